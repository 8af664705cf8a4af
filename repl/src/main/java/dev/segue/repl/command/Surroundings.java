package dev.segue.repl.command;

import dev.segue.repl.report.Screen;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * Where a command runs: the folder it was started in, the clock, and the streams.
 *
 * @param home where a person's own files lie, such as the prompt's history
 * @param screen what standard output can show
 * @param errScreen what standard error can show
 */
public record Surroundings(
    Path directory,
    Path home,
    InstantSource clock,
    InputStream in,
    PrintStream out,
    PrintStream err,
    Screen screen,
    Screen errScreen) {}
