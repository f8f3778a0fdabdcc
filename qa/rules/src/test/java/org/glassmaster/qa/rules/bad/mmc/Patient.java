package org.glassmaster.qa.rules.bad.mmc;

import org.glassmaster.qa.rules.bad.core.port.Waiter;

public final class Patient implements Waiter {
  @Override
  public void await(long milliseconds) throws InterruptedException {
    Thread.sleep(milliseconds);
  }
}
