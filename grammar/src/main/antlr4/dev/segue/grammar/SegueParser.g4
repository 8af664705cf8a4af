parser grammar SegueParser;

// The syntax of Segue. A name may stand for an event, an attribute, a trait, a set ..: the grammar does
// not ask which (the checker does), so a condition is an operand and what is said of it, and parentheses
// hold conditions of which a value is one.
//
// Words that open rows are ROW_ tokens where they stand first in a row (compiler.parse), so they are never
// names there; elsewhere they are ordinary soft words. Whether a row does stand first on its line is looked
// at when the tree is built.

options { tokenVocab = SegueLexer; }

// ---------------------------------------------------------------- what is parsed

workspaceFile  : declaration* EOF ;
loneCondition  : condition EOF ;
loneExpression : expression EOF ;

// ---------------------------------------------------------------- declarations

declaration
  : annotation*
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
  : AT_SIGN word text                                                    # textAnnotation
  | AT_SIGN EXPECT name BETWEEN signedNumber AND signedNumber            # sizeAnnotation
  ;

segmentDeclaration   : ROW_SEGMENT name title? LBRACE condition RBRACE ;
traitDeclaration     : ROW_TRAIT name title? EQ expression ;
conditionDeclaration : ROW_CONDITION name (LPAREN parameter (COMMA parameter)* RPAREN)? EQ condition ;
topicDeclaration     : ROW_TOPIC name title? OPT (IN | OUT) ;
listDeclaration      : ROW_LIST name (FROM text BY name)? ;
parameter            : name type ;
title                : STRING ;

// ---------------------------------------------------------------- schema

schemaDeclaration : ROW_SCHEMA LBRACE schemaEntries RBRACE ;
schemaEntries     : (schemaEntry COMMA?)* ;

schemaEntry
  : ROW_CONTACT FROM table key jsonColumn? fieldBlock                    # contactEntry
  | ROW_ACCOUNT FROM table key ofContact fieldBlock                      # accountEntry
  | ROW_EVENT word FROM table key ofContact AT column resolution? jsonColumn? kept? fieldBlock  # eventEntry
  | ROW_EVENTS FROM table key ofContact AT column resolution? TYPE column jsonColumn? kept? LBRACE eventKinds RBRACE  # eventsEntry
  | ROW_RECORD word FROM table key ofContact jsonColumn? fieldBlock      # recordEntry
  | ROW_CONSENT FROM table ofContact TOPIC column AT column resolution? STATUS column  # consentEntry
  ;

table      : name (DOT word)* | STRING ;
column     : name | STRING ;
key        : KEY column type? ;
ofContact  : OF CONTACT BY column ;
jsonColumn : PROPERTIES column ;
resolution : IN (SECOND | MILLISECONDS) ;
kept       : KEPT duration ;
eventKinds : (eventKind COMMA?)* ;
eventKind  : name (FROM column)? fieldBlock ;

fieldBlock : LBRACE fields RBRACE ;
fields     : (field COMMA?)* ;
field
  : ROW_OWN? name LOCATION (FROM column (COMMA column)?)?                # placeField
  | ROW_OWN? name type resolution? (WITH HISTORY)? (FROM column resolution?)?  # valueField
  ;

type : (LIST OF)* elementType ;

elementType
  : (TEXT | EMAIL | INTEGER | BOOLEAN | DATE | TIMESTAMP | LOCATION)     # plainType
  | TIME ZONE                                                            # zoneType
  | DECIMAL (LPAREN NUMBER COMMA NUMBER RPAREN)?                         # decimalType
  | ONE OF LPAREN text (COMMA text)* RPAREN                              # choiceType
  | IDENTIFIER                                                           # otherType  // duration, number; else unknown
  ;

// ---------------------------------------------------------------- conditions

// `and` and `or` never mix without parentheses: taken mixed here, refused with a fix when the tree is built.
condition : term ((AND | OR) term)* ;

term
  : NOT term                                                             # negation
  | EVERYONE                                                             # everyone
  | membership                                                           # setTerm
  | NEVER ownAct                                                         # neverActTerm
  | NEVER eventReference occurrence? (chainStep+ window?)?               # neverTerm   // with steps: refused with a fix
  | NEVER LPAREN condition RPAREN                                        # neverGroup  // refused with a fix
  | ALWAYS eventReference occurrence?                                    # alwaysTerm
  | ordinal eventReference window                                        # ordinalTerm
  | AT LEAST amount OF LPAREN condition (COMMA condition)* RPAREN        # someOfTerm
  | colleagues                                                           # colleaguesTerm
  | GAP OF AT LEAST length BETWEEN eventReference openWindow?            # gapTerm
  | (TOP | BOTTOM) (PERCENTAGE | amount) BY expression among? (WITH TIES)?  # rankTerm
  | ownAct                                                               # ownActTerm
  | SAME name                                                            # sameTerm
  | ON dayList                                                           # onDaysTerm
  | AT CLOCK TO CLOCK                                                    # atTimesTerm
  | expression (test | held)?                                            # testTerm
  ;

