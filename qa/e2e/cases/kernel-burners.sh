# Programs that are not ours burn discs in the emulated recorder through a real kernel. They must not complain; what they burned must be
# the disc that was asked for, read by us and by each other.

needs cmp python3
needs_kernel
source "$here/vm/discs.sh"

# burns WORD...: a program burns a blank disc and does not complain.
burns() {
  drive blank cdr
  guest "$@"
  exits 0 || { cat out; drive log | tr ';' '\n'; return 1; }
  if grep -Eiq '^(error|warning|.*sense key)|failed|cannot' err; then
    echo "it complains:"
    cat err
    return 1
  fi
}

# holds SHEET: what was burned is that disc, and sound in itself.
holds() {
  drive save "$PWD/burned.rawdao"
  glassmaster verify burned.rawdao
  exits 0 || { cat out; return 1; }
  glassmaster verify burned.rawdao "$1"
  exits 0 || { cat out; return 1; }
}

# reads_back FILE: cdrdao reads the same samples from the drive; its files have the other byte order.
reads_back() {
  guest cdrdao read-cd --device /dev/sr0 --driver generic-mmc --datafile read.bin read.toc
  exits 0
  dd if=read.bin conv=swab status=none | cmp - "$1"
}

it_burns_an_album_with_cdrdao_generic_mmc_raw() {
  album
  burns cdrdao write -n --device /dev/sr0 --driver generic-mmc-raw album.toc
  holds album.cue
  is_the_album_for_cd_info
  is_the_album_for_cdrdao
  album_samples >samples
  reads_back samples
}

it_burns_an_album_with_cdrdao_generic_mmc() {
  album
  burns cdrdao write -n --device /dev/sr0 --driver generic-mmc:0x10 album.toc
  holds album.cue
  is_the_album_for_cd_info
  is_the_album_for_cdrdao
  album_samples >samples
  reads_back samples
}

it_burns_data_and_audio_with_cdrdao() {
  "$here/vm/make-inputs" .
  file_system
  printf 'CD_ROM\nTRACK MODE1\nDATAFILE "data.iso"\nTRACK AUDIO\nPREGAP 0:2:0\nAUDIOFILE "t1.wav" 0\n' >mixed.toc
  printf 'FILE "data.iso" BINARY\n  TRACK 01 MODE1/2048\n    INDEX 01 00:00:00\n' >mixed.cue
  printf 'FILE "t1.raw" BINARY\n  TRACK 02 AUDIO\n    PREGAP 00:02:00\n    INDEX 01 00:00:00\n' >>mixed.cue
  for driver in generic-mmc-raw generic-mmc; do
    burns cdrdao write -n --device /dev/sr0 --driver $driver mixed.toc
    holds mixed.cue
    guest "readom -s dev=/dev/sr0 f=read.iso sectors=0-$(($(stat -c %s data.iso) / 2048))"
    exits 0
    cmp read.iso data.iso
  done
}

it_burns_audio_raw_with_wodim() {
  # It takes the last two seconds of a track for the pause of the next.
  plain 00:04:00 00:11:00
  for mode in raw96r raw96p raw16; do
    burns wodim gracetime=2 dev=/dev/sr0 -$mode -audio -pad t1.wav t2.wav t3.wav
    holds plain.cue
  done
  reads_back plain.raw
}

it_burns_audio_sao_with_wodim() {
  plain 00:04:00 00:11:00
  burns wodim gracetime=2 dev=/dev/sr0 -sao -audio -pad t1.wav t2.wav t3.wav
  holds plain.cue
  reads_back plain.raw
}

it_burns_audio_tao_with_wodim() {
  "$here/vm/make-inputs" .
  burns wodim gracetime=2 dev=/dev/sr0 -tao -audio -pad t1.wav t2.wav t3.wav
  drive save "$PWD/burned.cue"
  glassmaster verify burned.cue
  exits 0
  # Each track ends with two sectors of run-out, each but the first begins with a pause of 150.
  tracks burned.bin
  guest cdrdao read-cd --device /dev/sr0 --driver generic-mmc --datafile read.bin read.toc
  exits 0
  dd if=read.bin of=samples conv=swab status=none
  tracks samples
}

tracks() { # the samples of the three tracks of a TAO disc are where they belong
  part "$1" 0 450 | cmp - t1.raw
  part "$1" 602 525 | cmp - t2.raw
  part "$1" 1279 375 | cmp - t3.raw
}

part() { # file, first sector, count
  dd if="$1" bs=2352 skip="$2" count="$3" status=none
}

it_burns_data_with_wodim() {
  file_system
  printf 'FILE "data.iso" BINARY\n  TRACK 01 MODE1/2048\n    INDEX 01 00:00:00\n' >data.cue
  for mode in raw96r sao; do
    burns wodim gracetime=2 dev=/dev/sr0 -$mode -data data.iso
    holds data.cue
    guest "readom -s dev=/dev/sr0 f=read.iso sectors=0-$(($(stat -c %s data.iso) / 2048))"
    exits 0
    cmp read.iso data.iso
  done
}

it_burns_audio_sao_with_cdrskin() {
  plain
  burns cdrskin gracetime=0 dev=/dev/sr0 -sao -audio -pad t1.wav t2.wav t3.wav
  holds plain.cue
  reads_back plain.raw
}

it_burns_data_tao_with_cdrskin_for_isofs() {
  file_system
  burns cdrskin gracetime=0 dev=/dev/sr0 -tao -data data.iso
  # The kernel looks at a disc anew when it comes in.
  guest 'eject /dev/sr0 && eject -t /dev/sr0'
  exits 0
  guest 'mkdir -p /mnt/disc && mount -r -t iso9660 /dev/sr0 /mnt/disc && cmp /mnt/disc/numbers tree/numbers; code=$?; umount /mnt/disc; exit $code'
  exits 0
}
