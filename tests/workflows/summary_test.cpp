// SPDX-License-Identifier: EUPL-1.2
#include "workflows/reading/summary.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/places.hpp"
#include "tests/support/reading_helpers.hpp"
#include "workflows/reading/reading.hpp"

#include <filesystem>

namespace besluit::testing {
namespace {

const std::string route = R"(soort: route
route: kort      # het kortste
titel: "Kort"
organisatie: voorbeeld
stappen:
  - stap: opstellen
    taak: Opstellen
    wie: directie
  - stap: ab
    orgaan: ab
    vraagt: vaststellen
    bij afwijzing: terug naar opstellen
beleid: standaard
)";

std::string shown(const std::string& text, Language language = Language::nl) {
  return reading::summary({"kort.yaml", text}, language).value_or("(none)");
}

TEST_CASE("summary: a route as it was read, whatever its layout and the language of its keywords") {
  const std::string summary = shown(route);
  CHECK(summary.starts_with("kort.yaml ["));
  CHECK(summary.substr(summary.find('\n')) == R"(
  soort: route
  route: kort
  titel: Kort
  organisatie: voorbeeld
  stappen:
    1.
      stap: opstellen
      taak: Opstellen
      wie: directie
    2.
      stap: ab
      orgaan: ab
      vraagt: vaststellen
      bij afwijzing: terug naar opstellen
  beleid: standaard
)");
  CHECK(shown(route, Language::en).find("\n      asks: adopt\n") != std::string::npos);
  CHECK(shown("# iets anders\n" + route) == summary);
  CHECK(shown("geen route") == "(none)");
}

TEST_CASE("summary: a line of the library that is lost is an error, or another hash and another summary") {
  std::size_t deleted = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(test::source_dir() + "/workflows/library")) {
    if (entry.path().extension() != ".yaml") continue;
    const std::string text = file_text(entry.path());
    const reading::Source source{"x.yaml", text};
    const auto whole = reading::summary(source, Language::nl);
    REQUIRE(whole.has_value());
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size() - 1) + 1;
      const std::string line = text.substr(begin, end - begin);
      const std::size_t first = line.find_first_not_of(" -");
      if (line[first] != '#' && line[first] != '\n') {
        const auto left = reading::summary({"x.yaml", text.substr(0, begin) + text.substr(end)}, Language::nl);
        INFO(entry.path().string() << ": " << line);
        // Without its kind, or with broken YAML, it is no file of ours any more: that is an error of `check`.
        if (left) {
          const auto body = [](const std::string& one) { return one.substr(one.find('\n')); };
          const auto head = [](const std::string& one) { return one.substr(0, one.find('\n')); };
          CHECK(body(*left) != body(*whole));
          CHECK(head(*left) != head(*whole));
        }
        ++deleted;
      }
      begin = end;
    }
  }
  CHECK(deleted > 1500);
}

}  // namespace
}  // namespace besluit::testing
