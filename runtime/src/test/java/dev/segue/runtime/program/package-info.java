@NullMarked
package dev.segue.runtime.program;

import org.jspecify.annotations.NullMarked;
