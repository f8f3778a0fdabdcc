package org.glassmaster.backend.imapi2.internal.fake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.glassmaster.backend.imapi2.internal.com.ComLibrary;
import org.glassmaster.backend.imapi2.internal.com.HResult;
import org.glassmaster.mmc.ScsiTransport;

/** The server written in C. */
public record FakeInC(CServer server) implements FakeImapi2 {
  @Override
  public ComLibrary library() {
    return server.library();
  }

  @Override
  public void set(String name, long value) {
    server.set(name, value);
  }

  @Override
  public void set(String name, String text) {
    server.set(name, text);
  }

  @Override
  public long number(String name) {
    return server.number(name);
  }

  @Override
  public Optional<String> text(String name) {
    return server.text(name);
  }

  @Override
  public void fail(String member, int call, HResult result) {
    server.fail(member, call, result);
  }

  @Override
  public void addDevice(String id) {
    server.addDevice(id);
  }

  @Override
  public void removeDevice(String id) {
    server.removeDevice(id);
  }

  @Override
  public void connect(String id, ScsiTransport drive) {
    server.connect(id, drive);
  }

  @Override
  public HResult lateEvent() {
    return server.lateEvent();
  }

  @Override
  public HResult lateRead() {
    return server.lateRead();
  }

  @Override
  public void keep(Path file) {
    server.set("record.path", file.toString());
  }

  @Override
  public byte[] kept(String id) throws IOException {
    return Files.readAllBytes(Path.of(server.text("record.path").orElseThrow()));
  }

  @Override
  public List<String> imbalance() {
    List<String> all = new ArrayList<>();
    server.text("live").filter(text -> !text.isBlank()).ifPresent(all::add);
    List<String> counts =
        new ArrayList<>(
            List.of(
                "live.references",
                "live.strings",
                "live.arrays",
                "live.blocks",
                "live.marshalers",
                "device.locks"));
    // What is unplugged cannot be given back.
    if (server.number("device.present") > 0) {
      counts.add("device.mcn");
    }
    for (String what : counts) {
      if (server.number(what) != 0) {
        all.add(what + " " + server.number(what));
      }
    }
    server.text("error").ifPresent(all::add);
    return all;
  }

  @Override
  public void reset() {
    int _ = server.reset();
  }
}
