package org.glassmaster.backend.file.internal.ccd;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import org.glassmaster.backend.file.internal.finding.Findings;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.disc.SubchannelRun;
import org.glassmaster.core.fault.SourceException;
import org.glassmaster.core.recovery.QSurvey;
import org.glassmaster.core.subchannel.Crc16;
import org.glassmaster.core.subchannel.QFrame;
import org.glassmaster.core.subchannel.SubchannelForm;

/**
 * The sub-channel of an image: 96 bytes a sector, twelve for each channel from P to W. Some
 * programs store the symbols as they stand on the disc instead; the CRC of Q tells.
 */
final class SubFile {
  /** Bytes of a sector. */
  static final int STRIDE = 96;

  private static final int BATCH = 256;

  private final ByteSource source;
  private final SubchannelForm form;
  private final int sectors;

  private SubFile(ByteSource source, SubchannelForm form, int sectors) {
    this.source = source;
    this.form = form;
    this.sectors = sectors;
  }

  /**
   * Looks at a file; empty where there is nothing of use in it.
   *
   * @param wanted sectors that the image has
   */
  static Optional<SubFile> of(ByteSource source, int wanted, Findings findings)
      throws SourceException {
    int sectors = (int) Math.min(source.size() / STRIDE, wanted);
    if (sectors == 0) {
      return Optional.empty();
    }
    if (source.size() < (long) wanted * STRIDE) {
      findings.add(
          CcdFinding.SUB_SHORT,
          source.name(),
          "it has the sub-channel of " + sectors + " sectors, the image has " + wanted);
    }
    int head = Math.min(BATCH, sectors);
    SubFile planes = new SubFile(source, SubchannelForm.PLANES96, sectors);
    SubFile symbols = new SubFile(source, SubchannelForm.RAW96, sectors);
    if (planes.goodFrames(head) == 0 && symbols.goodFrames(head) > head / 2) {
      findings.add(
          CcdFinding.SUB_FORM, source.name(), "it holds symbols, not one channel after another");
      return Optional.of(symbols);
    }
    return Optional.of(planes);
  }

  private int goodFrames(int count) throws SourceException {
    MemorySegment memory = MemorySegment.ofArray(new byte[count * STRIDE]);
    MemorySegment q = MemorySegment.ofArray(new byte[QFrame.BYTES]);
    source.read(0, memory, 0, memory.byteSize());
    int good = 0;
    for (int i = 0; i < count; i++) {
      form.readQ(memory, (long) i * STRIDE, q, 0);
      good += Crc16.isGood(q, 0, QFrame.BYTES - 2) ? 1 : 0;
    }
    return good;
  }

  /**
   * Shows a survey the Q frames of sectors, as far as they are there.
   *
   * @param offset where the first of them lies in the image
   */
  void survey(QSurvey survey, int lba, int count, int offset) throws SourceException {
    int there = Math.min(count, sectors - offset);
    MemorySegment memory = MemorySegment.ofArray(new byte[BATCH * STRIDE]);
    MemorySegment q = MemorySegment.ofArray(new byte[QFrame.BYTES]);
    for (int done = 0; done < there; done += BATCH) {
      int batch = Math.min(BATCH, there - done);
      source.read((long) (offset + done) * STRIDE, memory, 0, (long) batch * STRIDE);
      for (int i = 0; i < batch; i++) {
        form.readQ(memory, (long) i * STRIDE, q, 0);
        survey.frame(lba + done + i, q, 0);
      }
    }
  }

  /**
   * The sub-channel of a track.
   *
   * @param first the first of its sectors, relative to its index 0
   * @param offset where that sector lies in the image
   */
  List<SubchannelRun> run(int first, int count, int offset) {
    int there = Math.min(count, sectors - offset);
    SubchannelRun.Form stored =
        form == SubchannelForm.RAW96 ? SubchannelRun.Form.PW_RAW : SubchannelRun.Form.PW_PLANES;
    return there <= 0
        ? List.of()
        : List.of(new SubchannelRun(first, there, source, (long) offset * STRIDE, STRIDE, stored));
  }

  /** Whether it goes on as far as that sector of the image. */
  boolean reaches(int offset) {
    return sectors >= offset;
  }

  String name() {
    return source.name();
  }
}
