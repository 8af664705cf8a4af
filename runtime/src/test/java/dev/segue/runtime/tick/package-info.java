@NullMarked
package dev.segue.runtime.tick;

import org.jspecify.annotations.NullMarked;
