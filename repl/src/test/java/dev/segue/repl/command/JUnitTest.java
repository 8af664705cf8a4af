package dev.segue.repl.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** The report of tests that CI servers read. */
final class JUnitTest {
  @TempDir Path folder;

  @Test
  void eachTestIsACaseAndWhatIsUnmetAFailure()
      throws IOException, ParserConfigurationException, SAXException {
    Files.writeString(
        folder.resolve("a.segue"),
        """
        schema { contact from contacts key id { country text } }
        segment americans { country = "US" }
        test "one & only <US>" {
          at 2026-03-02
          contact ana { country = "US" }
          expect ana in americans
        }
        test "the other" {
          at 2026-03-02
          contact bob { country = "CA" }
          expect bob in americans
          expect bob not in americans
        }
        """);
    Called called = Called.segue(folder, "test", "--junit", "out/report.xml");
    assertEquals(ExitCodes.FINDINGS, called.code());
    assertEquals("", called.err());
    Document report =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(folder.resolve("out/report.xml").toFile());
    Element suite = report.getDocumentElement();
    assertEquals("2", suite.getAttribute("tests"));
    assertEquals("1", suite.getAttribute("failures"));
    Element first = (Element) suite.getElementsByTagName("testcase").item(0);
    assertEquals("one & only <US>", first.getAttribute("name"));
    assertEquals(0, first.getElementsByTagName("failure").getLength());
    Element second = (Element) suite.getElementsByTagName("testcase").item(1);
    assertEquals("8", second.getAttribute("line"));
    assertEquals(1, second.getElementsByTagName("failure").getLength());
  }
}
