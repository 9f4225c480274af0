// SPDX-License-Identifier: EUPL-1.2
// The JSON Schemas that come with the product are those that the table of keywords makes, and every file of the library
// names the one of its kind.
#include "workflows/reading/schema.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/places.hpp"
#include "workflows/reading/reading.hpp"

#include <filesystem>

namespace {

using namespace besluit;
namespace fs = std::filesystem;

std::string file_of(const reading::SchemaKind& kind, Language language) {
  return "packaging/schema/" + (language == Language::en ? "en/" + std::string(kind.en) : std::string(kind.nl)) +
         ".json";
}

TEST_CASE("schema: what is shipped is what the table makes") {
  for (const reading::SchemaKind& kind : reading::schema_kinds()) {
    for (const Language language : {Language::nl, Language::en}) {
      const std::string file = file_of(kind, language);
      CAPTURE(file);
      const auto made = reading::schema(kind.token, language);
      REQUIRE(made);
      CHECK(*made == test::golden(file, *made));
      CHECK(reading::schema(kind.nl, language) == made);
    }
  }
  CHECK_FALSE(reading::schema("verslag", Language::nl));
}

TEST_CASE("schema: every keyword of every map is in it, with its meaning") {
  for (const Language language : {Language::nl, Language::en}) {
    std::string all;
    for (const reading::SchemaKind& kind : reading::schema_kinds()) all += *reading::schema(kind.token, language);
    for (const reading::Keyword& keyword : reading::keywords()) {
      CAPTURE(keyword.token);
      const bool en = language == Language::en;
      CHECK(all.find("\"" + std::string(en ? keyword.en : keyword.nl) + "\": {") != std::string::npos);
      CHECK(all.find("\"description\": \"" + std::string(en ? keyword.about_en : keyword.about_nl) + "\"") !=
            std::string::npos);
    }
  }
}

TEST_CASE("schema: every file of the library names the one of its kind") {
  const fs::path library = fs::path(test::source_dir()) / "workflows/library";
  for (const auto& entry : fs::recursive_directory_iterator(library)) {
    if (entry.path().extension() != ".yaml") continue;
    CAPTURE(entry.path().string());
    const std::string text = test::file_text(entry.path().string());
    const std::string mark = "# yaml-language-server: $schema=";
    const std::size_t at = text.find(mark);
    REQUIRE(at != std::string::npos);
    const std::string named = text.substr(at + mark.size(), text.find('\n', at) - at - mark.size());
    const std::size_t kind = text.find("\nsoort: ");
    REQUIRE(kind != std::string::npos);
    const std::string word = text.substr(kind + 8, text.find('\n', kind + 1) - kind - 8);
    CHECK(fs::path(named).filename() == word + ".json");
    CHECK(fs::exists(entry.path().parent_path() / named));
  }
}

}  // namespace
