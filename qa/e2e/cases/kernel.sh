# Debian's own kernel with the emulated recorder on its USB: usb-storage, sr and sg find a drive that they believe.

needs_kernel

it_sees_a_drive_with_its_names() {
  guest 'cat /sys/block/sr0/device/vendor /sys/block/sr0/device/model /sys/class/scsi_generic/sg0/device/type'
  exits 0
  prints '^GLASS +$'
  prints '^EMULATED CD-RW +$'
  prints '^5$'
  guest cat /proc/sys/dev/cdrom/info
  exits 0
  prints '^Can write CD-R:[[:space:]]+1$'
  prints '^Can write CD-RW:[[:space:]]+1$'
}

it_lets_the_kernel_read_a_file_system() {
  mkdir tree
  seq 20000 >tree/numbers
  guest genisoimage -quiet -r -o data.iso tree
  exits 0
  drive insert "$PWD/data.iso"
  guest 'mkdir -p /mnt/disc && mount -r -t iso9660 /dev/sr0 /mnt/disc && cmp /mnt/disc/numbers tree/numbers; code=$?; umount /mnt/disc; exit $code'
  exits 0
}
