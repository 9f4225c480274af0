// SPDX-License-Identifier: EUPL-1.2
#include "workflows/definition/workflow.hpp"

#include <algorithm>
#include <utility>

namespace besluit::definition {

std::string Step::public_title() const {
  if (!confidential.empty()) return "een vertrouwelijk punt";
  return title.empty() ? id : title;
}

const OwnDate* Step::date(OwnDate::Kind kind) const {
  const auto found = std::ranges::find(dates, kind, &OwnDate::kind);
  return found == dates.end() ? nullptr : &*found;
}

void in_order(std::vector<OwnDate>& dates) {
  std::ranges::sort(
      dates, [](const OwnDate& a, const OwnDate& b) { return std::pair(a.date, a.kind) < std::pair(b.date, b.kind); });
}

int Workflow::index_of(std::string_view step) const {
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (steps[i].id == step) return static_cast<int>(i);
  }
  return -1;
}

std::string Workflow::owner_of(int index, const std::string& body_contact,
                               const std::function<bool(int)>& passed) const {
  const Step& step = steps.at(static_cast<std::size_t>(index));
  if (!step.who.empty()) return step.who;
  // Whoever made the piece hands it in: the last task before this step.
  for (int before = index - 1; before >= 0; --before) {
    const Step& earlier = steps[static_cast<std::size_t>(before)];
    if (earlier.ask == Ask::task && !earlier.who.empty() && !(passed && passed(before))) return earlier.who;
  }
  return body_contact;
}

Workflow of_year(Workflow workflow, int year) {
  if (workflow.year.empty()) return workflow;
  const auto fill_in = [year](Date& date, std::optional<int>& years) {
    if (!years) return;
    const std::chrono::year_month_day day{date};
    auto filled = std::chrono::year{year + *years} / day.month() / day.day();
    if (!filled.ok()) filled = filled.year() / filled.month() / std::chrono::day{28};  // 29 February
    date = Date{std::chrono::local_days{filled}};
    years.reset();
  };
  for (Step& step : workflow.steps) {
    for (OwnDate& date : step.dates) fill_in(date.date, date.years);
    in_order(step.dates);
    fill_in(step.meeting.date, step.meeting.years);
    if (step.wait) fill_in(step.wait->date, step.wait->years);
  }
  const std::string digits = std::to_string(year);
  workflow.hash += "-" + digits;
  workflow.text += "\x1Ejaar\n" + digits;  // as a file that is kept with it: see reading/companions.hpp
  workflow.year.clear();
  return workflow;
}

Exit Workflow::exit_of(int index, Outcome outcome) const {
  for (const Exit& exit : steps.at(static_cast<std::size_t>(index)).exits) {
    if (exit.outcome == outcome) return exit;
  }
  const OutcomeRow& table = row(outcome);
  return Exit{outcome, table.move, table.move == Move::end ? std::string(table.token) : std::string()};
}

}  // namespace besluit::definition
