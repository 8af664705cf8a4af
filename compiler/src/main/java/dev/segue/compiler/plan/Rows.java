package dev.segue.compiler.plan;

import dev.segue.compiler.ir.Expression;

/** Whether values in a filter are of the row or of the contact. */
final class Rows {
  private Rows() {}

  /** Asked in a filter, where a measure is one of what was before the row. */
  static boolean readsRow(Expression expression) {
    return expression instanceof Expression.Property
        || expression instanceof Expression.OfFirst
        || expression instanceof Expression.RowInstant
        || expression instanceof Expression.Measure
        || expression.operands().stream().anyMatch(Rows::readsRow);
  }

  static boolean readsContact(Expression expression) {
    return switch (expression) {
      case Expression.Attribute a -> true;
      case Expression.AccountField a -> true;
      case Expression.TraitValue t -> true;
      case Expression.ScoreValue s -> true;
      case Expression.ClassOf c -> true;
      case Expression.Measure m -> true;
      case Expression.OverPopulation o -> true;
      case Expression.ValueAt v -> true;
      case Expression.HeldSince h -> true;
      case Expression.InSince i -> true;
      case Expression.Trigger t -> true;
      case Expression.RunEntered r -> true;
      case Expression.WaitBegan w -> true;
      case Expression.StartOfDay s -> contacts(s.zone()) || readsContact(s.day());
      case Expression.DayOf d -> contacts(d.zone()) || readsContact(d.instant());
      case Expression.Constant c -> false;
      case Expression.Missing m -> false;
      case Expression.Property p -> false;
      // of another row than the one that is looked at
      case Expression.OfFirst o -> true;
      case Expression.RowInstant r -> false;
      case Expression.Now n -> false;
      case Expression.Arithmetic a -> operands(a);
      case Expression.Shifted s -> operands(s);
      case Expression.ShiftedDay s -> operands(s);
      case Expression.StartOfPeriod s -> operands(s);
      case Expression.Between b -> operands(b);
      case Expression.Elapsed e -> operands(e);
      case Expression.ElapsedDays e -> operands(e);
      case Expression.NextAnniversary n -> operands(n);
    };
  }

  private static boolean operands(Expression expression) {
    return expression.operands().stream().anyMatch(Rows::readsContact);
  }

  private static boolean contacts(Expression.ZoneChoice zone) {
    return switch (zone) {
      case WORKSPACE -> false;
      case CONTACT -> true;
    };
  }
}
