package dev.segue.repl.command;

import dev.segue.repl.report.Screen;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;

/** Where a command runs: the folder it was started in, the clock, and the streams. */
public record Surroundings(
    Path directory,
    InstantSource clock,
    InputStream in,
    PrintStream out,
    PrintStream err,
    Screen screen) {}
