package org.glassmaster.qa.rules.bad.core.port;

/** The port that alone may sleep. */
public interface Waiter {
  void await(long milliseconds) throws InterruptedException;
}
