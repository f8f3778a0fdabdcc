package org.glassmaster.spi;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a user names a device or image: {@code sgio:/dev/sr0}, {@code file:album.cue?layout=tracks}.
 *
 * @param scheme the name of a back end
 * @param rest what that back end understands: a path, a device node, a drive letter
 * @param options by name
 */
public record Location(String scheme, String rest, Map<String, String> options) {
  /** Takes copies of what could change. */
  public Location {
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }

  /**
   * {@return a location without options}
   *
   * @param scheme the name of a back end
   * @param rest what follows the scheme
   */
  public static Location of(String scheme, String rest) {
    return new Location(scheme, rest, Map.of());
  }

  /**
   * {@return the same with one option more, or with another value for it}
   *
   * @param option its name
   * @param value its value
   */
  public Location with(String option, String value) {
    Map<String, String> more = new LinkedHashMap<>(options);
    more.put(option, value);
    return new Location(scheme, rest, more);
  }

  /**
   * Splits {@code rest?name=value&…}; a question mark that no assignment follows belongs to the
   * path.
   */
  static Location ofScheme(String scheme, String rest) {
    int mark = rest.lastIndexOf('?');
    if (mark < 0 || rest.indexOf('=', mark) < 0) {
      return of(scheme, rest);
    }
    Map<String, String> options = new LinkedHashMap<>();
    for (String assignment : rest.substring(mark + 1).split("&", -1)) {
      int equals = assignment.indexOf('=');
      if (equals < 0) {
        options.put(decoded(assignment), "");
      } else {
        options.put(
            decoded(assignment.substring(0, equals)), decoded(assignment.substring(equals + 1)));
      }
    }
    return new Location(scheme, rest.substring(0, mark), options);
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  private static String encoded(String text) {
    return text.replace("%", "%25").replace("&", "%26").replace("=", "%3D").replace("?", "%3F");
  }

  /** The words that name it again. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(scheme).append(':').append(rest);
    char separator = '?';
    for (Map.Entry<String, String> option : options.entrySet()) {
      text.append(separator)
          .append(encoded(option.getKey()))
          .append('=')
          .append(encoded(option.getValue()));
      separator = '&';
    }
    return text.toString();
  }
}
