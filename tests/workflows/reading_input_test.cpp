// SPDX-License-Identifier: EUPL-1.2
// Bad input: whatever the bytes are, the reader answers with an error at the right line, and never crashes.
#include "workflows/reading/limits.hpp"
#include "workflows/reading/reading.hpp"
#include "workflows/reading/yaml_tree.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/places.hpp"
#include "tests/support/reading_helpers.hpp"

#include <algorithm>
#include <cstdint>
#include <random>

using namespace besluit;
using namespace besluit::testing;

namespace {

using Lines = std::vector<std::string>;

Lines found(const std::string& text) {
  return places(reading::parse({"x.yaml", text}).diagnostics);
}

std::string repeat(std::string_view text, std::size_t times) {
  std::string result;
  for (std::size_t i = 0; i < times; ++i) result += text;
  return result;
}

/// Everything the reader can do with one text; what it says must be well formed.
void exercise(const std::string& text) {
  static const definition::Organisation organisation = organisation_of();
  const reading::Source source{"x.yaml", text};
  std::vector<diagnostic::Diagnostics> all;
  auto route = reading::read_workflow(source, &organisation);
  auto world = reading::read_organisation(source);
  auto folder = reading::read_folder({{"o.yaml", std::string(small_organisation)}, source});
  REQUIRE(route.value.has_value() != diagnostic::has_errors(route.diagnostics));
  REQUIRE(world.value.has_value() != diagnostic::has_errors(world.diagnostics));
  const auto lines = static_cast<int>(std::ranges::count(text, '\n')) + 1;
  for (const auto& d : route.diagnostics) {
    REQUIRE(reading::code(d.code) != nullptr);
    REQUIRE(d.span.line >= 1);
    REQUIRE(d.span.line <= lines);
    REQUIRE(d.span.column >= 1);
    REQUIRE(d.span.end_column > d.span.column);
    REQUIRE_FALSE(d.message.nl.empty());
    REQUIRE_FALSE(d.message.en.empty());
    REQUIRE_FALSE(diagnostic::render(d, text, Language::nl).empty());
  }
  REQUIRE(folder.organisation != nullptr);
}

}  // namespace

