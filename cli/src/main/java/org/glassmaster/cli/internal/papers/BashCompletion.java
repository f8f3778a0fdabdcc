package org.glassmaster.cli.internal.papers;

import java.util.ArrayList;
import java.util.List;
import org.glassmaster.cli.internal.command.CommandEntry;
import org.glassmaster.cli.internal.command.CommandTree;
import org.glassmaster.cli.internal.option.CommonOptions;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The script by which bash completes command lines. It needs no other script: what bash splits at
 * colons and equals signs it puts together by itself.
 */
final class BashCompletion {
  private static final String TEXT =
      """
      # bash completion for glassmaster. Made from its commands.

      _glassmaster() {
        local cur=${COMP_WORDS[COMP_CWORD]} prev= option= command= word scheme drive
        local commands='@COMMANDS@'
        local i
        COMPREPLY=()
        (( COMP_CWORD > 0 )) && prev=${COMP_WORDS[COMP_CWORD-1]}
        for (( i = 1; i < COMP_CWORD; i++ )); do
          word=${COMP_WORDS[i]}
          case " $commands " in *" $word "*) command=$word; break ;; esac
        done

        # --name=value comes in three parts.
        option=$prev
        if [[ $cur == = ]]; then
          cur=
        elif [[ $prev == = ]]; then
          option=${COMP_WORDS[COMP_CWORD-2]}
        fi

        case $command:$option in
      @VALUES@  esac

        if [[ $cur == -* ]]; then
          case $command in
      @OPTIONS@    *) _glassmaster_words '@COMMON@' ;;
          esac
          return
        fi
        if [[ -z $command ]]; then
          _glassmaster_words "$commands"
          return
        fi

        # A location: a path, a drive, or a scheme with one of them behind it.
        [[ $cur == : ]] && cur=
        compopt -o filenames 2>/dev/null
        _glassmaster_paths -f
        if (( ${#COMPREPLY[@]} == 0 )) && [[ -n $cur ]]; then
          for scheme in @SCHEMES@; do
            if [[ $scheme: == "$cur"* ]]; then
              compopt +o filenames -o nospace 2>/dev/null
              COMPREPLY+=("$scheme:")
            fi
          done
        fi
        if [[ -z $cur ]]; then
          for drive in /dev/sr[0-9]*; do
            [[ -e $drive ]] && COMPREPLY+=("$drive")
          done
        fi
      }

      _glassmaster_words() {
        local word
        while IFS= read -r word; do
          COMPREPLY+=("$word")
        done < <(compgen -W "$1" -- "$cur")
      }

      _glassmaster_paths() {
        local path
        while IFS= read -r path; do
          COMPREPLY+=("$path")
        done < <(compgen "$1" -- "$cur")
      }

      complete -F _glassmaster glassmaster
      """;

  private final OptionValues values;

  BashCompletion(OptionValues values) {
    this.values = values;
  }

  /** The script. */
  String text() {
    List<String> names = new ArrayList<>();
    StringBuilder options = new StringBuilder();
    StringBuilder followers = new StringBuilder();
    for (CommandEntry entry : CommandEntry.ALL) {
      names.add(entry.name());
      CommandSpec command = CommandTree.full(entry);
      options.append("      ").append(entry.name()).append(") _glassmaster_words '");
      options.append(names(command.options())).append("' ;;\n");
      entry.options().get().forEach(option -> follower(followers, entry.name(), option));
    }
    CommonOptions.specs().forEach(option -> follower(followers, "*", option));
    return TEXT.replace("@COMMANDS@", String.join(" ", names))
        .replace("@VALUES@", followers)
        .replace("@OPTIONS@", options)
        .replace("@COMMON@", names(CommonOptions.specs()))
        .replace("@SCHEMES@", String.join(" ", values.schemes()));
  }

  private static String names(List<OptionSpec> options) {
    return String.join(" ", options.stream().map(OptionSpec::longestName).toList());
  }

  private void follower(StringBuilder into, String command, OptionSpec option) {
    if (!OptionValues.takesValue(option)) {
      return;
    }
    into.append("    ").append(command).append(':').append(option.longestName()).append(") ");
    List<String> words = values.words(option);
    if (OptionValues.takesPath(option)) {
      boolean folder = option.paramLabel().equals("FOLDER");
      into.append("compopt -o filenames 2>/dev/null; _glassmaster_paths ");
      into.append(folder ? "-d" : "-f").append("; return ;;\n");
    } else if (words.isEmpty()) {
      into.append("return ;;\n");
    } else {
      into.append("_glassmaster_words '").append(String.join(" ", words)).append("'; return ;;\n");
    }
  }
}
