package dev.segue.repl;

import dev.segue.repl.command.Commands;
import dev.segue.repl.command.ExitCodes;
import dev.segue.repl.command.Surroundings;
import dev.segue.repl.report.Screen;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/** {@code segue}: the one place that reads the clock, the environment and the process's streams. */
public final class Main {
  private static final int USUAL_COLUMNS = 80;

  private Main() {}

  public static void main(String[] arguments) {
    // picocli would load JDBC for converters that no command uses
    System.setProperty("picocli.converters.excludes", "java.sql.*");
    // digits and letters are the same whatever language the machine speaks
    Locale.setDefault(Locale.ROOT);
    // Results are many small writes: buffered, and flushed once at the end.
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    PrintStream err =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    int code;
    try {
      Surroundings surroundings =
          new Surroundings(
              Path.of("").toAbsolutePath(),
              Path.of(System.getProperty("user.home", "")).toAbsolutePath(),
              InstantSource.system(),
              variable -> Optional.ofNullable(System.getenv(variable)),
              System.in,
              "terminal".equals(System.getProperty("segue.stdin")),
              out,
              err,
              screen("stdout"),
              screen("stderr"));
      code = Commands.run(arguments, surroundings);
    } catch (RuntimeException | Error fault) {
      out.flush();
      code = ExitCodes.FAULT;
      Commands.tellFault(arguments, fault, out);
      err.println("segue: this is a fault in Segue itself, not in your workspace: " + fault);
      err.println("segue: please report it, with the command and what it was run on.");
      if (System.getenv("SEGUE_TRACE") == null) {
        err.println("segue: SEGUE_TRACE=1 shows where it happened.");
      } else {
        fault.printStackTrace(err);
      }
    }
    out.flush();
    System.exit(code);
  }

  /** The launcher looks at the streams, since Java cannot tell a terminal everywhere. */
  private static Screen screen(String stream) {
    boolean terminal = "terminal".equals(System.getProperty("segue." + stream));
    String noColour = System.getenv("NO_COLOR");
    boolean colours = terminal && (noColour == null || noColour.isEmpty());
    return terminal ? new Screen(true, columns(), colours) : Screen.PIPE;
  }

  private static int columns() {
    Integer told = Integer.getInteger("segue.columns");
    return told == null || told < 20 ? USUAL_COLUMNS : told;
  }
}
