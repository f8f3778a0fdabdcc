package org.glassmaster.backend.imapi2.internal.drive;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.glassmaster.core.port.DeviceInfo;

/**
 * A drive that IMAPI2 lists.
 *
 * @param id unique, and the same for as long as the drive is where it is
 * @param places drive letters and mount points, as Windows spells them: {@code D:\}
 * @param records whether it says that it writes CD-R or CD-RW
 */
public record DriveEntry(
    String id,
    List<String> places,
    String vendor,
    String product,
    String revision,
    boolean records) {
  /** The scheme of locations of drives, by which the back end is called too. */
  public static final String SCHEME = "imapi2";

  /** A drive by its letter. */
  public static final Pattern LETTER = Pattern.compile("[A-Za-z]:\\\\?");

  public DriveEntry {
    places = List.copyOf(places);
  }

  /** The words that people know it by: its letter, or what it has instead. */
  public String place() {
    return places.stream()
        .filter(place -> LETTER.matcher(place).matches())
        .findFirst()
        .or(() -> places.stream().findFirst())
        .map(DriveEntry::bare)
        .orElse(id);
  }

  /** Whether it is the one named by a letter, a mount point or its id, in any case of letters. */
  public boolean isMeantBy(String words) {
    String wanted = bare(words);
    return id.equalsIgnoreCase(words)
        || places.stream().anyMatch(place -> bare(place).equalsIgnoreCase(wanted));
  }

  private static String bare(String path) {
    String text = path.endsWith("\\") ? path.substring(0, path.length() - 1) : path;
    return LETTER.matcher(text).matches() ? text.toUpperCase(Locale.ROOT) : text;
  }

  public DeviceInfo info() {
    return new DeviceInfo(
        SCHEME + ":" + place(),
        named(vendor),
        named(product),
        named(revision),
        Optional.empty(),
        true,
        records,
        List.of());
  }

  /** INQUIRY fills its fields with spaces. */
  private static Optional<String> named(String text) {
    return Optional.of(text.strip()).filter(stripped -> !stripped.isEmpty());
  }

  /** {@code D: (VENDOR PRODUCT)}. */
  public String told() {
    String words = (vendor.strip() + " " + product.strip()).strip();
    return words.isEmpty() ? place() : place() + " (" + words + ")";
  }
}
