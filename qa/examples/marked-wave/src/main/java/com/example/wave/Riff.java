package com.example.wave;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.glassmaster.core.disc.ByteSource;
import org.glassmaster.core.fault.SourceException;

/**
 * The chunks of a RIFF WAVE file (Multimedia Programming Interface and Data Specifications 1.0,
 * chapter 3): {@code fmt }, the samples, the markers ({@code cue }) and their labels ({@code LIST}
 * of type {@code adtl}).
 */
final class Riff {
  /** Bytes of one sector's samples, and of one sample of both channels. */
  static final int SECTOR = 2352;

  static final int FRAME = 4;

  /** A marker: the sample frame it stands at, and its label. */
  record Marker(long frame, String label) {}

  /** A file as far as it was understood. */
  record Parsed(long start, long length, List<Marker> markers) {}

  private static final int RATE = 44_100;
  private static final int MOST_CHUNKS = 64;

  /** 99 tracks of 100 indexes each take less. */
  private static final int LONGEST_CHUNK = 1 << 20;

  private static final int CUE_POINT = 24;

  private Riff() {}

  /** Everything before the samples; the length of everything behind them has to be known. */
  static byte[] head(long samples, int tail) {
    return chunk(44)
        .put(id("RIFF"))
        .putInt((int) (36 + samples + tail))
        .put(id("WAVEfmt "))
        .putInt(16)
        .putShort((short) 1)
        .putShort((short) 2)
        .putInt(RATE)
        .putInt(RATE * FRAME)
        .putShort((short) FRAME)
        .putShort((short) 16)
        .put(id("data"))
        .putInt((int) samples)
        .array();
  }

  /** Everything behind the samples: the markers and their labels. */
  static byte[] tail(List<Marker> markers) {
    int labels = 4;
    for (Marker marker : markers) {
      labels += 12 + padded(marker.label());
    }
    ByteBuffer tail = chunk(12 + CUE_POINT * markers.size() + 8 + labels);
    tail.put(id("cue ")).putInt(4 + CUE_POINT * markers.size()).putInt(markers.size());
    for (int i = 0; i < markers.size(); i++) {
      int frame = (int) markers.get(i).frame();
      tail.putInt(i + 1).putInt(frame).put(id("data")).putInt(0).putInt(0).putInt(frame);
    }
    tail.put(id("LIST")).putInt(labels).put(id("adtl"));
    for (int i = 0; i < markers.size(); i++) {
      String label = markers.get(i).label();
      int next = tail.position() + 12 + padded(label);
      tail.put(id("labl")).putInt(5 + label.length()).putInt(i + 1).put(id(label));
      tail.position(next);
    }
    return tail.array();
  }

  /** Whether a file begins as such files do. */
  static boolean isWave(byte[] head) {
    return head.length >= 44
        && text(head, 0, 4).equals("RIFF")
        && text(head, 8, 8).equals("WAVEfmt ");
  }

  /** Reads what is there; empty where it is not sound as a disc has it. */
  static Optional<Parsed> parse(ByteSource file) throws SourceException {
    long start = -1;
    long length = 0;
    boolean suits = false;
    byte[] points = new byte[0];
    byte[] labels = new byte[0];
    long at = 12;
    for (int i = 0; i < MOST_CHUNKS && at >= 0 && at <= file.size() - 8; i++) {
      byte[] header = bytes(file, at, 8);
      String id = text(header, 0, 4);
      long size = Integer.toUnsignedLong(little(header).getInt(4));
      long there = Math.min(size, file.size() - at - 8);
      if (id.equals("fmt ") && there >= 16) {
        suits = isDisc(little(bytes(file, at + 8, 16)));
      } else if (id.equals("data")) {
        start = at + 8;
        length = there;
      } else if (id.equals("cue ") && there <= LONGEST_CHUNK) {
        points = bytes(file, at + 8, (int) there);
      } else if (id.equals("LIST") && there <= LONGEST_CHUNK) {
        labels = bytes(file, at + 8, (int) there);
      }
      at += 8 + size + (size & 1);
    }
    return suits && start >= 0
        ? Optional.of(new Parsed(start, length, markers(points, labels)))
        : Optional.empty();
  }

  private static boolean isDisc(ByteBuffer format) {
    return format.getShort(0) == 1
        && format.getShort(2) == 2
        && format.getInt(4) == RATE
        && format.getShort(14) == 16;
  }

  private static List<Marker> markers(byte[] points, byte[] labels) {
    List<Marker> markers = new ArrayList<>();
    for (int at = 4; at + CUE_POINT <= points.length; at += CUE_POINT) {
      int number = little(points).getInt(at);
      long frame = Integer.toUnsignedLong(little(points).getInt(at + 20));
      label(labels, number).ifPresent(label -> markers.add(new Marker(frame, label)));
    }
    return markers;
  }

  private static Optional<String> label(byte[] list, int number) {
    ByteBuffer labels = little(list);
    for (long at = 4; at + 12 <= list.length; ) {
      long size = Integer.toUnsignedLong(labels.getInt((int) at + 4));
      long end = Math.min(at + 8 + size, list.length);
      boolean wanted = labels.getInt((int) at + 8) == number && size > 4;
      if (wanted && text(list, (int) at, 4).equals("labl")) {
        return Optional.of(text(list, (int) at + 12, (int) (end - at - 12)).replace("\0", ""));
      }
      at += 8 + size + (size & 1);
    }
    return Optional.empty();
  }

  private static byte[] bytes(ByteSource file, long at, int length) throws SourceException {
    byte[] bytes = new byte[length];
    file.read(at, MemorySegment.ofArray(bytes), 0, length);
    return bytes;
  }

  /** The length of a label with the zero behind it, made even. */
  private static int padded(String label) {
    return (label.length() + 2) / 2 * 2;
  }

  private static ByteBuffer chunk(int length) {
    return little(new byte[length]);
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] id(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String text(byte[] bytes, int from, int length) {
    return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
  }
}
