// SPDX-License-Identifier: EUPL-1.2
// Derivations as people say them. Each link is a clause; a link that starts where the one before it ended points back
// ("4 weken daarvoor is ...") instead of naming the date again, so that a chain reads as one sentence.
#include "rules/terms/derivation.hpp"
#include "rules/terms/holidays.hpp"
#include "rules/terms/legal_clause.hpp"
#include "rules/terms/term.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace besluit::terms {
namespace {

std::string lowered(std::string_view word) {
  std::string lower(word);
  for (char& letter : lower) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter + ('a' - 'A'));
  }
  return lower;
}

// Dutch names of bodies end in a handful of nouns, which tell the article: "het Algemeen Bestuur", "de Auditcommissie".
// A name with none of them is spoken without an article, which is always right.
std::string_view dutch_article(std::string_view name) {
  struct Noun {
    std::string_view ending;
    std::string_view article;
  };
  static constexpr std::array<Noun, 13> nouns{{{"bestuur", "het "},
                                               {"overleg", "het "},
                                               {"college", "het "},
                                               {"bao", "het "},
                                               {"team", "het "},
                                               {"commissie", "de "},
                                               {"raad", "de "},
                                               {"staten", "de "},
                                               {"groep", "de "},
                                               {"kring", "de "},
                                               {"kamer", "de "},
                                               {"directie", "de "},
                                               {"vergadering", "de "}}};
  const std::string lower = lowered(name);
  if (lower.starts_with("de ") || lower.starts_with("het ")) return "";
  std::string_view rest = lower;
  while (!rest.empty()) {
    const std::string_view word = rest.substr(0, rest.find(' '));
    for (const Noun& noun : nouns) {
      if (word.ends_with(noun.ending)) return noun.article;
    }
    rest.remove_prefix(std::min(rest.size(), word.size() + 1));
  }
  return "";
}

std::string body_name(const std::string& name, Language language) {
  const std::string_view article = dutch_article(name);
  if (article.empty()) return name;
  return std::string(language == Language::en ? "the " : article) + name;
}

std::string term_text(const std::string& detail, Language language) {
  const auto term = parse_term(detail);
  return term ? to_string(*term, language) : detail;
}

// The rest day that lies on `date`, when the derivation (made with an older table, perhaps) calls it the same; else the
// name that the derivation carries.
std::string rest_day_text(Date date, const std::string& detail, Language language) {
  const Text today = rest_day_name(date);
  return today.nl == detail ? today.in(language) : detail;
}

// "dat is Tweede Pinksterdag" says something; "zaterdag 6 juli is een zaterdag" does not.
std::string no_working_day(const Reason& reason, Language language) {
  const bool nl = language == Language::nl;
  if (reason.detail.empty() || reason.detail == "zaterdag" || reason.detail == "zondag") {
    return nl ? "geen werkdag" : "not a working day";
  }
  const std::string name = rest_day_text(reason.from, reason.detail, language);
  if (!reason.detail.ends_with("gelijkgestelde dag")) return name;
  return (nl ? "een " : "a ") + name;
}

std::string working_day_clause(const Reason& reason, bool points_back, bool before, Language language) {
  const bool nl = language == Language::nl;
  const std::string day = spoken(reason.to, language);
  const std::string rest = no_working_day(reason, language);
  if (nl) {
    const std::string_view side = before ? "ervoor" : "erna";
    if (points_back) return fmt::format("dat is {}, dus de werkdag {}: {}", rest, side, day);
    return fmt::format("{} is {}, dus de werkdag {}: {}", spoken(reason.from, language), rest, side, day);
  }
  const std::string_view side = before ? "before" : "after";
  if (points_back) return fmt::format("that is {}, so the working day {}: {}", rest, side, day);
  return fmt::format("{} is {}, so the working day {}: {}", spoken(reason.from, language), rest, side, day);
}

std::string term_clause(const Reason& reason, bool points_back, bool before, Language language) {
  const bool nl = language == Language::nl;
  const std::string term = term_text(reason.detail, language);
  const std::string day = spoken(reason.to, language);
  const std::string from = spoken(reason.from, language);
  if (points_back) {
    const std::string_view side = nl ? (before ? "daarvoor" : "daarna") : (before ? "before that" : "after that");
    return fmt::format("{} {} is {}", term, side, day);
  }
  const std::string_view side = nl ? (before ? "vóór" : "na") : (before ? "before" : "after");
  return fmt::format("{} {} {} is {}", term, side, from, day);
}

std::string meeting_clause(const Reason& reason, bool points_back, Language language) {
  const bool nl = language == Language::nl;
  const std::string body = body_name(reason.detail, language);
  const std::string day = spoken(reason.to, language);
  const std::string from = points_back ? (nl ? "die dag" : "that day") : spoken(reason.from, language);
  switch (reason.rule) {
    case Rule::last_meeting_before:
      return nl ? fmt::format("de laatste vergadering van {} op of vóór {} is {}", body, from, day)
                : fmt::format("the last meeting of {} on or before {} is {}", body, from, day);
    case Rule::next_meeting:
      return nl ? fmt::format("de eerste vergadering van {} na {} is {}", body, from, day)
                : fmt::format("the first meeting of {} after {} is {}", body, from, day);
    case Rule::first_meeting:
      return nl ? fmt::format("de eerste vergadering van {} die vanaf {} haalbaar is, is {}", body, from, day)
                : fmt::format("the first meeting of {} that can be made from {} is {}", body, from, day);
    default:
      return nl ? fmt::format("{} vergadert op {}", body, day) : fmt::format("{} meets on {}", body, day);
  }
}

