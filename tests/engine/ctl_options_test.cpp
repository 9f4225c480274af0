// SPDX-License-Identifier: EUPL-1.2
#include "engine/app/ctl_options.hpp"
#include "engine/app/ctl_help.hpp"
#include "tests/support/catch.hpp"

#include <sstream>

namespace {

using namespace besluit;
using namespace besluit::engine::ctl;

std::vector<std::string> words(const std::string& line) {
  std::vector<std::string> result;
  std::istringstream in{line};
  for (std::string word; in >> word;) result.push_back(word == "''" ? "" : word);
  return result;
}

std::string summary(const std::string& line) {
  const auto parsed = parse_command_line(words(line), {});
  if (!parsed)
    return "! " + parsed.error().sentence.nl +
           (parsed.error().command.empty() ? "" : " [" + parsed.error().command + "]");
  std::string text = std::to_string(static_cast<int>(parsed->verb));
  for (const auto& part :
       {parsed->subject, parsed->step, parsed->outcome, parsed->seq, parsed->reason, parsed->note, parsed->on,
        parsed->id, parsed->within, parsed->from, parsed->to, parsed->by, parsed->parameters})
    if (!part.empty()) text += " " + part;
  for (const auto& path : parsed->paths) text += " " + path;
  for (const auto& [name, value] : parsed->set) text += " " + name + "=" + value;
  return text + (parsed->json ? " json" : "") + (parsed->language == Language::en ? " en" : "");
}

std::string of(Verb verb, const std::string& rest = {}) {
  return std::to_string(static_cast<int>(verb)) + (rest.empty() ? "" : " " + rest);
}

TEST_CASE("command lines are understood") {
  const std::vector<std::pair<std::string, std::string>> rows{
      {"status", of(Verb::status)},
      {"list --json", of(Verb::list, "json")},
      {"--json list", of(Verb::list, "json")},
      {"show list", of(Verb::show, "list")},
      {"--lang en show d1", of(Verb::show, "d1 en")},
      {"agenda --within 3w --lang nl", of(Verb::agenda, "3w")},
      {"record d1 bao positief-advies --on 2024-05-23 --note goed",
       of(Verb::record, "d1 bao positief-advies goed 2024-05-23")},
      {"record d1 bao positief-advies --json", of(Verb::record, "d1 bao positief-advies json")},
      {"correct d1 7 --reason verkeerd", of(Verb::correct, "d1 7 verkeerd")},
      {"correct d1 7 afgewezen --reason verkeerd", of(Verb::correct, "d1 afgewezen 7 verkeerd")},
      {"withdraw d1 --reason weg", of(Verb::withdraw, "d1 weg")},
      {"ack d1 bao", of(Verb::ack, "d1 bao")},
      {"start route --set a=1 --set b=x=y --id d1", of(Verb::start, "route d1 a=1 b=x=y")},
      {"start --set a=1 route", of(Verb::start, "route a=1")},
      {"why date d1 bao", of(Verb::why_date, "d1 bao")},
      {"why notice d1/bao/papers-1#0", of(Verb::why_notice, "d1/bao/papers-1#0")},
      {"clock", of(Verb::clock)},
      {"clock advance --to 2024-07-10", of(Verb::clock_advance, "2024-07-10")},
      {"clock advance --by 7d --json", of(Verb::clock_advance, "7d json")},
      {"check a b c --json", of(Verb::check, "a b c json")},
      {"plan r.yaml --from 2024-03-14", of(Verb::plan, "r.yaml 2024-03-14")},
      {"history", of(Verb::history)},
      {"notices d1 --id x", of(Verb::notices, "d1 x")},
      {"explain R021", of(Verb::explain, "R021")},
      {"explain --list", of(Verb::explain)},
      {"call Agenda {}", of(Verb::call, "Agenda {}")},
      {"help record", of(Verb::help, "record")},
      {"record --help", of(Verb::help, "record")},
      {"why date -h", of(Verb::help, "why date")},
      {"", of(Verb::help)},
      {"--version", of(Verb::version)},
  };
  for (const auto& [line, expected] : rows) {
    CAPTURE(line);
    CHECK(summary(line) == expected);
  }
}

TEST_CASE("a line that cannot be understood says what is wrong, and with which command") {
  const std::vector<std::pair<std::string, std::string>> rows{
      {"lsit", "! onbekende opdracht 'lsit', bedoelt u 'list'?"},
      {"agend", "! onbekende opdracht 'agend', bedoelt u 'agenda'?"},
      {"help recrod", "! onbekende opdracht 'recrod', bedoelt u 'record'?"},
      {"vlieg", "! onbekende opdracht 'vlieg'"},
      {"--json", "! er staat geen opdracht"},
      {"list extra", "! dit hoort er niet bij: extra [list]"},
      {"list --jsno", "! dit hoort er niet bij: --jsno [list]"},
      {"record d1 bao", "! er ontbreekt iets: UITKOMST [record]"},
      {"withdraw d1", "! er ontbreekt iets: --reason [withdraw]"},
      {"meeting", "! na 'meeting' hoort een van deze woorden: import, list, move, cancel, add, papers [meeting]"},
      {"clock advance", "! geef één van --to,--by [clock advance]"},
      {"clock advance --to x --by y", "! geef één van --to,--by [clock advance]"},
      {"clock advance --to", "! achter --to hoort een waarde [clock advance]"},
      {"add d s --task t --who w --reason r --before a --beside b", "! --before gaat niet samen met --beside [add]"},
      {"start r --set a", "! --set verwacht NAAM=WAARDE, en kreeg 'a' [start]"},
      {"start r --set a=1 --set a=2", "! 'a' is twee keer gegeven [start]"},
      {"list --lang fr", "! --lang is nl of en, niet 'fr'"},
      {"explain", "! geef een code, of --list [explain]"},
      {"explain R021 --list", "! geef een code, of --list [explain]"},
  };
  for (const auto& [line, expected] : rows) {
    CAPTURE(line);
    CHECK(summary(line) == expected);
  }
  for (const std::string line : {"why", "why date", "check", "why nothing x"}) {
    CAPTURE(line);
    CHECK(summary(line).starts_with("! "));
  }
}

TEST_CASE("what follows a command is written in the language of the help") {
  for (const CommandText& row : commands()) {
    CAPTURE(row.name, row.synopsis);
    CHECK(synopsis(row, Language::nl) == row.synopsis);
    for (const char* dutch : {"BESTAND", "DATUM", "JAAR", "NAAM", "ORGAAN", "STAP", "TEKST", "UITKOMST", "WAARDE"})
      CHECK(synopsis(row, Language::en).find(dutch) == std::string::npos);
  }
  CHECK(synopsis(*command("clock advance"), Language::en) == "--to DATE | --by LENGTH");
  CHECK(synopsis(*command("eval"), Language::en) == "EXPR [--context FILE.json] [--at WHEN]");
}

TEST_CASE("the environment gives defaults, the line wins") {
  Environment environment{"/tmp/s", "en", true, 80};
  auto parsed = parse_command_line({"list"}, environment);
  CHECK(parsed->socket == "/tmp/s");
  CHECK(parsed->language == Language::en);
  CHECK(parsed->colour);
  CHECK(parsed->columns == 80);
  parsed = parse_command_line({"list", "--socket", "/tmp/t", "--lang", "nl", "--no-color"}, environment);
  CHECK(parsed->socket == "/tmp/t");
  CHECK(parsed->language == Language::nl);
  CHECK_FALSE(parsed->colour);
  CHECK_FALSE(parse_command_line({"list", "--json"}, environment)->colour);
  CHECK(parse_command_line({"list"}, {})->socket == "/run/besluitd/control");
}

TEST_CASE("every command has help with an example, in both languages") {
  for (const Language language : {Language::nl, Language::en}) {
    const std::string all = help_text(language);
    for (const CommandText& row : commands()) {
      CHECK(all.find("  " + std::string{row.name}) != std::string::npos);
      const std::string one = help_text(row.name, language);
      CHECK(one.starts_with("besluitctl " + std::string{row.name} + ": "));
      CHECK(one.find("  besluitctl " + std::string{row.name}) != std::string::npos);
    }
  }
  CHECK(help_text("why", Language::nl).find("why notice") != std::string::npos);
  CHECK(help_text("clock advance", Language::nl) ==
        "besluitctl clock advance: een virtuele klok vooruitzetten\n\nVoorbeelden\n"
        "  besluitctl clock advance --to 2024-07-10\n  besluitctl clock advance --by 7d\n\n"
        "Gebruik\n  besluitctl clock advance --to DATUM | --by DUUR\n\n"
        "Opties\n  --to DATUM  tot het einde van die dag\n  --by DUUR  12h, 7d of 2w\n");
}

}  // namespace
