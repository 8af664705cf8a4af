package dev.segue.runtime.segment;

import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.plan.Graph;
import dev.segue.compiler.sql.Audience;
import dev.segue.compiler.sql.Dialect;
import dev.segue.runtime.kernel.Answers;
import dev.segue.runtime.kernel.Kernel;
import dev.segue.runtime.store.Progress;
import java.util.List;
import java.util.Optional;

/**
 * Which way a refresh goes: a scan costs as much as some statements, whatever it answers, and what
 * it cannot answer is asked for besides. A database that is asked for many definitions at once is.
 *
 * @param statements that are asked where every definition is asked for by itself
 * @param besides statements that are asked where there is a scan, or where many are asked together
 * @param scan of how many statements the scan costs as much, or in how many many are asked
 */
record Knowing(Kernel kernel, Way way, int statements, int besides, int scan) {

  static Knowing of(Kernel kernel, Optional<Way> forced, Dialect dialect) {
    Graph graph = kernel.graph();
    int later = graph.later().size();
    int statements = graph.roots().size() + later;
    int besides = kernel.asked().size() + later;
    int scan = dialect.scanInStatements();
    Way usual =
        dialect.answersTogether()
            ? Way.TOGETHER
            : scan + besides < statements ? Way.KERNEL : Way.SQL;
    Way way = forced.orElse(usual);
    if (way == Way.TOGETHER) {
      List<List<Definitions>> together = kernel.together();
      int alone = statements - together.stream().mapToInt(List::size).sum();
      return new Knowing(kernel, way, statements, alone, together.size());
    }
    return new Knowing(kernel, way, statements, besides, scan);
  }

  /** The same where only some of the definitions are asked of everyone. */
  Optional<Answers> answersFor(long some, long all, Progress progress) {
    return some == all || some > scan + besides ? answers(progress) : Optional.empty();
  }

  private Optional<Answers> answers(Progress progress) {
    return switch (way) {
      case SQL -> Optional.empty();
      case KERNEL -> kernel.answers(new Audience.Everyone(), progress);
      case TOGETHER -> kernel.answersTogether(progress);
    };
  }
}
