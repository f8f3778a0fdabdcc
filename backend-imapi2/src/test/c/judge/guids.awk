# Compares identifiers and bases with those that headers declare: awk -f guids.awk guids header…; at least so many must be found.
BEGIN { FS = "\t" }
FILENAME == ARGV[1] {
  if (FNR > 1) { guid[$1] = tolower($2); base[$1] = $3 }
  next
}
match($0, /MIDL_INTERFACE\("[0-9A-Fa-f-]+"\)/) {
  told = tolower(substr($0, RSTART + 16, 36))
  next
}
told != "" {
  sub(/^[ \t]+/, "")
  split($0, word, /[ \t]+/)
  name = word[1]
  if (name in guid) {
    found++
    if (guid[name] != told) { print name " is " told ", not " guid[name]; wrong = 1 }
    if (word[2] == ":" && base[name] != word[4]) { print name " is based on " word[4] ", not " base[name]; wrong = 1 }
  }
  told = ""
}
END {
  if (found < least) { print "only " found + 0 " interfaces found in the headers"; wrong = 1 }
  exit wrong
}
