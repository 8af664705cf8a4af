package dev.segue.runtime.deliver;

import dev.segue.runtime.store.StoreFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The folder {@code outbox} of a workspace: one file for each day of the workspace's zone, {@code
 * 2026-03-02.jsonl}, one message a line as JSON ({@code key}, {@code at}, {@code program}, {@code
 * step}, {@code message}, {@code topic}, {@code contact}, {@code to}, {@code from}, {@code
 * subject}, {@code html}, {@code body}), in the order sent. Lines are only ever added; half a one,
 * which a run left that ended while it wrote, is cut away.
 */
public final class OutboxFolder implements Channel {
  /** Its name in the workspace. */
  public static final String NAME = "outbox";

  private static final int AT_ONCE = 1_000;
  private static final ObjectMapper MAPPER = JsonMapper.builder().build();

  private final Path folder;
  private final ZoneId zone;

  public OutboxFolder(Path workspace, ZoneId zone) {
    this.folder = in(workspace);
    this.zone = zone;
  }

  /** The folder in a workspace. */
  public static Path in(Path workspace) {
    return workspace.resolve(NAME);
  }

  @Override
  public int together() {
    return AT_ONCE;
  }

  @Override
  public Session open() {
    try {
      Files.createDirectories(folder);
      return new Writing();
    } catch (IOException e) {
      throw unwritable(folder);
    }
  }

  static StoreFailure unwritable(Path file) {
    return new StoreFailure(
        file.toString(),
        "it cannot be written",
        "see that you may write there and that the disk has room; nothing was sent");
  }

  private final class Writing implements Session {
    @Override
    public Outcome send(List<Outgoing> messages) {
      List<LocalDate> days =
          messages.stream().map(m -> LocalDate.ofInstant(m.at(), zone)).distinct().toList();
      if (days.size() != 1) {
        throw new IllegalArgumentException("what goes out at once goes out on one day");
      }
      return append(folder.resolve(days.getFirst() + ".jsonl"), lines(messages))
          .<Outcome>map(Outcome.Closed::new)
          .orElse(Outcome.GONE);
    }

    @Override
    public void close() {}
  }

  /** All of it on the disk, or the file as it was and why. */
  private static Optional<StoreFailure> append(Path file, String lines) {
    FileChannel out;
    try {
      out =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    } catch (IOException e) {
      return Optional.of(unwritable(file));
    }
    try {
      return append(out, file, lines);
    } finally {
      closeQuietly(out);
    }
  }

  private static Optional<StoreFailure> append(FileChannel out, Path file, String lines) {
    long end;
    ByteBuffer bytes;
    try {
      BrokenLine.mend(out);
      end = out.size();
      bytes = ByteBuffer.wrap(lines.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      return Optional.of(unwritable(file));
    }
    try {
      out.position(end);
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
      return Optional.empty();
    } catch (IOException e) {
      cutBack(out, end, file);
      return Optional.of(unwritable(file));
    }
  }

  private static void cutBack(FileChannel out, long end, Path file) {
    try {
      out.truncate(end);
    } catch (IOException e) {
      throw new StoreFailure(
          file.toString(),
          "writing broke off and its end cannot be taken back",
          "look at its last lines: these messages are not sent again by themselves");
    }
  }

  /** What was written is on the disk already. */
  private static void closeQuietly(FileChannel file) {
    try {
      file.close();
    } catch (IOException e) {
      // nothing is lost
    }
  }

  private static String lines(List<Outgoing> messages) {
    StringBuilder lines = new StringBuilder();
    for (Outgoing message : messages) {
      lines.append(MAPPER.writeValueAsString(line(message))).append('\n');
    }
    return lines.toString();
  }

  private static ObjectNode line(Outgoing message) {
    ObjectNode line = MAPPER.createObjectNode();
    line.put("key", message.key());
    line.put("at", message.at().toString());
    message.program().ifPresent(p -> line.put("program", p));
    message.step().ifPresent(s -> line.put("step", s));
    line.put("message", message.message());
    message.topic().ifPresent(t -> line.put("topic", t));
    if (message.contact() instanceof Long number) {
      line.put("contact", number);
    } else {
      line.put("contact", message.contact().toString());
    }
    line.put("to", message.to());
    message.from().ifPresent(f -> line.put("from", f));
    line.put("subject", message.subject());
    line.put("html", message.html());
    line.put("body", message.body());
    return line;
  }
}
