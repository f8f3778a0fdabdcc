package org.glassmaster.qa.rules.bad.core.port;

/** Stands for the service. */
public interface TagReader {}
