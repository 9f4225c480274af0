// SPDX-License-Identifier: EUPL-1.2
#include "workflows/reading/yaml_tree.hpp"

#include "workflows/reading/limits.hpp"
#include "workflows/reading/raw_text.hpp"
#include "workflows/reading/reading.hpp"
#include "workflows/reading/report.hpp"
#include "workflows/reading/yaml_handler.hpp"

#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <exception>
#include <sstream>
#include <utility>

namespace besluit::reading {

const Node* Node::child(std::string_view wanted) const {
  const auto found = std::ranges::find(children, wanted, &Node::key);
  return found == children.end() || !is_map() ? nullptr : &*found;
}

namespace {

// The lines of the text are the lines of the file, from the one below the `|` on.
diagnostic::Span part_of_literal(const Node& node, int begin, int count) {
  int line = node.span.line + 1;
  int column = node.literal_indent + 1;
  int left = begin;
  for (const char c : node.text) {
    if ((static_cast<unsigned char>(c) & 0xC0U) == 0x80U) continue;  // inside a character
    if (left-- <= 0) break;
    if (c == '\n') {
      ++line;
      column = node.literal_indent + 1;
    } else {
      ++column;
    }
  }
  return {node.span.file, line, column, column + std::max(1, count)};
}

}  // namespace

diagnostic::Span Node::part(int begin, int count) const {
  if (is_scalar() && literal_indent >= 0) return part_of_literal(*this, begin, count);
  if (!is_scalar() || block) return span;
  const int inside_end = span.end_column - (quoted ? 1 : 0);
  const int first = span.column + (quoted ? 1 : 0) + std::max(0, begin);
  const int from = std::clamp(first, span.column, std::max(span.column, inside_end));
  return {span.file, span.line, from, std::clamp(from + count, from + 1, std::max(from + 1, inside_end))};
}

namespace {

// What yaml-cpp says, and what we say instead. The texts are those of 0.7 and 0.8, matched from their beginning; what
// is not in the table gets the last row.
struct Translation {
  std::string_view original;
  std::string_view code;
  Text label;
  Text fix;
};

const std::array<Translation, 9>& translations() {
  static const std::array<Translation, 9> table{{
      {"end of sequence flow", "R017", {}, {}},
      {"end of map flow", "R017", {}, {}},
      {"illegal map value",
       "R015",
       {"hier kan geen dubbele punt staan", "a colon cannot stand here"},
       {"zet een tekst met een dubbele punt tussen aanhalingstekens, en laat sleutels die bij elkaar horen op dezelfde "
        "kolom beginnen",
        "put a text with a colon in quotes, and let keys that belong together begin in the same column"}},
      {"illegal block entry",
       "R015",
       {"hier kan geen streepje staan", "a dash cannot stand here"},
       {"begin een lijst op een nieuwe regel", "begin a list on a new line"}},
      {"illegal flow end",
       "R015",
       {"dit haakje sluit niets", "this bracket closes nothing"},
       {"haal het haakje weg, of zet de tekst tussen aanhalingstekens",
        "remove the bracket, or put the text in quotes"}},
      {"unknown escape",
       "R015",
       {"een '\\' betekent hier iets bijzonders", "a '\\' means something special here"},
       {"schrijf '\\\\', of gebruik enkele aanhalingstekens", "write '\\\\', or use single quotes"}},
      {"unknown token",
       "R015",
       {"met dit teken kan een waarde niet beginnen", "a value cannot begin with this character"},
       {"zet de waarde tussen aanhalingstekens", "put the value in quotes"}},
      {"illegal EOF in scalar",
       "R009",
       {"een aanhalingsteken wordt niet gesloten", "a quote is not closed"},
       {"sluit de tekst op dezelfde regel", "close the text on the same line"}},
      {"",
       "R015",
       {"vanaf hier is de opbouw niet te volgen", "from here on the structure cannot be followed"},
       {"kijk of de inspringing gelijk is aan die van de regels erboven, en of er tekst na een gesloten "
        "aanhalingsteken staat; een waarde die met '>' of '|' begint, hoort tussen aanhalingstekens: \"> 0\"",
        "check that the indentation equals that of the lines above, and that no text follows a closed quote; a value "
        "that begins with '>' or '|' belongs in quotes: \"> 0\""}},
  }};
  return table;
}

Text syntax_message(std::string_view code) {
  if (code == "R009") return {"dit aanhalingsteken wordt niet gesloten", "this quote is not closed"};
  return {"de opbouw van het bestand klopt hier niet", "the structure of the file is not right here"};
}

void report_unclosed_bracket(const RawText& raw, const RawPlace& bracket, Report& report) {
  const char open = raw.line(bracket.line)[bracket.offset];
  const std::string close = open == '[' ? "]" : "}";
  report.error("R017", raw.span(bracket.line, bracket.offset, 1),
               {std::string("het haakje '") + open + "' wordt niet gesloten",
                std::string("the bracket '") + open + "' is not closed"},
               {"hier gaat het haakje open", "the bracket opens here"},
               {"zet '" + close + "' aan het eind", "put '" + close + "' at the end"});
}

void report_exception(const RawText& raw, const Oddities& odd, const YAML::Mark& mark, std::string_view message,
                      Report& report) {
  std::size_t line = mark.line < 0 ? 0 : static_cast<std::size_t>(mark.line);
  std::size_t column = mark.column < 0 ? 0 : static_cast<std::size_t>(mark.column);
  // A folded text on the line before is the same mistake seen twice.
  std::erase_if(report.findings(), [&](const diagnostic::Diagnostic& d) {
    return d.code == "R010" && (!odd.brackets.empty() || d.span.line >= static_cast<int>(line));
  });
  if (!odd.brackets.empty()) {
    report_unclosed_bracket(raw, odd.brackets.front(), report);
    return;
  }
  if (line > raw.last_line()) {
    line = raw.last_line();
    column = raw.line(line).size();
  }
  const auto& table = translations();
  const auto found = std::ranges::find_if(table, [&](const Translation& t) { return message.starts_with(t.original); });
  const std::string_view code = found->code == "R017" ? std::string_view("R015") : found->code;
  const Translation& row = found->code == "R017" ? table.back() : *found;
  report.error(code, raw.span(line, column, 1), syntax_message(code), row.label, row.fix);
}

/// The findings after which the structure cannot be known. False when there are any.
bool check_bytes(const Source& source, const RawText& raw, Report& report) {
  const auto place = [&](std::size_t offset, std::size_t bytes) {
    const auto before = std::string_view(raw.text()).substr(0, offset);
    const auto line = static_cast<std::size_t>(std::ranges::count(before, '\n'));
    const auto start = before.rfind('\n');
    return raw.span(line, offset - (start == std::string_view::npos ? 0 : start + 1), bytes);
  };
  if (source.text.size() > file_bytes_max) {
    report.error("R003", {source.name, 1, 1, 2}, {"dit bestand is groter dan 1 MiB", "this file is larger than 1 MiB"},
                 {"het bestand is " + std::to_string(source.text.size()) + " bytes groot",
                  "the file has " + std::to_string(source.text.size()) + " bytes"},
                 {"is dit wel het goede bestand?", "is this the right file?"});
    return false;
  }
  const auto invalid = first_invalid_utf8(raw.text());
  const auto forbidden = first_forbidden(std::string_view(raw.text()).substr(0, invalid.value_or(raw.text().size())));
  if (forbidden) {
    std::array<char, 16> name{};
    std::snprintf(name.data(), name.size(), "U+%04X", static_cast<unsigned>(forbidden->character));
    report.error("R002", place(forbidden->offset, forbidden->bytes),
                 {std::string("teken ") + name.data() + " hoort niet in een tekstbestand",
                  std::string("character ") + name.data() + " does not belong in a text file"},
                 {"hier staat een onzichtbaar teken", "an invisible character stands here"},
                 {"haal het teken weg; is dit wel een tekstbestand?", "remove the character; is this a text file?"});
  } else if (invalid) {
    report.error("R001", place(*invalid, 1),
                 {"dit bestand is niet als UTF-8 opgeslagen", "this file was not saved as UTF-8"},
                 {"dit teken is niet te lezen", "this character cannot be read"},
                 {"sla het bestand op als UTF-8", "save the file as UTF-8"});
  }
  return !forbidden && !invalid;
}

/// Tabs in the indentation and directives: the structure is not what it seems.
bool check_lines(const RawText& raw, Report& report) {
  bool good = true;
  for (std::size_t i = 0; i < raw.lines(); ++i) {
    const auto line = raw.line(i);
    const auto first = line.find_first_not_of(" \t");
    const auto tab = line.substr(0, first).find('\t');
    if (first != std::string_view::npos && tab != std::string_view::npos) {
      good = false;
      report.error("R008", raw.span(i, tab, 1),
                   {"spring in met spaties, niet met een tab", "indent with spaces, not with a tab"},
                   {"hier staat een tab", "a tab stands here"},
                   {"vervang de tab door twee spaties", "replace the tab by two spaces"});
    }
    if (line.starts_with('%')) {
      good = false;
      report.error("R013", raw.span(i, 0, line.size()),
                   {"een regel met '%' (richtlijn) kan hier niet", "a line with '%' (directive) is not allowed"},
                   {"haal deze regel weg", "remove this line"}, {"haal deze regel weg", "remove this line"});
    }
  }
  return good;
}

/// Reports what cannot stay where a value begins, and mends the raw text so that all other lines are read as what they
/// are. The places stay the same: a mended text keeps its columns.
Oddities mend(RawText& raw, Report& report) {
  Oddities odd = oddities(raw);
  for (const RawPlace& quote : odd.quotes) {
    const char mark = raw.line(quote.line)[quote.offset];
    report.error(
        "R009", raw.span(quote.line, quote.offset, 1),
        {"dit aanhalingsteken wordt niet gesloten", "this quote is not closed"},
        {"het sluitende aanhalingsteken ontbreekt op deze regel", "the closing quote is missing on this line"},
        {"sluit de tekst op dezelfde regel; begint de tekst zelf met ' (zoals 's-Gravenhage), zet er dan \" omheen",
         "close the text on the same line; if the text itself begins with ', put \" around it"});
    raw.close_quote(quote.line, mark);
  }
  for (const RawPlace& place : odd.anchors) {
    refuse_anchor_at(report, raw.span(place.line, place.offset, place.bytes));
    raw.overwrite(place.line, place.offset, place.bytes, ' ');
  }
  for (const RawPlace& place : odd.tags) {
    refuse_tag_at(report, raw.span(place.line, place.offset, place.bytes));
    raw.overwrite(place.line, place.offset, place.bytes, ' ');
  }
  for (const RawPlace& place : odd.aliases) {
    refuse_alias_at(report, raw.span(place.line, place.offset, place.bytes));
    raw.overwrite(place.line, place.offset, 1, '_');
  }
  return odd;
}

void check_root(const RawText& raw, std::optional<Node>& root, Report& report) {
  if (root && root->is_map()) return;
  const bool empty = !root || root->is_null();
  const auto span = empty ? raw.span(0, 0, 1) : root->span;
  report.error(
      "R006", span,
      empty ? Text{"dit bestand is leeg", "this file is empty"}
            : Text{"een bestand bestaat uit regels 'sleutel: waarde'", "a file consists of lines 'key: value'"},
      empty ? Text{"er staat geen enkele sleutel in", "there is no key in it"}
            : Text{"dit is geen sleutel met een waarde", "this is not a key with a value"},
      {"begin met 'soort: route' of 'soort: organisatie'", "begin with 'kind: route' or 'kind: organisation'"});
  root.reset();
}

}  // namespace

Parsed parse(const Source& source) {
  Report report(source.name);
  RawText raw(source.name, source.text.size() > file_bytes_max ? std::string_view() : std::string_view(source.text));
  Parsed result;
  if (!check_bytes(source, raw, report) || !check_lines(raw, report)) {
    result.diagnostics = std::move(report.findings());
    return result;
  }
  const Oddities odd = mend(raw, report);
  TreeBuilder builder(raw, odd, report);
  bool whole = false;
  try {
    std::istringstream stream(raw.text());
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(builder)) {
    }
    whole = true;
  } catch (const TreeBuilder::Stop& stop) {
    whole = stop.first_is_whole;  // what is wrong was reported where it happened
  } catch (const YAML::Exception& failure) {
    report_exception(raw, odd, failure.mark, failure.msg, report);
  } catch (const std::exception&) {
    report_exception(raw, odd, YAML::Mark::null_mark(), "", report);
  }
  if (whole) {
    check_root(raw, builder.root(), report);
    result.root = std::move(builder.root());
  }
  result.diagnostics = std::move(report.findings());
  diagnostic::sort_unique(result.diagnostics);
  return result;
}

}  // namespace besluit::reading
