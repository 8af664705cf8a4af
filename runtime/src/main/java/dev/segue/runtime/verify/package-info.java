/** The oracle beside the SQL, of somebody's own contacts. */
@NullMarked
package dev.segue.runtime.verify;

import org.jspecify.annotations.NullMarked;
