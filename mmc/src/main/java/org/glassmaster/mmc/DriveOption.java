package org.glassmaster.mmc;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a user may decide about a drive, by name. Back ends offer each of these as an option of
 * their locations, whatever way they reach the drive.
 */
public enum DriveOption {
  /** How often to try again. */
  RETRIES("how often a sector that cannot be read is tried"),
  /** How fast to read. */
  READ_SPEED("in multiples of 75 sectors a second; the fastest unless told"),
  /** How CD-TEXT is announced. */
  CD_TEXT("how CD-TEXT is announced in session-at-once recording"),
  /** What becomes of sectors that cannot be read. */
  DAMAGE("whether sectors that cannot be read end the reading or become zeros"),
  /** Where P and Q come from. */
  SUBCHANNEL("whether P and Q are made from the structure or handed on as they are recorded");

  private static final int MOST = 1000;
  private static final String REFUSED = "refused";
  private static final String PADDED = "padded";
  private static final String MADE = "made";
  private static final String RECORDED = "recorded";

  private final String meaning;

  DriveOption(String meaning) {
    this.meaning = meaning;
  }

  /** {@return the name that users type: {@code read-speed}} */
  public String label() {
    return label(this);
  }

  /** {@return a sentence for the help} */
  public String meaning() {
    return meaning;
  }

  /** {@return the values it takes; a number where the list is empty} */
  public List<String> choices() {
    return switch (this) {
      case RETRIES, READ_SPEED -> List.of();
      case CD_TEXT -> Stream.of(MmcOptions.TextForm.values()).map(DriveOption::label).toList();
      case DAMAGE -> List.of(REFUSED, PADDED);
      case SUBCHANNEL -> List.of(MADE, RECORDED);
    };
  }

  /** {@return what to give, where a value was none} */
  public String advice() {
    return switch (this) {
      case RETRIES -> "give a number from 0 to " + MOST;
      case READ_SPEED -> "give a number from 1 to " + MOST;
      case CD_TEXT, DAMAGE, SUBCHANNEL -> "give one of " + String.join(", ", choices());
    };
  }

  /**
   * {@return the options with this one decided; empty where the text is no value of it}
   *
   * @param options what was decided before
   * @param text what the user wrote
   */
  public Optional<MmcOptions> decide(MmcOptions options, String text) {
    return switch (this) {
      case RETRIES -> number(text, 0).map(options::withRetries);
      case READ_SPEED -> number(text, 1).map(options::withReadSpeed);
      case CD_TEXT ->
          Stream.of(MmcOptions.TextForm.values())
              .filter(form -> label(form).equals(text))
              .findFirst()
              .map(options::withTextForm);
      case DAMAGE ->
          choice(text)
              .map(
                  padded ->
                      padded.equals(PADDED)
                          ? ReadOptions.Damage.PADDED
                          : ReadOptions.Damage.REFUSED)
              .map(damage -> options.withReading(options.reading().withDamage(damage)));
      case SUBCHANNEL ->
          choice(text)
              .map(
                  chosen ->
                      options.withReading(options.reading().withRecorded(chosen.equals(RECORDED))));
    };
  }

  private Optional<String> choice(String text) {
    return Optional.of(text).filter(choices()::contains);
  }

  private static Optional<Integer> number(String text, int least) {
    try {
      return Optional.of(Integer.parseInt(text))
          .filter(number -> number >= least && number <= MOST);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static String label(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
