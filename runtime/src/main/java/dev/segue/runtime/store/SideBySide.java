package dev.segue.runtime.store;

import dev.segue.compiler.sql.SqlText;
import java.util.List;
import java.util.function.Function;

/**
 * Queries of one database whose rows are read side by side, however many there are.
 *
 * @param reading takes a cursor of each, in their order
 */
public record SideBySide<T>(List<SqlText> queries, Function<List<Cursor>, T> reading) {}
