/** The pages of a workspace: what it defines, what comes of what, and how it has gone. */
@NullMarked
package dev.segue.repl.site;

import org.jspecify.annotations.NullMarked;
