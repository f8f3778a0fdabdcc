package org.glassmaster.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a process holds at a moment: its threads and, where the system tells (Linux), the files it
 * has open. Taken before and after, it shows what was not given back.
 */
public final class Leftovers {
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

  /** A thread may take a moment to end after it was told to. */
  private static final long PATIENCE_MILLIS = 5_000;

  private final Set<Thread> threads;
  private final Set<String> files;

  private Leftovers(Set<Thread> threads, Set<String> files) {
    this.threads = threads;
    this.files = files;
  }

  /** {@return what is held now} */
  public static Leftovers now() {
    return new Leftovers(threads(), files());
  }

  /**
   * Fails where anything is held that was not held before.
   *
   * @throws InterruptedException where the thread is interrupted meanwhile
   */
  public void assertNothingMore() throws InterruptedException {
    for (Thread thread : threads()) {
      if (!threads.contains(thread)) {
        thread.join(PATIENCE_MILLIS);
        assertThat(thread.isAlive()).as("thread \"%s\" goes on", thread.getName()).isFalse();
      }
    }
    Set<String> more = files();
    more.removeAll(files);
    assertThat(more).as("files left open").isEmpty();
  }

  /** Those of the virtual machine and of the test runner come and go as they like. */
  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getThreadGroup() != null)
        .filter(thread -> !"system".equals(thread.getThreadGroup().getName()))
        .filter(thread -> !"InnocuousThreadGroup".equals(thread.getThreadGroup().getName()))
        .collect(Collectors.toSet());
  }

  private static Set<String> files() {
    Set<String> open = new HashSet<>();
    if (Files.isDirectory(DESCRIPTORS)) {
      try (Stream<Path> descriptors = Files.list(DESCRIPTORS)) {
        descriptors.forEach(descriptor -> target(descriptor).ifPresent(open::add));
      } catch (IOException e) {
        // The list itself was one of them.
      }
    }
    return open;
  }

  /** Jars, shared libraries and random numbers the virtual machine opens when it needs them. */
  private static Optional<String> target(Path descriptor) {
    try {
      String target = Files.readSymbolicLink(descriptor).toString();
      boolean ours =
          target.startsWith("/") && !target.endsWith(".jar") && !target.contains("/jvm/");
      return ours && !target.startsWith("/proc/") && !target.endsWith("random")
          ? Optional.of(target)
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
