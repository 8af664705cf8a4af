package dev.segue.runtime.preflight;

import dev.segue.runtime.deliver.AddressLooks;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What there is to know of a program before it sends anything.
 *
 * @param audience how many contacts are in its audience
 * @param data for each value that its messages read, who lacks it
 * @param unaddressed how many have no address
 * @param addresses what is odd about the addresses
 * @param bounced how many mail came back from
 * @param unsubscribed how many do not want a topic of its messages, by topic
 * @param words how many are spoken to in the words of each vocabulary; of nobody under ""
 * @param unwritten messages that cannot be written for some of the contacts looked at
 */
public record Preflight(
    String program,
    Instant asOf,
    long audience,
    List<Missing> data,
    long unaddressed,
    List<AddressLooks.Found> addresses,
    long bounced,
    Map<String, Long> unsubscribed,
    Map<String, Long> words,
    List<Unwritten> unwritten,
    List<Sample> samples,
    Rehearsed rehearsal) {
  public Preflight {
    data = List.copyOf(data);
    addresses = List.copyOf(addresses);
    unwritten = List.copyOf(unwritten);
    samples = List.copyOf(samples);
  }

  /**
   * How many of some contacts lack a value.
   *
   * @param segment those of the audience who are in it; nothing: all of the audience
   */
  public record Missing(String value, Optional<String> segment, long contacts, long missing) {}

  /** So many of those looked at cannot be written a message, for one reason. */
  public record Unwritten(String message, String reason, long contacts, long lookedAt) {}

  /** A message as a contact would get it. */
  public record Sample(
      String message, String contact, Optional<String> vocabulary, String subject, String body) {}

  /**
   * What the program would do in some days if nobody did anything.
   *
   * @param until how far it was rehearsed
   * @param steps how many would leave each step
   * @param putOff how often hours or the cap would put a message off
   * @param refused messages that would not leave, by reason
   * @param held the most messages that would be held back at one time, by reason
   */
  public record Rehearsed(
      Instant until,
      long entered,
      long heldOut,
      Map<String, Long> steps,
      Map<String, Long> sent,
      Map<String, Long> ended,
      long putOff,
      Map<String, Long> refused,
      Map<String, Long> held) {}
}
