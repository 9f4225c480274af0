// SPDX-License-Identifier: EUPL-1.2
// Suspensions and extensions are taken in the order of their days, because each is judged by the end that holds when it
// comes: an extension after expiry is refused, and a suspension may begin in the days that an earlier one added.
#include "rules/terms/running_term.hpp"

#include "rules/terms/holidays.hpp"
#include "rules/terms/limits.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <variant>

namespace besluit::terms {
namespace {

using std::chrono::days;

std::unexpected<Text> wrong(std::string nl, std::string en) {
  return std::unexpected(Text{std::move(nl), std::move(en)});
}

Text spoken_day(Date day) {
  return {spoken(day, Language::nl), spoken(day, Language::en)};
}

struct Change {
  Date on{};
  std::variant<Suspension, Extension> what;
};

std::vector<Change> changes_of(const RunningTerm& running) {
  std::vector<Change> changes;
  for (const Suspension& suspension : running.suspensions) changes.push_back({suspension.from, suspension});
  for (const Extension& extension : running.extensions) changes.push_back({extension.on, extension});
  std::stable_sort(changes.begin(), changes.end(), [](const Change& a, const Change& b) { return a.on < b.on; });
  return changes;
}

class Walk {
 public:
  explicit Walk(const RunningTerm& running) : running_(running), governing_(running.term) {}

  std::expected<Due, Text> run();

 private:
  [[nodiscard]] Date first_day() const {
    return running_.term.counting == Counting::inclusive ? running_.from : running_.from + days{1};
  }
  std::expected<void, Text> settle();
  std::expected<void, Text> take(const Suspension& suspension);
  std::expected<void, Text> take(const Extension& extension);
  std::expected<void, Text> check_bound(const Extension& extension);
  void hold_two_working_days();
  [[nodiscard]] Date skip_suspended_working_days(Date end, const Suspension& suspension) const;

