package dev.segue.runtime.segment;

import java.time.Instant;
import java.util.Map;

/**
 * What a refresh left in the database, so that the next one need not read it.
 *
 * @param stamp as of when: with another one it may have become otherwise
 * @param columns whether columns are kept
 */
record Left(
    long stamp,
    Instant at,
    Map<String, String> known,
    Map<String, String> meanings,
    Map<String, Map<String, Long>> sizes,
    boolean columns) {}
