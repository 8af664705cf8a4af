@NullMarked
package dev.segue.runtime.scenario;

import org.jspecify.annotations.NullMarked;
