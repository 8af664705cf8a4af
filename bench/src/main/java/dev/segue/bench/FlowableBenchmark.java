package dev.segue.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.flowable.common.engine.impl.history.HistoryLevel;
import org.flowable.engine.ManagementService;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.delegate.JavaDelegate;
import org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.flowable.job.api.Job;

/**
 * The program of {@link TickBenchmark} in Flowable, on H2 in memory, as it is made to be run: a
 * process for each contact, each of its steps in a transaction. Whatever can be is left out: its
 * history is off, what is sent is only counted, and who clicked is known without a query.
 */
public final class FlowableBenchmark {
  private static final Instant BEGUN = Instant.parse("2026-03-02T12:00:00Z");
  private static final int WARM = 2_000;

  /** Of so many contacts one clicked. */
  private static final int CLICKED = 3;

  private final ProcessEngine engine;
  private final AtomicInteger sent;

  private FlowableBenchmark(ProcessEngine engine, AtomicInteger sent) {
    this.engine = engine;
    this.sent = sent;
  }

  /**
   * {@code PROCESS ENROLMENTS ROUNDS}: prints rows of a Markdown table, of the first of so many
   * rounds and of the one that took the least.
   */
  public static void main(String[] arguments) throws IOException {
    int enrolments = Integer.parseInt(arguments[1]);
    int rounds = Integer.parseInt(arguments[2]);
    AtomicInteger sent = new AtomicInteger();
    JavaDelegate send = execution -> sent.incrementAndGet();
    StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
    configuration.setJdbcUrl("jdbc:h2:mem:nurture;DB_CLOSE_DELAY=-1");
    configuration.setJdbcDriver("org.h2.Driver");
    configuration.setDatabaseSchemaUpdate("true");
    configuration.setHistoryLevel(HistoryLevel.NONE);
    configuration.setAsyncExecutorActivate(false);
    configuration.setDisableIdmEngine(true);
    configuration.setDisableEventRegistry(true);
    configuration.setBeans(Map.of("send", send, "clicks", new Clicks()));
    ProcessEngine engine = configuration.buildProcessEngine();
    engine
        .getRepositoryService()
        .createDeployment()
        .addString("nurture.bpmn20.xml", Files.readString(Path.of(arguments[0])))
        .deploy();
    FlowableBenchmark benchmark = new FlowableBenchmark(engine, sent);
    benchmark.all(WARM);
    List<Spent> all = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      all.add(benchmark.all(enrolments));
    }
    print("the first time", all.getFirst(), enrolments);
    Spent least = Collections.min(all, Comparator.comparingDouble(Spent::processor));
    print("the least of " + rounds, least, enrolments);
    engine.close();
  }

  private static void print(String which, Spent spent, int enrolments) {
    System.out.printf(
        Locale.ROOT,
        "| Flowable %s on H2, the whole program, %,d enrolments, %s | %s |%n",
        ProcessEngine.VERSION,
        enrolments,
        which,
        spent.of(enrolments));
  }

  /** Who clicked. */
  public static final class Clicks {
    public boolean contains(Integer contact) {
      return contact % CLICKED == 0;
    }
  }

  private Spent all(int enrolments) {
    sent.set(0);
    Spent.Clock clock = Spent.begin();
    at(Duration.ZERO);
    for (int i = 0; i < enrolments; i++) {
      engine.getRuntimeService().startProcessInstanceByKey("nurture", Map.of("contact", i));
    }
    timers(Duration.ofDays(3), enrolments);
    timers(Duration.ofDays(7), enrolments);
    Spent spent = clock.end();
    if (engine.getRuntimeService().createProcessInstanceQuery().count() != 0
        || sent.get() != 2 * enrolments) {
      throw new IllegalStateException("not everybody came through");
    }
    return spent;
  }

  private void timers(Duration since, int enrolments) {
    at(since);
    ManagementService management = engine.getManagementService();
    List<Job> due = management.createTimerJobQuery().executable().list();
    if (due.size() != enrolments) {
      throw new IllegalStateException(due.size() + " timers are due");
    }
    for (Job timer : due) {
      management.moveTimerToExecutableJob(timer.getId());
      management.executeJob(timer.getId());
    }
  }

  private void at(Duration since) {
    engine.getProcessEngineConfiguration().getClock().setCurrentTime(Date.from(BEGUN.plus(since)));
  }
}
