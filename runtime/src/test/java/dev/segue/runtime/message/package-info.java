@NullMarked
package dev.segue.runtime.message;

import org.jspecify.annotations.NullMarked;
