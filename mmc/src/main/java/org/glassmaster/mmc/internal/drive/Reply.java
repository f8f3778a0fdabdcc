package org.glassmaster.mmc.internal.drive;

import java.util.Optional;
import org.glassmaster.core.fault.Sense;
import org.glassmaster.mmc.ScsiAnswer;
import org.glassmaster.mmc.SenseData;
import org.glassmaster.mmc.internal.answer.AnswerBytes;

/**
 * What a drive answered to a question.
 *
 * @param data what came, in memory of its own; empty where the drive refused
 */
public record Reply(ScsiAnswer answer, AnswerBytes data) {
  /** Whether the drive did it. */
  public boolean isGood() {
    return answer.isGood();
  }

  /** Why not, where the drive said so. */
  public Optional<Sense> sense() {
    return answer.sense().map(SenseData::sense);
  }
}
