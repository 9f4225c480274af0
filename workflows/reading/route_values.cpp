// SPDX-License-Identifier: EUPL-1.2
#include "workflows/reading/route_values.hpp"

#include "workflows/reading/date_phrase.hpp"

#include "workflows/reading/raw_text.hpp"

#include <algorithm>
#include <array>
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
  const bool last_before = pieces.size() >= 4 && (pieces[0].text == "laatste" || pieces[0].text == "last") &&
                           (pieces[2].text == "vóór" || pieces[2].text == "voor" || pieces[2].text == "before");
  const bool last = last_before && pieces.size() == 4;
  // "laatste ab vóór 15 september van het jaar"
  if (last_before && !last) {
    std::string rest;
    for (std::size_t i = 3; i < pieces.size(); ++i) rest += (i == 3 ? "" : " ") + pieces[i].text;
    if (const auto day = day_of_year(rest)) {
      return MeetingPhrase{pieces[1].text,
                           span_of(*node, pieces[1]),
                           {definition::MeetingChoice::Kind::last_before, day->date, day->years},
                           span_of(*node, pieces[3])};
    }
  }
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

std::optional<AwaitedDossier> read_awaited_dossier(Report& report, const Node* node) {
  const auto text = read_text(report, node);
  if (!text) return std::nullopt;
  AwaitedDossier phrase;
  if (*text == "kinderen" || *text == "children") {
    phrase.children = true;
    return phrase;
  }
  const auto pieces = pieces_of(*text);
  const std::size_t count = pieces.size();
  const bool step = count >= 3 && (pieces[count - 2].text == "stap" || pieces[count - 2].text == "step");
  if (step) phrase.step = pieces.back().text;
  for (std::size_t i = 0; i < count - (step ? 2 : 0); ++i) phrase.fact += (i == 0 ? "" : " ") + pieces[i].text;
  return phrase;
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
  if (pieces.size() == 2 && word(0, "naar", "to")) {
    return ExitPhrase{jump, pieces[1].text, span_of(*node, pieces[1])};
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
  if (pieces.size() > 2 && word(0, "einde", "end")) {
    std::string name;
    for (std::size_t i = 1; i < pieces.size(); ++i) name += (i == 1 ? "" : "-") + pieces[i].text;
    report.error(
        "R062", node->span, {"de naam van een einde heeft geen spaties", "the name of an end has no spaces"},
        {"dit zijn meer woorden", "these are several words"},
        {"schrijf 'einde " + diagnostic::printable(name) + "'", "write 'end " + diagnostic::printable(name) + "'"});
    return std::nullopt;
  }
  report.error("R062", node->span,
               {"'" + diagnostic::printable(*text) + "' zegt niet hoe de route verdergaat",
                "'" + diagnostic::printable(*text) + "' does not say how the route goes on"},
               {"dit wordt niet begrepen", "this is not understood"},
               {"schrijf 'naar STAP', 'terug naar STAP', 'volgende vergadering', 'einde UITKOMST' of 'verder'",
                "write 'to STEP', 'back to STEP', 'next meeting', 'end RESULT' or 'go on'"});
  return std::nullopt;
}

namespace {

using Anchor = definition::ReplyTerm::Anchor;

struct AnchorWord {
  std::string_view nl;
  std::string_view en;
  Anchor anchor;
};
constexpr std::array anchor_words{
    AnchorWord{" na ontvangst", " after receipt", Anchor::receipt},
    AnchorWord{" na toezending", " after sending", Anchor::sending},
    AnchorWord{" na verzending", " after sending out", Anchor::sending},
    AnchorWord{" na opening", " after opening", Anchor::opening},
};
struct GroundWord {
  std::string_view nl;
  std::string_view en;
  terms::Ground ground;
};
constexpr std::array ground_words{
    GroundWord{"eigen regel", "own rule", terms::Ground::own},
    GroundWord{"afgesproken", "agreed", terms::Ground::own},
    GroundWord{"regeling", "arrangement", terms::Ground::arrangement},
};

/// Behind a ground: the term is no law's, and still rolls over days off.
constexpr std::string_view rolls_nl = " met Algemene termijnenwet";
constexpr std::string_view rolls_en = " with Algemene termijnenwet";

/// Cuts what stands behind the first comma, without blanks around it. Its place is in characters.
std::optional<Piece> cut_after_comma(std::string& text) {
  const auto comma = text.find(',');
  if (comma == std::string::npos) return std::nullopt;
  const auto begin = std::min(text.find_first_not_of(' ', comma + 1), text.size());
  Piece piece{text.substr(begin), characters(std::string_view(text).substr(0, begin))};
  text.erase(text.find_last_not_of(' ', comma == 0 ? 0 : comma - 1) + 1);
  return piece;
}

void no_term(Report& report, const Node& node, const diagnostic::Span& span, const Text& label) {
  const std::string shown = "'" + diagnostic::printable(node.text) + "'";
  report.error("R101", span, {shown + " is geen termijn om te antwoorden", shown + " is no term to answer in"}, label,
               {"schrijf 'wet' (dan geldt het artikel bij 'grond') of bijvoorbeeld '8 weken na ontvangst, eigen regel'",
                "write 'law' (then the article at 'ground' holds) or for example '8 weeks after receipt, own rule'"});
}

}  // namespace

std::optional<ReplyPhrase> read_reply_term(Report& report, const Node* node) {
  const auto text = read_text(report, node);
  if (!text) return std::nullopt;
  if (*text == "wet" || *text == "law") {
    check_language(report, *text, "wet", "law", node->span);
    return ReplyPhrase{true, {}, Anchor::receipt, terms::Ground::law};
  }
  ReplyPhrase phrase;
  std::string rest = *text;
  if (auto mark = cut_after_comma(rest)) {
    const Piece whole = *mark;
    for (const std::string_view words : {rolls_nl, rolls_en}) {
      if (!mark->text.ends_with(words)) continue;
      check_language(report, words.substr(1), rolls_nl.substr(1), rolls_en.substr(1), span_of(*node, whole));
      mark->text.resize(mark->text.size() - words.size());
      phrase.rolling = terms::Rolling::declared;
    }
    const auto found = std::ranges::find_if(
        ground_words, [&](const GroundWord& word) { return mark->text == word.nl || mark->text == word.en; });
    if (found == ground_words.end()) {
      no_term(
          report, *node, span_of(*node, whole),
          {"hier hoort 'eigen regel', 'afgesproken' of 'regeling', zo nodig met 'met Algemene termijnenwet' erachter",
           "expected 'own rule', 'agreed' or 'arrangement', followed by 'with Algemene termijnenwet' where it rolls"});
      return std::nullopt;
    }
    check_language(report, mark->text, found->nl, found->en, span_of(*node, *mark));
    phrase.ground = found->ground;
  }
  const auto anchor = std::ranges::find_if(
      anchor_words, [&](const AnchorWord& word) { return rest.ends_with(word.nl) || rest.ends_with(word.en); });
  if (anchor == anchor_words.end()) {
    no_term(report, *node, node->span,
            terms::parse_term(rest) ? Text{"vanaf wanneer telt hij?", "from when does it count?"}
                                    : Text{"dit wordt niet begrepen", "this is not understood"});
    return std::nullopt;
  }
  const std::string_view words = rest.ends_with(anchor->nl) ? anchor->nl : anchor->en;
  check_language(report, words, anchor->nl, anchor->en, node->span);
  phrase.anchor = anchor->anchor;
  const auto term = terms::parse_term(std::string_view(rest).substr(0, rest.size() - words.size()));
  if (!term) {
    no_term(report, *node, node->span, term.error());
    return std::nullopt;
  }
  phrase.term = *term;
  return phrase;
}

std::optional<SilencePhrase> read_silence(Report& report, const Node* node) {
  const auto text = read_text(report, node);
  if (!text) return std::nullopt;
  constexpr std::string_view nl = "geldt als ";
  constexpr std::string_view en = "counts as ";
  std::string rest = *text;
  SilencePhrase phrase;
  if (const auto ground = cut_after_comma(rest)) phrase.ground = ground->text;
  const bool dutch = rest.starts_with(nl);
  const std::string word = dutch || rest.starts_with(en) ? rest.substr(nl.size()) : std::string{};
  const auto outcome = definition::outcome_named(word);
  phrase.outcome_span =
      node->part(word.empty() ? 0 : characters(nl), std::max(1, characters(word.empty() ? rest : word)));
  if (!outcome) {
    std::vector<std::string> known;
    for (const definition::OutcomeRow& row : definition::outcomes())
      known.emplace_back(report.written == Report::Written::en ? row.token : row.nl);
    const Text near = word.empty() ? Text{} : suggestion(word, known);
    report.error("R102", phrase.outcome_span,
                 {"'" + diagnostic::printable(*text) + "' zegt niet wat zwijgen betekent",
                  "'" + diagnostic::printable(*text) + "' does not say what silence means"},
                 {"hier hoort 'geldt als' en een antwoord", "expected 'counts as' and an answer"},
                 near.nl.empty()
                     ? Text{"schrijf bijvoorbeeld 'geldt als geen zienswijze'", "write for example 'counts as no-view'"}
                     : near);
    return std::nullopt;
  }
  check_language(report, dutch ? nl : en, nl, en, node->span);
  phrase.outcome = *outcome;
  return phrase;
}

}  // namespace besluit::reading
