# Everything an audio disc can say, carried all the way and back: codes on every track, catalogue number, CD-TEXT in two
# languages, pre-emphasis, SCMS, five indexes, hidden audio.

showpiece=$root/qa/examples/demo/showpiece.cue

it_says_the_same_after_a_raw_image_and_back() {
  glassmaster burn "$showpiece" show.rawdao --progress none
  exits 0
  prints '^loses +nothing$'
  prints 'written and verified'
  for image in "$showpiece" show.rawdao; do
    glassmaster info "$image"
    exits 0
    prints '^MCN +4006381333931$'
    prints '^CD-TEXT +English, ISO-8859-1: Showpiece'
    prints '^CD-TEXT +Japanese, MS-JIS: 見本'
    prints '^1 +audio +00:04:00 +00:06:00 +00:04:00 +- +XX-GLM-26-00011 +1-5$'
    prints '^2 +audio +00:11:00 +00:05:00 +00:01:00 +copy pre +XX-GLM-26-00012$'
    prints '^3 +audio +00:17:37 +00:06:38 +00:01:37 +scms +XX-GLM-26-00013$'
  done
  glassmaster convert show.rawdao back.cue --progress none
  exits 0
  glassmaster verify back.cue "$showpiece"
  exits 0
  prints 'is the same disc as'
  # The samples themselves, by a tool that is not ours.
  cmp back.bin "${showpiece%/*}/demo.bin"
}

it_finds_the_one_frame_that_is_wrong() {
  glassmaster burn "$showpiece" show.rawdao --progress none --quiet
  exits 0
  glassmaster verify show.rawdao
  exits 0
  # A bit of the Q channel at LBA 500: 22650 + 500 blocks of 2448 bytes, after the main channel.
  printf '\x40' | dd of=show.rawdao bs=1 seek=$(((22650 + 500) * 2448 + 2352 + 20)) conv=notrunc status=none
  glassmaster verify show.rawdao
  exits 8
  prints '500'
}
