/** Tests of the emitted SQL: what it reads like. That it is right, the runtime's tests hold. */
@NullMarked
package dev.segue.compiler.sql;

import org.jspecify.annotations.NullMarked;
