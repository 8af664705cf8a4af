package dev.segue.repl.command;

import dev.segue.runtime.proposal.Proposal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** How much may change before {@code segue plan} fails. */
final class PlanLimits {
  private static final BigDecimal PERCENT = BigDecimal.valueOf(100);
  private static final Pattern FORM = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,6})?)(%?)");

  @Option(
      names = "--max-leaving",
      paramLabel = "N",
      description = "Exit with 1 where more leave a segment: 500, or 10%% of it.")
  private Optional<String> leaving = Optional.empty();

  @Option(
      names = "--max-entering",
      paramLabel = "N",
      description = "Likewise where more enter one that is not new.")
  private Optional<String> entering = Optional.empty();

  @Option(
      names = "--max-messages",
      paramLabel = "N",
      description = "Likewise where a program would send so many more messages than before.")
  private Optional<Long> messages = Optional.empty();

  /** A number of contacts, or a share of those who are in. */
  private record Most(String written, BigDecimal number, boolean share) {
    static Optional<Most> of(String option, Optional<String> written) {
      return written.map(
          text -> {
            Matcher matcher = FORM.matcher(text);
            if (!matcher.matches()) {
              throw Failure.usage(
                  option + ": '" + text + "' is no number of contacts and no share of them",
                  "write " + option + "=500 or " + option + "=10%");
            }
            return new Most(text, new BigDecimal(matcher.group(1)), !matcher.group(2).isEmpty());
          });
    }

    boolean isExceededBy(long moving, long size) {
      BigDecimal moved = BigDecimal.valueOf(moving);
      return share
          ? moved.multiply(PERCENT).compareTo(number.multiply(BigDecimal.valueOf(size))) > 0
          : moved.compareTo(number) > 0;
    }
  }

  /** Complains of what is no limit, before anything is done. */
  void understood() {
    mostLeaving();
    mostEntering();
  }

  private Optional<Most> mostLeaving() {
    return Most.of("--max-leaving", leaving);
  }

  private Optional<Most> mostEntering() {
    return Most.of("--max-entering", entering);
  }

  /** What passes a limit, in words. */
  List<String> exceeded(Proposal proposal) {
    List<String> exceeded = new ArrayList<>();
    for (Proposal.Segment segment : proposal.segments()) {
      long size = segment.size().before();
      mostLeaving()
          .filter(most -> most.isExceededBy(segment.leaving(), size))
          .ifPresent(
              most ->
                  exceeded.add(
                      segment.name()
                          + ": "
                          + segment.leaving()
                          + " of "
                          + size
                          + " leave, and at most "
                          + most.written()
                          + " may"));
      mostEntering()
          .filter(most -> segment.because().cause() != Proposal.Cause.ADDED)
          .filter(most -> most.isExceededBy(segment.entering(), size))
          .ifPresent(
              most ->
                  exceeded.add(
                      segment.name()
                          + ": "
                          + segment.entering()
                          + " come to the "
                          + size
                          + " who are in, and at most "
                          + most.written()
                          + " may"));
    }
    for (Proposal.OfProgram program : proposal.programs()) {
      long more = program.messages().after() - program.messages().before();
      messages
          .filter(most -> more > most)
          .ifPresent(
              most ->
                  exceeded.add(
                      program.name()
                          + ": "
                          + more
                          + " more messages leave, and at most "
                          + most
                          + " may"));
    }
    return exceeded;
  }
}
