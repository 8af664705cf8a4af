package dev.segue.runtime.generate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The towns, names, trades, titles and products that made-up people are made of. */
final class Words {
  record Place(
      String city,
      String country,
      ZoneId zone,
      double latitude,
      double longitude,
      String language,
      int weight) {}

  /** First and last names that go with a language. */
  record Names(List<String> first, List<String> last) {}

  record Industry(String name, int weight, List<String> endings) {}

  record Title(String text, int weight) {}

  /** Prices in whole dollars. */
  record Product(String name, String category, int least, int most, int weight) {}

  static final Weighted<Place> PLACES =
      new Weighted<>(
          lines("places.txt").stream()
              .map(
                  c ->
                      new Place(
                          c[0],
                          c[1],
                          ZoneId.of(c[2]),
                          Double.parseDouble(c[3]),
                          Double.parseDouble(c[4]),
                          c[5],
                          Integer.parseInt(c[6])))
              .toList(),
          Place::weight);

  static final Weighted<Industry> INDUSTRIES =
      new Weighted<>(
          lines("industries.txt").stream()
              .map(c -> new Industry(c[0], Integer.parseInt(c[1]), List.of(c[2].split("\\|"))))
              .toList(),
          Industry::weight);

  static final Weighted<Title> TITLES =
      new Weighted<>(
          lines("titles.txt").stream().map(c -> new Title(c[0], Integer.parseInt(c[1]))).toList(),
          Title::weight);

  static final Weighted<Product> PRODUCTS =
      new Weighted<>(
          lines("products.txt").stream()
              .map(
                  c ->
                      new Product(
                          c[0],
                          c[1],
                          Integer.parseInt(c[2]),
                          Integer.parseInt(c[3]),
                          Integer.parseInt(c[4])))
              .toList(),
          Product::weight);

  private static final Map<String, Names> NAMES = names();

  private Words() {}

  static Names names(String language) {
    return Objects.requireNonNull(NAMES.get(language), language);
  }

  private static Map<String, Names> names() {
    Map<String, Names> names = new HashMap<>();
    for (String[] cells : lines("names.txt")) {
      names.put(cells[0], new Names(List.of(cells[1].split(" ")), List.of(cells[2].split(" "))));
    }
    return names;
  }

  private static List<String[]> lines(String resource) {
    try (InputStream in =
            Objects.requireNonNull(Words.class.getResourceAsStream(resource), resource);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines.lines().filter(l -> !l.startsWith("#")).map(l -> l.split(";")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
