# The discs that the cases burn: what they are made of, and sheets of them for cdrdao and for us, made from each other by nobody.

# Three tracks with all codes, an index, pauses.
album() {
  "$here/vm/make-inputs" .
  cat >album.toc <<'TOC'
CD_DA
CATALOG "4003994155486"
CD_TEXT {
  LANGUAGE_MAP { 0 : 9 }
  LANGUAGE 0 { TITLE "Three kinds of noise" PERFORMER "Nobody" }
}
TRACK AUDIO
COPY
ISRC "DEABC2600001"
CD_TEXT { LANGUAGE 0 { TITLE "First" PERFORMER "Alpha" } }
AUDIOFILE "t1.wav" 0
INDEX 0:3:0
TRACK AUDIO
PRE_EMPHASIS
ISRC "DEABC2600002"
CD_TEXT { LANGUAGE 0 { TITLE "Second" PERFORMER "Beta" } }
PREGAP 0:2:0
AUDIOFILE "t2.wav" 0
TRACK AUDIO
ISRC "DEABC2600003"
CD_TEXT { LANGUAGE 0 { TITLE "Third" PERFORMER "Gamma" } }
AUDIOFILE "t3.wav" 0
START 0:1:0
TOC
  cat >album.cue <<'CUE'
CATALOG 4003994155486
TITLE "Three kinds of noise"
PERFORMER "Nobody"
FILE "t1.raw" BINARY
  TRACK 01 AUDIO
    FLAGS DCP
    TITLE "First"
    PERFORMER "Alpha"
    ISRC DEABC2600001
    INDEX 01 00:00:00
    INDEX 02 00:03:00
FILE "t2.raw" BINARY
  TRACK 02 AUDIO
    FLAGS PRE
    TITLE "Second"
    PERFORMER "Beta"
    ISRC DEABC2600002
    PREGAP 00:02:00
    INDEX 01 00:00:00
FILE "t3.raw" BINARY
  TRACK 03 AUDIO
    TITLE "Third"
    PERFORMER "Gamma"
    ISRC DEABC2600003
    INDEX 00 00:00:00
    INDEX 01 00:01:00
CUE
}

# The samples of the album from its first sector on.
album_samples() {
  cat t1.raw
  head -c $((150 * 2352)) /dev/zero
  cat t2.raw t3.raw
}

# The three files without codes, and where index 0 and index 1 of the second and the third track are.
plain() { # index 0 of track 2, index 0 of track 3; nothing for none
  "$here/vm/make-inputs" .
  cat t1.raw t2.raw t3.raw >plain.raw
  {
    echo 'FILE "plain.raw" BINARY'
    printf '  TRACK 01 AUDIO\n    INDEX 01 00:00:00\n'
    printf '  TRACK 02 AUDIO\n%s    INDEX 01 00:06:00\n' "${1:+    INDEX 00 $1$'\n'}"
    printf '  TRACK 03 AUDIO\n%s    INDEX 01 00:13:00\n' "${2:+    INDEX 00 $2$'\n'}"
  } >plain.cue
}

file_system() {
  mkdir -p tree
  seq 120000 >tree/numbers
  guest genisoimage -quiet -r -o data.iso tree
  exits 0
}

# Codes, titles and table of contents of the album, as libcdio sees them.
is_the_album_for_cd_info() {
  guest cd-info --no-device-info --no-cddb /dev/sr0
  exits 0
  prints '^  1: 00:02:00  000000 audio  true   yes   2        no$'
  prints '^  2: 00:10:00  000600 audio  false  no    2        yes$'
  prints '^  3: 00:18:00  001200 audio  false  no    2        no$'
  prints '^170: 00:22:00  001500 leadout'
  prints '^Media Catalog Number \(MCN\): 4003994155486$'
  prints '^TRACK  2 ISRC: DEABC2600002$'
  prints 'TITLE: Three kinds of noise$'
  prints 'PERFORMER: Gamma$'
}

# The same, as cdrdao sees them, with pauses and indexes.
is_the_album_for_cdrdao() {
  guest cdrdao read-toc --device /dev/sr0 --driver generic-mmc read-toc.toc
  exits 0
  says 'Found index 2 at: 00:03:00'
  says 'Found pre-gap: 00:02:00'
  says 'Found pre-gap: 00:01:00'
  [ "$(grep -c 'Control nibbles of track match' err)" -eq 3 ]
  cp read-toc.toc out
  prints '^CATALOG "4003994155486"$'
  prints '^ISRC "DEABC2600003"$'
  prints 'TITLE "Second"'
}
