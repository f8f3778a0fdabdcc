package org.glassmaster.emulator;

import java.util.Arrays;
import java.util.Optional;
import org.glassmaster.core.image.DiscSource;
import org.glassmaster.core.layout.TableOfContents;

/** A disc that cannot be written. */
record PressedDisc(DiscSource source) implements Medium {
  private static final int CD_ROM = 0x08;
  private static final int HEADER = 4;

  @Override
  public Optional<DiscSource> content() {
    return Optional.of(source);
  }

  @Override
  public byte[] textPacks() {
    byte[] answer = TableOfContents.format5(source.layout());
    return Arrays.copyOfRange(answer, HEADER, answer.length);
  }

  @Override
  public int profile() {
    return CD_ROM;
  }
}
