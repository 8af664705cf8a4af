/** What to know before a program sends: its data, addresses, words, samples and sizes. */
@NullMarked
package dev.segue.runtime.preflight;

import org.jspecify.annotations.NullMarked;
