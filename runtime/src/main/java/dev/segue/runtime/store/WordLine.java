package dev.segue.runtime.store;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Words on one line with a space between them, whatever is in them. */
public final class WordLine {
  private WordLine() {}

  public static String of(Stream<String> words) {
    return words
        .map(word -> URLEncoder.encode(word, StandardCharsets.UTF_8))
        .collect(Collectors.joining(" "));
  }

  /** The words of a line. */
  public static List<String> words(String line) {
    return Arrays.stream(line.split(" "))
        .map(word -> URLDecoder.decode(word, StandardCharsets.UTF_8))
        .toList();
  }
}
