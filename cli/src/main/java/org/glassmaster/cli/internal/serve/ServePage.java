package org.glassmaster.cli.internal.serve;

import java.net.InetSocketAddress;
import org.glassmaster.cli.internal.page.Page;
import org.glassmaster.emulator.UsbIpServer;

/** What {@code serve} tells those who want to plug its drive in. */
final class ServePage {
  private ServePage() {}

  static void print(Page page, InetSocketAddress address, String disc) {
    page.entry("disc", disc);
    page.entry("listening", ListenAddress.words(address) + " (USB/IP)");
    page.heading("To plug the drive in, as root:");
    page.line("  modprobe vhci-hcd; " + attach(address));
    page.blank();
    page.line("It appears as /dev/sr0 or the next free number. To pull it out again:");
    page.line("  usbip port");
    page.line("  usbip detach -p PORT");
    if (!address.getAddress().isLoopbackAddress()) {
      page.blank();
      page.line("Everybody who can connect here can use the drive: USB/IP asks for no password.");
    }
    page.blank();
    page.line("Ctrl-C ends it.");
  }

  /** The line for a machine's own shell; others name this machine instead. */
  private static String attach(InetSocketAddress address) {
    String port =
        address.getPort() == UsbIpServer.PORT ? "" : "--tcp-port " + address.getPort() + " ";
    String host =
        address.getAddress().isAnyLocalAddress()
            ? "127.0.0.1"
            : address.getAddress().getHostAddress();
    return "usbip " + port + "attach -r " + host + " -b 1-1";
  }
}
