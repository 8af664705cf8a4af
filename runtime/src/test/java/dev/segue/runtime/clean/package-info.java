@NullMarked
package dev.segue.runtime.clean;

import org.jspecify.annotations.NullMarked;
