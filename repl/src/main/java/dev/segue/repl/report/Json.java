package dev.segue.repl.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.PrintStream;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** A record as JSON, its components in the order declared; what is not there is left out. */
public final class Json {
  private static final ObjectWriter WRITER = writer();

  private Json() {}

  public static void print(Object value, PrintStream out) {
    out.println(WRITER.writeValueAsString(value));
  }

  private static ObjectWriter writer() {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    return JsonMapper.builder()
        .changeDefaultPropertyInclusion(
            all -> all.withValueInclusion(JsonInclude.Include.NON_ABSENT))
        .defaultPrettyPrinter(
            new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines))
        .build()
        .writerWithDefaultPrettyPrinter();
  }
}
