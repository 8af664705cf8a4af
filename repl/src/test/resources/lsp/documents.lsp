documentSymbol segments.segue
documentSymbol schema.segue
foldingRange messages.segue
tokens segments.segue
tokens templates/hello.liquid
codeLens messages.segue
command messages.segue «two pages make an active member» segue.test
command segments.segue «active» segue.count
command segments.segue «nobody» segue.count
command segments.segue «active» segue.other
formatting segments.segue
open segments.segue
type segments.segue «country |=| "CH"» ==
codeAction segments.segue «country =|= "CH"»
formatting segments.segue
command messages.segue «two pages make an active member» segue.test
-- the layout of some lines: the others stay as they are
open messages.segue
type messages.segue «greet:| |send hello»
type messages.segue «cy { country| |=»
rangeFormatting messages.segue «program |greeting| {»
rangeFormatting messages.segue «greet:s|en|d»
