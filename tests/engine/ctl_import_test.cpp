// SPDX-License-Identifier: EUPL-1.2
// `besluitctl meeting import` on given words: the preview as text, JSON and YAML, and the exit codes.
#include "tests/engine/ctl_run.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/child_process.hpp"
#include "tests/support/places.hpp"

#include <boost/json.hpp>

namespace {

using namespace besluit;
using namespace besluit::test;
namespace json = boost::json;

const std::string organisation = test::source_dir() + "/workflows/library/hecht/organisatie.yaml";

using Result = besluit::test::CtlResult;

Result run(std::vector<std::string> words) {
  words.insert(words.begin(), {"meeting", "import"});
  return besluit::test::run_ctl(words);
}

TEST_CASE("a table of meetings is compared with the organisation, and nothing is changed") {
  const TempDir folder;
  const std::string path = folder / "schema.csv";
  // The board meets on 10 July and 18 December 2024 in the library.
  write_text(path, "orgaan,datum\nab,2024-07-03\nab,2024-10-09\nab,2024-12-18\n");
  const Result text = run({path, "--organisation", organisation});
  CHECK(text.code == 0);
  CHECK(text.note.empty());
  CHECK(text.out ==
        "Algemeen Bestuur (ab)\n"
        "  1 ongewijzigd\n"
        "  nieuw       woensdag 9 oktober 2024\n"
        "  verplaatst  woensdag 10 juli 2024 wordt woensdag 3 juli 2024\n");
  const json::object object = json::parse(run({path, "--organisation", organisation, "--json"}).out).as_object();
  const json::object& changes = object.at("changes").as_array().at(0).as_object();
  CHECK(changes.at("body").as_string() == "ab");
  CHECK(changes.at("kept").as_int64() == 1);
  CHECK(changes.at("added").as_array().at(0).as_string() == "2024-10-09");
  CHECK(changes.at("moved").as_array().at(0).at("new").as_string() == "2024-07-03");
  CHECK(changes.at("gone").as_array().empty());
  const std::string yaml = run({path, "--organisation", organisation, "--yaml"}).out;
  CHECK(yaml.starts_with("# ab\nvergaderingen:\n"));
  CHECK(yaml.find("  - 2024-07-03\n  - 2024-10-09\n  - 2024-12-18\n") != std::string::npos);
  CHECK(yaml.find("2024-07-10") == std::string::npos);
}

TEST_CASE("a schedule that cannot be used ends with 65 or 66, at its line") {
  const TempDir folder;
  const std::string path = folder / "schema.ics";
  write_text(path, "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:AB\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
  const Result broken = run({path, "--organisation", organisation});
  CHECK(broken.code == 65);
  CHECK(broken.note.starts_with(path + ":2:1: fout[F004]: deze gebeurtenis heeft geen begin (DTSTART)"));
  CHECK(run({folder / "none.ics", "--organisation", organisation}).code == 66);
  // Without an organisation beside it, it is the running one that counts.
  const Result alone = run({path, "--socket", folder / "none"});
  CHECK(alone.code == 69);
  CHECK(alone.note.starts_with("besluitctl: de daemon antwoordt niet"));
  CHECK(run({}).code == 64);
}

}  // namespace