membership
  : (ENTERED | LEFT) setName window?                                     # crossed
  | IN setName held?                                                     # inSet
  | EVER IN setName                                                      # everInSet
  | IN LIST name held?                                                   # inList
  | IN SAMPLE PERCENTAGE OF givenText                                    # inSample
  ;

colleagues : (ANY | NO | quantity) CONTACT OF ACCOUNT LPAREN condition RPAREN ;

ownAct
  : SUBSCRIBED TO name                                                   # subscribed
  | RECEIVED (ANY MESSAGE | name) occurrence?                            # received
  | FINISHED name occurrence?                                            # finished
  | HANDED OFF TO givenText occurrence?                                  # handedOff
  ;

test
  : comparison held?                                                     # comparisonTest
  | eventTail                                                            # eventTest
  | chainStep+ window?                                                   # chainTest
  | CHANGED (FROM operand)? (TO operand)? window?                        # changedTest
  | WAS operand bareOperand ((PLUS | MINUS) product)*                    # wasTest
  ;

chainStep : THEN (NEVER | NEXT)? eventReference (stepWithin stepAfter? | stepAfter stepWithin?)? ;
stepWithin : WITHIN length ;
stepAfter  : AFTER AT LEAST length ;

comparison
  : (EQ | NE | LT | LE | GT | GE) expression ignoringCase?               # relation
  | NOT? IN (valueList | setName) ignoringCase?                          # inValues   // a name: a parameter
  | NOT? BETWEEN expression AND expression ignoringCase?                 # betweenValues   // of an event: a window
  | textOperator expression ignoringCase?                                # textTest
  | HAS (ANY | ALL | NONE OF) (valueList | setName) ignoringCase?        # hasSeveral
  | (HAS | DOES NOT HAVE) listItem ignoringCase?                         # hasOne
  | IS NOT? (MISSING | PRESENT | EMPTY | BLANK | TRUE | FALSE)           # isState
  | IS NOT? className                                                    # isClass
  | WITHIN amount KM OF place                                            # near
  ;

textOperator
  : CONTAINS | STARTS WITH | ENDS WITH | NOT? LIKE | NOT? MATCHES
  | DOES NOT (CONTAIN | START WITH | END WITH | MATCH | LIKE)
  ;

ignoringCase : IGNORING CASE ;
held         : FOR (AT LEAST | LESS THAN) length ;
valueList    : LPAREN (listItem (COMMA listItem)*)? RPAREN ;
listItem     : MINUS? value | name ;                                     // a name: a class of a partition, a contact ..
place        : LPAREN coordinate COMMA coordinate RPAREN | pathName ;
coordinate   : signedNumber | plainName ;                                // a parameter of type number

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
  : (ONCE | TWICE)                                                       # plainCount
  | quantifier (ONCE | TWICE)                                            # wordCount
  | quantity TIME                                                        # quantityCount
  | BETWEEN amount AND amount TIME                                       # rangeCount
  ;

quantity   : quantifier amount ;
quantifier : EXACTLY | AT LEAST | AT MOST | MORE_ THAN | FEWER THAN ;
amount     : NUMBER | plainName ;                                        // a parameter of type number

periods
  : ON (quantity | BETWEEN amount AND amount) unit (WITHIN ANY length)?  # distinctPeriods
  | IN ONE unit                                                          # inOnePeriod
  | IN EACH OF LAST amount unit                                          # eachOfLast
  | IN AT LEAST amount OF LAST amount unit                               # someOfLast
  | IN EACH unit OF NUMBER                                               # eachOfYear
  | IN AT LEAST amount unit RUNNING                                      # runningPeriods
  | WITHIN ANY length                                                    # withinAny
  ;

window
  : openWindow
  | BETWEEN expression AND expression
  ;

openWindow
  : EVER                                                                 # everWindow
  | IN (LAST | NEXT) length                                              # slidingWindow
  | (SINCE | BEFORE | AFTER) expression                                  # cutWindow
  | WITHIN length (AFTER | BEFORE) expression                            # aroundWindow
  | IN (YEAR_QUARTER | YEAR_MONTH | NUMBER) inContactZone?               # namedPeriod
  | ON expression inContactZone?                                         # dayWindow
  | calendarWord inContactZone?                                          # relativePeriod
  ;

