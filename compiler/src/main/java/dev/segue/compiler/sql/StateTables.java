package dev.segue.compiler.sql;

/**
 * The names of Segue's own tables and their columns. A {@code contact} column has no declared type:
 * it holds the contact's key as it stands in the source. Instants are epoch milliseconds, values
 * stand in canonical storage (see {@link Encoding#CANONICAL}).
 */
public final class StateTables {
  private StateTables() {}

  /** The contact's key, in every table that has one. */
  public static final String CONTACT = "contact";

  /** An instant at which something happened, in every table that has one. */
  public static final String AT = "at";

  /** A view of the members of segments as of the last refresh. */
  public static final class Member {
    public static final String TABLE = "segue_member";
    public static final String SEGMENT = "segment";
    public static final String SINCE = "since";

    private Member() {}
  }

  /**
   * A view of who entered (1) and left (0) a segment, and when: at most one of both at an instant.
   */
  public static final class Change {
    public static final String TABLE = "segue_change";
    public static final String SEGMENT = "segment";
    public static final String ENTERED = "entered";

    private Change() {}
  }

  /**
   * Values of traits, scores (integers scaled as their type says) and partitions (the class), as of
   * the last refresh; a missing value has no row.
   */
  public static final class Value {
    public static final String TABLE = "segue_value";
    public static final String DEFINITION = "definition";
    public static final String VALUE = "value";

    private Value() {}
  }

  /** Who is on which list. */
  public static final class ListMember {
    public static final String TABLE = "segue_list_member";
    public static final String LIST = "list";

    private ListMember() {}
  }

  /** Who entered (1) and left (0) a list, and when, in the columns of {@link Change}. */
  public static final class ListChange {
    public static final String TABLE = "segue_list_change";
    public static final String LIST = "list";

    private ListChange() {}
  }

  /** The current values of own attributes, one row for each contact and attribute. */
  public static final class Own {
    public static final String TABLE = "segue_own";
    public static final String ATTRIBUTE = "attribute";
    public static final String VALUE = "value";
    public static final String SINCE = "since";

    private Own() {}
  }

  /**
   * Every value that an attribute with history had, and since when; NULL where it was missing. A
   * value holds until the next one.
   */
  public static final class History {
    public static final String TABLE = "segue_history";
    public static final String ATTRIBUTE = "attribute";
    public static final String VALUE = "value";
    public static final String SINCE = "since";

    private History() {}
  }

  /** What Segue recorded about consent; {@code subscribed} is 1 or 0. */
  public static final class Consent {
    public static final String TABLE = "segue_consent";
    public static final String TOPIC = "topic";
    public static final String SUBSCRIBED = "subscribed";

    private Consent() {}
  }

  /** Segue's own acts. */
  public static final class Act {
    public static final String TABLE = "segue_act";
    public static final String ACT = "act";
    public static final String NAME = "name";
    public static final String RUN = "run";

    /** A message left for the contact: {@code name} is the message. */
    public static final String RECEIVED = "received";

    /** A run ended: {@code name} is the program. */
    public static final String FINISHED = "finished";

    /** The contact was handed off: {@code name} says to whom. */
    public static final String HANDED_OFF = "handed_off";

    private Act() {}
  }

  /** Runs of programs; {@code holdout} is 1 where the contact is held out, else 0. */
  public static final class Run {
    public static final String TABLE = "segue_run";
    public static final String ID = "id";
    public static final String PROGRAM = "program";
    public static final String VERSION = "version";
    public static final String NUMBER = "number";
    public static final String ENTERED_AT = "entered_at";

    /** From when on events count: after the one that began it, if one did. */
    public static final String SINCE = "since";

    public static final String STEP = "step";
    public static final String DUE_AT = "due_at";
    public static final String WAIT_BEGAN_AT = "wait_began_at";
    public static final String WAIT_UNTIL = "wait_until";
    public static final String ENDED_AT = "ended_at";
    public static final String ENDING = "ending";
    public static final String HOLDOUT = "holdout";

    private Run() {}
  }

  /** The properties of the events that began runs, as they were then. */
  public static final class Trigger {
    public static final String TABLE = "segue_trigger";
    public static final String RUN = "run";
    public static final String PROPERTY = "property";
    public static final String VALUE = "value";

    private Trigger() {}
  }

  /** The temporary table of the runs that {@link Statements#runsWhere} looks at. */
  public static final class Due {
    public static final String TABLE = "segue_due";
    public static final String RUN = "run";

    private Due() {}
  }

  /** The temporary table of the contacts that {@link Audience.Touched} looks at. */
  public static final class Touched {
    public static final String TABLE = "segue_touched";

    private Touched() {}
  }

  /** The contacts whose rows have changed since a scan kept what it read of them. */
  public static final class Outdated {
    public static final String TABLE = "segue_column_outdated";

    private Outdated() {}
  }
}
