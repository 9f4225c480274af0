// SPDX-License-Identifier: EUPL-1.2
// A plan as a table, and under it as a picture of the weeks: what must be handed in when, and when a body meets.
#include "engine/app/print.hpp"
#include "engine/app/print_json.hpp"
#include "rules/terms/date.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <optional>

namespace besluit::engine::print {

namespace json = boost::json;

namespace {

struct Bar {
  std::string name;
  std::optional<Date> due;
  std::optional<Date> sent;
  std::optional<Date> meeting;
  bool done = false;
};

std::vector<Bar> bars_of(const json::array& hops) {
  std::vector<Bar> bars;
  for (const json::value& value : hops) {
    const json::object& hop = object_of(value);
    Bar bar;
    bar.name = text(hop, "step");
    bar.due = parse_date(text(object_in(hop, "papers_due"), "planning_date"));
    bar.sent = parse_date(text(hop, "sent_out"));
    bar.meeting = parse_date(text(hop, "meeting"));
    bar.done = flag(hop, "done");
    bars.push_back(std::move(bar));
  }
  return bars;
}

/// The days of the picture, and how many of them one column stands for.
struct Scale {
  Date first{};
  Date last{};
  int days_per_column = 1;

  [[nodiscard]] std::size_t column(Date day) const {
    return static_cast<std::size_t>(std::max(0, static_cast<int>((day - first).count()) / days_per_column));
  }
  [[nodiscard]] std::size_t columns() const { return column(last) + 1; }
};

std::optional<Scale> scale_of(const std::vector<Bar>& bars, std::optional<Date> from, std::size_t room) {
  std::optional<Date> first;
  std::optional<Date> last;
  for (const Bar& bar : bars)
    for (const auto& day : {bar.due, bar.sent, bar.meeting}) {
      if (!day) continue;
      first = first ? std::min(*first, *day) : *day;
      last = last ? std::max(*last, *day) : *day;
    }
  if (!first || !last || room < 10) return std::nullopt;
  if (from) first = std::min(*first, *from);
  const int days = static_cast<int>((*last - *first).count()) + 1;
  return Scale{*first, *last, std::max(1, (days + static_cast<int>(room) - 1) / static_cast<int>(room))};
}

/// The names of the months above their first column, where there is room.
std::string month_line(const Scale& scale, const Look& look) {
  std::string line(scale.columns() + 12, ' ');
  std::size_t free_from = 0;
  for (Date day = scale.first; day <= scale.last; day += std::chrono::days{1}) {
    const std::chrono::year_month_day parts{day};
    if (day != scale.first && parts.day() != std::chrono::day{1}) continue;
    const std::size_t at = scale.column(day);
    const std::string full = month_name(static_cast<unsigned>(parts.month()), look.language);
    const std::string name = full == "maart" ? "mrt" : full.substr(0, 3);
    if (at < free_from) continue;
    line.replace(at, name.size(), name);
    free_from = at + name.size() + 1;
  }
  line.erase(line.find_last_not_of(' ') + 1);
  return line;
}

/// ".": nothing yet, "=": from handing in to the meeting, A and V the days of handing in and sending out.
std::string bar_line(const Bar& bar, const Scale& scale, const Look& look) {
  std::string cells(scale.columns(), '.');
  if (bar.due && bar.meeting)
    for (std::size_t i = scale.column(*bar.due); i <= scale.column(*bar.meeting); ++i) cells[i] = '=';
  const bool en = look.language == Language::en;
  if (bar.sent && bar.sent != bar.due) cells[scale.column(*bar.sent)] = en ? 'S' : 'V';
  if (bar.due) cells[scale.column(*bar.due)] = bar.meeting ? (en ? 'H' : 'A') : (en ? 'T' : 'K');
  if (bar.meeting) cells[scale.column(*bar.meeting)] = '#';
  return cells;
}

std::string picture(const json::object& plan, const Look& look) {
  const std::vector<Bar> bars = bars_of(array_in(plan, "hops"));
  std::size_t names = 0;
  for (const Bar& bar : bars) names = std::max(names, width(bar.name));
  const std::size_t wanted = static_cast<std::size_t>(std::max(40, look.columns));
  const auto scale = scale_of(bars, parse_date(text(plan, "from")), wanted > names + 4 ? wanted - names - 4 : 10);
  if (!scale) return {};
  std::string out = std::string(names + 2, ' ') + toned(month_line(*scale, look), Tone::dim, look) + "\n";
  for (const Bar& bar : bars) {
    if (!bar.due && !bar.meeting) continue;
    out += bar.name + std::string(names + 2 - width(bar.name), ' ');
    out += toned(bar_line(bar, *scale, look), bar.done ? Tone::dim : Tone::plain, look) + "\n";
  }
  out += std::string(names + 2, ' ') +
         toned(pick(look.language, "A aanleveren  V verzenden  # vergadering  K taak klaar",
                    "H hand in  S send out  # meeting  T task done"),
               Tone::dim, look) +
         "\n";
  return out;
}

std::string days(const json::object& hop, const Look& look) {
  const std::string slack = text(hop, "slack_days");
  if (slack.empty()) return {};
  const bool one = slack == "1" || slack == "-1";
  return slack + std::string{look.language == Language::en ? (one ? " day" : " days") : (one ? " dag" : " dagen")};
}

std::string heading(const json::object& plan, const Look& look) {
  const bool en = look.language == Language::en;
  std::string name = text(plan, "dossier");
  if (name.empty()) name = text(plan, "workflow");
  std::string out = toned(name, Tone::bold, look) + "  " + text(plan, "title") + "\n";
  const bool feasible = flag(plan, "feasible");
  out += feasible ? toned(en ? "Feasible" : "Haalbaar", Tone::good, look)
                  : toned(en ? "Not feasible" : "Niet haalbaar", Tone::bad, look);
  const json::object& target = object_in(plan, "target");
  if (!target.empty() && !text(target, "meeting").empty())
    out += std::string{en ? ": " : ": "} + text(target, "body") + (en ? " decides on " : " besluit op ") +
           date(text(target, "meeting"), look);
  if (flag(plan, "provisional"))
    out +=
        en ? " (provisional: not all holidays are known yet)" : " (voorlopig: nog niet alle vrije dagen zijn bekend)";
  return out + "\n";
}

std::string conflict_text(const json::object& conflict, const Look& look) {
  if (conflict.empty()) return {};
  std::string out = text(conflict, "sentence") + "\n";
  for (const json::value& value : array_in(conflict, "facts")) out += "  - " + text(object_of(value), "text") + "\n";
  const json::object& first = object_in(conflict, "first_possible");
  if (!first.empty())
    out += std::string{pick(look.language, "De eerste vergadering die kan: ", "The first meeting that can be made: ")} +
           text(first, "body") + " " + date(text(first, "meeting"), look) +
           std::string{pick(look.language, ", aanleveren op ", ", hand in by ")} +
           date(text(first, "papers_due"), look) + "\n";
  return out;
}

/// The ways out, each with the commands that take it.
std::string ways_out(const json::object& plan, const Look& look) {
  const json::array& ways = array_in(plan, "alternatives");
  if (ways.empty()) return {};
  std::string out = "\n" + toned(pick(look.language, "Wat kan wel", "What can be done"), Tone::bold, look) + "\n";
  for (const json::value& value : ways) {
    const json::object& way = object_of(value);
    out += "  - " + text(way, "sentence") + "\n";
    for (const json::value& command : array_in(way, "ways"))
      out += toned("      besluitctl " + joined({command}, ""), Tone::dim, look) + "\n";
  }
  return out;
}

}  // namespace

std::string plan(const json::object& plan, const Look& look) {
  const bool en = look.language == Language::en;
  std::string out = heading(plan, look) + conflict_text(object_in(plan, "conflict"), look) + "\n";
  Table table{{en ? "step" : "stap", en ? "by" : "wie", en ? "hand in / done" : "aanleveren / klaar",
               en ? "send out" : "verzenden", en ? "meeting" : "vergadering", en ? "slack" : "speling"}};
  for (const json::value& value : array_in(plan, "hops")) {
    const json::object& hop = object_of(value);
    const std::string body = text(hop, "body_name");
    const bool done = flag(hop, "done");
    std::string due = date(text(object_in(hop, "papers_due"), "planning_date"), look);
    if (flag(hop, "target")) due += en ? " (target)" : " (streefdatum)";
    const std::string sent = text(hop, "sent_out");
    const bool own_sending = !sent.empty() && sent != text(object_in(hop, "papers_due"), "planning_date");
    const bool short_of_time = !done && number(hop, "slack_days") < 0;
    table.add({{text(hop, "step"), done ? Tone::dim : Tone::plain},
               {body.empty() ? text(hop, "who") : body},
               {due},
               {own_sending ? date(sent, look) : ""},
               {date(text(hop, "meeting"), look)},
               {done ? std::string{en ? "done" : "klaar"} : days(hop, look),
                done ? Tone::good : (short_of_time ? Tone::bad : Tone::plain)}});
  }
  out += table.text(look);
  if (const std::string drawn = picture(plan, look); !drawn.empty()) out += "\n" + drawn;
  return out + ways_out(plan, look);
}

}  // namespace besluit::engine::print
