import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Gives the classes of a jar what class files have had since Java 6: stack maps (JVMS 4.7.4). The
 * ahead-of-time cache takes no class without them, and picocli is compiled for Java 5: its 228
 * classes were read and verified in every start, a quarter of all its processor time.
 */
final class StackMaps {
  private static final int FIRST_WITH_MAPS = 50;

  private static final String NOTICE =
      """
      Changed for Glassmaster: the class files of this jar that were compiled for Java 5 are of the
      version of Java 8 now and have stack maps, so that the ahead-of-time cache of the JDK can
      hold them. Nothing else was changed.
      """;

  private StackMaps() {}

  /** The jar with stack maps in all its classes. */
  static byte[] added(Path jar, FileTime time) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(jar))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (!entry.isDirectory()) {
          entries.put(entry.getName(), zip.readAllBytes());
        }
      }
    }
    entries.put("META-INF/CHANGED.txt", NOTICE.getBytes(StandardCharsets.UTF_8));

    ClassHierarchyResolver own =
        ClassHierarchyResolver.ofResourceParsing(
            type -> {
              String name = type.descriptorString();
              byte[] found = entries.get(name.substring(1, name.length() - 1) + ".class");
              return found == null ? null : new ByteArrayInputStream(found);
            });
    ClassFile classes =
        ClassFile.of(
            ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
            ClassFile.ClassHierarchyResolverOption.of(
                own.orElse(ClassHierarchyResolver.defaultResolver())));
    ClassTransform change =
        ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)
            .andThen(
                (builder, element) -> {
                  if (element instanceof ClassFileVersion) {
                    builder.withVersion(ClassFile.JAVA_8_VERSION, 0);
                  } else {
                    builder.with(element);
                  }
                });

    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(packed)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        byte[] content = entry.getValue();
        if (entry.getKey().endsWith(".class")) {
          ClassModel parsed = classes.parse(content);
          if (parsed.majorVersion() < FIRST_WITH_MAPS) {
            content = classes.transformClass(parsed, change);
          }
        }
        ZipEntry header = new ZipEntry(entry.getKey());
        header.setTimeLocal(time.toInstant().atOffset(ZoneOffset.UTC).toLocalDateTime());
        zip.putNextEntry(header);
        zip.write(content);
        zip.closeEntry();
      }
    }
    return packed.toByteArray();
  }
}
