# We burn, read, verify and blank through the same kernel, and are held to what others send for the same disc.

needs cmp python3
needs_kernel
source "$here/vm/discs.sh"

# sends PROGRAM...: burns a blank disc and keeps the blocks in the folder $sent.
sends() {
  drive blank cdr
  drive stream "$PWD/$sent"
  guest "$@"
  drive stream
  exits 0 || { cat out; drive log | tr ';' '\n'; return 1; }
}

ours() {
  sends env GLASSMASTER_OPTS=-XX:TieredStopAtLevel=1 "$program" burn "$@" --yes --no-preread --no-verify --progress none
}

it_sends_what_cdrdao_sends_for_an_album() {
  album
  sent=theirs sends cdrdao write -n --device /dev/sr0 --driver generic-mmc-raw album.toc
  sent=ours ours album.cue /dev/sr0 --write-mode raw --render lead-in-time=relative,toc-order=tracks-first
  "$here/vm/compare-streams" cdrdao-raw96r ours theirs "$here/vm/accepted-differences.tsv"
}

it_sends_what_wodim_sends_for_audio() {
  plain 00:04:00 00:11:00
  sent=theirs sends wodim gracetime=2 dev=/dev/sr0 -raw96r -audio -pad t1.wav t2.wav t3.wav
  sent=ours ours plain.cue /dev/sr0 --write-mode raw --block-format raw --render countdown=b
  "$here/vm/compare-streams" wodim-raw96r ours theirs "$here/vm/accepted-differences.tsv"
}

it_sends_what_cdrskin_sends_in_sao() {
  plain
  sent=theirs sends cdrskin gracetime=0 dev=/dev/sr0 -sao -audio -pad t1.wav t2.wav t3.wav
  sent=ours ours plain.cue /dev/sr0 --write-mode sao
  "$here/vm/compare-streams" cdrskin-sao ours theirs "$here/vm/accepted-differences.tsv"
}

it_burns_and_verifies_an_album_that_others_recognise() {
  album
  drive blank cdr
  guest_glassmaster burn album.cue /dev/sr0 --yes --progress none
  exits 0
  prints 'written and verified$'
  drive save "$PWD/burned.rawdao"
  glassmaster verify burned.rawdao album.cue
  exits 0
  is_the_album_for_cd_info
  is_the_album_for_cdrdao
  guest_glassmaster verify /dev/sr0
  exits 0
}

it_rips_what_it_is_given() {
  album
  drive insert "$PWD/album.cue"
  guest_glassmaster rip /dev/sr0 ripped.cue --progress none
  exits 0
  glassmaster verify ripped.cue album.cue
  exits 0
  album_samples | cmp - ripped.bin
}

it_copies_with_one_drive() {
  album
  drive insert "$PWD/album.cue"
  # Somebody who changes the disc when the tray comes out.
  until [ "$(drive tray)" = open ]; do sleep 0.2; done && drive blank cdr &
  guest_glassmaster copy /dev/sr0 /dev/sr0 --yes --wait 90 --progress none
  exits 0
  wait
  drive save "$PWD/copied.rawdao"
  glassmaster verify copied.rawdao album.cue
  exits 0
}

it_blanks_a_disc_and_adds_a_session_to_the_next() {
  plain
  drive blank cdrw
  guest_glassmaster burn plain.cue /dev/sr0 --yes --write-mode sao --no-verify --progress none
  exits 0
  guest_glassmaster blank /dev/sr0 --yes --progress none
  exits 0
  guest_glassmaster info /dev/sr0
  prints '^medium +blank CD-RW'
  guest_glassmaster burn plain.cue /dev/sr0 --yes --write-mode sao --keep-open --no-verify --progress none
  exits 0
  guest_glassmaster info /dev/sr0
  prints '^medium +appendable CD-RW'
  guest_glassmaster burn plain.cue /dev/sr0 --yes --write-mode sao --append --no-verify --progress none
  exits 0
  guest cdrdao disk-info --device /dev/sr0 --driver generic-mmc
  exits 0
  prints '^Sessions +: 2'
}

