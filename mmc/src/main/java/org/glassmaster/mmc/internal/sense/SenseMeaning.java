package org.glassmaster.mmc.internal.sense;

/**
 * What a refusal means.
 *
 * @param cause what happened, as a clause that ends a sentence
 * @param advice the next step
 */
public record SenseMeaning(String cause, SenseAction action, String advice) {}
