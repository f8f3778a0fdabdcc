package org.glassmaster.core.image;

import org.glassmaster.core.sector.Subheader;

/** The sub-headers of XA sectors whose source has none. */
final class Subheaders {
  /** Form 1 data. */
  static final Subheader DATA = Subheader.DATA;

  /** Form 2, of no particular kind. */
  static final Subheader FORM2 = new Subheader(0, 0, Subheader.FORM2, 0);

  /** Form 1 with nothing in it. */
  static final Subheader EMPTY = new Subheader(0, 0, 0, 0);

  private Subheaders() {}
}
