package dev.segue.compiler.sql;

import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.conf.ParamType;
import org.jooq.conf.RenderOptionalKeyword;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;

/** How a statement becomes text. */
public enum Rendering {
  /** One line with a place for each value: to be run. */
  BOUND,
  /** Laid out over lines with the values in their places: to be read. */
  READABLE;

  SqlText render(Query query, Dialect dialect) {
    Engine engine = dialect.engine();
    DSLContext jooq = DSL.using(engine.family(), settings(engine));
    Answer.by(engine, jooq.configuration());
    return switch (this) {
      case BOUND -> new SqlText(jooq.render(query), jooq.extractBindValues(query), dialect);
      case READABLE -> new SqlText(jooq.renderInlined(query), List.of(), dialect);
    };
  }

  private Settings settings(Engine engine) {
    return new Settings()
        .withRenderQuotedNames(
            engine.quotesEveryName()
                ? RenderQuotedNames.ALWAYS
                : RenderQuotedNames.EXPLICIT_DEFAULT_UNQUOTED)
        .withRenderOptionalOuterKeyword(RenderOptionalKeyword.OFF)
        .withRenderFormatted(this == READABLE)
        .withParamType(this == READABLE ? ParamType.INLINED : ParamType.INDEXED);
  }
}
