// SPDX-License-Identifier: EUPL-1.2
// One walk for both forms: `walk` takes the steps and tells them to a recorder, which writes reasons or does nothing,
// so that a day with and without its derivation can never differ.
#include "rules/terms/legal_term.hpp"

#include "rules/terms/holidays.hpp"

#include <algorithm>
#include <optional>

namespace besluit::terms {
namespace {

using std::chrono::days;

constexpr int days_max = 90;
constexpr int weeks_max = 12;
constexpr int months_max = 3;
constexpr int years_max = 400;    // more than the calendar holds; keeps the arithmetic of years within its range
constexpr int two_days_from = 3;  // ATW 2 is about terms of at least three days

bool at_least_three_days(const Term& term) {
  const bool in_days = term.unit == Unit::days || term.unit == Unit::working_days;
  return in_days ? term.count >= two_days_from : term.count >= 1;
}

bool on_calendar(Date date) {
  return date >= date_min && date <= date_max;
}

// The end by counting alone.
std::expected<Date, TermFault> counted_end(const LegalTerm& legal, Date from) {
  const Term& term = legal.term;
  const bool forwards = legal.direction == Direction::forward;
  if (term.unit == Unit::hours) return std::unexpected(TermFault::needs_a_moment);
  if (term.unit == Unit::years && term.count > years_max) return std::unexpected(TermFault::outside_calendar);
  if (!on_calendar(from)) return std::unexpected(TermFault::outside_calendar);
  if (legal.counting == Counting::exclusive) return forwards ? forward(from, term) : back(from, term);
  if (term.count == 0) return std::unexpected(TermFault::nothing_counted);
  if (term.unit == Unit::working_days) {
    // The day itself is the first working day if it is one.
    const Term rest{term.count - 1, Unit::working_days};
    return forwards ? forward(working_day_from(from), rest) : back(working_day_until(from), rest);
  }
  return forwards ? forward(from, term) - days{1} : back(from, term) + days{1};
}

// ATW 2: the second working day within a term that begins on `first`.
Date second_working_day(Date first) {
  return next_working_day(working_day_from(first));
}

struct NoRecord {
  void counted(const LegalTerm&, Date, Date) {}
  void suspended(int, Date, Date) {}
  void moved(Rule, Date, Date) {}
  void stays(Reach, Date) {}
  void planned(Date, Date) {}
};

Rule rule_of(const LegalTerm& legal) {
  if (legal.direction == Direction::forward) {
    return legal.counting == Counting::exclusive ? Rule::legal_term_forward : Rule::legal_term_from;
  }
  return legal.counting == Counting::exclusive ? Rule::legal_term_back : Rule::legal_term_until;
}

std::string term_detail(const Term& term, std::string_view source) {
  std::string detail = to_string(term, Language::nl);
  if (!source.empty()) detail.append("; ").append(source);
  return detail;
}

class Record {
 public:
  Record(Derivation& derivation, std::string_view source) : derivation_(derivation), source_(source) {
    derivation_.reserve(4);
  }
  void counted(const LegalTerm& legal, Date from, Date end) {
    derivation_.push_back({rule_of(legal), from, end, term_detail(legal.term, source_)});
  }
  void suspended(int count, Date from, Date to) {
    derivation_.push_back({Rule::suspended, from, to, to_string(Term{count, Unit::days}, Language::nl)});
  }
  void moved(Rule rule, Date from, Date to) { derivation_.push_back({rule, from, to, rest_day_name(from).nl}); }
  void stays(Reach reach, Date date) {
    const Rule rule = reach == Reach::counts_back                           ? Rule::stays_counted_back
                      : reach == Reach::no_law || reach == Reach::put_aside ? Rule::stays_not_statutory
                                                                            : Rule::stays_excluded;
    derivation_.push_back({rule, date, date, rest_day_name(date).nl});
  }
  void planned(Date legal, Date day) { moved(Rule::previous_working_day, legal, day); }

