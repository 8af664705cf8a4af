/** Diagnostics as values: codes, severities, places, hints and fixes; their text for people. */
@NullMarked
package dev.segue.compiler.diag;

import org.jspecify.annotations.NullMarked;
