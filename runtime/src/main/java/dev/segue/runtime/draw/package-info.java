/** A schema drawn from somebody's database: who the contacts are, and what tells of them. */
@NullMarked
package dev.segue.runtime.draw;

import org.jspecify.annotations.NullMarked;
