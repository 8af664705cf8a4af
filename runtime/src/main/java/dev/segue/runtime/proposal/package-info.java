/** What would change if other definitions took the place of those there are. */
@NullMarked
package dev.segue.runtime.proposal;

import org.jspecify.annotations.NullMarked;
