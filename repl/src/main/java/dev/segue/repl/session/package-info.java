/** The engine of the prompt, without a terminal: questions to a workspace and their answers. */
@NullMarked
package dev.segue.repl.session;

import org.jspecify.annotations.NullMarked;
