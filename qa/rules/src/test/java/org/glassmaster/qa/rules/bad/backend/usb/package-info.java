/** Offences on purpose: a part of the house that every rule is tried on. */
@NullMarked
package org.glassmaster.qa.rules.bad.backend.usb;

import org.jspecify.annotations.NullMarked;
