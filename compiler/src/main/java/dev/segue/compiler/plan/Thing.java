package dev.segue.compiler.plan;

/** Something that a workspace has a name for; a property's is {@code page_viewed.path}. */
public record Thing(Kind kind, String name) {
  /** What it is, in the order in which one comes of the other. */
  public enum Kind {
    ATTRIBUTE("attribute"),
    ACCOUNT_FIELD("field of the account"),
    EVENT("event"),
    PROPERTY("property"),
    RECORD("record"),
    LIST("list"),
    TOPIC("topic"),
    VOCABULARY("vocabulary"),
    TRAIT("trait"),
    SCORE("score"),
    PARTITION("partition"),
    SEGMENT("segment"),
    PROGRAM("program"),
    MESSAGE("message"),
    TEST("test");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** {@code segment}. */
    public String words() {
      return words;
    }
  }
}
