package dev.segue.runtime.kernel;

import dev.segue.compiler.ir.Value;
import dev.segue.compiler.sql.Stored;
import dev.segue.compiler.type.Rational;
import dev.segue.compiler.type.Type;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The values of the rows of a block, any of which may be missing. */
sealed interface Column {

  /** The value of a row. */
  Optional<Value> value(int row);

  boolean isThere(int row);

  /**
   * Values that stand as whole numbers, a number scaled as its type says.
   *
   * @param there a bit for each row whose value is not missing
   */
  @SuppressWarnings("ArrayRecordComponent") // a block's own, never compared
  record Whole(Type type, long[] values, long[] there) implements Column {
    static Whole of(Type type, int size) {
      return new Whole(type, new long[size], new long[Bits.words(size)]);
    }

    @Override
    public Optional<Value> value(int row) {
      return isThere(row) ? Optional.of(Stored.read(values[row], type)) : Optional.empty();
    }

    @Override
    public boolean isThere(int row) {
      return Bits.get(there, row);
    }

    void put(int row, long value) {
      values[row] = value;
      Bits.set(there, row);
    }

    /** How many decimals a value that is a number has; nothing: it is none. */
    Optional<Integer> scale() {
      return type instanceof Type.Numeric(var precision, var scale)
          ? Optional.of(scale)
          : Optional.empty();
    }
  }

  /**
   * Texts.
   *
   * @param codes of each its place in the dictionary; below 0: it is in none, or missing
   */
  @SuppressWarnings("ArrayRecordComponent") // a block's own, never compared
  record Words(@Nullable String[] texts, int[] codes, Dictionary dictionary) implements Column {
    static Words of(int size) {
      return of(size, Dictionary.empty());
    }

    static Words of(int size, Dictionary dictionary) {
      int[] codes = new int[size];
      Arrays.fill(codes, -1);
      return new Words(new @Nullable String[size], codes, dictionary);
    }

    /** A text by its place in a dictionary that is given; below 0 for none. */
    void put(int row, int code) {
      codes[row] = code;
      texts[row] = code < 0 ? null : dictionary.text(code);
    }

    void put(int row, @Nullable String text) {
      if (text == null) {
        texts[row] = null;
        codes[row] = -1;
      } else {
        int code = dictionary.code(text);
        codes[row] = code;
        texts[row] = code < 0 ? text : dictionary.text(code);
      }
    }

    @Override
    public Optional<Value> value(int row) {
      return Optional.ofNullable(texts[row]).map(Value.Text::new);
    }

    @Override
    public boolean isThere(int row) {
      return texts[row] != null;
    }
  }

  /** Numbers of any size. */
  @SuppressWarnings("ArrayRecordComponent") // a block's own, never compared
  record Exact(@Nullable Rational[] numbers) implements Column {
    @Override
    public Optional<Value> value(int row) {
      return Optional.ofNullable(numbers[row]).map(Value.Number::new);
    }

    @Override
    public boolean isThere(int row) {
      return numbers[row] != null;
    }
  }

  /** The same for every row. */
  record Same(Optional<Value> value) implements Column {
    @Override
    public Optional<Value> value(int row) {
      return value;
    }

    @Override
    public boolean isThere(int row) {
      return value.isPresent();
    }
  }

  /** The first rows alone, to be kept. */
  default Column kept(int size) {
    return switch (this) {
      case Whole(var type, var values, var there) ->
          new Whole(type, Arrays.copyOf(values, size), Arrays.copyOf(there, Bits.words(size)));
      case Words(var texts, var codes, var dictionary) ->
          new Words(Arrays.copyOf(texts, size), Arrays.copyOf(codes, size), dictionary);
      case Exact(var numbers) -> new Exact(Arrays.copyOf(numbers, size));
      case Same same -> same;
    };
  }
}
