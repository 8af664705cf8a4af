package dev.segue.compiler.template;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.source.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Matches the tags that open blocks with those that part and close them. */
final class Assembly {
  private static final int MOST_NESTING = 100;

  private final String file;
  private final List<Piece> pieces;
  private final List<Diagnostic> diagnostics;
  private final int depth;
  private final Deque<Tag> open = new ArrayDeque<>();
  private int loops;
  private int next;

  private Assembly(
      String file, List<Piece> pieces, List<Diagnostic> diagnostics, int depth, int loops) {
    this.file = file;
    this.pieces = pieces;
    this.diagnostics = diagnostics;
    this.depth = depth;
    this.loops = loops;
  }

  static List<Node> nodes(String file, List<Piece> pieces, List<Diagnostic> diagnostics) {
    return new Assembly(file, pieces, diagnostics, 0, 0).body();
  }

  /** Reads up to a tag that parts or closes an open block, which stays for the caller. */
  private List<Node> body() {
    List<Node> nodes = new ArrayList<>();
    while (next < pieces.size()) {
      Piece piece = pieces.get(next);
      if (piece instanceof Piece.Tag tag && stops(tag)) {
        break;
      }
      next++;
      nodes.addAll(nodes(piece));
    }
    return List.copyOf(nodes);
  }

  private List<Node> nodes(Piece piece) {
    return switch (piece) {
      case Piece.Text(var text, var span) -> List.of(new Node.Text(text, span));
      case Piece.Raw(var text, var span) -> {
        Expression literal = new Expression.Literal(new Datum.Markup(text), span);
        yield List.of(new Node.Output(new Filtered(literal, List.of(), span), span));
      }
      case Piece.Comment comment -> List.of();
      case Piece.Output(var inside, var span) ->
          one(markup(inside).output().map(value -> new Node.Output(value, span)));
      case Piece.Tag tag -> tag(tag);
    };
  }

  private static List<Node> one(Optional<? extends Node> node) {
    return node.stream().<Node>map(n -> n).toList();
  }

  private MarkupParsing markup(Piece.Inside inside) {
    return new MarkupParsing(file, inside, diagnostics);
  }

  /** Whether a tag ends the body being read; one that closes or parts nothing does not. */
  private boolean stops(Piece.Tag tag) {
    Optional<Tag> closed = Tag.closedBy(tag.name());
    if (closed.isPresent()) {
      return open.contains(closed.get());
    }
    return open.peek() != null && Tag.named(tag.name()).filter(open.peek()::isPartedBy).isPresent();
  }

  private List<Node> tag(Piece.Tag piece) {
    Optional<Tag> known = Tag.named(piece.name());
    if (known.isEmpty()) {
      unknown(piece);
      return List.of();
    }
    Tag tag = known.get();
    return switch (tag.shape()) {
      case ALONE -> alone(tag, piece);
      case BLOCK -> block(tag, piece);
      case BRANCH -> {
        misplaced(piece, "it belongs directly inside " + tag.homes());
        yield List.of();
      }
    };
  }

  private void unknown(Piece.Tag piece) {
    Optional<String> reason = Tag.whyNot(piece.name());
    if (Tag.closedBy(piece.name()).isPresent()) {
      misplaced(piece, "it closes no open block");
    } else if (reason.isPresent()) {
      tell(Diagnostic.of(Code.TEMPLATE_UNSUPPORTED_TAG, piece.span(), piece.name(), reason.get()));
    } else {
      Diagnostic unknown = Diagnostic.of(Code.TEMPLATE_UNKNOWN_TAG, piece.span(), piece.name());
      tell(Meant.hint(unknown, piece.name(), Tag.words()));
    }
  }

