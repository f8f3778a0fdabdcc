# The same recorder without the kernel's driver: libusb takes it, and gives it back.

needs cmp
needs_kernel

# there ARGUMENT...: runs the program in the virtual machine, without the optimising compiler, which QEMU's translator takes badly.
there() {
  guest env GLASSMASTER_OPTS=-XX:TieredStopAtLevel=1 "$program" "$@"
}

# on_usb COMMAND ARGUMENT...: the program's command in the virtual machine, and then the drive is the kernel's again.
on_usb() {
  there "$@"
  local usb_code=$code
  cp out usb.out
  cp err usb.err
  guest 'for i in $(seq 100); do if [ -b /dev/sr0 ] && [ -c /dev/sg0 ]; then exit 0; fi; usleep 100000; done; exit 1'
  exits 0
  code=$usb_code
  cp usb.out out
  cp usb.err err
}

# place: prints where the drive hangs: 1-1.
place() {
  guest 'for i in /sys/bus/usb/devices/*; do if [ -f $i/idVendor ] && [ -d $i/$(basename $i):1.0/host* ]; then basename $i; fi; done'
  exits 0
  cat out
}

short_disc() {
  "$here/vm/make-inputs" .
  cat t1.raw t2.raw >short.raw
  printf 'FILE "short.raw" BINARY\n  TRACK 01 AUDIO\n    INDEX 01 00:00:00\n  TRACK 02 AUDIO\n    INDEX 01 00:06:00\n' >short.cue
}

it_lists_the_drive_by_its_port_without_touching_it() {
  local port
  port=$(place)
  guest 'cat /sys/block/sr0/dev /sys/block/sr0/diskseq'
  cp out before
  there devices
  exits 0
  prints "usb:$port"
  prints 'sgio:/dev/sr0'
  guest 'cat /sys/block/sr0/dev /sys/block/sr0/diskseq'
  cmp out before
}

it_reads_a_disc_and_gives_the_drive_back() {
  short_disc
  drive insert "$PWD/short.cue"
  on_usb rip "usb:$(place)" ripped.cue --progress none
  exits 0
  glassmaster verify ripped.cue short.cue
  exits 0
}

it_burns_what_it_burns_through_the_kernel() {
  short_disc
  local mode port
  port=$(place)
  for mode in raw sao; do
    # A burn puts back what page 05 held before it: let that be the same for both.
    drive blank cdr
    there burn short.cue /dev/sr0 --yes --write-mode $mode --no-preread --no-verify --progress none
    exits 0
    drive blank cdr
    drive stream "$PWD/usb-$mode"
    on_usb burn short.cue "usb:$port" --yes --write-mode $mode --progress none
    drive stream
    exits 0
    prints 'written and verified$'
    drive blank cdr
    drive stream "$PWD/kernel-$mode"
    there burn short.cue /dev/sr0 --yes --write-mode $mode --no-preread --no-verify --progress none
    drive stream
    exits 0
    diff -r "usb-$mode" "kernel-$mode"
  done
}

it_does_not_take_a_disc_that_is_mounted() {
  mkdir tree
  seq 2000 >tree/numbers
  guest genisoimage -quiet -r -o data.iso tree
  drive insert "$PWD/data.iso"
  guest 'mkdir -p /mnt/usb && mount -r -t iso9660 /dev/sr0 /mnt/usb'
  exits 0
  there info "usb:$(place)"
  exits 4
  says 'mounted at /mnt/usb'
  guest 'cmp /mnt/usb/numbers tree/numbers; code=$?; umount /mnt/usb; exit $code'
  exits 0
}

it_outlives_a_plug_that_is_pulled() {
  short_disc
  drive blank cdr
  drive fault 2A 100 unplug
  there burn short.cue "usb:$(place)" --yes --no-preread --progress none
  exits 7
  drive mend
  attach_drive
}

# feeds NAME TARGET OPTION…: burns noise, and adds how fast the drive was fed to the file NAME, in bytes a millisecond.
feeds() {
  local name=$1 target=$2
  shift 2
  drive blank cdr
  there burn noise.cue "$target" --yes --no-preread --no-verify --progress none "$@"
  exits 0
  drive span | awk '{ print $2 / $1 }' >>"$name"
}

# The best of three of each, in turns: other work on the machine slows now the one, now the other.
it_feeds_the_drive_half_as_fast_as_the_kernel_does() {
  local port mode block name round limit=300
  dd if=/dev/urandom of=noise.raw bs=2352 count=4500 status=none
  printf 'FILE "noise.raw" BINARY\n  TRACK 01 AUDIO\n    INDEX 01 00:00:00\n' >noise.cue
  tell "      a minute of audio          writing    speed"
  for mode in raw sao; do
    for round in 1 2 3; do
      feeds "sgio-$mode" /dev/sr0 --write-mode $mode
      port=$(place)
      feeds "usb-$mode" "usb:$port" --write-mode $mode
      guest 'for i in $(seq 100); do if [ -b /dev/sr0 ] && [ -c /dev/sg0 ]; then exit 0; fi; usleep 100000; done; exit 1'
      exits 0
    done
    block=$([ $mode = raw ] && echo 2448 || echo 2352)
    for name in "sgio-$mode" "usb-$mode"; do
      sort -n "$name" | tail -n 1 >"$name.best"
      tell "$(awk -v name="$name" -v block="$block" '{ printf "      %-22s %7.1f MB/s %6.0f x", name, $1 / 1000, $1 * 1000 / block / 75 }' "$name.best")"
    done
    awk 'NR == 1 { kernel = $1 } NR == 2 { exit !($1 >= kernel / 2) }' "sgio-$mode.best" "usb-$mode.best"
  done
}
