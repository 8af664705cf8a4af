package dev.segue.runtime.clean;

import dev.segue.runtime.ingest.ColumnState;
import dev.segue.runtime.ingest.Ingested;
import java.util.List;

/**
 * How clean the data is.
 *
 * @param files what reading the workspace's files gives: none for somebody's database
 * @param columns how well each column is filled
 * @param findings what else is odd
 */
public record Cleanness(
    List<Ingested.FileReport> files, List<ColumnState> columns, List<Finding> findings) {
  public Cleanness {
    files = List.copyOf(files);
    columns = List.copyOf(columns);
    findings = List.copyOf(findings);
  }

  /**
   * Something odd, how often, and some of it.
   *
   * @param where the attribute, kind of event or column
   */
  public record Finding(Problem problem, String where, long count, List<String> examples) {
    public Finding {
      examples = List.copyOf(examples);
    }
  }

  /** What may be odd about data that can be read. */
  public enum Problem {
    /** Contacts with an e-mail address that is none; examples: key and address. */
    BAD_ADDRESS,
    /** Contacts who share an address with another; examples: addresses. */
    SHARED_ADDRESS,
    /** Events dated after the instant of asking. */
    IN_FUTURE,
    /** Rows of a contact or account that is not there; examples: keys. */
    NOBODYS
  }
}
