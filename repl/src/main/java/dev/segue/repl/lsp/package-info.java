/** The language server: what editors ask of a workspace, answered while it is typed. */
@NullMarked
package dev.segue.repl.lsp;

import org.jspecify.annotations.NullMarked;
