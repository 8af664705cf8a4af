/** Features interned over a workspace, formulas in dependency order, horizon and next change. */
@NullMarked
package dev.segue.compiler.plan;

import org.jspecify.annotations.NullMarked;
