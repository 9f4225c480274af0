// SPDX-License-Identifier: EUPL-1.2
// What a good file becomes: every keyword once, in Dutch and in English, and the hash that both have.
#include "workflows/reading/reading.hpp"
#include "workflows/reading/canonical.hpp"
#include "workflows/reading/keywords.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/reading_helpers.hpp"
#include "tests/support/reading_samples.hpp"

#include <map>
#include <set>

using namespace besluit;
using namespace besluit::testing;
using definition::Move;
using definition::Outcome;
using reading::Source;

namespace {

using Lines = std::vector<std::string>;

std::string shown(const definition::Step& s) {
  std::string line = std::to_string(s.stage) + " " + s.id + " | " + s.title + " | " + std::string(row(s.ask).token) +
                     " | " + s.who + " | " + s.body + " | ";
  line += s.meeting.kind == definition::MeetingChoice::Kind::last_possible ? "-"
          : s.meeting.kind == definition::MeetingChoice::Kind::fixed       ? "=" + to_string(s.meeting.date)
                                                                           : "<" + to_string(s.meeting.date);
  line += " | ";
  line += dates_of(s) + (s.reminds_of_each ? " each" : "");
  if (s.within) line += ", " + terms::to_string(s.within->term, Language::nl) + " na " + s.within->step;
  line += " | " + (s.margin ? terms::to_string(*s.margin, Language::nl) : "") + " | ";
  for (const auto& exit : s.exits) {
    line += std::string(row(exit.outcome).token) + ">" + std::to_string(static_cast<int>(exit.move)) + exit.target;
  }
  return line + " | " + s.policy + " | " + s.ground;
}

}  // namespace

TEST_CASE("reading: an organisation with every keyword") {
  const auto read = reading::read_organisation({"map/organisatie.yaml", std::string(organisation_nl)});
  CHECK(places(read.diagnostics) == Lines{});
  REQUIRE(read.value);
  const auto& o = *read.value;
  CHECK(o.id == "gr");
  CHECK(o.name == "Gemeenschappelijke Regeling");
  CHECK(o.zone == "Europe/Amsterdam");
  CHECK(o.text == organisation_nl);
  CHECK(o.participants.at("leiden").votes == 12);
  CHECK(o.participants.at("leiden").council == "leiden/raad");
  CHECK(o.participants.at("leiden").college == "leiden/college");
  CHECK(o.participants.at("leiden").closures ==
        std::vector{definition::Closure{"Meireces", make_date(2024, 4, 29), make_date(2024, 5, 3)}});
  const auto& council = o.bodies.at("leiden/raad");
  CHECK(council.name == "raad Leiden");
  CHECK(council.participant == "leiden");
  // Meetings are put in order.
  CHECK(council.meetings == std::vector{definition::Meeting{make_date(2024, 5, 16), make_date(2024, 5, 16)},
                                        definition::Meeting{make_date(2024, 6, 20), make_date(2024, 6, 20)}});
  const auto& ab = o.bodies.at("ab");
  CHECK(ab.papers == terms::Term{4, terms::Unit::weeks});
  CHECK(ab.sending == terms::Term{3, terms::Unit::weeks});
  CHECK(ab.members == "participants");
  CHECK(votes::token(ab.quorum) == "more-than 1/2 heads sitting");
  CHECK(votes::token(ab.majority) == "more-than 1/2 votes cast");
  CHECK(o.roles.at("secretaris") == "jansen");
  CHECK(o.people.at("jansen").deputy == "directie");
  CHECK(o.closures.size() == 2);
  using definition::RungRule;
  using enum terms::Unit;
  CHECK(o.policies.at("standaard").rungs ==
        std::vector<RungRule>{
            {RungRule::Kind::reminder, {3, weeks}, "3 weken vooraf", "", false, {}},
            {RungRule::Kind::reminder, {1, working_days}, "1 werkdag vooraf", "", false, {}},
            {RungRule::Kind::escalation, {1, working_days}, "na 1 werkdag", "leiden/raad", false, {}},
            {RungRule::Kind::escalation,
             {5, working_days},
             "na 5 werkdagen",
             "directie",
             true,
             terms::Term{5, working_days}},
        });
  const definition::Policy& strict = o.policies.at("streng");
  CHECK(strict.rungs ==
        std::vector<RungRule>{
            {RungRule::Kind::reminder, {}, "op 2024-06-03", "", false, {}, make_date(2024, 6, 3)},
            {RungRule::Kind::escalation, {}, "op 2024-06-20", "directie", false, {}, make_date(2024, 6, 20)},
        });
  CHECK(strict.reminders_late == definition::CatchUp::latest);
  CHECK(strict.escalations_late == definition::CatchUp::skip);
  CHECK(strict.acknowledged_for == terms::Term{10, working_days});
  CHECK(strict.acknowledged_by_all);
  CHECK(strict.quiet == definition::QuietHours{std::chrono::hours{20}, std::chrono::hours{7}});
  CHECK(strict.working_days_only);
  CHECK(strict.one_mail_a_day);
  CHECK(strict.tell == std::vector{definition::Tell::task, definition::Tell::outcome, definition::Tell::end});
}

