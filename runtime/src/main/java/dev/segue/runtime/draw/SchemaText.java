package dev.segue.runtime.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A sketch as the text of a script. */
final class SchemaText {
  private final StringBuilder text = new StringBuilder();

  private SchemaText() {}

  static String of(Sketch sketch) {
    SchemaText written = new SchemaText();
    written.text.append(
        "-- Drawn from the database: look through it, name things as you say them.\n");
    written.text.append("schema {\n");
    boolean first = true;
    for (Sketch.Entry entry : sketch.entries()) {
      written.text.append(first ? "" : "\n");
      written.entry(entry);
      first = false;
    }
    written.text.append("}\n");
    if (!sketch.leftOut().isEmpty()) {
      written.text.append("\n-- Left out:\n");
      sketch.leftOut().forEach(l -> written.text.append("-- ").append(oneLine(l)).append('\n'));
    }
    return written.text.toString();
  }

  private static String oneLine(String note) {
    return note.replaceAll("\\s+", " ");
  }

  private void entry(Sketch.Entry entry) {
    switch (entry) {
      case Sketch.Entry.Contact c -> {
        open("contact " + from(c.key()));
        fields(c.fields(), "    ");
        close();
      }
      case Sketch.Entry.Account a -> {
        open("account " + from(a.key()) + of(a.contactColumn()));
        fields(a.fields(), "    ");
        close();
      }
      case Sketch.Entry.Events e -> {
        open(
            "events "
                + from(e.key())
                + of(e.contactColumn())
                + at(e.at())
                + " type "
                + Naming.place(e.typeColumn())
                + e.jsonColumn().map(j -> " properties " + Naming.place(j)).orElse(""));
        e.kinds().forEach(this::kind);
        close();
      }
      case Sketch.Entry.Event e -> {
        open(
            "event "
                + Naming.written(e.name())
                + " "
                + from(e.key())
                + of(e.contactColumn())
                + at(e.at()));
        fields(e.fields(), "    ");
        close();
      }
      case Sketch.Entry.Record r -> {
        open("record " + Naming.written(r.name()) + " " + from(r.key()) + of(r.contactColumn()));
        fields(r.fields(), "    ");
        close();
      }
      case Sketch.Entry.Consent c ->
          text.append("  consent from ")
              .append(Naming.place(c.table()))
              .append(of(c.contactColumn()))
              .append(" topic ")
              .append(Naming.place(c.topicColumn()))
              .append(at(c.at()))
              .append(" status ")
              .append(Naming.place(c.statusColumn()))
              .append('\n');
    }
  }

  private void open(String head) {
    text.append("  ").append(head).append(" {\n");
  }

  private void close() {
    text.append("  }\n");
  }

  private static String from(Sketch.Key key) {
    return "from "
        + Naming.place(key.table())
        + " key "
        + Naming.place(key.column())
        + (key.integer() ? " integer" : "");
  }

  private static String of(String contactColumn) {
    return " of contact by " + Naming.place(contactColumn);
  }

  private static String at(Sketch.Moment at) {
    return " at " + Naming.place(at.column()) + at.resolution().map(r -> " " + r).orElse("");
  }

  private void kind(Sketch.Kind kind) {
    String from =
        kind.name().equals(kind.written()) ? "" : " from " + Naming.quoted(kind.written());
    text.append("    ").append(Naming.written(kind.name())).append(from);
    if (kind.fields().isEmpty()) {
      text.append(" { }\n");
      return;
    }
    text.append(" {\n");
    fields(kind.fields(), "      ");
    text.append("    }\n");
  }

  private void fields(List<Sketch.Field> fields, String indent) {
    List<String> names = new ArrayList<>();
    fields.forEach(f -> names.add(Naming.written(f.name())));
    int widest = names.stream().mapToInt(String::length).max().orElse(0);
    for (int i = 0; i < names.size(); i++) {
      Sketch.Field field = fields.get(i);
      Optional<String> from = field.from().map(f -> " from " + f);
      text.append(indent)
          .append(names.get(i))
          .append(" ".repeat(widest - names.get(i).length() + 1))
          .append(field.type())
          .append(from.orElse(""))
          .append('\n');
    }
  }
}
