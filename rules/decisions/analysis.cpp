// SPDX-License-Identifier: EUPL-1.2
#include "rules/decisions/analysis.hpp"

#include "rules/decisions/column.hpp"

#include <algorithm>
#include <numeric>
#include <optional>
#include <set>
#include <utility>

namespace besluit::decisions {
namespace {

using feel::Value;

/// Boxes that none of some rules cover, within the boxes of one rule or everywhere.
class Search {
 public:
  Search(const std::vector<Column>& columns, std::size_t& budget) : columns_(columns), budget_(budget) {}

  /// At most `most` examples; a run of neighbouring pieces is one.
  std::vector<Analysis::Example> uncovered(const Bits& rules, std::size_t rule_count, const std::vector<Bits>& within,
                                           std::size_t most) {
    rules_ = rule_count;
    within_ = &within;
    most_ = most;
    found_.clear();
    seen_.clear();
    chosen_.assign(columns_.size(), 0);
    walk(0, rules);
    return std::move(found_);
  }
  [[nodiscard]] bool cut() const { return cut_; }

 private:
  [[nodiscard]] bool inside(std::size_t column, std::size_t piece) const {
    return !columns_[column].pieces[piece].outside && (within_->empty() || (*within_)[column].has(piece));
  }

  void walk(std::size_t column, const Bits& active) {
    if (found_.size() >= most_ || cut_) return;
    if (column == columns_.size()) return;
    const std::size_t steps = box_steps + rules_ * columns_[column].pieces.size();
    if (budget_ < steps) {
      cut_ = true;
      return;
    }
    budget_ -= steps;
    if (!seen_.emplace(column, active).second) return;
    std::optional<std::size_t> hole;  // of the run of pieces that nothing covers
    for (std::size_t piece = 0; piece < columns_[column].pieces.size(); ++piece) {
      Bits left(rules_);
      if (inside(column, piece)) {
        for (std::size_t rule = 0; rule < rules_; ++rule)
          if (active.has(rule) && columns_[column].cells[rule].has(piece)) left.set(rule);
        if (left.empty()) {
          // A stretch of values says more than one point at its end.
          if (!hole || columns_[column].pieces[*hole].point) hole = piece;
          continue;
        }
      }
      close(column, hole);
      if (!left.empty()) {
        chosen_[column] = piece;
        walk(column + 1, left);
      }
    }
    close(column, hole);
  }

  void close(std::size_t column, std::optional<std::size_t>& hole) {
    if (!hole) return;
    chosen_[column] = *std::exchange(hole, std::nullopt);
    Analysis::Example example;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      std::size_t piece = i <= column ? chosen_[i] : 0;
      while (i > column && piece + 1 < columns_[i].pieces.size() && !inside(i, piece)) ++piece;
      if (i > column && !inside(i, piece)) return;  // a column in which no value is possible
      example.push_back(columns_[i].pieces[piece].example);
    }
    if (found_.size() < most_) found_.push_back(std::move(example));
  }

  const std::vector<Column>& columns_;
  std::size_t& budget_;
  std::size_t rules_ = 0;
  const std::vector<Bits>* within_ = nullptr;
  std::size_t most_ = 0;
  std::vector<Analysis::Example> found_;
  std::set<std::pair<std::size_t, Bits>> seen_;
  std::vector<std::size_t> chosen_;
  bool cut_ = false;
};

class Analyst {
 public:
  explicit Analyst(const CompiledTable& table) : table_(table), rules_(table.rows().size()) {}

  Analysis run() {
    for (std::size_t i = 0; i < table_.inputs().size(); ++i) columns_.push_back(cut_column(table_, i));
    name_free();
    if (rules_ == 0) return std::move(result_);
    find_impossible();
    const HitPolicy policy = table_.table().policy;
    if (!is_multi_hit(policy) && !table_.has_default()) find_gaps();
    if (policy == HitPolicy::unique || policy == HitPolicy::any) find_overlaps();
    if (policy == HitPolicy::first || policy == HitPolicy::priority) find_hidden();
    return std::move(result_);
  }

 private:
  [[nodiscard]] bool is_free(std::size_t rule) const {
    return std::ranges::any_of(columns_, [&](const Column& column) { return column.free[rule]; });
  }

