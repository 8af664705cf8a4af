package dev.segue.repl.session;

import dev.segue.compiler.Analysis;
import dev.segue.compiler.diag.Checked;
import dev.segue.compiler.source.Source;
import dev.segue.repl.report.Findings;
import dev.segue.repl.report.Screen;
import dev.segue.runtime.store.Progress;
import dev.segue.runtime.workspace.WorkspaceFolder;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A workspace that is talked about: its files as they stand now, what was typed over them, and its
 * data, opened when the first answer needs them.
 */
final class OpenWorkspace implements AutoCloseable {
  private final Path folder;
  private final InstantSource clock;
  private final Function<String, Optional<String>> environment;
  private final Analysis ofFiles = new Analysis();
  private final Analysis withTyped = new Analysis();
  private Optional<Instant> at;
  private Checked<WorkspaceFolder> files;
  private TypedDefinitions typed = TypedDefinitions.none();
  private LoadedWorkspace saved;
  private LoadedWorkspace loaded;
  private volatile Optional<WorkspaceData> open = Optional.empty();

  OpenWorkspace(
      Path folder,
      InstantSource clock,
      Function<String, Optional<String>> environment,
      Optional<Instant> at) {
    this.folder = folder;
    this.clock = clock;
    this.environment = environment;
    this.at = at;
    this.files = WorkspaceFolder.read(folder);
    this.saved = LoadedWorkspace.of(files.value(), files.diagnostics(), ofFiles);
    this.loaded = saved;
  }

  /** With what was typed. */
  LoadedWorkspace loaded() {
    return loaded;
  }

  /** As its files say. */
  LoadedWorkspace saved() {
    return saved;
  }

  TypedDefinitions typed() {
    return typed;
  }

  /** The instant as of which is answered; nothing: the clock's. */
  Optional<Instant> at() {
    return at;
  }

  void at(Optional<Instant> instant) {
    at = instant;
  }

  Instant now() {
    return at.orElseGet(clock::instant).truncatedTo(ChronoUnit.MILLIS);
  }

  /** Reads the files again where they changed. */
  void refresh() {
    Checked<WorkspaceFolder> now = WorkspaceFolder.read(folder);
    if (!texts(now.value()).equals(texts(files.value()))) {
      files = now;
      saved = LoadedWorkspace.of(files.value(), files.diagnostics(), ofFiles);
      become(typed);
    }
  }

  private static Map<String, String> texts(WorkspaceFolder folder) {
    return folder.sources().stream()
        .collect(Collectors.toMap(Source::path, Source::text, (first, same) -> first));
  }

  /** Has these definitions stand over the files from now on. */
  void become(TypedDefinitions definitions) {
    typed = definitions;
    LoadedWorkspace before = loaded;
    loaded =
        typed.byName().isEmpty()
            ? saved
            : LoadedWorkspace.of(
                typed.over(files.value(), saved.compilation().files()),
                files.diagnostics(),
                withTyped);
    if (loaded.workspace().schema().equals(before.workspace().schema())) {
      open = open.map(data -> data.under(loaded));
    } else {
      close();
    }
  }

  WorkspaceData data() {
    if (open.isEmpty()) {
      WorkspaceData data = WorkspaceData.open(loaded, environment);
      try {
        if (!data.hasErrors()) {
          data.readLists(now(), Progress.SILENT);
        }
      } catch (RuntimeException e) {
        data.close();
        throw e;
      }
      open = Optional.of(data);
    }
    return open.get();
  }

  Questions questions() {
    return data().asOf(now());
  }

  /** Why nothing can be answered now: what has mistakes may mean anything. */
  Optional<Answer> obstacle() {
    if (!loaded.hasErrors()) {
      return data().hasErrors()
          ? Optional.of(new Answer.Findings(data().diagnostics(), loaded.sources()))
          : Optional.empty();
    }
    String summary = new Findings(loaded.sources(), Screen.PIPE).summary(loaded.diagnostics());
    return Optional.of(new Answer.Problem(summary + " in the workspace; :check shows them"));
  }

  /** Stops what the data are asked, from another thread. */
  void stop() {
    open.ifPresent(data -> data.store().stop());
  }

  @Override
  public void close() {
    open.ifPresent(WorkspaceData::close);
    open = Optional.empty();
  }
}
