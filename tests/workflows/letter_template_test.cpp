// SPDX-License-Identifier: EUPL-1.2
#include "workflows/definition/letter_template.hpp"
#include "tests/support/catch.hpp"
#include "workflows/reading/reading.hpp"

namespace {

using namespace besluit;
using definition::check_template;

struct Faulty {
  std::string_view text;
  std::size_t at;
  std::string_view message;
  std::string_view fix;
};

TEST_CASE("what a letter cannot name or close is found at its place") {
  const Faulty rows[] = {
      {"Dag {{nam}}", 4, "een brief kent het woord 'nam' niet", "kies uit: aanhef"},
      {"{{#data}}{{titel}}{{punt}}{{naaam}}{{/data}}", 26, "een brief kent het woord 'naaam' niet", "kies uit: wat"},
      {"Dag {{naam", 4, "deze accolades worden niet gesloten", "zet er }} achter"},
      {"{{#data}} {{wat}}", 0, "dit deel wordt niet gesloten", "zet {{/data}}"},
      {"{{wat}}{{/data}}", 7, "hier sluit iets dat niet open is", "haal het weg"},
      {"{{#data}}{{#eigen}}{{/data}}", 19, "hier sluit iets dat niet open is", "sluit eerst {{/eigen}}"},
      {"a{{>brief}}", 1, "dit kan niet in een brief", "een brief haalt geen"},
      {"{{=<% %>=}}", 0, "dit kan niet in een brief", "een brief haalt geen"},
      {"{{data}}", 0, "'data' is een lijst", "schrijf {{#data}}"},
      {"{{#data}}{{#eigen}}{{#dates}}{{wat}}{{/dates}}{{/eigen}}{{/data}}", 19, "hier staat een lijst in een lijst",
       "sluit eerst"},
      {"{{#data}}{{#punten}}{{punt}}{{/punten}}{{/data}}", 9, "hier staat een lijst in een lijst", "sluit eerst"},
      {"{{}}", 0, "een brief kent het woord '' niet", "kies uit"},
  };
  for (const Faulty& row : rows) {
    INFO(row.text);
    const auto fault = check_template(row.text);
    REQUIRE(fault.has_value());
    CHECK(fault->at == row.at);
    CHECK(fault->message.nl == row.message);
    CHECK(fault->fix.nl.starts_with(row.fix));
  }
  CHECK(check_template(std::string(20'000, 'x')).has_value());
  std::string deep;
  for (int i = 0; i < 17; ++i) deep += "{{#eigen}}";
  CHECK(check_template(deep)->message.nl == "te veel delen in elkaar");
}

TEST_CASE("a letter is filled with words in either language") {
  definition::TemplateValues values;
  values.words = {{"naam", "Zoë <b>"}, {"datum", "2 mei"}, {"oude_datum", ""}};
  values.lists["data"] = {{{"wat", "stukken"}, {"datum", "1 mei"}}, {{"wat", "besluit"}, {"datum", "9 mei"}}};
  const std::pair<std::string_view, std::string_view> rows[] = {
      {"Dag {{naam}}", "Dag Zoë <b>"},
      {"Dear {{name}}, {{{name}}}, {{&name}}", "Dear Zoë <b>, Zoë <b>, Zoë <b>"},
      {"{{#oude_datum}}was {{oude_datum}}{{/oude_datum}}{{^old_date}}nieuw{{/old_date}}", "nieuw"},
      {"{{#data}}{{datum}} {{wat}} voor {{naam}};{{/data}}", "1 mei stukken voor Zoë <b>;9 mei besluit voor Zoë <b>;"},
      {"{{! niets }}{{ datum }}", "2 mei"},
  };
  for (const auto& [text, expected] : rows) {
    INFO(text);
    CHECK(check_template(text) == std::nullopt);
    CHECK(definition::fill(text, values) == expected);
  }
}

TEST_CASE("a letter that would grow without end is given up, in time") {
  definition::TemplateValues values;
  values.words = {{"inhoud", std::string(4000, 'x')}};
  for (int i = 0; i < 1000; ++i) values.lists["data"].push_back({{"wat", "stukken"}});
  std::string greedy = "{{#data}}";
  for (int i = 0; i < 1000; ++i) greedy += "{{inhoud}}";
  greedy += "{{/data}}";
  CHECK(check_template(greedy) == std::nullopt);
  CHECK(definition::fill(greedy, values) == std::nullopt);  // it would be four gigabytes
  CHECK(definition::fill("{{#data}}{{wat}} {{/data}}", values)->size() == 8000);
}

std::string findings_of(const std::string& letters) {
  const std::string head =
      "soort: organisatie\norganisatie: proef\nnaam: Proef\nrollen:\n  directie: zoe\nmensen:\n  zoe:\n    naam: Zoë\n"
      "    mail: zoe@proef.example\n    taal: en\norganen:\n  ab:\n    naam: AB\n    contact: directie\nbrieven:\n";
  const auto read = reading::read_organisation({"o.yaml", head + letters});
  std::string found;
  for (const auto& one : read.diagnostics)
    found += one.code + " " + std::to_string(one.span.line) + ":" + std::to_string(one.span.column) + "-" +
             std::to_string(one.span.end_column) + " " + one.message.nl + "\n";
  if (read.value) {
    CHECK(read.value->people.at("zoe").language == Language::en);
    for (const auto& [key, letter] : read.value->letters)
      found += (key.first == Language::en ? "en " : "nl ") + key.second + " [" + letter.subject + "] [" +
               letter.letter + "]\n";
  }
  return found;
}

TEST_CASE("letters of an organisation are read, and their faults stand at their line") {
  CHECK(findings_of("  - soort bericht: herinnering\n    onderwerp: \"Graag voor {{datum}}\"\n    brief: |\n"
                    "      {{aanhef}}\n\n      Eerste é {{wat}}\n      {{slot}}\n"
                    "  - soort bericht: escalatie\n    taal: en\n    onderwerp: \"{{what}}\"\n") ==
        "nl reminder [Graag voor {{datum}}] [{{aanhef}}\n\nEerste é {{wat}}\n{{slot}}]\nen escalation [{{what}}] []\n");
  CHECK(findings_of("  - soort bericht: herinnering\n    onderwerp: \"Graag voor {{datm}}\"\n    brief: |\n"
                    "      {{aanhef}}\n\n      Eerste é {{waat}}\n") ==
        "R048 17:28-36 een brief kent het woord 'datm' niet\nR048 21:16-24 een brief kent het woord 'waat' niet\n");
  CHECK(findings_of("  - soort bericht: herinnering\n    onderwerp: \"a\"\n  - soort bericht: herinnering\n"
                    "    onderwerp: \"b\"\n") == "R048 18:20-31 van dit bericht staat er al een brief in deze taal\n");
}

}  // namespace
