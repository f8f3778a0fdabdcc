#!/bin/sh
# Processor time of mode-1 encoding as a whole process: `cdrdao read-test` on a sheet of an ISO image against our
# encoder on the same image. Both read the image, encode every sector and write nothing.
#   usage: encode-vs-cdrdao.sh FOLDER [RUNS]      FOLDER gets the workload w1 (1.5 GB) if it is not there yet
# Needs cdrdao, a JDK of 22 or later (JAVA, default: java on the path), and: mvn -pl qa/bench -am package
set -eu
export LC_ALL=C
[ $# -ge 1 ] || { sed -n '2,5s/^# //p' "$0" >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
java=${JAVA:-java}
runs=${2:-7}
command -v cdrdao >/dev/null || { echo "cdrdao is not installed" >&2; exit 69; }
[ -d "$here/target/classes" ] || { echo "nothing is built: mvn -pl qa/bench -am package" >&2; exit 69; }
mkdir -p "$1"
folder=$(cd "$1" && pwd)
[ -f "$folder/w1/data.bin" ] || "$java" "$here/GenWorkloads.java" "$folder" w1
cd "$folder/w1"

ours() {
  "$java" -XX:+UseSerialGC -cp "$here/target/classes:$here/target/lib/*" \
    org.glassmaster.qa.bench.internal.EncodeIso data.iso "$@"
}

theirs() { cdrdao read-test iso.toc; }

# Seconds of user and system time of a function's processes.
cpu() {
  ( "$@" >/dev/null 2>&1 || exit 1; times ) | awk '
    NR == 2 { for (i = 1; i <= 2; i++) { split($i, t, /[ms]/); s += t[1] * 60 + t[2] } printf "%.2f\n", s }'
}

median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

cat data.iso data.bin >/dev/null
digest=$(ours --digest | tail -n 1)
expected=$(sha256sum data.bin | cut -d ' ' -f 1)
[ "$digest" = "$expected" ] || { echo "our sectors differ from data.bin" >&2; exit 1; }

a=$(mktemp) b=$(mktemp)
trap 'rm -f "$a" "$b"' EXIT
i=0
while [ "$i" -lt "$runs" ]; do
  cpu theirs >>"$a"
  cpu ours >>"$b"
  i=$((i + 1))
done
t=$(median <"$a")
o=$(median <"$b")
printf 'cdrdao read-test  %s s cpu (median of %s)\n' "$t" "$runs"
printf 'glassmaster       %s s cpu\n' "$o"
awk -v t="$t" -v o="$o" 'BEGIN { printf "ratio             %.2f (target: at most 0.50)\n", o / t }'
