package org.glassmaster.qa.rules.bad.cli.there;

public final class KnowsNobody {
  private KnowsNobody() {}
}
