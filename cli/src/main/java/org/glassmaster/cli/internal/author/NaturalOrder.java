package org.glassmaster.cli.internal.author;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.Locale;

/**
 * The order in which people list files: numbers inside of names by their value, so that 2 comes
 * before 10; letters without regard to case. Names that differ in nothing else than zeros or case
 * keep an order, so that it is always the same.
 */
final class NaturalOrder implements Comparator<String> {
  @Override
  public int compare(String a, String b) {
    int order = folded(folding(a), folding(b));
    return order != 0 ? order : a.compareTo(b);
  }

  private static String folding(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }

  private static int folded(String a, String b) {
    int i = 0;
    int k = 0;
    while (i < a.length() && k < b.length()) {
      int order;
      if (isDigit(a.charAt(i)) && isDigit(b.charAt(k))) {
        int endA = end(a, i);
        int endB = end(b, k);
        String numberA = value(a, i, endA);
        String numberB = value(b, k, endB);
        order = Integer.compare(numberA.length(), numberB.length());
        order = order != 0 ? order : numberA.compareTo(numberB);
        i = endA;
        k = endB;
      } else {
        order = Character.compare(a.charAt(i), b.charAt(k));
        i++;
        k++;
      }
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.length() - i, b.length() - k);
  }

  private static int end(String name, int from) {
    int end = from;
    while (end < name.length() && isDigit(name.charAt(end))) {
      end++;
    }
    return end;
  }

  /** The digits without zeros before them: the longer number is the greater one. */
  private static String value(String name, int from, int end) {
    int first = from;
    while (first < end - 1 && name.charAt(first) == '0') {
      first++;
    }
    return name.substring(first, end);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
