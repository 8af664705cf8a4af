/** Tests written in the language, on a virtual clock and with nobody's data but their own. */
@NullMarked
package dev.segue.runtime.scenario;

import org.jspecify.annotations.NullMarked;
