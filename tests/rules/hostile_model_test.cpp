// SPDX-License-Identifier: EUPL-1.2
// Models that were damaged, from a fixed seed: whatever the bytes, there is a model or a finding, and never more.
#include "rules/decisions/analysis.hpp"
#include "rules/decisions/decision_model.hpp"
#include "rules/decisions/dmn_reader.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/places.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

using namespace besluit;

namespace {

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  std::size_t below(std::size_t bound) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::size_t>(state_ >> 33U) % bound;
  }

 private:
  std::uint64_t state_;
};

/// Reads, compiles, analyses and asks. True when it was a model.
bool use(const std::string& text) {
  const auto read = decisions::read_dmn("x.dmn", text);
  for (const auto& d : read.diagnostics) REQUIRE((d.span.line >= 1 && d.span.column >= 1 && !d.message.nl.empty()));
  if (!read.value) {
    REQUIRE(diagnostic::has_errors(read.diagnostics));
    return false;
  }
  const auto loaded = decisions::load_model(*read.value, {}, {feel::Mode::lenient, nullptr});
  for (const auto& d : loaded.diagnostics) REQUIRE_FALSE(diagnostic::render(d, text, Language::nl).empty());
  for (const auto& table : loaded.model->tables()) (void)decisions::analyse(*table.table);
  for (const auto& named : loaded.model->decisions()) (void)loaded.model->decide(named.name, {}, {}, {true, true});
  return true;
}

std::vector<std::string> corpus() {
  std::vector<std::string> texts;
  for (const auto& entry :
       std::filesystem::directory_iterator(besluit::test::source_dir() + "/tests/fuzz/corpus/dmn")) {
    std::ifstream stream(entry.path(), std::ios::binary);
    texts.emplace_back(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>());
  }
  std::ranges::sort(texts);
  return texts;
}

}  // namespace

TEST_CASE("damaged models are models or findings") {
  const auto texts = corpus();
  REQUIRE(texts.size() >= 4);
  int models = 0;
  for (const auto& text : texts) models += use(text) ? 1 : 0;
  CHECK(models >= 3);
  const std::vector<std::string> scraps{
      "<",    ">",    "</decision>", "<rule>",          "\"",          "&lt;", "&#x10FFFF;", "<![CDATA[", "]]>", "-",
      "not(", "[1..", "..2]",        "<decisionTable>", "href=\"#d\"", "<!--", "\xC3"};
  Dice dice(11);
  for (int round = 0; round < 1500; ++round) {
    std::string text = texts[dice.below(texts.size())];
    for (std::size_t times = 1 + dice.below(4); times > 0 && !text.empty(); --times) {
      const auto at = dice.below(text.size());
      switch (dice.below(4)) {
        case 0:
          text.erase(at, 1 + dice.below(40));
          break;
        case 1:
          text.insert(at, scraps[dice.below(scraps.size())]);
          break;
        case 2:
          text[at] = static_cast<char>(dice.below(256));
          break;
        default:
          text.insert(at, text.substr(dice.below(text.size()), dice.below(200)));
      }
    }
    (void)use(text);
  }
}
