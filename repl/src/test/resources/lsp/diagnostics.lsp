-- what is wrong is told as it is typed, and no more once it is right
open segments.segue
type segments.segue «country| = "CH"» x
type segments.segue «countryx| = "CH"» "
type segments.segue «country|x"| = "CH"»
-- a name that another file needs
type segments.segue «segment |active| "Active» busy
type segments.segue «segment |busy| "Active» active
-- a template is part of it
open templates/hello.liquid
type templates/hello.liquid «contact.|country| |» contry
type templates/hello.liquid «contact.|contry| |» country
type segments.segue «|condition recent(span» -- said twice\ncondition recent(other duration) = everyone\n
close segments.segue
-- what is there for nothing is shown faint
open messages.segue
type messages.segue «|vocabulary words» topic old "Old" opt out\n\n
type messages.segue «topic |old|» news