calendarWord
  : TODAY | YESTERDAY | TOMORROW
  | (THIS | LAST | NEXT) (WEEK | MONTH | QUARTER | YEAR)
  ;

inContactZone : IN CONTACT TIME ZONE ;
length        : duration | plainName ;                                   // a parameter of type duration
duration      : NUMBER unit ;
unit          : SECOND | MINUTE | HOUR | DAY | WEEK | MONTH | QUARTER | YEAR ;
ordinal       : FIRST | SECOND | THIRD | LAST ;
dayList       : dayWord (COMMA dayWord)* ;
dayWord       : MONDAY | TUESDAY | WEDNESDAY | THURSDAY | FRIDAY | SATURDAY | SUNDAY | WEEKDAYS | WEEKEND | DAY ;

// ---------------------------------------------------------------- values

expression : product ((PLUS | MINUS) product)* ;
product    : factor ((STAR | SLASH) factor)* ;
factor     : MINUS factor | primary ;

primary
  : LPAREN (condition (COMMA condition)*)? RPAREN                        # parenthesized
  | length (AGO | FROM NOW)                                              # relativeInstant
  | duration                                                             # durationValue
  | value                                                                # literal
  | NOW                                                                  # now
  | unit SINCE operand                                                   # elapsed
  | ANNIVERSARY OF pathName                                              # anniversary
  | measured                                                             # measure
  | populationMeasure                                                    # overPopulation
  | eventReference                                                       # reference
  | UNREADABLE                                                           # unreadable   // in the place of what was refused before
  ;

// A value that other words follow at once.
operand : LPAREN expression RPAREN | bareOperand ;

// Never in parentheses: what stands before it would take them for its own.
bareOperand
  : length (AGO | FROM NOW)                                              # relativeOperand
  | MINUS? value                                                         # literalOperand
  | NOW                                                                  # nowOperand
  | ANNIVERSARY OF pathName                                              # anniversaryOperand
  | measured                                                             # measuredOperand
  | eventReference                                                       # referenceOperand
  ;

measured : measureWord LPAREN eventReference window? RPAREN ;

measureWord
  : COUNT | SUM | AVG | MIN | MAX | MEDIAN | DISTINCT | MOST_COMMON | FIRST | SECOND | LAST
  ;

populationMeasure
  : (measureWord | PERCENTILE amount) OF eventReference window? (among | OF ACCOUNT window?)?
  ;

among : AMONG (EVERYONE | setName) (WITH THE SAME name (COMMA name)*)? ;

// An event, attribute, trait, named condition ..; with a filter or arguments, and a property of it.
eventReference
  : ANY EVENT arguments? (DOT word)?                                     # anyEvent
  | ANY OF LPAREN name (COMMA name)* RPAREN arguments? (DOT word)?       # anyOf
  | callName (arguments (DOT word)? | (DOT word)*)                       # named
  | measureWord (DOT word)*                                              # measureNamed
  ;

pathName  : name (DOT word)* ;
arguments : LPAREN (condition (COMMA condition)*)? RPAREN ;

value
  : (STRING | LONG_STRING)                                               # textValue
  | NUMBER                                                               # numberValue
  | PERCENTAGE                                                           # percentageValue
  | (TRUE | FALSE)                                                       # truthValue
  | MISSING                                                              # missingValue
  | INSTANT                                                              # instantValue
  | DATE_VALUE CLOCK?                                                    # dateValue
  | CLOCK                                                                # clockValue
  ;

text         : STRING | LONG_STRING ;
givenText    : text | plainName ;                                        // a parameter of type text
signedNumber : MINUS? NUMBER ;

// ---------------------------------------------------------------- scores, partitions, words

scoreDeclaration : ROW_SCORE name title? LBRACE scoreEntries RBRACE ;
scoreEntries     : (scoreEntry COMMA?)* ;

scoreEntry
  : points WHEN condition                                                # whenEntry
  | points PER eventReference occurrence? (HALVING EVERY duration)? (COMMA? AT MOST NUMBER)?  # perEntry
  ;

points : (MINUS | ROW_MINUS)? (NUMBER | ROW_NUMBER) ;

partitionDeclaration : ROW_PARTITION name title? LBRACE partitionClasses RBRACE ;
partitionClasses     : (partitionClass COMMA?)* ;
partitionClass       : name (WHEN condition | OTHERWISE) ;

