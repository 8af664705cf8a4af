package dev.segue.runtime.store;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** Brings Segue's own tables to this version's shape, one numbered script after the other. */
final class Migrations {
  /**
   * The scripts {@code state-1.sql} to this one make the tables; a script once out never changes.
   */
  static final int NEWEST = 16;

  /** From this version on memberships are bits. */
  private static final int BITS = 9;

  private static final Table<Record> META = table(name("segue_meta"));
  private static final Field<String> NAME = field(name("name"), String.class);
  private static final Field<String> VALUE = field(name("value"), String.class);
  private static final String VERSION = "schema_version";

  private final Store store;

  Migrations(Store store) {
    this.store = store;
  }

  void run() {
    if (tables().contains("segue_meta") && version() == NEWEST) {
      return;
    }
    refuseSomebodysDatabase();
    store.transaction(
        () -> {
          store.execute(
              "create table if not exists segue_meta"
                  + " (name text primary key not null, value text not null) "
                  + store.engine().ending(false));
          int version = version();
          if (version > NEWEST) {
            throw new StoreFailure(
                place(),
                "a newer Segue made it (tables of version " + version + ", not " + NEWEST + ")",
                "use that Segue, or name " + store.engine().another() + " for 'state'");
          }
          for (String script : store.engine().scripts(version)) {
            script(script).forEach(store::execute);
          }
          if (version < BITS) {
            new MembershipRows(store).carry();
          }
          store
              .dsl()
              .insertInto(META, NAME, VALUE)
              .values(VERSION, Integer.toString(NEWEST))
              .onConflict(NAME)
              .doUpdate()
              .set(VALUE, Integer.toString(NEWEST))
              .execute();
        });
  }

  private int version() {
    return store
        .dsl()
        .select(VALUE)
        .from(META)
        .where(NAME.eq(VERSION))
        .fetchOptional(VALUE)
        .map(Integer::parseInt)
        .orElse(0);
  }

  /** A file that holds other tables and none of ours is not ours to write to. */
  private void refuseSomebodysDatabase() {
    List<String> tables = tables();
    if (!tables.isEmpty() && !tables.contains("segue_meta")) {
      throw new StoreFailure(
          place(),
          "it holds tables that Segue did not make, such as '" + tables.getFirst() + "'",
          "name it as 'source' in segue.yaml (it is only read then), and another file as 'state'");
    }
  }

  private List<String> tables() {
    return store.list(store.engine().tables(), r -> r.text(0).orElseThrow());
  }

  private String place() {
    return store.engine().place();
  }

  private static List<String> script(String resource) {
    try (InputStream in = Migrations.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is not in the jar");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      String code = text.lines().filter(l -> !l.startsWith("--")).collect(Collectors.joining("\n"));
      return Arrays.stream(code.split(";\n")).filter(s -> !s.isBlank()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
