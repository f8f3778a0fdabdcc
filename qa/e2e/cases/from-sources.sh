# ./glassmaster at the root of the repository, which builds the program when it has to.

needs mvn

from_sources() { # script, argument...
  code=0
  timeout --kill-after=10 300 "$@" >out 2>err </dev/null || code=$?
}

it_starts_what_is_built_without_a_word() {
  from_sources "$root/glassmaster" --version
  exits 0
  prints '^glassmaster '
  is_silent err
}

it_names_the_log_when_the_build_fails() {
  cp "$root/glassmaster" .
  echo '<project>no end' >pom.xml
  from_sources ./glassmaster --version
  exits 70
  is_silent out
  says '^glassmaster: building the program '
  says '^glassmaster: the build failed; all it said is in /.*/cli/target/glassmaster-build\.log$'
  grep -q 'POM' cli/target/glassmaster-build.log
}

it_says_so_where_there_is_no_maven() {
  local tool
  cp "$root/glassmaster" .
  mkdir path
  for tool in sh cat find flock grep head mkdir readlink sed; do
    ln -s "$(command -v "$tool")" "path/$tool"
  done
  PATH=$PWD/path ./glassmaster --version >out 2>err </dev/null || code=$?
  exits 69
  is_silent out
  says '^glassmaster: no Maven found'
}

it_builds_again_after_a_change() {
  local stamp=cli/target/dist/built
  cp "$root/glassmaster" .
  mkdir -p core/src/main cli/target/dist/bin build path
  touch pom.xml core/pom.xml core/src/main/old
  printf '#!/bin/sh\necho program\n' >cli/target/dist/bin/glassmaster
  printf '#!/bin/sh\necho build >>built; touch %s\n' "$stamp" >path/mvn
  chmod +x cli/target/dist/bin/glassmaster path/mvn
  touch -d '1 hour ago' pom.xml core/pom.xml core/src/main/old core/src/main build
  touch -d '1 minute ago' "$stamp"
  PATH=$PWD/path:$PATH
  from_sources ./glassmaster
  exits 0
  prints '^program$'
  [ ! -e built ]
  touch core/src/main/new
  from_sources ./glassmaster
  exits 0
  prints '^program$'
  [ "$(cat built)" = build ]
  from_sources ./glassmaster
  [ "$(cat built)" = build ]
  rm core/src/main/old
  touch -d '1 minute' core/src/main
  from_sources ./glassmaster
  [ "$(grep -c build built)" -eq 2 ]
}