  void name_free() {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      result_.cut = result_.cut || columns_[i].too_large;
      if (columns_[i].all_free && !columns_[i].too_large) {
        result_.free.push_back({-1, static_cast<int>(i)});
        continue;
      }
      for (std::size_t rule = 0; rule < rules_ && !columns_[i].all_free; ++rule)
        if (columns_[i].free[rule]) result_.free.push_back({static_cast<int>(rule), static_cast<int>(i)});
    }
    // Two columns over the same thing are not independent, which boxes cannot see.
    const auto& inputs = table_.table().inputs;
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (inputs[i].expression.text != inputs[j].expression.text) continue;
        result_.free.push_back({-1, static_cast<int>(i)});
        dependent_ = true;
        break;
      }
    }
  }

  void find_impossible() {
    for (std::size_t rule = 0; rule < rules_; ++rule) {
      for (std::size_t i = 0; i < columns_.size(); ++i) {
        if (!columns_[i].cells[rule].empty()) continue;
        result_.dead.push_back({static_cast<int>(rule), static_cast<int>(i), {}});
        break;
      }
    }
  }

  void find_gaps() {
    // A rule that perhaps matches is taken to match: only what is certain is said. Between two columns over one thing
    // nothing is.
    if (dependent_) return;
    Search search(columns_, budget_);
    result_.gaps = search.uncovered(Bits(rules_, true), rules_, {}, analysis_findings_max);
    result_.cut = result_.cut || search.cut();
  }

  /// A value in both rules for each column; nothing when there is a column without one.
  [[nodiscard]] std::optional<Analysis::Example> common(std::size_t a, std::size_t b) const {
    Analysis::Example example;
    for (const Column& column : columns_) {
      std::optional<std::size_t> best;
      for (std::size_t piece = 0; piece < column.pieces.size(); ++piece) {
        if (!column.cells[a].has(piece) || !column.cells[b].has(piece)) continue;
        if (!best || (column.pieces[*best].point && !column.pieces[piece].point)) best = piece;
      }
      if (!best) return std::nullopt;
      example.push_back(column.pieces[*best].example);
    }
    return example;
  }

  [[nodiscard]] std::optional<Value> constant_result(std::size_t rule) const {
    std::vector<Value> values;
    for (const auto& output : table_.rows()[rule].outputs) {
      const auto constant = output ? output->constant() : std::optional(Value{});
      if (!constant) return std::nullopt;
      values.push_back(*constant);
    }
    return Value::list(std::move(values));
  }

  void find_overlaps() {
    if (dependent_) return;
    const bool unique = table_.table().policy == HitPolicy::unique;
    for (std::size_t a = 0; a < rules_; ++a) {
      if (is_free(a)) continue;
      const auto result = unique ? std::nullopt : constant_result(a);
      for (std::size_t b = a + 1; b < rules_; ++b) {
        if (budget_ < columns_.size() || result_.overlaps.size() >= analysis_findings_max) {
          result_.cut = true;
          return;
        }
        budget_ -= columns_.size();
        const bool apart = std::ranges::any_of(
            columns_, [&](const Column& column) { return !column.cells[a].meets(column.cells[b]); });
        if (apart || is_free(b)) continue;
        if (!unique) {
          const auto other = constant_result(b);
          if (!result || !other || same_value(*result, *other)) continue;
        }
        if (auto example = common(a, b))
          result_.overlaps.push_back({static_cast<int>(a), static_cast<int>(b), std::move(*example)});
      }
    }
  }

  /// The rules in the order in which they win; nothing when the results of P are not known beforehand.
  [[nodiscard]] std::optional<std::vector<std::size_t>> winning_order() const {
    std::vector<std::size_t> order(rules_);
    std::iota(order.begin(), order.end(), std::size_t{0});
    if (table_.table().policy == HitPolicy::first) return order;
    std::vector<std::vector<std::size_t>> places(rules_);
    for (std::size_t rule = 0; rule < rules_; ++rule) {
      for (std::size_t column = 0; column < table_.outputs().size(); ++column) {
        const auto& ranking = table_.outputs()[column].order;
        if (ranking.empty()) continue;
        const auto& cell = table_.rows()[rule].outputs[column];
        const auto constant = cell ? cell->constant() : std::nullopt;
        if (!constant) return std::nullopt;
        const auto place =
            std::ranges::find_if(ranking, [&](const Value& test) { return contains_in(test, *constant).is_true(); });
        places[rule].push_back(static_cast<std::size_t>(place - ranking.begin()));
      }
    }
    std::ranges::stable_sort(order, {}, [&](std::size_t rule) { return places[rule]; });
    return order;
  }

  void find_hidden() {
    const auto order = winning_order();
    if (!order || dependent_) return;
    Bits before(rules_);
    for (const std::size_t rule : *order) {
      const bool impossible = std::ranges::any_of(columns_, [&](const Column& c) { return c.cells[rule].empty(); });
      if (!impossible && !before.empty()) hidden_behind(rule, before, *order);
      // What a free cell lets through is not known, so such a rule hides nothing for certain.
      if (!is_free(rule)) before.set(rule);
      if (result_.cut) return;
    }
  }

  void hidden_behind(std::size_t rule, const Bits& before, const std::vector<std::size_t>& order) {
    std::vector<Bits> within;
    for (const Column& column : columns_) within.push_back(column.cells[rule]);
    // Of a piece that only null fits nothing is claimed.
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const auto& pieces = columns_[i].pieces;
      for (std::size_t piece = 0; piece < pieces.size(); ++piece)
        if (pieces[piece].outside && within[i].has(piece)) return;
    }
    Search search(columns_, budget_);
    const bool reached = !search.uncovered(before, rules_, within, 1).empty();
    result_.cut = result_.cut || search.cut();
    if (reached || search.cut()) return;
    Analysis::Dead dead{static_cast<int>(rule), -1, {}};
    for (const std::size_t other : order) {
      if (other == rule) break;
      const bool touches = before.has(other) && std::ranges::all_of(columns_, [&](const Column& column) {
                             return column.cells[other].meets(column.cells[rule]);
                           });
      if (touches && dead.behind.size() < analysis_findings_max) dead.behind.push_back(static_cast<int>(other));
    }
    if (result_.dead.size() < analysis_findings_max) result_.dead.push_back(std::move(dead));
  }

  const CompiledTable& table_;
  std::size_t rules_;
  std::vector<Column> columns_;
  std::size_t budget_ = analysis_steps_max;
  bool dependent_ = false;
  Analysis result_;
};

}  // namespace

Analysis analyse(const CompiledTable& table) {
  return Analyst(table).run();
}

}  // namespace besluit::decisions
