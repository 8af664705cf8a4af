package dev.segue.runtime.program;

import dev.segue.compiler.diag.Checked;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.diag.Severity;
import dev.segue.compiler.ir.Program;
import dev.segue.runtime.store.Cohort;
import dev.segue.runtime.store.VersionTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which versions of programs there are: a run stays on the one it entered. */
final class Versions {
  private final VersionTable table;
  private final Scripts scripts;

  /** The version that is entered, by the program's name. */
  private final Map<String, Standing> current = new TreeMap<>();

  private final List<Standing> firsts = new ArrayList<>();
  private final List<Standing> older = new ArrayList<>();
  private final List<Advanced.Paused> paused = new ArrayList<>();

  Versions(VersionTable table, Scripts scripts) {
    this.table = table;
    this.scripts = scripts;
  }

  /** The versions of the workspace's programs become the ones that are entered. */
  void enterable(List<Program> programs) {
    Map<String, VersionTable.Known> byHash = new HashMap<>();
    Map<String, Long> newest = new HashMap<>();
    for (VersionTable.Known known : table.known()) {
      byHash.put(known.cohort().program() + " " + known.hash(), known);
      newest.put(known.cohort().program(), known.cohort().version());
    }
    for (Program program : programs) {
      long number = newest.getOrDefault(program.name(), 0L);
      Optional<Cohort> known =
          Optional.ofNullable(byHash.get(program.name() + " " + program.version()))
              .map(VersionTable.Known::cohort);
      Cohort cohort = known.orElse(new Cohort(program.name(), number + 1));
      Standing standing = new Standing(cohort, program, new Tally());
      if (known.isEmpty()) {
        table.add(cohort, program.version(), scripts.text(program));
      }
      if (number == 0) {
        firsts.add(standing);
      }
      current.put(program.name(), standing);
    }
  }

  /** Finds what those on other versions go by. */
  void readOlder() {
    for (VersionTable.Known known : table.known()) {
      Cohort cohort = known.cohort();
      Optional<Standing> newest = Optional.ofNullable(current.get(cohort.program()));
      int runs = newest.filter(n -> n.cohort().equals(cohort)).isPresent() ? 0 : table.open(cohort);
      if (runs > 0 && newest.isEmpty()) {
        pause(cohort, runs, "the workspace has no program of that name any more");
      } else if (runs > 0) {
        read(cohort, runs, newest.get().tally());
      }
    }
  }

  private void read(Cohort cohort, int runs, Tally tally) {
    Checked<Optional<Program>> read = scripts.read(cohort.program(), table.text(cohort));
    if (read.value().isPresent()) {
      older.add(new Standing(cohort, read.value().get(), tally));
    } else {
      String why =
          read.diagnostics().stream()
              .filter(d -> d.severity() == Severity.ERROR)
              .findFirst()
              .map(Diagnostic::message)
              .orElse("its text cannot be read");
      pause(cohort, runs, "that version does not check any more: " + why);
    }
  }

  private void pause(Cohort cohort, int runs, String reason) {
    paused.add(new Advanced.Paused(cohort.program(), cohort.version(), runs, reason));
  }

  Map<String, Standing> current() {
    return current;
  }

  /** Whether the program was not there before. */
  boolean isFirst(Standing standing) {
    return firsts.contains(standing);
  }

  /** All versions that can be advanced: by the program's name, older ones first. */
  List<Standing> all() {
    List<Standing> all = new ArrayList<>();
    for (Standing newest : current.values()) {
      older.stream()
          .filter(o -> o.cohort().program().equals(newest.cohort().program()))
          .forEach(all::add);
      all.add(newest);
    }
    return all;
  }

  List<Advanced.Paused> paused() {
    return paused;
  }
}
