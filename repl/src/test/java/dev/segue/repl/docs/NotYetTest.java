package dev.segue.repl.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.segue.compiler.Compilation;
import dev.segue.compiler.SegueCompiler;
import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.source.Source;
import dev.segue.repl.Repository;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the reference says cannot run yet is reported so, once each and as nothing else. */
final class NotYetTest {
  private static final String SCRIPT =
      """
      schema {
        contact from contacts key id {
          title          text
          plan           one of ("free", "pro") with history
          lifetime_value decimal(12,2)
          home           location from latitude, longitude
        }
        account from accounts key id of contact by account_id { name text }
        events from events key id of contact by contact_id at at type type {
          page_viewed { path text }
          purchased   { product text }
        }
      }
      segment engaged { page_viewed in last 30 days }
      """;

  @Test
  void eachFormIsOneDiagnostic() {
    String page = Repository.text(Repository.ROOT.resolve("docs/reference/language.md"));
    Compilation compilation =
        SegueCompiler.compile(
            new SegueCompiler.Input(
                "not yet",
                ZoneId.of("UTC"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(new Source("not-yet.segue", SCRIPT)),
                List.of(),
                true));
    assertEquals(List.of(), compilation.diagnostics());
    List<DocsPage.Block> blocks =
        DocsPage.read(page.substring(page.indexOf("## Not yet"))).blocks("segue");
    assertFalse(blocks.isEmpty());
    for (String form : blocks.getFirst().lines()) {
      List<Code> said =
          compilation.condition(new Source("(condition)", form)).diagnostics().stream()
              .map(Diagnostic::code)
              .toList();
      assertEquals(List.of(Code.NOT_YET), said, form);
    }
  }
}
