/** Trino, asked as the other engines are. */
@org.jspecify.annotations.NullMarked
package dev.segue.runtime.differential;
