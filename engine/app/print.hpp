// SPDX-License-Identifier: EUPL-1.2
// What a person reads on a terminal, from the JSON that the daemon (or an offline command) gave. Pure. Every text goes
// through `printable` before it is returned: a dossier's title must not be able to steer a terminal.
#pragma once

#include "engine/control/json_fwd.hpp"
#include "rules/diagnostic/text.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace besluit::engine::print {

struct Look {
  bool colour = false;
  Language language = Language::nl;
  int columns = 100;  ///< how wide the picture of a plan may be
};

enum class Tone { plain, bold, dim, good, warn, bad };

/// An aligned table; widths are counted in terminal cells. Trailing blanks are cut.
class Table {
 public:
  explicit Table(std::vector<std::string> head);
  struct Cell {
    std::string text;
    Tone tone = Tone::plain;
  };
  void add(std::vector<Cell> cells);
  [[nodiscard]] bool empty() const { return rows_.empty(); }
  [[nodiscard]] std::string text(const Look& look) const;

 private:
  std::vector<std::string> head_;
  std::vector<std::vector<Cell>> rows_;
};

[[nodiscard]] std::string toned(std::string_view text, Tone tone, const Look& look);
/// Width in terminal cells.
[[nodiscard]] std::size_t width(std::string_view text);
/// "2024-07-10" -> "10 juli 2024"; "2024-07-10T08:00:00+02:00" -> "10 juli 2024 08:00". Anything else as it is.
[[nodiscard]] std::string date(std::string_view iso, const Look& look);

[[nodiscard]] std::string list(const boost::json::array& dossiers, const Look& look);
[[nodiscard]] std::string show(const boost::json::object& dossier, const Look& look);
[[nodiscard]] std::string agenda(const boost::json::array& items, const Look& look);
/// The year as a table: date, who, what.
[[nodiscard]] std::string year(const boost::json::array& items, const Look& look);
/// The agenda or the year as CSV (RFC 4180), with a header.
[[nodiscard]] std::string agenda_csv(const boost::json::array& items, const Look& look);
[[nodiscard]] std::string plan(const boost::json::object& plan, const Look& look);
[[nodiscard]] std::string notices(const boost::json::array& notices, const Look& look);
[[nodiscard]] std::string history(const boost::json::array& events, const Look& look);
[[nodiscard]] std::string event_line(const boost::json::object& event, const Look& look);
[[nodiscard]] std::string why_date(const boost::json::object& reply, const Look& look);
[[nodiscard]] std::string why_gate(const boost::json::object& reply, const Look& look);
/// Those whom a step asks, under the table of `show` or of a plan; empty when there are none.
[[nodiscard]] std::string participants(const boost::json::object& dossier, const Look& look);
[[nodiscard]] std::string asked(const boost::json::object& plan, const Look& look);
[[nodiscard]] std::string why_notice(const boost::json::object& reply, const Look& look);
[[nodiscard]] std::string why_none(const boost::json::object& reply, const Look& look);
/// What would go out: the table, then each message in words.
[[nodiscard]] std::string rehearsed(const boost::json::array& notices, const Look& look);
/// A test or an exercise.
[[nodiscard]] std::string tried(const boost::json::object& reply, const Look& look);
[[nodiscard]] std::string retried(const boost::json::object& reply, const Look& look);
/// After a change its sentence stands above the list.
[[nodiscard]] std::string absences(const boost::json::object& reply, const Look& look);
[[nodiscard]] std::string silences(const boost::json::object& reply, const Look& look);
[[nodiscard]] std::string status(const boost::json::object& reply, const Look& look);
[[nodiscard]] std::string clock(const boost::json::object& reply, const Look& look);
/// After start, record, correct, withdraw and ack.
[[nodiscard]] std::string changed(const boost::json::object& reply, const Look& look);
/// The file as it is, to be changed and given to `migrate --file`.
[[nodiscard]] std::string definition(const boost::json::object& reply, const Look& look);
[[nodiscard]] std::string attended(const boost::json::object& reply, const Look& look);
/// What a change of meetings does, or would do.
[[nodiscard]] std::string impact(const boost::json::object& reply, const Look& look);
[[nodiscard]] std::string meetings(const boost::json::array& meetings, const Look& look);
[[nodiscard]] std::string reloaded(const boost::json::object& reply, const Look& look);
[[nodiscard]] std::string verified(const boost::json::object& reply, const Look& look);
/// The sentence of a typed error, and what is possible now.
[[nodiscard]] std::string refusal(const boost::json::object& parameters, const Look& look);

/// Dutch words for tokens that people see: states, kinds, types of events. An unknown token stays as it is.
[[nodiscard]] std::string word(std::string_view token, const Look& look);
/// The same for an outcome or the result of a dossier: in Dutch as a person types it for `record`.
[[nodiscard]] std::string outcome(std::string_view token, const Look& look);

}  // namespace besluit::engine::print
