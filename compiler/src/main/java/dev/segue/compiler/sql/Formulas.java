package dev.segue.compiler.sql;

import dev.segue.compiler.ir.Definitions;
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
  private final boolean inPlace;

  /**
   * @param inPlace what definitions say stands where they are named
   * @param everyone how everyone is asked, whoever else is
   */
  Formulas(Emission emission, References references, boolean inPlace, Supplier<Everyone> everyone) {
    DefinitionSql definitions = new DefinitionSql(emission, references, this);
    this.everyone = everyone;
    this.inPlace = inPlace;
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

  /** The value of a trait, a score or a partition. */
  Operand value(Definitions definition, Scope scope) {
    return switch (definition) {
      case Definitions.Trait t -> expressions.stored(t.value(), scope);
      case Definitions.Score s -> scores.of(s, scope);
      case Definitions.Partition p -> new ChoiceSql(this).classOf(p, scope);
      case Definitions.Segment s -> throw noValue(s);
      case Definitions.ContactList l -> throw noValue(l);
      case Definitions.Topic t -> throw noValue(t);
    };
  }

  private static IllegalArgumentException noValue(Definitions definition) {
    return new IllegalArgumentException(definition.name() + " has no value");
  }

  /**
   * Whether what definitions say stands where they are named, and all that is measured of
   * everyone's events is read once ({@link ReadOnce}).
   */
  boolean inPlace() {
    return inPlace;
  }
}
