package dev.segue.compiler.sql;

import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Param;
import org.jooq.Query;
import org.jooq.VisitContext;
import org.jooq.VisitListener;
import org.jooq.conf.ParamCastMode;
import org.jooq.conf.ParamType;
import org.jooq.conf.RenderOptionalKeyword;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultVisitListenerProvider;

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
      case BOUND -> {
        Values values = new Values();
        jooq.configuration().set(new DefaultVisitListenerProvider(values));
        String text = jooq.render(query);
        if (values.all.size() > engine.mostPlainValues()) {
          jooq.configuration().set(new DefaultVisitListenerProvider(new InCalls()));
          text = jooq.render(query);
        }
        yield new SqlText(dialect.begun(text), values.all, dialect);
      }
      case READABLE -> new SqlText(dialect.begun(jooq.renderInlined(query)), List.of(), dialect);
    };
  }

  /** Takes down what is bound as it is written, so that a statement is gone through once. */
  private static final class Values implements VisitListener {
    private final List<Object> all = new ArrayList<>();

    @Override
    public void visitEnd(VisitContext context) {
      if (context.queryPart() instanceof Param<?> value && !value.isInline()) {
        all.add(value.getValue());
      }
    }
  }

  /** Each value as what a call gives that does not change it. */
  private static final class InCalls implements VisitListener {
    @Override
    public void visitStart(VisitContext context) {
      write("coalesce(", context);
    }

    @Override
    public void visitEnd(VisitContext context) {
      write(", 0)", context);
    }

    private static void write(String text, VisitContext context) {
      if (context.renderContext() != null
          && context.queryPart() instanceof Param<?> value
          && !value.isInline()) {
        context.renderContext().sql(text);
      }
    }
  }

  private Settings settings(Engine engine) {
    return new Settings()
        .withRenderQuotedNames(
            engine.quotesEveryName()
                ? RenderQuotedNames.ALWAYS
                : RenderQuotedNames.EXPLICIT_DEFAULT_UNQUOTED)
        .withRenderOptionalOuterKeyword(RenderOptionalKeyword.OFF)
        .withRenderFormatted(this == READABLE)
        // a value that is bound brings its type, which a cast only says again
        .withParamCastMode(engine.typesValues() ? ParamCastMode.NEVER : ParamCastMode.DEFAULT)
        .withParamType(this == READABLE ? ParamType.INLINED : ParamType.INDEXED);
  }
}
