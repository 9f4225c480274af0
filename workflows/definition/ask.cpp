// SPDX-License-Identifier: EUPL-1.2
#include "workflows/definition/ask.hpp"

#include <algorithm>
#include <array>

namespace besluit::definition {
namespace {

using enum Outcome;

// The rows stand in the order of their enumerators: `row` indexes them (see the static_asserts below).
constexpr std::array ask_rows{
    AskRow{Ask::task, "task", "taak", "task", "doet"},
    AskRow{Ask::advice, "advice", "advies", "advice", "geeft advies over"},
    AskRow{Ask::decision, "decision", "besluit", "decision", "besluit over"},
    AskRow{Ask::note, "note", "kennisnemen", "note", "neemt kennis van"},
    AskRow{Ask::report, "report", "rapporteren", "report", "krijgt rapport over"},
    AskRow{Ask::present, "present", "presenteren", "present", "krijgt een presentatie over"},
    AskRow{Ask::discuss, "discuss", "bespreken", "discuss", "bespreekt"},
    AskRow{Ask::consent, "consent", "instemmen", "consent", "stemt in met"},
    AskRow{Ask::view, "view", "zienswijze", "view", "geeft een zienswijze op"},
    AskRow{Ask::wishes, "wishes", "wensen en bedenkingen", "wishes and concerns", "geeft wensen en bedenkingen bij"},
    AskRow{Ask::permission, "permission", "toestemming", "permission", "geeft toestemming voor"},
    AskRow{Ask::proposal, "proposal", "voorstel", "proposal", "doet een voorstel voor"},
    AskRow{Ask::appointment, "appointment", "aanwijzen", "appoint", "wijst leden aan voor"},
    AskRow{Ask::ratification, "ratification", "bekrachtigen", "ratify", "bekrachtigt"},
};

constexpr std::array outcome_rows{
    OutcomeRow{done, "done", "gereed", "is gereed", "is done", Move::advance},
    OutcomeRow{adopted, "adopted", "vastgesteld", "is vastgesteld", "was adopted", Move::advance},
    OutcomeRow{adopted_amended, "adopted-amended", "gewijzigd vastgesteld", "is gewijzigd vastgesteld",
               "was adopted with amendments", Move::advance},
    OutcomeRow{rejected, "rejected", "afgewezen", "is afgewezen", "was rejected", Move::end},
    OutcomeRow{deferred, "deferred", "aangehouden", "is aangehouden", "was deferred", Move::defer},
    OutcomeRow{advised_positive, "advised-positive", "positief advies", "kreeg een positief advies",
               "received positive advice", Move::advance},
    OutcomeRow{advised_negative, "advised-negative", "negatief advies", "kreeg een negatief advies",
               "received negative advice", Move::advance},
    OutcomeRow{no_advice, "no-advice", "geen advies", "kreeg geen advies", "received no advice", Move::advance},
    OutcomeRow{noted, "noted", "kennisgenomen", "is voor kennisgeving aangenomen", "was noted", Move::advance},
    OutcomeRow{discussed, "discussed", "besproken", "is besproken", "was discussed", Move::advance},
    OutcomeRow{consented, "consented", "ingestemd", "kreeg instemming", "received consent", Move::advance},
    OutcomeRow{refused, "refused", "geweigerd", "kreeg geen instemming", "was refused consent", Move::end},
    OutcomeRow{view, "view", "zienswijze", "kreeg een zienswijze", "received a view", Move::advance},
    OutcomeRow{no_view, "no-view", "geen zienswijze", "kreeg geen zienswijze", "received no view", Move::advance},
    OutcomeRow{wishes, "wishes", "wensen", "kreeg wensen of bedenkingen", "received wishes or concerns", Move::advance},
    OutcomeRow{no_wishes, "no-wishes", "geen wensen", "kreeg geen wensen of bedenkingen",
               "received no wishes or concerns", Move::advance},
    OutcomeRow{proposed, "proposed", "voorgesteld", "is voorgesteld", "was proposed", Move::advance},
    OutcomeRow{not_proposed, "not-proposed", "niet voorgesteld", "is niet voorgesteld", "was not proposed", Move::end},
    OutcomeRow{appointed, "appointed", "aangewezen", "kreeg leden aangewezen", "had members appointed", Move::advance},
    OutcomeRow{not_appointed, "not-appointed", "niet aangewezen", "kreeg geen leden aangewezen",
               "had no members appointed", Move::advance},
    OutcomeRow{ratified, "ratified", "bekrachtigd", "is bekrachtigd", "was ratified", Move::advance},
    OutcomeRow{not_ratified, "not-ratified", "niet bekrachtigd", "is niet bekrachtigd", "was not ratified", Move::end},
    OutcomeRow{answered, "answered", "beantwoord", "is beantwoord", "was answered", Move::advance},
    OutcomeRow{not_met, "not-met", "niet gehaald", "haalde de voorwaarde niet", "did not meet its condition",
               Move::end},
};

// What an ask allows, the ordinary outcome first.
constexpr std::array task_outcomes{done};
constexpr std::array advice_outcomes{advised_positive, advised_negative, no_advice, deferred};
constexpr std::array decision_outcomes{adopted, adopted_amended, rejected, deferred};
constexpr std::array note_outcomes{noted, deferred};
constexpr std::array discuss_outcomes{discussed, deferred};
constexpr std::array consent_outcomes{consented, refused, deferred};
constexpr std::array view_outcomes{view, no_view, deferred};
constexpr std::array wishes_outcomes{wishes, no_wishes, deferred};
constexpr std::array proposal_outcomes{proposed, not_proposed, deferred};
constexpr std::array appointment_outcomes{appointed, not_appointed, deferred};
constexpr std::array ratification_outcomes{ratified, not_ratified, deferred};

// What people say for an outcome beside its own words.
struct OtherWord {
  std::string_view word;
  Outcome outcome;
};
constexpr std::array other_words{
    OtherWord{"toestemming", consented},
    OtherWord{"geen toestemming", refused},
    OtherWord{"wensen en bedenkingen", wishes},
    OtherWord{"geen wensen en bedenkingen", no_wishes},
    OtherWord{"wishes and concerns", wishes},
    OtherWord{"no wishes", no_wishes},
    OtherWord{"no view", no_view},
    OtherWord{"not proposed", not_proposed},
    OtherWord{"not appointed", not_appointed},
    OtherWord{"not ratified", not_ratified},
};

template <typename Rows, typename Field>
constexpr bool in_order(const Rows& rows, Field field) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (static_cast<std::size_t>(field(rows[i])) != i) return false;
  }
  return true;
}
static_assert(in_order(ask_rows, [](const AskRow& r) { return r.ask; }));
static_assert(in_order(outcome_rows, [](const OutcomeRow& r) { return r.outcome; }));

