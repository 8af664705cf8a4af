/** Public sets of data, asked on Trino. */
@org.jspecify.annotations.NullMarked
package dev.segue.runtime.real;
