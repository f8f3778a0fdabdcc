# Every command that README.md and docs/ print, run as it stands there, its output compared with what stands below it. qa/e2e/document
# tells where each runs. A folder of its own for each page holds album.cue, which is the demonstration disc.

needs python3 sox
needs_kernel

# runs_as_printed PAGE
runs_as_printed() {
  limit=600
  local step script kind place words
  mkdir steps page
  "$root/qa/e2e/document" steps "$root/$1" steps
  [ -n "$(ls steps)" ] || { echo "$1 prints no command"; return 1; }
  cp "$root"/qa/examples/demo/{demo.bin,demo.cue,showpiece.cue,showpiece.cdt} page
  cp page/demo.cue page/album.cue
  ln -s "$root/qa" page/qa
  ln -s "$program" page/glassmaster
  cd page
  for script in "${PWD%/*}"/steps/*.sh; do
    step=${script%.sh} kind=$(cat "${script%.sh}.kind") place=$(cat "${script%.sh}.place")
    echo "$place: $(sed -n '3,$p' "$script")"
    code=0
    case $kind in
      here) PATH=${program%/*}:$PATH timeout -k 5 120 sh "$script" >../seen </dev/null || code=$? ;;
      package)
        mkdir packages
        ln -s "$root"/cli/target/packages/* packages
        (cd packages && timeout -k 5 120 sh "$script") >../seen </dev/null || code=$?
        ;;
      served)
        PATH=${program%/*}:$PATH timeout -s INT -k 5 60 sh "$script" >../seen </dev/null &
        for _ in $(seq 200); do
          if "$root/qa/e2e/document" check "$step.expected" ../seen >/dev/null; then break; fi
          sleep 0.1
        done
        kill -INT $! && wait $! || true
        ;;
      drive*)
        read -r _ words <<<"$kind"
        case $words in
          '') ;;
          insert*) drive insert "$PWD/${words#insert }" ;;
          # shellcheck disable=SC2086
          *) drive $words ;;
        esac
        guest env "PATH=${program%/*}:/usr/sbin:/usr/bin:/sbin:/bin" GLASSMASTER_OPTS=-XX:TieredStopAtLevel=1 sh "$script"
        cat out err >../seen
        ;;
    esac
    [ "$code" -eq 0 ] || { echo "exit code $code:"; cat ../seen; return 1; }
    if [ -f "$step.expected" ]; then "$root/qa/e2e/document" check "$step.expected" ../seen; fi
  done
}

it_runs_the_readme_as_printed() { runs_as_printed README.md; }
it_runs_the_page_on_installation_as_printed() { runs_as_printed docs/installation.md; }
it_runs_the_page_on_authoring_as_printed() { runs_as_printed docs/authoring.md; }
it_runs_the_page_on_burning_as_printed() { runs_as_printed docs/burning.md; }
it_runs_the_page_on_copying_as_printed() { runs_as_printed docs/copying.md; }
it_runs_the_page_on_ripping_as_printed() { runs_as_printed docs/ripping.md; }
it_runs_the_page_on_images_as_printed() { runs_as_printed docs/images.md; }
it_runs_the_page_on_scripts_as_printed() { runs_as_printed docs/scripts.md; }
it_runs_the_page_on_troubleshooting_as_printed() { runs_as_printed docs/troubleshooting.md; }
it_runs_the_page_on_virtual_drives_as_printed() { runs_as_printed docs/virtual-drive.md; }

# A page with commands has a case above, or says of each block where else it runs.
it_leaves_no_page_out() {
  local page
  mkdir steps
  for page in README.md CONTRIBUTING.md $(cd "$root" && ls docs/*.md docs/decisions/*.md); do
    rm -f steps/*
    # qa/examples follows this guide word for word.
    [ "$page" != docs/write-a-back-end.md ] || continue
    "$root/qa/e2e/document" steps "$root/$page" steps
    if [ -n "$(ls steps)" ] && ! grep -q "runs_as_printed $page;" "$root/qa/e2e/cases/documents.sh"; then
      echo "$page has commands, and no case"
      return 1
    fi
  done
}
