package org.glassmaster.cli.internal.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.glassmaster.cli.internal.Album;
import org.glassmaster.cli.internal.Said;
import org.glassmaster.spi.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServeTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"3240", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536", "a b:1", ":1"})
  void listensNowhereElse(String words) {
    assertThatThrownBy(() -> ListenAddress.parse(words)).isInstanceOf(UsageException.class);
  }

  @Test
  void listensOnThisMachineAloneUnlessToldOtherwise() {
    assertThat(ListenAddress.words(ListenAddress.byDefault())).isEqualTo("127.0.0.1:3240");
    assertThat(ListenAddress.words(ListenAddress.parse("0.0.0.0:1"))).isEqualTo("0.0.0.0:1");
    assertThat(ListenAddress.parse("[::1]:7").getAddress().isLoopbackAddress()).isTrue();
    assertThat(ListenAddress.words(ListenAddress.parse("[::1]:7"))).endsWith("1]:7");
  }

  @Test
  void doesNotBurnOverAnImageThatIsThere() throws IOException {
    Path sheet = Album.in(folder).sheet();
    Said said = Said.by("serve", sheet.toString(), "--record", "cue", "--listen", "127.0.0.1:0");
    assertThat(said.exit()).isEqualTo(5);
    assertThat(said.err()).contains("exists", "--overwrite");
  }

  @Test
  void knowsTheFormatBeforeAnybodyBurns() {
    Said said = Said.by("serve", folder.resolve("disc.img").toString(), "--record", "nonsense");
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err()).contains("nonsense");
  }

  @Test
  void needsAnImage() {
    Said said = Said.by("serve", folder.resolve("none.cue").toString());
    assertThat(said.exit()).isEqualTo(6);
  }

  @Test
  void saysWhenItsPortIsTaken() throws IOException {
    Path sheet = Album.in(folder).sheet();
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String listen = "127.0.0.1:" + taken.getLocalPort();
      Said said = Said.by("serve", sheet.toString(), "--listen", listen);
      assertThat(said.exit()).isEqualTo(4);
      assertThat(said.err()).contains(listen, "--listen");
    }
  }
}
