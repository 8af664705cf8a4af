package dev.segue.compiler.check;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.diag.Suggestion;
import dev.segue.compiler.ir.Messages;
import dev.segue.compiler.source.Source;
import dev.segue.compiler.source.Span;
import dev.segue.compiler.syntax.Declaration;
import dev.segue.compiler.syntax.Declaration.MessageSetting;
import dev.segue.compiler.syntax.Name;
import dev.segue.compiler.syntax.TextLiteral;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A message's settings, and its templates as read; what they read is checked once it is known who
 * gets the message ({@link TemplateCheck}).
 */
record MessageCheck(Scope scope, WorkspaceText text) {
  /** What messages go by. */
  private static final List<String> CHANNELS = List.of("email", "sms", "push");

  private static final Pattern TAG = Pattern.compile("\\s*<[A-Za-z!].*", Pattern.DOTALL);

  /** {@code Harbor <hello@harbor.example>} or the address alone. */
  private static final Pattern SENDER =
      Pattern.compile("[^<>@\\p{Cntrl}]*<[^<>@\\s]+@[^<>@\\s]+>|[^<>@\\s]+@[^<>@\\s]+");

  /** A message with the places of its templates. */
  record Written(Messages.Message message, PlacedTemplate subject, PlacedTemplate body) {}

  Written message(Declaration.Message written) {
    Once<MessageSetting> settings =
        new Once<>(
            scope,
            "message '" + written.name().text() + "'",
            written.settings(),
            MessageSetting::span);
    String channel = channel(settings.only(MessageSetting.Channel.class, "channel"), written);
    Optional<String> topic = topic(settings.only(MessageSetting.Topic.class, "topic"), written);
    Optional<String> from =
        from(settings.only(MessageSetting.From.class, "from"), written, channel);
    PlacedTemplate subject =
        subject(settings.only(MessageSetting.Subject.class, "subject"), written, channel);
    Body body = body(settings, written);
    Messages.Message message =
        new Messages.Message(
            written.name().text(),
            written.title().map(TextLiteral::value),
            channel,
            topic,
            from,
            subject.template(),
            body.template.template(),
            body.html,
            written.name().span());
    return new Written(message, subject, body.template);
  }

  private String channel(Optional<MessageSetting.Channel> said, Declaration.Message written) {
    if (said.isPresent()) {
      Name name = said.get().channel();
      if (!CHANNELS.contains(name.text())) {
        scope.tell(unknownChannel(name.text(), name.span()));
      }
      return name.text();
    }
    String channel = text.channel().orElse(CHANNELS.getFirst());
    if (!CHANNELS.contains(channel)) {
      scope.tell(unknownChannel(channel, written.name().span()).hint("segue.yaml says so"));
    }
    return channel;
  }

  private static Diagnostic unknownChannel(String channel, Span span) {
    List<String> near = Suggestion.nearest(channel, CHANNELS);
    return Diagnostic.of(Code.NAME_UNKNOWN, span, "channel", channel)
        .hint(
            near.isEmpty()
                ? "channels are " + String.join(", ", CHANNELS)
                : "did you mean '" + near.getFirst() + "'?");
  }

  /** What the workspace lets people say no to, a message must name. */
  private Optional<String> topic(Optional<MessageSetting.Topic> said, Declaration.Message written) {
    if (said.isPresent()) {
      return named(said.get().topic(), true);
    }
    if (text.topic().isPresent()) {
      Name inSettings = new Name(text.topic().get(), false, written.name().span());
      return named(inSettings, false);
    }
    List<String> topics = scope.names().named(m -> m instanceof Meaning.Topic);
    if (!topics.isEmpty() && scope.names().whole()) {
      scope.tell(
          Diagnostic.of(
                  Code.MESSAGE,
                  written.name().span(),
                  "message '" + written.name().text() + "' names no topic")
              .hint("write 'topic " + topics.getFirst() + "', or a default in segue.yaml"));
    }
    return Optional.empty();
  }

