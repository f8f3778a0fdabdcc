#include "os.h"

#include <pthread.h>
#include <stdlib.h>
#include <time.h>

static pthread_mutex_t lock = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;

struct OsThread {
  pthread_t thread;
  void (*run)(void *);
  void *argument;
};

void os_lock(void) { pthread_mutex_lock(&lock); }

void os_unlock(void) { pthread_mutex_unlock(&lock); }

static void *begin(void *given) {
  OsThread *thread = given;
  thread->run(thread->argument);
  return NULL;
}

OsThread *os_start(void (*run)(void *), void *argument) {
  OsThread *thread = malloc(sizeof *thread);
  *thread = (OsThread){.run = run, .argument = argument};
  if (pthread_create(&thread->thread, NULL, begin, thread) != 0) abort();
  return thread;
}

void os_join(OsThread *thread) {
  pthread_join(thread->thread, NULL);
  free(thread);
}

void os_sleep(int milliseconds) {
  struct timespec time = {milliseconds / 1000, milliseconds % 1000 * 1000000L};
  nanosleep(&time, NULL);
}

uint64_t os_thread_id(void) { return (uint64_t)pthread_self(); }
