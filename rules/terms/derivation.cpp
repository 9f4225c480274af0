// SPDX-License-Identifier: EUPL-1.2
#include "rules/terms/derivation.hpp"

#include "rules/diagnostic/diagnostic.hpp"
#include "rules/terms/holidays.hpp"
#include "rules/terms/term.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace besluit::terms {
namespace {

struct RuleFacts {
  std::string_view token;
  std::string_view article;
};
// In the order of the enumerators.
constexpr std::array<RuleFacts, rules_count> rule_facts{{{"meeting", ""},
                                                         {"given-date", ""},
                                                         {"own-term-back", ""},
                                                         {"own-term-forward", ""},
                                                         {"previous-working-day", "ATW art. 3"},
                                                         {"next-working-day", "ATW art. 3"},
                                                         {"last-meeting-before", ""},
                                                         {"needed-by-next", ""},
                                                         {"next-meeting", ""},
                                                         {"first-meeting", ""},
                                                         {"legal-term-forward", ""},
                                                         {"legal-term-back", ""},
                                                         {"legal-term-from", ""},
                                                         {"legal-term-until", ""},
                                                         {"runs-on", "ATW art. 1 lid 1"},
                                                         {"two-working-days", "ATW art. 2"},
                                                         {"stays-counted-back", "ATW art. 1 lid 2"},
                                                         {"stays-excluded", "ATW art. 4"},
                                                         {"stays-not-statutory", "ATW art. 1 en 5"},
                                                         {"day-before", ""},
                                                         {"earliest", ""},
                                                         {"suspended", ""},
                                                         {"extended", ""},
                                                         {"version", ""},
                                                         {"hours-forward", "ATW art. 4"},
                                                         {"hours-back", "ATW art. 4"},
                                                         {"set-by-hand", ""},
                                                         {"set-by-law", ""},
                                                         {"sent-on", ""},
                                                         {"received-on", ""},
                                                         {"sending-planned", ""},
                                                         {"opened-on", ""}}};

// A number that no enumerator has (from a damaged record) has no facts.
RuleFacts facts_of(Rule rule) {
  const auto index = static_cast<std::size_t>(rule);
  return index < rule_facts.size() ? rule_facts[index] : RuleFacts{};
}

// The term stands before its source: "8 weken; Wgr art. 1 lid 3".
bool counts_working_days(const Reason& reason) {
  const auto term = parse_legal_term(reason.detail.substr(0, reason.detail.find(';')));
  return term && term->unit == Unit::working_days;
}

bool leans_on_unknown_days(const Reason& reason) {
  const bool unknown = is_provisional(reason.from) || is_provisional(reason.to);
  switch (reason.rule) {
    case Rule::previous_working_day:
    case Rule::next_working_day:
    case Rule::runs_on:
    case Rule::two_working_days:
    case Rule::stays_counted_back:
    case Rule::stays_excluded:
    case Rule::stays_not_statutory:
      return unknown;
    case Rule::own_term_back:
    case Rule::own_term_forward:
    case Rule::legal_term_forward:
    case Rule::legal_term_back:
    case Rule::legal_term_from:
    case Rule::legal_term_until:
    case Rule::extended:
      return unknown && counts_working_days(reason);
    case Rule::meeting:
    case Rule::given_date:
    case Rule::last_meeting_before:
    case Rule::needed_by_next:
    case Rule::next_meeting:
    case Rule::first_meeting:
    case Rule::day_before:
    case Rule::earliest:
    case Rule::suspended:
    case Rule::version:
    case Rule::hours_forward:
    case Rule::hours_back:
    case Rule::set_by_hand:
    case Rule::set_by_law:
    case Rule::sent_on:
    case Rule::received_on:
    case Rule::sending_planned:
    case Rule::opened_on:
      return false;
  }
  return false;
}

}  // namespace

std::string token(Rule rule) {
  return std::string(facts_of(rule).token);
}
std::string article(Rule rule) {
  return std::string(facts_of(rule).article);
}

std::string article(const Reason& reason) {
  switch (reason.rule) {
    case Rule::legal_term_forward:
    case Rule::legal_term_back:
    case Rule::legal_term_from:
    case Rule::legal_term_until:
    case Rule::version: {
      const std::size_t end = reason.detail.find("; ");
      if (end != std::string::npos) return reason.detail.substr(end + 2);
      break;
    }
    case Rule::set_by_law:
      return reason.detail;
    default:
      break;
  }
  return article(reason.rule);
}

bool leans_on_unknown(const Derivation& derivation) {
  return std::any_of(derivation.begin(), derivation.end(), leans_on_unknown_days);
}

std::string serialised(const Derivation& derivation) {
  std::string text;
  for (const Reason& reason : derivation) {
    text += fmt::format("{} {} {} {}\n", facts_of(reason.rule).token, besluit::to_string(reason.from),
                        besluit::to_string(reason.to), diagnostic::printable(reason.detail));
  }
  return text;
}

std::string fingerprint(const Derivation& derivation) {
  return diagnostic::fingerprint(serialised(derivation));
}

Due planned(Date legal, Derivation derivation) {
  Due due{legal, working_day_until(legal), std::move(derivation), is_provisional(legal)};
  if (due.planning != due.legal) {
    due.derivation.push_back({Rule::previous_working_day, legal, due.planning, rest_day_name(legal).nl});
  }
  due.provisional = due.provisional || leans_on_unknown(due.derivation);
  return due;
}

}  // namespace besluit::terms
