#include "os.h"

#include <stdlib.h>
#include <windows.h>

static CRITICAL_SECTION lock;

struct OsThread {
  HANDLE thread;
  void (*run)(void *);
  void *argument;
};

BOOL WINAPI DllMain(HINSTANCE module, DWORD reason, LPVOID reserved) {
  (void)module;
  (void)reserved;
  if (reason == DLL_PROCESS_ATTACH) InitializeCriticalSection(&lock);
  return TRUE;
}

void os_lock(void) { EnterCriticalSection(&lock); }

void os_unlock(void) { LeaveCriticalSection(&lock); }

/* IMAPI2's threads are in the multithreaded apartment. */
static DWORD WINAPI begin(LPVOID given) {
  OsThread *thread = given;
  HRESULT apartment = CoInitializeEx(NULL, COINIT_MULTITHREADED);
  thread->run(thread->argument);
  if (SUCCEEDED(apartment)) CoUninitialize();
  return 0;
}

OsThread *os_start(void (*run)(void *), void *argument) {
  OsThread *thread = malloc(sizeof *thread);
  thread->run = run;
  thread->argument = argument;
  thread->thread = CreateThread(NULL, 0, begin, thread, 0, NULL);
  if (thread->thread == NULL) abort();
  return thread;
}

void os_join(OsThread *thread) {
  WaitForSingleObject(thread->thread, INFINITE);
  CloseHandle(thread->thread);
  free(thread);
}

void os_sleep(int milliseconds) { Sleep((DWORD)milliseconds); }

uint64_t os_thread_id(void) { return GetCurrentThreadId(); }
