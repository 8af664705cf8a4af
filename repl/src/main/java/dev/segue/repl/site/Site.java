package dev.segue.repl.site;

import dev.segue.compiler.ir.Definitions;
import dev.segue.compiler.ir.Messages;
import dev.segue.compiler.ir.Workspace;
import dev.segue.compiler.plan.Mentions;
import dev.segue.compiler.plan.Thing;
import dev.segue.compiler.plan.Thing.Kind;
import dev.segue.compiler.source.Source;
import dev.segue.repl.report.Html;
import dev.segue.repl.session.LoadedWorkspace;
import dev.segue.runtime.store.SegmentSizes.Size;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The pages of a workspace: the same for the same scripts and the same sizes. */
public final class Site {
  private static final Set<Kind> COLUMNS =
      EnumSet.of(Kind.ATTRIBUTE, Kind.ACCOUNT_FIELD, Kind.EVENT, Kind.PROPERTY, Kind.RECORD);
  private static final int MOST_DRAWN = 60;

  private final LoadedWorkspace loaded;
  private final Workspace workspace;
  private final Map<String, List<Size>> sizes;
  private final Mentions mentions;
  private final Map<Thing, Told> things;
  private final ScriptText scripts;

  private Site(LoadedWorkspace loaded, Map<String, List<Size>> sizes) {
    this.loaded = loaded;
    this.workspace = loaded.workspace();
    this.sizes = Map.copyOf(sizes);
    this.mentions = Mentions.in(workspace);
    this.things = Catalogue.of(loaded);
    this.scripts = new ScriptText(pages());
  }

  /**
   * Their texts by the names of their files.
   *
   * @param sizes of segments, from one refresh to the next; of none where they are not known
   */
  public static Map<String, String> of(LoadedWorkspace loaded, Map<String, List<Size>> sizes) {
    return new Site(loaded, sizes).files();
  }

  /** Where the names in scripts lead; of one that several things have, to the first. */
  private Map<String, String> pages() {
    Map<String, String> pages = new HashMap<>();
    Catalogue.conditions(loaded)
        .keySet()
        .forEach(c -> pages.put(c, PageName.CONDITIONS + "#" + PageName.plain(c)));
    for (Told told : things.values()) {
      if (told.thing().kind() != Kind.TEST) {
        pages.putIfAbsent(told.thing().name(), told.page());
      }
    }
    return pages;
  }

