/** One file per command: what it takes, and the order in which the engine's parts do it. */
@NullMarked
package dev.segue.repl.command;

import org.jspecify.annotations.NullMarked;
