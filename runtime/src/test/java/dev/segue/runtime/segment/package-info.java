@NullMarked
package dev.segue.runtime.segment;

import org.jspecify.annotations.NullMarked;