  const RunningTerm& running_;
  LegalTerm governing_;        ///< whose length says whether the end rolls
  Date counted_{};             ///< the end before rolling
  Derivation reasons_;         ///< for `counted_`
  Due due_;                    ///< rolled
  Date free_from_ = date_min;  ///< days before it were suspended already
  int extended_ = 0;
};

std::expected<void, Text> Walk::settle() {
  auto due = rolled(governing_, counted_, reasons_);
  if (!due) return std::unexpected(sentence(due.error()));
  due_ = *std::move(due);
  return {};
}

// What is left of a term in working days goes on after the suspension: each working day that was suspended is counted
// again at the end. Days that are added may not lie in the suspension either.
Date Walk::skip_suspended_working_days(Date end, const Suspension& suspension) const {
  int left = 0;
  for (Date day = std::max(suspension.from, first_day()); day <= end && day < *suspension.until; day += days{1}) {
    if (is_working_day(day)) ++left;
  }
  if (left == 0) return end;
  return forward(std::max(end, *suspension.until - days{1}), Term{left, Unit::working_days});
}

std::expected<void, Text> Walk::take(const Suspension& suspension) {
  const Date begin = std::max({suspension.from, first_day(), free_from_});
  if (begin > due_.legal) return {};
  if (!suspension.until) {
    const Text day = spoken_day(suspension.from);
    return wrong(fmt::format("de termijn is opgeschort sinds {} en heeft nog geen einde", day.nl),
                 fmt::format("the term is suspended since {} and has no end yet", day.en));
  }
  const int count = static_cast<int>((*suspension.until - begin).count());
  if (count <= 0) return {};
  if (count > suspended_days_max) {
    return wrong(fmt::format("een opschorting telt hoogstens {} dagen", suspended_days_max),
                 fmt::format("a suspension counts at most {} days", suspended_days_max));
  }
  Date end = counted_ + days{count};
  if (running_.term.term.unit == Unit::working_days) {
    end = skip_suspended_working_days(counted_, {begin, suspension.until});
  }
  reasons_.push_back({Rule::suspended, counted_, end, to_string(Term{count, Unit::days}, Language::nl)});
  counted_ = end;
  free_from_ = *suspension.until;
  return settle();
}

std::expected<void, Text> Walk::check_bound(const Extension& extension) {
  if (!running_.extension_max) return {};
  const Term& bound = *running_.extension_max;
  if (extension.by.unit != bound.unit) {
    return wrong(
        fmt::format("verlengen gaat hier in {}, niet in {}; hoogstens {}",
                    to_string({2, bound.unit}, Language::nl).substr(2),
                    to_string({2, extension.by.unit}, Language::nl).substr(2), to_string(bound, Language::nl)),
        fmt::format("this term is extended in {}, not in {}; at most {}",
                    to_string({2, bound.unit}, Language::en).substr(2),
                    to_string({2, extension.by.unit}, Language::en).substr(2), to_string(bound, Language::en)));
  }
  extended_ += extension.by.count;
  if (extended_ <= bound.count) return {};
  return wrong(fmt::format("verlengen kan hier met hoogstens {}", to_string(bound, Language::nl)),
               fmt::format("this term can be extended by at most {}", to_string(bound, Language::en)));
}

std::expected<void, Text> Walk::take(const Extension& extension) {
  if (extension.reason.find_first_not_of(" \t\n") == std::string::npos) {
    return wrong("verlengen kan alleen met een reden", "a term is only extended with a reason");
  }
  if (extension.by.unit == Unit::hours) return std::unexpected(sentence(TermFault::needs_a_moment));
  if (extension.on > due_.legal) {
    const Text end = spoken_day(due_.legal);
    return wrong(fmt::format("de termijn liep af op {}; verlengen kan alleen voor die tijd", end.nl),
                 fmt::format("the term ended on {}; it can only be extended before that", end.en));
  }
  if (const auto fine = check_bound(extension); !fine) return fine;
  const Date end = forward(counted_, extension.by);
  reasons_.push_back({Rule::extended, counted_, end, to_string(extension.by, Language::nl) + "; " + extension.reason});
  counted_ = end;
  governing_.term = extension.by;
  return settle();
}

// ATW 2 once more: suspended days are not in the term.
void Walk::hold_two_working_days() {
  const Term& term = running_.term.term;
  const bool in_days = term.unit == Unit::days || term.unit == Unit::working_days;
  const bool long_enough = in_days ? term.count >= 3 : term.count >= 1;
  if (!long_enough || reach_of(governing_) != Reach::applies) return;
  int working = 0;
  Date day = first_day();
  for (; working < 2 && day <= date_max; day += days{1}) {
    if (is_working_day(day) && !is_suspended(running_, day)) ++working;
  }
  const Date second = day - days{1};
  if (second <= due_.legal) return;
  const auto planning = std::find_if(due_.derivation.begin(), due_.derivation.end(),
                                     [](const Reason& reason) { return reason.rule == Rule::previous_working_day; });
  due_.derivation.insert(planning, {Rule::two_working_days, due_.legal, second, {}});
  due_.provisional = due_.provisional || is_provisional(second);
  due_.legal = second;
  due_.planning = second;
}

std::expected<Due, Text> Walk::run() {
  if (running_.suspensions.size() + running_.extensions.size() > suspensions_max) {
    return wrong(fmt::format("een termijn wordt hoogstens {} keer opgeschort of verlengd", suspensions_max),
                 fmt::format("a term is suspended or extended at most {} times", suspensions_max));
  }
  const bool changed = !running_.suspensions.empty() || !running_.extensions.empty();
  if (running_.term.direction == Direction::backward && changed) {
    return std::unexpected(sentence(TermFault::suspended_backwards));
  }
  const auto whole = derive(running_.term, running_.from, running_.source);
  if (!whole) return std::unexpected(sentence(whole.error()));
  const std::vector<Change> changes = changes_of(running_);
  if (changes.empty()) return *whole;
  // What is left of the derivation is rolled again at every change.
  reasons_ = {whole->derivation.front()};
  counted_ = reasons_.front().to;
  due_ = *whole;
  for (const Change& change : changes) {
    const auto taken = std::visit([this](const auto& what) { return take(what); }, change.what);
    if (!taken) return std::unexpected(taken.error());
  }
  hold_two_working_days();
  return due_;
}

}  // namespace

std::expected<Due, Text> end_of(const RunningTerm& term) {
  return Walk(term).run();
}

bool is_suspended(const RunningTerm& term, Date day) {
  return std::any_of(term.suspensions.begin(), term.suspensions.end(), [day](const Suspension& suspension) {
    return day >= suspension.from && (!suspension.until || day < *suspension.until);
  });
}

}  // namespace besluit::terms
