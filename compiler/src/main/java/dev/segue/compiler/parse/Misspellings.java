package dev.segue.compiler.parse;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.diag.Suggestion;
import dev.segue.compiler.source.Span;
import dev.segue.grammar.SegueParser;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Words of the language that are nearly right: {@code whne}, {@code 4 dyas}, {@code LAST}. */
final class Misspellings {
  private static final int MOST_GUESSES = 3;

  private final Neighbours near;

  private Misspellings(Neighbours near) {
    this.near = near;
  }

  /** The most likely first: the word that does not fit, then the one before it. */
  static List<Repair> candidates(Neighbours near) {
    Misspellings spellings = new Misspellings(near);
    List<Repair> repairs = new ArrayList<>();
    repairs.addAll(spellings.of(0));
    repairs.addAll(spellings.of(-1));
    repairs.addAll(spellings.of(1));
    if (near.type(-1) != SegueParser.IDENTIFIER) {
      repairs.addAll(spellings.of(-2));
    }
    return repairs;
  }

  private List<Repair> of(int offset) {
    if (near.type(offset) != SegueParser.IDENTIFIER && !near.declaresMisspelt(offset)) {
      return List.of();
    }
    String word = near.text(offset);
    Set<String> guesses = new LinkedHashSet<>();
    if (offset == 0) {
      guesses.addAll(guesses(word, Keywords.words(near.mistake().expected())));
    }
    guesses.addAll(guesses(word, Keywords.all()));
    return guesses.stream().limit(MOST_GUESSES).map(guess -> repair(offset, word, guess)).toList();
  }

  private static List<String> guesses(String word, Collection<String> known) {
    String small = word.toLowerCase(Locale.ROOT);
    return known.contains(small) ? List.of(small) : Suggestion.nearest(small, known);
  }

  private Repair repair(int offset, String word, String guess) {
    Span span = near.span(offset);
    boolean capitals = word.equalsIgnoreCase(guess);
    Diagnostic told =
        capitals
            ? Diagnostic.of(Code.CAPITALS, span, word).hint("write '" + guess + "'")
            : Diagnostic.of(Code.MISSPELT, span, word).hint("did you mean '" + guess + "'?");
    return new Repair(
        told.fix("write '" + guess + "'", span, guess),
        List.of(new Repair.Change.Retype(near.index(offset), Keywords.type(guess).orElseThrow())));
  }
}
