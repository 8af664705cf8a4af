@NullMarked
package dev.segue.runtime.workspace;

import org.jspecify.annotations.NullMarked;
