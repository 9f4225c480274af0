// SPDX-License-Identifier: EUPL-1.2
// The agenda of a year, for a person and for a spreadsheet: date, who, what.
#include "engine/app/print.hpp"
#include "engine/app/print_chart.hpp"
#include "engine/app/print_json.hpp"
#include "rules/diagnostic/csv.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <array>

namespace besluit::engine::print {

namespace json = boost::json;

namespace {

constexpr int columns_fixed = 30;  ///< what the date and the standing take of a line

/// Who acts: the body that meets, else the role that owes it.
std::string who_of(const json::object& item) {
  if (text(item, "kind") == "meeting")
    return text(item, "body_name").empty() ? text(item, "body") : text(item, "body_name");
  return joined(array_in(item, "waiting_on"), ", ");
}

/// "aanleveren: Advies Bao", "vergadering", "wettelijk uiterlijk: Besluit".
std::string what_of(const json::object& item, const Look& look) {
  const std::string kind = word(text(item, "kind"), look);
  const std::string title = text(item, "step_title").empty() ? text(item, "step") : text(item, "step_title");
  return title.empty() ? kind : kind + ": " + title;
}

std::string standing_of(const json::object& item, const Look& look) {
  if (flag(item, "done")) {
    const std::string came = text(item, "kind") == "meeting" ? text(item, "outcome") : std::string{};
    if (!came.empty()) return outcome(came, look);
    // A meeting without a dossier is over; whether anything was done there nobody has said.
    if (text(item, "dossier").empty()) return std::string{pick(look.language, "geweest", "held")};
    return std::string{pick(look.language, "klaar", "done")};
  }
  if (flag(item, "overdue")) return std::string{pick(look.language, "TE LAAT", "LATE")};
  return flag(item, "acknowledged") ? std::string{pick(look.language, "gezien", "seen")} : std::string{};
}

/// "wo 10 juli"; the year stands above the table.
std::string day_of(const json::object& item, const Look& look) {
  const std::string iso = text(item, "planning_date");
  const auto day = parse_date(iso);
  if (!day) return iso;
  const std::chrono::year_month_day parts{*day};
  return spoken(*day, look.language).substr(0, look.language == Language::en ? 3 : 2) + " " +
         std::to_string(static_cast<unsigned>(parts.day())) + " " +
         month_name(static_cast<unsigned>(parts.month()), look.language);
}

template <std::size_t N>
std::string record(const std::array<std::string, N>& fields) {
  std::string line;
  for (std::size_t i = 0; i < N; ++i) line += (i == 0 ? "" : ",") + diagnostic::csv_field(fields[i]);
  return line + "\r\n";
}

}  // namespace

std::string year(const json::array& items, const Look& look) {
  if (items.empty())
    return std::string{pick(look.language, "In dit jaar staat er niets op de kalender.\n",
                            "There is nothing on the calendar of this year.\n")};
  const bool en = look.language == Language::en;
  std::string out = toned(text(object_of(items.front()), "planning_date").substr(0, 4), Tone::bold, look) + "\n";
  const auto room = static_cast<std::size_t>(std::max(30, look.columns - columns_fixed));
  Table table{{en ? "date" : "datum", en ? "who" : "wie", en ? "what" : "wat", "dossier", ""}};
  for (const json::value& value : items) {
    const json::object& item = object_of(value);
    const bool done = flag(item, "done");
    const Tone tone = done ? Tone::dim : flag(item, "overdue") ? Tone::bad : Tone::plain;
    table.add({{day_of(item, look), tone},
               {fitted(who_of(item), room / 4), tone},
               {fitted(what_of(item, look), room * 2 / 5), tone},
               {fitted(text(item, "dossier"), room - room / 4 - room * 2 / 5), tone},
               {standing_of(item, look), done ? Tone::good : tone}});
  }
  return out + table.text(look);
}

std::string agenda_csv(const json::array& items, const Look& look) {
  using Fields = std::array<std::string, 8>;
  std::string out = record(look.language == Language::en
                               ? Fields{"date", "who", "what", "dossier", "title", "step", "legal date", "standing"}
                               : Fields{"datum", "wie", "wat", "dossier", "titel", "stap", "termijn tot", "stand"});
  for (const json::value& value : items) {
    const json::object& item = object_of(value);
    out += record(Fields{text(item, "planning_date"), who_of(item), what_of(item, look), text(item, "dossier"),
                         text(item, "title"), text(item, "step"), text(item, "legal_date"), standing_of(item, look)});
  }
  return out;
}

}  // namespace besluit::engine::print
