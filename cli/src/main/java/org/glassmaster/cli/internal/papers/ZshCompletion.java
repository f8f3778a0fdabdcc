package org.glassmaster.cli.internal.papers;

import java.util.List;
import java.util.stream.Collectors;
import org.glassmaster.cli.internal.command.CommandEntry;
import org.glassmaster.cli.internal.option.CommonOptions;
import picocli.CommandLine.Model.OptionSpec;

/** The script by which zsh completes command lines, for a folder of {@code fpath}. */
final class ZshCompletion {
  private final OptionValues values;

  ZshCompletion(OptionValues values) {
    this.values = values;
  }

  /** The script. */
  String text() {
    StringBuilder script = new StringBuilder();
    script.append("#compdef glassmaster\n# Made from the commands of glassmaster.\n\n");
    script.append("_glassmaster_location() {\n  local -a schemes\n  schemes=(");
    script.append(
        values.schemes().stream().map(name -> name + ":").collect(Collectors.joining(" ")));
    script.append(")\n  _alternative \\\n    'files:image or drive:_files' \\\n");
    script.append("    'drives:drive:compadd -- /dev/sr[0-9]*(N)' \\\n");
    script.append("    'schemes:scheme:compadd -S \"\" -a schemes'\n}\n\n");
    script.append("_glassmaster() {\n  local curcontext=$curcontext state line\n");
    script.append("  typeset -A opt_args\n  local -a common commands\n  common=(\n");
    CommonOptions.specs().forEach(option -> spec(script, "    ", option));
    script.append("  )\n  commands=(\n");
    for (CommandEntry entry : CommandEntry.ALL) {
      String described = entry.name() + ":" + entry.summary().replace(":", "\\:");
      script.append("    ").append(quoted(described)).append('\n');
    }
    script.append("  )\n  _arguments -C $common '1:command:->command' '*::word:->words'\n");
    script.append("  case $state in\n    command) _describe command commands ;;\n");
    script.append("    words)\n      case $line[1] in\n");
    CommandEntry.ALL.forEach(entry -> command(script, entry));
    script.append("      esac\n      ;;\n  esac\n}\n\n_glassmaster \"$@\"\n");
    return script.toString();
  }

  private void command(StringBuilder script, CommandEntry entry) {
    script.append("        ").append(entry.name()).append(")\n          _arguments $common");
    for (OptionSpec option : entry.options().get()) {
      script.append(" \\\n");
      spec(script, "            ", option);
      script.setLength(script.length() - 1);
    }
    for (int i = 0; i < entry.words().size(); i++) {
      String word = entry.words().get(i);
      boolean many = word.endsWith("...");
      String place = many ? "*" : (i + 1) + (word.startsWith("[") ? ":" : "");
      String label = word.replaceAll("[^A-Z]", "");
      String what = many ? "_files" : "_glassmaster_location";
      script.append(" \\\n            ").append(quoted(place + ":" + label + ":" + what));
    }
    script.append("\n          ;;\n");
  }

  private void spec(StringBuilder script, String indent, OptionSpec option) {
    StringBuilder spec = new StringBuilder();
    spec.append(option.isMultiValue() ? "*" : "").append(option.longestName());
    spec.append(OptionValues.takesValue(option) ? "=" : "");
    spec.append('[').append(described(String.join(" ", option.description()))).append(']');
    if (OptionValues.takesValue(option)) {
      List<String> words = values.words(option);
      spec.append(':').append(described(option.paramLabel())).append(':');
      if (OptionValues.takesPath(option)) {
        spec.append(option.paramLabel().equals("FOLDER") ? "_files -/" : "_files");
      } else if (!words.isEmpty()) {
        spec.append('(').append(String.join(" ", words)).append(')');
      }
    }
    script.append(indent).append(quoted(spec.toString())).append('\n');
  }

  private static String described(String text) {
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]").replace(":", "\\:");
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
