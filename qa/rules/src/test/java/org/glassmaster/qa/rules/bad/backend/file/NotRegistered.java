package org.glassmaster.qa.rules.bad.backend.file;

import org.glassmaster.qa.rules.bad.spi.BackEnd;

public final class NotRegistered implements BackEnd {}