vocabularyDeclaration : ROW_VOCABULARY_ name (IN text)? (WHEN condition)? LBRACE vocabularyTerms RBRACE ;
vocabularyTerms       : (vocabularyTerm COMMA?)* ;
vocabularyTerm        : name text (COMMA text)? (LPAREN vocabularyForm (COMMA vocabularyForm)* RPAREN)? ;
vocabularyForm        : name text ;

messageDeclaration : ROW_MESSAGE name title? LBRACE messageSettings RBRACE ;
messageSettings    : (messageSetting COMMA?)* ;

messageSetting
  : ROW_CHANNEL name                                                     # channelSetting
  | ROW_TOPIC name                                                       # topicSetting
  | ROW_FROM text                                                        # fromSetting
  | ROW_SUBJECT text                                                     # subjectSetting
  | ROW_BODY text                                                        # bodySetting
  | ROW_BODY FROM text                                                   # bodyFromSetting
  ;

// ---------------------------------------------------------------- programs

programDeclaration : ROW_PROGRAM name title? LBRACE programRows RBRACE ;
programRows        : (programRow COMMA?)* ;
programRow         : programSetting | step ;

programSetting
  : ROW_PURPOSE text                                                     # purposeSetting
  | ROW_AUDIENCE setName (FROM NOW ON)?                                  # audienceSetting
  | ROW_STARTS programStart                                              # startsSetting
  | ROW_GOAL condition (WITHIN duration)?                                # goalSetting
  | ROW_EXIT WHEN condition                                              # exitSetting
  | ROW_REENTER (NEVER | ALWAYS | AFTER duration)                        # reenterSetting
  | ROW_HOLDOUT PERCENTAGE                                               # holdoutSetting
  | ROW_HOUR (CLOCK TO CLOCK)? (ON dayList)? inContactZone? (EXCEPT HOLIDAYS OF text)?  # hoursSetting
  | ROW_CAP NUMBER MESSAGE PER duration                                  # capSetting
  | ROW_TIME ZONE text                                                   # zoneSetting
  | ROW_REPORT BY pathName (COMMA pathName)*                             # reportSetting
  ;

programStart
  : ON ANNIVERSARY OF pathName atClock?                                  # onAnniversary
  | ON eventReference (PER name)?                                        # onEvent
  | duration (BEFORE | AFTER) expression atClock?                        # aroundDate
  | EVERY (dayWord | MONTH | YEAR) atClock?                              # everyPeriod
  ;

atClock : AT CLOCK inContactZone? ;

step : (label COLON)? action ;

action
  : ROW_SEND name                                                        # sendStep
  | ROW_WAIT duration                                                    # waitStep
  | ROW_WAIT UNTIL waitTarget (COMMA? AT MOST duration)?                 # waitUntilStep
  | ROW_IF guard stepBlock (ELSE (IF | ROW_IF) guard stepBlock)* (ELSE stepBlock)?  # ifStep
  | ROW_SPLIT LBRACE splitArms RBRACE                                    # splitStep
  | ROW_HAND OFF TO text (BECAUSE text)?                                 # handOffStep
  | ROW_SET name EQ expression                                           # setStep
  | ROW_WEBHOOK text                                                     # webhookStep
  | ROW_ADD TO LIST name                                                 # addStep
  | ROW_REMOVE FROM LIST name                                            # removeStep
  | ROW_START name                                                       # startStep
  | ROW_REPEAT AT MOST NUMBER TIME EVERY duration (UNTIL guard)? stepBlock  # repeatStep
  | ROW_STOP                                                             # stopStep
  ;

label     : name ;
guard     : condition ;                                                  // before a block: a slip ends with it
stepBlock : LBRACE steps RBRACE ;
steps     : (step COMMA?)* ;
splitArms : (splitArm COMMA?)* ;
splitArm  : PERCENTAGE name stepBlock ;

waitTarget
  : dayWord CLOCK? inContactZone?                                        # untilDay
  | CLOCK inContactZone?                                                 # untilClock
  | duration (BEFORE | AFTER) expression                                 # untilAround   // 3 days before renewal_date
  | condition                                                            # untilCondition
  ;

// ---------------------------------------------------------------- tests

testDeclaration : ROW_TEST text LBRACE testRows RBRACE ;
testRows        : (testRow COMMA?)* ;

testRow
  : ROW_AT moment                                                        # atRow
  | ROW_AFTER duration                                                   # afterRow
  | ROW_CONTACT (word | text AS word) assignments? occurs?               # contactRow
  | ROW_ACCOUNT word assignments?                                        # accountRow
  | ROW_EVENT word word assignments? occurs?                             # eventRow
  | ROW_RECORD word word assignments?                                    # recordRow
  | ROW_LIST name LBRACE (word (COMMA word)*)? RBRACE                    # membersRow
  | ROW_CHOOSE name FOR word IN name                                     # chooseRow
  | ROW_EXPECT expectation                                               # expectRow
  | ROW_PAUSE name                                                       # pauseRow
  | ROW_RESUME name                                                      # resumeRow
  | name (SUBSCRIBES TO | UNSUBSCRIBES FROM) name occurs?                # subscribesRow
  ;

