// SPDX-License-Identifier: EUPL-1.2
// Calendars and tables of meetings: what is read, what is refused at its line, and what would change.
#include "workflows/reading/meeting_file.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/reading_helpers.hpp"

#include <numeric>

using namespace besluit;
using namespace besluit::testing;
using reading::MeetingFile;

namespace {

// As Amsterdam in the years of these tests: summer time from the last Sunday of March to that of October.
Zone zone() {
  using namespace std::chrono;
  std::vector<Zone::Shift> shifts;
  for (int year = 2020; year <= 2030; ++year) {
    shifts.push_back({sys_days{sys_days{std::chrono::year{year} / March / Sunday[last]}} + 1h, 2h});
    shifts.push_back({sys_days{sys_days{std::chrono::year{year} / October / Sunday[last]}} + 1h, 1h});
  }
  return Zone("Europe/Amsterdam", shifts);
}

MeetingFile read(std::string_view text, std::string_view name = "schema.csv", std::string_view body = {}) {
  return reading::read_meeting_file({std::string(name), std::string(text)}, organisation_of(), body, zone());
}

std::string meetings(const MeetingFile& file) {
  std::string all;
  for (const auto& entry : file.meetings) {
    all += (all.empty() ? "" : " ") + entry.body + "@" + to_string(entry.date) + ":" + std::to_string(entry.line);
  }
  return all;
}

std::vector<std::string> findings(const MeetingFile& file) {
  std::vector<std::string> all;
  for (const auto& found : file.diagnostics) {
    all.push_back(std::to_string(found.span.line) + " " + found.code + " " + found.message.nl + " | " + found.fix.nl);
  }
  return all;
}

std::string calendar(std::string_view events) {
  return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//NL\r\n" + std::string(events) + "END:VCALENDAR\r\n";
}
std::string event(std::string_view lines) {
  return "BEGIN:VEVENT\r\nUID:a\r\n" + std::string(lines) + "END:VEVENT\r\n";
}

}  // namespace

TEST_CASE("a table gives meetings, with comma or semicolon, by id or by name") {
  const MeetingFile file = read(
      "\xEF\xBB\xBF"
      "Datum;Onderwerp;Orgaan\r\n"
      "2024-07-03;x;ab\r\n"
      "18-12-2024;y;Algemeen Bestuur\r\n"
      "3/7/2024;dubbel;AB\r\n"
      "23-5-2024;\"een; twee\";bao\r\n");
  CHECK(file.diagnostics.empty());
  CHECK(meetings(file) == "ab@2024-07-03:2 ab@2024-12-18:3 bao@2024-05-23:5");
  CHECK(meetings(read("date\n2024-07-03\n", "x.csv", "ab")) == "ab@2024-07-03:2");
}

TEST_CASE("a line that is wrong is named, and the others are read") {
  const MeetingFile file =
      read("orgaan,datum\nab,2024-02-30\naab,2024-03-01\nab,\"open\nab,2024-03-06\nab,32-1-2024\n");
  CHECK(meetings(file) == "ab@2024-03-06:5");
  CHECK(findings(file) == std::vector<std::string>{
                              "2 F004 '2024-02-30' is geen bestaande datum | ",
                              "3 F005 'aab' noemt geen orgaan dat bekend is | bedoelt u 'ab'?",
                              "4 F004 een aanhalingsteken wordt niet gesloten | ",
                              "6 F004 '32-1-2024' is geen bestaande datum | ",
                          });
  CHECK(findings(read("")) == std::vector<std::string>{"1 F004 het bestand is leeg | "});
  CHECK(findings(read("a,b\n"))
            .front()
            .starts_with("1 F004 een van de kolommen 'orgaan' en 'datum' ontbreekt | zet boven"));
  CHECK(findings(read("datum\n2024-01-01\n", "x.csv", "abb")) ==
        std::vector<std::string>{"1 F004 onbekend orgaan 'abb' | bedoelt u 'ab'?"});
}

