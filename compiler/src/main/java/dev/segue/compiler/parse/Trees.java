package dev.segue.compiler.parse;

/** Those who build the trees, each a part of the grammar; they call one another through here. */
final class Trees {
  final Texts texts;
  final Names names;
  final Values values;
  final References references;
  final Expressions expressions;
  final Windows windows;
  final Occurrences occurrences;
  final Comparisons comparisons;
  final Conditions conditions;
  final Schemas schemas;
  final Declarations declarations;
  final Programs programs;
  final Steps steps;
  final Tests tests;

  Trees(Reading reading, RowTokens tokens) {
    texts = new Texts(reading);
    names = new Names(reading, texts);
    values = new Values(reading, names, texts);
    references = new References(reading, this);
    expressions = new Expressions(reading, this);
    windows = new Windows(reading, this);
    occurrences = new Occurrences(reading, this);
    comparisons = new Comparisons(reading, this);
    conditions = new Conditions(reading, this);
    Rows rows = new Rows(reading, names, tokens);
    schemas = new Schemas(reading, this, rows);
    declarations = new Declarations(reading, this, rows);
    programs = new Programs(reading, this, rows);
    steps = new Steps(reading, this, rows);
    tests = new Tests(reading, this, rows);
  }
}
