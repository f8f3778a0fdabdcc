package org.glassmaster.backend.imapi2.internal.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.glassmaster.backend.imapi2.internal.com.ComException;
import org.glassmaster.backend.imapi2.internal.com.ComInterface;
import org.glassmaster.backend.imapi2.internal.com.ComLibrary;
import org.glassmaster.backend.imapi2.internal.com.ComMethod;
import org.glassmaster.backend.imapi2.internal.com.ComObject;
import org.glassmaster.backend.imapi2.internal.com.ComScope;
import org.glassmaster.backend.imapi2.internal.com.HResult;
import org.glassmaster.backend.imapi2.internal.com.HostedObject;
import org.glassmaster.backend.imapi2.internal.twin.Script;
import org.glassmaster.backend.imapi2.internal.twin.TwinWindows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every member by its wrapper, against a server that answers at random and by that member only. */
class MembersTest {
  private static final TwinWindows WINDOWS = new TwinWindows();
  private static final ComLibrary CLIENT = ComLibrary.of(WINDOWS);

  private final Random random = new Random();

  static Stream<Member<?>> members() {
    return Stream.of(
            Members.drives(),
            WritingMembers.all(),
            AuthoringMembers.all(),
            Members.around(),
            StreamMembers.all())
        .flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("members")
  <T extends ComObject> void bringsWhatTheServerSaid(Member<T> member) throws Exception {
    Script script = new Script();
    Object expected = member.setting().prepare(WINDOWS, script, member.method(), random);
    HostedObject<Script> server = script.object(WINDOWS, member.interfaceName());
    try (ComScope scope = new ComScope(CLIENT)) {
      T object = scope.adopt(server.address(), member.type());
      assertThat(member.call().on(object, scope)).isEqualTo(expected);
    }
    assertThat(server.references()).isZero();
    assertThat(server.accident()).isEmpty();
    assertThat(script.calls()).contains(member.method());
    assertThat(WINDOWS.balance()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("members")
  <T extends ComObject> void passesOnAFailureWithTheNameOfTheMethod(Member<T> member) {
    HResult failure = new HResult(random.nextInt() | Integer.MIN_VALUE);
    Script script = new Script().on(member.method(), call -> failure);
    HostedObject<Script> server = script.object(WINDOWS, member.interfaceName());
    try (ComScope scope = new ComScope(CLIENT)) {
      T object = scope.adopt(server.address(), member.type());
      ComException thrown =
          catchThrowableOfType(ComException.class, () -> member.call().on(object, scope));
      assertThat(thrown.result()).isEqualTo(failure);
      assertThat(thrown.method()).isEqualTo(member.method());
      assertThat(thrown.interfaceName()).isEqualTo(member.interfaceName());
      assertThat(thrown).hasMessageContaining(failure.hex());
    }
    assertThat(server.references()).isZero();
    assertThat(WINDOWS.balance()).isEmpty();
  }

  /** The checklist of imapi2 9: no member of these is left out. */
  @Test
  void noMemberIsLeftOut() {
    Set<String> tested = new TreeSet<>();
    members().forEach(member -> tested.add(member.name()));
    Set<String> wanted = new TreeSet<>();
    for (String name :
        List.of(
            "IDiscMaster2",
            "IDiscRecorder2",
            "IDiscRecorder2Ex",
            "IDiscFormat2",
            "IDiscFormat2RawCD",
            "IDiscFormat2Erase",
            "IWriteSpeedDescriptor",
            "IWriteEngine2EventArgs",
            "IDiscFormat2RawCDEventArgs",
            "IRawCDImageCreator",
            "IRawCDImageTrackInfo",
            "IBurnVerification",
            "IEnumVARIANT",
            "IStreamPseudoRandomBased",
            "IStreamConcatenate",
            "IStreamInterleave")) {
      ComInterface type = ComInterface.named(name);
      int first = ComInterface.named(type.ancestors().getFirst()).methods().size();
      for (ComMethod method : type.methods().subList(first, type.methods().size())) {
        wanted.add(name + "::" + method.name());
      }
    }
    assertThat(tested).containsAll(wanted);
  }
}
