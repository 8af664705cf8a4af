package dev.segue.repl.site;

import dev.segue.repl.report.Html;
import dev.segue.runtime.store.SegmentSizes.Size;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/** How large a segment was from one refresh to the next, as a line of steps. */
final class SizesDrawing {
  private static final int WIDTH = 600;
  private static final int HEIGHT = 140;
  private static final int TOP = 18;
  private static final int BOTTOM = 22;

  /** How long the last size is drawn. */
  private static final int LAST = 24;

  private SizesDrawing() {}

  static String of(List<Size> sizes, ZoneId zone) {
    long first = sizes.getFirst().since().toEpochMilli();
    long last = sizes.getLast().since().toEpochMilli();
    long most = Math.max(1, sizes.stream().mapToLong(Size::contacts).max().orElse(1));
    StringBuilder path = new StringBuilder();
    for (Size size : sizes) {
      double x =
          last == first
              ? 0
              : (WIDTH - LAST) * (double) (size.since().toEpochMilli() - first) / (last - first);
      double y = TOP + (HEIGHT - TOP - BOTTOM) * (1 - (double) size.contacts() / most);
      path.append(
          path.isEmpty()
              ? String.format(Locale.ROOT, "M%.1f %.1f", x, y)
              : String.format(Locale.ROOT, "H%.1fV%.1f", x, y));
    }
    path.append("H" + WIDTH);
    String from = day(first, zone);
    String to = day(last, zone);
    return """
    <svg class="sizes" viewBox="0 0 %d %d" role="img" aria-label="From %s to %s: at most %s, at last %s">
    <line x1="0" y1="%d" x2="%d" y2="%d"/><line x1="0" y1="%d" x2="%d" y2="%d"/>
    <path d="%s"/>
    <text x="0" y="%d">%s</text><text x="0" y="%d">%s</text><text class="end" x="%d" y="%d">%s</text>
    </svg>
    """
        .formatted(
            WIDTH,
            HEIGHT,
            from,
            to,
            Html.number(most),
            Html.number(sizes.getLast().contacts()),
            TOP,
            WIDTH,
            TOP,
            HEIGHT - BOTTOM,
            WIDTH,
            HEIGHT - BOTTOM,
            path,
            TOP - 6,
            Html.number(most),
            HEIGHT - 4,
            from,
            WIDTH,
            HEIGHT - 4,
            from.equals(to) ? "" : to);
  }

  private static String day(long at, ZoneId zone) {
    return Instant.ofEpochMilli(at).atZone(zone).toLocalDate().toString();
  }
}
