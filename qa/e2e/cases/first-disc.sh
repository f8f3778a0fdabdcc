# A first disc: a sheet and its samples, burned to a raw image, read back, turned back, compared; and what can go wrong on the way.

needs python3 mount script sha256sum

# Three audio tracks of 20, 15 and 10 seconds in one file, with everything a sheet can say about them.
an_album() {
  python3 - <<'END'
import random
noise = random.Random(74)
with open("album.bin", "wb") as samples:
    for second in range(45):
        samples.write(noise.randbytes(75 * 2352))
END
  cat >album.cue <<'END'
CATALOG 4006381333931
FILE "album.bin" BINARY
  TRACK 01 AUDIO
    FLAGS DCP
    ISRC USK7Y9812345
    INDEX 01 00:00:00
    INDEX 02 00:10:00
  TRACK 02 AUDIO
    ISRC USK7Y9812346
    INDEX 00 00:20:00
    INDEX 01 00:22:00
  TRACK 03 AUDIO
    FLAGS PRE
    INDEX 00 00:35:00
    INDEX 01 00:36:37
END
}

# json KEY...: a value of the document on standard output.
json() {
  python3 -c '
import json, sys
value = json.load(open("out"))
for key in sys.argv[1:]:
    value = value[int(key) if isinstance(value, list) else key]
print(json.dumps(value))' "$@"
}

# has KEY... VALUE: the document holds that value there.
has() {
  local expected=${*: -1} found
  found=$(json "${@:1:$#-1}")
  [ "$found" = "$expected" ] || { echo "${*:1:$#-1} is $found instead of $expected"; cat out; return 1; }
}

it_burns_an_album_to_a_raw_image_and_verifies_it() {
  an_album
  glassmaster burn album.cue out-folder/album.rawdao
  exits 0
  prints 'written and verified'
  prints 'US-K7Y-98-12345'
  says 'writing lead-in'
  says 'verifying'
  # Lead-in 22500 sectors from 95:00:00, programme 150 + 3375, lead-out 6750, each block 2352 + 96 bytes.
  [ "$(stat -c %s out-folder/album.rawdao)" -eq $(((22500 + 150 + 3375 + 6750) * 2448)) ]
  [ "$(ls out-folder)" = "$(printf 'album.rawdao\nalbum.rawdao.json')" ]
  python3 - "$(sha256sum out-folder/album.rawdao | cut -d' ' -f1)" <<'END'
import json, sys
side = json.load(open("out-folder/album.rawdao.json"))
assert side["blockFormat"] == "raw" and side["firstLba"] == -22650 and side["sha256"] == sys.argv[1], side
END
}

it_reports_a_burn_in_json() {
  an_album
  glassmaster burn album.cue album.rawdao --json --progress none
  exits 0
  is_silent err
  has schema 1
  has exit 0
  has report written true
  has report verified true
  has report simulated false
  has report offset 0
  has chosen writeMode '"raw"'
  has chosen blockFormat '"raw"'
}

it_tells_the_checksums_that_ripping_databases_know_the_tracks_by() {
  an_album
  glassmaster convert album.cue copy.cue --json --progress none
  exits 0
  python3 - <<'END'
import json, struct, zlib
samples = open("album.bin", "rb").read()
starts = [0, 22 * 75, 36 * 75 + 37, 45 * 75]
found = json.load(open("out"))["report"]["checksums"]
assert len(found) == 3, found
for number, sums in enumerate(found, 1):
    track = samples[starts[number - 1] * 2352:starts[number] * 2352]
    words = [word for word, in struct.iter_unpack("<I", track)]
    one = two = 0
    for i, word in enumerate(words, 1):
        if (number == 1 and i < 2940) or (number == 3 and i > len(words) - 2940): continue
        one += word * i
        two += (word * i & 0xFFFFFFFF) + (word * i >> 32)
    expected = {"track": number, "accurateRip1": "%08X" % (one & 0xFFFFFFFF), "accurateRip2": "%08X" % (two & 0xFFFFFFFF), "crc32": "%08X" % zlib.crc32(track)}
    assert sums == expected, (sums, expected)
END
}

it_shows_what_is_on_a_disc_the_same_in_both_forms() {
  an_album
  glassmaster burn album.cue album.rawdao --quiet
  exits 0
  glassmaster info album.cue --json
  exits 0
  has location '"file:album.cue"'
  has format '"cue"'
  has disc mcn '"4006381333931"'
  has disc sessions 0 leadOut '{"lba": 3375, "msf": "00:47:00"}'
  has disc sessions 0 tracks 0 isrc '"US-K7Y-98-12345"'
  has disc sessions 0 tracks 0 copy '"permitted"'
  has disc sessions 0 tracks 1 pregap 150
  has disc sessions 0 tracks 2 lba 2737
  has disc sessions 0 tracks 2 preEmphasis true
  json disc >from-sheet
  glassmaster info album.rawdao --json
  exits 0
  has format '"rawdao"'
  json disc >from-raw
  cmp from-sheet from-raw
}

it_plans_without_touching_the_target() {
  an_album
  glassmaster plan album.cue album.rawdao
  exits 0
  prints '^1  audio  00:02:00'
  prints 'capacity'
  prints 'loses +nothing'
  [ ! -e album.rawdao ]
  glassmaster plan album.cue album.rawdao --json
  exits 0
  has chosen backEnd '"file"'
  has capacity needed 3375
  has capacity available null
  [ "$(ls)" = "$(printf 'album.bin\nalbum.cue\nerr\nout')" ]
}

