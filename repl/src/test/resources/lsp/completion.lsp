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
-- the values that there are; in a file that cannot be read in full
labels segments.segue «plan = "|pro"»
type segments.segue «segment later {» \nsegment last { plan in ("free", "
labels segments.segue «("free", "|»
type segments.segue «("free", "|» pro") and 
labels segments.segue «"pro") and |»
type segments.segue «"pro") and |» in 
labels segments.segue «"pro") and in |»
type segments.segue «and in |» active and page_viewed(
labels segments.segue «active and page_viewed(|»
labels messages.segue «contact dan { |country»
type segments.segue «segment later {» \ntrait most = sum(
labels segments.segue «trait most = sum(|»