TEST_CASE("a calendar gives its events as days") {
  struct Row {
    std::string about, lines, days;
  };
  const std::vector<Row> rows = {
      {"a whole day", "SUMMARY:Vergadering Algemeen Bestuur\r\nDTSTART;VALUE=DATE:20240710\r\n", "ab@2024-07-10:4"},
      {"a moment here", "SUMMARY:AB\r\nDTSTART;TZID=Europe/Amsterdam:20240710T193000\r\n", "ab@2024-07-10:4"},
      {"a moment in UTC, late in the evening", "SUMMARY:ab\r\nDTSTART:20240710T223000Z\r\n", "ab@2024-07-11:4"},
      {"a folded title", "SUMMARY:Vergadering Alge\r\n meen Bestuur\r\nDTSTART;VALUE=DATE:20240710\r\n",
       "ab@2024-07-10:4"},
      {"a series",
       "SUMMARY:AB\r\nDTSTART;VALUE=DATE:20240110\r\nRRULE:FREQ=MONTHLY;BYDAY=2WE;COUNT=3\r\nEXDATE;VALUE=DATE:"
       "20240214\r\n",
       "ab@2024-01-10:4 ab@2024-03-13:4"},
      {"cancelled", "SUMMARY:AB\r\nSTATUS:CANCELLED\r\nDTSTART;VALUE=DATE:20240710\r\n", ""},
      {"an alarm has a day of its own, which is no meeting",
       "SUMMARY:AB\r\nDTSTART;VALUE=DATE:20240710\r\nBEGIN:VALARM\r\nTRIGGER;VALUE=DATE-TIME:20240101T080000Z\r\n"
       "ACTION:DISPLAY\r\nEND:VALARM\r\n",
       "ab@2024-07-10:4"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.about);
    const MeetingFile file = read(calendar(event(row.lines)), "x.ics");
    CHECK(findings(file) == std::vector<std::string>{});
    CHECK(meetings(file) == row.days);
  }
  const MeetingFile moved =
      read(calendar(event("SUMMARY:AB\r\nDTSTART;VALUE=DATE:20240110\r\nRRULE:FREQ=WEEKLY;COUNT=3\r\n") +
                    event("SUMMARY:AB\r\nRECURRENCE-ID;VALUE=DATE:20240117\r\n"
                          "DTSTART;VALUE=DATE:20240118\r\n")),
           "x.ics");
  CHECK(meetings(moved) == "ab@2024-01-10:4 ab@2024-01-18:10 ab@2024-01-24:4");
}

TEST_CASE("a broken calendar is named at its line") {
  const std::string good = event("SUMMARY:AB\r\nDTSTART;VALUE=DATE:20240710\r\n");
  const auto check = [&](std::string_view bad, std::string_view expected) {
    CAPTURE(std::string(bad));
    const MeetingFile file = read(calendar(good + std::string(bad)), "x.ics");
    REQUIRE(file.diagnostics.size() == 1);
    CHECK(findings(file).front().starts_with(expected));
    CHECK(meetings(file) == "ab@2024-07-10:4");
  };
  check(event("SUMMARY:AB\r\nDTSTART;VALUE=DATE:20240230\r\n"), "9 F004 deze gebeurtenis");
  check(event("SUMMARY:AB\r\n"), "9 F004 deze gebeurtenis heeft geen begin (DTSTART) dat een bestaande dag is");
  check("BEGIN:VEVENT\r\nSUMMARY:AB\r\nDTSTART;VALUE=DATE:20240711\r\n",
        "9 F004 deze gebeurtenis wordt niet gesloten (END:VEVENT ontbreekt)");
  check(event("SUMMARY:Borrel\r\nDTSTART;VALUE=DATE:20240711\r\n"), "9 F005 'Borrel' noemt geen orgaan dat bekend is");
  check(event("SUMMARY:AB\r\nDTSTART;VALUE=DATE:20240711\r\nRRULE:FREQ=SECONDLY\r\n"),
        "9 F004 deze herhaling (RRULE) wordt niet begrepen");
  check(event("SUMMARY:AB\r\nDTSTART;VALUE=DATE:20240711\r\nRRULE:FREQ=DAILY\r\n"),
        "9 F004 deze herhaling geeft meer dan 1000 dagen");
  check("BEGIN:VEVENT\r\nSUMMARY:AB\r\nEND:VCALENDAR\r\nDTSTART;VALUE=DATE:20240711\r\nEND:VEVENT\r\n",
        "9 F004 deze gebeurtenis wordt niet gesloten (END:VEVENT ontbreekt)");
  CHECK(findings(read("geen kalender", "x.ics")) ==
        std::vector<std::string>{"1 F004 dit is geen kalender: BEGIN:VCALENDAR ontbreekt | "});
}

