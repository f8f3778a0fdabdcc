package org.glassmaster.qa.rules.bad.spi;

/** A service. */
public interface BackEnd {}
