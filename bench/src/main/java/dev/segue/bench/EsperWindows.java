package dev.segue.bench;

import com.espertech.esper.common.client.configuration.Configuration;
import com.espertech.esper.compiler.client.CompilerArguments;
import com.espertech.esper.compiler.client.EPCompileException;
import com.espertech.esper.compiler.client.EPCompilerProvider;
import com.espertech.esper.runtime.client.EPDeployException;
import com.espertech.esper.runtime.client.EPRuntime;
import com.espertech.esper.runtime.client.EPRuntimeProvider;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Windows and counts in Esper, in memory: who did something so often within so many days, kept up
 * with event by event. Each says the same as a segment of {@link #script}.
 */
final class EsperWindows {
  private static final List<String> KINDS = List.of("page_viewed", "email_opened", "cart_added");
  private static final List<Integer> DAYS = List.of(1, 7, 30, 90);
  private static final long OFTEN = 3;

  private final EPRuntime runtime;
  private final List<Set<String>> members = new ArrayList<>();

  /** What Esper is sent. */
  public record Event(String contact, String type) {
    public String getContact() {
      return contact;
    }

    public String getType() {
      return type;
    }
  }

  EsperWindows(long begun) {
    Configuration configuration = new Configuration();
    configuration.getCommon().addEventType("Event", Event.class);
    configuration.getRuntime().getThreading().setInternalTimerEnabled(false);
    this.runtime = EPRuntimeProvider.getRuntime("windows", configuration);
    runtime.getEventService().advanceTime(begun);
    for (String kind : KINDS) {
      for (int days : DAYS) {
        deploy(
            configuration,
            "@name('who') select contact, count(*) as n from Event(type = '"
                + kind
                + "')#time("
                + days
                + " days) group by contact");
      }
    }
  }

  /** The same as segments, in the same order. */
  static String script() {
    StringBuilder text = new StringBuilder();
    for (String kind : KINDS) {
      for (int days : DAYS) {
        text.append("segment windows_").append(kind).append('_').append(days).append(" {\n  ");
        text.append(kind).append(" at least ").append(OFTEN);
        text.append(" times in last ").append(days).append(" days\n}\n\n");
      }
    }
    return text.toString();
  }

  private void deploy(Configuration configuration, String query) {
    Set<String> who = new HashSet<>();
    members.add(who);
    try {
      runtime
          .getDeploymentService()
          .deploy(
              EPCompilerProvider.getCompiler().compile(query, new CompilerArguments(configuration)))
          .getStatements()[0]
          .addListener(
              (come, gone, statement, from) -> {
                for (var row : come) {
                  String contact = (String) row.get("contact");
                  if ((Long) row.get("n") >= OFTEN) {
                    who.add(contact);
                  } else {
                    who.remove(contact);
                  }
                }
              });
    } catch (EPCompileException | EPDeployException e) {
      throw new IllegalStateException(e);
    }
  }

  void send(String contact, String type, long at) {
    until(at);
    runtime.getEventService().sendEventBean(new Event(contact, type), "Event");
  }

  /** Time passes. */
  void until(long at) {
    if (at > runtime.getEventService().getCurrentTime()) {
      runtime.getEventService().advanceTime(at);
    }
  }

  /** How many are in each. */
  List<Integer> sizes() {
    return members.stream().map(Set::size).toList();
  }

  void end() {
    runtime.destroy();
  }
}
