// SPDX-License-Identifier: EUPL-1.2
// The meetings of a body: days one by one, and series that are laid out as days.
#include "workflows/reading/readers.hpp"

#include "rules/terms/holidays.hpp"
#include "rules/terms/series.hpp"

#include <algorithm>
#include <map>

namespace besluit::reading {
namespace {

using definition::Meeting;

class MeetingsReader {
 public:
  MeetingsReader(Report& report, const std::vector<definition::Closure>& recess) : report_(report) {
    for (const auto& closure : recess) recess_.push_back({closure.from, closure.until});
  }

  void read(const Node& item) {
    if (item.is_scalar() && !item.broken && terms::looks_like_series(item.text)) {
      read_series(item);
    } else {
      read_day(item);
    }
  }

  [[nodiscard]] std::vector<Meeting> take() {
    std::vector<Meeting> meetings;
    for (const auto& [day, place] : days_) meetings.push_back({day, day});
    return meetings;
  }

 private:
  void read_day(const Node& item) {
    const auto date = read_date(report_, &item);
    if (!date) return;
    const auto [first, added] = days_.emplace(*date, &item);
    // A day of a series may be named once more: it says that this meeting is meant.
    if (!added && !terms::looks_like_series(first->second->text)) {
      report_.error("R044", item.span,
                    {"vergadering " + to_string(*date) + " staat er twee keer",
                     "meeting " + to_string(*date) + " stands here twice"},
                    {"hier voor de tweede keer", "here for the second time"},
                    {"haal een van de twee weg", "remove one of the two"},
                    {{first->second->span, {"hier voor de eerste keer", "here for the first time"}}});
      return;
    }
    first->second = &item;
    if (const Text rest = terms::rest_day_name(*date); !rest.nl.empty()) {
      report_.warning("R049", item.span, {"deze vergadering valt op " + rest.nl, "this meeting falls on " + rest.en},
                      {"dit is geen werkdag", "this is not a working day"},
                      {"klopt de datum? Dan hoeft u niets te doen", "is the date right? Then there is nothing to do"});
    }
  }

  void read_series(const Node& item) {
    const auto series = terms::parse_series(item.text);
    auto days = series ? terms::days_of(*series, recess_) : std::unexpected(series.error());
    if (!days) {
      report_.error("R035", item.span,
                    {"'" + diagnostic::printable(item.text) + "' geeft geen vergaderingen",
                     "'" + diagnostic::printable(item.text) + "' gives no meetings"},
                    days.error(),
                    {"schrijf bijvoorbeeld 'tweede woensdag van de maand, in 2026, niet in reces'",
                     "write for example 'second Wednesday of the month, in 2026, not in recess'"});
      return;
    }
    const auto unknown = std::ranges::find_if(*days, terms::is_provisional);
    if (unknown != days->end()) (void)date_in(report_, to_string(*unknown), item.span);  // warns
    for (const Date day : *days) days_.emplace(day, &item);
  }

  Report& report_;
  std::vector<terms::Stretch> recess_;
  std::map<Date, const Node*> days_;
};

}  // namespace

std::vector<Meeting> read_meetings(Report& report, const Node* node, const std::vector<definition::Closure>& recess) {
  MeetingsReader reader(report, recess);
  for (const Node& item : items(report, node)) reader.read(item);
  return reader.take();
}

}  // namespace besluit::reading
