package org.glassmaster.qa.rules.bad.backend.file;

import org.glassmaster.qa.rules.bad.core.port.TagReader;

public final class TagReaderNotRegistered implements TagReader {}