TEST_CASE("bad input: each kind of broken file has its error, at its line") {
  struct Row {
    const char* what;
    std::string text;
    Lines expected;
  };
  const std::vector<Row> rows{
      {"nothing", "", {"R006 1:1"}},
      {"only a comment", "# niets\n", {"R006 1:1"}},
      {"only a document start", "---\n", {"R006 1:1"}},
      {"a list", "- a\n- b\n", {"R006 1:1"}},
      {"one word", "herstelplan\n", {"R006 1:1"}},
      {"good with BOM and CRLF", "\xEF\xBB\xBFsoort: route\r\nroute: a\r\n", {}},
      {"a start mark", "---\nsoort: route\n", {}},
      {"Latin-1", "soort: route\nnaam: Caf\xE9\n", {"R001 2:10"}},
      {"an overlong slash", "soort: route\nnaam: \xC0\xAF\n", {"R001 2:7"}},
      {"a lone surrogate", "naam: \xED\xA0\x80\n", {"R001 1:7"}},
      {"a cut character", "naam: \xE2\x82", {"R001 1:7"}},
      {"UTF-16", std::string("s\0o\0o\0", 6), {"R002 1:2"}},
      {"a program",
       std::string("\x7F"
                   "ELF\x02\x01\x01\0",
                   8),
       {"R002 1:1"}},
      {"an escape", "soort: route\nnaam: \x1B[31mrood\n", {"R002 2:7"}},
      {"a hidden turn of direction",
       "naam: a\xE2\x80\xAE"
       "b\n",
       {"R002 1:8"}},
      {"a return without a line feed", "soort: route\rroute: a\n", {"R002 1:13"}},
      {"tabs", "soort: route\nstappen:\n\t- stap: a\n\t  taak: b\n", {"R008 3:1", "R008 4:1"}},
      {"a tab after spaces", "a:\n  \tb: c\n", {"R008 2:3"}},
      {"an unclosed single quote", "titel: 's-Gravenhage\nbron: x\n", {"R009 1:8"}},
      {"an unclosed double quote", "titel: \"half\nbron: \"heel\"\n", {"R009 1:8"}},
      {"two unclosed quotes", "a: 'x\nb: \"y\nc: z\n", {"R009 1:4", "R009 2:4"}},
      {"a quote inside a text", "titel: Plan - 's-Gravenhage en don't\n", {}},
      {"a quote in a comment", "titel: Plan # 's-Gravenhage\n", {}},
      {"quotes in a block", "titel: |\n  'x\n  \"y\nbron: z\n", {}},
      {"an unclosed list", "a: [1, 2\nb: 3\nc: 4\n", {"R017 1:4"}},
      {"an unclosed map", "a: {x: 1\n", {"R017 1:4"}},
      {"a closing bracket too many", "a: ]\n", {"R015 1:4"}},
      {"a colon in a text", "a: b: c\n", {"R015 1:5"}},
      {"text after a quote", "a: 'b' c\n", {"R015 1:8"}},
      {"a key at the wrong level", "  a: b\nc: d\n", {"R015 2:1"}},
      {"a folded text", "a: b\n   c\nd: e\n", {"R010 1:4"}},
      {"a key too deep", "a: b\n  c: d\n", {"R015 2:4"}},
      {"two documents", "a: b\n---\nc: d\n", {"R007 2:1"}},
      {"an end mark and more", "a: b\n...\n---\nc: d\n", {"R007 3:1"}},
      {"a directive", "%YAML 1.2\n---\na: b\n", {"R013 1:1"}},
      {"a tag", "a: !!int 3\n", {"R013 1:4"}},
      {"an anchor and an alias", "a: &x 1\nb: *x\n", {"R011 1:4", "R011 2:4"}},
      {"an alias to nothing", "a: b\nc: *nergens\nd: e\nd: f\n", {"R011 2:4", "R014 4:1"}},
      {"an alias that holds itself", "a: &x [*x]\n", {"R011 1:4", "R011 1:8"}},
      {"a merge key", "a: &x\n  b: c\nd:\n  <<: *x\n", {"R011 1:4", "R012 4:3", "R011 4:7"}},
      {"a duplicate key", "a: 1\nb: 2\na: 3\n", {"R014 3:1"}},
      {"a duplicate key in a list", "a:\n  - b: 1\n    b: 2\n  - b: 1\n", {"R014 3:5"}},
      {"a list as a key", "? [a]\n: b\n", {"R018 1:3"}},
      {"an empty key", ": b\n", {"R018 1:1"}},
      {"a hash in a text", "a: Voorstel #12\nb: goed # 12\nc: x#1\n", {"R016? 1:13"}},
      {"an escape that does not exist", "a: \"\\q\"\n", {"R015 1:7"}},
      {"at the depth limit", "a: " + repeat("[", 63) + repeat("]", 63) + "\n", {}},
      {"beyond the depth limit", "a: " + repeat("[", 64) + repeat("]", 64) + "\n", {"R004 1:67"}},
      {"very deep", "a: " + repeat("[", 500) + repeat("]", 500), {"R004 1:67"}},
      {"very deep by dashes", repeat("- ", 100000) + "x\n", {"R004 1:129"}},
      {"very deep by keys",
       [] {
         std::string text;
         for (std::size_t i = 0; i < 600; ++i) text += std::string(i, ' ') + "a:\n";
         return text;
       }(),
       {"R004 65:65"}},
      {"an alias bomb",
       "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n",
       {"R011 1:4", "R011 2:4", "R011 2:8", "R011 2:12", "R011 3:4", "R011 3:8", "R011 3:12"}},
      {"at the size limit", "a: b\n" + std::string(reading::file_bytes_max - 5, '#'), {}},
      {"beyond the size limit", std::string(reading::file_bytes_max + 1, '#'), {"R003 1:1"}},
  };
  for (const auto& row : rows) {
    INFO(row.what);
    CHECK(found(row.text) == row.expected);
    exercise(row.text);
  }
}

TEST_CASE("bad input: a hundred thousand open brackets end at once") {
  const auto findings = found("a: " + repeat("[", 100000));
  REQUIRE(findings.size() == 1);  // where exactly is up to the YAML library
  CHECK(findings.front().starts_with("R004 1:"));
}

TEST_CASE("bad input: a file with too many values is refused where the limit is reached") {
  std::string text = "a:\n";
  for (int i = 0; i < reading::nodes_max + 10; ++i) text += "  - x\n";
  // The map, its key and the list count as well.
  CHECK(found(text) == Lines{"R005 49999:5"});
}

