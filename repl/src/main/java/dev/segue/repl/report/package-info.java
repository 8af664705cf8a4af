/** What commands print: text tables, JSON, JUnit. */
@NullMarked
package dev.segue.repl.report;

import org.jspecify.annotations.NullMarked;
