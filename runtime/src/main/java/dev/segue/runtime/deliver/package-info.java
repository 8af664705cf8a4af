/** What leaves: the outbox, looked at again before anything goes, and the channels. */
@NullMarked
package dev.segue.runtime.deliver;

import org.jspecify.annotations.NullMarked;
