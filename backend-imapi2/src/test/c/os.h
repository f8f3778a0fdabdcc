/* Threads, locks and time, of POSIX or of Windows. */
#ifndef GM_OS_H
#define GM_OS_H

#include <stdint.h>

/* One lock for the state of all objects; never held while a client is called. May be taken again by its holder. */
void os_lock(void);
void os_unlock(void);

/* Runs a function on a new thread; wait for it, or let it go. */
typedef struct OsThread OsThread;
OsThread *os_start(void (*run)(void *), void *argument);
void os_join(OsThread *thread);

void os_sleep(int milliseconds);
uint64_t os_thread_id(void);

#endif
