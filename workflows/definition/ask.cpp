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
    AskRow{Ask::adopt, "adopt", "vaststellen", "adopt", "stelt vast"},
    AskRow{Ask::endorse, "endorse", "onderschrijven", "endorse", "onderschrijft"},
    AskRow{Ask::assign, "assign", "opdracht geven", "assign", "geeft opdracht voor"},
    AskRow{Ask::intend, "intend", "voornemen uitspreken", "intend", "spreekt het voornemen uit voor"},
    AskRow{Ask::mandate, "mandate", "mandaat geven", "mandate", "geeft mandaat voor"},
    AskRow{Ask::request, "request", "verzoeken", "request", "doet een verzoek over"},
    AskRow{Ask::participation, "participation", "besluiten over deelname", "participation",
           "besluit over deelname aan"},
    AskRow{Ask::delegate, "delegate", "delegeren", "delegate", "delegeert"},
    AskRow{Ask::elect, "elect", "kiezen", "elect", "kiest voor"},
    AskRow{Ask::choice, "choice", "keuze", "choice", "maakt een keuze over"},
    AskRow{Ask::wait, "wait", "wachten", "wait", "wacht op"},
    AskRow{Ask::rule, "rule", "regel", "rule", "bepaalt"},
    AskRow{Ask::inform, "inform", "bericht", "inform", "krijgt bericht over"},
    AskRow{Ask::publish, "publish", "bekendmaken", "publish", "maakt bekend"},
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
    OutcomeRow{endorsed, "endorsed", "onderschreven", "is onderschreven", "was endorsed", Move::advance},
    OutcomeRow{not_endorsed, "not-endorsed", "niet onderschreven", "is niet onderschreven", "was not endorsed",
               Move::end},
    OutcomeRow{assigned, "assigned", "opdracht gegeven", "werd een opdracht", "became an assignment", Move::advance},
    OutcomeRow{not_assigned, "not-assigned", "geen opdracht", "werd geen opdracht", "became no assignment", Move::end},
    OutcomeRow{intended, "intended", "voornemen uitgesproken", "werd een voornemen", "became an intention",
               Move::advance},
    OutcomeRow{not_intended, "not-intended", "geen voornemen", "werd geen voornemen", "became no intention", Move::end},
    OutcomeRow{mandated, "mandated", "mandaat gegeven", "kreeg mandaat", "received a mandate", Move::advance},
    OutcomeRow{not_mandated, "not-mandated", "geen mandaat", "kreeg geen mandaat", "received no mandate", Move::end},
    OutcomeRow{requested, "requested", "verzocht", "werd een verzoek", "became a request", Move::advance},
    OutcomeRow{not_requested, "not-requested", "niet verzocht", "werd geen verzoek", "became no request", Move::end},
    OutcomeRow{joined, "joined", "doet mee", "kreeg deelname", "was joined", Move::advance},
    OutcomeRow{not_joined, "not-joined", "doet niet mee", "kreeg geen deelname", "was not joined", Move::end},
    OutcomeRow{delegated, "delegated", "gedelegeerd", "is gedelegeerd", "was delegated", Move::advance},
    OutcomeRow{not_delegated, "not-delegated", "niet gedelegeerd", "is niet gedelegeerd", "was not delegated",
               Move::end},
    OutcomeRow{elected, "elected", "gekozen", "leidde tot een verkiezing", "led to an election", Move::advance},
    OutcomeRow{not_elected, "not-elected", "niet gekozen", "leidde niet tot een verkiezing", "led to no election",
               Move::end},
    OutcomeRow{chosen, "chosen", "keuze gemaakt", "leidde tot een keuze", "led to a choice", Move::advance},
    OutcomeRow{skipped, "skipped", "overgeslagen", "is overgeslagen", "was skipped", Move::advance},
    OutcomeRow{answered, "answered", "beantwoord", "is beantwoord", "was answered", Move::advance},
    OutcomeRow{not_met, "not-met", "niet gehaald", "haalde de voorwaarde niet", "did not meet its condition",
               Move::end},
    OutcomeRow{published, "published", "bekendgemaakt", "is bekendgemaakt", "was published", Move::advance},
    OutcomeRow{unanswered, "unanswered", "onbeantwoord", "bleef onbeantwoord", "stayed unanswered", Move::advance},
};

// What an ask allows, the ordinary outcome first.
constexpr std::array task_outcomes{done};
constexpr std::array publish_outcomes{published};
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
constexpr std::array endorse_outcomes{endorsed, not_endorsed, deferred};
constexpr std::array assign_outcomes{assigned, not_assigned, deferred};
constexpr std::array intend_outcomes{intended, not_intended, deferred};
constexpr std::array mandate_outcomes{mandated, not_mandated, deferred};
constexpr std::array request_outcomes{requested, not_requested, deferred};
constexpr std::array participation_outcomes{joined, not_joined, deferred};
constexpr std::array delegate_outcomes{delegated, not_delegated, deferred};
constexpr std::array elect_outcomes{elected, not_elected, deferred};
constexpr std::array choice_outcomes{chosen, deferred};

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
    OtherWord{"keuze", chosen},
    OtherWord{"opdracht", assigned},
    OtherWord{"mandaat", mandated},
    OtherWord{"voornemen", intended},
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
    case Ask::wait:
    case Ask::rule:
    case Ask::inform:
      return task_outcomes;
    case Ask::publish:
      return publish_outcomes;
    case Ask::advice:
      return advice_outcomes;
    case Ask::decision:
    case Ask::adopt:
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
    case Ask::endorse:
      return endorse_outcomes;
    case Ask::assign:
      return assign_outcomes;
    case Ask::intend:
      return intend_outcomes;
    case Ask::mandate:
      return mandate_outcomes;
    case Ask::request:
      return request_outcomes;
    case Ask::participation:
      return participation_outcomes;
    case Ask::delegate:
      return delegate_outcomes;
    case Ask::elect:
      return elect_outcomes;
    case Ask::choice:
      return choice_outcomes;
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
    case Ask::adopt:
    case Ask::endorse:
    case Ask::assign:
    case Ask::intend:
    case Ask::mandate:
    case Ask::request:
    case Ask::participation:
    case Ask::delegate:
    case Ask::elect:
      return allowed(ask).front();
    case Ask::choice:
    case Ask::wait:
    case Ask::rule:
    case Ask::inform:
    case Ask::publish:
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
