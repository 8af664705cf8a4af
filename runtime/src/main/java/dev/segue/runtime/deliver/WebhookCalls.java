package dev.segue.runtime.deliver;

import dev.segue.runtime.workspace.Settings;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Calls of web addresses: a POST of JSON, signed, with the key of the send. An address that does
 * not answer, or answers that it cannot now, is called again with the same key: soon, and then by
 * later runs, each time after about twice as long.
 *
 * <p>{@code Segue-Signature: v1=HEX} is the HMAC-SHA256 of the {@code Segue-Timestamp}, a full stop
 * and the body.
 */
final class WebhookCalls implements Channel {
  private static final int CALLS_AT_ONCE = 3;
  private static final int MOST_TRIES = 8;
  private static final int GIVEN_UP_AFTER = 2;
  private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Set<Integer> FOR_NOW = Set.of(408, 425, 429);
  private static final int SUCCESS = 200;
  private static final int ELSEWHERE = 300;
  private static final int SERVER = 500;

  private final Settings.Webhooks webhooks;
  private final Secrets secrets;
  private final InstantSource clock;
  private final Duration patience;
  private final Duration pause;

  /**
   * @param patience how long an answer is waited for
   * @param pause before the second call, about; twice as long before the third
   */
  WebhookCalls(
      Settings.Webhooks webhooks,
      Secrets secrets,
      InstantSource clock,
      Duration patience,
      Duration pause) {
    this.webhooks = webhooks;
    this.secrets = secrets;
    this.clock = clock;
    this.patience = patience;
    this.pause = pause;
  }

  @Override
  public boolean isAddressed() {
    return false;
  }

  @Override
  public Session open() {
    return new Calling(
        KeyedHash.of(secrets.of(webhooks.secret())),
        HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build());
  }

  /** What one call came to. */
  private sealed interface Answer {
    record Taken() implements Answer {}

    record Refused(String reason) implements Answer {}

    /**
     * @param arrived the call may have arrived all the same
     */
    record NotNow(String reason, boolean arrived) implements Answer {}
  }

  private final class Calling implements Session {
    private final KeyedHash hash;
    private final HttpClient client;

    /** How many calls in a row a host did not answer. */
    private final Map<String, Integer> silent = new HashMap<>();

    Calling(KeyedHash hash, HttpClient client) {
      this.hash = hash;
      this.client = client;
    }

    @Override
    public Outcome send(List<Outgoing> messages) {
      Outgoing message = messages.getFirst();
      URI address = URI.create(message.to());
      String host = address.getAuthority();
      if (silent.getOrDefault(host, 0) >= GIVEN_UP_AFTER) {
        return later(message, new Answer.NotNow(host + " does not answer", false));
      }
      Answer answer = call(message, address);
      for (int n = 1; n < CALLS_AT_ONCE && answer instanceof Answer.NotNow; n++) {
        rest(pause.multipliedBy(1L << (n - 1)));
        answer = call(message, address);
      }
      return switch (answer) {
        case Answer.Taken taken -> {
          silent.remove(host);
          yield Outcome.GONE;
        }
        case Answer.Refused(var reason) -> new Outcome.Rejected(reason);
        case Answer.NotNow notNow -> {
          silent.merge(host, 1, Integer::sum);
          yield later(message, notNow);
        }
      };
    }

    private Outcome later(Outgoing message, Answer.NotNow answer) {
      if (message.tries() + 1 < MOST_TRIES) {
        Duration wait = jittered(FIRST_PAUSE.multipliedBy(1L << message.tries()));
        return new Outcome.Again(message.at().plus(wait), answer.reason());
      }
      return answer.arrived()
          ? new Outcome.Lost(answer.reason())
          : new Outcome.Rejected(answer.reason() + ", " + MOST_TRIES + " times");
    }

    private Answer call(Outgoing message, URI address) {
      String timestamp = Long.toString(clock.instant().getEpochSecond());
      HttpRequest request =
          HttpRequest.newBuilder(address)
              .timeout(patience)
              .header("Content-Type", "application/json")
              .header("User-Agent", "segue")
              .header("Idempotency-Key", headerSafe(message.key()))
              .header("Segue-Timestamp", timestamp)
              .header("Segue-Signature", "v1=" + hash.hex(timestamp + "." + message.body()))
              .POST(HttpRequest.BodyPublishers.ofString(message.body()))
              .build();
      try {
        HttpResponse<Void> response = client.send(request, BodyHandlers.discarding());
        return answer(response.statusCode());
      } catch (ConnectException | HttpConnectTimeoutException e) {
        return new Answer.NotNow("no connection to " + address.getAuthority(), false);
      } catch (IOException e) {
        return new Answer.NotNow("no answer from " + address.getAuthority(), true);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted over a call", e);
      }
    }

    private Answer answer(int status) {
      if (status >= SUCCESS && status < ELSEWHERE) {
        return new Answer.Taken();
      }
      return status >= SERVER || FOR_NOW.contains(status)
          ? new Answer.NotNow("the answer was " + status, false)
          : new Answer.Refused("the answer was " + status);
    }

    private void rest(Duration about) {
      try {
        Thread.sleep(jittered(about).toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted between two calls", e);
      }
    }

    @Override
    public void close() {
      // the client's threads end by themselves once nobody holds it
    }
  }

  /** Half as long to one and a half times as long, so that not everybody calls at once. */
  private static Duration jittered(Duration about) {
    long milliseconds = about.toMillis();
    return Duration.ofMillis(
        milliseconds / 2 + ThreadLocalRandom.current().nextLong(milliseconds + 1));
  }

  /** Names in backticks may hold any character; a header may not. */
  static String headerSafe(String key) {
    return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/").replace("+", "%20");
  }
}
