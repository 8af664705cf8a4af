package dev.segue.compiler.check;

import dev.segue.compiler.diag.Code;
import dev.segue.compiler.diag.Diagnostic;
import dev.segue.compiler.template.HtmlLooks;
import dev.segue.compiler.template.HtmlLooks.Link;
import dev.segue.compiler.template.LeastLength;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a message looks like where it arrives: how much of its subject is seen, whether its HTML
 * keeps values in their place, where its links lead, and whether it says something without
 * pictures.
 */
record MessageLooks(Findings findings) {
  /** So many characters do most inboxes show. */
  private static final int SEEN_OF_SUBJECT = 60;

  private static final Set<String> SHOWN = Set.of("a", "area", "img");
  private static final Pattern SCHEME = Pattern.compile("(?i)[a-z][a-z0-9+.-]*:.*", Pattern.DOTALL);
  private static final Pattern RUNS =
      Pattern.compile("(?i)(javascript|vbscript|data):.*", Pattern.DOTALL);
  private static final Pattern SPACE = Pattern.compile("\\s");

  void check(MessageCheck.Written written) {
    PlacedTemplate subject = written.subject();
    int length = LeastLength.of(subject.template());
    if (subject.uses().isPresent() && length > SEEN_OF_SUBJECT) {
      findings.add(
          Diagnostic.of(Code.SUBJECT_LONG, written.message().span(), length, SEEN_OF_SUBJECT)
              .hint("say what matters first, or less"));
    }
    PlacedTemplate body = written.body();
    if (written.message().html() && body.uses().isPresent()) {
      html(written, body, HtmlLooks.of(body.template()));
    }
  }

  private void html(MessageCheck.Written written, PlacedTemplate body, HtmlLooks looks) {
    for (HtmlLooks.Finding found : looks.misplaced()) {
      findings.add(
          Diagnostic.of(Code.TEMPLATE_CONTEXT, body.places().apply(found.span()), found.reason()));
    }
    looks.links().stream().filter(l -> SHOWN.contains(l.element())).forEach(l -> link(l, body));
    looks
        .silent()
        .forEach(
            span ->
                findings.add(
                    Diagnostic.of(
                            Code.TEXT_ALTERNATIVE,
                            body.places().apply(span),
                            "a picture says nothing where none is shown")
                        .hint("say what it shows: alt=\"..\", or alt=\"\" where it says nothing")));
    if (looks.misplaced().isEmpty() && looks.text().isBlank()) {
      findings.add(
          Diagnostic.of(
                  Code.TEXT_ALTERNATIVE,
                  written.message().span(),
                  "message '" + written.message().name() + "' says nothing as text")
              .hint("many see the text alone: write some beside the pictures"));
    }
  }

  private void link(Link link, PlacedTemplate body) {
    String reason = reason(link);
    if (!reason.isEmpty()) {
      findings.add(
          Diagnostic.of(Code.LINK, body.places().apply(link.span()), reason)
              .hint("write the whole address, such as \"https://shop.example/rates\""));
    }
  }

  private static String reason(Link link) {
    String address = link.address().strip();
    String what = link.element().equals("img") ? "picture" : "link";
    if (address.isEmpty() || address.equals("#")) {
      return "a " + what + " without an address";
    }
    if (RUNS.matcher(address).matches() && !what.equals("picture")) {
      return "a link that mail programs do not follow: '" + address + "'";
    }
    if (SPACE.matcher(address).find()) {
      return "an address has no spaces: '" + address + "'";
    }
    return SCHEME.matcher(address).matches() || address.startsWith("#")
        ? ""
        : "a mail stands on no page of a site: '" + address + "' leads nowhere";
  }
}