 private:
  Derivation& derivation_;
  std::string_view source_;
};

// From the end as it was counted to the last day and the planning date.
template <class Recorder>
std::expected<void, TermFault> roll(const LegalTerm& legal, std::optional<Date> first_day, LegalDay& day,
                                    Recorder& record) {
  day.reach = reach_of(legal);
  day.legal = day.counted;
  if (!on_calendar(day.counted)) return std::unexpected(TermFault::outside_calendar);
  if (day.reach == Reach::applies) {
    day.legal = working_day_from(day.counted);
    if (day.legal != day.counted) record.moved(Rule::runs_on, day.counted, day.legal);
    if (first_day && at_least_three_days(legal.term)) {
      const Date second = second_working_day(*first_day);
      // In a longer term no decree could make a difference: it would have to take away every working day but one.
      const bool short_term = day.legal - *first_day < days{21};
      day.provisional = day.provisional || (short_term && is_provisional(*first_day));
      if (second > day.legal) {
        record.moved(Rule::two_working_days, day.legal, second);
        day.legal = second;
      }
    }
  } else if (!is_working_day(day.legal)) {
    record.stays(day.reach, day.legal);
  }
  day.planning = working_day_until(day.legal);
  if (day.planning != day.legal) record.planned(day.legal, day.planning);
  if (day.legal > date_max || day.planning < date_min) return std::unexpected(TermFault::outside_calendar);
  day.provisional =
      day.provisional || is_provisional(day.counted) || is_provisional(day.legal) || is_provisional(day.planning);
  return {};
}

template <class Recorder>
std::expected<LegalDay, TermFault> walk(const LegalTerm& legal, Date from, int suspended_days, Recorder record) {
  const auto end = counted_end(legal, from);
  if (!end) return std::unexpected(end.error());
  LegalDay day;
  day.counted = *end;
  day.provisional = legal.term.unit == Unit::working_days && is_provisional(from);
  record.counted(legal, from, *end);
  if (suspended_days > 0) {
    if (legal.direction == Direction::backward) return std::unexpected(TermFault::suspended_backwards);
    if (legal.term.unit == Unit::working_days) return std::unexpected(TermFault::suspended_working_days);
    day.counted = *end + days{std::min(suspended_days, suspended_days_max)};
    record.suspended(suspended_days, *end, day.counted);
  }
  const Date first_day = legal.counting == Counting::inclusive ? from : from + days{1};
  if (const auto fine = roll(legal, first_day, day, record); !fine) return std::unexpected(fine.error());
  return day;
}

}  // namespace

Reach reach_of(const LegalTerm& legal) {
  const Term& term = legal.term;
  if (legal.rolling == Rolling::switched_off) return Reach::put_aside;
  const bool statutory = legal.ground == Ground::law || legal.ground == Ground::decree;
  if (!statutory && legal.rolling != Rolling::declared) return Reach::no_law;
  if (term.unit == Unit::hours) return Reach::in_hours;
  if (legal.direction == Direction::backward) return Reach::counts_back;
  switch (term.unit) {
    case Unit::days:
    case Unit::working_days:
      return term.count > days_max ? Reach::too_many_days : Reach::applies;
    case Unit::weeks:
      return term.count > weeks_max ? Reach::too_many_weeks : Reach::applies;
    case Unit::months:
      return term.count > months_max ? Reach::too_many_months : Reach::applies;
    case Unit::years:
      return Reach::in_years;
    case Unit::hours:
      break;
  }
  return Reach::in_hours;
}

std::expected<LegalDay, TermFault> count(const LegalTerm& term, Date from, int suspended_days) {
  return walk(term, from, suspended_days, NoRecord{});
}

std::expected<Due, TermFault> derive(const LegalTerm& term, Date from, std::string_view source, int suspended_days) {
  Due due;
  const auto day = walk(term, from, suspended_days, Record(due.derivation, source));
  if (!day) return std::unexpected(day.error());
  due.legal = day->legal;
  due.planning = day->planning;
  due.provisional = day->provisional;
  return due;
}

std::expected<Due, TermFault> rolled(const LegalTerm& governing, Date counted, Derivation so_far) {
  Due due;
  due.derivation = std::move(so_far);
  LegalDay day;
  day.counted = counted;
  Record record(due.derivation, {});
  if (const auto fine = roll(governing, std::nullopt, day, record); !fine) return std::unexpected(fine.error());
  due.legal = day.legal;
  due.planning = day.planning;
  due.provisional = day.provisional || leans_on_unknown(due.derivation);
  return due;
}

std::expected<DueMoment, TermFault> derive(const LegalTerm& legal, LocalMoment from, std::string_view source) {
  if (legal.term.unit != Unit::hours) return std::unexpected(TermFault::needs_a_day);
  const bool forwards = legal.direction == Direction::forward;
  const std::chrono::hours length{forwards ? legal.term.count : -legal.term.count};
  const LocalMoment end = from + length;
  const Date first = std::chrono::floor<days>(from);
  const Date last = std::chrono::floor<days>(end);
  if (!on_calendar(first) || !on_calendar(last)) return std::unexpected(TermFault::outside_calendar);
  const std::string detail = to_string(from).substr(11) + "; " + to_string(legal.term, Language::nl) + "; " +
                             to_string(end).substr(11) + (source.empty() ? "" : "; " + std::string(source));
  return DueMoment{end, {{forwards ? Rule::hours_forward : Rule::hours_back, first, last, detail}}};
}

Due last_day_before(Date limit) {
  const Date last = limit - days{1};
  return planned(last, {{Rule::day_before, limit, last, {}}});
}

Due earlier(Due first, Due second) {
  const bool second_counts = second.legal < first.legal;
  Due& kept = second_counts ? second : first;
  const Due& other = second_counts ? first : second;
  Derivation reasons = other.derivation;
  // The planning date of the limit that does not count is nobody's business.
  std::erase_if(reasons, [](const Reason& reason) { return reason.rule == Rule::previous_working_day; });
  reasons.insert(reasons.end(), kept.derivation.begin(), kept.derivation.end());
  const Reason choice{Rule::earliest, other.legal, kept.legal, {}};
  const auto planning = std::find_if(reasons.begin(), reasons.end(),
                                     [](const Reason& reason) { return reason.rule == Rule::previous_working_day; });
  reasons.insert(planning, choice);
  return {kept.legal, kept.planning, std::move(reasons), kept.provisional || other.provisional};
}

}  // namespace besluit::terms
