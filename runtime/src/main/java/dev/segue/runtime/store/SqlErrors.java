package dev.segue.runtime.store;

import static java.util.Map.entry;
import static org.sqlite.SQLiteErrorCode.SQLITE_AUTH;
import static org.sqlite.SQLiteErrorCode.SQLITE_BUSY;
import static org.sqlite.SQLiteErrorCode.SQLITE_CANTOPEN;
import static org.sqlite.SQLiteErrorCode.SQLITE_CORRUPT;
import static org.sqlite.SQLiteErrorCode.SQLITE_FULL;
import static org.sqlite.SQLiteErrorCode.SQLITE_INTERRUPT;
import static org.sqlite.SQLiteErrorCode.SQLITE_IOERR;
import static org.sqlite.SQLiteErrorCode.SQLITE_LOCKED;
import static org.sqlite.SQLiteErrorCode.SQLITE_NOMEM;
import static org.sqlite.SQLiteErrorCode.SQLITE_NOTADB;
import static org.sqlite.SQLiteErrorCode.SQLITE_PERM;
import static org.sqlite.SQLiteErrorCode.SQLITE_READONLY;
import static org.sqlite.SQLiteErrorCode.SQLITE_TOOBIG;

import java.sql.SQLException;
import java.util.Map;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What SQLite reports, in words: what lies with the file is a {@link StoreFailure}. */
final class SqlErrors implements StoreErrors {
  private static final long serialVersionUID = 1;

  private record Cause(String reason, String remedy) {}

  private static final Cause LOCKED =
      new Cause("another program is writing to it", "try again when that is done");
  private static final Cause NOT_WRITABLE =
      new Cause("it cannot be written", "see that you may write the file and its folder");

  private static final Map<SQLiteErrorCode, Cause> CAUSES =
      Map.ofEntries(
          entry(SQLITE_BUSY, LOCKED),
          entry(SQLITE_LOCKED, LOCKED),
          entry(SQLITE_READONLY, NOT_WRITABLE),
          entry(SQLITE_PERM, NOT_WRITABLE),
          entry(SQLITE_AUTH, NOT_WRITABLE),
          entry(
              SQLITE_INTERRUPT, new Cause("the work was stopped", "ask less, or allow more time")),
          entry(SQLITE_NOTADB, new Cause("this is no SQLite database", "name a SQLite file")),
          entry(SQLITE_CORRUPT, new Cause("the file is damaged", "put a copy of it in its place")),
          entry(
              SQLITE_CANTOPEN,
              new Cause(
                  "it cannot be opened", "see that you may read and write it and its folder")),
          entry(SQLITE_FULL, new Cause("the disk is full", "make room and try again")),
          entry(SQLITE_IOERR, new Cause("the disk failed", "look at the disk")),
          entry(
              SQLITE_TOOBIG,
              new Cause(
                  "the question is too large for it",
                  "make segments of its parts, and run the workspace before you ask")),
          entry(SQLITE_NOMEM, new Cause("memory ran out", "give the program more of it")));

  private final String place;

  /**
   * @param place the file, as messages name it
   */
  SqlErrors(String place) {
    this.place = place;
  }

  /** The failure to throw instead; a statement that SQLite refuses is a mistake of ours. */
  @Override
  public RuntimeException translated(SQLException error) {
    // an extended code carries the plain one in its lowest byte
    int code = error instanceof SQLiteException e ? e.getResultCode().code & 0xff : 0;
    Cause cause = CAUSES.get(SQLiteErrorCode.getErrorCode(code));
    return cause == null
        ? new IllegalStateException(place + ": " + error.getMessage(), error)
        : new StoreFailure(place, cause.reason, cause.remedy);
  }
}
