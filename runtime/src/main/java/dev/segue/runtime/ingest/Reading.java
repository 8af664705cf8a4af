package dev.segue.runtime.ingest;

import java.util.Optional;

/**
 * Reads the text of a cell as a value of its column's type, in canonical storage; nothing where
 * that cannot be done.
 */
@FunctionalInterface
interface Reading {
  Optional<Object> read(String text);
}
