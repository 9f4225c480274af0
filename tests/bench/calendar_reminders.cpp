// SPDX-License-Identifier: EUPL-1.2
// The same 1,000 reminders for both: every one or four weeks, every month, and once, each moved to the working day
// before when it falls on a weekend or on a day of ATW 3. Both write a line for each occurrence.
#include "tests/bench/calendar_parts.hpp"

#include "rules/terms/holidays.hpp"
#include "rules/terms/term.hpp"

#include <fmt/format.h>

#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <stdexcept>

namespace besluit::bench {
namespace {

namespace fs = std::filesystem;

constexpr int rounds = 5;
constexpr int reminders = 1000;
constexpr int year = 2024;
constexpr Date first_day = make_date(year, 1, 1);
constexpr Date last_day = make_date(year, 12, 31);

struct Reminder {
  Date start{};
  terms::Term interval;  ///< count 0: once
};

std::vector<Reminder> all_reminders() {
  std::vector<Reminder> all;
  for (int i = 0; i < reminders; ++i) {
    const Date start = first_day + std::chrono::days{i * 7 % 28};
    switch (i % 4) {
      case 0:
        all.push_back({start, {1, terms::Unit::weeks}});
        break;
      case 1:
        all.push_back({start, {1, terms::Unit::months}});
        break;
      case 2:
        all.push_back({start, {4, terms::Unit::weeks}});
        break;
      default:
        all.push_back({first_day + std::chrono::days{i * 13 % 366}, {}});
    }
  }
  return all;
}

std::string line_of(Date day, std::size_t which) {
  return fmt::format("{} r{}", to_string(day), which);
}

/// As the ladder places them: the next one counts from the unmoved day of the one before.
std::vector<std::string> by_us(const std::vector<Reminder>& all) {
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < all.size(); ++i) {
    // A day of the new year can still move back into the old one.
    for (Date day = all[i].start; day <= last_day + std::chrono::days{10}; day = terms::forward(day, all[i].interval)) {
      const Date moved = terms::working_day_until(day);
      if (moved >= first_day && moved <= last_day) lines.push_back(line_of(moved, i));
      if (all[i].interval.count == 0) break;
    }
  }
  return lines;
}

constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::string spelled(Date day) {
  const std::chrono::year_month_day parts{day};
  return fmt::format("{} {} {}", static_cast<unsigned>(parts.day()),
                     months.at(static_cast<unsigned>(parts.month()) - 1), static_cast<int>(parts.year()));
}

std::string script_of(const std::vector<Reminder>& all) {
  std::string text;
  for (Date day = first_day - std::chrono::days{10}; day <= last_day + std::chrono::days{10};
       day += std::chrono::days{1})
    if (!terms::is_weekend(day) && !terms::is_working_day(day)) text += "OMIT " + spelled(day) + "\n";
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::chrono::year_month_day parts{all[i].start};
    std::string when = spelled(all[i].start);
    if (all[i].interval.unit == terms::Unit::weeks) when += fmt::format(" *{}", 7 * all[i].interval.count);
    if (all[i].interval.unit == terms::Unit::months) when = std::to_string(static_cast<unsigned>(parts.day()));
    text += fmt::format("REM {} BEFORE OMIT Sat Sun MSG r{}\n", when, i);
  }
  return text;
}

/// What remind names, as our lines. Its own look: "2024/01/05 * * * * r12".
std::vector<std::string> by_remind(const fs::path& script) {
  const std::string command = fmt::format("remind -s12 '{}' {}-01-01 2>/dev/null", script.string(), year);
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe(::popen(command.c_str(), "r"), ::pclose);
  if (!pipe) throw std::runtime_error("remind cannot be started");
  std::vector<std::string> lines;
  std::array<char, 512> buffer{};
  while (std::fgets(buffer.data(), static_cast<int>(buffer.size()), pipe.get()) != nullptr) {
    std::string line(buffer.data());
    while (!line.empty() && (line.back() == '\n' || line.back() == ' ')) line.pop_back();
    if (line.size() < 12) continue;
    std::ranges::replace(line, '/', '-');
    lines.push_back(line.substr(0, 10) + line.substr(line.rfind(' ')));
  }
  return lines;
}

template <class Work>
double seconds_of(Work work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

/// A file in the temporary folder that is gone afterwards.
class Script {
 public:
  explicit Script(const std::string& text) {
    std::string name = (fs::temp_directory_path() / "besluit-bench-XXXXXX").string();
    const int file = ::mkstemp(name.data());
    if (file < 0) throw std::runtime_error("no temporary file");
    ::close(file);
    path_ = name;
    std::ofstream(path_) << text;
  }
  ~Script() {
    std::error_code ignored;
    fs::remove(path_, ignored);
  }
  Script(const Script&) = delete;
  Script& operator=(const Script&) = delete;
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

}  // namespace

std::vector<Figure> run_reminders_part(const Options&) {
  const std::vector<Reminder> all = all_reminders();
  std::vector<std::string> ours = by_us(all);
  const std::size_t occurrences = ours.size();
  const Script script(script_of(all));
  std::vector<std::string> theirs = by_remind(script.path());
  const bool has_remind = !theirs.empty();
  std::ranges::sort(ours);
  std::ranges::sort(theirs);
  if (has_remind && ours != theirs) throw std::runtime_error("remind names other days than we do");
  Figure figure;
  figure.unit = "s";
  figure.name = fmt::format("{} occurrences of {} reminders", occurrences, reminders);
  std::vector<double> others;
  for (int round = 0; round < rounds; ++round) {
    figure.rounds.push_back(seconds_of([&] { ours = by_us(all); }));
    if (has_remind) others.push_back(seconds_of([&] { theirs = by_remind(script.path()); }));
  }
  figure.value = median(figure.rounds);
  if (!has_remind) {
    figure.name += " (beside remind: skipped, not installed)";
    return {figure};
  }
  std::vector<double> ratios;
  for (std::size_t i = 0; i < others.size(); ++i) ratios.push_back(figure.rounds[i] / others[i]);
  figure.bare = median(others);
  figure.ratio = median(ratios);
  figure.gate = "ratio < 1 (remind)";
  figure.met = *figure.ratio < 1;
  figure.binding = true;
  return {figure};
}

}  // namespace besluit::bench
