/** Random workspaces and histories, and the laws that every way of answering must keep on them. */
@NullMarked
package dev.segue.runtime.differential;

import org.jspecify.annotations.NullMarked;
