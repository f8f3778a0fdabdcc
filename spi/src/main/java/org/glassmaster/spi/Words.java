package org.glassmaster.spi;

/** What a user's words for a device or image are, before any back end is asked. */
sealed interface Words {
  /** {@code sgio:/dev/sr0}: the back end is named. */
  record Schemed(String scheme, String rest) implements Words {}

  /** {@code /dev/sr0} or {@code D:}: a drive of whichever back end deals with such names. */
  record Drive(String name) implements Words {}

  /** Anything else: the path of an image. */
  record ImagePath(String path) implements Words {}

  /**
   * Tells them apart by their spelling alone. One letter and a colon are a Windows drive, and the
   * start of a Windows path where more follows; shared memory is a folder in spite of where it is.
   */
  static Words of(String text) {
    if (text.startsWith("/dev/") && !text.startsWith("/dev/shm/")) {
      return new Drive(text);
    }
    int colon = text.indexOf(':');
    if (colon == 1 && isLetter(text.charAt(0))) {
      boolean bare = text.length() == 2 || (text.length() == 3 && isSeparator(text.charAt(2)));
      return bare ? new Drive(text.substring(0, 2)) : new ImagePath(text);
    }
    if (colon > 1 && Providers.isName(text.substring(0, colon))) {
      return new Schemed(text.substring(0, colon), text.substring(colon + 1));
    }
    return new ImagePath(text);
  }

  private static boolean isLetter(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }

  private static boolean isSeparator(char c) {
    return c == '\\' || c == '/';
  }
}
