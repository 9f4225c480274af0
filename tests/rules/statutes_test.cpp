// SPDX-License-Identifier: EUPL-1.2
#include "rules/terms/statutes.hpp"
#include "tests/support/catch.hpp"

#include <set>

using namespace besluit;
using namespace besluit::terms;

namespace {

Date day(std::string_view text) {
  return *parse_date(text);
}

std::string due(std::string_view rule, std::string_view act, std::string_view anchor, std::optional<int> year = {}) {
  const auto statute = statute_named(rule);
  if (!statute) return statute.error().nl;
  const auto found = due_by(**statute, {day(act), day(anchor), year});
  return found ? to_string(found->legal) : found.error().nl;
}

}  // namespace

TEST_CASE("the length of a term follows from the date of the act") {
  struct Row {
    std::string rule, act, anchor, legal;
    std::optional<int> year;
  };
  const std::vector<Row> rows = {
      {"wgr-35-1", "2014-05-21", "2014-07-02", "2014-05-21", {}},
      {"wgr-35-1", "2014-12-31", "2015-07-01", "2015-05-20", {}},
      {"wgr-35-1", "2015-01-01", "2015-07-01", "2015-05-06", {}},
      {"wgr-35-1", "2022-06-30", "2022-10-03", "2022-08-08", {}},
      {"wgr-35-1", "2022-07-01", "2022-10-03", "2022-07-11", {}},
      {"wgr-34b", "2022-04-01", "2022-04-01", "2022-04-14", 2023},
      {"wgr-34b", "2024-04-01", "2024-04-01", "2024-04-29", 2025},
      {"wgr-34-2", "2014-06-02", "2014-06-02", "2014-06-16", 2015},
      {"wgr-34-2", "2014-07-10", "2014-07-10", "2014-07-14", 2015},
      {"wgr-34-2", "2021-07-21", "2021-07-21", "2021-07-31", 2022},
      {"wgr-34-2", "2024-09-13", "2024-09-13", "2024-09-14", 2025},
      {"wgr-34-4", "2026-04-30", "2026-04-30", "2026-05-18", 2025},
      {"awb-3-16", "2024-06-05", "2024-06-05", "2024-07-16", {}},
      {"awb-4-17", "2024-03-20", "2024-03-20", "2024-05-01", {}},
      {"awb-7-4", "2024-05-15", "2024-05-15", "2024-05-05", {}},
      {"awb-10-31", "2026-01-26", "2026-01-26", "2026-04-27", {}},
      {"wor-26-2", "2024-02-29", "2024-02-29", "2024-04-02", {}},
      {"gemeentewet-198-3", "2024-12-31", "2024-12-31", "2025-02-28", {}},
      {"wgr-37-1", "2024-04-29", "2024-04-29", "2024-05-13", {}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.rule, row.act);
    CHECK(due(row.rule, row.act, row.anchor, row.year) == row.legal);
  }
}

TEST_CASE("a rule is named by its id or by its article") {
  for (const std::string name :
       {"wgr-35-1", "Wgr art. 35 lid 1", "Wgr 35(1)", "WGR ART 35 LID 1", "wgr artikel 35 lid 1"}) {
    CAPTURE(name);
    const auto found = statute_named(name);
    REQUIRE(found);
    CHECK((*found)->id == "wgr-35-1");
  }
  CHECK(statute_named("wgr-36-1").error().nl == "onbekende regel 'wgr-36-1', bedoelt u 'wgr-35-1'?");
  CHECK(statute_named("volstrekt iets anders").error().nl ==
        "onbekende regel 'volstrekt iets anders'; 'besluitctl explain --list' noemt ze");
  CHECK(statute_named(std::string(100'000, 'x')).error().nl.size() < 300);
}

TEST_CASE("what a rule cannot say is refused with a sentence") {
  CHECK(due("wgr-1-3", "2022-06-30", "2022-06-30") == "Wgr art. 1 lid 3 bestond op 30 juni 2022 nog niet");
  CHECK(due("wgr-34b", "2014-04-01", "2014-04-01", 2015) == "Wgr art. 34b bestond op 1 april 2014 nog niet");
  CHECK(due("wgr-34-2", "2024-09-13", "2024-09-13") == "Wgr art. 34 lid 2 noemt een datum; geef het begrotingsjaar");
  CHECK(due("wgr-34-2", "2024-09-13", "2024-09-13", 1900).starts_with("de uitkomst ligt buiten de kalender"));
  CHECK(due("gemeentewet-20-2", "2024-03-29", "2024-03-29").starts_with("een termijn in uren telt vanaf een tijdstip"));
}

TEST_CASE("the derivation says which version held") {
  const auto found = due_by(**statute_named("wgr-35-1"), {day("2024-04-01"), day("2024-07-10"), {}});
  REQUIRE(found);
  CHECK(sentence(found->derivation, Language::nl) ==
        "Op maandag 1 april 2024 geldt voor Wgr art. 35 lid 1 een termijn van 12 weken; 12 weken (Wgr art. 35 lid 1) "
        "vóór woensdag 10 juli 2024 is woensdag 17 april 2024.");
}

TEST_CASE("the table of statutes is whole") {
  std::set<std::string_view> ids;
  for (const Statute& statute : statutes()) {
    CAPTURE(std::string(statute.id));
    CHECK(ids.insert(statute.id).second);
    CHECK_FALSE(statute.article.empty());
    CHECK_FALSE(statute.about_nl.empty());
    CHECK_FALSE(statute.about_en.empty());
    REQUIRE_FALSE(statute.anchors.empty());
    REQUIRE_FALSE(statute.versions.empty());
    for (const Anchor anchor : statute.anchors) CHECK_FALSE((token(anchor).empty() || name(anchor).nl.empty()));
    Date before = date_min - std::chrono::days{1};
    for (const StatuteVersion& version : statute.versions) {
      CHECK(version.from > before);
      CHECK((version.term || version.limit));
      before = version.from;
    }
  }
  // Where the law leaves a choice the safe anchor comes first.
  CHECK((*statute_named("wgr-35-1"))->anchors.front() == Anchor::papers_out);
}
