package org.glassmaster.qa.rules.bad.backend.file;

import org.glassmaster.qa.rules.bad.spi.ImageFormat;

public final class FormatNotRegistered implements ImageFormat {}
