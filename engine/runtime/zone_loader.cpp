// SPDX-License-Identifier: EUPL-1.2
#include "engine/runtime/zone_loader.hpp"

#include <date/tz.h>

#include <exception>
#include <utility>

namespace besluit::engine {
namespace {

using std::chrono::sys_seconds;
using Shifts = std::vector<Zone::Shift>;

constexpr sys_seconds first_moment = std::chrono::sys_days{std::chrono::year{1900} / 1 / 1};
constexpr int last_year = 2200;
// The compiled database lists summer times up to here and says the rest in a rule that the library does not read.
constexpr int listed_until_year = 2037;
constexpr int proof_years = 5;

int year_of_moment(sys_seconds moment) {
  return static_cast<int>(std::chrono::year_month_day{std::chrono::floor<std::chrono::days>(moment)}.year());
}

Shifts listed_shifts(const date::time_zone& zone) {
  Shifts shifts;
  const sys_seconds end = std::chrono::sys_days{std::chrono::year{last_year + 1} / 1 / 1};
  for (sys_seconds moment = first_moment; moment < end;) {
    const date::sys_info info = zone.get_info(moment);
    // Stretches that differ in their abbreviation only are one stretch to us.
    if (shifts.empty() || shifts.back().offset != info.offset) {
      shifts.push_back({shifts.empty() ? first_moment : moment, info.offset});
    }
    if (info.end <= moment) break;
    moment = info.end;
  }
  return shifts;
}

// "The last Sunday of March, 02:00" on the clock that runs until the shift; `week` is 0 to 3, or 4 for the last.
struct Yearly {
  std::chrono::month month;
  std::chrono::weekday weekday;
  unsigned week;
  std::chrono::seconds time;
  std::chrono::seconds offset_before;
  std::chrono::seconds offset_after;

  [[nodiscard]] sys_seconds in(int year) const {
    const std::chrono::year_month month_of_year = std::chrono::year{year} / month;
    const std::chrono::sys_days day = week == 4 ? std::chrono::sys_days{month_of_year / weekday[std::chrono::last]}
                                                : std::chrono::sys_days{month_of_year / weekday[week + 1]};
    return sys_seconds{day} + time - offset_before;
  }
};

Yearly yearly_from(const Zone::Shift& before, const Zone::Shift& shift, bool last_of_month) {
  const sys_seconds local = shift.from + before.offset;
  const auto day = std::chrono::floor<std::chrono::days>(local);
  const std::chrono::year_month_day date{day};
  const unsigned week = last_of_month ? 4 : (static_cast<unsigned>(date.day()) - 1) / 7;
  return {date.month(), std::chrono::weekday{day}, week, local - day, before.offset, shift.offset};
}

// Two shifts a year, proven on the years before: then they go on. A zone without summer time has none in the last
// listed year, and one whose rule is not that simple keeps its last offset.
void extend(Shifts& shifts) {
  if (shifts.size() < 2 * proof_years + 1) return;
  const std::size_t last = shifts.size() - 1;
  if (year_of_moment(shifts[last].from) != listed_until_year) return;
  std::vector<Yearly> rules;
  for (std::size_t i = last - 1; i <= last; ++i) {
    for (const bool last_of_month : {true, false}) {
      const Yearly rule = yearly_from(shifts[i - 1], shifts[i], last_of_month);
      bool proven = true;
      for (std::size_t back = 0; back < proof_years; ++back) {
        const Zone::Shift& past = shifts[i - 2 * back];
        proven = proven && rule.in(listed_until_year - static_cast<int>(back)) == past.from &&
                 past.offset == rule.offset_after;
      }
      if (!proven) continue;
      rules.push_back(rule);
      break;
    }
  }
  if (rules.size() != 2) return;
  for (int year = listed_until_year + 1; year <= last_year; ++year) {
    for (const Yearly& rule : rules) shifts.push_back({rule.in(year), rule.offset_after});
  }
}

}  // namespace

std::expected<Zone, std::string> load_zone(std::string_view name) {
  // The library throws for a missing database as well as for an unknown name; both are an answer here.
  try {
    Shifts shifts = listed_shifts(*date::locate_zone(std::string(name)));
    extend(shifts);
    return Zone(std::string(name), std::move(shifts));
  } catch (const std::exception& error) {
    return std::unexpected("the time zone \"" + std::string(name) + "\" cannot be loaded: " + error.what());
  }
}

const Zone* SystemZones::find(std::string_view name) const {
  // Names of the database are short; anything else is asked from nobody and remembered by nobody.
  constexpr std::size_t name_bytes_max = 64;
  if (name.empty() || name.size() > name_bytes_max || name.find("..") != name.npos || name.front() == '/') {
    return nullptr;
  }
  const std::scoped_lock lock(mutex_);
  const auto known = zones_.find(name);
  if (known != zones_.end()) return known->second.get();
  auto zone = load_zone(name);
  if (!zone) return nullptr;
  return zones_.emplace(std::string(name), std::make_unique<const Zone>(std::move(*zone))).first->second.get();
}

}  // namespace besluit::engine
