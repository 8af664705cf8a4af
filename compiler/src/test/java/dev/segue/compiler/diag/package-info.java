@NullMarked
package dev.segue.compiler.diag;

import org.jspecify.annotations.NullMarked;
