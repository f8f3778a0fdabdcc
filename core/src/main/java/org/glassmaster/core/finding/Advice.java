package org.glassmaster.core.finding;

import java.util.Optional;

/**
 * The next step, as a value: a sentence, and where one option would do it, that option. The command
 * line words the option as {@code --name value}, an embedder as a button.
 *
 * @param sentence what to do, as a sentence
 * @param option the option that does it, where there is one
 */
public record Advice(String sentence, Optional<Option> option) {
  /**
   * A setting to change, by the name the command line knows it by, without dashes.
   *
   * @param name the option
   * @param value its value
   */
  public record Option(String name, String value) {}

  /**
   * {@return something the user has to do by hand}
   *
   * @param sentence what to do, as a sentence
   */
  public static Advice of(String sentence) {
    return new Advice(sentence, Optional.empty());
  }

  /**
   * {@return something that one option does; the value is empty where the option is a switch}
   *
   * @param name the option
   * @param value its value
   * @param sentence what to do, as a sentence
   */
  public static Advice option(String name, String value, String sentence) {
    return new Advice(sentence, Optional.of(new Option(name, value)));
  }

  @Override
  public String toString() {
    return sentence;
  }
}
