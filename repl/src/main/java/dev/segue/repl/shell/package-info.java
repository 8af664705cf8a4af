/** The prompt's terminal: line editing, history, completion, colours. */
@NullMarked
package dev.segue.repl.shell;

import org.jspecify.annotations.NullMarked;
