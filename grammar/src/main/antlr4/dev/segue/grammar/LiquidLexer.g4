/**
 * Templates, cut in two steps. The default mode and the bodies cut a text into pieces: text, outputs, tags and comments, each
 * a whole token, so that a mistake inside one piece never reaches the next. The mode MARKUP cuts what stands inside one
 * output or tag; a tag's first word is not part of it.
 */
lexer grammar LiquidLexer;

RAW            : RAW_TAG -> pushMode(RAW_BODY) ;
COMMENT        : COMMENT_TAG -> pushMode(COMMENT_BODY) ;
DOC            : DOC_TAG -> pushMode(DOC_BODY) ;
INLINE_COMMENT : '{%' '-'? WS* '#' ANY_IN_TAG* '%'+ '}' ;
INLINE_OPEN    : '{%' '-'? WS* '#' ANY_IN_TAG* '%'* ;
TAG            : '{%' IN_TAG* '%}' ;
TAG_OPEN       : '{%' ;
OUTPUT         : '{{' IN_OUTPUT* '}}' ;
OUTPUT_OPEN    : '{{' ;
TEXT           : ~'{'+ | '{' ;

fragment WS          : [ \t\r\n\f] ;
fragment END         : WS* '-'? '%}' ;
fragment RAW_TAG     : '{%' '-'? WS* 'raw' END ;
fragment COMMENT_TAG : '{%' '-'? WS* 'comment' (WS IN_TAG*)? '-'? '%}' ;
fragment DOC_TAG     : '{%' '-'? WS* 'doc' END ;
// a tag never runs into the next one; an output into neither
fragment IN_TAG      : ~[{%] | '{' ~'%' | '%' ~[%}] ;
fragment IN_OUTPUT   : ~[{}] | '{' ~[{%] | '}' ~[{}] ;
fragment ANY_IN_TAG  : ~'%' | '%'+ ~[%}] ;

mode RAW_BODY;
END_RAW  : '{%' '-'? WS* 'endraw' END -> popMode ;
RAW_TEXT : ~'{'+ | '{' ;

mode COMMENT_BODY;
NESTED_COMMENT : COMMENT_TAG -> pushMode(COMMENT_BODY) ;
NESTED_RAW     : RAW_TAG -> type(COMMENT_TEXT), pushMode(COMMENTED_RAW) ;
END_COMMENT    : '{%' '-'? WS* 'endcomment' END -> popMode ;
COMMENT_TEXT   : '{%' ANY_IN_TAG* ('%'+ '}')? | ~'{'+ | '{' ;

mode COMMENTED_RAW;
END_COMMENTED_RAW : '{%' '-'? WS* 'endraw' END -> type(COMMENT_TEXT), popMode ;
COMMENTED_TEXT    : (~'{'+ | '{') -> type(COMMENT_TEXT) ;

mode DOC_BODY;
END_DOC  : '{%' '-'? WS* 'enddoc' END -> popMode ;
NESTED_DOC : DOC_TAG ;
DOC_TEXT : ~'{'+ | '{' ;

mode MARKUP;
AND      : 'and' ;
OR       : 'or' ;
CONTAINS : 'contains' ;
IN       : 'in' ;
TRUE     : 'true' ;
FALSE    : 'false' ;
NIL      : 'nil' | 'null' ;
BLANK    : 'blank' ;
EMPTY    : 'empty' ;
DOTS     : '..' ;
DOT      : '.' ;
COLON    : ':' ;
COMMA    : ',' ;
PIPE     : '|' ;
LBRACKET : '[' ;
RBRACKET : ']' ;
LPAREN   : '(' ;
RPAREN   : ')' ;
EQUAL    : '==' ;
UNEQUAL  : '!=' | '<>' ;
AT_MOST  : '<=' ;
AT_LEAST : '>=' ;
BELOW    : '<' ;
ABOVE    : '>' ;
BECOMES  : '=' ;
NUMBER   : '-'? [0-9]+ ('.' [0-9]+)? ;
STRING   : '"' ~'"'* '"' | '\'' ~'\''* '\'' ;
WORD     : [a-zA-Z_] [a-zA-Z0-9_-]* '?'? ;
SPACE    : [ \t\r\n\f]+ -> channel(HIDDEN) ;
OTHER    : . ;
