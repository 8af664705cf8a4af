/** Data in: files into the embedded source, and what somebody's own database holds. */
@NullMarked
package dev.segue.runtime.ingest;

import org.jspecify.annotations.NullMarked;
