package org.glassmaster.qa.fuzz.internal;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.glassmaster.backend.file.internal.json.JsonObject;

/** Images that are told by their bytes. */
class ImageFuzzTest {
  private static final int BLOCKS = 20;
  private static final int BLOCK = 2448;

  @FuzzTest
  void iso(byte[] image) {
    Strangers.read("iso", "disc.iso", image, Map.of());
  }

  @FuzzTest
  void rawDao(byte[] blocks) {
    Strangers.read("rawdao", "disc.rawdao", blocks, Map.of());
  }

  /** Graphics beside the audio of a sheet; the first two bytes say where the sheet cuts it. */
  @FuzzTest
  void graphics(byte[] packs) {
    int cut =
        packs.length < 2 ? 0 : (Byte.toUnsignedInt(packs[0]) << 8) | Byte.toUnsignedInt(packs[1]);
    String toc =
        "CD_DA\nTRACK AUDIO\nAUDIOFILE \"song.wav\" 0 "
            + (cut + 1)
            + "\nTRACK AUDIO\nAUDIOFILE \"song.wav\" "
            + (cut + 1)
            + "\n";
    String cue =
        "FILE \"song.bin\" BINARY\nTRACK 01 AUDIO\nINDEX 01 00:00:00\n"
            + "TRACK 02 AUDIO\nINDEX 01 00:%02d:%02d\n".formatted(cut % 60, cut % 75);
    Map<String, byte[]> beside = Map.of("song.cdg", packs);
    Strangers.read("toc", "disc.toc", toc.getBytes(StandardCharsets.UTF_8), beside);
    Strangers.read("cue", "disc.cue", cue.getBytes(StandardCharsets.UTF_8), beside);
  }

  @FuzzTest
  void sidecar(byte[] json) {
    JsonObject.parse(new String(json, StandardCharsets.UTF_8));
    Strangers.read(
        "rawdao", "disc.rawdao", new byte[BLOCKS * BLOCK], Map.of("disc.rawdao.json", json));
  }
}
