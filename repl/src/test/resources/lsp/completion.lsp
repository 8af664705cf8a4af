open segments.segue
labels segments.segue «at least 2 |times»
labels segments.segue «page_viewed(|path»
labels segments.segue «(opened, |clicked)»
labels segments.segue «clicked)(|message»
labels segments.segue «when in |active»
labels messages.segue «send |hello»
labels messages.segue «audience |active»
labels messages.segue «topic   |news»
labels messages.segue «funnel is |cold»
labels messages.segue «contact.|first_name»
labels messages.segue «| default: 'you'»
labels templates/hello.liquid «term.|customer»
labels templates/hello.liquid «🛍 Dear |»
labels messages.segue «from "|templates/»
labels messages.segue «expect |cy in active»
labels messages.segue «greeting at |greet»
type segments.segue «trait clicks» x
completion segments.segue «segment ke|en»
type segments.segue «  cold otherwise\n}|» \nsegment later { co
labels segments.segue «later { co|»
