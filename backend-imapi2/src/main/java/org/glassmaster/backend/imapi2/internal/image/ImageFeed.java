package org.glassmaster.backend.imapi2.internal.image;

import java.lang.foreign.MemorySegment;
import org.glassmaster.backend.imapi2.internal.api.ImageStream;
import org.glassmaster.backend.imapi2.internal.com.ComLibrary;
import org.glassmaster.backend.imapi2.internal.com.HostedObject;
import org.glassmaster.core.layout.Layout;

/** A raw image as the writer is given it. It is there until this closes, whoever still holds it. */
public interface ImageFeed extends AutoCloseable {
  /** The stream. */
  MemorySegment stream();

  /** How many sectors it has in front of LBA 0. */
  int leadInSectors();

  @Override
  void close();

  /** The image that core renders. */
  static ImageFeed rendered(ComLibrary library, ImageWindow image, Layout layout) {
    HostedObject<ImageStream> stream = ImageStream.of(library, image);
    return new ImageFeed() {
      @Override
      public MemorySegment stream() {
        return stream.address();
      }

      @Override
      public int leadInSectors() {
        return -layout.start();
      }

      @Override
      public void close() {
        stream.close();
        image.close();
      }
    };
  }
}
