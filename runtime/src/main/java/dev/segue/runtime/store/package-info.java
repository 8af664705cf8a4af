/** The database: connections, Segue's own tables, the embedded source, running SQL. */
@NullMarked
package dev.segue.runtime.store;

import org.jspecify.annotations.NullMarked;
