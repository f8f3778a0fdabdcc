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

  @FuzzTest
  void sidecar(byte[] json) {
    JsonObject.parse(new String(json, StandardCharsets.UTF_8));
    Strangers.read(
        "rawdao", "disc.rawdao", new byte[BLOCKS * BLOCK], Map.of("disc.rawdao.json", json));
  }
}
