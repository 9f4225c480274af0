// SPDX-License-Identifier: EUPL-1.2
// Every code has a row; its wrong example gives that code and its right example does not; and no code is used in the
// source without a row.
#include "rules/decisions/decision_model.hpp"
#include "rules/decisions/dmn_reader.hpp"
#include "workflows/reading/fields.hpp"
#include "workflows/reading/reading.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/places.hpp"
#include "tests/support/reading_helpers.hpp"

#include <algorithm>
#include <regex>
#include <set>

using namespace besluit;
using namespace besluit::testing;
using reading::Source;

namespace {

struct Example {
  std::string text;  ///< the whole file
  diagnostic::Diagnostics diagnostics;
};

/// The example in a whole file, read as what it is.
Example in_whole_file(std::string_view example) {
  // A switch occurs in the daemon's own configuration only; the helper is the same.
  if (example.starts_with("schakelaar")) {
    const auto parsed = reading::parse({"x.yaml", std::string(example)});
    reading::Report report("x.yaml");
    (void)reading::read_boolean(report, parsed.root->child("schakelaar"));
    return {std::string(example), report.findings()};
  }
  if (example.starts_with("soort: beslistabel"))
    return {std::string(example), reading::read_table({"x.yaml", std::string(example)}).diagnostics};
  if (example.starts_with("<")) {
    const std::string text =
        example.starts_with("<definitions")
            ? std::string(example)
            : "<definitions xmlns=\"https://www.omg.org/spec/DMN/20230324/MODEL/\" name=\"m\" namespace=\"urn:m\">\n" +
                  std::string(example) + "</definitions>\n";
    auto read = decisions::read_dmn("x.dmn", text);
    if (!read.value) return {text, read.diagnostics};
    auto loaded = decisions::load_model(*read.value, {}, {});
    loaded.diagnostics.insert(loaded.diagnostics.end(), read.diagnostics.begin(), read.diagnostics.end());
    return {text, loaded.diagnostics};
  }
  if (example.starts_with("soort: scenario\nscenario")) {
    const auto folder = reading::read_folder({{"organisatie.yaml", std::string(small_organisation)},
                                              {"a.yaml", std::string(small_route)},
                                              {"x.yaml", std::string(example)}});
    return {std::string(example), folder.diagnostics};
  }
  if (example.starts_with("- ") || example.starts_with("soort: route\nroute")) {
    const auto organisation = organisation_of();
    return {std::string(example), reading::read_workflow({"x.yaml", std::string(example)}, &organisation).diagnostics};
  }
  const std::set<std::string> of_organisation{"organen", "rollen",   "mensen", "deelnemers",
                                              "reces",   "tijdzone", "brieven"};
  const bool organisation_part =
      of_organisation.contains(section_key(std::string(example))) || example.starts_with("beleid:\n");
  if (organisation_part) {
    const std::string text = filled_in(small_organisation, example);
    return {text, reading::read_organisation({"x.yaml", text}).diagnostics};
  }
  const auto organisation = organisation_of();
  const std::string text = filled_in(small_route, example);
  return {text, reading::read_workflow({"x.yaml", text}, &organisation).diagnostics};
}

diagnostic::Diagnostics read_example(std::string_view example) {
  return in_whole_file(example).diagnostics;
}

bool has(const diagnostic::Diagnostics& diagnostics, std::string_view code) {
  return std::ranges::any_of(diagnostics, [&](const auto& d) { return d.code == code; });
}

}  // namespace

TEST_CASE("codes: the wrong example gives the code, the right one does not") {
  // Too large for an example, or about a folder: each has a test of its own in reading_input_test or below.
  const std::set<std::string_view> elsewhere{"D003", "D004", "R003", "R005", "R070", "R071",
                                             "R072", "R073", "R074", "R075", "R118"};
  for (const auto& row : reading::codes()) {
    INFO(row.code);
    CHECK(reading::code(row.code) == &row);
    CHECK_FALSE(row.title.nl.empty());
    CHECK_FALSE(row.title.en.empty());
    CHECK_FALSE(row.explanation.nl.empty());
    CHECK_FALSE(row.explanation.en.empty());
    CHECK(row.wrong.empty() == elsewhere.contains(row.code));
    if (row.wrong.empty()) continue;
    CHECK(has(read_example(row.wrong), row.code));
    const auto mended = read_example(row.right);
    INFO("right example: " << (mended.empty() ? "" : mended.front().code + " " + mended.front().message.nl));
    CHECK_FALSE(has(mended, row.code));
    if (row.code != "R006") CHECK_FALSE(diagnostic::has_errors(mended));  // "soort: route" alone is a beginning
  }
  CHECK(reading::code("R999") == nullptr);
}

