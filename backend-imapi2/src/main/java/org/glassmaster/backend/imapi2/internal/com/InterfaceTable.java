package org.glassmaster.backend.imapi2.internal.com;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Interfaces and classes as data: {@code imapi2-vtables.tsv} has the slots, {@code
 * imapi2-guids.tsv} the identifiers and the ancestry, {@code imapi2-signatures.tsv} dispatch
 * numbers and parameters. The slots were checked against Microsoft's own header; no slot stands
 * anywhere else.
 */
final class InterfaceTable {
  private static final Pattern TAB = Pattern.compile("\t");

  private final Map<String, ComInterface> interfaces;
  private final Map<String, Guid> classes;

  private InterfaceTable(Map<String, ComInterface> interfaces, Map<String, Guid> classes) {
    this.interfaces = interfaces;
    this.classes = classes;
  }

  /** The tables of this jar, read when first asked for. */
  static InterfaceTable standard() {
    return Standard.TABLE;
  }

  /** Every interface that has an identifier. */
  Map<String, ComInterface> interfaces() {
    return interfaces;
  }

  Map<String, Guid> classes() {
    return classes;
  }

  ComInterface type(String name) {
    return found(interfaces, name, "interface");
  }

  Guid coclass(String name) {
    return found(classes, name, "class");
  }

  private static <T> T found(Map<String, T> table, String name, String kind) {
    T value = table.get(name);
    if (value == null) {
      throw new NoSuchElementException("no " + kind + " " + name + " in the tables");
    }
    return value;
  }

  private static InterfaceTable read() {
    Map<String, Guid> iids = new LinkedHashMap<>();
    Map<String, String> bases = new HashMap<>();
    Map<String, Guid> classes = new LinkedHashMap<>();
    for (String[] row : rows("imapi2-guids.tsv")) {
      if (row[0].equals("coclass")) {
        classes.put(row[1], Guid.of(row[2]));
      } else {
        iids.put(row[1], Guid.of(row[2]));
        bases.put(row[1], row[3]);
      }
    }
    Map<String, String[]> signatures = new HashMap<>();
    for (String[] row : rows("imapi2-signatures.tsv")) {
      signatures.put(row[0] + "::" + row[1], row);
    }
    Map<String, List<String[]>> slots = new LinkedHashMap<>();
    for (String[] row : rows("imapi2-vtables.tsv")) {
      slots.computeIfAbsent(row[0], name -> new ArrayList<>()).add(row);
    }
    Map<String, ComInterface> interfaces = new LinkedHashMap<>();
    iids.forEach(
        (name, iid) -> {
          List<String> line = line(name, bases);
          List<ComMethod> methods = new ArrayList<>();
          // A marker such as IAgileObject has no rows: it is IUnknown under another identifier.
          String vtable = slots.containsKey(name) ? name : line.get(1);
          for (String[] row : Objects.requireNonNull(slots.get(vtable))) {
            methods.add(method(name, line, row, signatures));
          }
          methods.sort(Comparator.comparingInt(ComMethod::slot));
          interfaces.put(name, new ComInterface(name, iid, line.subList(1, line.size()), methods));
        });
    return new InterfaceTable(Map.copyOf(interfaces), Map.copyOf(classes));
  }

  /** The interface and its ancestors up to {@code IUnknown}. */
  private static List<String> line(String name, Map<String, String> bases) {
    List<String> line = new ArrayList<>();
    for (String step = name; step != null && !step.isEmpty(); step = bases.get(step)) {
      line.add(step);
    }
    return line;
  }

  private static ComMethod method(
      String owner, List<String> line, String[] row, Map<String, String[]> signatures) {
    int slot = Integer.parseInt(row[1]);
    for (String declarer : line) {
      String[] signature = signatures.get(declarer + "::" + row[2]);
      if (signature != null) {
        return new ComMethod(owner, row[2], slot, dispatch(signature[2]), signature[3]);
      }
    }
    return new ComMethod(owner, row[2], slot, 0, "");
  }

  private static int dispatch(String text) {
    return text.isEmpty() ? 0 : Integer.decode(text);
  }

  private static List<String[]> rows(String resource) {
    List<String[]> rows = new ArrayList<>();
    try (InputStream in =
            Objects.requireNonNull(InterfaceTable.class.getResourceAsStream(resource), resource);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      reader.readLine();
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        rows.add(TAB.split(line, -1));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  /** Read by whoever comes first, and by nobody where nothing of Windows is used. */
  private static final class Standard {
    static final InterfaceTable TABLE = read();

    private Standard() {}
  }
}
