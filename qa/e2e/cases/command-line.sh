# The command line itself: version, help, wrong usage, and the launcher around it.

it_prints_its_version() {
  glassmaster --version
  exits 0
  prints '^glassmaster [0-9]+\.[0-9]+\.[0-9]+'
  is_silent err
}

it_prints_its_help() {
  glassmaster --help
  exits 0
  prints '^Usage: glassmaster '
  is_silent err
}

it_refuses_an_unknown_option() {
  glassmaster --no-such-option
  exits 2
  says 'no-such-option'
  is_silent out
}

it_refuses_an_unknown_command() {
  glassmaster no-such-command
  exits 2
  says 'no-such-command'
  is_silent out
}

it_starts_through_symbolic_links_and_from_any_folder() {
  ln -s "$program" absolute
  mkdir 'a folder'
  ln -s ../absolute 'a folder/relative'
  code=0
  (cd / && "$OLDPWD/a folder/relative" --version) >out 2>err || code=$?
  exits 0
  prints '^glassmaster '
}

it_starts_from_a_copy_in_a_path_with_spaces() {
  cp -a "$root/cli/target/dist" 'a copy'
  code=0
  'a copy/bin/glassmaster' --version >out 2>err || code=$?
  exits 0
  prints '^glassmaster '
  is_silent err
}

it_starts_without_its_cache_all_the_same() {
  cp -a "$root/cli/target/dist" copy
  rm copy/lib/glassmaster.aot
  code=0
  copy/bin/glassmaster --version >out 2>err || code=$?
  exits 0
  prints '^glassmaster '
  is_silent err
}

it_asks_another_run_time_for_nothing_that_only_its_own_knows() {
  mkdir -p other/bin
  printf '#!/bin/sh\nprintf "%%s\\n" "$@"\n' >other/bin/java
  chmod +x other/bin/java
  code=0
  GLASSMASTER_RUNTIME=$PWD/other "$program" --version >out 2>err || code=$?
  exits 0
  prints '^org.glassmaster.cli.internal.Main$'
  ! grep AOT out
}

it_hands_arguments_with_spaces_on_unbroken() {
  glassmaster '--no such  option=* $HOME'
  exits 2
  says 'no such  option=\* \$HOME'
}

it_takes_options_for_the_virtual_machine_from_the_environment() {
  code=0
  GLASSMASTER_OPTS='-XX:+UseParallelGC -XX:+PrintCommandLineFlags' "$program" --version >out 2>err || code=$?
  exits 0
  prints '\+UseParallelGC'
}

# waits_for PATTERN: until standard error says so, ten seconds at most.
waits_for() {
  local i
  for ((i = 0; i < 100; i++)); do
    grep -qE "$1" err && return
    sleep 0.1
  done
  cat err
  return 1
}

# A disc of half an hour, most of it holes, so that there is time to interfere.
long_disc() {
  truncate -s $((30 * 60 * 75 * 2352)) long.bin
  printf 'FILE "long.bin" BINARY\n  TRACK 01 AUDIO\n    INDEX 01 00:00:00\n' >long.cue
}

it_minds_no_reader_that_has_seen_enough() {
  long_disc
  code=0
  { "$program" info long.cue 2>err || echo $? >failed; } | head -0
  is_silent err
  [ ! -e failed ]
}

it_says_when_nobody_can_hear_it() {
  long_disc
  code=0
  "$program" info long.cue >/dev/full 2>err || code=$?
  [ "$code" = 7 ]
  says 'standard output could not be written'
}

it_keeps_the_result_of_a_job_whose_report_finds_no_room() {
  long_disc
  mkdir report.html
  touch report.html/taken
  glassmaster convert long.cue copy.cue --report report.html --no-verify
  exits 0
  says 'report .* could not be written'
  cmp long.bin copy.bin
}

# ends_by SIGNAL: a conversion that is hit by it in the middle stops, says so, and leaves nothing.
ends_by() {
  long_disc
  "$program" convert long.cue copy.rawdao --progress plain >out 2>err &
  local job=$!
  waits_for '^writing track 1'
  kill -"$1" $job
  code=0
  wait $job || code=$?
  [ "$code" = 10 ]
  says 'cancelled while writing'
  [ ! -e copy.rawdao ]
  [ -z "$(find . -name '*copy.rawdao*')" ]
}

it_stops_where_it_is_asked_to_end() {
  ends_by TERM
}

it_stops_where_its_terminal_hangs_up() {
  ends_by HUP
}

it_leaves_nothing_behind_when_its_terminal_disappears() {
  needs python3
  long_disc
  python3 - "$program" <<'PYTHON'
import os, pty, sys, time
pid, terminal = pty.fork()
if pid == 0:
    os.execv(sys.argv[1], [sys.argv[1], "convert", "long.cue", "copy.rawdao"])
seen = b""
end = time.time() + 20
while b"writing" not in seen and time.time() < end:
    seen += os.read(terminal, 4096)
os.close(terminal)
_, status = os.waitpid(pid, 0)
assert os.WIFEXITED(status) and os.WEXITSTATUS(status) == 10, status
PYTHON
  [ -z "$(find . -name '*copy.rawdao*')" ]
}
