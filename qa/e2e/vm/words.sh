# Words for cases that need a real kernel: a virtual machine with Debian's own, and an emulated recorder on this machine that it sees as
# a USB drive. Sourced by qa/e2e/run. Both start when the first file of cases asks for them by needs_kernel, and end with the run.

vm_process=
rig_process=

# needs_kernel: begins a file whose cases work in the virtual machine.
needs_kernel() {
  [ -z "$vm_process" ] || return 0
  needs qemu-system-x86_64
  local images started=$SECONDS
  images=$("$here/vm/images") || give_up "there is nothing to boot"
  mkdir "$work/jobs"
  start_rig
  start_vm "$images"
  attach_drive || give_up "the drive does not appear in the virtual machine; $(tail -5 "$work/jobs/last")"
  printf '      a kernel %s sees a drive after %d s\n' "$(cat "$work/jobs/out")" $((SECONDS - started))
}

start_rig() {
  local rig=$root/qa/e2e/target/classes
  [ -d "$rig/org" ] || give_up "there is no $rig; run mvn package first"
  "$root/cli/target/dist/runtime/bin/java" -XX:+UseSerialGC -Xmx512m --enable-native-access=ALL-UNNAMED \
    -cp "$rig:$root/cli/target/dist/lib/*" org.glassmaster.qa.e2e.internal.Rig "$work" >"$work/rig.out" 2>"$work/rig.err" &
  rig_process=$!
  local tries
  for ((tries = 0; tries < 300; tries++)); do
    if [ -s "$work/rig.out" ]; then break; fi
    kill -0 $rig_process 2>/dev/null || give_up "the emulated drive does not start: $(cat "$work/rig.err")"
    sleep 0.1
  done
  read -r control_port usbip_port <"$work/rig.out" || give_up "the emulated drive does not start: $(cat "$work/rig.err")"
}

start_vm() { # folder of images
  mkfifo "$work/line.in" "$work/line.out"
  qemu-system-x86_64 -accel tcg,thread=multi,tb-size=512 -cpu max,-erms,-fsrm -smp 1 -m 2048 \
    -nodefaults -no-user-config -no-reboot -display none -monitor none \
    -chardev "file,id=console,path=$work/console.log" -serial chardev:console \
    -chardev "pipe,id=line,path=$work/line" -device virtio-serial-pci -device virtserialport,chardev=line,name=line \
    -kernel "$1/vmlinux" -initrd "$1/initrd.gz" \
    -append "console=ttyS0 quiet panic=-1 mitigations=off nokaslr shared=$work source=$root" \
    -drive "file=$1/root.ext4,format=raw,if=virtio,snapshot=on,cache=unsafe" \
    -fsdev "local,id=shared,path=$work,security_model=none,multidevs=remap" -device virtio-9p-pci,fsdev=shared,mount_tag=shared \
    -fsdev "local,id=source,path=$root,security_model=none,multidevs=remap,readonly=on" \
    -device virtio-9p-pci,fsdev=source,mount_tag=source \
    -netdev user,id=net,restrict=off -device virtio-net-pci,netdev=net,romfile= </dev/null >"$work/qemu.log" 2>&1 &
  vm_process=$!
  exec {line_in}<>"$work/line.in" {line_out}<>"$work/line.out"
  local answer=
  until [ "$answer" = ready ]; do
    read -r -t 60 answer <&"$line_out" || give_up "the virtual machine does not boot: $(tail -5 "$work/qemu.log" "$work/console.log")"
  done
}

# ends the virtual machine and the drive, whatever state they are in.
stop_vm() {
  if [ -n "$vm_process" ]; then
    echo off >&"$line_in"
    local tries
    for ((tries = 0; tries < 50; tries++)); do
      kill -0 "$vm_process" 2>/dev/null || break
      sleep 0.1
    done
    kill -9 "$vm_process" 2>/dev/null
  fi
  [ -z "$rig_process" ] || kill "$rig_process" 2>/dev/null
  wait 2>/dev/null
}

# guest WORD...: runs a command in the virtual machine, in the folder of the case. One word is a line for its shell. Leaves the exit code
# in $code and the output in the files out and err, as glassmaster does; 124 when it took longer than $limit seconds.
guest() {
  local number answer='' line
  if [ $# -eq 1 ]; then line=$(printf 'sh -c %q' "$1"); else line=$(printf '%q ' "$@"); fi
  number=$(date +%s%N)
  printf 'cd %q || exit\ntimeout -k 5 %d %s >out 2>err\n' "$PWD" "${limit:-120}" "$line" >"$work/jobs/$number"
  echo "$number" >&"$line_in"
  # What an earlier case did not wait for may come first.
  until [ "${answer%% *}" = "$number" ]; do
    if ! read -r -t $((${limit:-120} + 30)) answer <&"$line_out"; then
      echo "the virtual machine does not answer to $number but said last: ${answer:-nothing}; its console:"
      tail -20 "$work/console.log"
      return 1
    fi
  done
  cat "$work/jobs/$number.log"
  code=${answer##* }
}

# guest_glassmaster ARGUMENT...: runs the program there. Without the optimising compiler: its code patches itself, which QEMU's translator
# takes badly now and then.
guest_glassmaster() {
  guest env GLASSMASTER_OPTS=-XX:TieredStopAtLevel=1 "$program" "$@"
}

# drive WORD...: tells the emulated recorder on this machine what to do (qa/e2e/src/…/Rig.java lists the words); prints its answer.
drive() {
  local answer
  exec {rig}<>"/dev/tcp/127.0.0.1/$control_port" || return 1
  (IFS=$'\t' && printf '%s\n' "$*") >&"$rig"
  read -r -t 120 answer <&"$rig" || answer="silence"
  exec {rig}>&-
  case $answer in
    ok*) printf '%s' "${answer#ok}${answer:+}" | sed 's/^ //; /^$/d' ;;
    *)
      echo "drive $*: $answer"
      return 1
      ;;
  esac
}

# tell LINE: a line for the end of the run, whatever becomes of the case.
tell() {
  printf '%s\n' "$*" >>"$work/told"
}

# attach_drive: plugs the emulated recorder in and waits for its nodes.
attach_drive() {
  (
    cd "$work/jobs" || exit
    # What the kernel has not yet let go of would stand in the way of what comes.
    guest "for i in \$(seq 600); do [ -e /dev/sr0 ] || [ -e /dev/sg0 ] || break; usleep 100000; done
      usbip --tcp-port $usbip_port attach -r 10.0.2.2 -b 1-1 && for i in \$(seq 100); do
        if [ -b /dev/sr0 ] && [ -c /dev/sg0 ]; then uname -r; exit; fi; usleep 100000; done; dmesg | tail -30; exit 1"
    cat out err >last
    [ "$code" -eq 0 ]
  )
}
