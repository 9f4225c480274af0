// SPDX-License-Identifier: EUPL-1.2
#include "workflows/reading/route_values.hpp"

#include "workflows/reading/raw_text.hpp"

#include <algorithm>
#include <vector>

namespace besluit::reading {
namespace {

struct Piece {
  std::string text;
  int begin = 0;  ///< in characters from the beginning of the value
};

std::vector<Piece> pieces_of(const std::string& text) {
  std::vector<Piece> pieces;
  for (std::size_t at = text.find_first_not_of(' '); at != std::string::npos;) {
    const auto end = std::min(text.find(' ', at), text.size());
    pieces.push_back({text.substr(at, end - at), characters(std::string_view(text).substr(0, at))});
    at = text.find_first_not_of(' ', end);
  }
  return pieces;
}

diagnostic::Span span_of(const Node& node, const Piece& piece) {
  return node.part(piece.begin, std::max(1, characters(piece.text)));
}

}  // namespace

std::optional<MeetingPhrase> read_meeting(Report& report, const Node* node) {
  const auto text = read_text(report, node);
  if (!text) return std::nullopt;
  const auto pieces = pieces_of(*text);
  const bool last = pieces.size() == 4 && (pieces[0].text == "laatste" || pieces[0].text == "last") &&
                    (pieces[2].text == "vóór" || pieces[2].text == "voor" || pieces[2].text == "before");
  if (pieces.size() != 2 && !last) {
    report.error("R034", node->span,
                 {"'" + diagnostic::printable(*text) + "' noemt geen vergadering",
                  "'" + diagnostic::printable(*text) + "' does not name a meeting"},
                 {"hier hoort een orgaan en een datum", "expected a body and a date"},
                 {"schrijf bijvoorbeeld 'ab 2024-07-10' of 'laatste ab vóór 2024-12-31'",
                  "write for example 'ab 2024-07-10' or 'last ab before 2024-12-31'"});
    return std::nullopt;
  }
  const Piece& body = pieces[last ? 1 : 0];
  const Piece& date = pieces[last ? 3 : 1];
  MeetingPhrase phrase{body.text, span_of(*node, body), {}, span_of(*node, date)};
  const auto day = date_in(report, date.text, phrase.date_span);
  if (!day) return std::nullopt;
  phrase.choice = {last ? definition::MeetingChoice::Kind::last_before : definition::MeetingChoice::Kind::fixed, *day};
  return phrase;
}

std::optional<AfterPhrase> read_after(Report& report, const Node* node) {
  const auto text = read_text(report, node);
  if (!text) return std::nullopt;
  const auto pieces = pieces_of(*text);
  const std::size_t count = pieces.size();
  const bool after = count >= 3 && (pieces[count - 2].text == "na" || pieces[count - 2].text == "after");
  std::string length;
  for (std::size_t i = 0; after && i + 2 < count; ++i) length += (i == 0 ? "" : " ") + pieces[i].text;
  const auto term = terms::parse_term(length);
  if (after && term) return AfterPhrase{*term, pieces.back().text, span_of(*node, pieces.back())};
  report.error(
      "R097", node->span,
      {"'" + diagnostic::printable(*text) + "' zegt niet hoe lang na welke stap",
       "'" + diagnostic::printable(*text) + "' does not say how long after which step"},
      after ? term.error() : Text{"hier hoort een termijn, 'na' en een stap", "expected a term, 'after' and a step"},
      {"schrijf bijvoorbeeld '2 weken na bao'", "write for example '2 weeks after bao'"});
  return std::nullopt;
}

std::optional<ExitPhrase> read_exit(Report& report, const Node* node) {
  const auto text = read_text(report, node);
  if (!text) return std::nullopt;
  const auto pieces = pieces_of(*text);
  const auto word = [&](std::size_t i, std::string_view nl, std::string_view en) {
    return i < pieces.size() && (pieces[i].text == nl || pieces[i].text == en);
  };
  using enum definition::Move;
  if (pieces.size() == 3 && word(0, "terug", "back") && word(1, "naar", "to")) {
    return ExitPhrase{back, pieces[2].text, span_of(*node, pieces[2])};
  }
  if (pieces.size() == 2 && word(0, "volgende", "next") && word(1, "vergadering", "meeting")) {
    return ExitPhrase{defer, "", node->span};
  }
  if (pieces.size() == 1 && word(0, "einde", "end")) return ExitPhrase{end, "", node->span};
  if (pieces.size() == 2 && word(0, "einde", "end")) {
    const auto span = span_of(*node, pieces[1]);
    if (!check_id(report, pieces[1].text, span)) return std::nullopt;
    return ExitPhrase{end, pieces[1].text, span};
  }
  if ((pieces.size() == 1 && word(0, "verder", "")) ||
      (pieces.size() == 2 && word(0, "go", "go") && word(1, "on", "on"))) {
    return ExitPhrase{advance, "", node->span};
  }
  report.error("R062", node->span,
               {"'" + diagnostic::printable(*text) + "' zegt niet hoe de route verdergaat",
                "'" + diagnostic::printable(*text) + "' does not say how the route goes on"},
               {"dit wordt niet begrepen", "this is not understood"},
               {"schrijf 'terug naar STAP', 'volgende vergadering', 'einde UITKOMST' of 'verder'",
                "write 'back to STEP', 'next meeting', 'end RESULT' or 'go on'"});
  return std::nullopt;
}

}  // namespace besluit::reading
