package dev.segue.runtime.differential;

import java.util.Optional;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/** Another number of histories: {@code -Dsegue.histories=10000}, {@code .server} on a server. */
final class AsManyHistories implements AroundPropertyHook {
  private static final String HISTORIES = "segue.histories";

  /** Before jqwik itself looks for how many. */
  private static final int BEFORE = -90;

  @Override
  public PropertyExecutionResult aroundProperty(
      PropertyLifecycleContext context, PropertyExecutor property) {
    boolean onServer = context.containerClass() == FreshOnServerProperties.class;
    Optional.ofNullable(Integer.getInteger(onServer ? HISTORIES + ".server" : HISTORIES))
        .ifPresent(context.attributes()::setTries);
    return property.execute();
  }

  @Override
  public int aroundPropertyProximity() {
    return BEFORE;
  }
}
