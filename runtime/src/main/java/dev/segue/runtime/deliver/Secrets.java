package dev.segue.runtime.deliver;

import dev.segue.runtime.store.StoreFailure;
import dev.segue.runtime.workspace.Settings;
import java.util.Optional;
import java.util.function.Function;

/** Looks up secrets in the environment. */
public record Secrets(Function<String, Optional<String>> environment) {
  String of(Settings.Secret secret) {
    return environment
        .apply(secret.variable())
        .filter(value -> !value.isEmpty())
        .orElseThrow(
            () ->
                new StoreFailure(
                    "segue.yaml",
                    "the environment has no variable '" + secret.variable() + "'",
                    "set it where segue runs; nothing was sent"));
  }
}
