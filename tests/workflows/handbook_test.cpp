// SPDX-License-Identifier: EUPL-1.2
// The handbook of the secretariat (workflows/README.md): every example in it is read, and its list of keywords is the
// table of the reader itself.
#include "tests/support/catch.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/reading_helpers.hpp"
#include "workflows/reading/keywords.hpp"

#include <set>

namespace besluit::testing {
namespace {

const std::string page = "/workflows/README.md";
constexpr std::string_view begin_marker = "<!-- naslag: begin -->\n";
constexpr std::string_view end_marker = "<!-- naslag: einde -->\n";

std::string handbook() {
  return file_text(test::source_dir() + page);
}

struct Example {
  int line = 0;  ///< of its first line in the page
  std::string text;
};

/// What stands between "```yaml" and "```".
std::vector<Example> examples() {
  std::vector<Example> found;
  const std::string text = handbook();
  bool inside = false;
  int number = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = text.find('\n', at) + 1;
    const std::string line = text.substr(at, end - at);
    ++number;
    at = end;
    if (line.starts_with("```")) {
      inside = line == "```yaml\n";
      if (inside) found.push_back({number + 1, {}});
    } else if (inside) {
      found.back().text += line;
    }
  }
  return found;
}

bool begins(const Example& example, std::string_view words) {
  return example.text.starts_with(words);
}

/// Steps become a whole route; keys of a route are put into one.
std::string whole_route(const Example& example) {
  if (begins(example, "soort: route")) return example.text;
  const std::string head = "soort: route\nroute: voorbeeld\ntitel: Voorbeeld\norganisatie: voorbeeld\n";
  if (begins(example, "  - stap:")) return head + "stappen:\n" + example.text + "beleid: standaard\n";
  return filled_in(head + "stappen:\n  - stap: opstellen\n    taak: Opstellen\n    wie: directie\nbeleid: standaard\n",
                   example.text);
}

std::vector<std::string> in_words(const diagnostic::Diagnostics& diagnostics, std::string_view text) {
  std::vector<std::string> lines;
  for (const auto& d : diagnostics) lines.push_back(diagnostic::render(d, text, Language::nl));
  return lines;
}

std::string reference() {
  std::string table = "| sleutel | Engels | betekenis |\n|---|---|---|\n";
  std::set<std::string> seen;  // a word may stand in two kinds of map with two meanings
  for (const reading::Keyword& keyword : reading::keywords()) {
    const std::string row = "| `" + std::string(keyword.nl) + "` | `" + std::string(keyword.en) + "` | " +
                            std::string(keyword.about_nl) + " |\n";
    if (seen.insert(row).second) table += row;
  }
  return table;
}

}  // namespace

TEST_CASE("handbook: every example is read without a word") {
  std::optional<definition::Organisation> office;
  for (const Example& example : examples()) {
    if (!begins(example, "soort: organisatie")) continue;
    INFO("line " << example.line);
    auto read = reading::read_organisation({"organisatie.yaml", example.text});
    CHECK(in_words(read.diagnostics, example.text) == std::vector<std::string>{});
    const bool fuller = read.value && (!office || read.value->participants.size() > office->participants.size());
    if (fuller) office = std::move(read.value);
  }
  REQUIRE(office);
  int routes = 0;
  std::vector<reading::Source> beside;
  for (const Example& example : examples())
    if (begins(example, "soort: deelroute")) beside.push_back({"deelroute.yaml", example.text});
  REQUIRE(beside.size() == 1);
  CHECK(in_words(reading::read_subroute(beside[0], &*office).diagnostics, beside[0].text) ==
        std::vector<std::string>{});
  for (const Example& example : examples()) {
    INFO("line " << example.line);
    if (begins(example, "soort: organisatie")) continue;
    if (begins(example, "soort: beslistabel")) {
      CHECK(in_words(reading::read_table({"tabel.yaml", example.text}).diagnostics, example.text) ==
            std::vector<std::string>{});
      continue;
    }
    if (begins(example, "soort: ") && !begins(example, "soort: route")) continue;  // read by a test of their own
    const std::string text = whole_route(example);
    CHECK(in_words(reading::read_workflow({"route.yaml", text}, &*office, beside).diagnostics, text) ==
          std::vector<std::string>{});
    ++routes;
  }
  CHECK(routes >= 8);
}

TEST_CASE("handbook: its list of keywords is the table of the reader") {
  const std::string text = handbook();
  const auto begin = text.find(begin_marker);
  const auto end = text.find(end_marker);
  REQUIRE(begin != std::string::npos);
  REQUIRE(end != std::string::npos);
  const auto from = begin + begin_marker.size();
  const std::string expected = reference();
  const std::string standing = text.substr(from, end - from);
  if (standing != expected && std::getenv("BESLUIT_UPDATE_GOLDEN") != nullptr)
    test::write_text(test::source_dir() + page, text.substr(0, from) + expected + text.substr(end));
  CHECK(standing == expected);
}

}  // namespace besluit::testing
