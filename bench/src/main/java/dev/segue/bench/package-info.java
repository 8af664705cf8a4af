/** What Segue costs: benchmarks of its parts, and the inputs of the whole-process ones. */
@NullMarked
package dev.segue.bench;

import org.jspecify.annotations.NullMarked;
