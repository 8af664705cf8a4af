/** A workspace folder as it stands on disk: its settings, its scripts and its templates. */
@NullMarked
package dev.segue.runtime.workspace;

import org.jspecify.annotations.NullMarked;
