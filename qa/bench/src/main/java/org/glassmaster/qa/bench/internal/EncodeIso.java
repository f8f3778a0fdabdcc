package org.glassmaster.qa.bench.internal;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.glassmaster.core.sector.Sector;
import org.glassmaster.core.sector.SectorEncoder;
import org.glassmaster.core.sector.SectorMode;

/**
 * Reads an ISO image and makes sectors of mode 1 of it, which it throws away: the work that {@code
 * cdrdao read-test} does. With {@code --digest} it prints what the sectors hash to.
 */
public final class EncodeIso {
  private static final int BATCH = 512;

  private EncodeIso() {}

  /** Encodes the image that the first argument names. */
  public static void main(String[] args) throws IOException, NoSuchAlgorithmException {
    boolean digest = args.length > 1 && args[1].equals("--digest");
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    SectorMode mode = SectorMode.MODE1;
    SectorEncoder encoder = new SectorEncoder();
    int lba = 0;
    try (FileChannel iso = FileChannel.open(Path.of(args[0]));
        Arena arena = Arena.ofConfined()) {
      MemorySegment data = arena.allocate((long) BATCH * mode.dataBytes(), 64);
      MemorySegment sectors = arena.allocate((long) BATCH * Sector.BYTES, 64);
      ByteBuffer buffer = data.asByteBuffer();
      for (int count = read(iso, buffer); count > 0; count = read(iso, buffer)) {
        mode.place(data, 0, sectors, 0, Sector.BYTES, count);
        encoder.mode1(sectors, 0, Sector.BYTES, count, lba);
        lba += count;
        if (digest) {
          sha256.update(sectors.asSlice(0, (long) count * Sector.BYTES).asByteBuffer());
        }
      }
    }
    System.out.println(lba + " sectors");
    if (digest) {
      System.out.println(HexFormat.of().formatHex(sha256.digest()));
    }
  }

  private static int read(FileChannel iso, ByteBuffer buffer) throws IOException {
    buffer.clear();
    int read;
    do {
      read = iso.read(buffer);
    } while (read >= 0 && buffer.hasRemaining());
    return buffer.position() / SectorMode.MODE1.dataBytes();
  }
}
