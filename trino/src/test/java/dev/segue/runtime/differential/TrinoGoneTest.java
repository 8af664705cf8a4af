package dev.segue.runtime.differential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.segue.compiler.sql.Dialect;
import dev.segue.compiler.sql.SqlText;
import dev.segue.runtime.store.ForeignSource;
import dev.segue.runtime.store.Store;
import dev.segue.runtime.store.StoreFailure;
import dev.segue.runtime.store.StoreLocation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A coordinator that no longer knows of a statement is told as a connection that broke off. */
final class TrinoGoneTest {
  private static final String NO_TABLES =
      "{\"id\": \"0\", \"infoUri\": \"%1$s\", \"columns\": [{\"name\": \"Table\", \"type\":"
          + " \"varchar\", \"typeSignature\": {\"rawType\": \"bigint\", \"arguments\": []}}],"
          + " \"data\": [], \"stats\": {\"state\": \"FINISHED\"}}";

  private static final String TAKEN =
      "{\"id\": \"1\", \"infoUri\": \"%1$s\", \"nextUri\": \"%1$s/v1/next\","
          + " \"stats\": {\"state\": \"RUNNING\"}}";

  private HttpServer server;
  private URI address;
  private int asked;

  @BeforeEach
  void start() throws IOException, URISyntaxException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    InetSocketAddress at = server.getAddress();
    address = new URI("http", null, at.getHostString(), at.getPort(), null, null, null);
    server.createContext("/v1/statement", this::statement);
    server.createContext("/v1/next", x -> reply(x, 404, "text/plain", "no such query"));
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  /** The first is what opening asks. */
  private void statement(HttpExchange exchange) throws IOException {
    String body = (asked++ == 0 ? NO_TABLES : TAKEN).formatted(address);
    reply(exchange, 200, "application/json", body);
  }

  private static void reply(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.getRequestBody().readAllBytes();
    exchange.getResponseHeaders().add("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Test
  void aStatementThatIsForgottenIsAConnectionThatBrokeOff() {
    ForeignSource source =
        new ForeignSource(
            "jdbc:trino://" + address.getAuthority() + "/memory/default?user=a", Dialect.TRINO);
    try (Store store =
        Store.open(new StoreLocation(Optional.empty(), Optional.empty(), Optional.of(source)))) {
      StoreFailure failure =
          assertThrows(
              StoreFailure.class,
              () -> store.number(new SqlText("select 1", List.of(), Dialect.TRINO)));
      assertTrue(failure.reason().startsWith("the connection broke off: "), failure.reason());
      assertEquals("see that it runs and try again", failure.remedy());
    }
  }
}
