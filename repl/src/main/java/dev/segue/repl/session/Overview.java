package dev.segue.repl.session;

import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Messages;
import dev.segue.compiler.ir.Program;
import dev.segue.compiler.ir.Schema;
import dev.segue.compiler.ir.Workspace;
import dev.segue.repl.report.Cell;
import dev.segue.repl.report.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What there is to ask about, and how. */
final class Overview {
  private Overview() {}

  static Answer help() {
    List<String> lines = new ArrayList<>();
    lines.add("Type a condition, and see who fulfils it:");
    lines.add("  country = \"US\" and page_viewed at least 3 times in last 30 days");
    lines.add("a segment's name, or a value, and see what contacts have of it:");
    lines.add("  count(page_viewed in last 30 days)");
    lines.add("or a definition, which holds until you leave, or :save it:");
    lines.add("  segment keen { page_viewed on at least 3 days in last 7 days }");
    lines.add("In all of these _ stands for what was answered last: _ and country = \"US\".");
    lines.add("An input may run on over lines; an empty line ends it. Ctrl-C stops an answer.");
    lines.add("");
    int widest = 0;
    for (PromptCommand command : PromptCommand.values()) {
      widest = Math.max(widest, command.usage().length());
    }
    for (PromptCommand command : PromptCommand.values()) {
      String usage = command.usage();
      lines.add("  " + usage + " ".repeat(widest - usage.length() + 2) + command.does());
    }
    return new Answer.Lines(lines);
  }

  static Answer schema(Workspace workspace) {
    Schema schema = workspace.schema();
    Table table = new Table("of", "name", "type", "from");
    fields(table, "contact", schema.contacts().table(), schema.contacts().fields());
    schema.accounts().ifPresent(a -> fields(table, "account", a.table(), a.fields()));
    for (Schema.EventTable events : schema.eventTables()) {
      for (Schema.EventKind kind : events.kinds()) {
        if (kind.properties().isEmpty()) {
          table.row(Cell.of(kind.name()), Cell.NOTHING, Cell.NOTHING, Cell.of(events.table()));
        }
        fields(table, kind.name(), events.table(), kind.properties());
      }
    }
    schema.records().forEach(r -> fields(table, r.name(), r.table(), r.fields()));
    return new Answer.Listing(table);
  }

  static Answer definitions(Workspace workspace) {
    Table table = new Table("kind", "name", "title");
    workspace.segments().forEach(s -> row(table, "segment", s));
    workspace.traits().forEach(t -> row(table, "trait", t));
    workspace.scores().forEach(s -> row(table, "score", s));
    workspace.partitions().forEach(p -> row(table, "partition", p));
    workspace.lists().forEach(l -> row(table, "list", l));
    workspace.topics().forEach(t -> row(table, "topic", t));
    for (Messages.Vocabulary vocabulary : workspace.vocabularies()) {
      row(table, "vocabulary", vocabulary.name(), Optional.empty());
    }
    for (Messages.Message message : workspace.messages()) {
      row(table, "message", message.name(), message.title());
    }
    for (Program program : workspace.programs()) {
      row(table, "program", program.name(), program.title());
    }
    return table.isEmpty() ? Answer.Lines.of("nothing is defined") : new Answer.Listing(table);
  }

  private static void fields(Table table, String of, String from, List<Schema.Field> fields) {
    for (Schema.Field field : fields) {
      table.row(Cell.of(of), Cell.of(field.name()), Cell.of(field.type().words()), Cell.of(from));
    }
  }

  private static void row(Table table, String kind, Definitions definition) {
    row(table, kind, definition.name(), definition.title());
  }

  private static void row(Table table, String kind, String name, Optional<String> title) {
    table.row(Cell.of(kind), Cell.of(name), Cell.of(title.orElse("")));
  }
}
