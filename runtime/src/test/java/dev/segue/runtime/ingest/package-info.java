@NullMarked
package dev.segue.runtime.ingest;

import org.jspecify.annotations.NullMarked;
