package org.glassmaster.core.fault;

import java.util.List;
import org.glassmaster.core.finding.Advice;
import org.glassmaster.core.finding.Finding;

/**
 * What was asked for is not valid for the target, or would lose something that was not consented
 * to.
 */
public final class ContentException extends GlassmasterException {
  private static final long serialVersionUID = 1;

  private final transient List<Finding> findings;

  /**
   * Refuses for the reasons given, the first of which becomes the place and the advice.
   *
   * @param code its stable code
   * @param message what is wrong, as a clause
   * @param findings what was noticed
   */
  public ContentException(String code, String message, List<Finding> findings) {
    super(code, message, null);
    this.findings = List.copyOf(findings);
    if (!findings.isEmpty()) {
      findings.getFirst().where().ifPresent(this::place);
      findings.getFirst().advice().ifPresent(this::advise);
    }
  }

  /** {@return the reasons} */
  public List<Finding> findings() {
    return findings;
  }

  /**
   * {@return this fault, with its place in the user's own terms}
   *
   * @param where the place in the user's own terms
   */
  public ContentException at(String where) {
    place(where);
    return this;
  }

  /**
   * {@return this fault, with the next step}
   *
   * @param sentence what to do, as a sentence
   */
  public ContentException advise(String sentence) {
    advise(Advice.of(sentence));
    return this;
  }
}
