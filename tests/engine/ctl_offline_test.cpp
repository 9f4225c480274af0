// SPDX-License-Identifier: EUPL-1.2
// The whole program on given words, without a daemon: files in, text and exit codes out.
#include "engine/app/files.hpp"
#include "tests/engine/ctl_run.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/child_process.hpp"
#include "tests/support/places.hpp"
#include "workflows/reading/limits.hpp"

#include <boost/json.hpp>

#include <sys/stat.h>

#include <filesystem>

namespace {

using namespace besluit;
using namespace besluit::test;
namespace json = boost::json;
namespace fs = std::filesystem;

const std::string library = test::source_dir() + "/workflows/library/hecht";

using Result = CtlResult;

Result run(const std::vector<std::string>& words, std::string_view today = "2024-03-14") {
  return run_ctl(words, today);
}

// A route whose guard leans on a table beside it, checked and planned as a secretary does.
TEST_CASE("a route is checked and planned with the table that it names") {
  const TempDir folder;
  for (const char* name : {"organisatie.yaml", "weerstandsvermogen.yaml"})
    write_text(folder / name, file_text(library + "/" + name));
  std::string route = file_text(library + "/herstelplan.yaml");
  const std::string guard = "alleen als: prognose weerstandsvermogen < 3000000";
  REQUIRE(route.find(guard) != route.npos);
  route.replace(route.find(guard), guard.size(),
                "  gevolg:\n    type: tekst\n    volgens: weerstandsvermogen\nalleen als: gevolg = \"herstelplan\"");
  const std::string path = folder / "herstelplan.yaml";
  write_text(path, route);
  CHECK(run({"check", path}).code == 0);
  CHECK(run({"check", folder.path()}).out.ends_with("3 bestanden nagekeken: 0 fouten, 0 waarschuwingen\n"));
  CHECK(run({"plan", path, "--set", "prognose weerstandsvermogen=2500000"}).code == 0);
  const Result no = run({"plan", path, "--set", "prognose weerstandsvermogen=3500000"});
  CHECK(no.code == 1);
  CHECK(
      no.note.ends_with("besluitctl: met deze gegevens begint de route niet: gevolg is \"voorstel "
                        "bestemmingsresultaat\", en dat is niet \"herstelplan\"\n"));
  CHECK(run({"plan", path, "--set", "gevolg=herstelplan"})
            .note.ends_with("besluitctl: gevolg: wordt bepaald door 'weerstandsvermogen'\n"));
}

TEST_CASE("the shipped library is right, in text and as JSON") {
  const Result text = run({"check", library});
  CAPTURE(text.out);
  CHECK(text.code == 0);
  CHECK(text.out.ends_with(" bestanden nagekeken: 0 fouten, 0 waarschuwingen\n"));
  CHECK(run({"check", library, "--json"}).out == "[]\n");
  CHECK(run({"check", library + "/herstelplan.yaml"})
            .out.ends_with("2 bestanden nagekeken: 0 fouten, 0 waarschuwingen\n"));
}

TEST_CASE("a route that cannot be made from today is a warning, not an error") {
  const Result late = run({"check", library + "/herstelplan.yaml", "--json"}, "2024-07-01");
  CHECK(late.code == 0);
  const json::array rows = json::parse(late.out).as_array();
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].at("code").as_string() == "F003");
  CHECK(rows[0].at("severity").as_string() == "warning");
  CHECK(rows[0].at("file").as_string() == library + "/herstelplan.yaml");
  CHECK(rows[0].at("line").as_int64() > 1);
}

TEST_CASE("errors end in 65, with line and column") {
  TempDir directory;
  fs::copy(library + "/organisatie.yaml", directory / "organisatie.yaml");
  std::string route = file_text(library + "/herstelplan.yaml");
  route.replace(route.find("orgaan: bao"), 11, "orgaan: boa");
  write_text(directory / "herstelplan.yaml", route);
  const Result result = run({"check", directory / "herstelplan.yaml", "--json"});
  CHECK(result.code == 65);
  const json::array rows = json::parse(result.out).as_array();
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].at("severity").as_string() == "error");
  CHECK(rows[0].at("line").as_int64() > 10);
  CHECK(rows[0].at("end_column").as_int64() > rows[0].at("column").as_int64());
  const std::string code{rows[0].at("code").as_string()};
  const Result text = run({"check", directory.path()});
  CHECK(text.code == 65);
  CHECK(text.out.find("fout[" + code + "]") != std::string::npos);
  CHECK(run({"explain", code}).code == 0);
  CHECK(run({"plan", directory / "herstelplan.yaml"}).code == 65);
}

TEST_CASE("bad files: missing, binary, huge, empty, a pipe, a folder without files") {
  TempDir directory;
  CHECK(run({"check", directory / "niets.yaml"}).code == 66);
  CHECK(run({"plan", directory / "niets.yaml"}).code == 66);
  write_text(directory / "binair.yaml", std::string{"\x7f"
                                                    "ELF\0\xff\xfe",
                                                    7});
  CHECK(run({"check", directory / "binair.yaml"}).code == 65);
  write_text(directory / "groot.yaml", "soort: route\n# " + std::string(reading::file_bytes_max, 'x'));
  const Result huge = run({"check", directory / "groot.yaml"});
  CHECK(huge.code == 65);
  CHECK(huge.out.size() < 5000);
  write_text(directory / "leeg.yaml", "");
  CHECK(run({"check", directory / "leeg.yaml"}).code == 65);
  REQUIRE(::mkfifo((directory / "pijp.yaml").c_str(), 0600) == 0);
  CHECK(run({"check", directory / "pijp.yaml"}).code == 65);
  fs::create_directory(directory / "map");
  const Result empty = run({"check", directory / "map"});
  CHECK(empty.code == 0);
  CHECK(empty.out == "0 bestanden nagekeken: 0 fouten, 0 waarschuwingen\n");
}

