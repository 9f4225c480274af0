// SPDX-License-Identifier: EUPL-1.2
// Every row is a line of cells, later marks over earlier ones: first the months, then the time there is, then the
// stretch from handing in to the meeting, then the days themselves. So a meeting is never hidden.
#include "engine/app/print_chart.hpp"

#include "engine/app/print_json.hpp"
#include "rules/diagnostic/utf8.hpp"

#include <algorithm>

namespace besluit::engine::print {
namespace {

constexpr std::size_t days_min = 20;   ///< fewer columns than this show nothing
constexpr std::size_t names_max = 26;  ///< cells for the names of the steps, where the line is wide

/// What a cell may show. One glyph each, one cell wide.
namespace glyph {
constexpr std::string_view month = "┊";
constexpr std::string_view time = "╌";
constexpr std::string_view papers = "━";
constexpr std::string_view due = "▲";
constexpr std::string_view sent = "▼";
constexpr std::string_view meeting = "●";
constexpr std::string_view task = "◆";
constexpr std::string_view target = "◇";
constexpr std::string_view law = "§";
constexpr std::string_view agreed = "┃";
constexpr std::string_view recess = "░";
constexpr std::string_view closed = "▒";
}  // namespace glyph

struct DrawnCell {
  std::string_view glyph = " ";
  Tone tone = Tone::plain;
};

/// The days of the picture, and how many of them one column stands for.
struct Scale {
  Date first{};
  Date last{};
  int days_per_column = 1;

