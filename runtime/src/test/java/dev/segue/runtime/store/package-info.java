@NullMarked
package dev.segue.runtime.store;

import org.jspecify.annotations.NullMarked;
