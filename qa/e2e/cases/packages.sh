# The packages of build/packages: unpacked and installed where nothing else is, used from there, and taken away.

needs dpkg dpkg-deb lintian python3 sha256sum unshare unzip
packages=$root/cli/target/packages
[ -f "$packages/SHA256SUMS" ] || give_up "there are no packages in $packages; run build/packages first"

it_has_sums_for_all_packages() {
  (cd "$packages" && sha256sum --quiet -c SHA256SUMS)
  [ "$(find "$packages" -type f ! -name SHA256SUMS | wc -l)" -eq "$(wc -l <"$packages/SHA256SUMS")" ]
}

it_tells_in_its_bills_exactly_what_is_in_the_packages() {
  mkdir linux deb windows
  tar -xzf "$packages"/*.tar.gz -C linux --strip-components 1
  dpkg-deb -x "$packages"/*.deb deb
  unzip -q "$packages"/*.zip -d windows
  "$root/qa/e2e/check-bill" linux linux/sbom.cdx.json "$packages"/*-linux-*.cdx.json
  "$root/qa/e2e/check-bill" deb/usr/lib/glassmaster deb/usr/share/doc/glassmaster/sbom.cdx.json "$packages"/*-linux-*.cdx.json
  "$root/qa/e2e/check-bill" windows/* windows/*/sbom.cdx.json "$packages"/*-windows.cdx.json
  # One byte more or less would be noticed.
  printf x >>linux/lib/jspecify-*.jar
  if "$root/qa/e2e/check-bill" linux linux/sbom.cdx.json "$packages"/*-linux-*.cdx.json 2>/dev/null; then return 1; fi
}

it_ships_the_licences_of_all_it_holds() {
  mkdir linux deb windows
  tar -xzf "$packages"/*.tar.gz -C linux --strip-components 1
  dpkg-deb -x "$packages"/*.deb deb
  unzip -q "$packages"/*.zip -d windows
  local folder
  for folder in linux windows/*; do
    cmp "$folder/LICENSE" "$root/LICENSE"
    cmp "$folder/NOTICE" "$root/NOTICE"
  done
  for folder in linux windows/* deb/usr/share/doc/glassmaster; do
    grep -q 'GNU LESSER GENERAL PUBLIC LICENSE' "$folder/licenses/LGPL-2.1.txt"
    grep -q 'libusb 1.0.22' "$folder/licenses/THIRD-PARTY.md"
  done
  for folder in linux deb/usr/lib/glassmaster; do
    grep -q '^The GNU General Public License' "$folder/runtime/legal/java.base/LICENSE"
    grep -q '^"CLASSPATH" EXCEPTION TO THE GPL' "$folder/runtime/legal/java.base/LICENSE"
  done
}

it_works_from_the_archive_with_the_cache_it_brings() {
  tar -xzf "$packages"/*.tar.gz
  mv glassmaster-*-linux-* 'some where'
  GLASSMASTER_OPTS=-XX:AOTMode=on 'some where/bin/glassmaster' info "$root/qa/examples/demo/demo.cue" | grep -q '^MCN'
}

it_is_installed_used_and_removed_where_nothing_else_is() {
  limit=600
  "$root/qa/e2e/clean-root" make "$PWD/clean"
  find clean ! -path 'clean/var/lib/dpkg/*' | sort >before
  cp -r "$root/qa/examples/demo" clean/tmp/demo
  "$root/qa/e2e/clean-root" dpkg "$PWD/clean" --install "$packages"/*.deb
  "$root/qa/e2e/clean-root" dpkg "$PWD/clean" --verify glassmaster

  inside() {
    code=0
    "$root/qa/e2e/clean-root" run "$PWD/clean" "$@" >out 2>err || code=$?
  }
  inside glassmaster --version
  exits 0
  prints '^glassmaster [0-9]'
  is_silent err
  inside glassmaster info /tmp/demo/demo.cue
  exits 0
  prints '^MCN '
  inside glassmaster burn /tmp/demo/demo.cue /tmp/demo.rawdao --progress none
  exits 0
  prints 'written and verified$'
  inside glassmaster devices
  exits 0
  prints '^file '
  inside glassmaster doctor
  exits 0
  prints '^ok +java: Java 25'
  prints '^ok +native access'
  prints '^fault +drives'
  inside glassmaster no-such-command
  exits 2

  grep -q 'KERNEL=="sr' clean/usr/lib/udev/rules.d/71-glassmaster-usb.rules

  "$root/qa/e2e/clean-root" dpkg "$PWD/clean" --remove glassmaster
  rm -rf clean/tmp/demo clean/tmp/demo.rawdao*
  find clean ! -path 'clean/var/lib/dpkg/*' | sort >after
  diff before after
}

it_brings_manual_pages_and_completions() {
  "$root/qa/e2e/clean-root" make "$PWD/clean"
  dpkg-deb -x "$packages"/*.deb clean
  local page
  for page in clean/usr/share/man/man1/*.1.gz; do gzip -dc "$page" | grep -q '^\.TH'; done
  [ -f clean/usr/share/man/man1/glassmaster.1.gz ]
  # shellcheck disable=SC2016
  "$root/qa/e2e/clean-root" run "$PWD/clean" bash -c '
    source /usr/share/bash-completion/completions/glassmaster
    COMP_WORDS=(glassmaster conv) COMP_CWORD=1 COMP_LINE="glassmaster conv" COMP_POINT=16
    _glassmaster glassmaster conv glassmaster
    printf "%s\n" "${COMPREPLY[@]}"' >out
  prints '^convert *$'
  grep -q '^#compdef glassmaster' clean/usr/share/zsh/vendor-completions/_glassmaster
}

it_gives_lintian_nothing_to_complain_about() {
  lintian --tag-display-limit 0 "$packages"/*.deb >out 2>err || true
  cat out
  is_silent out
}
