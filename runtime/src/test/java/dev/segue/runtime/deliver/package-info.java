@NullMarked
package dev.segue.runtime.deliver;

import org.jspecify.annotations.NullMarked;