occurs      : ON date (COMMA date)* | AT moment (COMMA moment)* | duration AGO ;
date        : DATE_VALUE ;
moment      : INSTANT | DATE_VALUE CLOCK? ;
assignments : LBRACE (assignment (COMMA assignment)*)? RBRACE ;
assignment  : name EQ (valueList | listItem) ;                           // a place is a list of two numbers

expectation
  : word NOT? IN name (AT word)?                                         # expectMember
  | word RECEIVED name count? (AT moment)?                               # expectReceived
  | word NEVER RECEIVED name (AT moment)?                                # expectNeverReceived
  | word ENTERED name count?                                             # expectEntered
  | word LEFT name (BY (GOAL | EXIT | END))?                             # expectLeft
  | (SUBJECT | BODY) OF name FOR word comparison                         # expectText
  | expression OF word comparison                                        # expectValue
  ;

// ---------------------------------------------------------------- names

name      : className | EMPTY | BLANK ;                                  // anywhere
className : plainName | measureName | inWord ;                           // after `is`: not what an attribute can be
callName  : plainName | EMPTY | BLANK | THIRD | NEXT | EACH | AT | SAMPLE | LIST ;  // before `(`: not a measure
setName   : plainName | EMPTY | BLANK | measureName ;                    // after `in`: not last, next, list ..

plainName
  : IDENTIFIER | QUOTED_NAME | softWord | TIME | MINUTE | HOUR | DAY | WEEK | MONTH | QUARTER | YEAR
  ;

measureName : COUNT | SUM | AVG | MIN | MAX | MEDIAN | DISTINCT | MOST_COMMON | FIRST | SECOND | THIRD ;
inWord      : LAST | NEXT | EACH | AT | SAMPLE | LIST ;

// After contact, event, expect, of and a dot: any word at all.
word : name | hardWord ;

softWord
  : SCHEMA | CONTACT | ACCOUNT | EVENTS | EVENT | RECORD | CONSENT | OWN | SEGMENT | TRAIT | CONDITION | SCORE
  | PARTITION | VOCABULARY_ | TOPIC | MESSAGE | PROGRAM | TEST | PURPOSE | AUDIENCE | STARTS | GOAL | EXIT
  | REENTER | HOLDOUT | CAP | REPORT | CHANNEL | SUBJECT | BODY | SEND | WAIT | SPLIT | HAND | SET
  | WEBHOOK | ADD | REMOVE | START | REPEAT | STOP | EXPECT | CHOOSE | PAUSE | RESUME
  | TEXT | EMAIL | INTEGER | DECIMAL
  | BOOLEAN | DATE | TIMESTAMP | LOCATION | HISTORY | KEPT | PROPERTIES | MILLISECONDS | ZONE | ONE | ANY | ALL | NONE
  | OF | ON | BY | TO | WITH | FROM | KEY | TYPE | AS | ONCE | TWICE | EXACTLY | LEAST | MOST | MORE_
  | FEWER | LESS | THAN | EVERY | EVER | SINCE | BEFORE | AFTER | WITHIN | AGO | TODAY | YESTERDAY | TOMORROW
  | THIS | RUNNING | CONTAIN | CONTAINS | END | ENDS | HAS | HAVE | LIKE | MATCH | MATCHES
  | IGNORING | CASE | DOES | FOR | WAS | CHANGED | SAME | IT | PER | HALVING | PERCENTILE | TIES | TOP | BOTTOM
  | AMONG | THE | ENTERED | LEFT | SUBSCRIBED | RECEIVED | FINISHED | HANDED | OFF | GAP | NO | ANNIVERSARY
  | KM | OPT | OUT | STATUS | UNTIL | BECAUSE | EXCEPT | HOLIDAYS | WEEKDAYS | WEEKEND | SUBSCRIBES
  | UNSUBSCRIBES | MONDAY | TUESDAY | WEDNESDAY | THURSDAY | FRIDAY | SATURDAY | SUNDAY
  ;

hardWord
  : AND | OR | NOT | IN | IS | THEN | NEVER | ALWAYS | WHEN | OTHERWISE | BETWEEN | IF | ELSE | TRUE | FALSE
  | MISSING | PRESENT | NOW | EVERYONE
  ;
