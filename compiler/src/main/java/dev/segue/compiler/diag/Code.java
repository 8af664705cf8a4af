package dev.segue.compiler.diag;

import static dev.segue.compiler.diag.Severity.ERROR;
import static dev.segue.compiler.diag.Severity.HINT;
import static dev.segue.compiler.diag.Severity.WARNING;

/**
 * Every diagnostic's stable id, severity and message template. An id is never reused. SG00xx:
 * reading text; SG01xx: names; SG02xx: types and values; SG03xx: conditions; SG04xx: scores,
 * partitions, vocabularies, messages, templates; SG05xx: programs; SG06xx: tests; SG07xx: schema
 * and database; SG08xx: logic lints.
 */
public enum Code {
  SYNTAX("SG0001", ERROR, "unexpected %s"),
  UNFINISHED("SG0002", ERROR, "something is missing after %s"),
  MISSPELT("SG0003", ERROR, "unknown word '%s'"),
  ROW_IN_THE_MIDDLE("SG0004", ERROR, "'%s' must stand first on its line"),
  MISSING("SG0019", ERROR, "'%s' is missing before %s"),
  UNCLOSED("SG0005", ERROR, "unclosed '%s'"),
  CLOSES_NOTHING("SG0006", ERROR, "'%s' closes nothing"),
  NO_CONDITION("SG0007", ERROR, "%s has no condition"),
  HARD_WORD("SG0008", ERROR, "'%s' is a word of the language and no name"),
  WORDING("SG0009", ERROR, "write '%s', not '%s'"),
  MIXED("SG0010", ERROR, "'and' and 'or' are mixed without parentheses"),
  NEVER_CHAIN("SG0011", ERROR, "'never' takes one event, not several in order"),
  NEVER_GROUP("SG0012", ERROR, "'never' takes one event, not a condition in parentheses"),
  NEVER_SUBSCRIBED("SG0013", ERROR, "'never' cannot be said of a subscription"),
  SECOND_WINDOW("SG0014", ERROR, "a second window"),
  CONDITION_AS_VALUE("SG0015", ERROR, "a condition stands where a value is needed"),
  LIST_ITEM("SG0016", ERROR, "a list holds plain values"),
  MINUS_BEFORE("SG0017", ERROR, "a minus stands before a number only"),
  UNKNOWN_TYPE("SG0018", ERROR, "unknown type '%s'"),
  OTHER_SIGN("SG0020", ERROR, "'%s' is written '%s'"),
  SINGLE_QUOTES("SG0021", ERROR, "text stands in double quotes"),
  TYPOGRAPHIC_QUOTES("SG0022", ERROR, "text stands in plain double quotes"),
  HARD_SPACE("SG0023", ERROR, "%s where a plain space belongs"),
  INVISIBLE("SG0024", ERROR, "an invisible character: %s"),
  OTHER_COMMENT("SG0025", ERROR, "a comment begins with '--', not with '%s'"),
  CAPITALS("SG0026", ERROR, "'%s' is written in small letters"),
  NULL("SG0027", ERROR, "'%s' is called 'missing'"),
  DIGIT_GROUPS("SG0028", ERROR, "digits stand without separators: '%s'"),
  DATE_FORM("SG0029", ERROR, "a date is written %s"),
  UNCLOSED_TEXT("SG0030", ERROR, "text without its closing quote"),
  UNCLOSED_BLOCK("SG0031", ERROR, "text without its closing '\"\"\"'"),
  STRANGE("SG0032", ERROR, "unexpected character %s"),
  NO_CHARACTER("SG0033", ERROR, "'\\u{%s}' is no character"),
  NUMBER_TOO_LONG("SG0034", ERROR, "a number may have %s digits"),
  NOT_A_YEAR("SG0035", ERROR, "'%s' is not a year"),
  SEMICOLON("SG0036", ERROR, "a row ends with its line, without ';'"),
  TOO_DEEP("SG0040", ERROR, "nested too deeply: more than %s levels"),
  TOO_MANY_OPERANDS("SG0041", ERROR, "too long: more than %s values in one sum or product"),
  FILE_TOO_LARGE("SG0042", ERROR, "a file may have %s characters"),
  SAID_TWICE("SG0410", ERROR, "'%s' is said twice in %s"),
  MESSAGE("SG0411", ERROR, "%s"),
  NO_SENDER("SG0412", WARNING, "message '%s' has no sender"),
  SENDER("SG0413", ERROR, "\"%s\" is no sender"),
  TEMPLATE_FILE("SG0414", ERROR, "there is no template \"%s\""),
  TERM_TWICE("SG0420", ERROR, "term '%s' stands twice in vocabulary '%s'"),
  VOCABULARY_FALLBACK("SG0421", ERROR, "vocabulary '%s' has no 'when', and neither has '%s'"),
  TERM_UNDEFINED("SG0422", ERROR, "no vocabulary defines the term '%s'"),
  TERM_MISSING("SG0423", ERROR, "some contacts have no word for '%s'"),
  TERM_OF_WORDS("SG0424", ERROR, "'term' takes the name of a term, not its words"),
  PLURAL("SG0425", ERROR, "%s"),
  FORM_MISSING("SG0426", WARNING, "term '%s' has no form '%s'"),
  TEMPLATE_NAME("SG0430", ERROR, "there is no value '%s' in a template"),
  TEMPLATE_MISSING("SG0431", ERROR, "'%s' may be missing"),
  TEMPLATE_SYNTAX("SG0450", ERROR, "syntax error in the template: %s"),
  TEMPLATE_UNCLOSED("SG0451", ERROR, "unclosed '%s' in the template"),
  TEMPLATE_MISPLACED("SG0452", ERROR, "misplaced '%s' in the template: %s"),
  TEMPLATE_UNKNOWN_TAG("SG0453", ERROR, "unknown tag '%s' in the template"),
  TEMPLATE_UNSUPPORTED_TAG("SG0454", ERROR, "unsupported tag '%s' in the template: %s"),
  TEMPLATE_UNKNOWN_FILTER("SG0455", ERROR, "unknown filter '%s' in the template"),
  TEMPLATE_ARGUMENTS("SG0456", ERROR, "wrong arguments for '%s' in the template: %s"),
  TEMPLATE_LIMIT("SG0457", ERROR, "template too large: %s"),
  TEMPLATE_RENDERING("SG0458", ERROR, "rendering error in the template: %s"),
  TEMPLATE_IGNORED("SG0459", WARNING, "ignored '%s' in the template: %s"),
  TEMPLATE_CONTEXT("SG0460", ERROR, "no value may stand here in HTML: %s"),
  NAME_UNKNOWN("SG0101", ERROR, "unknown %s '%s'"),
  NAME_TWICE("SG0102", ERROR, "'%s' is declared twice"),
  NAME_OTHER("SG0103", ERROR, "'%s' is %s, not %s"),
  CYCLE("SG0104", ERROR, "%s depends on itself: %s"),
  PROPERTY_UNKNOWN("SG0105", ERROR, "%s has no property '%s'"),
  FIELD_UNKNOWN("SG0106", ERROR, "the account has no field '%s'"),
  CLASS_UNKNOWN("SG0107", ERROR, "partition '%s' has no class '%s'"),
  EVENTS_NAME("SG0108", HINT, "'%s' is the event's here, not the contact's"),
  ARGUMENTS("SG0109", ERROR, "'%s' takes %s"),
  ARGUMENT("SG0110", ERROR, "parameter '%s' of '%s' takes %s, not %s"),
  PARAMETER("SG0111", ERROR, "'%s' is %s: %s stands here"),
  TRIGGER("SG0112", ERROR, "there is no trigger here: %s"),
  SAID_OTHERWISE("SG0113", ERROR, "'%s' is said otherwise here"),
  TYPES_DIFFER("SG0201", ERROR, "%s is %s and cannot be compared with %s"),
  TYPE_WANTED("SG0202", ERROR, "%s takes %s, not %s"),
  VALUE_UNKNOWN("SG0203", ERROR, "\"%s\" is none of the values of %s"),
  DATE_UNREAL("SG0204", ERROR, "there is no %s"),
  NUMBER("SG0205", ERROR, "%s"),
  DURATION("SG0206", ERROR, "%s"),
  PATTERN("SG0207", ERROR, "the pattern cannot be read: %s"),
  ARITHMETIC("SG0208", ERROR, "%s"),
  MISSING_COMPARED("SG0209", ERROR, "nothing compares with missing"),
  MEASURE("SG0210", ERROR, "%s"),
  LIST_VALUE("SG0211", ERROR, "%s"),
  DECIMALS("SG0214", WARNING, "%s %s, and %s %s"),
  PATTERN_OF_SQL("SG0213", WARNING, "the pattern is one of SQL: '%s' stands for itself here"),
  PATTERN_SIGN("SG0212", HINT, "'%s' stands for itself here"),
  NOT_A_CONDITION("SG0301", ERROR, "%s is no condition: it is %s"),
  NOT_A_VALUE("SG0302", ERROR, "%s is no value: it is %s"),
  COUNT("SG0303", ERROR, "%s"),
  WINDOW("SG0304", ERROR, "%s"),
  FILTER("SG0305", ERROR, "%s cannot stand in a filter"),
  NO_FILTER("SG0306", ERROR, "'%s' stands only in the filter of an event"),
  NO_EVENT("SG0307", ERROR, "%s is no event: it is %s"),
  SOME_OF("SG0308", ERROR, "%s"),
  MISSING_COUNTS("SG0309", HINT, "it also holds where %s is missing"),
  TOO_LARGE("SG0310", ERROR, "%s"),
  SHARE("SG0311", ERROR, "%s"),
  NO_ACCOUNT("SG0312", ERROR, "the schema declares no account"),
  CHAIN("SG0313", ERROR, "%s"),
  SAME("SG0314", ERROR, "'same %s' has no first event to compare with"),
  ALL_TOGETHER("SG0315", HINT, "it is one value for all contacts together"),
  NO_HISTORY("SG0320", ERROR, "'%s' keeps no history"),
  HELD("SG0321", ERROR, "%s"),
  SCORE("SG0401", ERROR, "%s"),
  OTHERWISE("SG0402", ERROR, "%s"),
  CLASS_TWICE("SG0403", ERROR, "class '%s' stands twice in partition '%s'"),
  CLASS_NAME("SG0404", ERROR, "a class cannot be called '%s'"),
  LIST_KEY("SG0405", ERROR, "%s"),
  ANNOTATION("SG0406", ERROR, "%s"),
  NO_SCHEMA("SG0701", ERROR, "no schema says what may be asked about"),
  ENTRY_TWICE("SG0702", ERROR, "%s is declared twice"),
  FIELD_TWICE("SG0703", ERROR, "'%s' stands twice in %s"),
  TYPE("SG0704", ERROR, "%s"),
  FIELD("SG0705", ERROR, "%s"),
  KEY("SG0706", ERROR, "a key is text or integer, not %s"),
  PROGRAM("SG0501", ERROR, "%s"),
  SPLIT("SG0502", ERROR, "%s"),
  LABEL_TWICE("SG0503", ERROR, "'%s' stands twice in program '%s'"),
  UNREACHABLE("SG0504", WARNING, "no run comes to this step"),
  SET("SG0505", ERROR, "%s"),
  LIST_OF_FILE("SG0506", ERROR, "list '%s' is what its file says"),
  WAIT("SG0507", ERROR, "%s"),
  COUNTRY_UNKNOWN("SG0508", ERROR, "no holidays of \"%s\" are known"),
  TEST("SG0601", ERROR, "%s"),
  TEST_CLOCK("SG0602", ERROR, "%s"),
  TEST_NAME("SG0603", ERROR, "the test has no %s '%s'"),
  TABLE_MISSING("SG0710", ERROR, "the database has no table '%s'"),
  COLUMN_MISSING("SG0711", ERROR, "table '%s' has no column '%s'"),
  COLUMN_MISFIT("SG0712", ERROR, "column '%s' of table '%s' holds no %s: '%s'"),
  COLUMN_PARTLY_MISFIT(
      "SG0713", WARNING, "most of column '%s' of table '%s' is no %s and will be missing: '%s'"),
  KEY_TWICE("SG0714", WARNING, "key '%s' of table '%s' stands in more than one row: '%s'"),
  NOBODYS_ROWS(
      "SG0715", WARNING, "no value of column '%s' of table '%s' is found in '%s' of table '%s'"),
  KIND_UNSEEN("SG0716", WARNING, "no row of table '%s' is of the kind '%s'"),
  KEY_TYPE("SG0717", ERROR, "key '%s' of table '%s' is %s in the database, and %s in the schema"),
  COLUMN_TYPE(
      "SG0718", ERROR, "column '%s' of table '%s' is %s in the database, and %s in the schema"),
  LOCK_OLD("SG0719", WARNING, "segue.lock is older than table '%s': %s"),
  LOCK_UNREADABLE("SG0730", ERROR, "segue.lock cannot be read: %s"),
  NO_WORKSPACE("SG0720", ERROR, "no workspace in '%s': neither segue.yaml nor a .segue file"),
  SETTINGS_SYNTAX("SG0721", ERROR, "segue.yaml cannot be read: %s"),
  SETTING_UNKNOWN("SG0722", ERROR, "unknown setting '%s'"),
  SETTING_TWICE("SG0723", ERROR, "'%s' is set twice"),
  SETTING_VALUE("SG0724", ERROR, "%s takes %s, not %s"),
  SETTING_ZONE("SG0725", ERROR, "unknown time zone '%s'"),
  SETTING_MISSING("SG0729", ERROR, "'%s' is missing"),
  SETTING_EDITION(
      "SG0726", ERROR, "edition %s is not known to this version, which reads edition %s"),
  FILE_UNREADABLE("SG0727", ERROR, "'%s' cannot be read"),
  FILE_NOT_UTF8("SG0728", ERROR, "'%s' is not UTF-8: byte %s here"),
  SEGMENT_SIZE("SG0740", WARNING, "segment '%s' has %s, expected %s"),
  MESSAGE_UNSENT("SG0801", HINT, "no program sends message '%s'"),
  TERM_UNUSED("SG0802", HINT, "no message says the term '%s' of vocabulary '%s'"),
  LIST_UNUSED("SG0803", HINT, "nothing asks who is on list '%s'"),
  WINDOW_EMPTY("SG0804", WARNING, "a window in which nothing can be"),
  NEVER_TRUE("SG0805", WARNING, "a condition that never holds"),
  ALWAYS_TRUE("SG0806", WARNING, "a condition that always holds"),
  CLASS_SHADOWED("SG0807", WARNING, "nobody comes to class '%s' of partition '%s'"),
  ENDS_AT_ONCE("SG0808", WARNING, "the %s of program '%s' holds of everybody who enters"),
  BRANCH_UNREACHABLE("SG0809", WARNING, "a branch to which no run comes"),
  CONDITION_UNUSED("SG0810", HINT, "nothing calls the condition '%s'"),
  PARAMETER_UNUSED("SG0811", HINT, "condition '%s' never says its parameter '%s'"),
  TOPIC_UNUSED("SG0812", HINT, "nothing is sent or asked about topic '%s'"),
  WINDOW_BEYOND_KEPT("SG0813", WARNING, "it looks further back than '%s' is kept"),
  SUBJECT_LONG("SG0820", HINT, "the subject has %s characters or more: most inboxes show %s"),
  LINK("SG0821", WARNING, "%s"),
  TEXT_ALTERNATIVE("SG0822", WARNING, "%s");

  private final String id;
  private final Severity severity;
  private final String template;

  Code(String id, Severity severity, String template) {
    this.id = id;
    this.severity = severity;
    this.template = template;
  }

  /** {@code SG0123}. */
  public String id() {
    return id;
  }

  public Severity severity() {
    return severity;
  }

  /** The message with {@code %s} where the words of a case go. */
  public String template() {
    return template;
  }

  String message(Object... arguments) {
    return String.format(template, arguments);
  }
}
