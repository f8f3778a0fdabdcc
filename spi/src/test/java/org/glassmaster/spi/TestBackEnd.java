package org.glassmaster.spi;

import java.util.ArrayList;
import java.util.List;
import org.glassmaster.core.port.Device;
import org.glassmaster.core.port.DeviceInfo;

/** A back end whose every answer a test decides. */
record TestBackEnd(
    String name,
    String drives,
    Availability probe,
    List<LocationOption> options,
    List<Location> opened)
    implements BackEnd {

  static TestBackEnd named(String name) {
    return new TestBackEnd(name, "nothing", Availability.usable(), List.of(), new ArrayList<>());
  }

  TestBackEnd claiming(String prefix) {
    return new TestBackEnd(name, prefix, probe, options, opened);
  }

  TestBackEnd unusable(String because, String advice) {
    return new TestBackEnd(name, drives, Availability.unusable(because, advice), options, opened);
  }

  TestBackEnd with(LocationOption... declared) {
    return new TestBackEnd(name, drives, probe, List.of(declared), opened);
  }

  @Override
  public List<DeviceInfo> devices() {
    return List.of();
  }

  @Override
  public boolean claims(String drive) {
    return drive.startsWith(drives);
  }

  @Override
  public Device open(Location location) {
    opened.add(location);
    return new Device() {
      @Override
      public DeviceInfo info() {
        return DeviceInfo.image(location.toString(), "test", false, false);
      }

      @Override
      public void close() {}
    };
  }
}
