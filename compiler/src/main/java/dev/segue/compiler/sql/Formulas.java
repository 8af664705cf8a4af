package dev.segue.compiler.sql;

import java.util.function.Supplier;

/** What makes SQL of formulas: each part asks the others through here. */
final class Formulas {
  private final ExpressionSql expressions;
  private final ConditionSql conditions;
  private final RowSetSql rowSets;
  private final MeasureSql measures;
  private final ScoreSql scores;
  private final PopulationSql populations;
  private final Supplier<Everyone> everyone;
  private final HistorySql histories;

  /**
   * @param everyone how everyone is asked, whoever else is
   */
  Formulas(Emission emission, DefinitionSql definitions, Supplier<Everyone> everyone) {
    this.everyone = everyone;
    this.populations = new PopulationSql(this);
    this.measures = new MeasureSql(emission, this);
    this.histories = new HistorySql(emission, this);
    this.rowSets = new RowSetSql(emission, this);
    this.expressions = new ExpressionSql(emission, definitions, measures, populations, histories);
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

  /** How everyone is asked, whoever this is about. */
  Everyone everyone() {
    return everyone.get();
  }

  HistorySql histories() {
    return histories;
  }

  ScoreSql scores() {
    return scores;
  }
}
