package dev.segue.runtime.segment;

import java.util.List;

/**
 * What reading a list's file came to.
 *
 * @param rows how many rows with a value it has
 * @param strangers how many of them fit nobody; {@code lines} are where the first of these stand
 * @param problems why the first rows without a value have none, in words with their line
 * @param unreadable how many these are
 */
public record ListRead(
    String name,
    String file,
    long size,
    long entered,
    long left,
    long rows,
    long strangers,
    List<Long> lines,
    long unreadable,
    List<String> problems) {
  public ListRead {
    lines = List.copyOf(lines);
    problems = List.copyOf(problems);
  }
}
