package org.glassmaster.mmc;

/**
 * Where sessions meet, as makers of file systems want to know it ({@code msinfo}).
 *
 * @param lastSession first sector of the last session's first track
 * @param nextSession where the first track of the next session would start
 */
public record MultiSession(int lastSession, int nextSession) {}
