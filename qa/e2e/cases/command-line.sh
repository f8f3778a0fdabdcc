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
