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
import org.junit.jupiter.api.Test;

/** What the reference says cannot run yet is reported so, once each and as nothing else. */
final class NotYetTest {
  private static final String SCRIPT =
      """
      schema {
        contact from contacts key id {
          email        email
          renewal_date date
        }
        events from events key id of contact by contact_id at at type type {
          page_viewed { path text }
        }
      }
      segment engaged { page_viewed in last 30 days }
      message hello {
        channel email
        from    "Shop <shop@shop.example>"
        subject "Hello"
        body    "Hello"
      }
      program p {
        audience engaged
        ROW
        send hello
      }
      """;

  @Test
  void eachFormIsOneDiagnostic() {
    String page = Repository.text(Repository.ROOT.resolve("docs/reference/language.md"));
    assertEquals(List.of(), said(""));
    List<DocsPage.Block> blocks =
        DocsPage.read(page.substring(page.indexOf("## Not yet"))).blocks("text");
    assertFalse(blocks.isEmpty());
    for (String form : blocks.getFirst().lines()) {
      assertEquals(List.of(Code.NOT_YET), said(form), form);
    }
  }

  private static List<Code> said(String row) {
    Compilation compilation =
        SegueCompiler.compile(
            SegueCompiler.Input.of(
                ZoneId.of("UTC"),
                List.of(new Source("not-yet.segue", SCRIPT.replace("ROW", row)))));
    return compilation.diagnostics().stream().map(Diagnostic::code).toList();
  }
}
