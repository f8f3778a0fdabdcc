package org.glassmaster.core.recovery;

import java.util.Optional;

/**
 * Votes for numbers. Frames that follow each other nearly always say the same: those are counted
 * without an object for each.
 */
final class NumberVotes {
  private final Votes<Integer> votes = new Votes<>();
  private int last;
  private int inARow;

  void add(int number) {
    if (number != last || inARow == Integer.MAX_VALUE) {
      close();
      last = number;
    }
    inARow++;
  }

  private void close() {
    if (inARow > 0) {
      votes.add(last, inARow);
    }
    inARow = 0;
  }

  Optional<Integer> winner() {
    close();
    return votes.winner();
  }
}