it_leaves_a_disc_alone_that_is_too_small() {
  album
  drive blank cdr 1200
  guest_glassmaster burn album.cue /dev/sr0 --yes --progress none
  exits 5
  [ "$(drive count 2A)" -eq 0 ]
}

it_tells_when_the_disc_is_full_after_all() {
  album
  drive blank cdr 1200
  guest_glassmaster burn album.cue /dev/sr0 --yes --overburn --no-preread --progress none --json
  exits 7
  prints '"sense": *"5/'
  [ "$(drive count 2A)" -gt 0 ]
}

it_tells_of_a_write_that_failed() {
  album
  drive blank cdr
  drive fault 2A 100 3/0C/00
  guest_glassmaster burn album.cue /dev/sr0 --yes --no-preread --progress none --json
  exits 7
  prints '"sense": *"3/0C/00"'
}

it_stops_where_it_is_told_to() {
  album
  drive blank cdr
  # A shell lets its background jobs ignore INT.
  guest "GLASSMASTER_OPTS=-XX:TieredStopAtLevel=1 $program burn album.cue /dev/sr0 --yes --no-preread --progress json 2>progress & burn=\$!
    until grep -q '\"lead-in\"' progress; do usleep 20000; done; kill -TERM \$burn; wait \$burn"
  exits 10
  [ "$(drive count 2A)" -lt 700 ]
}

it_outlives_a_plug_that_is_pulled() {
  album
  drive blank cdr
  drive fault 2A 100 unplug
  guest_glassmaster burn album.cue /dev/sr0 --yes --no-preread --progress none
  exits 7
  drive mend
  attach_drive
  guest_glassmaster info /dev/sr0
  exits 0
}

measured() { # name, program...: a line of the table
  local name=$1 line
  shift
  drive blank cdr
  guest busybox time -v "$@"
  exits 0
  line=$(awk -F': ' '/User time/ { cpu += $2 } /System time/ { cpu += $2 } /Maximum resident/ { peak = $2 / 1024 }
    /Elapsed/ { split($2, part, ":") ; wall = $0; sub(/.*: /, "", wall) } END { printf "%7.1f %7.0f %9s", cpu, peak, wall }' err)
  drive span >span
  awk -v name="$name" -v rest="$line" '{ printf "      %-22s %7.1f MB/s %6.0f x %s\n", name, $2 / $1 / 1000, $2 / $1 * 1000 / block / 75, rest }' \
    block="$block" span >line
  tell "$(cat line)"
}

it_measures_itself_beside_others() {
  dd if=/dev/urandom of=noise.raw bs=2352 count=13500 status=none
  printf 'FILE "noise.raw" BINARY\n  TRACK 01 AUDIO\n    INDEX 01 00:00:00\n' >noise.cue
  python3 -c 'import wave; w = wave.open("noise.wav", "wb"); w.setparams((2, 2, 44100, 0, "NONE", "")); w.writeframes(open("noise.raw", "rb").read())'
  printf 'CD_DA\nTRACK AUDIO\nAUDIOFILE "noise.wav" 0\n' >noise.toc
  tell "      three minutes of audio      writing    speed   CPU s peak MB      wall"
  local options="--yes --no-preread --no-verify --progress none"
  block=2448
  measured 'cdrdao raw' cdrdao write -n --device /dev/sr0 --driver generic-mmc-raw noise.toc
  measured 'wodim raw96r' wodim gracetime=2 dev=/dev/sr0 -raw96r -audio noise.wav
  measured 'glassmaster raw' env GLASSMASTER_OPTS=-XX:TieredStopAtLevel=1 "$program" burn noise.cue /dev/sr0 --write-mode raw --block-format raw $options
  block=2352
  measured 'cdrskin sao' cdrskin gracetime=0 dev=/dev/sr0 -sao -audio noise.wav
  measured 'glassmaster sao' env GLASSMASTER_OPTS=-XX:TieredStopAtLevel=1 "$program" burn noise.cue /dev/sr0 --write-mode sao $options
}
