package dev.segue.compiler.sql;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The years before 1970 of those time zones whose clocks Trino takes to have been another zone's
 * until then: {@code Europe/Oslo} is no more than Berlin there. A statement brings them along if it
 * names such a zone, or reads the zones of contacts.
 */
final class TrinoZones {
  /** An offset, then each instant of a change with the offset after it, in milliseconds. */
  static final String PAST = "segue_past";

  private static final List<String> OTHERWISE =
      List.of(
          """
          Africa/Accra Africa/Addis_Ababa Africa/Asmara Africa/Asmera Africa/Bamako Africa/Bangui
          Africa/Banjul Africa/Blantyre Africa/Brazzaville Africa/Bujumbura Africa/Conakry
          Africa/Dakar Africa/Dar_es_Salaam Africa/Djibouti Africa/Douala Africa/Freetown
          Africa/Gaborone Africa/Harare Africa/Kampala Africa/Kigali Africa/Kinshasa
          Africa/Libreville Africa/Lome Africa/Luanda Africa/Lubumbashi Africa/Lusaka
          Africa/Malabo Africa/Maseru Africa/Mbabane Africa/Mogadishu Africa/Niamey
          Africa/Nouakchott Africa/Ouagadougou Africa/Porto-Novo Africa/Timbuktu America/Anguilla
          America/Antigua America/Aruba America/Atikokan America/Blanc-Sablon America/Cayman
          America/Coral_Harbour America/Creston America/Curacao America/Dominica America/Grenada
          America/Guadeloupe America/Kralendijk America/Lower_Princes America/Marigot
          America/Montserrat America/Nassau America/Port_of_Spain America/St_Barthelemy
          America/St_Kitts America/St_Lucia America/St_Thomas America/St_Vincent America/Tortola
          America/Virgin Antarctica/DumontDUrville Antarctica/McMurdo Antarctica/South_Pole
          Antarctica/Syowa Arctic/Longyearbyen Asia/Aden Asia/Bahrain Asia/Brunei
          Asia/Kuala_Lumpur Asia/Kuwait Asia/Muscat Asia/Phnom_Penh Asia/Vientiane
          Atlantic/Jan_Mayen Atlantic/Reykjavik Atlantic/St_Helena Europe/Amsterdam
          Europe/Copenhagen Europe/Guernsey Europe/Isle_of_Man Europe/Jersey Europe/Ljubljana
          Europe/Luxembourg Europe/Monaco Europe/Oslo Europe/Sarajevo Europe/Skopje
          Europe/Stockholm Europe/Vaduz Europe/Zagreb Iceland Indian/Antananarivo Indian/Christmas
          Indian/Cocos Indian/Comoro Indian/Kerguelen Indian/Mahe Indian/Mayotte Indian/Reunion
          Pacific/Chuuk Pacific/Funafuti Pacific/Majuro Pacific/Midway Pacific/Pohnpei
          Pacific/Ponape Pacific/Saipan Pacific/Truk Pacific/Wake Pacific/Wallis Pacific/Yap
          """
              .strip()
              .split("\\s+"));

  private TrinoZones() {}

  /** For a statement of that text. */
  static TrinoFunction past(String statement) {
    boolean all =
        statement.contains(TextFunctions.ZONE + "\"(")
            || statement.contains(TextFunctions.ZONE + "(");
    Map<String, List<String>> same = new LinkedHashMap<>();
    OTHERWISE.stream()
        .filter(zone -> all || statement.contains(TrinoFunction.quoted(zone)))
        .filter(ZoneId.getAvailableZoneIds()::contains)
        .forEach(zone -> same.computeIfAbsent(history(zone), h -> new ArrayList<>()).add(zone));
    String cases =
        same.entrySet().stream()
            .map(
                e ->
                    " when zone in ("
                        + e.getValue().stream()
                            .map(TrinoFunction::quoted)
                            .collect(Collectors.joining(", "))
                        + ") then array["
                        + e.getKey()
                        + "]")
            .collect(Collectors.joining("\n"));
    return TrinoFunction.of(
        PAST + "(zone varchar) returns array(bigint)",
        same.isEmpty() ? "return cast(null as array(bigint))" : "return case\n" + cases + "\nend");
  }

  private static String history(String zone) {
    List<Long> all = new ArrayList<>();
    for (ZoneOffsetTransition change : ZoneId.of(zone).getRules().getTransitions()) {
      if (change.getInstant().isBefore(Instant.EPOCH)) {
        if (all.isEmpty()) {
          all.add(milliseconds(change.getOffsetBefore()));
        }
        all.add(change.getInstant().toEpochMilli());
        all.add(milliseconds(change.getOffsetAfter()));
      }
    }
    if (all.isEmpty()) {
      all.add(milliseconds(ZoneId.of(zone).getRules().getOffset(Instant.EPOCH)));
    }
    return all.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private static long milliseconds(ZoneOffset offset) {
    return 1000L * offset.getTotalSeconds();
  }
}
