package dev.segue.repl.session;

import dev.segue.compiler.Compilation;
import dev.segue.compiler.parse.Parsing;
import dev.segue.compiler.source.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a word that is begun may become: what the grammar lets stand there, and of names those of a
 * type that fits. Whether it does is tried: what is typed must go on to something without mistakes.
 */
public final class Completion {
  /** How a condition may go on after a name. */
  private static final List<String> GO_ON =
      List.of("", " is present", " ever", " = 1", " = \"a\"", " = 2026-01-01", " among everyone");

  private static final String NO_NAME = "no_thing_is_called_so";

  /** Within a segment it is its condition that goes on. */
  private static final Pattern IN_SEGMENT =
      Pattern.compile(
          "^(?:@[^\\n]*\\n|\\s)*segment\\s+\\S+(?:\\s+\"[^\"]*\")?\\s*\\{(.*)$", Pattern.DOTALL);

  private static final Pattern COMMAND = Pattern.compile("^\\s*(:\\w+)\\s+(.*)$", Pattern.DOTALL);

  private static final Set<PromptCommand> TAKE_A_NAME =
      Set.of(
          PromptCommand.DESCRIBE,
          PromptCommand.EDIT,
          PromptCommand.DIFF,
          PromptCommand.SAVE,
          PromptCommand.OPEN);

  private final Compilation compilation;
  private final List<KnownName> names;
  private final Map<String, Boolean> fitting = new HashMap<>();

  Completion(Compilation compilation) {
    this.compilation = compilation;
    this.names = KnownName.all(compilation);
  }

  /** The candidates for the word at the end of {@code before}; commands where a colon begins it. */
  List<Offer> candidates(String before) {
    String word = lastWord(before);
    if (word.startsWith(":") && before.strip().equals(word)) {
      return PromptCommand.offers().stream().filter(o -> o.isBegunBy(word)).toList();
    }
    if (isQuoted(before)) {
      return List.of();
    }
    Matcher command = COMMAND.matcher(before);
    if (command.find()) {
      return ofCommand(command.group(1), command.group(2), word);
    }
    return ofInput(before, word);
  }

  private List<Offer> ofCommand(String command, String argument, String word) {
    return PromptCommand.named(command)
        .filter(PromptCommand::takesArgument)
        .map(
            c -> {
              if (TAKE_A_NAME.contains(c)) {
                return names.stream()
                    .filter(KnownName::isDefined)
                    .map(KnownName::offer)
                    .filter(o -> o.isBegunBy(word))
                    .toList();
              }
              boolean contact = c == PromptCommand.WHY;
              int blank = argument.indexOf(' ');
              if (c == PromptCommand.AT || (contact && blank < 0)) {
                return List.<Offer>of();
              }
              return ofInput(contact ? argument.substring(blank + 1) : argument, word);
            })
        .orElse(List.of());
  }

  private List<Offer> ofInput(String before, String word) {
    Matcher segment = IN_SEGMENT.matcher(before);
    boolean body = segment.find();
    String text = body ? segment.group(1) : before;
    String lead = text.substring(0, text.length() - word.length());
    boolean declared = !body && new Input(before).isDeclaration();
    List<Offer> found = new ArrayList<>();
    fitting.clear();
    boolean alone = lead.isBlank() && !body && !declared;
    for (KnownName name : names) {
      if (name.offer().isBegunBy(word) && mayStand(name, lead, alone, declared)) {
        found.add(name.offer());
      }
    }
    for (String known : LanguageWords.ALL) {
      Offer offer = new Offer(known, "");
      if (offer.isBegunBy(word) && isWord(lead, known, declared)) {
        found.add(offer);
      }
    }
    return found.stream().distinct().sorted().toList();
  }

  /** A segment's name alone is a question too. */
  private boolean mayStand(KnownName name, String lead, boolean alone, boolean declared) {
    if (declared) {
      return goesOn(lead + name.name(), true);
    }
    return (alone && name.kind().equals("segment"))
        || fitting.computeIfAbsent(name.shape(), s -> fits(lead, name.name()));
  }

  /** Whether a text is whole, or wrong only in that it ends. */
  private static boolean goesOn(String text, boolean declared) {
    Source source = new Source(Input.PLACE, text);
    return isWhole(text, declared)
        || (declared ? Parsing.fileEndsTooSoon(source) : Parsing.conditionEndsTooSoon(source));
  }

  /**
   * Whether a word of the language may stand there as that, and not only as a name of some thing.
   */
  private boolean isWord(String lead, String word, boolean declared) {
    if (!goesOn(lead + word, declared)) {
      return false;
    }
    boolean asName = isWhole(lead + word, declared) && isWhole(lead + NO_NAME, declared);
    if (!asName || declared) {
      return !asName;
    }
    return LanguageWords.isFunction(word)
        ? compilation.workspace().schema().eventKinds().stream()
            .findFirst()
            .filter(kind -> fits(lead, "count(" + kind.name() + ")"))
            .isPresent()
        : fits(lead, word);
  }

  private static boolean isWhole(String text, boolean declared) {
    Source source = new Source(Input.PLACE, text);
    return declared
        ? !Parsing.file(source).hasErrors()
        : !Parsing.condition(source).hasErrors() || !Parsing.expression(source).hasErrors();
  }

  private boolean fits(String lead, String name) {
    String closing = closing(lead);
    for (String on : GO_ON) {
      Source source = new Source(Input.PLACE, lead + name + on + closing);
      if (!compilation.condition(source).hasErrors()
          || !compilation.expression(source).hasErrors()) {
        return true;
      }
      if (!closing.isEmpty()) {
        Source inside = new Source(Input.PLACE, lead + name + closing + on);
        if (!compilation.condition(inside).hasErrors()) {
          return true;
        }
      }
    }
    return false;
  }

  /** The parentheses that are open. */
  private static String closing(String lead) {
    long open =
        lead.chars().filter(c -> c == '(').count() - lead.chars().filter(c -> c == ')').count();
    return ")".repeat((int) Math.max(0, open));
  }

  /** What {@code before} ends in and may become more: a word, or what stands after open quotes. */
  public static String lastWord(String before) {
    if (isQuoted(before)) {
      return before.substring(before.lastIndexOf('"') + 1);
    }
    int start = before.length();
    while (start > 0 && isOfWord(before.charAt(start - 1))) {
      start--;
    }
    return before.substring(start);
  }

  private static boolean isOfWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == ':';
  }

  static boolean isQuoted(String before) {
    return before.chars().filter(c -> c == '"').count() % 2 == 1;
  }
}
