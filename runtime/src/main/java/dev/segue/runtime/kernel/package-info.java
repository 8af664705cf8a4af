/**
 * The kernel: every formula of a workspace in one scan of contacts and their events, in blocks of
 * columns.
 */
@NullMarked
package dev.segue.runtime.kernel;

import org.jspecify.annotations.NullMarked;