TEST_CASE("the preview tells what is new, moved and gone, within the days of the file") {
  // The organisation has ab on 2024-07-10 and 2024-12-18, bao on 2024-05-23.
  const auto preview = [](std::string_view rows) {
    std::vector<std::string> lines;
    const auto organisation = organisation_of();
    for (const auto& changes : reading::changes_of(read("orgaan,datum\n" + std::string(rows)), organisation)) {
      std::string line = changes.body + " kept " + std::to_string(changes.kept);
      for (const Date day : changes.added) line += " +" + to_string(day);
      for (const auto& [old, now] : changes.moved) line += " " + to_string(old) + ">" + to_string(now);
      for (const Date day : changes.gone) line += " -" + to_string(day);
      lines.push_back(line);
    }
    return lines;
  };
  using Lines = std::vector<std::string>;
  CHECK(preview("ab,2024-07-10\nab,2024-12-18\n") == Lines{"ab kept 2"});
  CHECK(preview("ab,2024-07-01\nab,2024-07-03\nab,2024-12-18\n") ==
        Lines{"ab kept 1 +2024-07-01 2024-07-10>2024-07-03"});
  CHECK(preview("ab,2024-06-01\nab,2024-12-18\n") == Lines{"ab kept 1 +2024-06-01 -2024-07-10"});
  CHECK(preview("ab,2025-03-05\n") == Lines{"ab kept 0 +2025-03-05"});  // says nothing about 2024
  CHECK(preview("bao,2024-05-23\nab,2024-07-10\n") == Lines{"ab kept 1", "bao kept 1"});
  CHECK(preview("").empty());
}

TEST_CASE("calendars and tables made of scraps are read or refused") {
  const std::vector<std::string> pieces = {"BEGIN:VCALENDAR\r\n",
                                           "BEGIN:VEVENT\r\n",
                                           "END:VEVENT\r\n",
                                           "END:VCALENDAR\r\n",
                                           "BEGIN:VALARM\r\n",
                                           "DTSTART:",
                                           "DTSTART;VALUE=DATE:",
                                           "20240710",
                                           "20240710T100000Z",
                                           "\r\n",
                                           "RRULE:FREQ=WEEKLY;COUNT=3\r\n",
                                           "RRULE:",
                                           "FREQ=MONTHLY;BYDAY=",
                                           "2WE",
                                           "99WE",
                                           "SUMMARY:AB\r\n",
                                           "UID:a\r\n",
                                           "RECURRENCE-ID:",
                                           "EXDATE:",
                                           "orgaan,datum\n",
                                           "ab,2024-07-10\n",
                                           ",",
                                           "\"",
                                           "\x1b",
                                           "\xff",
                                           ":",
                                           ";",
                                           " ",
                                           "STATUS:CANCELLED\r\n",
                                           "UNTIL=20250101\r\n"};
  std::uint64_t state = 5;
  const auto below = [&state](std::size_t bound) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::size_t>(state >> 33U) % bound;
  };
  const auto organisation = organisation_of();
  const Zone here = zone();
  std::size_t found = 0;
  for (int round = 0; round < 3'000; ++round) {
    std::string text = round % 2 == 0 ? "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n" : "orgaan,datum\n";
    for (std::size_t left = below(25); left > 0; --left) text += pieces[below(pieces.size())];
    const auto file = reading::read_meeting_file({round % 2 == 0 ? "x.ics" : "x.csv", text}, organisation, {}, here);
    found += file.meetings.size();
    (void)reading::changes_of(file, organisation);
    for (const auto& one : file.diagnostics) {
      if (one.message.nl.empty() || diagnostic::printable(one.message.nl) != one.message.nl) FAIL(text);
    }
  }
  CHECK(found > 50);
}
