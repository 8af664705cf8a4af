package dev.segue.compiler.parse;

import dev.segue.compiler.diag.Diagnostic;
import dev.segue.grammar.SegueLexer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/** What to tell of a mistake, and the words as they were most likely meant. */
record Repair(Diagnostic diagnostic, List<Change> changes) {
  Repair {
    changes = List.copyOf(changes);
  }

  /** A change of the tokens of a text, at a place in their list. */
  sealed interface Change {
    int index();

    /** The token is of another type. */
    record Retype(int index, int type) implements Change {}

    /** The token is not read. */
    record Leave(int index) implements Change {}

    /** A token that is not written stands before this one. */
    record Insert(int index, int type, String text) implements Change {}

    /** The token begins a row. */
    record Begin(int index) implements Change {}
  }

  /** The tokens as meant; the written ones stay as they are. */
  List<CommonToken> applied(List<CommonToken> written) {
    List<CommonToken> meant = new ArrayList<>(written);
    changes.stream()
        .sorted(Comparator.comparingInt(Change::index).reversed())
        .forEach(change -> apply(meant, change));
    return meant;
  }

  private static void apply(List<CommonToken> tokens, Change change) {
    CommonToken token = new CommonToken(tokens.get(change.index()));
    switch (change) {
      case Change.Retype(var index, var type) -> {
        token.setType(type);
        tokens.set(index, token);
      }
      case Change.Leave(var index) -> {
        token.setChannel(Token.HIDDEN_CHANNEL);
        tokens.set(index, token);
      }
      case Change.Insert(var index, var type, var text) ->
          insert(tokens, index, type, text, Token.DEFAULT_CHANNEL);
      case Change.Begin(var index) ->
          insert(tokens, index, SegueLexer.COMMA, "", Token.HIDDEN_CHANNEL);
    }
  }

  private static void insert(
      List<CommonToken> tokens, int index, int type, String text, int channel) {
    CommonToken token = new CommonToken(tokens.get(index));
    token.setType(type);
    token.setChannel(channel);
    token.setText(text);
    token.setStopIndex(token.getStartIndex() - 1);
    tokens.add(index, token);
  }
}
