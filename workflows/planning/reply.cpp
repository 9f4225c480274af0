// SPDX-License-Identifier: EUPL-1.2
#include "workflows/planning/reply.hpp"

#include "rules/terms/holidays.hpp"

#include <algorithm>

namespace besluit::planning {
namespace {

using definition::ReplyTerm;
using std::chrono::days;
using terms::LegalTerm;
using terms::Rule;

LegalTerm counted_as(const ReplyTerm& term, Date start) {
  LegalTerm how;
  if (term.statute != nullptr) how = term.statute->how;
  if (term.statute == nullptr) {
    how.ground = term.ground;
    how.rolling = term.rolling;
  }
  how.term = length_on(term, start);
  return how;
}

}  // namespace

const terms::Term& length_on(const ReplyTerm& term, Date start) {
  if (term.statute == nullptr) return term.term;
  const terms::StatuteVersion* version = terms::version_on(*term.statute, start);
  return *(version != nullptr ? *version : term.statute->versions.front()).term;
}

Date reply_day(const ReplyTerm& term, Date start) {
  if (term.counts_back()) return terms::forward(start, length_on(term, start));
  const auto day = terms::count(counted_as(term, start), start);
  return day ? day->legal : start;
}

terms::Due reply_due(const ReplyTerm& term, Date start, terms::Reason begin) {
  terms::Derivation reasons{std::move(begin)};
  if (term.statute != nullptr && term.statute->versions.size() > 1) {
    reasons.push_back({Rule::version, start, start,
                       to_string(length_on(term, start), Language::nl) + "; " + std::string(term.statute->article)});
  }
  if (term.counts_back()) {
    const Date end = reply_day(term, start);
    reasons.push_back({Rule::legal_term_forward, start, end,
                       to_string(length_on(term, start), Language::nl) + "; " + std::string(term.statute->article)});
    if (!terms::is_working_day(end))
      reasons.push_back({Rule::stays_counted_back, end, end, terms::rest_day_name(end).nl});
    return terms::planned(end, std::move(reasons));
  }
  const std::string_view source = term.statute != nullptr ? term.statute->article : std::string_view(term.source);
  auto due = terms::derive(counted_as(term, start), start, source);
  if (!due) return terms::planned(start, std::move(reasons));
  due->derivation.insert(due->derivation.begin(), reasons.begin(), reasons.end());
  return *std::move(due);
}

Date latest_start(const ReplyTerm& term, Date limit) {
  // From the length that holds around the limit; a change of the law in between is found by the two loops.
  Date start = terms::back(limit, length_on(term, limit));
  while (reply_day(term, start) > limit) start -= days{1};
  while (start < limit && reply_day(term, start + days{1}) <= limit) start += days{1};
  return start;
}

const definition::Meeting* meeting_within(const definition::Body& body, const std::vector<definition::Closure>& recess,
                                          Date from, Date until) {
  const auto closed = [](const std::vector<definition::Closure>& closures, Date day) {
    return std::ranges::any_of(closures,
                               [&](const auto& closure) { return closure.from <= day && day <= closure.until; });
  };
  for (auto meeting = body.meetings.rbegin(); meeting != body.meetings.rend(); ++meeting) {
    if (meeting->date > until) continue;
    if (meeting->date < from) return nullptr;
    if (closed(recess, meeting->date) || closed(body.recess, meeting->date)) continue;
    return body.papers && terms::back(meeting->date, *body.papers) < from ? nullptr : &*meeting;
  }
  return nullptr;
}

}  // namespace besluit::planning
