@NullMarked
package dev.segue.runtime.reliability;

import org.jspecify.annotations.NullMarked;