  [[nodiscard]] std::size_t column(Date day) const {
    const Date within = std::clamp(day, first, last);
    return static_cast<std::size_t>((within - first).count() / days_per_column);
  }
  [[nodiscard]] std::size_t columns() const { return column(last) + 1; }
  [[nodiscard]] bool shows(Date day) const { return first <= day && day <= last; }
};

std::vector<std::optional<Date>> days_of(const ChartRow& row) {
  return {row.due, row.sent, row.meeting, row.law, row.agreed, row.target};
}

std::optional<Scale> scale_of(const std::vector<ChartRow>& rows, std::optional<Date> from, std::size_t room) {
  std::optional<Date> first = from;
  std::optional<Date> last;
  for (const ChartRow& row : rows) {
    for (const auto& day : days_of(row)) {
      if (!day) continue;
      first = std::min(first.value_or(*day), *day);
      last = std::max(last.value_or(*day), *day);
    }
  }
  if (!first || !last || room < days_min) return std::nullopt;
  const auto days = static_cast<std::size_t>(std::max<std::int64_t>(0, (*last - *first).count()) + 1);
  return Scale{*first, std::max(*first, *last), static_cast<int>((days + room - 1) / room)};
}

/// The columns in which a month begins.
std::vector<std::pair<std::size_t, Date>> months_of(const Scale& scale) {
  std::vector<std::pair<std::size_t, Date>> months{{0, scale.first}};
  const std::chrono::year_month_day parts{scale.first};
  std::chrono::year_month month{parts.year(), parts.month()};
  for (month += std::chrono::months{1};; month += std::chrono::months{1}) {
    const Date day{std::chrono::local_days{month / 1}};
    if (day > scale.last) return months;
    months.emplace_back(scale.column(day), day);
  }
}

std::string short_month(Date day, Language language) {
  const std::chrono::year_month_day parts{day};
  const std::string full = month_name(static_cast<unsigned>(parts.month()), language);
  return full == "maart" ? "mrt" : full.substr(0, 3);
}

/// The names of the months above the column in which they begin, where there is room; a January and the first with
/// the year. A month of which only a few days are left gives its place to the next.
std::string month_line(const Scale& scale, const Look& look) {
  const auto months = months_of(scale);
  std::string line(scale.columns(), ' ');
  std::size_t free_from = 0;
  int said = 0;
  for (std::size_t i = 0; i < months.size(); ++i) {
    const auto& [at, day] = months[i];
    const std::size_t next = i + 1 < months.size() ? months[i + 1].first : scale.columns();
    const std::string name = short_month(day, look.language);
    const std::string dated = name + " " + std::to_string(year_of(day));
    if (at < free_from || at + name.size() > scale.columns()) continue;
    if (i == 0 && months.size() > 1 && next < name.size() + 1) continue;
    const bool tell_year = year_of(day) != said && at + dated.size() < std::max(next, at + name.size());
    const std::string& text = tell_year ? dated : name;
    if (tell_year) said = year_of(day);
    line.replace(at, text.size(), text);
    free_from = at + text.size() + 1;
  }
  line.erase(line.find_last_not_of(' ') + 1);
  return line;
}

std::vector<DrawnCell> ground(const Scale& scale) {
  std::vector<DrawnCell> cells(scale.columns());
  for (const auto& [at, day] : months_of(scale))
    if (at > 0) cells[at] = {glyph::month, Tone::dim};
  return cells;
}

void fill(std::vector<DrawnCell>& cells, const Scale& scale, Date from, Date until, std::string_view what, Tone tone) {
  if (until < from || until < scale.first || from > scale.last) return;
  for (std::size_t i = scale.column(from); i <= scale.column(until); ++i) cells[i] = {what, tone};
}

std::string line_of(const std::vector<DrawnCell>& cells, const Look& look) {
  std::size_t end = cells.size();
  while (end > 0 && cells[end - 1].glyph == " ") --end;
  std::string line;
  for (std::size_t i = 0; i < end;) {
    std::string run;
    const Tone tone = cells[i].tone;
    for (; i < end && cells[i].tone == tone; ++i) run += cells[i].glyph;
    line += toned(run, tone, look);
  }
  return line;
}

std::string drawn(const ChartRow& row, const Scale& scale, const Look& look) {
  std::vector<DrawnCell> cells = ground(scale);
  const Tone own = row.done ? Tone::dim : row.late ? Tone::bad : Tone::plain;
  const auto mark = [&](const std::optional<Date>& day, std::string_view what, Tone tone) {
    if (day && scale.shows(*day)) cells[scale.column(*day)] = {what, tone};
  };
  if (row.begin && row.due) fill(cells, scale, *row.begin, *row.due, glyph::time, Tone::dim);
  if (row.due && row.meeting) fill(cells, scale, *row.due, *row.meeting, glyph::papers, own);
  mark(row.target, glyph::target, Tone::dim);
  mark(row.agreed, glyph::agreed, Tone::warn);
  mark(row.law, glyph::law, Tone::warn);
  mark(row.sent, glyph::sent, own);
  mark(row.due, row.meeting ? glyph::due : row.aims ? glyph::target : glyph::task, own);
  mark(row.meeting, glyph::meeting, row.done ? Tone::dim : Tone::bold);
  return line_of(cells, look);
}

std::string padded(const std::string& name, std::size_t cells) {
  return name + std::string(cells - std::min(cells, width(name)), ' ');
}

/// Only the marks that occur.
std::vector<std::string> legend_of(const std::vector<ChartRow>& rows, const std::vector<ChartStretch>& stretches,
                                   const Look& look) {
  const auto any = [&](auto holds) { return std::ranges::any_of(rows, holds); };
  const auto entry = [&](std::string_view what, std::string_view nl, std::string_view en) {
    return std::string(what) + " " + std::string(pick(look.language, nl, en));
  };
  std::vector<std::string> entries;
  if (any([](const ChartRow& row) { return row.due && row.meeting; }))
    entries.push_back(entry(glyph::due, "aanleveren", "hand in"));
  if (any([](const ChartRow& row) { return row.sent.has_value(); }))
    entries.push_back(entry(glyph::sent, "verzenden", "send out"));
  if (any([](const ChartRow& row) { return row.meeting.has_value(); }))
    entries.push_back(entry(glyph::meeting, "vergadering", "meeting"));
  if (any([](const ChartRow& row) { return row.due && !row.meeting && !row.aims; }))
    entries.push_back(entry(glyph::task, "klaar", "done"));
  if (any([](const ChartRow& row) { return row.target || (row.due && row.aims && !row.meeting); }))
    entries.push_back(entry(glyph::target, "streefdatum", "target"));
  if (any([](const ChartRow& row) { return row.agreed.has_value(); }))
    entries.push_back(entry(glyph::agreed, "uiterlijk", "due"));
  if (any([](const ChartRow& row) { return row.law.has_value(); }))
    entries.push_back(entry(glyph::law, "wettelijk uiterlijk", "due by law"));
  if (std::ranges::any_of(stretches, [](const ChartStretch& s) { return s.kind == "recess"; }))
    entries.push_back(entry(glyph::recess, "reces", "recess"));
  if (std::ranges::any_of(stretches, [](const ChartStretch& s) { return s.kind == "closure"; }))
    entries.push_back(entry(glyph::closed, "sluiting", "closed"));
  return entries;
}

/// Broken where the line is full.
std::string legend(const std::vector<std::string>& entries, std::size_t indent, const Look& look) {
  const auto columns = static_cast<std::size_t>(std::max(0, look.columns));
  std::string text;
  std::string line;
  const auto put = [&] {
    if (!line.empty()) text += std::string(indent, ' ') + toned(line, Tone::dim, look) + "\n";
    line.clear();
  };
  for (const std::string& entry : entries) {
    if (!line.empty() && indent + width(line) + 2 + width(entry) > columns) put();
    line += (line.empty() ? "" : "  ") + entry;
  }
  put();
  return text;
}

}  // namespace

std::string fitted(std::string_view text, std::size_t cells) {
  if (width(text) <= cells) return std::string(text);
  std::string result;
  std::size_t used = 0;
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Character character = utf8::decode(text, at);
    const auto wide = static_cast<std::size_t>(std::max(0, utf8::cells(character.code)));
    if (used + wide + 1 > cells) break;
    result += text.substr(at, character.bytes);
    used += wide;
    at += character.bytes;
  }
  return cells == 0 ? std::string{} : result + "…";
}

