package dev.segue.repl.command;

import dev.segue.compiler.diag.Suggestion;
import dev.segue.runtime.store.StoreFailure;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Runs one command line: finds the command, hands it what was given, says what went wrong. */
public final class Commands {
  private static final String VERSION = "segue 0.1.0";
  private static final Set<String> HELP = Set.of("--help", "-h", "help");
  private static final Set<String> TAKE_A_VALUE = Set.of("-w", "--workspace", "--as-of");
  private static final int WIDEST_HELP = 100;
  private static final int NARROWEST_HELP = 55;

  private Commands() {}

  /** The exit code of a command line. */
  public static int run(String[] arguments, Surroundings surroundings) {
    List<String> words = new ArrayList<>(List.of(arguments));
    if (words.size() > 1 && words.getFirst().equals("help")) {
      words.removeFirst();
      words.add("--help");
    }
    Optional<String> word = commandWord(words);
    if (word.isEmpty() || HELP.contains(word.get())) {
      return withoutCommand(words, surroundings);
    }
    Optional<Door> door = Door.named(word.get());
    if (door.isEmpty()) {
      return unknown(word.get(), surroundings);
    }
    Segue segue = new Segue(surroundings);
    CommandLine line = new CommandLine(segue);
    line.addSubcommand(door.get().word(), door.get().command(segue));
    configure(line, surroundings);
    int code = line.execute(words.toArray(String[]::new));
    line.getOut().flush();
    line.getErr().flush();
    return code;
  }

  /** The first word that is no option and no option's value. */
  private static Optional<String> commandWord(List<String> words) {
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (TAKE_A_VALUE.contains(word)) {
        i++;
      } else if (!word.startsWith("-")) {
        return Optional.of(word);
      }
    }
    return Optional.empty();
  }

  private static int withoutCommand(List<String> words, Surroundings surroundings) {
    if (words.contains("--version") || words.contains("-V")) {
      surroundings.out().println(VERSION);
      return ExitCodes.FINE;
    }
    boolean asked = words.stream().anyMatch(HELP::contains);
    CommandLine line = new CommandLine(new Segue(surroundings));
    for (Door door : Door.values()) {
      line.addSubcommand(door.word(), listed(door));
    }
    configure(line, surroundings);
    Optional<String> odd = words.stream().filter(w -> w.startsWith("-")).findFirst();
    if (!asked && odd.isPresent()) {
      surroundings.err().println("segue: which command? '" + odd.get() + "' alone does nothing");
      surroundings.err().println("segue --help lists them");
      return ExitCodes.USAGE;
    }
    PrintWriter to = asked ? line.getOut() : line.getErr();
    line.usage(to);
    to.flush();
    return asked ? ExitCodes.FINE : ExitCodes.USAGE;
  }

  /** A command as help lists it, without its class. */
  private static CommandSpec listed(Door door) {
    CommandSpec spec = CommandSpec.create();
    spec.usageMessage().description(door.summary());
    return spec;
  }

  private static int unknown(String word, Surroundings surroundings) {
    surroundings.err().println("segue: unknown command '" + word + "'");
    List<String> near = Suggestion.nearest(word, Door.words());
    surroundings
        .err()
        .println(
            near.isEmpty()
                ? "segue --help lists the commands"
                : "did you mean " + String.join(" or ", near) + "?");
    return ExitCodes.USAGE;
  }

  private static void configure(CommandLine line, Surroundings surroundings) {
    line.setOut(new PrintWriter(surroundings.out(), false, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(surroundings.err(), false, StandardCharsets.UTF_8));
    Ansi ansi = surroundings.screen().colours() ? Ansi.ON : Ansi.OFF;
    line.setColorScheme(CommandLine.Help.defaultColorScheme(ansi));
    int columns = Math.min(WIDEST_HELP, surroundings.screen().columns());
    line.setUsageHelpWidth(Math.max(NARROWEST_HELP, columns));
    line.setParameterExceptionHandler(Commands::wrongUsage);
    line.setExecutionExceptionHandler((failure, at, parsed) -> failed(failure, surroundings));
  }

  private static int wrongUsage(ParameterException mistake, String[] arguments) {
    CommandLine line = mistake.getCommandLine();
    PrintWriter err = line.getErr();
    err.println("segue: " + firstSmall(String.valueOf(mistake.getMessage())));
    if (mistake instanceof UnmatchedArgumentException unmatched) {
      nearestOption(unmatched, line)
          .ifPresent(option -> err.println("did you mean " + option + "?"));
    }
    String command = line.getCommandSpec().qualifiedName();
    err.println("'" + command + " --help' says what it takes");
    err.flush();
    return ExitCodes.USAGE;
  }

  private static Optional<String> nearestOption(
      UnmatchedArgumentException mistake, CommandLine line) {
    List<String> known = new ArrayList<>(line.getCommandSpec().optionsMap().keySet());
    return mistake.getUnmatched().stream()
        .filter(given -> given.startsWith("-"))
        .flatMap(given -> Suggestion.nearest(given, known).stream())
        .findFirst();
  }

  private static int failed(Exception failure, Surroundings surroundings) throws Exception {
    Failure known =
        switch (failure) {
          case Failure told -> told;
          case StoreFailure store -> Failure.file(told(store));
          case UncheckedIOException io ->
              Failure.file(fileProblem(Objects.requireNonNull(io.getCause())));
          case IOException io -> Failure.file(fileProblem(io));
          case Exception fault -> throw fault;
        };
    surroundings.out().flush();
    surroundings.err().println("segue: " + known.getMessage());
    return known.exitCode();
  }

  private static String told(StoreFailure failure) {
    return failure.place() + ": " + failure.reason() + "\n" + failure.remedy();
  }

  private static String fileProblem(IOException problem) {
    String said = String.valueOf(problem.getMessage());
    return switch (problem) {
      case NoSuchFileException missing -> "there is no file " + said;
      case AccessDeniedException denied -> "not allowed to use " + said;
      case FileAlreadyExistsException there -> said + " is there already";
      case IOException other -> "a file failed: " + said;
    };
  }

  private static String firstSmall(String sentence) {
    return sentence.isEmpty()
        ? sentence
        : Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
  }
}
