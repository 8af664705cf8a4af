@NullMarked
package dev.segue.runtime.draw;

import org.jspecify.annotations.NullMarked;
