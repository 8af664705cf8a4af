parser grammar SegueParser;

// The syntax of Segue. A name may stand for an event, an attribute, a trait, a set ..: the grammar does
// not ask which (the checker does), so a condition is an operand and what is said of it.
//
// Words that open rows are ROW_ tokens where they stand first in a row (SegueLexerBase), so they are never
// names there (8.2); elsewhere they are ordinary soft words.
// Rows (language.md 8.1): beginRow() reports a row that does not stand first on its line, after `{` or
// after a comma; RowRecovery goes on at the next row after an error.

options { tokenVocab = SegueLexer; }

// ---------------------------------------------------------------- declarations

workspaceFile
  : declaration* EOF
  ;

declaration
  :  annotation*
    ( schemaDeclaration
    | segmentDeclaration
    | traitDeclaration
    | conditionDeclaration
    | scoreDeclaration
    | partitionDeclaration
    | vocabularyDeclaration
    | topicDeclaration
    | listDeclaration
    | messageDeclaration
    | programDeclaration
    | testDeclaration
    )
  ;

annotation
  : AT_SIGN name STRING                                                  # textAnnotation
  | AT_SIGN EXPECT name BETWEEN number AND number                        # sizeAnnotation
  ;

segmentDeclaration   : ROW_SEGMENT name STRING? LBRACE condition RBRACE ;
traitDeclaration     : ROW_TRAIT name STRING? EQ expression ;
conditionDeclaration : ROW_CONDITION name (LPAREN parameter (COMMA parameter)* RPAREN)? EQ condition ;
topicDeclaration     : ROW_TOPIC name STRING? OPT (IN | OUT) ;
listDeclaration      : ROW_LIST name (FROM STRING BY name)? ;
parameter            : name parameterType ;
parameterType        : type | IDENTIFIER ;                                     // duration, number ..

// ---------------------------------------------------------------- schema

schemaDeclaration
  : ROW_SCHEMA LBRACE schemaEntry* RBRACE
  ;

schemaEntry
  : 
    ( ROW_CONTACT FROM table key jsonColumn? fieldBlock
    | ROW_ACCOUNT FROM table key ofContact fieldBlock
    | ROW_EVENT word FROM table key ofContact AT column timeUnit? jsonColumn? fieldBlock
    | ROW_EVENTS FROM table key ofContact AT column timeUnit? TYPE column jsonColumn? LBRACE eventKind* RBRACE
    | ROW_RECORD word FROM table key ofContact jsonColumn? fieldBlock
    | ROW_CONSENT FROM table ofContact TOPIC column AT column timeUnit? STATUS (value | name)
    )
  ;

table      : name | STRING ;
column     : name | STRING ;
key        : KEY column type? ;
ofContact  : OF CONTACT BY column ;
jsonColumn : PROPERTIES column ;
timeUnit   : IN (SECOND | MILLISECONDS) ;
eventKind  :  name (FROM column)? fieldBlock ;

fieldBlock : LBRACE (field COMMA?)* RBRACE ;
field      :  ROW_OWN? name type (WITH HISTORY)? (FROM column (COMMA column)? timeUnit?)? ;

type
  : TEXT | EMAIL | INTEGER | BOOLEAN | DATE | TIMESTAMP timeUnit? | LOCATION
  | TIME ZONE
  | DECIMAL (LPAREN NUMBER COMMA NUMBER RPAREN)?
  | LIST OF type
  | ONE OF LPAREN STRING (COMMA STRING)* RPAREN
  ;

// ---------------------------------------------------------------- conditions

// `and` and `or` never mix without parentheses: the grammar takes them mixed, the checker offers the fix.
condition
  : term ((AND | OR) term)*
  ;