it_turns_a_raw_image_back_into_a_sheet() {
  an_album
  glassmaster burn album.cue album.rawdao --quiet
  exits 0
  mkdir back
  glassmaster convert album.rawdao back/album.cue
  exits 0
  cmp album.bin back/album.bin
  glassmaster verify back/album.cue album.cue --json
  exits 0
  has same true
  has differences '[]'
}

it_finds_a_sample_that_is_not_as_it_was() {
  an_album
  glassmaster burn album.cue album.rawdao --quiet
  exits 0
  # One byte of the main channel of LBA 1000.
  printf '\377' | dd of=album.rawdao bs=1 seek=$(((22650 + 1000) * 2448 + 100)) conv=notrunc status=none
  glassmaster verify album.rawdao album.cue --json
  exits 8
  has same false
  has differences 0 lba 1000
}

it_finds_a_raw_image_sound_or_not() {
  an_album
  glassmaster burn album.cue album.rawdao --quiet
  glassmaster verify album.rawdao
  exits 0
  # Q of LBA 500: one bit of each of the first two symbols.
  printf '\100\100' | dd of=album.rawdao bs=1 seek=$(((22650 + 500) * 2448 + 2352)) conv=notrunc status=none
  glassmaster verify album.rawdao --json
  exits 8
  has sound false
}

it_lists_the_back_ends() {
  glassmaster devices
  exits 0
  prints '^file +usable'
  glassmaster devices --json
  exits 0
  has backEnds 0 usable true
}

it_keeps_an_image_that_exists() {
  an_album
  echo precious >album.rawdao
  glassmaster burn album.cue album.rawdao
  exits 5
  says '--overwrite'
  [ "$(cat album.rawdao)" = precious ]
  glassmaster burn album.cue album.rawdao --overwrite --progress none
  exits 0
  [ "$(stat -c %s album.rawdao)" -gt 1000000 ]
}

it_says_which_file_is_missing() {
  glassmaster burn album.cue album.rawdao
  exits 6
  says 'album\.cue'
  an_album
  rm album.bin
  glassmaster burn album.cue album.rawdao
  exits 6
  says 'album\.bin'
  [ ! -e album.rawdao ]
}

it_refuses_a_sheet_that_promises_more_than_its_file_holds() {
  an_album
  truncate -s 6000000 album.bin
  glassmaster burn album.cue album.rawdao
  exits 6
  [ ! -e album.rawdao ]
}

it_refuses_what_is_no_sheet() {
  head -c 5000 /dev/urandom >album.cue
  glassmaster burn album.cue album.rawdao
  [ "$code" -eq 3 ] || [ "$code" -eq 6 ]
  says '^glassmaster: '
  [ ! -e album.rawdao ]
}

it_leaves_nothing_behind_on_a_full_disk() {
  an_album
  mkdir full
  mount -t tmpfs -o size=1m tmpfs full
  glassmaster burn album.cue full/album.rawdao || true
  local left
  left=$(ls -A full)
  umount full
  exits 7
  says '^glassmaster: '
  [ -z "$left" ] || { echo "left behind: $left"; return 1; }
}

it_leaves_nothing_behind_when_it_is_stopped() {
  an_album
  local child ended=0
  "$program" burn album.cue album.rawdao --progress plain >out 2>err &
  child=$!
  for _ in $(seq 500); do
    if grep -q 'writing track' err; then break; fi
    sleep 0.01
  done
  kill -TERM "$child"
  wait "$child" || ended=$?
  # A fast machine may be done with writing by then: what counts is that the answer fits what is there.
  if [ "$ended" -eq 0 ]; then
    [ -s album.rawdao ]
  else
    code=$ended
    [ "$code" -eq 10 ] || [ "$code" -eq 9 ]
    says '^glassmaster: '
    [ "$code" -ne 10 ] || [ ! -e album.rawdao ]
    [ -z "$(find . -name '*rawdao*' -not -name 'album.rawdao*')" ]
  fi
}

it_tells_scripts_how_far_it_is() {
  an_album
  glassmaster burn album.cue album.rawdao --progress json --json
  exits 0
  python3 - <<'END'
import json
events = [json.loads(line) for line in open("err")]
assert {e["event"] for e in events} <= {"phase", "progress", "finding", "done"}, events
assert [e["phase"] for e in events if e["event"] == "phase"][0] == "lead-in", events
assert "verifying" in {e["phase"] for e in events}, events
assert events[-1]["event"] == "done" and events[-1]["exit"] == 0, events
END
}

it_knows_which_device_has_no_tray() {
  an_album
  for command in eject load blank msinfo; do
    glassmaster "$command" album.cue --json
    exits 4
    has error code '"no-such-port"'
  done
}

it_paints_a_bar_on_a_terminal() {
  an_album
  NO_COLOR=1 TERM=xterm script -qec "'$program' burn album.cue album.rawdao" /dev/null >typescript
  tr '\r' '\n' <typescript >lines
  grep -Eq '^writing (lead-in|track [123] of 3|lead-out) \[#*-*\] +[0-9]+%' lines
  grep -q ': written and verified$' lines
  ! grep -q "$(printf '\033')" lines
  [ "$(awk '{ if (length($0) > widest) widest = length($0) } END { print widest }' lines)" -le 80 ]
}

it_ends_quietly_when_nobody_reads_on() {
  an_album
  "$program" info album.cue 2>err | head -n 1 >out
  is_silent err
  prints '^location'
}

it_says_that_its_words_were_lost() {
  an_album
  code=0
  "$program" info album.cue >/dev/full 2>err || code=$?
  exits 7
  says 'standard output'
  # The image is there, whatever became of the words.
  code=0
  "$program" burn album.cue album.rawdao >/dev/full 2>err || code=$?
  exits 0
  says 'standard output'
  [ -s album.rawdao ]
}