  private Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("index.html", index());
    files.put("schema.html", schema());
    files.put("lineage.html", lineage());
    files.put("tests.html", tests());
    files.put(PageName.CONDITIONS, conditions());
    for (Told told : things.values()) {
      if (!COLUMNS.contains(told.thing().kind()) && told.thing().kind() != Kind.TEST) {
        files.put(told.page(), page(told));
      }
    }
    files.put("style.css", Html.style() + resource("site.css"));
    files.put("search.js", resource("search.js"));
    files.put("things.js", SearchIndex.of(things.values()));
    return files;
  }

  private static String resource(String name) {
    try (InputStream in = Site.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no " + name + " beside the class");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Page begun(String over, String heading) {
    return new Page(workspace.name(), heading + " \u2013 " + workspace.name(), over, heading);
  }

  private Optional<Size> last(Thing thing) {
    return thing.kind() == Kind.SEGMENT
        ? Optional.ofNullable(sizes.get(thing.name())).map(List::getLast)
        : Optional.empty();
  }

  private String index() {
    Page page = begun("Workspace", workspace.name()).headed(List.of(), "");
    StringBuilder figures = new StringBuilder("<dl class=\"figures\">");
    for (Kind kind : Kind.values()) {
      long many = things.keySet().stream().filter(t -> t.kind() == kind).count();
      if (many > 0 && kind != Kind.PROPERTY && kind != Kind.ACCOUNT_FIELD) {
        figures.append(
            "<div><dt>%s</dt><dd>%s</dd></div>"
                .formatted(LineageDrawing.plural(kind), Html.number(many)));
      }
    }
    page.section("At a glance", figures.append("</dl>\n").toString());
    for (Kind kind :
        List.of(
            Kind.SEGMENT,
            Kind.PROGRAM,
            Kind.MESSAGE,
            Kind.TRAIT,
            Kind.SCORE,
            Kind.PARTITION,
            Kind.VOCABULARY,
            Kind.LIST,
            Kind.TOPIC)) {
      page.section(capital(LineageDrawing.plural(kind)), listed(kind));
    }
    return page.text();
  }

  private static String capital(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  private String listed(Kind kind) {
    List<Told> some = things.values().stream().filter(t -> t.thing().kind() == kind).toList();
    boolean sized = some.stream().anyMatch(t -> last(t.thing()).isPresent());
    boolean owned = some.stream().anyMatch(t -> t.owner().isPresent());
    List<String> heads = new ArrayList<>(List.of(capital(kind.words()), "Is"));
    if (sized) {
      heads.add("Contacts");
    }
    if (owned) {
      heads.add("Owner");
    }
    List<List<String>> rows = new ArrayList<>();
    for (Told told : some) {
      List<String> row = new ArrayList<>(List.of(Page.link(told.thing())));
      row.add(Html.escaped(told.title().or(told::about).orElse("")));
      if (sized) {
        row.add(last(told.thing()).map(s -> Html.number(s.contacts())).orElse("\u2013"));
      }
      if (owned) {
        row.add(Html.escaped(told.owner().orElse("")));
      }
      rows.add(row);
    }
    return Page.table(heads, rows);
  }

  private String page(Told told) {
    Thing thing = told.thing();
    List<String> lines = new ArrayList<>();
    if (told.title().isPresent()) {
      lines.add(thing.name());
    }
    told.place().ifPresent(lines::add);
    told.owner().ifPresent(o -> lines.add("owner " + o));
    workspace
        .segment(thing.name())
        .filter(s -> thing.kind() == Kind.SEGMENT)
        .flatMap(Definitions.Segment::expect)
        .ifPresent(
            e ->
                lines.add(
                    "expected size " + Html.number(e.least()) + " to " + Html.number(e.most())));
    last(thing).ifPresent(s -> lines.add(Html.number(s.contacts()) + " contacts"));
    Page page =
        begun(capital(thing.kind().words()), told.title().orElse(thing.name()))
            .headed(lines, told.about().orElse(""));
    told.english().ifPresent(e -> page.section("In plain English", Page.english(told, e)));
    if (thing.kind() == Kind.VOCABULARY) {
      page.section("Words", terms(thing.name()));
    }
    if (thing.kind() == Kind.SEGMENT && sizes.containsKey(thing.name())) {
      page.section(
          "Size over time",
          SizesDrawing.of(sizes.getOrDefault(thing.name(), List.of()), workspace.zone()));
    }
    page.section("Script", scripts.block(told.script(), told.page()) + body(thing));
    page.section("What comes of what", drawn(thing));
    page.section("Speaks of", Page.links(mentions.of(thing)));
    Set<Thing> tests =
        mentions.by(thing).stream().filter(t -> t.kind() == Kind.TEST).collect(Collectors.toSet());
    Set<Thing> users =
        mentions.by(thing).stream().filter(t -> t.kind() != Kind.TEST).collect(Collectors.toSet());
    page.section("Is spoken of by", Page.links(users));
    page.section("Tests", Page.links(tests));
    return page.text();
  }

  private String drawn(Thing thing) {
    Lineage lineage = Lineage.of(thing, mentions);
    if (lineage.edges().isEmpty()) {
      return "";
    }
    return lineage.things().size() <= MOST_DRAWN
        ? LineageDrawing.of(lineage, Optional.of(thing))
        : "<p class=\"quiet\">"
            + Html.number(lineage.things().size())
            + " things: <a href=\"lineage.html\">the whole</a> has them.</p>\n";
  }

  /** The template of a message whose body stands in a file. */
  private String body(Thing thing) {
    if (thing.kind() != Kind.MESSAGE) {
      return "";
    }
    return workspace
        .message(thing.name())
        .map(Messages.Message::body)
        .flatMap(
            template ->
                loaded.folder().templates().stream()
                    .filter(t -> t.path().equals(template.file()))
                    .findFirst())
        .map(Site::template)
        .orElse("");
  }

  private static String template(Source template) {
    return "<p class=\"quiet\">"
        + Html.escaped(template.path())
        + "</p><pre class=\"script\"><code>"
        + ScriptText.escaped(template.text())
        + "</code></pre>\n";
  }

  private String terms(String vocabulary) {
    List<List<String>> rows = new ArrayList<>();
    for (Messages.Vocabulary each : workspace.vocabularies()) {
      if (each.name().equals(vocabulary)) {
        for (Messages.Term term : each.terms()) {
          String forms =
              term.forms().entrySet().stream()
                  .sorted(Map.Entry.comparingByKey())
                  .map(e -> e.getKey() + " " + e.getValue())
                  .collect(Collectors.joining(", "));
          rows.add(
              List.of(
                  Html.escaped(term.name()),
                  Html.escaped(term.one()),
                  Html.escaped(term.many()),
                  Html.escaped(forms)));
        }
      }
    }
    return Page.table(List.of("Term", "One", "Many", "Other forms"), rows);
  }

  private String schema() {
    Page page =
        begun("Schema", "What may be asked about")
            .headed(
                List.of(),
                "The columns of contacts, accounts, events and records, and what speaks of each.");
    for (Kind kind : List.of(Kind.ATTRIBUTE, Kind.ACCOUNT_FIELD, Kind.EVENT, Kind.RECORD)) {
      List<List<String>> rows = new ArrayList<>();
      for (Told told : things.values()) {
        if (told.thing().kind() == kind) {
          rows.add(column(told));
          things.values().stream()
              .filter(
                  p ->
                      p.thing().kind() == Kind.PROPERTY
                          && p.thing().name().startsWith(told.thing().name() + "."))
              .forEach(p -> rows.add(column(p)));
        }
      }
      page.section(
          capital(LineageDrawing.plural(kind)),
          Page.table(List.of("Name", "Type", "Spoken of by"), rows));
    }
    return page.text();
  }

  private List<String> column(Told told) {
    Thing thing = told.thing();
    String by =
        mentions.by(thing).stream()
            .filter(t -> t.kind() != Kind.TEST)
            .sorted(Comparator.comparing(Thing::kind).thenComparing(Thing::name))
            .map(Page::link)
            .collect(Collectors.joining(" "));
    return List.of(
        "<span id=\"%s\">%s</span>".formatted(PageName.anchor(thing), Html.escaped(thing.name())),
        Html.escaped(told.title().orElse("")),
        by);
  }

  private String lineage() {
    return begun("Lineage", "What comes of what")
        .headed(
            List.of(),
            "From the columns by way of definitions to programs and their messages: an arc leads"
                + " from what is spoken of to what speaks of it.")
        .section(
            "All of it",
            LineageDrawing.of(
                Lineage.among(
                    things.keySet().stream().filter(t -> t.kind() != Kind.PROPERTY).toList(),
                    mentions),
                Optional.empty()))
        .text();
  }

  private String tests() {
    Page page = begun("Tests", "What is tested").headed(List.of(), "");
    for (Told told : things.values()) {
      if (told.thing().kind() == Kind.TEST) {
        page.section(
            told.thing().name(),
            "<p class=\"quiet\" id=\"%s\">%s</p>\n"
                    .formatted(PageName.anchor(told.thing()), Html.escaped(told.place().orElse("")))
                + scripts.block(told.script(), PageName.TESTS)
                + Page.links(mentions.of(told.thing())));
      }
    }
    return page.text();
  }

  private String conditions() {
    Page page =
        begun("Conditions", "Named conditions")
            .headed(List.of(), "Wherever one is used, what it says is put in.");
    Catalogue.conditions(loaded)
        .forEach(
            (name, text) ->
                page.section(
                    name,
                    "<div id=\"%s\">".formatted(PageName.plain(name))
                        + scripts.block(text, PageName.CONDITIONS + "#" + PageName.plain(name))
                        + "</div>\n"));
    return page.text();
  }
}
