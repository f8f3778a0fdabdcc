package org.glassmaster.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What this process holds that outlives a call: open descriptors, where the system tells, and
 * threads that are alive.
 */
record Holdings(long descriptors, Set<String> threads) {
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

  private static final Duration PATIENCE = Duration.ofSeconds(1);

  /** Threads of the virtual machine's own that come and go. */
  private static final Set<String> NOT_OURS =
      Set.of("Attach Listener", "Common-Cleaner", "process reaper", "VirtualThread-unparker");

  static Holdings now() {
    return new Holdings(countDescriptors(), threadNames());
  }

  /**
   * What is held beyond that, once threads that were told to end have ended.
   *
   * @return a sentence for each; none where nothing is
   */
  static List<String> beyond(Holdings before) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      Duration left = Duration.ofNanos(end - System.nanoTime());
      if (!before.threads().contains(named(thread)) && !isTheMachines(thread)) {
        // Never joins where no time is left; the thread then counts as held.
        boolean _ = left.isPositive() && thread.join(left);
      }
    }
    Holdings now = now();
    List<String> more = new ArrayList<>();
    for (String thread : now.threads()) {
      if (!before.threads().contains(thread)) {
        more.add("thread " + thread);
      }
    }
    if (now.descriptors() > before.descriptors()) {
      more.add(now.descriptors() - before.descriptors() + " descriptors");
    }
    return more;
  }

  private static long countDescriptors() {
    try (Stream<Path> open = Files.list(DESCRIPTORS)) {
      return open.count();
    } catch (IOException e) {
      return 0;
    }
  }

  private static Set<String> threadNames() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !isTheMachines(thread))
        .map(Holdings::named)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean isTheMachines(Thread thread) {
    String name = thread.getName();
    return NOT_OURS.contains(name)
        || name.startsWith("ForkJoinPool")
        || name.startsWith("process reaper")
        || name.startsWith("surefire");
  }

  private static String named(Thread thread) {
    return thread.threadId() + " " + thread.getName();
  }
}
