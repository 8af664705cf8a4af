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