TEST_CASE("reading: a route with every keyword") {
  const auto organisation = organisation_of(organisation_nl);
  const auto read = reading::read_workflow({"map/voorstel.yaml", std::string(route_nl)}, &organisation);
  CHECK(places(read.diagnostics) == Lines{});
  REQUIRE(read.value);
  const auto& w = *read.value;
  CHECK(w.id == "voorstel");
  CHECK(w.title == "Een voorstel");
  CHECK(w.organisation == "gr");
  CHECK(w.source == "een document");
  CHECK(w.owner == "secretaris");
  CHECK(w.policy == "standaard");
  CHECK(w.file == "voorstel.yaml");
  CHECK(w.inputs == std::vector<definition::Input>{{"prognose weerstandsvermogen", feel::Type::number, "EUR"},
                                                   {"spoed", feel::Type::boolean, ""},
                                                   {"dag", feel::Type::date, ""},
                                                   {"naam", feel::Type::string, ""}});
  REQUIRE(w.guard);
  CHECK(w.guard->text() == "prognose weerstandsvermogen < 3000000 and spoed");
  CHECK(w.stages() == 5);
  Lines steps;
  for (const auto& step : w.steps) steps.push_back(shown(step));
  CHECK(
      steps ==
      Lines{
          "0 opstellen | Voorstel opstellen | task | directie |  | - | due 2024-04-02 |  |  |  | art. 1",
          "0 toets | De toets | task | secretaris |  | - | target 2024-04-01 (begin april 2024), due 2024-04-15, "
          "law 2024-04-30 (eind april 2024) each, 10 werkdagen na opstellen |  |  |  | ",
          "1 raad | Instemmen raad Leiden | consent |  | leiden/raad | - |  | 2 weken | refused>2niet-ingesteld |  | ",
          "2 zienswijze | Zienswijze raden | view |  |  | - |  |  |  |  | Wgr art. 35 lid 1",
          "2 wensen | Wensen en bedenkingen colleges | wishes |  |  | - |  |  |  |  | ",
          "3 ab-advies | Advies Algemeen Bestuur | advice | secretaris | ab | <2024-12-01 |  |  | "
          "advised-negative>0 | standaard | ",
          "4 ab | Besluit Algemeen Bestuur | decision |  | ab | =2024-12-18 |  |  | "
          "rejected>3opstellendeferred>1 |  | ",
      });
  CHECK(w.steps[1].where == diagnostic::Span{"map/voorstel.yaml", 24, 11, 16});
}

TEST_CASE("reading: a Dutch and an English twin have the same hash, whatever the layout") {
  const auto nl = organisation_of(organisation_nl);
  const auto en = organisation_of(organisation_en);
  CHECK(nl.hash == en.hash);
  CHECK(nl.hash.size() == 64);
  const auto route = reading::read_workflow({"a.yaml", std::string(route_nl)}, &nl);
  const auto twin = reading::read_workflow({"b.yaml", std::string(route_en)}, &nl);
  CHECK(places(twin.diagnostics) == Lines{});
  REQUIRE(route.value);
  REQUIRE(twin.value);
  CHECK(route.value->hash == twin.value->hash);

  std::string windows = "\xEF\xBB\xBF# een opmerking vooraf\n\n" + std::string(route_nl);
  for (std::size_t at = windows.find('\n'); at != std::string::npos; at = windows.find('\n', at + 2))
    windows.insert(at, 1, '\r');
  const auto same = reading::read_workflow({"c.yaml", windows}, &nl);
  REQUIRE(same.value);
  CHECK(same.value->hash == route.value->hash);
}

