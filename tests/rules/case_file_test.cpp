// SPDX-License-Identifier: EUPL-1.2
// Term phrases, the CSV reader and the file of cases.
#include "rules/terms/case_file.hpp"
#include "rules/diagnostic/csv.hpp"
#include "rules/diagnostic/diagnostic.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/places.hpp"

#include <fstream>
#include <sstream>

using namespace besluit;
using namespace besluit::terms;

namespace {

Date day(std::string_view text) {
  return *parse_date(text);
}

struct Ran {
  std::string lines;  ///< "id,date" or "line: why", one each
  std::string failed;
  int different = 0;
};
Ran run(std::string_view text) {
  Ran ran;
  const auto read = run_cases(text, [&](const CaseResult& row) {
    if (row.answer) {
      ran.lines += row.id + "," + row.date() + "\n";
      ran.different += row.differs() ? 1 : 0;
    } else {
      ran.lines += std::to_string(row.line) + ": " + row.answer.error().nl + "\n";
    }
  });
  if (!read) ran.failed = read.error().nl;
  return ran;
}

constexpr std::string_view header = "id,direction,start_date,term,counting,applies_atw,expected_date\n";

std::string one_row(const std::string& row) {
  return run(std::string(header) + row).lines;
}

}  // namespace

TEST_CASE("a phrase has terms, limits and suspensions in any order") {
  struct Row {
    std::string text;
    TermPhrase phrase;
  };
  const std::vector<Row> rows = {
      {"8 weeks", {{{8, Unit::weeks}}, {}, 0}},
      {"8 weken", {{{8, Unit::weeks}}, {}, 0}},
      {"1 year", {{{1, Unit::years}}, {}, 0}},
      {"2 jaren", {{{2, Unit::years}}, {}, 0}},
      {"24 hours", {{{24, Unit::hours}}, {}, 0}},
      {"5 working days", {{{5, Unit::working_days}}, {}, 0}},
      {"before 2024-09-15", {{}, {day("2024-09-15")}, 0}},
      {"vóór 2024-09-15", {{}, {day("2024-09-15")}, 0}},
      {"2 weeks; before 2024-09-15", {{{2, Unit::weeks}}, {day("2024-09-15")}, 0}},
      {"before 2024-09-15;2 weeks", {{{2, Unit::weeks}}, {day("2024-09-15")}, 0}},
      {"  2 weeks ;  suspend 13 days  ", {{{2, Unit::weeks}}, {}, 13}},
      {"suspend 13 days; 2 weeks; opgeschort 2 dagen", {{{2, Unit::weeks}}, {}, 15}},
      {"6 weeks; 1 month", {{{6, Unit::weeks}, {1, Unit::months}}, {}, 0}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const auto phrase = parse_phrase(row.text);
    REQUIRE(phrase);
    CHECK(*phrase == row.phrase);
  }
}

TEST_CASE("a phrase that cannot be read is answered with one sentence") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"", "er staat geen termijn; schrijf bijvoorbeeld \"8 weken\""},
      {"  ", "er staat geen termijn; schrijf bijvoorbeeld \"8 weken\""},
      {"8 weeks;", "naast een puntkomma staat niets; schrijf bijvoorbeeld \"2 weken; vóór 2024-09-15\""},
      {"; 8 weeks", "naast een puntkomma staat niets; schrijf bijvoorbeeld \"2 weken; vóór 2024-09-15\""},
      {"8 wekn", "onbekende eenheid \"wekn\", bedoelt u \"weken\"?"},
      {"1000000 weeks", "\"1000000 weeks\" is te lang; een termijn telt hoogstens 100000"},
      {"-8 weeks", "\"-8 weeks\" is negatief; een termijn telt vanaf 0"},
      {"before 2024-02-30", "\"2024-02-30\" is geen bestaande datum; schrijf JJJJ-MM-DD"},
      {"before", "\"\" is geen bestaande datum; schrijf JJJJ-MM-DD"},
      {"before 1900-01-01", "de uitkomst ligt buiten de kalender (1900 tot en met 2199)"},
      {"beforehand 2024-01-01",
       "\"beforehand 2024-01-01\" begint niet met een getal; schrijf bijvoorbeeld \"4 weken\""},
      {"suspend 13 days", "er is geen termijn om op te schorten; een vaste datum wordt niet opgeschort"},
      {"before 2024-09-15; suspend 13 days",
       "er is geen termijn om op te schorten; een vaste datum wordt niet opgeschort"},
      {"8 weeks; suspend 2 weeks", "een opschorting telt kalenderdagen, geen 2 weken"},
      {"8 weeks; suspend 10001 days", "een opschorting telt hoogstens 10000 dagen"},
      {"8 weeks; suspend 9999 days; suspend 2 days", "een opschorting telt hoogstens 10000 dagen"},
      {"24 hours; 2 weeks", "een termijn in uren staat alleen: uren en dagen worden niet vergeleken"},
      {"24 hours; before 2024-09-15", "een termijn in uren staat alleen: uren en dagen worden niet vergeleken"},
      {"24 hours; suspend 1 days", "een termijn in uren kan niet met een aantal dagen worden opgeschort"},
  };
  for (const auto& [text, sentence] : rows) {
    CAPTURE(text);
    const auto phrase = parse_phrase(text);
    REQUIRE_FALSE(phrase);
    CHECK(phrase.error().nl == sentence);
    CHECK_FALSE(phrase.error().en.empty());
  }
  CHECK(parse_phrase(std::string(2'000, ' ')).error().nl == "de termijn is langer dan 1000 tekens");
  std::string many;
  for (int i = 0; i < 21; ++i) many += "1 day;";
  CHECK(parse_phrase(many).error().nl == "er staan meer dan 20 delen in de termijn");
}

TEST_CASE("each row of a cases file gives a day or a reason") {
  struct Row {
    std::string row, out;
  };
  const std::vector<Row> rows = {
      {"A,forward,2024-02-05,8 weeks,exclusive,yes,2024-04-02", "A,2024-04-02\n"},
      {"A,forward,2024-02-05,8 weeks,exclusive,no,", "A,2024-04-01\n"},
      {"A,backward,2024-06-24,12 weeks,exclusive,yes,", "A,2024-04-01\n"},  // ATW 1(2), though it is set by law
      {"A,forward,2024-01-01,13 weeks,exclusive,yes,", "A,2024-04-01\n"},   // ATW 4
      {"A,forward,2024-06-05,6 weeks,inclusive,yes,", "A,2024-07-16\n"},
      {"A,fixed,,before 2024-04-30,exclusive,no,", "A,2024-04-29\n"},
      {"A,fixed,,before 2024-04-30,,,", "A,2024-04-29\n"},
      {"A,forward,2024-09-13,2 weeks; before 2024-09-15,exclusive,yes,", "A,2024-09-14\n"},
      {"A,forward,2024-09-20,2 weeks; before 2024-09-15,exclusive,yes,", "A,2024-09-14\n"},  // too late already
      {"A,forward,2024-03-01,8 weeks; suspend 13 days,exclusive,yes,", "A,2024-05-13\n"},
      {"A,forward,2024-03-01,8 weeks; suspend 13 days; before 2024-05-01,exclusive,yes,", "A,2024-04-30\n"},
      {"A,forward,2024-03-29T16:00,24 hours,exclusive,no,", "A,2024-03-30T16:00\n"},
      {"A,forward,2024-03-29T16:00,24 hours,exclusive,yes,", "A,2024-03-30T16:00\n"},
      {"A,backward,2024-03-30T16:00,24 hours,exclusive,yes,", "A,2024-03-29T16:00\n"},
      {"\"A,1\",forward,2024-02-05,8 weeks,exclusive,yes,", "A,1,2024-04-02\n"},
      {"A,forward,2023-02-29,8 weeks,exclusive,yes,", "2: start_date \"2023-02-29\" is geen bestaande datum of tijd\n"},
      {"A,forward,,8 weeks,exclusive,yes,", "2: de datum waarop de termijn begint ontbreekt\n"},
      {"A,fixed,,8 weeks,exclusive,yes,",
       "2: een vaste grens (fixed) heeft alleen \"before DATUM\", geen termijn die telt\n"},
      {"A,sideways,2024-01-01,8 weeks,exclusive,yes,",
       "2: direction is \"sideways\"; schrijf forward, backward of fixed\n"},
      {"A,,2024-01-01,8 weeks,exclusive,yes,", "2: direction is leeg; schrijf forward of backward\n"},
      {"A,forward,2024-01-01,8 weeks,both,yes,", "2: counting is \"both\"; schrijf exclusive of inclusive\n"},
      {"A,forward,2024-01-01,8 weeks,exclusive,maybe,", "2: applies_atw is \"maybe\"; schrijf yes of no\n"},
      {"A,forward,2024-01-01,8 weeks,exclusive,,", "2: applies_atw is leeg; schrijf yes of no\n"},
      {"A,forward,2024-01-01T10:00,8 weeks,exclusive,yes,",
       "2: alleen een termijn in uren telt vanaf een tijdstip; schrijf een datum zonder tijd\n"},
      {"A,forward,2024-01-01,24 hours,exclusive,yes,",
       "2: een termijn in uren telt vanaf een tijdstip; schrijf bijvoorbeeld 2024-03-29T16:00\n"},
      {"A,forward,2024-01-01,8 weeks,exclusive,yes,,x,y",
       "2: deze regel heeft 9 velden, de kop heeft er 7; zet een tekst met komma's tussen aanhalingstekens\n"},
      {"A,forward", "2: er staat geen termijn; schrijf bijvoorbeeld \"8 weken\"\n"},
      {"A,forward,2199-12-01,8 weeks,exclusive,yes,",
       "2: de uitkomst ligt buiten de kalender (1900 tot en met 2199)\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.row);
    CHECK(one_row(row.row) == row.out);
  }
}

TEST_CASE("a bad row does not take its neighbours with it, and columns may stand anywhere") {
  const Ran ran =
      run("\xEF\xBB\xBFterm,note,applies_atw,counting,id,start_date,direction,rule\r\n"
          "8 weeks,\"a, b\r\nsecond line\",yes,exclusive,A,2024-02-05,forward,x\r\n"
          "8 wekn,,yes,exclusive,B,2024-02-05,forward,x\r\n"
          "\r\n"
          "8 weeks,\"open,yes,exclusive,C,2024-02-05,forward,x\r\n"
          "2 weeks,,yes,exclusive,D,2024-07-10,forward,x");
  CHECK(ran.failed.empty());
  CHECK(ran.lines ==
        "A,2024-04-02\n"
        "4: onbekende eenheid \"wekn\", bedoelt u \"weken\"?\n"
        "6: een aanhalingsteken wordt niet gesloten\n"
        "D,2024-07-24\n");
}

TEST_CASE("a file without the columns it needs is refused whole") {
  CHECK(run("").failed == "het bestand is leeg");
  CHECK(run("\n\n").failed == "het bestand is leeg");
  CHECK(run("id,direction,start_date,term,counting\nA,forward,2024-01-01,1 day,exclusive\n").failed ==
        "de kolom 'applies_atw' ontbreekt");
  CHECK(run("id,id,direction,start_date,term,counting,applies_atw\n").failed == "de kolom 'id' staat er twee keer");
  CHECK(run(std::string(header)).failed.empty());
}

TEST_CASE("an expected day is compared, also with seconds") {
  const auto different = [](const std::string& row) { return run(std::string(header) + row).different; };
  CHECK(different("A,forward,2024-02-05,8 weeks,exclusive,yes,2024-04-02") == 0);
  CHECK(different("A,forward,2024-02-05,8 weeks,exclusive,yes,2024-04-01") == 1);
  CHECK(different("A,forward,2024-02-05,8 weeks,exclusive,yes,geen") == 1);
  CHECK(different("A,forward,2024-02-05,8 weeks,exclusive,yes,") == 0);
  CHECK(different("A,forward,2024-03-29T16:00,24 hours,exclusive,no,2024-03-30T16:00:00") == 0);
  CHECK(different("A,forward,2024-03-29T16:00,24 hours,exclusive,no,2024-03-30T16:01") == 1);
}

TEST_CASE("records of a CSV know their line and their problem") {
  struct Row {
    std::string text;
    std::vector<std::string> records;  ///< "line|field|field" or "line!problem"
  };
  const std::vector<Row> rows = {
      {"a,b\n\nc\n", {"1|a|b", "3|c"}},
      {"a,\n", {"1|a|"}},
      {"\"a\"\"b\",\"c\nd\"\r\ne", {"1|a\"b|c\nd", "3|e"}},
      {"a\"b,c", {"1|a\"b|c"}},
      {"\"a\"b,c\nd", {"1!achter een gesloten aanhalingsteken staat nog iets", "2|d"}},
      {"\"a\nb", {"1!een aanhalingsteken wordt niet gesloten", "2|b"}},
      {"", {}},
      {std::string(70'000, 'x') + "\nd", {"1!deze regel is langer dan 64 KB", "2|d"}},
  };
  for (const Row& row : rows) {
    diagnostic::CsvReader reader(row.text);
    std::vector<std::string> records;
    while (const auto record = reader.next()) {
      std::string shown = std::to_string(record->line);
      if (record->problem) shown += "!" + record->problem->nl;
      if (!record->problem) {
        for (const std::string& field : record->fields) shown += "|" + field;
      }
      records.push_back(shown);
    }
    CHECK(records == row.records);
  }
  CHECK(diagnostic::csv_separator("a;b\n1,2") == ';');
  CHECK(diagnostic::csv_separator("a;b,c") == ',');
  CHECK(diagnostic::csv_separator("a") == ',');
  for (const std::string text : {"plain", "a,b", "a\"b", "a\nb", ""}) {
    const std::string line = diagnostic::csv_field(text) + ",x";
    diagnostic::CsvReader reader(line);
    CHECK(reader.next()->fields.front() == text);
  }
}

TEST_CASE("cases made of scraps are answered or refused, each row once") {
  const std::vector<std::string> pieces = {",",         ",",          ",",
                                           "\n",        "\r\n",       "\"",
                                           "\"\"",      "forward",    "backward",
                                           "fixed",     "2024-02-29", "2023-02-29",
                                           "T16:00",    "8 weeks",    "1 month",
                                           ";",         "before ",    "suspend ",
                                           "3 days",    "24 hours",   "100000 years",
                                           "exclusive", "inclusive",  "yes",
                                           "no",        "A",          " ",
                                           "\x1b[1m",   "\xff",       std::string(1, '\0')};
  std::uint64_t state = 4;
  const auto below = [&state](std::size_t bound) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::size_t>(state >> 33U) % bound;
  };
  int answered = 0;
  for (int round = 0; round < 30'000; ++round) {
    std::string text(header);
    if (below(2) == 0) {
      for (std::size_t left = below(30); left > 0; --left) text += pieces[below(pieces.size())];
    } else {
      // A row that has the right shape, with a scrap in a field here and there.
      const std::vector<std::string> row = {"A", "forward", "2024-02-29", "8 weeks", "inclusive", "yes", "2024-03-01"};
      for (std::size_t field = 0; field < row.size(); ++field) {
        text += below(6) == 0 ? pieces[below(pieces.size())] : row[field];
        text += field + 1 < row.size() ? "," : "\n";
      }
    }
    std::size_t line = 0;
    const auto read = run_cases(text, [&](const CaseResult& row) {
      if (row.line <= line) FAIL(text);
      line = row.line;
      if (row.answer) {
        ++answered;
        if (row.date().size() < 10) FAIL(text);
      } else if (row.answer.error().nl.empty() ||
                 diagnostic::printable(row.answer.error().nl) != row.answer.error().nl) {
        FAIL(text);
      }
    });
    if (!read) FAIL(text);
    const std::string phrase = text.substr(header.size());
    if (const auto parsed = parse_phrase(phrase); !parsed && parsed.error().en.empty()) FAIL(phrase);
  }
  CHECK(answered > 1'000);
}

TEST_CASE("the given cases hold") {
  const std::string path = besluit::test::source_dir() + "/../shared/cases/termijnen.csv";
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    WARN("skipped: 1 test needs ../shared/cases/termijnen.csv");
    return;
  }
  std::ostringstream text;
  text << file.rdbuf();
  std::size_t rows = 0;
  const auto read = run_cases(text.str(), [&](const CaseResult& row) {
    ++rows;
    CAPTURE(row.id);
    REQUIRE(row.answer);
    CHECK(row.date() == row.expected_date);
  });
  CHECK(read);
  CHECK(rows > 100);
}
