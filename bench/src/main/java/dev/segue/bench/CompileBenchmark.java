package dev.segue.bench;

import dev.segue.compiler.Compilation;
import dev.segue.compiler.SegueCompiler;
import dev.segue.compiler.source.Source;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Text to checked meaning, per segment, in a process that has warmed up. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class CompileBenchmark {
  private static final int SEGMENTS = 500;

  private final SegueCompiler.Input input =
      new SegueCompiler.Input(
          "many",
          ZoneId.of("UTC"),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(new Source("segments.segue", ManySegments.script(SEGMENTS))),
          List.of(),
          true);

  @Benchmark
  @OperationsPerInvocation(SEGMENTS)
  public Compilation compile() {
    return SegueCompiler.compile(input);
  }
}
