@NullMarked
package dev.segue.runtime.generate;

import org.jspecify.annotations.NullMarked;
