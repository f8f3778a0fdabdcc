import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes the bill of materials of a package, as CycloneDX 1.6 in JSON: every jar with its
 * coordinates, licence and SHA-256, the libusb inside of a jar, and the run-time image. Licences
 * and groups come from {@code THIRD-PARTY.md}, so that they are recorded once.
 */
final class Sbom {
  private static final Pattern JAR =
      Pattern.compile("(.+?)-(\\d.*?)(-(?:linux|win32|darwin)-.+)?\\.jar");
  private static final Pattern ROW =
      Pattern.compile("\\| (`.+`) \\| (\\S+) \\| .+ \\| (.+) \\| (\\S+) \\|");
  private static final Pattern NAME = Pattern.compile("`([^`]+)`");

  private record Party(String group, String licence, String source) {}

  private final String version;
  private final Instant time;
  private final Map<String, Party> parties = new TreeMap<>();
  private final List<String> components = new ArrayList<>();
  private final List<String> references = new ArrayList<>();

  Sbom(String thirdParties, String version, Instant time) {
    this.version = version;
    this.time = time;
    for (String line : thirdParties.lines().toList()) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        Party party = new Party(row.group(2), row.group(3), row.group(4));
        NAME.matcher(row.group(1)).results().forEach(name -> parties.put(name.group(1), party));
      }
    }
  }

  /** The document. */
  String of(List<PackageEntry> entries, Optional<String> java) throws Exception {
    components.clear();
    references.clear();
    for (PackageEntry entry : entries) {
      if (entry.path().endsWith(".jar")) {
        jar(entry.path(), sha256(entry.content().bytes()));
      } else if (java.isPresent() && entry.path().endsWith("runtime/lib/modules")) {
        runtime(java.get(), entry.path(), sha256(entry.content().bytes()));
      }
    }
    String root = "pkg:maven/org.glassmaster/glassmaster-cli@" + version;
    String body =
        """
          "version": 1,
          "metadata": {
            "timestamp": "%s",
            "component": {
              "type": "application",
              "bom-ref": "glassmaster",
              "name": "glassmaster",
              "version": "%s",
              "licenses": [ { "license": { "id": "Apache-2.0" } } ],
              "purl": "%s"
            }
          },
          "components": [
        %s
          ],
          "dependencies": [ { "ref": "glassmaster", "dependsOn": [ %s ] } ]
        }
        """
            .formatted(
                time, version, root, String.join(",\n", components), String.join(", ", references));
    UUID serial = UUID.nameUUIDFromBytes(body.getBytes(StandardCharsets.UTF_8));
    return """
    {
      "bomFormat": "CycloneDX",
      "specVersion": "1.6",
      "serialNumber": "urn:uuid:%s",
    """
            .formatted(serial)
        + body;
  }

  private void jar(String path, String digest) {
    Matcher name = JAR.matcher(path.substring(path.lastIndexOf('/') + 1));
    if (!name.matches()) {
      throw new IllegalStateException(path + " has no version in its name");
    }
    String artifact = name.group(1);
    Party party =
        artifact.startsWith("glassmaster-")
            ? new Party("org.glassmaster", "Apache-2.0", "")
            : Optional.ofNullable(parties.get(artifact))
                .orElseThrow(() -> new IllegalStateException(path + " is of no recorded party"));
    String classifier =
        Optional.ofNullable(name.group(3)).map(text -> text.substring(1)).orElse("");
    String purl =
        "pkg:maven/%s/%s@%s%s"
            .formatted(
                party.group(),
                artifact,
                name.group(2),
                classifier.isEmpty() ? "" : "?classifier=" + classifier);
    String licence = party.licence().replaceFirst(";.*", "");
    // The native library has libusb linked into it, which has a licence of its own.
    String inside =
        artifact.equals("libusb4java")
            ? """
            ,
                  "components": [ { "type": "library", "name": "libusb", "version": "1.0.22",
                    "licenses": [ { "license": { "id": "LGPL-2.1-or-later" } } ], "purl": "pkg:github/libusb/libusb@v1.0.22" } ]\
            """
            : "";
    if (artifact.equals("picocli")) {
      inside =
          ",\n      \"pedigree\": { \"notes\": \"stack maps added to its class files, see"
              + " META-INF/CHANGED.txt\" }";
    }
    component(
        "library",
        purl,
        party.group(),
        artifact,
        name.group(2),
        licence(licence),
        path,
        digest,
        inside);
  }

  private void runtime(String java, String path, String digest) {
    component(
        "platform",
        "pkg:generic/openjdk@" + java.replace("+", "%2B"),
        "",
        "OpenJDK",
        java,
        "{ \"expression\": \"GPL-2.0-only WITH Classpath-exception-2.0\" }",
        path,
        digest,
        "");
  }

  private static String licence(String licence) {
    String kind = licence.contains(" ") ? "name" : "id";
    return "{ \"license\": { \"%s\": \"%s\" } }".formatted(kind, licence);
  }

  private void component(
      String type,
      String purl,
      String group,
      String name,
      String version,
      String licence,
      String path,
      String digest,
      String inside) {
    references.add('"' + purl + '"');
    components.add(
        """
            {
              "type": "%s",
              "bom-ref": "%s",
        %s      "name": "%s",
              "version": "%s",
              "hashes": [ { "alg": "SHA-256", "content": "%s" } ],
              "licenses": [ %s ],
              "purl": "%s",
              "evidence": { "occurrences": [ { "location": "%s" } ] }%s
            }\
        """
            .formatted(
                type,
                purl,
                group.isEmpty() ? "" : "      \"group\": \"" + group + "\",\n",
                name,
                version,
                digest,
                licence,
                purl,
                path,
                inside));
  }

  static String sha256(byte[] content) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
  }
}
