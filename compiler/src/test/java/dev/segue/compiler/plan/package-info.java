/** Tests of the plan of a workspace. */
@NullMarked
package dev.segue.compiler.plan;

import org.jspecify.annotations.NullMarked;
