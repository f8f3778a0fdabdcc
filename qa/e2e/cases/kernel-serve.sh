# `glassmaster serve` as a new user has it from docs/virtual-drive.md: on this machine the program, in the guest the line that it says.

needs cmp
needs_kernel
source "$here/vm/discs.sh"

# serves ARGUMENT...: begins to serve at a free port, and plugs the drive into the guest as its second.
serves() {
  "$program" serve "$@" --listen 127.0.0.1:0 >served 2>served.err &
  server=$!
  trap 'kill -9 $server 2>/dev/null || true' EXIT
  for ((tries = 0; tries < 100; tries++)); do
    if grep -q 'Ctrl-C' served; then break; fi
    sleep 0.2
  done
  grep -Eq '^listening +127\.0\.0\.1:[0-9]+ \(USB/IP\)$' served || { cat served served.err; return 1; }
  # The guest sees this machine under another address.
  attach=$(sed -n 's/^  modprobe vhci-hcd; //p' served | sed 's/127\.0\.0\.1/10.0.2.2/')
  guest "$attach && for i in \$(seq 100); do if [ -b /dev/sr1 ]; then exit; fi; usleep 100000; done; exit 1"
  exits 0
}

unplugs() {
  guest "usbip detach -p 1; for i in \$(seq 100); do if [ ! -b /dev/sr1 ]; then exit; fi; usleep 100000; done; exit 1"
  exits 0
}

# ends SIGNAL CODE: the server ends by itself, with that exit code.
ends() {
  kill -"$1" "$server"
  code=0
  wait "$server" || code=$?
  [ "$code" -eq "$2" ] || { echo "exit code $code"; cat served.err; return 1; }
}

it_puts_an_image_into_a_drive() {
  album
  serves album.cue
  guest cdrdao read-cd --device /dev/sr1 --driver generic-mmc --datafile read.bin read.toc
  exits 0
  album_samples >samples
  dd if=read.bin conv=swab status=none | cmp - samples
  unplugs
  ends TERM 0
}

it_makes_an_image_of_what_is_burned() {
  album
  serves burned.rawdao --record rawdao
  guest cdrdao write -n --device /dev/sr1 --driver generic-mmc-raw album.toc
  exits 0
  for ((tries = 0; tries < 300; tries++)); do
    if grep -q 'written and verified' served; then break; fi
    sleep 0.2
  done
  unplugs
  ends TERM 0
  glassmaster verify burned.rawdao album.cue
  exits 0
}
