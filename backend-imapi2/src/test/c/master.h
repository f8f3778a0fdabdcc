#ifndef GM_MASTER_H
#define GM_MASTER_H

/* Tells the sinks of all masters, from a thread of its own, that a drive came or went; returns when they have heard. */
void master_notify(const char *id, int added);

#endif
