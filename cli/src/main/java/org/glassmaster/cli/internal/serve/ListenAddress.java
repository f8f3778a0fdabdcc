package org.glassmaster.cli.internal.serve;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.glassmaster.emulator.UsbIpServer;
import org.glassmaster.spi.UsageException;

/** Where {@code serve} waits for hosts, as it is typed: {@code 127.0.0.1:3240}. */
final class ListenAddress {
  private static final Pattern FORM = Pattern.compile("(\\[[^\\]]+\\]|[^:\\[\\]]+):([0-9]{1,5})");
  private static final int LAST_PORT = 65_535;

  private ListenAddress() {}

  /** This machine alone, at the port that hosts ask unless told otherwise. */
  static InetSocketAddress byDefault() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), UsbIpServer.PORT);
  }

  /** Reads what was typed. */
  static InetSocketAddress parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (matcher.matches() && Integer.parseInt(matcher.group(2)) <= LAST_PORT) {
      try {
        return new InetSocketAddress(
            InetAddress.getByName(matcher.group(1)), Integer.parseInt(matcher.group(2)));
      } catch (UnknownHostException e) {
        throw new UsageException(
            "usage",
            "--listen: no address is known for " + matcher.group(1),
            "give an address of this machine, such as 127.0.0.1:3240");
      }
    }
    throw new UsageException(
        "usage", "--listen cannot be \"" + text + "\"", "give ADDR:PORT, such as 127.0.0.1:3240");
  }

  /** The way it is typed again. */
  static String words(InetSocketAddress address) {
    String host = address.getAddress().getHostAddress();
    return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + address.getPort();
  }
}