term
  : NOT term                                                             # negation
  | LPAREN condition RPAREN held?                                        # group
  | EVERYONE                                                             # everyone
  | membership                                                           # setTerm
  | NEVER (eventReference occurrence? | ownAct)                          # neverTerm
  | ALWAYS eventReference occurrence?                                    # alwaysTerm
  | ordinal eventReference window                                        # ordinalTerm
  | AT LEAST NUMBER OF LPAREN condition (COMMA condition)+ RPAREN        # someOfTerm
  | colleagues                                                           # colleaguesTerm
  | GAP OF AT LEAST duration BETWEEN eventReference openWindow?          # gapTerm
  | (TOP | BOTTOM) (PERCENTAGE | NUMBER) BY expression among? (WITH TIES)?  # rankTerm
  | ownAct                                                               # ownActTerm
  | SAME name                                                            # sameTerm
  | ON dayList                                                           # onDaysTerm
  | AT CLOCK TO CLOCK                                                    # atTimesTerm
  | expression test?                                                     # testTerm
  ;

membership
  : (ENTERED | LEFT) setName window?
  | IN setName held?
  | EVER IN setName
  | IN LIST name held?
  | IN SAMPLE PERCENTAGE OF STRING
  ;

colleagues
  : (ANY | NO | quantity) CONTACT OF ACCOUNT LPAREN condition RPAREN
  ;

ownAct
  : SUBSCRIBED TO name
  | RECEIVED (ANY MESSAGE | name) occurrence?
  | FINISHED name occurrence?
  | HANDED OFF TO STRING occurrence?
  ;

test
  : comparison held?                                                     # comparisonTest
  | eventTail                                                            # eventTest
  | chainStep+ window?                                                   # chainTest
  | CHANGED (FROM operandValue)? (TO operandValue)? window?              # changedTest
  | WAS operandValue expression                                          # wasTest
  ;

chainStep
  : THEN (NEVER | NEXT)? eventReference
    (AFTER AT LEAST duration (WITHIN duration)? | WITHIN duration (AFTER AT LEAST duration)?)?
  ;

comparison
  : (EQ | NE | LT | LE | GT | GE) expression ignoringCase?               # compares
  | NOT? IN valueList ignoringCase?                                      # inValues
  | NOT? BETWEEN expression AND expression ignoringCase?                 # betweenValues   // of an event: a window
  | textOperator expression ignoringCase?                                # comparesText
  | HAS (ANY | ALL | NONE OF) valueList ignoringCase?                    # hasSeveral
  | (HAS | DOES NOT HAVE) value ignoringCase?                            # hasOne
  | IS NOT? (MISSING | PRESENT | EMPTY | BLANK | TRUE | FALSE | name)    # isState
  | WITHIN NUMBER KM OF place                                            # withinDistance
  ;

textOperator
  : CONTAINS | STARTS WITH | ENDS WITH | NOT? LIKE | NOT? MATCHES
  | DOES NOT (CONTAIN | START WITH | END WITH | MATCH)
  ;

ignoringCase : IGNORING CASE ;
held         : FOR (AT LEAST | LESS THAN) duration ;
valueList    : LPAREN (listItem (COMMA listItem)*)? RPAREN ;
listItem     : MINUS? value | name ;                                     // a name: a class of a partition, a contact ..
place        : LPAREN signedNumber COMMA signedNumber RPAREN | pathName ;

// ---------------------------------------------------------------- how often and when

// `between A and B` straight after a name is comparison.betweenValues; after a count it is a window.
eventTail
  : count periods? window?
  | periods window?
  | openWindow
  ;

// Where no comparison can stand, `between A and B` is a window.
occurrence
  : eventTail
  | BETWEEN expression AND expression
  ;

count
  : ONCE | TWICE
  | quantity TIME
  | BETWEEN number AND number TIME
  ;

quantity
  : (EXACTLY | AT LEAST | AT MOST | MORE_ THAN | FEWER THAN) number
  ;

periods
  : ON (quantity | BETWEEN number AND number) unit (WITHIN ANY duration)?
  | IN ONE unit
  | IN EACH OF LAST number unit
  | IN AT LEAST number OF LAST number unit
  | IN EACH unit OF NUMBER
  | IN AT LEAST number unit RUNNING
  | WITHIN ANY duration
  ;

