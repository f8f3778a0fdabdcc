package org.glassmaster.backend.file.internal.json;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An object of a JSON document. Members that are objects or arrays themselves are read over: no
 * sidecar of ours has any, and a later one may.
 */
public final class JsonObject {
  /** Marks a number apart from a string of the same spelling. */
  private record Numeral(String spelling) {}

  private final Map<String, Object> members;

  private JsonObject(Map<String, Object> members) {
    this.members = members;
  }

  /** The object that a text holds; empty where the text is not one. */
  public static Optional<JsonObject> parse(String text) {
    JsonScanner scanner = new JsonScanner(text);
    Map<String, Object> members = new LinkedHashMap<>();
    if (!scanner.take('{')) {
      return Optional.empty();
    }
    boolean more = !scanner.take('}');
    while (more) {
      Optional<String> key = scanner.string();
      if (key.isEmpty() || !scanner.take(':')) {
        return Optional.empty();
      }
      Optional<String> string = scanner.string();
      if (string.isPresent()) {
        members.put(key.get(), string.get());
      } else {
        Optional<String> value = scanner.value();
        if (value.isEmpty()) {
          return Optional.empty();
        }
        member(members, key.get(), value.get());
      }
      more = scanner.take(',');
      if (!more && !scanner.take('}')) {
        return Optional.empty();
      }
    }
    return scanner.atEnd() ? Optional.of(new JsonObject(members)) : Optional.empty();
  }

  private static void member(Map<String, Object> members, String key, String value) {
    switch (value.charAt(0)) {
      case 't', 'f' -> members.put(key, value.charAt(0) == 't');
      case 'n', '{', '[' -> members.remove(key);
      default -> members.put(key, new Numeral(value));
    }
  }

  /** A member that is a string. */
  public Optional<String> string(String key) {
    return members.get(key) instanceof String string ? Optional.of(string) : Optional.empty();
  }

  /** A member that is a whole number of reasonable size. */
  public OptionalLong number(String key) {
    if (members.get(key) instanceof Numeral number && number.spelling().matches("-?[0-9]{1,15}")) {
      return OptionalLong.of(Long.parseLong(number.spelling()));
    }
    return OptionalLong.empty();
  }

  /** A member that is true or false. */
  public Optional<Boolean> truth(String key) {
    return members.get(key) instanceof Boolean truth ? Optional.of(truth) : Optional.empty();
  }
}
