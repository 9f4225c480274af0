// SPDX-License-Identifier: EUPL-1.2
#include "rules/votes/explanation.hpp"

#include "rules/diagnostic/diagnostic.hpp"
#include "rules/votes/limits.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace besluit::votes {
namespace {

// In the order of the enumerators.
constexpr std::array<std::string_view, 19> rule_tokens{
    "quorum",         "quorum-exempt",   "participation",  "participation-exempt",
    "majority",       "answers",         "veto",           "vote-not-asked",
    "nobody-cast",    "tie-complete",    "tie-incomplete", "tie-again",
    "tie-rejects",    "tie-chair",       "awaited",        "elected",
    "nobody-elected", "tie-second-vote", "tie-lot"};

std::vector<std::string> lines_of(std::string_view detail) {
  std::vector<std::string> lines;
  while (!detail.empty()) {
    const auto end = detail.find('\n');
    lines.emplace_back(detail.substr(0, end));
    detail = end == detail.npos ? std::string_view{} : detail.substr(end + 1);
  }
  return lines;
}

std::string names_of(const Reason& reason, Language language) {
  return told(lines_of(reason.detail), language);
}

// "is" for one, "zijn" for more.
std::string_view be(std::int64_t number, Language language) {
  if (language == Language::nl) return number == 1 ? "is" : "zijn";
  return number == 1 ? "is" : "are";
}

std::string presence(const Reason& reason, Language language) {
  const bool nl = language == Language::nl;
  if (reason.measure == Measure::heads) {
    return nl ? fmt::format("{} van de {} leden {} aanwezig", reason.have, reason.of, be(reason.have, language))
              : fmt::format("{} of {} members {} present", reason.have, reason.of, be(reason.have, language));
  }
  const bool votes = reason.measure == Measure::votes;
  return nl ? fmt::format("de aanwezigen hebben {} van de {} {}", reason.have, reason.of,
                          votes ? "stemmen" : "inwoners")
            : fmt::format("those present have {} of {} {}", reason.have, reason.of, votes ? "votes" : "inhabitants");
}

std::string participation(const Reason& reason, Language language) {
  const bool nl = language == Language::nl;
  if (reason.measure != Measure::heads) {
    return nl ? fmt::format("de deelnemers aan de stemming hebben {} van de {}", reason.have, reason.of)
              : fmt::format("those who took part have {} of {}", reason.have, reason.of);
  }
  return nl ? fmt::format("{} van de {} leden die mogen stemmen {} mee", reason.have, reason.of,
                          reason.have == 1 ? "deed" : "deden")
            : fmt::format("{} of {} members who may vote took part", reason.have, reason.of);
}

// How a number of presence or participation compares with what is needed.
std::string enough_for(const Reason& reason, std::string_view nl_goal, std::string_view en_goal, Language language) {
  const bool nl = language == Language::nl;
  std::string open;
  if (reason.holds == Verdict::undecided) {
    open = nl ? fmt::format(", {} nog niet bekend", reason.open) : fmt::format(", {} not yet known", reason.open);
  }
  if (reason.holds == Verdict::yes) {
    return nl ? fmt::format(", en {} is genoeg voor {}", reason.need, nl_goal)
              : fmt::format(", and {} is enough for {}", reason.need, en_goal);
  }
  return nl ? fmt::format("{}, en voor {} is {} nodig", open, nl_goal, reason.need)
            : fmt::format("{}, and {} needs {}", open, en_goal, reason.need);
}

// What a share counts: "14 uitgebrachte stemmen", "18 leden", "36 stemmen".
std::string_view unit_nl(const Reason& reason) {
  if (reason.measure == Measure::inhabitants) return " inwoners";
  const bool heads = reason.measure == Measure::heads;
  if (reason.rule == Rule::answers) return heads ? "" : " stemmen";
  switch (reason.base) {
    case Base::cast:
      return " uitgebrachte stemmen";
    case Base::present:
      return heads ? " aanwezigen" : " stemmen van de aanwezigen";
    case Base::entitled:
      return heads ? " stemgerechtigde leden" : " stemmen van de stemgerechtigde leden";
    case Base::sitting:
      return heads ? " leden" : " stemmen van alle leden";
  }
  return "";
}

std::string_view unit_en(const Reason& reason) {
  if (reason.measure == Measure::inhabitants) return " inhabitants";
  const bool heads = reason.measure == Measure::heads;
  if (reason.rule == Rule::answers) return heads ? "" : " votes";
  switch (reason.base) {
    case Base::cast:
      return " votes cast";
    case Base::present:
      return heads ? " members present" : " votes of those present";
    case Base::entitled:
      return heads ? " entitled members" : " votes of the entitled members";
    case Base::sitting:
      return heads ? " members" : " votes of all members";
  }
  return "";
}

std::string subject(const Reason& reason, Language language) {
  const bool nl = language == Language::nl;
  const bool one = reason.have == 1;
  std::string says;
  if (reason.rule == Rule::majority) {
    says =
        nl ? fmt::format("{} voor", be(reason.have, language)) : fmt::format("{} in favour", be(reason.have, language));
  } else if (reason.detail.empty()) {
    says = nl ? (one ? "zegt ja" : "zeggen ja") : (one ? "says yes" : "say yes");
  } else {
    const std::string outcome = diagnostic::printable(reason.detail);
    says = nl ? fmt::format("{} \"{}\"", one ? "zegt" : "zeggen", outcome)
              : fmt::format("{} \"{}\"", one ? "says" : "say", outcome);
  }
  return nl ? fmt::format("{} van de {}{} {}", reason.have, reason.of, unit_nl(reason), says)
            : fmt::format("{} of {}{} {}", reason.have, reason.of, unit_en(reason), says);
}

std::string share(const Reason& reason, Language language) {
  const bool nl = language == Language::nl;
  const std::string start = subject(reason, language);
  if (reason.holds == Verdict::yes) {
    const std::string enough = nl ? fmt::format("{}, en {} is genoeg", start, reason.need)
                                  : fmt::format("{}, and {} is enough", start, reason.need);
    if (reason.open == 0) return enough;
    return enough + (nl ? fmt::format("; wat nog komt ({}), verandert dat niet", reason.open)
                        : fmt::format("; what is still to come ({}) does not change that", reason.open));
  }
  if (reason.holds == Verdict::no) {
    if (reason.open == 0) {
      return nl ? fmt::format("{}, en {} is nodig", start, reason.need)
                : fmt::format("{}, and {} is needed", start, reason.need);
    }
    return nl ? fmt::format("{}, {} nog open, en {} is niet meer te halen", start, reason.open, reason.need)
              : fmt::format("{}, {} still open, and {} is out of reach", start, reason.open, reason.need);
  }
  const Missing still = missing(reason);
  return nl ? fmt::format(
                  "{}, {} nog open, en {} is nodig: met nog {} erbij is het zeker, met nog {} ertegen kan het "
                  "niet meer",
                  start, reason.open, reason.need, still.for_yes, still.for_no)
            : fmt::format(
                  "{}, {} still open, and {} is needed: {} more makes it certain, {} more against makes it "
                  "impossible",
                  start, reason.open, reason.need, still.for_yes, still.for_no);
}

std::string veto(const Reason& reason, Language language) {
  const bool nl = language == Language::nl;
  const std::string names = names_of(reason, language);
  const bool more = reason.detail.find('\n') != reason.detail.npos;
  switch (reason.holds) {
    case Verdict::no:
      if (names.empty()) {
        return nl ? fmt::format("er {} {} tegen, en dat is een veto", be(reason.have, language), reason.have)
                  : fmt::format("there {} {} against, and that is a veto", be(reason.have, language), reason.have);
      }
      return nl ? fmt::format("{} {} tegen, en dat is een veto", names, more ? "zijn" : "is")
                : fmt::format("{} {} against, and that is a veto", names, more ? "are" : "is");
    case Verdict::yes:
      if (names.empty()) return nl ? "niemand gebruikt een veto" : "nobody uses a veto";
      return nl ? fmt::format("{} heeft een veto en gebruikt het niet", names)
                : fmt::format("{} has a veto and does not use it", names);
    case Verdict::undecided:
      if (names.empty()) {
        return nl ? fmt::format("nog niemand gebruikt een veto, {} nog open", reason.open)
                  : fmt::format("nobody uses a veto so far, {} still open", reason.open);
      }
      return nl ? fmt::format("{} heeft een veto en antwoordde nog niet", names)
                : fmt::format("{} has a veto and did not answer yet", names);
  }
  return {};
}

// `need` holds the votes against.
std::string tie(const Reason& reason, Language language) {
  const bool nl = language == Language::nl;
  const std::string start = nl ? fmt::format("de stemmen staken met {} tegen {}", reason.have, reason.need)
                               : fmt::format("the votes are tied at {} to {}", reason.have, reason.need);
  switch (reason.rule) {
    case Rule::tie_complete:
      return start + (nl ? " in een voltallige vergadering, dus het voorstel is niet aangenomen"
                         : " in a complete meeting, so the proposal is not adopted");
    case Rule::tie_incomplete:
      return start +
             (nl ? fmt::format(", en {} van de {} leden brachten een stem uit, dus de beslissing schuift naar een "
                               "volgende vergadering",
                               reason.open, reason.of)
                 : fmt::format(", and {} of {} members cast a vote, so the decision is postponed to a next "
                               "meeting",
                               reason.open, reason.of));
    case Rule::tie_again:
      return start + (nl ? " in de vergadering na een eerdere staking, dus het voorstel is niet aangenomen"
                         : " in the meeting after an earlier tie, so the proposal is not adopted");
    case Rule::tie_rejects:
      return start + (nl ? ", en dan is het voorstel niet aangenomen" : ", and then the proposal is not adopted");
    default:
      return start + (nl ? ", en dan beslist de voorzitter" : ", and then the chair decides");
  }
}

std::string persons(const Reason& reason, Language language) {
  const bool nl = language == Language::nl;
  const std::string names = names_of(reason, language);
  switch (reason.rule) {
    case Rule::elected:
      return nl ? fmt::format("{} krijgt {} van de {} uitgebrachte stemmen, en {} is genoeg", names, reason.have,
                              reason.of, reason.need)
                : fmt::format("{} gets {} of {} votes cast, and {} is enough", names, reason.have, reason.of,
                              reason.need);
    case Rule::nobody_elected:
      return nl ? fmt::format(
                      "niemand krijgt {} van de {} uitgebrachte stemmen; hoe het verder gaat, zegt het "
                      "reglement van orde en niet de wet",
                      reason.need, reason.of)
                : fmt::format(
                      "nobody gets {} of {} votes cast; the rules of procedure say what comes next, the law "
                      "does not",
                      reason.need, reason.of);
    case Rule::tie_second_vote:
      return nl ? fmt::format("de stemmen staken tussen {}, dus in dezelfde vergadering wordt opnieuw gestemd", names)
                : fmt::format("the votes are tied between {}, so there is another vote in the same meeting", names);
    default:
      return nl ? fmt::format("de stemmen staken opnieuw tussen {}, dus het lot beslist", names)
                : fmt::format("the votes are tied again between {}, so the lot decides", names);
  }
}

std::string clause(const Reason& reason, Language language) {
  const bool nl = language == Language::nl;
  switch (reason.rule) {
    case Rule::quorum:
      return presence(reason, language) + enough_for(reason, "het quorum", "the quorum", language);
    case Rule::quorum_exempt:
      return nl ? "dit is de tweede vergadering over hetzelfde onderwerp, en dan geldt geen quorum"
                : "this is the second meeting about the same item, and then no quorum holds";
    case Rule::participation:
      return participation(reason, language) + enough_for(reason, "een geldige stemming", "a valid vote", language);
    case Rule::participation_exempt:
      return nl ? "er wordt opnieuw gestemd na een ongeldige stemming, en dan geldt geen minimum"
                : "this is a new vote after an invalid one, and then no minimum holds";
    case Rule::majority:
    case Rule::answers:
      return share(reason, language);
    case Rule::veto:
      return veto(reason, language);
    case Rule::vote_not_asked:
      return nl ? "niemand vroeg om een stemming, dus het voorstel is aangenomen"
                : "nobody asked for a vote, so the proposal is adopted";
    case Rule::nobody_cast:
      return nl ? "niemand bracht een stem uit, dus er is geen meerderheid"
                : "nobody cast a vote, so there is no majority";
    case Rule::tie_complete:
    case Rule::tie_incomplete:
    case Rule::tie_again:
    case Rule::tie_rejects:
    case Rule::tie_chair:
      return tie(reason, language);
    case Rule::awaited:
      return (nl ? "het wacht op " : "it waits for ") +
             (reason.detail.empty() ? fmt::format("{}", reason.have) : names_of(reason, language));
    case Rule::elected:
    case Rule::nobody_elected:
    case Rule::tie_second_vote:
    case Rule::tie_lot:
      return persons(reason, language);
  }
  return {};
}

}  // namespace

