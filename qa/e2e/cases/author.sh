# From a folder of sound files to a sheet that other programs read.

it_makes_a_sheet_of_sound_files_that_others_read() {
  needs sox cdrdao flac
  mkdir album
  for n in 1 2 10; do sox -n -r 44100 -b 16 -c 2 "album/$n.wav" synth 5 sine $((n * 100)); done
  glassmaster author album --to album/album.toc --gap 2
  exits 0
  prints 'written and read back'
  (cd album && cdrdao show-toc album.toc) >toc 2>&1
  grep -q 'TRACK  3  Mode AUDIO' toc
  flac -s -T TITLE=Ten -T TRACKNUMBER=1 album/10.wav -o album/10.flac && rm album/10.wav
  glassmaster author album --to album/album.cue
  exits 0
  grep -q 'FILE "10.flac" WAVE' album/album.cue
  glassmaster verify album/album.cue
  exits 0
}
