// SPDX-License-Identifier: EUPL-1.2
#include "rules/terms/legal_clause.hpp"

#include "rules/terms/term.hpp"

#include <fmt/format.h>

#include <vector>

namespace besluit::terms {
namespace {

// "8 weken; Wgr art. 1 lid 3" -> {"8 weken", "Wgr art. 1 lid 3"}; the last part keeps its own semicolons.
std::vector<std::string> parts_of(const std::string& detail, std::size_t parts_max) {
  std::vector<std::string> parts;
  std::size_t at = 0;
  while (parts.size() + 1 < parts_max) {
    const std::size_t end = detail.find("; ", at);
    if (end == std::string::npos) break;
    parts.push_back(detail.substr(at, end - at));
    at = end + 2;
  }
  parts.push_back(detail.substr(at));
  return parts;
}

std::string term_text(const std::string& text, Language language) {
  const auto term = parse_legal_term(text);
  return term ? to_string(*term, language) : text;
}

// "8 weken (Wgr art. 1 lid 3)".
std::string term_with_source(const std::string& detail, Language language) {
  const auto parts = parts_of(detail, 2);
  const std::string term = term_text(parts[0], language);
  return parts.size() < 2 ? term : fmt::format("{} ({})", term, parts[1]);
}

std::string counted_clause(const Reason& reason, bool from_known, Language language) {
  const bool nl = language == Language::nl;
  const std::string term = term_with_source(reason.detail, language);
  const std::string to = spoken(reason.to, language);
  const std::string from = from_known ? (nl ? "die dag" : "that day") : spoken(reason.from, language);
  switch (reason.rule) {
    case Rule::legal_term_forward:
      return nl ? fmt::format("{} na {} is {}", term, from, to) : fmt::format("{} after {} is {}", term, from, to);
    case Rule::legal_term_back:
      return nl ? fmt::format("{} vóór {} is {}", term, from, to) : fmt::format("{} before {} is {}", term, from, to);
    case Rule::legal_term_from:
      return nl ? fmt::format("{} vanaf {}, die dag meegeteld, eindigt op {}", term, from, to)
                : fmt::format("{} from {}, that day included, ends on {}", term, from, to);
    default:
      return nl ? fmt::format("{} terug vanaf {}, die dag meegeteld, begint op {}", term, from, to)
                : fmt::format("{} back from {}, that day included, begins on {}", term, from, to);
  }
}

// "dat is Tweede Paasdag" or "maandag 1 april 2024 is Tweede Paasdag".
std::string rest_day_said(const Reason& reason, const ClausePlace& place, Language language) {
  const bool nl = language == Language::nl;
  const std::string day = place.from_known ? (nl ? "dat" : "that") : spoken(reason.from, language);
  return fmt::format("{} is {}", day, place.rest_day);
}

std::string moved_clause(const Reason& reason, const ClausePlace& place, Language language) {
  const bool nl = language == Language::nl;
  const std::string to = spoken(reason.to, language);
  if (reason.rule == Rule::runs_on) {
    const std::string rest = rest_day_said(reason, place, language);
    return nl ? fmt::format("{}, dus loopt de termijn door tot en met {} (ATW art. 1 lid 1)", rest, to)
              : fmt::format("{}, so the term runs on until {} (ATW art. 1(1))", rest, to);
  }
  return nl ? fmt::format("de termijn moet twee werkdagen bevatten en loopt daarom tot en met {} (ATW art. 2)", to)
            : fmt::format("the term must hold two working days and therefore runs until {} (ATW art. 2)", to);
}

std::string stays_clause(const Reason& reason, const ClausePlace& place, Language language) {
  const bool nl = language == Language::nl;
  const std::string rest = rest_day_said(reason, place, language);
  switch (reason.rule) {
    case Rule::stays_counted_back:
      return nl ? rest + ", maar een termijn die terugtelt schuift niet (ATW art. 1 lid 2)"
                : rest + ", but a term that counts back does not move (ATW art. 1(2))";
    case Rule::stays_excluded:
      return nl ? rest + ", maar zo'n lange termijn schuift niet (ATW art. 4)"
                : rest + ", but a term this long does not move (ATW art. 4)";
    default:
      return nl ? rest + ", maar deze termijn schuift niet: de Algemene termijnenwet geldt er niet voor"
                : rest + ", but this term does not move: the Algemene termijnenwet does not apply to it";
  }
}

std::string limit_clause(const Reason& reason, Language language) {
  const bool nl = language == Language::nl;
  if (reason.rule == Rule::day_before) {
    return nl ? fmt::format("vóór {} is uiterlijk {}", spoken(reason.from, language), spoken(reason.to, language))
              : fmt::format("before {} is {} at the latest", spoken(reason.from, language),
                            spoken(reason.to, language));
  }
  const std::string to = spoken(reason.to, language);
  if (reason.from == reason.to) {
    return nl ? fmt::format("beide grenzen vallen op {}", to) : fmt::format("both limits fall on {}", to);
  }
  return nl ? fmt::format("de vroegste van beide telt: {}", to) : fmt::format("the earlier of the two counts: {}", to);
}

std::string lengthened_clause(const Reason& reason, Language language) {
  const bool nl = language == Language::nl;
  const std::string to = spoken(reason.to, language);
  const auto parts = parts_of(reason.detail, 2);
  const std::string term = term_text(parts[0], language);
  if (reason.rule == Rule::suspended) {
    return nl ? fmt::format("opgeschort: {}, dus {}", term, to) : fmt::format("suspended: {}, so {}", term, to);
  }
  const std::string why = parts.size() < 2 ? "" : " (" + parts[1] + ")";
  return nl ? fmt::format("verlengd met {}{}: {}", term, why, to) : fmt::format("extended by {}{}: {}", term, why, to);
}

std::string version_clause(const Reason& reason, Language language) {
  const bool nl = language == Language::nl;
  const auto parts = parts_of(reason.detail, 2);
  const std::string term = term_text(parts[0], language);
  const std::string rule = parts.size() < 2 ? "" : parts[1];
  return nl ? fmt::format("op {} geldt voor {} een termijn van {}", spoken(reason.to, language), rule, term)
            : fmt::format("on {} the term of {} is {}", spoken(reason.to, language), rule, term);
}

std::string hours_clause(const Reason& reason, Language language) {
  const bool nl = language == Language::nl;
  const auto parts = parts_of(reason.detail, 4);
  if (parts.size() < 3) return {};
  std::string term = term_text(parts[1], language);
  if (parts.size() == 4) term += " (" + parts[3] + ")";
  const std::string_view after = nl ? "na" : "after";
  const std::string_view before = nl ? "vóór" : "before";
  return fmt::format("{} {} {} {} is {} {}", term, reason.rule == Rule::hours_forward ? after : before,
                     spoken(reason.from, language), parts[0], spoken(reason.to, language), parts[2]);
}

}  // namespace

std::string legal_clause(const Reason& reason, const ClausePlace& place, Language language) {
  switch (reason.rule) {
    case Rule::legal_term_forward:
    case Rule::legal_term_back:
    case Rule::legal_term_from:
    case Rule::legal_term_until:
      return counted_clause(reason, place.from_known, language);
    case Rule::runs_on:
    case Rule::two_working_days:
      return moved_clause(reason, place, language);
    case Rule::stays_counted_back:
    case Rule::stays_excluded:
    case Rule::stays_not_statutory:
      return stays_clause(reason, place, language);
    case Rule::day_before:
    case Rule::earliest:
      return limit_clause(reason, language);
    case Rule::suspended:
    case Rule::extended:
      return lengthened_clause(reason, language);
    case Rule::version:
      return version_clause(reason, language);
    case Rule::hours_forward:
    case Rule::hours_back:
      return hours_clause(reason, language);
    default:
      return {};
  }
}

}  // namespace besluit::terms
