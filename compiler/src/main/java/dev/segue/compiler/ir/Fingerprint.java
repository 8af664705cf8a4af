package dev.segue.compiler.ir;

import dev.segue.compiler.type.Type;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What tells one meaning from another: the same for the same settings and steps, wherever they
 * stand, however they are laid out, and whatever else the schema says.
 */
public final class Fingerprint {
  private static final int BYTES = 8;

  private final StringBuilder text = new StringBuilder();
  private final boolean whole;

  private Fingerprint(boolean whole) {
    this.whole = whole;
  }

  /** Of a program. */
  public static String of(List<?> settings, List<Program.Step> steps) {
    Fingerprint print = new Fingerprint(false);
    print.write(settings);
    steps.forEach(step -> print.write(List.of(step.id(), step.action())));
    return print.hash();
  }

  /** Of a part of one. */
  public static String of(Record part) {
    Fingerprint print = new Fingerprint(false);
    print.write(part);
    return print.hash();
  }

  /** Of parts with all that the schema says of what they name. */
  public static String whole(List<?> parts) {
    Fingerprint print = new Fingerprint(true);
    print.write(parts);
    return print.hash();
  }

  /** Of what somebody is called and has. */
  public static String of(String name, byte[] bytes) {
    MessageDigest digest = sha256();
    digest.update(bytes);
    return hash(digest, name);
  }

  private String hash() {
    return hash(sha256(), text.toString());
  }

  private static String hash(MessageDigest digest, String text) {
    byte[] hash = digest.digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(Arrays.copyOf(hash, BYTES));
  }

  /** Kinds, fields and tables go by their names; types follow from what they belong to. */
  private void write(Object part) {
    switch (part) {
      case Schema.EventKind kind when !whole -> write(kind.name());
      case Schema.Field field when !whole -> write(field.name());
      case Schema.RecordTable table when !whole -> write(table.name());
      case Type type when !whole -> {}
      case Record made -> {
        text.append(made.getClass().getSimpleName());
        Arrays.stream(made.getClass().getRecordComponents()).forEach(c -> write(value(c, made)));
      }
      case Collection<?> several -> {
        text.append(several.size());
        several.forEach(this::write);
      }
      case Optional<?> perhaps -> write(List.copyOf(perhaps.stream().toList()));
      case Object plain -> {
        String words = plain.toString();
        text.append(words.length()).append(':').append(words);
      }
    }
    text.append(';');
  }

  private static Object value(RecordComponent component, Record of) {
    try {
      return component.getAccessor().invoke(of);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a record that hides " + component.getName(), e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
