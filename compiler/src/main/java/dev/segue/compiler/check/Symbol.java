package dev.segue.compiler.check;

/**
 * What a name of a workspace names.
 *
 * @param owner what it is a part of: the event of a property, the partition of a class, the program
 *     of a label; empty for names of the one namespace
 */
public record Symbol(Kind kind, String owner, String name) {

  /** What there is to be named. */
  public enum Kind {
    ATTRIBUTE("attribute"),
    ACCOUNT_FIELD("account field"),
    EVENT("event"),
    RECORD("record"),
    /** Of an event, or the field of a record. */
    PROPERTY("property"),
    SEGMENT("segment"),
    TRAIT("trait"),
    SCORE("score"),
    PARTITION("partition"),
    CLASS("class"),
    CONDITION("named condition"),
    PARAMETER("parameter"),
    LIST("list"),
    TOPIC("topic"),
    VOCABULARY("vocabulary"),
    TERM("term"),
    MESSAGE("message"),
    PROGRAM("program"),
    /** Of a step. */
    LABEL("label"),
    /** Of a split. */
    ARM("arm"),
    TEST("test"),
    TEST_CONTACT("contact"),
    TEST_ACCOUNT("account");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** {@code named condition}. */
    public String words() {
      return words;
    }
  }

  static Symbol of(Kind kind, String name) {
    return new Symbol(kind, "", name);
  }

  static Symbol property(String of, String name) {
    return new Symbol(Kind.PROPERTY, of, name);
  }

  static Symbol accountField(String name) {
    return new Symbol(Kind.ACCOUNT_FIELD, "account", name);
  }

  static Symbol classOf(String partition, String name) {
    return new Symbol(Kind.CLASS, partition, name);
  }

  static Symbol parameter(String condition, String name) {
    return new Symbol(Kind.PARAMETER, condition, name);
  }

  static Symbol term(String name) {
    return new Symbol(Kind.TERM, "term", name);
  }

  static Symbol label(String program, String name) {
    return new Symbol(Kind.LABEL, program, name);
  }

  static Symbol arm(String program, String name) {
    return new Symbol(Kind.ARM, program, name);
  }

  static Symbol testContact(String test, String name) {
    return new Symbol(Kind.TEST_CONTACT, test, name);
  }

  static Symbol testAccount(String test, String name) {
    return new Symbol(Kind.TEST_ACCOUNT, test, name);
  }

  /** Whether it stands in the workspace's one namespace. */
  public boolean isOfNamespace() {
    return owner.isEmpty();
  }

  /** As it is said outside of its owner: {@code purchased.amount}. */
  public String path() {
    return owner.isEmpty() ? name : owner + "." + name;
  }
}
