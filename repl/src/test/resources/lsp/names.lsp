hover segments.segue «coun|try = "CH"»
hover segments.segue «in act|ive»
hover segments.segue «any of (op|ened»
hover segments.segue «(|message = "hello")»
hover segments.segue «clic|ks > 5»
hover segments.segue «rec|ent(7 days)»
hover segments.segue «segment ke|en»
hover messages.segue «funnel is co|ld»
hover messages.segue «contact.first|_name»
hover templates/hello.liquid «term.cust|omer»
hover segments.segue «𝒜stral" st|ands»
definition segments.segue «in act|ive»
definition messages.segue «"templates/hello|.liquid"»
definition templates/hello.liquid «contact.cou|ntry»
definition segments.segue «in last sp|an»
references segments.segue «coun|try = "CH"»
references segments.segue «segment acti|ve»
references templates/hello.liquid «{{ cli|cks }}»
documentHighlight segments.segue «in act|ive»
rename segments.segue «coun|try = "CH"» land
rename templates/hello.liquid «contact.first|_name» forename
rename schema.segue «page_v|iewed» viewed
rename segments.segue «segment acti|ve» busy
rename segments.segue «funn|el» time
rename messages.segue «funnel is co|ld» frozen
rename messages.segue «  cus|tomer "» client
rename segments.segue «segment acti|ve» keen
rename segments.segue «segment acti|ve» 2nd
rename segments.segue «segment acti|ve» when
rename segments.segue «(|message = "hello")» subject
prepareRename segments.segue «at le|ast»
prepareRename segments.segue «and in acti|ve»
symbols fun
hover messages.segue «greeting at gr|eet»
definition messages.segue «greeting at gr|eet»
rename messages.segue «gr|eet: send» welcome
rename messages.segue «expect c|y in» eve
rename messages.segue «expect c|y in» dan
rename messages.segue «expect c|y in» test
references segments.segue «rec|ent(7 days)»
rename segments.segue «recent(sp|an» within_time