window
  : openWindow
  | BETWEEN expression AND expression
  ;

openWindow
  : EVER                                                                 # everWindow
  | IN (LAST | NEXT) span                                                # slidingWindow
  | (SINCE | BEFORE | AFTER) expression                                  # cutWindow
  | WITHIN duration (AFTER | BEFORE) expression                          # aroundWindow
  | (IN (YEAR_QUARTER | YEAR_MONTH | NUMBER) | ON expression | calendarWord) inContactZone?  # calendarWindow
  ;

calendarWord
  : TODAY | YESTERDAY | TOMORROW
  | (THIS | LAST | NEXT) (WEEK | MONTH | QUARTER | YEAR)
  ;

inContactZone : IN CONTACT TIME ZONE ;
span          : duration | name ;                                        // a parameter of type duration
duration      : number unit ;
unit          : SECOND | MINUTE | HOUR | DAY | WEEK | MONTH | QUARTER | YEAR ;
ordinal       : FIRST | SECOND | THIRD | LAST ;
dayList       : dayWord (COMMA dayWord)* ;
dayWord       : MONDAY | TUESDAY | WEDNESDAY | THURSDAY | FRIDAY | SATURDAY | SUNDAY | WEEKDAYS | WEEKEND | DAY ;

// ---------------------------------------------------------------- values

expression
  : expression (STAR | SLASH) expression                                 # product
  | expression  (PLUS | MINUS) expression             # sum
  | MINUS expression                                                     # minus
  | LPAREN expression RPAREN                                             # parenthesized
  | duration (AGO | FROM NOW)?                                           # durationValue
  | value                                                                # literal
  | NOW                                                                  # now
  | unit SINCE operandValue                                              # timeSince
  | ANNIVERSARY OF pathName                                              # anniversary
  | measure LPAREN eventReference window? RPAREN                         # measured
  | populationMeasure                                                    # measuredAmong
  | eventReference                                                       # reference
  | LPAREN RPAREN                                                        # emptyList
  ;

measure
  : COUNT | SUM | AVG | MIN | MAX | MEDIAN | DISTINCT | MOST_COMMON | FIRST | SECOND | LAST
  ;

populationMeasure
  : (measure | PERCENTILE NUMBER) OF eventReference window? (among | OF ACCOUNT window?)?
  ;

among
  : AMONG (EVERYONE | setName) (WITH THE SAME name (COMMA name)*)?
  ;

// An event, attribute, trait, named condition ..; with a filter or arguments, and a property of it.
eventReference
  : ANY EVENT arguments? (DOT word)?
  | ANY OF LPAREN name (COMMA name)* RPAREN arguments? (DOT word)?
  | callName arguments (DOT word)?
  | pathName
  ;

pathName  : name (DOT word)* ;
arguments : LPAREN (argument (COMMA argument)*)? RPAREN ;
argument  : condition ;

operandValue : value | duration (AGO | FROM NOW) | NOW | measure LPAREN eventReference window? RPAREN | eventReference | LPAREN expression RPAREN ;

value
  : STRING | LONG_STRING | number | PERCENTAGE | TRUE | FALSE | MISSING
  | INSTANT | DATE_VALUE CLOCK? | CLOCK
  ;

number       : NUMBER ;
signedNumber : MINUS? NUMBER ;

// ---------------------------------------------------------------- scores, partitions, words

scoreDeclaration
  : ROW_SCORE name STRING? LBRACE scoreEntry* RBRACE
  ;

scoreEntry
  :  signedNumber
    ( WHEN condition
    | PER eventReference eventTail? (HALVING EVERY duration)? (COMMA AT MOST number)?
    )
  ;

partitionDeclaration
  : ROW_PARTITION name STRING? LBRACE partitionClass* RBRACE
  ;

partitionClass
  :  name (WHEN condition | OTHERWISE)
  ;

vocabularyDeclaration
  : ROW_VOCABULARY_ name (WHEN condition)? LBRACE vocabularyTerm* RBRACE
  ;