constexpr char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool same(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace

std::span<const AskRow> asks() {
  return ask_rows;
}
std::span<const OutcomeRow> outcomes() {
  return outcome_rows;
}

std::span<const Outcome> allowed(Ask ask) {
  switch (ask) {
    case Ask::task:
      return task_outcomes;
    case Ask::advice:
      return advice_outcomes;
    case Ask::decision:
      return decision_outcomes;
    case Ask::note:
    case Ask::report:
    case Ask::present:
      return note_outcomes;
    case Ask::discuss:
      return discuss_outcomes;
    case Ask::consent:
    case Ask::permission:
      return consent_outcomes;
    case Ask::view:
      return view_outcomes;
    case Ask::wishes:
      return wishes_outcomes;
    case Ask::proposal:
      return proposal_outcomes;
    case Ask::appointment:
      return appointment_outcomes;
    case Ask::ratification:
      return ratification_outcomes;
  }
  return {};
}

std::vector<Outcome> answers(Ask ask) {
  std::vector<Outcome> result;
  for (const Outcome outcome : allowed(ask)) {
    if (outcome != deferred) result.push_back(outcome);
  }
  return result;
}

Outcome favourable(Ask ask) {
  switch (ask) {
    case Ask::advice:
    case Ask::decision:
    case Ask::consent:
    case Ask::permission:
    case Ask::proposal:
    case Ask::appointment:
    case Ask::ratification:
      return allowed(ask).front();
    case Ask::task:
    case Ask::note:
    case Ask::report:
    case Ask::present:
    case Ask::discuss:
    case Ask::view:
    case Ask::wishes:
      return answered;
  }
  return answered;
}

const AskRow& row(Ask ask) {
  return ask_rows.at(static_cast<std::size_t>(ask));
}
const OutcomeRow& row(Outcome outcome) {
  return outcome_rows.at(static_cast<std::size_t>(outcome));
}

std::optional<Outcome> outcome_named(std::string_view name) {
  for (const OutcomeRow& r : outcome_rows) {
    if (same(name, r.token) || same(name, r.nl)) return r.outcome;
  }
  for (const OtherWord& other : other_words) {
    if (same(name, other.word)) return other.outcome;
  }
  return std::nullopt;
}

std::optional<Ask> ask_token(std::string_view token) {
  for (const AskRow& r : ask_rows) {
    if (token == r.token) return r.ask;
  }
  return std::nullopt;
}

}  // namespace besluit::definition
