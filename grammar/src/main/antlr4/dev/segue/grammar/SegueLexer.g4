lexer grammar SegueLexer;

// Every keyword is a token of its own; which of them may also be names is said in SegueParser (rule name).

channels { COMMENTS }

// Words that open a row, where they do, and the minus or number that opens an entry of a score: compiler.parse
// gives tokens these types by where they stand; the lexer itself never does.
tokens {
  ROW_SCHEMA, ROW_SEGMENT, ROW_TRAIT, ROW_CONDITION, ROW_SCORE, ROW_PARTITION, ROW_VOCABULARY_, ROW_TOPIC,
  ROW_LIST, ROW_MESSAGE, ROW_PROGRAM, ROW_TEST, ROW_CONTACT, ROW_ACCOUNT, ROW_EVENTS, ROW_EVENT, ROW_RECORD,
  ROW_CONSENT, ROW_OWN, ROW_CHANNEL, ROW_FROM, ROW_SUBJECT, ROW_BODY, ROW_PURPOSE, ROW_AUDIENCE, ROW_STARTS,
  ROW_GOAL, ROW_EXIT, ROW_REENTER, ROW_HOLDOUT, ROW_HOUR, ROW_CAP, ROW_TIME, ROW_REPORT, ROW_SEND, ROW_WAIT,
  ROW_IF, ROW_SPLIT, ROW_HAND, ROW_SET, ROW_WEBHOOK, ROW_ADD, ROW_REMOVE, ROW_START, ROW_REPEAT, ROW_STOP,
  ROW_AT, ROW_AFTER, ROW_CHOOSE, ROW_EXPECT, ROW_PAUSE, ROW_RESUME, ROW_MINUS, ROW_NUMBER,
  UNREADABLE
}

COMMENT : '--' ~[\r\n]* -> channel(COMMENTS);
SPACE   : [ \t\r\n\f]+ -> channel(HIDDEN);

// Never names without backticks
AND         : 'and';
OR          : 'or';
NOT         : 'not';
IN          : 'in';
IS          : 'is';
THEN        : 'then';
NEVER       : 'never';
ALWAYS      : 'always';
WHEN        : 'when';
OTHERWISE   : 'otherwise';
BETWEEN     : 'between';
IF          : 'if';
ELSE        : 'else';
TRUE        : 'true';
FALSE       : 'false';
MISSING     : 'missing';
PRESENT     : 'present';
NOW         : 'now';
EVERYONE    : 'everyone';

// Units of time; singular and plural are one word
SECOND      : 'second' | 'seconds';
THIRD       : 'third';
MINUTE      : 'minute' | 'minutes';
HOUR        : 'hour' | 'hours';
DAY         : 'day' | 'days';
WEEK        : 'week' | 'weeks';
MONTH       : 'month' | 'months';
QUARTER     : 'quarter' | 'quarters';
YEAR        : 'year' | 'years';
TIME        : 'time' | 'times';

// Measures
COUNT       : 'count';
SUM         : 'sum';
AVG         : 'avg';
MIN         : 'min';
MAX         : 'max';
MEDIAN      : 'median';
DISTINCT    : 'distinct';
MOST_COMMON : 'most_common';
FIRST       : 'first';
LAST        : 'last';

// Keywords after `in`
NEXT        : 'next';
EACH        : 'each';
AT          : 'at';
SAMPLE      : 'sample';

// Words that open declarations and rows
SCHEMA      : 'schema';
CONTACT     : 'contact' | 'contacts';
ACCOUNT     : 'account';
EVENTS      : 'events';
EVENT       : 'event';
RECORD      : 'record';
CONSENT     : 'consent';
OWN         : 'own';
SEGMENT     : 'segment';
TRAIT       : 'trait';
CONDITION   : 'condition';
SCORE       : 'score';
PARTITION   : 'partition';
VOCABULARY_ : 'vocabulary';
TOPIC       : 'topic';
MESSAGE     : 'message' | 'messages';
PROGRAM     : 'program';
TEST        : 'test';
LIST        : 'list';
PURPOSE     : 'purpose';
AUDIENCE    : 'audience';
STARTS      : 'starts';
GOAL        : 'goal';
EXIT        : 'exit';
REENTER     : 'reenter';
HOLDOUT     : 'holdout';
CAP         : 'cap';
REPORT      : 'report';
CHANNEL     : 'channel';
SUBJECT     : 'subject';
BODY        : 'body';
SEND        : 'send';
WAIT        : 'wait';
SPLIT       : 'split';
HAND        : 'hand';
SET         : 'set';
WEBHOOK     : 'webhook';
ADD         : 'add';
REMOVE      : 'remove';
START       : 'start';
REPEAT      : 'repeat';
STOP        : 'stop';
EXPECT      : 'expect';
CHOOSE      : 'choose';
PAUSE       : 'pause';
RESUME      : 'resume';

// Types and schema words
TEXT        : 'text';
EMAIL       : 'email';
INTEGER     : 'integer';
DECIMAL     : 'decimal';
BOOLEAN     : 'boolean';
DATE        : 'date';
TIMESTAMP   : 'timestamp';
LOCATION    : 'location';
HISTORY     : 'history';
KEPT        : 'kept';
PROPERTIES  : 'properties';
MILLISECONDS: 'milliseconds';
ZONE        : 'zone';
ONE         : 'one';