vocabularyTerm
  :  name STRING (COMMA STRING)?
  ;

messageDeclaration
  : ROW_MESSAGE name STRING? LBRACE messageSetting* RBRACE
  ;

messageSetting
  : 
    ( ROW_CHANNEL name
    | ROW_TOPIC name
    | (ROW_FROM | ROW_SUBJECT) (STRING | LONG_STRING)
    | ROW_BODY (FROM STRING | STRING | LONG_STRING)
    )
  ;

// ---------------------------------------------------------------- programs

programDeclaration
  : ROW_PROGRAM name STRING? programBody
  ;

programBody
  : LBRACE (programSetting | step)* RBRACE
  ;

programSetting
  : 
    ( ROW_PURPOSE STRING
    | ROW_AUDIENCE setName (FROM NOW ON)?
    | ROW_STARTS programStart
    | ROW_GOAL condition (WITHIN duration)?                                  // counted from entering the program
    | ROW_EXIT WHEN condition
    | ROW_REENTER (NEVER | ALWAYS | AFTER duration)
    | ROW_HOLDOUT PERCENTAGE
    | ROW_HOUR (CLOCK TO CLOCK)? (ON dayList)? inContactZone? (EXCEPT HOLIDAYS OF STRING)?
    | ROW_CAP NUMBER MESSAGE PER duration
    | ROW_TIME ZONE STRING
    | ROW_REPORT BY pathName (COMMA pathName)*
    )
  ;

programStart
  : ON ANNIVERSARY OF pathName (AT CLOCK inContactZone?)?
  | ON eventReference (PER name)?
  | duration (BEFORE | AFTER) expression (AT CLOCK inContactZone?)?
  | EVERY (dayWord | MONTH | YEAR) (AT CLOCK inContactZone?)?
  ;

step
  :  (label COLON)?
    ( ROW_SEND name
    | ROW_WAIT duration
    | ROW_WAIT UNTIL waitTarget (COMMA AT MOST duration)?
    | ifStep
    | ROW_SPLIT LBRACE splitArm* RBRACE
    | ROW_HAND OFF TO STRING (BECAUSE STRING)?
    | ROW_SET name EQ expression
    | ROW_WEBHOOK STRING
    | ROW_ADD TO LIST name
    | ROW_REMOVE FROM LIST name
    | ROW_START name
    | ROW_REPEAT AT MOST NUMBER TIME EVERY duration (UNTIL condition)? stepBlock
    | ROW_STOP
    )
  ;

label     : name ;
stepBlock : LBRACE step* RBRACE ;
ifStep    : ROW_IF condition stepBlock (ELSE (elseIf | stepBlock))? ;
elseIf    : IF condition stepBlock (ELSE (elseIf | stepBlock))? ;
splitArm  :  PERCENTAGE name stepBlock ;

waitTarget
  : dayWord CLOCK? inContactZone?
  | CLOCK inContactZone
  | duration (BEFORE | AFTER) expression                                 // before condition: 3 days before renewal_date
  | condition
  ;

// ---------------------------------------------------------------- tests

testDeclaration
  : ROW_TEST STRING LBRACE testRow* RBRACE
  ;

testRow
  : 
    ( ROW_AT moment
    | ROW_AFTER duration
    | ROW_CONTACT (word | STRING AS word) assignments? ago?
    | ROW_ACCOUNT word assignments?
    | ROW_EVENT word word assignments? occurs?
    | ROW_RECORD word word assignments?
    | ROW_LIST name LBRACE (name (COMMA name)*)? RBRACE
    | ROW_CHOOSE name FOR name IN name
    | ROW_EXPECT expectation
    | name (SUBSCRIBES TO | UNSUBSCRIBES FROM) name ago?
    )
  ;

