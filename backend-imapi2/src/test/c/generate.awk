# Makes interfaces.h (declarations) and gates.c (the server's vtables) from the tables: awk -v out=DIR -f generate.awk guids signatures slots…
# No slot is typed anywhere else. A gate stands before each method of the server: it counts calls, keeps what came in, lets tests
# make the call fail, and replaces what goes out by what a test chose.
BEGIN {
  FS = "\t"
  h = out "/interfaces.h"; c = out "/gates.c"
  served = " IDiscMaster2 IDiscRecorder2 IDiscRecorder2Ex IDiscFormat2RawCD IDiscFormat2RawCDEventArgs IDiscFormat2Erase IWriteSpeedDescriptor IRawCDImageCreator IRawCDImageTrackInfo IConnectionPointContainer IConnectionPoint IEnumConnectionPoints IEnumConnections IEnumVARIANT IStream IStreamPseudoRandomBased IStreamConcatenate IStreamInterleave IClassFactory "
  width["P"] = 8; width["J"] = 8; width["I"] = 4; width["S"] = 2; width["B"] = 1
  print "/* Generated from the tables by generate.awk. */\n#ifndef GM_INTERFACES_H\n#define GM_INTERFACES_H\n#include \"com.h\"\n" > h
  print "/* Generated from the tables by generate.awk. */\n#include \"gate.h\"\n#include \"interfaces.h\"\n#include \"object.h\"\n#include \"results.h\"\n" > c
}
FNR == 1 { file++; next }
file == 1 { guid[$1] = $2; base[$1] = $3; next }
file == 2 { parameters[$1, $2] = $3; registers[$1, $2] = $4; next }
{
  if (!($1 in count)) { names[++interfaces] = $1; count[$1] = 0 }
  slot[$1, count[$1]] = $2
  method[$1, count[$1]++] = $3
}

# The interface of the inheritance line whose signature table has the method.
function owner(i, m) {
  while (i != "-" && i != "" && i != "class" && !((i, m) in parameters)) i = base[i]
  return (i, m) in parameters ? i : ""
}

# Where the server has the method: streams share what they inherit.
function implementer(i, m, o) {
  if (m == "QueryInterface" || m == "AddRef" || m == "Release") return "IUnknown"
  o = owner(i, m)
  if (o == "IDispatch") return o
  if (o == "IStream" || o == "ISequentialStream") return "IStream"
  return i
}

function ctype(t) {
  if (t == "REFIID") return "const GUID *"
  if (t ~ /\[[0-9]+\]$/) { sub(/\[[0-9]+\]$/, "", t); return t " *" }
  if (t ~ /\*+$/) { stars = t; gsub(/[^*]/, "", stars); sub(/\*+$/, "", t); return t " " stars }
  return t " "
}

# Splits a signature into way[], type[], name[]; returns how many.
function take(i, m, n, k, part) {
  n = split(parameters[owner(i, m), m], part, /; /)
  for (k = 1; k <= n; k++) {
    match(part[k], /^(in,out|in|out) /)
    way[k] = substr(part[k], 1, RLENGTH - 1)
    part[k] = substr(part[k], RLENGTH + 1)
    match(part[k], /[^ ]+$/)
    name[k] = substr(part[k], RSTART)
    type[k] = substr(part[k], 1, RSTART - 2)
  }
  return n
}

function formal(i, n, k, s) {
  s = i " *self"
  for (k = 1; k <= n; k++) s = s ", " ctype(type[k]) name[k]
  return s
}

function actual(i, n, first, k, s) {
  s = first
  for (k = 1; k <= n; k++) s = s ", " name[k]
  return s
}

function returns(m) { return m == "AddRef" || m == "Release" ? "ULONG" : "HRESULT" }

function declareGuid(kind, i, g, p) {
  split(guid[i], p, "-")
  g = p[4] p[5]
  printf "static const GUID %s_%s __attribute__((unused)) = {0x%s, 0x%s, 0x%s, {", kind, i, p[1], p[2], p[3] > h
  for (k = 0; k < 8; k++) printf "%s0x%s", k ? ", " : "", substr(g, 1 + 2 * k, 2) > h
  print "}};" > h
}

