/** Made-up data for the example workspace: the same recipe gives the same bytes. */
@NullMarked
package dev.segue.runtime.generate;

import org.jspecify.annotations.NullMarked;
