package dev.segue.compiler.template;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;

/** Filters that write a text for links and the like, and read it back. */
final class CodingFilters {
  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~";

  private CodingFilters() {}

  static Datum urlEncode(Datum value, Arguments given) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : Conversion.text(value).getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if (c == ' ') {
        encoded.append('+');
      } else if (UNRESERVED.indexOf(c) >= 0) {
        encoded.append(c);
      } else {
        encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
      }
    }
    return new Datum.Text(encoded.toString());
  }

  static Datum urlDecode(Datum value, Arguments given) {
    byte[] bytes = Conversion.text(value).getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream decoded = new ByteArrayOutputStream(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      int high = bytes[i] == '%' && i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
      int low = high >= 0 ? Character.digit(bytes[i + 2], 16) : -1;
      if (low >= 0) {
        decoded.write(high * 16 + low);
        i += 2;
      } else {
        decoded.write(bytes[i] == '+' ? ' ' : bytes[i]);
      }
    }
    return new Datum.Text(decoded.toString(StandardCharsets.UTF_8));
  }

  static Datum base64Encode(Datum value, Arguments given) {
    return encoded(value, Base64.getEncoder());
  }

  static Datum base64UrlSafeEncode(Datum value, Arguments given) {
    return encoded(value, Base64.getUrlEncoder());
  }

  static Datum base64Decode(Datum value, Arguments given) {
    return decoded(value, Base64.getDecoder(), given);
  }

  static Datum base64UrlSafeDecode(Datum value, Arguments given) {
    return decoded(value, Base64.getUrlDecoder(), given);
  }

  private static Datum encoded(Datum value, Base64.Encoder encoder) {
    byte[] bytes = Conversion.text(value).getBytes(StandardCharsets.UTF_8);
    return new Datum.Text(encoder.encodeToString(bytes));
  }

  private static Datum decoded(Datum value, Base64.Decoder decoder, Arguments given) {
    byte[] bytes = Conversion.text(value).getBytes(StandardCharsets.UTF_8);
    try {
      return new Datum.Text(new String(decoder.decode(bytes), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException notBase64) {
      return given.fail("the text is not base64");
    }
  }
}