TEST_CASE("codes: the source uses no code without a row, and every row is used") {
  std::set<std::string> used;
  const std::regex pattern("\"([DR][0-9]{3})\"");
  for (const std::string room : {"/workflows/reading", "/rules/decisions"}) {
    for (const auto& entry : std::filesystem::directory_iterator(test::source_dir() + room)) {
      if (entry.path().filename().string().starts_with("codes")) continue;
      const std::string text = file_text(entry.path());
      for (std::sregex_iterator at(text.begin(), text.end(), pattern), end; at != end; ++at) used.insert((*at)[1]);
    }
  }
  std::set<std::string> rows;
  for (const auto& row : reading::codes()) {
    const bool in_order = rows.empty() || *rows.rbegin() < row.code;
    CHECK(in_order);
    rows.insert(std::string(row.code));
  }
  CHECK(used == rows);
}

TEST_CASE("codes: a folder has one organisation, known kinds and unique routes") {
  const Source organisation{"organisatie.yaml", std::string(small_organisation)};
  const Source route{"a.yaml", std::string(small_route)};
  const auto codes = [](const std::vector<Source>& sources) {
    std::vector<std::string> result;
    for (const auto& d : reading::read_folder(sources).diagnostics) result.push_back(d.span.file + " " + d.code);
    return result;
  };
  using Lines = std::vector<std::string>;
  CHECK(codes({organisation, route}).empty());
  CHECK(codes({route}) == Lines{"organisatie.yaml R070"});
  CHECK(codes({organisation, {"b.yaml", organisation.text}}) == Lines{"b.yaml R071"});
  CHECK(codes({organisation, route, {"b.yaml", route.text}}) == Lines{"b.yaml R072"});
  CHECK(codes({organisation, {"b.yaml", "soort: verslag\n"}}) == Lines{"b.yaml R030"});
  CHECK(codes({organisation, {"b.yaml", "naam: x\n"}}) == Lines{"b.yaml R030"});
  CHECK(codes({organisation, {"b.yaml", "soort: route\ntitel: [x\n"}}) == Lines{"b.yaml R017"});
  // A table needs no organisation; two tables need two names.
  const std::string table =
      "soort: beslistabel\ntabel: t\ninvoer:\n  a: ja-nee\nregels:\n  - als:\n      a: true\n    dan: x\nanders: y\n";
  CHECK(codes({{"t.yaml", table}}).empty());
  CHECK(codes({{"t.yaml", table}, {"u.yaml", table}}) == Lines{"u.yaml R073"});
  const auto read = reading::read_folder({organisation, route});
  REQUIRE(read.routes.size() == 1);
  CHECK(read.routes.front()->id == "voorbeeld");
  CHECK(read.organisation->id == "voorbeeld");
  // A broken organisation leaves no route that was checked by half.
  const auto broken = reading::read_folder({{"organisatie.yaml", filled_in(small_organisation, "naam:\n")}, route});
  CHECK(broken.organisation == nullptr);
  CHECK(broken.routes.empty());
  CHECK(places(broken.diagnostics) == Lines{"R023 3:1"});
}

TEST_CASE("codes: the message of every code, whole, in both languages") {
  for (const auto& [language, path] : {std::pair{Language::nl, "tests/workflows/golden/reading_nl.txt"},
                                       std::pair{Language::en, "tests/workflows/golden/reading_en.txt"}}) {
    std::string all;
    for (const auto& row : reading::codes()) {
      if (row.wrong.empty()) continue;
      const auto example = in_whole_file(row.wrong);
      for (const auto& d : example.diagnostics) {
        if (d.code == row.code) all += diagnostic::render(d, example.text, language) + "\n";
      }
    }
    CHECK(all == test::golden(path, all));
  }
}
