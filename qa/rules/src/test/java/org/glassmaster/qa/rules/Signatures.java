package org.glassmaster.qa.rules;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javassist.bytecode.AccessFlag;
import javassist.bytecode.AttributeInfo;
import javassist.bytecode.ClassFile;
import javassist.bytecode.FieldInfo;
import javassist.bytecode.InnerClassesAttribute;
import javassist.bytecode.MethodInfo;

/**
 * Class files without what nobody outside can see: no code, no private or package-private member,
 * no line numbers. What is left is what a compiler and a linker ask for.
 */
final class Signatures {
  /** What says something to those outside; the marks of stability are invisible annotations. */
  private static final Set<String> KEPT =
      Set.of(
          "Signature",
          "Exceptions",
          "ConstantValue",
          "AnnotationDefault",
          "InnerClasses",
          "Record",
          "PermittedSubclasses",
          "RuntimeInvisibleAnnotations");

  private final Api api;
  private final Map<String, byte[]> kept = new TreeMap<>();

  private Signatures(Api api) {
    this.api = api;
  }

  static Api of(Api api) {
    Signatures signatures = new Signatures(api);
    Deque<String> wanted = new ArrayDeque<>();
    api.classes()
        .forEach(
            (path, bytes) -> {
              if (isSeen(parse(bytes)) || path.endsWith("package-info.class")) {
                wanted.add(path);
              }
            });
    while (!wanted.isEmpty()) {
      wanted.addAll(signatures.keep(wanted.remove()));
    }
    return new Api(signatures.kept);
  }

  /** Keeps one; its supertypes are wanted too, though nobody can name them. */
  private List<String> keep(String path) {
    byte[] bytes = api.classes().get(path);
    if (bytes == null || kept.containsKey(path)) {
      return List.of();
    }
    ClassFile file = parse(bytes);
    file.getMethods().removeIf(method -> !isSeen(method.getAccessFlags()));
    file.getFields().removeIf(field -> !isSeen(field.getAccessFlags()));
    strip(file.getAttributes());
    for (MethodInfo method : file.getMethods()) {
      strip(method.getAttributes());
    }
    for (FieldInfo field : file.getFields()) {
      strip(field.getAttributes());
    }
    file.compact();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      file.write(new DataOutputStream(out));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    kept.put(path, out.toByteArray());
    return Stream.concat(Stream.of(file.getSuperclass()), Stream.of(file.getInterfaces()))
        .map(name -> name.replace('.', '/') + ".class")
        .toList();
  }

  private static void strip(List<AttributeInfo> attributes) {
    attributes.removeIf(attribute -> !KEPT.contains(attribute.getName()));
  }

  static ClassFile parse(byte[] bytes) {
    try {
      return new ClassFile(new DataInputStream(new ByteArrayInputStream(bytes)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A member class says in the table of inner classes how far it is seen. */
  private static boolean isSeen(ClassFile file) {
    InnerClassesAttribute inner =
        (InnerClassesAttribute) file.getAttribute(InnerClassesAttribute.tag);
    if (inner != null) {
      for (int i = 0; i < inner.tableLength(); i++) {
        if (file.getName().equals(inner.innerClass(i))) {
          return isSeen(inner.accessFlags(i)) && inner.outerClass(i) != null;
        }
      }
    }
    return isSeen(file.getAccessFlags());
  }

  private static boolean isSeen(int flags) {
    return (flags & (AccessFlag.PUBLIC | AccessFlag.PROTECTED)) != 0
        && (flags & AccessFlag.SYNTHETIC) == 0;
  }
}