std::string chart(const std::vector<ChartRow>& rows, const std::vector<ChartStretch>& stretches,
                  std::optional<Date> from, const Look& look) {
  const auto columns = static_cast<std::size_t>(std::max(0, look.columns));
  const std::size_t most = std::min(names_max, columns / 3);
  std::size_t names = 0;
  for (const ChartRow& row : rows) names = std::max(names, std::min(most, width(row.name)));
  const std::size_t indent = names + 2;
  const auto scale = scale_of(rows, from, columns > indent ? columns - indent : 0);
  if (!scale) return {};
  std::vector<ChartStretch> seen = stretches;
  std::erase_if(seen, [&](const ChartStretch& s) { return s.until < scale->first || s.from > scale->last; });
  std::string out = std::string(indent, ' ') + toned(month_line(*scale, look), Tone::dim, look) + "\n";
  if (!seen.empty()) {
    std::vector<DrawnCell> cells(scale->columns());
    // The office is closed within a recess, not the other way round: so it is drawn over it.
    for (const std::string_view kind : {"recess", "closure"})
      for (const ChartStretch& s : seen)
        if (s.kind == kind)
          fill(cells, *scale, s.from, s.until, kind == "recess" ? glyph::recess : glyph::closed, Tone::dim);
    out += std::string(indent, ' ') + line_of(cells, look) + "\n";
  }
  for (const ChartRow& row : rows) {
    const bool empty = std::ranges::none_of(days_of(row), [](const auto& day) { return day.has_value(); });
    if (empty) continue;
    out += toned(padded(fitted(row.name, most), indent), row.done ? Tone::dim : Tone::plain, look);
    out += drawn(row, *scale, look) + "\n";
  }
  return out + legend(legend_of(rows, seen, look), indent, look);
}

}  // namespace besluit::engine::print