  private List<Node> alone(Tag tag, Piece.Tag piece) {
    MarkupParsing markup = markup(piece.inside());
    Span span = piece.span();
    return switch (tag) {
      case ASSIGN -> one(markup.assignment().map(a -> new Node.Assign(a.name(), a.value(), span)));
      case ECHO -> one(markup.output().map(value -> new Node.Output(value, span)));
      case INCREMENT -> one(markup.target().map(name -> new Node.Count(name, true, span)));
      case DECREMENT -> one(markup.target().map(name -> new Node.Count(name, false, span)));
      case CYCLE ->
          one(markup.cycle().map(c -> new Node.Cycle(c.group(), c.items(), c.written(), span)));
      case BREAK -> leave(Node.Leaving.BREAK, piece);
      case CONTINUE -> leave(Node.Leaving.CONTINUE, piece);
      case LIQUID -> lines(piece);
      case CAPTURE, CASE, COMMENT, DOC, ELSE, ELSIF, FOR, IF, RAW, TABLEROW, UNLESS, WHEN ->
          throw new IllegalStateException(tag + " does not stand alone");
    };
  }

  private List<Node> leave(Node.Leaving leaving, Piece.Tag piece) {
    nothingAfter(piece);
    if (loops == 0) {
      misplaced(piece, "it stands in no loop");
      return List.of();
    }
    return List.of(new Node.Leave(leaving, piece.span()));
  }

  private List<Node> lines(Piece.Tag piece) {
    List<Piece> lines = LiquidLines.pieces(file, piece, diagnostics);
    int deeper = depth + open.size() + 1;
    if (deeper > MOST_NESTING) {
      tooDeep(piece);
      return List.of();
    }
    return new Assembly(file, lines, diagnostics, deeper, loops).body();
  }

  private void tooDeep(Piece.Tag piece) {
    tell(
        Diagnostic.of(
            Code.TEMPLATE_LIMIT, piece.span(), "blocks stand at most " + MOST_NESTING + " deep"));
    next = pieces.size();
  }

  private List<Node> block(Tag tag, Piece.Tag piece) {
    if (depth + open.size() >= MOST_NESTING) {
      tooDeep(piece);
      return List.of();
    }
    open.push(tag);
    Optional<? extends Node> node =
        switch (tag) {
          case IF -> choice(piece, c -> c);
          case UNLESS -> choice(piece, Condition.Not::new);
          case CASE -> match(piece);
          case FOR -> loop(piece);
          case TABLEROW -> tableRow(piece);
          case CAPTURE -> capture(piece);
          case COMMENT, DOC, RAW -> unread(piece);
          case ASSIGN,
              BREAK,
              CONTINUE,
              CYCLE,
              DECREMENT,
              ECHO,
              ELSE,
              ELSIF,
              INCREMENT,
              LIQUID,
              WHEN ->
              throw new IllegalStateException(tag + " opens no block");
        };
    close(tag, piece);
    open.pop();
    return one(node.map(BlankBlocks::withoutBlankText));
  }

  /** The tag at which a body stopped, if it parts the innermost block. */
  private Optional<Piece.Tag> part() {
    if (next < pieces.size()
        && pieces.get(next) instanceof Piece.Tag tag
        && Tag.named(tag.name()).isPresent()) {
      next++;
      return Optional.of(tag);
    }
    return Optional.empty();
  }

  private void close(Tag tag, Piece.Tag opened) {
    if (next < pieces.size()
        && pieces.get(next) instanceof Piece.Tag end
        && end.name().equals(tag.end())) {
      nothingAfter(end);
      next++;
    } else if (next < pieces.size() || !tooManyErrors()) {
      tell(
          Diagnostic.of(Code.TEMPLATE_UNCLOSED, opened.span(), opened.name())
              .hint("close it with '{% " + tag.end() + " %}'"));
    }
  }

  private boolean tooManyErrors() {
    return !diagnostics.isEmpty() && diagnostics.getLast().code() == Code.TEMPLATE_LIMIT;
  }