  /** A topic, written here or in the settings. */
  private Optional<String> named(Name topic, boolean written) {
    Optional<Meaning> meaning = scope.names().find(topic.text());
    if (meaning.isEmpty()) {
      List<String> topics = scope.names().named(m -> m instanceof Meaning.Topic);
      scope.names().unknown(scope.findings(), "topic", topic, topics);
      return Optional.empty();
    }
    if (meaning.get() instanceof Meaning.Topic) {
      scope.uses().add(topic.text(), topic.span());
      if (written) {
        scope.mention(topic, meaning.get().symbols(topic.text()));
      }
      return Optional.of(topic.text());
    }
    if (!(meaning.get() instanceof Meaning.Unread)) {
      scope.tell(Code.NAME_OTHER, topic.span(), topic.text(), meaning.get().words(), "a topic");
    }
    return Optional.empty();
  }

  private Optional<String> from(
      Optional<MessageSetting.From> said, Declaration.Message written, String channel) {
    Optional<String> from = said.map(f -> f.from().value()).or(text::from);
    if (from.isPresent() && !SENDER.matcher(from.get()).matches()) {
      Span span = said.map(f -> f.from().span()).orElse(written.name().span());
      scope.tell(
          Diagnostic.of(Code.SENDER, span, from.get())
              .hint(
                  "write an address, or a name and an address: \"Harbor <hello@harbor.example>\""));
    }
    if (from.isEmpty() && channel.equals("email") && scope.names().whole()) {
      scope.tell(
          Diagnostic.of(Code.NO_SENDER, written.name().span(), written.name().text())
              .hint("write 'from \"Name <address>\"', or a default in segue.yaml"));
    }
    return from;
  }

  private PlacedTemplate subject(
      Optional<MessageSetting.Subject> said, Declaration.Message written, String channel) {
    if (said.isEmpty()) {
      if (channel.equals("email") && scope.names().whole()) {
        scope.tell(missing(written, "subject", "subject \"..\""));
      }
      return PlacedTemplate.NONE;
    }
    TextLiteral literal = said.get().template();
    if (literal.value().strip().contains("\n")) {
      scope.tell(Code.MESSAGE, literal.span(), "a subject stands on one line");
    }
    return PlacedTemplate.of(literal, "subject of " + written.name().text(), scope);
  }

  private record Body(PlacedTemplate template, boolean html) {}

  private Body body(Once<MessageSetting> settings, Declaration.Message written) {
    Optional<MessageSetting.Body> inline = settings.only(MessageSetting.Body.class, "body");
    Optional<MessageSetting.BodyFrom> file = settings.only(MessageSetting.BodyFrom.class, "body");
    if (inline.isPresent() && file.isPresent()) {
      scope.tell(settings.twice("body", file.get().span(), inline.get().span()));
    }
    if (inline.isPresent()) {
      TextLiteral literal = inline.get().template();
      return new Body(
          PlacedTemplate.of(literal, "body of " + written.name().text(), scope),
          TAG.matcher(literal.value()).matches());
    }
    if (file.isPresent()) {
      return bodyFrom(file.get().file());
    }
    if (scope.names().whole()) {
      scope.tell(missing(written, "body", "body \"..\", or body from \"templates/x.liquid\""));
    }
    return new Body(PlacedTemplate.NONE, false);
  }

  private Body bodyFrom(TextLiteral path) {
    scope.uses().reads().template(path.value());
    Optional<Source> file =
        text.templates().stream().filter(t -> t.path().equals(path.value())).findFirst();
    if (file.isEmpty()) {
      scope.tell(noFile(path));
      return new Body(PlacedTemplate.NONE, false);
    }
    String name = file.get().path();
    boolean html =
        name.endsWith(".html")
            || name.endsWith(".html.liquid")
            || TAG.matcher(file.get().text()).matches();
    return new Body(PlacedTemplate.of(file.get(), scope.findings()), html);
  }

  private Diagnostic noFile(TextLiteral path) {
    scope.uses().reads().unknown();
    Diagnostic none = Diagnostic.of(Code.TEMPLATE_FILE, path.span(), path.value());
    List<String> known = text.templates().stream().map(Source::path).toList();
    List<String> near = Suggestion.nearest(path.value(), known);
    return near.isEmpty()
        ? none.hint("templates end in .liquid or .html, and go by their path in the workspace")
        : none.hint("did you mean \"" + near.getFirst() + "\"?");
  }

  private static Diagnostic missing(Declaration.Message written, String what, String write) {
    return Diagnostic.of(
            Code.MESSAGE,
            written.name().span(),
            "message '" + written.name().text() + "' has no " + what)
        .hint("write " + write);
  }
}
