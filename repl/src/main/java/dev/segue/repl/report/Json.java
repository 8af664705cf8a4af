package dev.segue.repl.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** A record as JSON, its components in the order declared; what is not there is left out. */
public final class Json {
  private static final Object ZONE = ZoneId.class;
  private static final ObjectWriter WRITER = writer();

  private Json() {}

  /** A value without instants. */
  public static void print(Object value, PrintStream out) {
    print(value, ZoneOffset.UTC, out);
  }

  /** A value whose instants are written as a zone's clocks show them. */
  public static void print(Object value, ZoneId zone, PrintStream out) {
    out.println(WRITER.withAttribute(ZONE, zone).writeValueAsString(value));
  }

  private static ObjectWriter writer() {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    return JsonMapper.builder()
        .addModule(new SimpleModule().addSerializer(new InZone()))
        .changeDefaultPropertyInclusion(
            all -> all.withValueInclusion(JsonInclude.Include.NON_ABSENT))
        .defaultPrettyPrinter(
            new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines))
        .build()
        .writerWithDefaultPrettyPrinter();
  }

  private static final class InZone extends StdSerializer<Instant> {
    InZone() {
      super(Instant.class);
    }

    @Override
    public void serialize(Instant instant, JsonGenerator out, SerializationContext context) {
      out.writeString(InstantText.of(instant, (ZoneId) context.getAttribute(ZONE)));
    }
  }
}