function declare(i, s, n, m) {
  printf "typedef struct %sVtbl {\n", i > h
  for (s = 0; s < count[i]; s++) {
    m = method[i, s]
    if (owner(i, m) == "") { printf "  void (*%s)(void);\n", m > h; continue }
    n = take(i, m)
    printf "  %s (*%s)(%s);\n", returns(m), m, formal(i, n) > h
  }
  printf "} %sVtbl;\nstruct %s {\n  const %sVtbl *lpVtbl;\n};\n", i, i, i > h
  for (s = 0; s < count[i]; s++) {
    m = method[i, s]
    printf "_Static_assert(offsetof(%sVtbl, %s) == 8 * %d, \"%s.%s\");\n", i, m, slot[i, s], i, m > h
    if ((i, m) in parameters) { n = take(i, m); checkRegisters(i, m, n) }
  }
  printf "_Static_assert(sizeof(%sVtbl) == 8 * %d, \"%s\");\n\n", i, count[i], i > h
}

# The letters of the reference's FFM column and the widths of the C types say the same.
function checkRegisters(i, m, n, k, letters) {
  letters = registers[i, m]
  gsub(/^I\(P|\)$/, "", letters)
  if (length(letters) != n) { print "signature of " i "." m " is not " letters > "/dev/stderr"; exit 1 }
  for (k = 1; k <= n; k++)
    printf "_Static_assert(sizeof(%s) == %d, \"%s.%s %s\");\n", ctype(type[k]), width[substr(letters, k, 1)], i, m, name[k] > h
}

function gate(i, s, m, n, k, o, self) {
  m = method[i, s]; o = implementer(i, m); n = take(i, m)
  if (o == "IUnknown" || o == "IDispatch") return
  if (o == i) printf "HRESULT %s_%s(%s);\n", i, m, formal(i, n) > h
  printf "static HRESULT gate_%s_%s(%s) {\n  static Member member = {\"%s.%s\", 0};\n", i, m, formal(i, n), i, m > c
  print "  HRESULT chosen = gate_enter(&member, self);" > c
  for (k = 1; k <= n; k++) {
    if (way[k] != "in") continue
    if (type[k] == "BSTR") printf "  gate_heard_text(&member, \"%s\", %s);\n", name[k], name[k] > c
    else if (type[k] ~ /^(LONG|ULONG|IMAPI_|VARIANT_BOOL|BOOLEAN|ULONG_IMAPI2_|DWORD)[A-Z0-9_]*$/) printf "  gate_heard(&member, \"%s\", %s);\n", name[k], name[k] > c
  }
  print "  if (FAILED(chosen)) return gate_leave(&member, chosen);" > c
  for (k = 1; k < n; k++) {
    if (way[k] == "out" && type[k] ~ /^(BYTE|IMAPI_[A-Z_]*TYPE)\*\*$/)
      printf "  if (gate_bytes(&member, (void **)%s, %s, %d)) return gate_leave(&member, chosen);\n", name[k], name[k + 1], type[k] ~ /^BYTE/ ? 1 : 4 > c
  }
  self = o == i ? "self" : "(" o " *)self"
  printf "  HRESULT result = %s_%s(%s);\n  if (SUCCEEDED(result)) {\n", o, m, actual(i, n, self) > c
  for (k = 1; k <= n; k++) {
    if (way[k] != "out") continue
    if (type[k] ~ /^(LONG|ULONG|IMAPI_[A-Z0-9_]*)\*$/ && o != "IStream") printf "    gate_number(&member, (int32_t *)%s);\n", name[k] > c
    else if (type[k] == "VARIANT_BOOL*") printf "    gate_truth(&member, %s);\n", name[k] > c
    else if (type[k] == "BSTR*") printf "    gate_text(&member, %s);\n", name[k] > c
    else if (type[k] == "SAFEARRAY**") printf "    gate_array(&member, %s);\n", name[k] > c
  }
  print "    if (result == S_OK) result = chosen;\n  }\n  return gate_leave(&member, result);\n}\n" > c
}

function table(i, s, m, o) {
  for (s = 0; s < count[i]; s++) gate(i, s)
  printf "const %sVtbl %s_vtbl = {\n", i, i > c
  for (s = 0; s < count[i]; s++) {
    m = method[i, s]; o = implementer(i, m)
    if (o == "IUnknown" || o == "IDispatch") printf "    .%s = (void *)object_%s,\n", m, m > c
    else printf "    .%s = gate_%s_%s,\n", m, i, m > c
  }
  print "};\n" > c
  printf "extern const %sVtbl %s_vtbl;\n\n", i, i > h
}

END {
  for (n = 1; n <= interfaces; n++) printf "typedef struct %s %s;\n", names[n], names[n] > h
  for (i in guid) declareGuid(base[i] == "class" ? "CLSID" : "IID", i)
  print "" > h
  for (x = 1; x <= interfaces; x++) declare(names[x])
  for (x = 1; x <= interfaces; x++) if (index(served, " " names[x] " ")) table(names[x])
  print "#endif" > h
}
