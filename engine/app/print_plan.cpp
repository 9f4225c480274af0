// SPDX-License-Identifier: EUPL-1.2
// A plan as a table, and under it as a picture of the weeks: what must be handed in when, and when a body meets.
#include "engine/app/print_chart.hpp"
#include "engine/app/print_json.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <optional>
#include <utility>

namespace besluit::engine::print {

namespace json = boost::json;

namespace {

constexpr int table_min = 64;      ///< a narrower terminal gets a list instead of a table
constexpr int columns_fixed = 46;  ///< what the dates and the slack take of a line

std::optional<Date> planning_date(const json::object& hop, std::string_view field) {
  return parse_date(text(object_in(hop, field), "planning_date"));
}

ChartRow chart_row(const json::object& hop) {
  ChartRow row;
  row.name = text(hop, "step");
  row.due = planning_date(hop, "papers_due");
  row.sent = parse_date(text(hop, "sent_out"));
  if (row.sent == row.due) row.sent.reset();
  row.meeting = parse_date(text(hop, "meeting"));
  row.aims = flag(hop, "target");
  row.done = flag(hop, "done");
  row.late = !row.done && number(hop, "slack_days") < 0;
  if (const std::string slack = text(hop, "slack_days"); row.due && !slack.empty() && !row.done)
    row.begin = *row.due - std::chrono::days{std::max<std::int64_t>(0, number(hop, "slack_days"))};
  for (const json::value& value : array_in(hop, "dates")) {
    const json::object& own = object_of(value);
    const auto day = parse_date(text(own, "planning_date"));
    if (!day || flag(own, "main")) continue;
    const std::string kind = text(own, "kind");
    (kind == "statutory" ? row.law : kind == "target" ? row.target : row.agreed) = day;
  }
  return row;
}

std::string picture(const json::object& plan, const Look& look) {
  std::vector<ChartRow> rows;
  for (const json::value& value : array_in(plan, "hops")) rows.push_back(chart_row(object_of(value)));
  std::vector<ChartStretch> stretches;
  for (const json::value& value : array_in(plan, "closures")) {
    const json::object& closure = object_of(value);
    const auto from = parse_date(text(closure, "from"));
    const auto until = parse_date(text(closure, "until"));
    if (from && until) stretches.push_back({text(closure, "kind"), *from, *until});
  }
  return chart(rows, stretches, parse_date(text(plan, "from")), look);
}

/// "wo 15 mei", with the year where it is another than the plan's first: "wo 15 jan '25".
std::string short_date(std::optional<Date> day, int year, const Look& look) {
  if (!day) return {};
  const std::chrono::year_month_day parts{*day};
  const std::string weekday = spoken(*day, look.language).substr(0, look.language == Language::en ? 3 : 2);
  const std::string month = month_name(static_cast<unsigned>(parts.month()), look.language);
  std::string result = weekday + " " + std::to_string(static_cast<unsigned>(parts.day())) + " " +
                       (month == "maart" ? "mrt" : month.substr(0, 3));
  if (year_of(*day) != year) result += " '" + std::to_string(year_of(*day) % 100 + 100).substr(1);
  return result;
}

std::string days(const json::object& hop, const Look& look) {
  const std::string slack = text(hop, "slack_days");
  if (slack.empty()) return {};
  const bool one = slack == "1" || slack == "-1";
  return slack + std::string{look.language == Language::en ? (one ? " day" : " days") : (one ? " dag" : " dagen")};
}

/// "elke raad": whom a step asks that goes to all of them.
std::string every_name(const std::string& token, const Look& look) {
  if (token == "council") return std::string{pick(look.language, "elke raad", "every council")};
  return std::string{pick(look.language, "elk college", "every college")};
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
    out += ": " + text(target, "body") + (en ? " decides on " : " besluit op ") + date(text(target, "meeting"), look);
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

/// The parts of one hop as people read them.
struct Shown {
  std::string step;
  std::string by;
  std::string due;
  std::string sent;
  std::string meeting;
  std::string slack;
  bool done = false;
  bool short_of_time = false;
};

Shown shown(const json::object& hop, int year, const Look& look) {
  Shown result;
  result.step = text(hop, "step");
  result.by = text(hop, "body_name").empty() ? text(hop, "who") : text(hop, "body_name");
  const auto due = planning_date(hop, "papers_due");
  const auto sent = parse_date(text(hop, "sent_out"));
  result.due = short_date(due, year, look);
  // A term that begins with another step: nobody is held to this day yet, but it is the day to count on.
  if (const auto expected = planning_date(hop, "expected"))
    result.due = std::string{pick(look.language, "verwacht ", "expected ")} + short_date(expected, year, look);
  if (sent != due) result.sent = short_date(sent, year, look);
  if (const std::string every = text(hop, "every"); !every.empty()) {
    // Its one date is the day on which the papers go out.
    result.by = every_name(every, look);
    result.sent = std::exchange(result.due, std::string{});
  }
  result.meeting = short_date(parse_date(text(hop, "meeting")), year, look);
  result.done = flag(hop, "done");
  result.short_of_time = !result.done && number(hop, "slack_days") < 0;
  result.slack = result.done ? std::string{pick(look.language, "klaar", "done")} : days(hop, look);
  const std::string applies = text(hop, "applies");
  if (applies == "unknown" && !result.done)
    result.slack += std::string{pick(look.language, ", misschien", ", perhaps")};
  if (applies == "no" && !result.done) result.slack = std::string{pick(look.language, "vervalt", "lapses")};
  return result;
}

std::string as_table(const std::vector<Shown>& hops, const Look& look) {
  const bool en = look.language == Language::en;
  Table table{{en ? "step" : "stap", en ? "by" : "wie", en ? "due" : "uiterlijk", en ? "send out" : "verzenden",
               en ? "meeting" : "vergadering", en ? "slack" : "speling"}};
  const auto room = static_cast<std::size_t>(std::max(20, look.columns - columns_fixed));
  for (const Shown& hop : hops) {
    table.add({{fitted(hop.step, room / 2), hop.done ? Tone::dim : Tone::plain},
               {fitted(hop.by, room - room / 2)},
               {hop.due},
               {hop.sent},
               {hop.meeting},
               {hop.slack, hop.done ? Tone::good : (hop.short_of_time ? Tone::bad : Tone::plain)}});
  }
  return table.text(look);
}

/// One step below the other, for a narrow terminal.
std::string as_list(const std::vector<Shown>& hops, const Look& look) {
  std::string out;
  const auto line = [&](std::string_view nl, std::string_view en, const std::string& what) {
    if (!what.empty()) out += "  " + std::string(pick(look.language, nl, en)) + " " + what + "\n";
  };
  for (const Shown& hop : hops) {
    out += hop.step + (hop.by.empty() || hop.by == hop.step ? "" : " (" + hop.by + ")") + "\n";
    line("uiterlijk", "due", hop.due);
    line("verzenden", "send out", hop.sent);
    line("vergadering", "meeting", hop.meeting);
    line("speling", "slack", hop.slack);
  }
  return out;
}

/// The dates that the route itself gives, with the words of its document.
std::string own_dates(const json::array& hops, const Look& look) {
  std::string out;
  for (const json::value& value : hops) {
    const json::object& hop = object_of(value);
    for (const json::value& own : array_in(hop, "dates")) {
      const json::object& given = object_of(own);
      // The table has said this already.
      if (flag(given, "main") && text(given, "kind") == "agreed" && text(given, "words").empty()) continue;
      out += "  " + text(hop, "step") + ": " + word(text(given, "kind"), look) + " " +
             date(text(given, "legal_date"), look);
      if (const std::string words = text(given, "words"); !words.empty())
        out += std::string{pick(look.language, " (in de route: ", " (in the route: ")} + "\"" + words + "\")";
      out += "\n";
    }
  }
  if (out.empty()) return {};
  return std::string{pick(look.language, "Datums van de route:", "Dates of the route:")} + "\n" + out + "\n";
}

/// When a body must have answered that is asked outside a meeting.
std::string rounds(const json::array& hops, const Look& look) {
  std::string out;
  for (const json::value& value : hops) {
    const json::object& hop = object_of(value);
    const std::string last = text(hop, "answers_until");
    if (last.empty() || flag(hop, "done")) continue;
    out += "  " + text(hop, "step") + ": " +
           std::string{pick(look.language, "antwoorden tot en met ", "answers until ")} + date(last, look) + "\n";
  }
  if (out.empty()) return {};
  return std::string{pick(look.language, "Schriftelijke rondes:", "Written rounds:")} + "\n" + out + "\n";
}

/// Steps that come only under a condition.
std::string conditions(const json::array& hops, const Look& look) {
  std::string out;
  for (const json::value& value : hops) {
    const json::object& hop = object_of(value);
    const std::string condition = text(hop, "only_if");
    if (condition.empty() || flag(hop, "done")) continue;
    const std::string applies = text(hop, "applies");
    out += "  " + text(hop, "step") + ": " + std::string{pick(look.language, "alleen als ", "only if ")} + condition;
    if (applies == "unknown") out += std::string{pick(look.language, " (nog niet bekend)", " (not known yet)")};
    if (applies == "no") out += std::string{pick(look.language, " (dat is niet zo)", " (which is not so)")};
    out += "\n";
  }
  if (out.empty()) return {};
  return std::string{pick(look.language, "Voorwaarden:", "Conditions:")} + "\n" + out + "\n";
}

/// What moves reminders in these weeks.
std::string closures(const json::array& stretches, const Look& look) {
  std::string out;
  for (const json::value& value : stretches) {
    const json::object& closure = object_of(value);
    out += word(text(closure, "kind"), look) + " " + text(closure, "name") + ": " + date(text(closure, "from"), look) +
           std::string{pick(look.language, " tot en met ", " until ")} + date(text(closure, "until"), look) + "\n";
  }
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
  std::string out = heading(plan, look) + conflict_text(object_in(plan, "conflict"), look) + "\n";
  const json::array& rows = array_in(plan, "hops");
  const int year = year_of(parse_date(text(plan, "from")).value_or(Date{}));
  std::vector<Shown> hops;
  for (const json::value& value : rows) hops.push_back(shown(object_of(value), year, look));
  out += (look.columns < table_min ? as_list(hops, look) : as_table(hops, look)) + "\n";
  out += own_dates(rows, look);
  out += rounds(rows, look);
  out += conditions(rows, look);
  out += asked(plan, look);
  out += picture(plan, look);
  out += closures(array_in(plan, "closures"), look);
  while (out.ends_with("\n\n")) out.pop_back();
  return out + ways_out(plan, look);
}

}  // namespace besluit::engine::print
