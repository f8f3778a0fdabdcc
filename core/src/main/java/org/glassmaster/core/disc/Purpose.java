package org.glassmaster.core.disc;

/** What a disc is wanted for, which decides how much a broken rule matters. */
public enum Purpose {
  /** Making a new disc: everything is held to the book. */
  AUTHORING,
  /** Writing to a medium: what players may stumble over is refused unless it is allowed by name. */
  BURNING,
  /** Moving an existing disc from one form to another: it is as it is. */
  CONVERTING
}