// A person's reason, in the middle of a sentence of ours.
std::string without_stop(std::string reason) {
  while (!reason.empty() && (reason.back() == '.' || reason.back() == ' ')) reason.pop_back();
  return reason;
}

// The clause before it named the holiday already.
bool says_why_it_stays(Rule rule) {
  return rule == Rule::stays_counted_back || rule == Rule::stays_excluded || rule == Rule::stays_not_statutory;
}

// The event from which somebody's term runs.
std::string event_clause(const Reason& reason, Language language) {
  const std::string day = spoken(reason.to, language);
  const bool nl = language == Language::nl;
  switch (reason.rule) {
    case Rule::sent_on:
      return fmt::format(fmt::runtime(nl ? "toegezonden op {}" : "sent on {}"), day);
    case Rule::received_on: {
      const std::string body = body_name(reason.detail, language);
      return nl ? fmt::format("{} ontving het stuk op {}", body, day)
                : fmt::format("{} received the piece on {}", body, day);
    }
    case Rule::sending_planned:
      return fmt::format(fmt::runtime(nl ? "volgens plan toegezonden op {}" : "by plan sent on {}"), day);
    default:
      return fmt::format(fmt::runtime(nl ? "de stap begon op {}" : "the step began on {}"), day);
  }
}

std::string clause(const Reason& reason, const Reason* previous, Language language) {
  const bool nl = language == Language::nl;
  const bool from_known = previous != nullptr && previous->to == reason.from;
  const bool to_known = previous != nullptr && previous->to == reason.to;
  switch (reason.rule) {
    case Rule::meeting:
    case Rule::last_meeting_before:
    case Rule::next_meeting:
    case Rule::first_meeting:
      return meeting_clause(reason, from_known, language);
    case Rule::given_date:
      if (reason.detail.empty()) {
        return nl ? fmt::format("de route noemt {}", spoken(reason.to, language))
                  : fmt::format("the route names {}", spoken(reason.to, language));
      }
      return nl ? fmt::format("de route noemt \"{}\", gelezen als {}", reason.detail, spoken(reason.to, language))
                : fmt::format("the route names \"{}\", read as {}", reason.detail, spoken(reason.to, language));
    case Rule::set_by_law: {
      const std::string day = to_known ? (nl ? "die dag" : "that day") : spoken(reason.to, language);
      const std::string ground = reason.detail.empty() ? "" : " (" + reason.detail + ")";
      return nl ? fmt::format("de wet bepaalt {}{}", day, ground) : fmt::format("the law fixes {}{}", day, ground);
    }
    case Rule::set_by_hand:
      return nl ? fmt::format("met de hand gezet op {}: {}", spoken(reason.to, language), without_stop(reason.detail))
                : fmt::format("set by hand to {}: {}", spoken(reason.to, language), without_stop(reason.detail));
    case Rule::own_term_back:
      return term_clause(reason, from_known, true, language);
    case Rule::own_term_forward:
      return term_clause(reason, from_known, false, language);
    case Rule::previous_working_day:
      if (previous != nullptr && from_known && says_why_it_stays(previous->rule)) {
        return fmt::format(fmt::runtime(nl ? "de werkdag ervoor is {}" : "the working day before is {}"),
                           spoken(reason.to, language));
      }
      return working_day_clause(reason, from_known, true, language);
    case Rule::next_working_day:
      return working_day_clause(reason, from_known, false, language);
    case Rule::needed_by_next: {
      const std::string day = to_known ? (nl ? "die dag" : "that day") : spoken(reason.to, language);
      return nl ? fmt::format("de volgende stap \"{}\" heeft dit nodig op {}", reason.detail, day)
                : fmt::format("the next step \"{}\" needs this on {}", reason.detail, day);
    }
    case Rule::legal_term_forward:
    case Rule::legal_term_back:
    case Rule::legal_term_from:
    case Rule::legal_term_until:
    case Rule::runs_on:
    case Rule::two_working_days:
    case Rule::stays_counted_back:
    case Rule::stays_excluded:
    case Rule::stays_not_statutory:
    case Rule::day_before:
    case Rule::earliest:
    case Rule::suspended:
    case Rule::extended:
    case Rule::version:
    case Rule::hours_forward:
    case Rule::hours_back:
      return legal_clause(reason, {from_known, to_known, no_working_day(reason, language)}, language);
    case Rule::sent_on:
    case Rule::received_on:
    case Rule::sending_planned:
    case Rule::opened_on:
      return event_clause(reason, language);
  }
  return {};
}

}  // namespace

std::string sentence(const Reason& reason, Language language) {
  return clause(reason, nullptr, language);
}

std::string sentence(const Derivation& derivation, Language language) {
  std::string text;
  const Reason* previous = nullptr;
  for (const Reason& reason : derivation) {
    if (!text.empty()) text += "; ";
    text += clause(reason, previous, language);
    previous = &reason;
  }
  if (text.empty()) return text;
  if (text.front() >= 'a' && text.front() <= 'z') text.front() = static_cast<char>(text.front() - ('a' - 'A'));
  return text + ".";
}

}  // namespace besluit::terms
