/** The checked, immutable meaning of a workspace: the contract between compiler and runtime. */
@NullMarked
package dev.segue.compiler.ir;

import org.jspecify.annotations.NullMarked;
