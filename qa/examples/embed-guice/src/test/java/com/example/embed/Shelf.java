package com.example.embed;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.glassmaster.core.fault.DeviceException;
import org.glassmaster.core.port.Device;
import org.glassmaster.core.port.DeviceInfo;
import org.glassmaster.spi.Availability;
import org.glassmaster.spi.BackEnd;
import org.glassmaster.spi.Location;

/** Somebody else's back end, which has nothing on it. */
public final class Shelf implements BackEnd {
  @Override
  public String name() {
    return "shelf";
  }

  @Override
  public Availability probe() {
    return Availability.usable();
  }

  @Override
  public List<DeviceInfo> devices() {
    return List.of();
  }

  @Override
  public boolean claims(String drive) {
    return drive.equals("/dev/shelf");
  }

  @Override
  public Device open(Location location) throws DeviceException {
    throw new DeviceException("shelf-empty", "there is nothing on the shelf").at(location.rest());
  }

  /** Puts it into a jar, as it would come from its author. */
  static void into(Path jar) throws IOException {
    String type = Shelf.class.getName().replace('.', '/') + ".class";
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        InputStream code = Shelf.class.getResourceAsStream("/" + type)) {
      out.putNextEntry(new JarEntry("META-INF/services/" + BackEnd.class.getName()));
      out.write(Shelf.class.getName().getBytes(StandardCharsets.UTF_8));
      out.putNextEntry(new JarEntry(type));
      code.transferTo(out);
    }
  }
}