occurs      : ON DATE_VALUE (COMMA DATE_VALUE)* | AT moment (COMMA moment)* | duration AGO ;
ago         : ON DATE_VALUE | AT moment | duration AGO ;
moment      : INSTANT | DATE_VALUE CLOCK? ;
assignments : LBRACE (assignment (COMMA assignment)*)? RBRACE ;
assignment  : name EQ (signedValue | valueList | name) ;                  // a place is a list of two numbers
signedValue : MINUS? value ;

expectation
  : word NOT? IN name (AT word)?                                         # expectMembership
  | word (RECEIVED name count? | NEVER RECEIVED name) (AT moment)?       # expectReceived
  | word ENTERED name count?                                             # expectEntered
  | word LEFT name (BY (GOAL | EXIT | END))?                             # expectLeft
  | SUBJECT OF name FOR word test                                        # expectSubject
  | BODY OF name FOR word test                                           # expectBody
  | expression OF word test                                              # expectValue
  ;

// ---------------------------------------------------------------- names (language.md 8.2)

name     : plainName | measureWord | inWord ;                            // anywhere
callName : plainName | NEXT | EACH | AT | SAMPLE | LIST ;                                         // before `(`: not a measure
setName  : plainName | measureWord ;                                     // after `in`: not last, next, list ..

plainName   : IDENTIFIER | QUOTED_NAME | softWord | TIME | MINUTE | HOUR | DAY | WEEK | MONTH | QUARTER | YEAR ;
measureWord : COUNT | SUM | AVG | MIN | MAX | MEDIAN | DISTINCT | MOST_COMMON | FIRST | SECOND | THIRD ;
inWord      : LAST | NEXT | EACH | AT | SAMPLE | LIST ;

// After contact, event, expect, of and a dot: any word at all.
word : name | hardWord ;

softWord
  : SCHEMA | CONTACT | ACCOUNT | EVENTS | EVENT | RECORD | CONSENT | OWN | SEGMENT | TRAIT | CONDITION | SCORE
  | PARTITION | VOCABULARY_ | TOPIC | MESSAGE | PROGRAM | TEST | PURPOSE | AUDIENCE | STARTS | GOAL | EXIT
  | REENTER | HOLDOUT | CAP | REPORT | CHANNEL | SUBJECT | BODY | SEND | WAIT | SPLIT | HAND | SET
  | WEBHOOK | ADD | REMOVE | START | REPEAT | STOP | EXPECT | CHOOSE | TEXT | EMAIL | INTEGER | DECIMAL
  | BOOLEAN | DATE | TIMESTAMP | LOCATION | HISTORY | PROPERTIES | MILLISECONDS | ZONE | ONE | ANY | ALL | NONE
  | OF | ON | BY | TO | WITH | FROM | KEY | TYPE | AS | UNDER | ONCE | TWICE | EXACTLY | LEAST | MOST | MORE_
  | FEWER | LESS | THAN | EVERY | EVER | SINCE | BEFORE | AFTER | WITHIN | AGO | TODAY | YESTERDAY | TOMORROW
  | THIS | RUNNING | CONTAIN | CONTAINS | END | ENDS | HAS | HAVE | LIKE | MATCH | MATCHES
  | IGNORING | CASE | DOES | FOR | WAS | CHANGED | SAME | IT | PER | HALVING | PERCENTILE | TIES | TOP | BOTTOM
  | AMONG | THE | ENTERED | LEFT | SUBSCRIBED | RECEIVED | FINISHED | HANDED | OFF | GAP | NO | ANNIVERSARY
  | KM | OPT | OUT | STATUS | UNTIL | BECAUSE | EXCEPT | HOLIDAYS | WEEKDAYS | WEEKEND | THROUGH | SUBSCRIBES
  | UNSUBSCRIBES | CALLED | USE | MONDAY | TUESDAY | WEDNESDAY | THURSDAY | FRIDAY | SATURDAY | SUNDAY
  ;

hardWord
  : AND | OR | NOT | IN | IS | THEN | NEVER | ALWAYS | WHEN | OTHERWISE | BETWEEN | IF | ELSE | TRUE | FALSE
  | MISSING | PRESENT | NOW | EVERYONE | EMPTY | BLANK
  ;
