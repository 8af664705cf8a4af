/** What stands inside one output or tag of a template: one entry rule for each shape of markup. */
parser grammar LiquidParser;

options { tokenVocab = LiquidLexer; }

output     : filtered? EOF ;
condition  : comparison (connective comparison)* EOF ;
assignment : word BECOMES filtered EOF ;
target     : (word | STRING) EOF ;
loop       : word IN expression (COMMA? option)* COMMA? EOF ;
subject    : expression EOF ;
values     : expression ((OR | COMMA) expression)* COMMA? EOF ;
cycle      : (expression COLON)? expression (COMMA expression)* COMMA? EOF ;

option : word (COLON expression)? ;

filtered : expression (PIPE filter)* ;
filter   : word (COLON argument (COMMA argument)* COMMA?)? ;
argument : word COLON expression # NamedArgument
         | expression            # PlainArgument
         ;

connective : AND | OR ;
comparison : expression (operator expression)? ;
operator   : EQUAL | UNEQUAL | AT_MOST | AT_LEAST | BELOW | ABOVE | CONTAINS ;

expression : (TRUE | FALSE | NIL | BLANK | EMPTY)      # ConstantExpression
           | NUMBER                                    # NumberExpression
           | STRING                                    # TextExpression
           | LPAREN expression DOTS expression RPAREN  # RangeExpression
           | root step*                                # PathExpression
           ;
root : (WORD | IN)                  # NamedRoot
     | LBRACKET expression RBRACKET # QuotedRoot
     ;
step : DOT word                     # FieldStep
     | LBRACKET expression RBRACKET # KeyStep
     ;

// after a dot, before a colon or as a filter every word is a name
word : WORD | AND | OR | CONTAINS | IN | TRUE | FALSE | NIL | BLANK | EMPTY ;