  private Optional<Node> choice(Piece.Tag piece, UnaryOperator<Condition> sense) {
    Optional<Condition> condition = markup(piece.inside()).condition().map(sense);
    List<Node.Branch> branches = new ArrayList<>();
    List<Node> otherwise = List.of();
    boolean broken = condition.isEmpty();
    boolean elseSeen = false;
    List<Node> body = body();
    condition.ifPresent(c -> branches.add(new Node.Branch(c, body)));
    for (Optional<Piece.Tag> part = part(); part.isPresent(); part = part()) {
      Piece.Tag tag = part.get();
      if (elseSeen) {
        ignored(tag, "after 'else' nothing follows");
        body();
      } else if (tag.name().equals(Tag.ELSE.word())) {
        nothingAfter(tag);
        otherwise = body();
        elseSeen = true;
      } else {
        Optional<Condition> next = markup(tag.inside()).condition();
        List<Node> nextBody = body();
        next.ifPresent(c -> branches.add(new Node.Branch(c, nextBody)));
        broken |= next.isEmpty();
      }
    }
    return broken
        ? Optional.empty()
        : Optional.of(new Node.Choice(branches, otherwise, piece.span()));
  }

  private Optional<Node> match(Piece.Tag piece) {
    Optional<Expression> subject = markup(piece.inside()).subject();
    if (!body().stream().allMatch(BlankBlocks::isBlank)) {
      ignored(piece, "what stands before its first 'when' is never printed");
    }
    List<Node.Arm> arms = new ArrayList<>();
    boolean broken = false;
    for (Optional<Piece.Tag> part = part(); part.isPresent(); part = part()) {
      Piece.Tag tag = part.get();
      if (tag.name().equals(Tag.ELSE.word())) {
        nothingAfter(tag);
        arms.add(new Node.Otherwise(body()));
      } else {
        Optional<List<Expression>> values = markup(tag.inside()).values();
        List<Node> body = body();
        values.ifPresent(v -> arms.add(new Node.When(v, body)));
        broken |= values.isEmpty();
      }
    }
    return broken ? Optional.empty() : subject.map(s -> new Node.Match(s, arms, piece.span()));
  }

  private Optional<Node> loop(Piece.Tag piece) {
    var walk = markup(piece.inside()).loop(LoopTag.FOR);
    List<Node> body = repeated();
    List<Node> otherwise = List.of();
    boolean elseSeen = false;
    for (Optional<Piece.Tag> part = part(); part.isPresent(); part = part()) {
      if (elseSeen) {
        ignored(part.get(), "after 'else' nothing follows");
        body();
      } else {
        nothingAfter(part.get());
        otherwise = body();
        elseSeen = true;
      }
    }
    List<Node> none = otherwise;
    return walk.map(w -> new Node.Loop(w.selection(), body, none, piece.span()));
  }

  /** The body of a loop, where alone {@code break} has a meaning. */
  private List<Node> repeated() {
    loops++;
    List<Node> body = body();
    loops--;
    return body;
  }

  private Optional<Node> tableRow(Piece.Tag piece) {
    var walk = markup(piece.inside()).loop(LoopTag.TABLEROW);
    List<Node> body = repeated();
    return walk.map(w -> new Node.TableRow(w.selection(), w.columns(), body, piece.span()));
  }

  private Optional<Node> capture(Piece.Tag piece) {
    Optional<String> name = markup(piece.inside()).target();
    List<Node> body = body();
    return name.map(n -> new Node.Capture(n, body, piece.span()));
  }

  /** Only reached where more stands in the tag than its name, or inside {@code liquid}. */
  private Optional<Node> unread(Piece.Tag piece) {
    String name = piece.name();
    tell(
        Diagnostic.of(
            Code.TEMPLATE_SYNTAX, piece.span(), "'" + name + "' stands alone in its own tag"));
    body();
    return Optional.empty();
  }

  private void nothingAfter(Piece.Tag tag) {
    if (!tag.inside().text().isBlank()) {
      ignored(tag, "nothing follows its name");
    }
  }

  private void ignored(Piece.Tag tag, String why) {
    tell(Diagnostic.of(Code.TEMPLATE_IGNORED, tag.span(), tag.name(), why));
  }

  private void misplaced(Piece.Tag tag, String why) {
    tell(Diagnostic.of(Code.TEMPLATE_MISPLACED, tag.span(), tag.name(), why));
  }

  private void tell(Diagnostic diagnostic) {
    diagnostics.add(diagnostic);
  }
}