TEST_CASE("bad input: mail addresses, one or a list") {
  struct Row {
    std::string mail;
    Lines findings;
    Lines addresses;
  };
  const auto with = [](const std::string& mail) {
    const std::string people = "mensen:\n  jansen:\n    naam: M. Jansen\n    mail: " + mail + "\n";
    return reading::Source{"x.yaml", filled_in(small_organisation, people)};
  };
  std::string many = "[";
  for (std::size_t i = 0; i <= reading::mails_max; ++i) many += std::to_string(i) + "@a.example, ";
  const std::vector<Row> rows{
      {"griffie@a.example", {}, {"griffie@a.example"}},
      {"[griffie@a.example]", {}, {"griffie@a.example"}},
      {"[griffie@a.example, griffier@a.example]", {}, {"griffie@a.example", "griffier@a.example"}},
      {"griffie@a.example, griffier@a.example", {"R032 10:11"}, {}},
      {"[griffie@a.example, griffier]", {"R032 10:31"}, {}},
      {"[griffie@a.example, griffie@a.example]", {"R032 10:31"}, {}},
      {"[]", {"R032 10:11"}, {}},
      {"zoë@a.example", {"R032 10:11"}, {}},
      {"\"a@b.example\\r\\nBcc: c@d.example\"", {"R032 10:11"}, {}},
      {many + "]", {"R032 10:11"}, {}},
  };
  for (const Row& row : rows) {
    INFO(row.mail);
    const auto read = reading::read_organisation(with(row.mail));
    CHECK(places(read.diagnostics) == row.findings);
    if (!read.value || row.addresses.empty()) continue;
    const definition::Person& person = read.value->people.at("jansen");
    Lines found{person.mail};
    found.insert(found.end(), person.more_mails.begin(), person.more_mails.end());
    CHECK(found == row.addresses);
    CHECK(read.value->resolve("directie")->more_mails == person.more_mails);
  }
  // One address in a list is that address: the same organisation.
  const auto hash = [&with](const std::string& mail) { return reading::read_organisation(with(mail)).value->hash; };
  CHECK(hash("a@b.example") == hash("[a@b.example]"));
  CHECK(hash("a@b.example") != hash("[a@b.example, c@b.example]"));
}

TEST_CASE("bad input: a thousand findings are enough") {
  std::string text = "soort: route\n";
  for (int i = 0; i < 3000; ++i) text += "onbekend" + std::to_string(i) + ": x\n";
  CHECK(reading::read_workflow({"x.yaml", text}, nullptr).diagnostics.size() == reading::findings_max);
}

TEST_CASE("bad input: no number of warnings hides an error") {
  std::string text = "soort: route\nroute: a\nstappen:\n";
  for (int i = 0; i < 2000; ++i) text += "  - stap: a #1\n";
  const auto read = reading::read_workflow({"x.yaml", text}, nullptr);
  CHECK_FALSE(read.value.has_value());
  CHECK(diagnostic::has_errors(read.diagnostics));
}

TEST_CASE("bad input: an error in one value leaves the others to be read") {
  const auto parsed = reading::parse({"x.yaml", "a: 'open\nb: *x\nc: goed\n---\nd: e\n"});
  CHECK(places(parsed.diagnostics) == Lines{"R009 1:4", "R011 2:4", "R007 4:1"});
  REQUIRE(parsed.root);
  CHECK(parsed.root->child("a")->broken);
  CHECK(parsed.root->child("b")->broken);
  CHECK(parsed.root->child("c")->text == "goed");
  CHECK(parsed.root->child("d") == nullptr);
}

TEST_CASE("bad input: mutated library files are answered, never crashed on") {
  std::vector<std::string> texts{std::string(small_organisation), std::string(small_route)};
  for (auto& source : library_sources("hecht")) texts.push_back(std::move(source.text));
  const std::vector<std::string> pieces{
      "'",       "\"",   "[",           "]",    "{", "}",   ":",  ": ",   "- ",   "#",
      " #x",     "&a ",  "*a",          "!!b ", "|", ">\n", "\t", "\r\n", "\n",   "---\n",
      "<<: x\n", "\xFF", "\xC3\xA9",    "\0",   "%", "?",   ",",  "~",    "null", "2024-13-45",
      "  ",      "ab ",  "terug naar ", "stap", "@", "`",   "\\"};
  std::minstd_rand random(20240314);  // the same mutations in every run
  const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random()) % n; };
  for (int round = 0; round < 400; ++round) {
    std::string text = texts[below(texts.size())];
    for (std::size_t edits = 1 + below(4); edits > 0 && !text.empty(); --edits) {
      const auto at = below(text.size());
      switch (below(4)) {
        case 0:
          text.insert(at, pieces[below(pieces.size())]);
          break;
        case 1:
          text.erase(at, 1 + below(20));
          break;
        case 2:
          text[at] = static_cast<char>(below(256));
          break;
        default:
          text.insert(at, text.substr(below(text.size()), below(60)));
          break;
      }
    }
    INFO("round " << round);
    exercise(text);
  }
}

TEST_CASE("bad input: the fuzzer's corpus is answered") {
  int files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(test::source_dir() + "/tests/fuzz/corpus/reading")) {
    INFO(entry.path().filename());
    exercise(file_text(entry.path()));
    ++files;
  }
  CHECK(files >= 10);
}
