package dev.segue.repl.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What fish completes: commands with what they do, options with what they say. */
final class FishCompletion {
  private FishCompletion() {}

  static String of(CommandSpec segue) {
    StringBuilder text = new StringBuilder();
    for (OptionSpec option : segue.options()) {
      text.append("complete -c segue").append(option(option)).append('\n');
    }
    for (Door door : Door.values()) {
      text.append("complete -c segue -f -n __fish_use_subcommand -a ")
          .append(door.word())
          .append(" -d ")
          .append(quoted(door.summary()))
          .append('\n');
    }
    segue
        .subcommands()
        .forEach(
            (word, line) -> {
              String of = "complete -c segue -n " + quoted("__fish_seen_subcommand_from " + word);
              for (OptionSpec option : line.getCommandSpec().options()) {
                if (!option.inherited()) {
                  text.append(of).append(option(option)).append('\n');
                }
              }
              for (PositionalParamSpec given : line.getCommandSpec().positionalParameters()) {
                candidates(given)
                    .ifPresent(c -> text.append(of).append(" -f -a ").append(c).append('\n'));
              }
            });
    return text.toString();
  }

  private static String option(OptionSpec option) {
    StringBuilder text = new StringBuilder();
    for (String name : option.names()) {
      text.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
    }
    if (option.arity().max() > 0) {
      // a value that is none of a few may be a file
      text.append(candidates(option).map(c -> " -x -a " + c).orElse(" -r"));
    }
    String said = String.join(" ", ManPage.paragraphs(option.description()));
    return text + " -d " + quoted(firstSentence(said));
  }

  /** The values it may have, where they are few. */
  private static Optional<String> candidates(ArgSpec argument) {
    List<String> words = new ArrayList<>();
    Optional.ofNullable(argument.completionCandidates()).ifPresent(c -> c.forEach(words::add));
    return words.isEmpty() ? Optional.empty() : Optional.of(quoted(String.join(" ", words)));
  }

  private static String firstSentence(String text) {
    int end = text.indexOf(". ");
    return end < 0 ? text : text.substring(0, end + 1);
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