TEST_CASE("a route without its organisation is checked as far as it goes") {
  TempDir directory;
  fs::copy(library + "/herstelplan.yaml", directory / "herstelplan.yaml");
  const Result alone = run({"check", directory / "herstelplan.yaml"});
  CHECK(alone.code == 0);
  CHECK(alone.out.find("waarschuwing[F002]") != std::string::npos);
  CHECK(run({"check", directory / "herstelplan.yaml", "--organisation", library + "/organisatie.yaml"})
            .out.ends_with("0 fouten, 0 waarschuwingen\n"));
  CHECK(run({"plan", directory / "herstelplan.yaml"}).code == 66);
}

TEST_CASE("a plan of a file") {
  const Result plan = run({"plan", library + "/herstelplan.yaml", "--from", "2024-03-14", "--json"});
  CHECK(plan.code == 0);
  CHECK(plan.note.empty());
  const json::object data = json::parse(plan.out).as_object();
  CHECK(data.at("feasible").as_bool());
  CHECK(data.at("target").at("meeting").as_string() == "2024-07-10");
  CHECK(data.at("hops").as_array().size() == 4);
  const Result today = run({"plan", library + "/herstelplan.yaml"});
  CHECK(today.code == 0);
  CHECK(today.note == "vanaf 2024-03-14\n");
  CHECK(today.out.starts_with(
      "herstelplan-eigen-vermogen  Herstelplan Eigen Vermogen\nHaalbaar: ab besluit op 10 juli 2024\n"));
  const Result late = run({"plan", library + "/herstelplan.yaml", "--from", "2024-07-01", "--json"});
  CHECK(late.code == 1);
  CHECK_FALSE(json::parse(late.out).at("conflict").at("facts").as_array().empty());
}

TEST_CASE("values of a plan are judged by the route's guard") {
  const auto with = [](const std::string& value) {
    return run({"plan", library + "/herstelplan.yaml", "--from", "2024-03-14", "--set", value}).code;
  };
  CHECK(with("prognose weerstandsvermogen=2750000") == 0);
  CHECK(with("prognose weerstandsvermogen=3500000") == 1);
  CHECK(with("prognose weerstandsvermogen=veel") == 65);
  CHECK(with("onbekend=1") == 65);
}

TEST_CASE("explain knows every code of the lists, and says which it does not know") {
  const Result lists = run({"explain", "--list", "--json"});
  REQUIRE(lists.code == 0);
  const json::object data = json::parse(lists.out).as_object();
  for (const char* name : {"outcomes", "dossier_states", "step_states", "notice_kinds", "notice_states", "event_types",
                           "reason_codes", "refusals", "codes"})
    CHECK_FALSE(data.at(name).as_array().empty());
  for (const json::value& code : data.at("codes").as_array()) {
    const Result one = run({"explain", std::string{code.as_string()}});
    CHECK(one.code == 0);
    CHECK(one.out.find("Fout:\n") != std::string::npos);
  }
  CHECK(run({"explain", "f003"}).code == 0);
  const Result unknown = run({"explain", "F00"});
  CHECK(unknown.code == 66);
  CHECK(unknown.note.find("bedoelt u F00") != std::string::npos);
}

TEST_CASE("usage is 64, a daemon that is not there 69, output that cannot be written 70") {
  const Result typo = run({"lsit"});
  CHECK(typo.code == 64);
  CHECK(typo.note == "besluitctl: onbekende opdracht 'lsit', bedoelt u 'list'?\nhulp: besluitctl help\n");
  const Result short_of = run({"record", "d1", "bao"});
  CHECK(short_of.code == 64);
  CHECK(
      short_of.note.ends_with("gebruik: besluitctl record DOSSIER STAP UITKOMST [--participant DEELNEMER] [--part "
                              "ONDERDEEL] [--set NAAM=WAARDE]... [--on DATUM] [--note TEKST] [--back-to STAP]\nhulp: "
                              "besluitctl help record\n"));
  CHECK(run({"list", "--socket", "/nonexistent/control"}).code == 69);
  CHECK(run({"plan", "herstelplan-2024-1", "--socket", "/nonexistent/control"}).code == 69);
  CHECK(run({"plan", library + "/herstelplan.yaml", "--from", "14-3-2024"}).code == 64);
  const engine::ctl::Output deaf{[](std::string_view) { return false; }, [](std::string_view) {}};
  for (const std::vector<std::string>& words : {std::vector<std::string>{"help"},
                                                {"check", library},
                                                {"explain", "--list"},
                                                {"plan", library + "/herstelplan.yaml"}})
    CHECK(engine::ctl::run(words, {}, *parse_date("2024-03-14"), deaf) == 70);
}

}  // namespace
