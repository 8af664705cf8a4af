package dev.segue.repl.command;

import dev.segue.compiler.diag.Suggestion;
import dev.segue.repl.report.FailureJson;
import dev.segue.repl.report.Json;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Runs one command line: finds the command, hands it what was given, says what went wrong. */
public final class Commands {
  static final String NUMBER = "0.1.0";
  private static final Set<String> HELP = Set.of("--help", "-h", "help");
  private static final Set<String> TAKE_A_VALUE = Set.of("-w", "--workspace", "--as-of");
  private static final String LISTED = "segue --help lists the commands";
  private static final int WIDEST_HELP = 100;
  private static final int NARROWEST_HELP = 55;

  private Commands() {}

  /** The exit code of a command line; what is thrown is a fault of our own. */
  public static int run(String[] arguments, Surroundings surroundings) {
    List<String> words = new ArrayList<>(List.of(arguments));
    if (words.size() > 1 && words.getFirst().equals("help")) {
      words.removeFirst();
      words.add("--help");
    }
    Complaint complaint = new Complaint(surroundings, Complaint.wantsJson(words));
    Optional<String> word = commandWord(words);
    if (word.isEmpty() || HELP.contains(word.get())) {
      return withoutCommand(words, complaint);
    }
    Optional<Door> door = Door.named(word.get());
    if (door.isEmpty()) {
      return unknown(word.get(), complaint);
    }
    Segue segue = new Segue(surroundings);
    CommandLine line = new CommandLine(segue);
    line.addSubcommand(door.get().word(), door.get().command(segue));
    configure(line, complaint);
    // what is thrown out of the handler would be printed with its trace
    List<Exception> faults = new ArrayList<>();
    line.setExecutionExceptionHandler(
        (failure, at, parsed) -> {
          try {
            return complaint.tell(failure, at.getCommandSpec().qualifiedName());
          } catch (Exception own) {
            faults.add(own);
            return ExitCodes.FAULT;
          }
        });
    int code = line.execute(words.toArray(String[]::new));
    line.getOut().flush();
    line.getErr().flush();
    for (Exception own : faults) {
      throw own instanceof RuntimeException thrown ? thrown : new IllegalStateException(own);
    }
    return code;
  }

  /** Every command with all it takes, as a shell or a manual page wants to know them. */
  static CommandLine whole(Segue segue) {
    CommandLine line = new CommandLine(segue);
    for (Door door : Door.values()) {
      line.addSubcommand(door.word(), door.command(segue));
    }
    return line;
  }

  /** Tells programs of our own fault, where JSON is asked for. */
  public static void tellFault(String[] arguments, Throwable fault, PrintStream out) {
    if (Complaint.wantsJson(List.of(arguments))) {
      Json.print(
          new FailureJson(
              "fault",
              Optional.of("segue " + String.join(" ", arguments)),
              fault.toString(),
              Optional.of("please report it, with the command and what it was run on"),
              List.of()),
          out);
    }
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

  private static int withoutCommand(List<String> words, Complaint complaint) {
    Surroundings surroundings = complaint.surroundings();
    if (words.contains("--version") || words.contains("-V")) {
      if (complaint.json()) {
        Json.print(Map.of("version", NUMBER), surroundings.out());
      } else {
        surroundings.out().println("segue " + NUMBER);
      }
      return ExitCodes.FINE;
    }
    boolean asked = words.stream().anyMatch(HELP::contains);
    CommandLine line = new CommandLine(new Segue(surroundings));
    for (Door door : Door.values()) {
      line.addSubcommand(door.word(), listed(door));
    }
    configure(line, complaint);
    Optional<String> odd = words.stream().filter(w -> w.startsWith("-")).findFirst();
    if (!asked && odd.isPresent()) {
      return complaint.usage(
          "segue", "which command? '" + odd.get() + "' alone does nothing", LISTED);
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

  private static int unknown(String word, Complaint complaint) {
    List<String> near = Suggestion.nearest(word, Door.words());
    return complaint.usage(
        "segue",
        "unknown command '" + word + "'",
        near.isEmpty() ? LISTED : "did you mean " + String.join(" or ", near) + "?");
  }

  private static void configure(CommandLine line, Complaint complaint) {
    Surroundings surroundings = complaint.surroundings();
    line.setOut(new PrintWriter(surroundings.out(), false, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(surroundings.err(), false, StandardCharsets.UTF_8));
    Ansi ansi = surroundings.screen().colours() ? Ansi.ON : Ansi.OFF;
    line.setColorScheme(CommandLine.Help.defaultColorScheme(ansi));
    int columns = Math.min(WIDEST_HELP, surroundings.screen().columns());
    line.setUsageHelpWidth(Math.max(NARROWEST_HELP, columns));
    line.setParameterExceptionHandler((mistake, words) -> wrongUsage(mistake, complaint));
  }

  private static int wrongUsage(ParameterException mistake, Complaint complaint) {
    CommandLine line = mistake.getCommandLine();
    String reason = firstSmall(String.valueOf(mistake.getMessage()));
    String command = line.getCommandSpec().qualifiedName();
    String help = "'" + command + " --help' says what it takes";
    Optional<String> near =
        mistake instanceof UnmatchedArgumentException unmatched
            ? nearestOption(unmatched, line).map(option -> "did you mean " + option + "?")
            : Optional.empty();
    return near.isPresent()
        ? complaint.usage(command, reason, near.get(), help)
        : complaint.usage(command, reason, help);
  }

  private static Optional<String> nearestOption(
      UnmatchedArgumentException mistake, CommandLine line) {
    List<String> known = new ArrayList<>(line.getCommandSpec().optionsMap().keySet());
    return mistake.getUnmatched().stream()
        .filter(given -> given.startsWith("-"))
        .flatMap(given -> Suggestion.nearest(given, known).stream())
        .findFirst();
  }

  private static String firstSmall(String sentence) {
    return sentence.isEmpty()
        ? sentence
        : Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
  }
}
