// SPDX-License-Identifier: EUPL-1.2
// The sentences of the analysis.
#include "rules/decisions/analysis.hpp"

#include <string>

namespace besluit::decisions {
namespace {

/// "bedrag = 3000000, spoed = true"
std::string spoken(const Analysis::Example& example, const Table& table) {
  std::string text;
  for (std::size_t i = 0; i < example.size(); ++i) {
    const InputClause& clause = table.inputs[i];
    text += (i == 0 ? "" : ", ") + (clause.label.empty() ? clause.expression.text : clause.label) + " = " +
            literal_of(example[i]);
  }
  return text;
}

std::string number(int rule) {
  return std::to_string(rule + 1);
}

/// "1, 2 en 4"
std::string numbers(const std::vector<int>& rules, std::string_view and_word) {
  std::string text;
  for (std::size_t i = 0; i < rules.size(); ++i) {
    if (i > 0) text += i + 1 == rules.size() ? " " + std::string(and_word) + " " : std::string(", ");
    text += number(rules[i]);
  }
  return text;
}

const Rule& rule_at(const Table& table, int rule) {
  return table.rules[static_cast<std::size_t>(rule)];
}

void report_dead(const Analysis::Dead& dead, const Table& table, Findings& findings) {
  const Rule& rule = rule_at(table, dead.rule);
  if (dead.input >= 0) {
    const Words& cell = rule.tests[static_cast<std::size_t>(dead.input)];
    findings.warning("D022", cell.span(),
                     {"regel " + number(dead.rule) + " past nooit", "rule " + number(dead.rule) + " never matches"},
                     {"geen toegestane waarde past in deze cel", "no allowed value fits this cell"},
                     {"pas de cel aan, of haal de regel weg", "change the cell, or take the rule out"});
    return;
  }
  const bool one = dead.behind.size() == 1;
  findings.warning(
      "D022", rule.span, {"regel " + number(dead.rule) + " past nooit", "rule " + number(dead.rule) + " never matches"},
      {(one ? "regel " : "de regels ") + numbers(dead.behind, "en") + (one ? " gaat" : " gaan") + " altijd voor",
       (one ? "rule " : "rules ") + numbers(dead.behind, "and") + (one ? " always comes" : " always come") + " first"},
      {"zet de regel eerder, of haal haar weg", "move the rule up, or take it out"});
}

void report_free(const Analysis::Free& free, const Table& table, Findings& findings) {
  const auto input = static_cast<std::size_t>(free.input);
  const Words& words = free.rule < 0 ? table.inputs[input].expression : rule_at(table, free.rule).tests[input];
  findings.warning(
      "D024", words.span(),
      free.rule < 0 ? Text{"deze kolom is te vrij om na te rekenen", "this column is too free to analyse"}
                    : Text{"deze cel is te vrij om na te rekenen", "this cell is too free to analyse"},
      {"of de tabel hier alles dekt, is niet onderzocht", "whether the table covers all here was not examined"}, {});
}

}  // namespace

void report(const Analysis& analysis, const CompiledTable& compiled, Findings& findings) {
  const Table& table = compiled.table();
  for (const auto& gap : analysis.gaps) {
    const std::string example = spoken(gap, table);
    findings.warning(
        "D020", table.span, {"geen regel past bij " + example, "no rule matches " + example},
        {"deze tabel heeft een gat", "this table has a gap"},
        {"voeg een regel toe, of geef een uitkomst voor 'anders'", "add a rule, or give a result for 'otherwise'"});
  }
  for (const auto& overlap : analysis.overlaps) {
    const std::string example = spoken(overlap.example, table);
    const std::string first = number(overlap.first);
    const std::string second = number(overlap.second);
    const Text message{"de regels " + first + " en " + second + " passen allebei bij " + example,
                       "rules " + first + " and " + second + " both match " + example};
    if (table.policy == HitPolicy::unique) {
      findings.error("D021", rule_at(table, overlap.second).span, message,
                     {"bij 'uniek' mag er maar één passen", "with 'unique' only one may match"},
                     {"maak de voorwaarden strenger, of kies een andere trefregel",
                      "make the conditions stricter, or choose another hit policy"});
    } else {
      findings.warning("D021", rule_at(table, overlap.second).span, message,
                       {"hun uitkomsten verschillen", "their results differ"},
                       {"geef ze dezelfde uitkomst, of maak de voorwaarden strenger",
                        "give them the same result, or make the conditions stricter"});
    }
  }
  for (const auto& dead : analysis.dead) report_dead(dead, table, findings);
  for (const auto& free : analysis.free) report_free(free, table, findings);
  if (analysis.cut) {
    findings.warning("D024", table.span,
                     {"deze tabel is te groot om helemaal na te rekenen", "this table is too large to analyse whole"},
                     {"er kunnen meer gaten of overlappingen zijn dan er staan",
                      "there may be more gaps or overlaps than are shown"},
                     {});
  }
}

}  // namespace besluit::decisions
