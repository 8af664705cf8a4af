package dev.segue.repl.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual page of all commands, in the language of roff. */
final class ManPage {
  private static final int UNBROKEN = 10_000;
  private static final Map<Character, String> SPELT =
      Map.of('\\', "\\e", '\'', "\\(aq", '`', "\\(ga", '^', "\\(ha", '~', "\\(ti", '-', "\\-");
  private static final Pattern SPECIAL = Pattern.compile("[\\\\'`^~-]");

  private final StringBuilder text = new StringBuilder();

  private ManPage() {}

  static String of(CommandSpec segue) {
    ManPage page = new ManPage();
    page.whole(segue);
    return page.text.toString();
  }

  private void whole(CommandSpec segue) {
    macro("TH SEGUE 1 \"\" \"segue " + Commands.NUMBER + "\" \"Segue\"");
    section("name");
    line("segue - segments and marketing programs as code");
    section("synopsis");
    synopsis(segue);
    section("description");
    line(
        "Segue reads scripts that say which contacts belong together, what is sent to them and"
            + " when; it checks them, asks the database, and does what is due.");
    macro("PP");
    line("Results go to standard output, everything else to standard error.");
    section("options");
    line("Every command takes these.");
    segue.options().stream().sorted(BY_NAME).forEach(this::option);
    section("commands");
    segue.subcommands().values().forEach(line -> command(line.getCommandSpec()));
    section("exit status");
    item("0", "Fine.");
    item("1", "There are findings, or tests failed.");
    item("2", "The command was called wrongly.");
    item("3", "Something would change.");
    item("4", "The database or a file failed.");
    item("70", "A fault in Segue.");
    section("environment");
    item("SEGUE_OPTS", "More options for the JVM, such as -Xmx512m.");
    item("SEGUE_TRACE", "Set, a fault in Segue shows where it happened.");
    item("NO_COLOR", "Set, nothing is coloured.");
    item("VISUAL, EDITOR", "What :edit opens at the prompt.");
    section("files");
    item("segue.yaml", "In a workspace: its name, time zone, database and mail.");
    item("*.segue", "Its scripts.");
    item("~/.local/state/segue/history", "What was typed at the prompt.");
  }

  private static final Comparator<OptionSpec> BY_NAME =
      Comparator.comparing(option -> option.longestName().toLowerCase(Locale.ROOT));

  private void command(CommandSpec command) {
    macro("SS segue " + escaped(command.name()));
    synopsis(command);
    macro("PP");
    line(String.join(" ", paragraphs(command.usageMessage().description())));
    command.positionalParameters().forEach(this::positional);
    command.options().stream().filter(o -> !o.inherited()).sorted(BY_NAME).forEach(this::option);
    String[] examples = command.usageMessage().footer();
    if (examples.length > 0) {
      macro("PP");
      line("Examples:");
      macro("PP");
      macro("RS 4");
      macro("nf");
      paragraphs(examples).forEach(example -> line(example.strip()));
      macro("fi");
      macro("RE");
    }
  }

  /** In one line: man breaks it as wide as the terminal is. */
  private void synopsis(CommandSpec command) {
    command.usageMessage().width(UNBROKEN);
    line(new Help(command, Help.defaultColorScheme(Help.Ansi.OFF)).synopsis(0).strip());
  }

  private void option(OptionSpec option) {
    List<String> names = new ArrayList<>(List.of(option.names()));
    names.sort(Comparator.comparingInt(String::length));
    StringBuilder tag = new StringBuilder();
    for (String name : names) {
      tag.append(tag.isEmpty() ? "" : ", ").append("\\fB").append(escaped(name)).append("\\fR");
    }
    if (option.arity().max() > 0) {
      tag.append("=\\fI").append(escaped(option.paramLabel())).append("\\fR");
    }
    tagged(tag.toString(), paragraphs(option.description()));
  }

  private void positional(PositionalParamSpec given) {
    String tag = "\\fI" + escaped(given.paramLabel()) + "\\fR";
    tagged(given.arity().min() == 0 ? "[" + tag + "]" : tag, paragraphs(given.description()));
  }

  private void item(String name, String said) {
    tagged("\\fB" + escaped(name) + "\\fR", List.of(said));
  }

  private void tagged(String tag, List<String> said) {
    macro("TP");
    text.append(tag).append('\n');
    line(String.join(" ", said));
  }

  private void section(String name) {
    macro("SH " + name.toUpperCase(Locale.ROOT));
  }

  private void macro(String macro) {
    text.append('.').append(macro).append('\n');
  }

  private void line(String plain) {
    String escaped = escaped(plain);
    // a line that begins like a request is none
    text.append(escaped.startsWith(".") || escaped.startsWith("\\(aq") ? "\\&" : "")
        .append(escaped)
        .append('\n');
  }

  /** What picocli would print of descriptions: line by line, its marks for places replaced. */
  static List<String> paragraphs(String... descriptions) {
    List<String> paragraphs = new ArrayList<>();
    for (String description : descriptions) {
      for (String part : description.split("%n", -1)) {
        paragraphs.add(Help.Ansi.OFF.string(part.replace("%%", "%")));
      }
    }
    return paragraphs;
  }

  private static String escaped(String plain) {
    return SPECIAL
        .matcher(plain)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    SPELT.getOrDefault(found.group().charAt(0), found.group())));
  }
}
