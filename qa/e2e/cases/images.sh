# Images as they lie on disk.

demo=$root/qa/examples/demo/demo.cue

it_shows_what_is_in_the_demonstration_disc() {
  glassmaster info "$demo"
  exits 0
  prints '^MCN +2000000000008$'
  prints '^1 +audio .* XX-GLM-26-00001 '
  prints '^lead-out at 00:24:00 \(LBA 1650\)$'
  is_silent err
}

it_shows_the_same_in_json() {
  glassmaster info --json "$demo"
  exits 0
  prints '"exit": 0,$'
  prints '"mcn": "2000000000008",$'
  is_silent err
}

it_misses_a_sheet_that_is_not_there() {
  glassmaster info missing.cue
  exits 6
  says 'missing\.cue'
  is_silent out
}

it_misses_the_data_of_a_sheet() {
  printf 'FILE "a.bin" BINARY\n  TRACK 01 AUDIO\n    INDEX 01 00:00:00\n' >a.cue
  glassmaster info a.cue
  exits 6
  says 'a\.bin'
  is_silent out
}