TEST_CASE("reading: a change of one value changes the hash") {
  const auto nl = organisation_of(organisation_nl);
  const std::string base(route_nl);
  const auto hash_of = [&](const std::string& text) {
    const auto read = reading::read_workflow({"a.yaml", text}, &nl);
    REQUIRE(read.value);
    return read.value->hash;
  };
  std::set<std::string> hashes{hash_of(base)};
  const std::vector<std::pair<std::string, std::string>> changes{
      {"titel: Een voorstel", "titel: Een Voorstel"},
      {"uiterlijk: 2024-04-02", "uiterlijk: 2024-04-03"},
      {"marge: 2 weken", "marge: 2 werkdagen"},
      {"marge: 2 weken", "marge: 3 weken"},
      {"vraagt: besluit", "vraagt: advies"},
      {"< 3000000", "< 3000001"},
      {"laatste ab vóór", "laatste ab voor"},
      {"volgende vergadering", "einde vervallen"},
      {"type: tekst", "type: datum"},
      {"bron: een document\n", ""},
      {"  - stap: toets\n    taak: Toetsen", "  - stap: toetsen\n    taak: Toetsen"},
  };
  for (auto [old, with] : changes) {
    if (with == "vraagt: advies") continue;  // its exits would not fit
    std::string text = base;
    const auto at = text.find(old);
    REQUIRE(at != std::string::npos);
    text.replace(at, old.size(), with);
    INFO(old << " -> " << with);
    // "voor" and "vóór" are one word.
    CHECK(hashes.insert(hash_of(text)).second == (with != "laatste ab voor"));
  }
  // The hash is kept in journals: it is the same in every version.
  CHECK(reading::sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("reading: every keyword is in a map, both spellings are clear, none is a boolean elsewhere") {
  const std::set<std::string_view> booleans{"y", "n", "yes", "no", "on", "off", "true", "false", "ja", "nee"};
  std::set<std::string_view> tokens;
  std::set<const reading::Keyword*> used;
  for (int shape = 1; shape <= static_cast<int>(reading::Shape::expectation); ++shape) {
    std::set<std::string_view> words;
    for (const auto& field : reading::fields_of(static_cast<reading::Shape>(shape))) {
      used.insert(field.keyword);
      INFO(field.keyword->token);
      CHECK(words.insert(field.keyword->nl).second);
      if (field.keyword->en != field.keyword->nl) CHECK(words.insert(field.keyword->en).second);
    }
  }
  for (const auto& keyword : reading::keywords()) {
    INFO(keyword.token);
    CHECK(tokens.insert(keyword.token).second);
    CHECK(used.contains(&keyword));
    CHECK_FALSE(booleans.contains(keyword.nl));
    CHECK_FALSE(booleans.contains(keyword.en));
    CHECK_FALSE(keyword.about_nl.empty());
    CHECK_FALSE(keyword.about_en.empty());
    const bool has_shape = keyword.holds == reading::Holds::map || keyword.holds == reading::Holds::column;
    CHECK(has_shape == (keyword.shape != reading::Shape::none));
  }
}

TEST_CASE("reading: all errors of a file come out in one run, at their places") {
  const auto organisation = organisation_of();
  const std::string text =
      "soort: route\n"
      "route: mijn route\n"
      "titel: 's-Gravenhage\n"
      "titel: dubbel\n"
      "organisatie: voorbeeld\n"
      "gegevens:\n"
      "  prognose:\n"
      "    type: getla\n"
      "  saldo é:\n"
      "    type: getal\n"
      "alleen als: sald é < 3\n"
      "stappen:\n"
      "  - stap: opstellen\n"
      "    taak: Opstellen\n"
      "      door de directie\n"
      "    wie: directi\n"
      "    uiterlijk: 22-11-2026\n"
      "  - stap: bao\n"
      "    orgaan: boa\n"
      "    asks: advice\n"
      "  - stap: ab\n"
      "    orgaan: ab\n"
      "    vraagt: besluit\n"
      "    vergadering: ab 2024-07-03 #12\n"
      "    bij afwijzing: terug naar opstelen\n"
      "    marge: *lang\n"
      "  - stap: ab\n"
      "    orgaan: ab\n"
      "    vraagt:\n"
      "beleid: standaart\n";
  CHECK(places(reading::read_workflow({"x.yaml", text}, &organisation).diagnostics) ==
        Lines{"R031 2:8", "R009 3:8", "R014 4:1", "R029 8:11", "R063 11:13", "R010 14:11", "R050 16:10", "R027 17:16",
              "R051 19:13", "R024 20:5", "R024 20:11", "R054 24:21", "R016? 24:32", "R056 25:31", "R011 26:12",
              "R055 27:11", "R023 29:5", "R052 30:9"});
}

TEST_CASE("reading: columns count characters, and a condition is shown inside its value") {
  const auto organisation = organisation_of();
  const auto at = [&](std::string_view fragment) {
    return places(reading::read_workflow({"x.yaml", filled_in(small_route, fragment)}, &organisation).diagnostics);
  };
  CHECK(at("titel: \"één\" x\n") == Lines{"R015 3:14"});
  CHECK(at("gegevens:\n  één saldo:\n    type: getal\nalleen als: één saldo < 3 and tien\n") == Lines{"R063 16:31"});
  CHECK(at("gegevens:\n  één saldo:\n    type: getal\nalleen als: \"één saldo < 3 and tien\"\n") ==
        Lines{"R063 16:32"});
}

TEST_CASE("reading: a file says what it is, even when it is broken") {
  using reading::FileKind;
  using reading::kind_of;
  CHECK(kind_of({"a", "soort: route\n"}) == FileKind::route);
  CHECK(kind_of({"a", "kind: organisation\n"}) == FileKind::organisation);
  CHECK(kind_of({"a", "naam: x\nsoort: 'organisatie' # ja\n"}) == FileKind::organisation);
  CHECK(kind_of({"a", "soort: route\ntitel: [x\n"}) == FileKind::route);
  CHECK(kind_of({"a", "soort: beslistabel\n"}) == FileKind::table);
  CHECK(kind_of({"a", "kind: decision table\n"}) == FileKind::table);
  CHECK(kind_of({"a", "soort: verslag\n"}) == FileKind::unknown);
  CHECK(kind_of({"a", "titel: soort\n"}) == FileKind::unknown);
  CHECK(kind_of({"a", ""}) == FileKind::unknown);
}
