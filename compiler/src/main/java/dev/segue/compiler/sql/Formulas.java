package dev.segue.compiler.sql;

/** What makes SQL of formulas: each part asks the others through here. */
final class Formulas {
  private final ExpressionSql expressions;
  private final ConditionSql conditions;
  private final RowSetSql rowSets;
  private final MeasureSql measures;
  private final ScoreSql scores;

  Formulas(Emission emission, DefinitionSql definitions) {
    this.measures = new MeasureSql(emission, this);
    this.rowSets = new RowSetSql(emission, this);
    this.expressions = new ExpressionSql(emission, definitions, measures);
    this.conditions = new ConditionSql(emission, definitions, this);
    this.scores = new ScoreSql(emission, this);
  }

  ExpressionSql expressions() {
    return expressions;
  }

  ConditionSql conditions() {
    return conditions;
  }

  RowSetSql rowSets() {
    return rowSets;
  }

  MeasureSql measures() {
    return measures;
  }

  ScoreSql scores() {
    return scores;
  }
}