// Other words
ANY         : 'any';
ALL         : 'all';
NONE        : 'none';
OF          : 'of';
ON          : 'on';
BY          : 'by';
TO          : 'to';
WITH        : 'with';
FROM        : 'from';
KEY         : 'key';
TYPE        : 'type';
AS          : 'as';
ONCE        : 'once';
TWICE       : 'twice';
EXACTLY     : 'exactly';
LEAST       : 'least';
MOST        : 'most';
MORE_       : 'more';
FEWER       : 'fewer';
LESS        : 'less';
THAN        : 'than';
EVERY       : 'every';
EVER        : 'ever';
SINCE       : 'since';
BEFORE      : 'before';
AFTER       : 'after';
WITHIN      : 'within';
AGO         : 'ago';
TODAY       : 'today';
YESTERDAY   : 'yesterday';
TOMORROW    : 'tomorrow';
THIS        : 'this';
RUNNING     : 'running';
CONTAIN     : 'contain';
CONTAINS    : 'contains';
END         : 'end';
ENDS        : 'ends';
HAS         : 'has';
HAVE        : 'have';
LIKE        : 'like';
MATCH       : 'match';
MATCHES     : 'matches';
EMPTY       : 'empty';
BLANK       : 'blank';
IGNORING    : 'ignoring';
CASE        : 'case';
DOES        : 'does';
FOR         : 'for';
WAS         : 'was';
CHANGED     : 'changed';
SAME        : 'same';
IT          : 'it';
PER         : 'per';
HALVING     : 'halving';
PERCENTILE  : 'percentile';
TIES        : 'ties';
TOP         : 'top';
BOTTOM      : 'bottom';
AMONG       : 'among';
THE         : 'the';
ENTERED     : 'entered';
LEFT        : 'left';
SUBSCRIBED  : 'subscribed';
RECEIVED    : 'received';
FINISHED    : 'finished';
HANDED      : 'handed';
OFF         : 'off';
GAP         : 'gap';
NO          : 'no';
ANNIVERSARY : 'anniversary';
KM          : 'km';
OPT         : 'opt';
OUT         : 'out';
STATUS      : 'status';
UNTIL       : 'until';
BECAUSE     : 'because';
EXCEPT      : 'except';
HOLIDAYS    : 'holidays';
WEEKDAYS    : 'weekdays';
WEEKEND     : 'weekend';
SUBSCRIBES  : 'subscribes';
UNSUBSCRIBES: 'unsubscribes';
MONDAY      : 'monday';
TUESDAY     : 'tuesday';
WEDNESDAY   : 'wednesday';
THURSDAY    : 'thursday';
FRIDAY      : 'friday';
SATURDAY    : 'saturday';
SUNDAY      : 'sunday';

// Literals. A date is a date by its shape, valid or not; the checker says which days there are.
INSTANT     : D4 '-' D2 '-' D2 'T' CLOCK ('Z' | [+-] D2 ':' D2)?;
DATE_VALUE  : D4 '-' D2 '-' D2;
YEAR_QUARTER: D4 '-Q' [1-4];
YEAR_MONTH  : D4 '-' D2;
BAD_DATE    : D4 '-' [0-9] [0-9]? '-' [0-9] [0-9]?;   // 2026-3-1: an error that offers the date
CLOCK       : D2 ':' D2 (':' D2 ('.' [0-9]+)?)?;
PERCENTAGE  : NUMBER '%';
NUMBER      : [0-9]+ ('.' [0-9]+)?;

LONG_STRING : '"""' ('\\' . | ~[\\])*? '"""';
OPEN_LONG   : '"""' (~["] | '"' ~["] | '""' ~["])*;   // no closing quotes in its file
STRING      : '"' (~["\\\r\n] | '\\' ~[\r\n])* '"';
OPEN_STRING : '"' (~["\\\r\n] | '\\' ~[\r\n])*;   // no closing quote on its line

IDENTIFIER  : [\p{L}_] [\p{L}\p{Nd}_]*;
QUOTED_NAME : '`' ~[`\r\n]+ '`';

LBRACE: '{'; RBRACE: '}'; LPAREN: '('; RPAREN: ')';
COMMA: ','; COLON: ':'; DOT: '.'; AT_SIGN: '@';
EQ: '='; NE: '!='; LT: '<'; LE: '<='; GT: '>'; GE: '>=';
PLUS: '+'; MINUS: '-'; STAR: '*'; SLASH: '/';

// Habits from elsewhere: reported with the right form, and read as that form.
CURLY_STRING : [\u201C\u201D\u201E\u201F\u00AB\u00BB] ~["\u201C\u201D\u201E\u201F\u00AB\u00BB\r\n]* ["\u201C\u201D\u201E\u201F\u00AB\u00BB];
APOSTROPHES  : ['\u2018\u2019\u201A\u201B] ~['\u2018\u2019\u201A\u201B\r\n]* ['\u2018\u2019\u201A\u201B];
HARD_SPACE   : [\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]+;
INVISIBLE    : [\u200B-\u200F\u2060\uFEFF\u00AD]+;
OTHER_COMMENT: '//' ~[\r\n]* | '#' ~[\r\n]* | '/*' .*? '*/';
OTHER_SIGN   : '==' '='? | '<>' | '!==' | '&&' | '||' | '!' | ';' | '\u2264' | '\u2265' | '\u2260';

STRANGE      : .;

fragment D2: [0-9] [0-9];
fragment D4: D2 D2;
