// SPDX-License-Identifier: EUPL-1.2
// The methods that look at every dossier. Their answers are made a slice at a time, so that nobody else waits for them;
// each row is true of the moment at which it was made.
#include <boost/json.hpp>

#include "engine/control/list_rows.hpp"
#include "engine/control/method_calls.hpp"
#include "engine/control/views.hpp"
#include "engine/core/limits.hpp"
#include "engine/core/tally.hpp"
#include "storage/record_codec.hpp"

#include <algorithm>
#include <utility>

namespace besluit::engine {

namespace json = boost::json;

std::shared_ptr<ListRows::Rows> ListRows::rows(const EngineState& state) {
  if (rows_ != nullptr && rows_->size() == state.dossiers.size()) return rows_;
  auto fresh = std::make_shared<Rows>();
  fresh->reserve(state.dossiers.size());
  for (const auto& [id, slot] : state.dossiers) fresh->push_back({&id, &slot});
  std::ranges::sort(*fresh, {}, [](const Row& row) -> const std::string& { return *row.id; });
  // What was made already stays: both are in the same order.
  if (rows_ != nullptr)
    for (std::size_t old = 0, place = 0; old < rows_->size() && place < fresh->size(); ++place)
      if ((*fresh)[place].slot == (*rows_)[old].slot) (*fresh)[place] = (*rows_)[old++];
  rows_ = std::move(fresh);
  return rows_;
}

namespace calls {
namespace {

/// An answer about every dossier, in the order of their names. What one slice may cost is bounded.
class LongAnswer : public std::enable_shared_from_this<LongAnswer> {
 public:
  explicit LongAnswer(const Call& call)
      : backend_(call.backend), respond_(call.respond), list_(call.rows), rows_(list_->rows(backend_.state())) {}
  LongAnswer(const LongAnswer&) = delete;
  LongAnswer& operator=(const LongAnswer&) = delete;
  virtual ~LongAnswer() = default;

  void go_on() {
    const Instant now = backend_.now();
    const Date today = today_of(backend_.state(), now);
    std::size_t made = 0;
    for (std::size_t passed = 0; next_ < rows_->size(); ++passed) {
      if (passed >= limits::passed_per_slice || made >= limits::decoded_per_slice)
        return backend_.later([self = shared_from_this()] { self->go_on(); });
      ListRows::Row& row = (*rows_)[next_++];
      const bool counted = row.slot->tally.has_value();
      const Tally* tally = tally_in(*row.slot);
      if (!counted) ++made;
      // Damage is what `verify` reports; a reader must not stop for it.
      if (tally != nullptr && take(row, *tally, now, today)) ++made;
    }
    respond_(end(), true);
  }

 protected:
  /// True: something had to be decoded for it.
  virtual bool take(ListRows::Row& row, const Tally& tally, Instant now, Date today) = 0;
  /// The whole message, or the last part of it.
  virtual std::string end() = 0;

  Backend& backend_;
  Respond respond_;
  std::shared_ptr<ListRows> list_;

 private:
  std::shared_ptr<ListRows::Rows> rows_;
  std::size_t next_ = 0;
};

class ListAnswer final : public LongAnswer {
 public:
  ListAnswer(const Call& call, std::optional<dossier::Status> wanted) : LongAnswer(call), wanted_(wanted) {
    text_.append(reply_begin).append(R"({"dossiers":[)");
  }

 private:
  bool take(ListRows::Row& row, const Tally& tally, Instant /*now*/, Date today) override {
    if (wanted_ && tally.status != *wanted_) return false;
    const bool feasible = is_feasible(tally, today);
    const bool overdue = is_overdue(tally, today);
    const bool made =
        row.text.empty() || row.shown != tally.shown || row.feasible != feasible || row.overdue != overdue;
    if (made) {
      const auto dossier = decoded(*row.id, *row.slot, backend_.state().recent);
      if (dossier == nullptr) return true;
      row.shown = tally.shown;
      row.feasible = feasible;
      row.overdue = overdue;
      row.text = json::serialize(views::dossier_row(glance_of(*dossier, today)));
    }
    if (!std::exchange(first_, false)) text_.push_back(',');
    text_.append(row.text);
    if (backend_.state().dossiers.size() > limits::rows_kept) row.text = {};
    if (text_.size() >= limits::part_bytes) hand_on();
    return made;
  }
  std::string end() override {
    text_.append("]}").append(reply_end);
    return std::move(text_);
  }
  /// The reader can begin while the rest is made.
  void hand_on() {
    respond_(std::move(text_), false);
    text_ = {};
    text_.reserve(limits::part_bytes + limits::part_bytes / 8);
  }

  std::optional<dossier::Status> wanted_;
  std::string text_;
  bool first_ = true;
};

class AgendaAnswer final : public LongAnswer {
 public:
  AgendaAnswer(const Call& call, std::optional<Date> until) : LongAnswer(call), until_(until) {}

 private:
  bool take(ListRows::Row& row, const Tally& /*tally*/, Instant now, Date /*today*/) override {
    if (!may_be_on_agenda(*row.slot, until_)) return false;
    std::vector<AgendaItem> items;
    add_to_agenda(backend_.state(), *row.slot, now, until_, items);
    for (const AgendaItem& item : items) items_.emplace_back(item.planning, json::serialize(views::agenda_item(item)));
    return true;
  }
  std::string end() override {
    std::ranges::stable_sort(items_, {}, [](const auto& item) { return item.first; });
    std::string text = std::string{reply_begin} + R"({"items":[)";
    bool first = true;
    for (const auto& [day, item] : items_) {
      if (!std::exchange(first, false)) text.push_back(',');
      text.append(item);
    }
    return std::move(text.append("]}").append(reply_end));
  }

  std::optional<Date> until_;
  std::vector<std::pair<Date, std::string>> items_;  ///< the day, and the item as text
};

}  // namespace

void list(Call& call) {
  const auto state = call.parameters.text_or_none("state");
  std::optional<dossier::Status> wanted;
  for (const auto status : {dossier::Status::running, dossier::Status::ended, dossier::Status::withdrawn})
    if (state && *state == dossier::token(status)) wanted = status;
  if (state && !wanted) call.parameters.refuse("state");
  if (call.misread()) return;
  std::make_shared<ListAnswer>(call, wanted)->go_on();
}

void agenda(Call& call) {
  const auto within = call.parameters.text_or_none("within");
  const auto year = call.parameters.number_or_none("year");
  const auto known_year = [](std::uint64_t y) {
    return y >= static_cast<unsigned>(year_of(date_min)) && y <= static_cast<unsigned>(year_of(date_max));
  };
  if (year && (within || !known_year(*year))) call.parameters.refuse("year");
  std::optional<Date> until;
  if (within) {
    const auto term = terms::parse_term(*within);
    if (term)
      until = terms::forward(today_of(call.backend.state(), call.backend.now()), *term);
    else
      call.parameters.refuse("within");
  }
  if (call.misread()) return;
  if (!year) return std::make_shared<AgendaAnswer>(call, until)->go_on();
  json::array items;
  for (const AgendaItem& item : year_table(call.backend.state(), call.backend.now(), static_cast<int>(*year)))
    items.push_back(views::agenda_item(item));
  call.answer({{"items", std::move(items)}});
}

}  // namespace calls
}  // namespace besluit::engine
