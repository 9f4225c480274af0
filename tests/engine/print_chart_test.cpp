// SPDX-License-Identifier: EUPL-1.2
// The picture of a plan, cell by cell. Weeks of 2024; every line is compared whole.
#include "engine/app/print_chart.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/world_builder.hpp"

#include <sstream>

namespace {

using namespace besluit;
using namespace besluit::engine::print;
using testing::day;

ChartRow named(std::string name) {
  ChartRow row;
  row.name = std::move(name);
  return row;
}

ChartRow task(std::string name, std::string_view from, std::string_view due) {
  ChartRow row = named(std::move(name));
  row.begin = day(from);
  row.due = day(due);
  return row;
}

ChartRow body(std::string name, std::string_view from, std::string_view due, std::string_view meeting,
              std::string_view sent = "") {
  ChartRow row = task(std::move(name), from, due);
  row.meeting = day(meeting);
  if (!sent.empty()) row.sent = day(sent);
  return row;
}

std::vector<ChartRow> herstelplan() {
  return {task("opstellen", "2024-03-14", "2024-05-15"), body("bao", "2024-03-14", "2024-05-15", "2024-05-23"),
          body("auditcommissie", "2024-05-23", "2024-05-23", "2024-06-06"),
          body("vaststellen", "2024-06-06", "2024-06-12", "2024-07-10", "2024-06-19")};
}

Look wide(int columns) {
  return {false, Language::nl, columns};
}

std::size_t widest(const std::string& text) {
  std::istringstream lines(text);
  std::size_t most = 0;
  for (std::string line; std::getline(lines, line);) most = std::max(most, width(line));
  return most;
}

}  // namespace

TEST_CASE("the picture of a plan has a line for each step under the months") {
  CHECK(chart(herstelplan(), {}, day("2024-03-14"), wide(80)) ==
        "                mrt 2024 apr            mei            jun            jul\n"
        "opstellen       ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌◆       ┊              ┊\n"
        "bao             ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌▲━━━●   ┊              ┊\n"
        "auditcommissie           ┊              ┊          ▲━━━━━━●           ┊\n"
        "vaststellen              ┊              ┊              ┊  ╌╌╌▲━━▼━━━━━━━━━━●\n"
        "                ▲ aanleveren  ▼ verzenden  ● vergadering  ◆ klaar\n");
}

TEST_CASE("in English, with everything that a row can have") {
  std::vector<ChartRow> rows = herstelplan();
  rows[0].target = day("2024-05-01");
  rows[0].agreed = day("2024-05-29");
  rows[0].law = day("2024-06-14");
  rows[1].done = true;
  ChartRow aim = task("quick-wins", "2024-03-14", "2024-04-10");
  aim.aims = true;
  rows.push_back(aim);
  rows.push_back(named("nowhere"));
  CHECK(chart(rows,
              {{"recess", day("2024-04-27"), day("2024-05-12")}, {"closure", day("2024-05-09"), day("2024-05-10")}},
              day("2024-03-14"), {false, Language::en, 64}) ==
        "                Mar   Apr 2024  May       Jun       Jul\n"
        "                              ░░░░▒▒\n"
        "opstellen       ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌◇╌╌╌◆    ┃┊   §     ┊\n"
        "bao             ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌▲━━●  ┊         ┊\n"
        "auditcommissie        ┊         ┊      ▲━━━━●       ┊\n"
        "vaststellen           ┊         ┊         ┊ ╌╌▲━▼━━━━━━●\n"
        "quick-wins      ╌╌╌╌╌╌╌╌╌◇      ┊         ┊         ┊\n"
        "                ▲ hand in  ▼ send out  ● meeting  ◆ done\n"
        "                ◇ target  ┃ due  § due by law  ░ recess\n"
        "                ▒ closed\n");
}

TEST_CASE("the picture keeps within the width, and is left out where there is none") {
  std::vector<ChartRow> rows = herstelplan();
  rows.push_back(task("een-naam-die-veel-langer-is-dan-de-meeste-namen-van-stappen", "2024-03-14", "2025-11-01"));
  for (const int columns : {200, 120, 100, 80, 64, 50, 40}) {
    INFO(columns);
    const std::string text = chart(rows, {{"recess", day("2024-07-15"), day("2024-09-01")}}, day("2024-03-14"),
                                   {false, Language::nl, columns});
    CHECK_FALSE(text.empty());
    CHECK(widest(text) <= static_cast<std::size_t>(columns));
    CHECK(text.find('\x1b') == std::string::npos);
    CHECK(text.find(" \n") == std::string::npos);
  }
  CHECK(chart(rows, {}, day("2024-03-14"), wide(24)).empty());
  CHECK(chart({}, {}, day("2024-03-14"), wide(80)).empty());
  CHECK(chart({named("niets")}, {}, day("2024-03-14"), wide(80)).empty());
}

TEST_CASE("a date before the first day still has its mark; stretches outside the picture are not named") {
  const std::vector<ChartRow> rows{body("bao", "2024-05-15", "2024-05-10", "2024-05-23")};
  CHECK(chart(rows,
              {{"recess", day("2024-07-15"), day("2024-09-01")}, {"closure", day("2023-01-01"), day("2023-02-01")}},
              day("2024-05-20"), wide(40)) ==
        "     mei 2024\n"
        "bao  ▲━━━━━━━━━━━━●\n"
        "     ▲ aanleveren  ● vergadering\n");
}

TEST_CASE("colour only where it is wanted; what is late stands out") {
  std::vector<ChartRow> rows{body("bao", "2024-05-10", "2024-05-10", "2024-05-23")};
  rows[0].late = true;
  const std::string plain = chart(rows, {}, day("2024-05-20"), wide(60));
  const std::string coloured = chart(rows, {}, day("2024-05-20"), {true, Language::nl, 60});
  CHECK(plain.find('\x1b') == std::string::npos);
  CHECK(coloured.find("\x1b[31m▲━━━━━━━━━━━━\x1b[0m\x1b[1m●\x1b[0m") != std::string::npos);
}

TEST_CASE("a text is cut to its cells, between characters") {
  CHECK(fitted("auditcommissie", 20) == "auditcommissie");
  CHECK(fitted("auditcommissie", 14) == "auditcommissie");
  CHECK(fitted("auditcommissie", 8) == "auditco…");
  CHECK(fitted("één twee drie", 4) == "één…");
  CHECK(fitted("漢字漢字", 5) == "漢字…");
  CHECK(fitted("漢字漢字", 4) == "漢…");
  CHECK(fitted("abc", 0).empty());
}