Missing missing(const Reason& reason) {
  const bool is_share = reason.rule == Rule::quorum || reason.rule == Rule::participation ||
                        reason.rule == Rule::majority || reason.rule == Rule::answers;
  if (!is_share || reason.holds != Verdict::undecided) return {};
  return {reason.need - reason.have, reason.have + reason.open - reason.need + 1};
}

std::string_view token(Verdict verdict) {
  switch (verdict) {
    case Verdict::yes:
      return "yes";
    case Verdict::no:
      return "no";
    case Verdict::undecided:
      return "undecided";
  }
  return "";
}

std::string_view token(Rule rule) {
  const auto index = static_cast<std::size_t>(rule);
  return index < rule_tokens.size() ? rule_tokens[index] : "";
}

std::string sentence(const Reason& reason, Language language) {
  std::string text = clause(reason, language);
  if (!text.empty() && !reason.article.empty()) text += " (" + diagnostic::printable(reason.article) + ")";
  return text;
}

std::string sentence(const Reasons& reasons, Language language) {
  std::string text;
  for (const Reason& reason : reasons) {
    const std::string next = sentence(reason, language);
    if (!text.empty() && !next.empty()) text += "; ";
    text += next;
  }
  if (text.empty()) return text;
  if (text.front() >= 'a' && text.front() <= 'z') text.front() = static_cast<char>(text.front() - ('a' - 'A'));
  return text + ".";
}

std::string told(const std::vector<std::string>& names, Language language) {
  const std::string_view last = language == Language::nl ? " en " : " and ";
  const std::size_t shown = names.size() > names_told_max ? names_told_max : names.size();
  std::string text;
  for (std::size_t i = 0; i < shown; ++i) {
    if (i > 0) text += i + 1 == names.size() ? last : ", ";
    text += diagnostic::printable(names[i]);
  }
  if (shown == names.size()) return text;
  const std::size_t rest = names.size() - shown;
  return language == Language::nl ? fmt::format("{} en nog {}", text, rest) : fmt::format("{} and {} more", text, rest);
}

std::string as_detail(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) {
    if (!text.empty()) text += '\n';
    text += name.substr(0, name.find('\n'));
  }
  return text;
}

}  // namespace besluit::votes
