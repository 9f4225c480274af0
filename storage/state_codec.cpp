// SPDX-License-Identifier: EUPL-1.2
// Hand-written both ways: a state is written with every transition and read with every command, and a general JSON
// reader would cost more than all the rest of a transition.
#include "storage/json_text.hpp"
#include "storage/record_codec.hpp"
#include "storage/state_shape.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <list>

namespace besluit::storage {
namespace {

constexpr std::int64_t number_max = 1'000'000'000;  // of stages, rounds, versions: far above any real one
constexpr std::size_t list_max = 100'000;           // elements of one list; more is damage

/// What rungs share; texts by index.
struct RungRule {
  std::int64_t text = 0;
  std::int64_t to = 0;
  bool unless_acknowledged = false;
  RungKind kind = RungKind::reminder;
  std::int64_t moved_by = -1;  // none
  friend bool operator==(const RungRule&, const RungRule&) = default;
};

class StateWriter {
 public:
  static constexpr bool reads = false;

  StateWriter() {
    numbers_.reserve(1024);
    texts_.reserve(32);
  }
  void open() {
    comma();
    numbers_.push_back('[');
  }
  void close() { numbers_.push_back(']'); }
  void number(std::int64_t value) {
    comma();
    char digits[20];
    const auto end = std::to_chars(std::begin(digits), std::end(digits), value).ptr;
    numbers_.append(std::begin(digits), end);
  }
  void number(unsigned value, unsigned /*highest*/) { number(std::int64_t{value}); }
  void number(std::uint64_t value) { number(static_cast<std::int64_t>(value)); }
  void number(int value) { number(std::int64_t{value}); }
  template <class Enum>
  void choice(Enum value, int /*highest*/) {
    number(static_cast<int>(value));
  }
  void text(std::string_view value) { number(index_of(value)); }
  void first_day(Date date) {
    first_day_ = day_number(date);
    number(first_day_);
  }
  void date(Date date) { number(day_number(date) - first_day_); }
  void instant(Instant value) { number(std::int64_t{value.time_since_epoch().count()}); }
  void outcome(definition::Outcome value) { text(row(value).token); }
  void rule(terms::Rule value, bool one_day) { number(static_cast<int>(value) * 2 + (one_day ? 1 : 0)); }
  /// What the policy says of the rung, and three bits of the rung itself.
  void rung_rule(const dossier::RungPlan& plan, unsigned bits) {
    const std::int64_t moved_by = plan.moved_by.empty() ? -1 : index_of(plan.moved_by);
    const RungRule wanted{index_of(plan.text), index_of(plan.to), plan.unless_acknowledged, plan.kind, moved_by};
    const auto found = std::find(rules_.begin(), rules_.end(), wanted);
    number(static_cast<std::int64_t>(found - rules_.begin()) * 8 + bits);
    if (found == rules_.end()) rules_.push_back(wanted);
  }
  void not_sent(dossier::NotSent value) {
    // The word is made here, and the list of texts only points to it.
    words_.push_back(reason_token(value));
    text(words_.back());
  }
  void pairs(const std::map<std::string, std::string>& values) {
    open();
    for (const auto& [name, value] : values) {
      text(name);
      text(value);
    }
    close();
  }
  void texts(const std::vector<std::string>& values) {
    open();
    for (const std::string& value : values) text(value);
    close();
  }
  template <class T>
  void list(const std::vector<T>& values) {
    open();
    for (const T& value : values) state::describe(*this, value);
    close();
  }

  [[nodiscard]] std::string take() const {
    std::string out;
    out.reserve(numbers_.size() + 512);
    out.push_back('[');
    out.append(std::to_string(state::version));
    out.append(",[");
    for (std::size_t i = 0; i < texts_.size(); ++i) {
      if (i > 0) out.push_back(',');
      append_json_string(out, texts_[i]);
    }
    out.append("],[");
    for (std::size_t i = 0; i < rules_.size(); ++i) {
      if (i > 0) out.push_back(',');
      const unsigned bits = (rules_[i].unless_acknowledged ? 1U : 0U) |
                            (rules_[i].kind == RungKind::escalation ? 2U : 0U) | (rules_[i].moved_by >= 0 ? 4U : 0U);
      out.append(std::to_string(bits)).push_back(',');
      out.append(std::to_string(rules_[i].text)).push_back(',');
      out.append(std::to_string(rules_[i].to));
      if (rules_[i].moved_by >= 0) out.append(",").append(std::to_string(rules_[i].moved_by));
    }
    out.append("],");
    out.append(numbers_);
    out.push_back(']');
    return out;
  }

 private:
  void comma() {
    if (!numbers_.empty() && numbers_.back() != '[') numbers_.push_back(',');
  }
  std::int64_t index_of(std::string_view value) {
    const auto found = std::find(texts_.begin(), texts_.end(), value);
    const auto index = found - texts_.begin();
    if (found == texts_.end()) texts_.push_back(value);
    return index;
  }

  std::string numbers_;
  std::vector<std::string_view> texts_;
  std::vector<RungRule> rules_;
  std::list<std::string> words_;
  int first_day_ = 0;
};

// Reads exactly what StateWriter writes: no blanks, no floats. After the first error everything reads as zero, and
// loops end because `more` says no.
class StateReader {
 public:
  static constexpr bool reads = true;

  /// `text` must outlive the reader.
  explicit StateReader(std::string_view text) : rest_(text), size_(text.size()) {
    texts_.reserve(32);
    rules_.reserve(8);
  }

  [[nodiscard]] const std::string& error() const { return error_; }

  /// "[1,[texts],[rung rules]" - false when this is no state that can be read.
  bool head() {
    open();
    const std::int64_t version = integer();
    if (error_.empty() && version != state::version) fail("a known version");
    open();
    while (more()) texts_.push_back(quoted());
    close();
    open();
    while (more()) {
      unsigned bits = 0;
      number(bits, 7);
      const std::string_view words = word();
      const std::string_view to = word();
      rules_.push_back({words, to, (bits & 4U) != 0 ? word() : std::string_view{}, bits});
    }
    close();
    return error_.empty();
  }
  void tail() {
    close();
    if (!rest_.empty()) fail("the end");
  }

  void open() {
    separator();
    expect('[', "an array");
  }
  void close() { expect(']', "the end of an array"); }
  void number(int& out) { out = static_cast<int>(between(0, number_max, "a small number")); }
  void number(std::uint64_t& out) {
    out = static_cast<std::uint64_t>(between(0, std::numeric_limits<std::int64_t>::max(), "a sequence number"));
  }
  void number(unsigned& out, unsigned highest) { out = static_cast<unsigned>(between(0, highest, "known bits")); }
  template <class Enum>
  void choice(Enum& out, int highest) {
    out = static_cast<Enum>(between(0, highest, "a known choice"));
  }
  void text(std::string& out) { out = word(); }
  void first_day(Date& out) {
    first_day_ = between(day_number(date_min), day_number(date_max), "a day");
    out = from_day_number(static_cast<int>(first_day_));
  }
  void date(Date& out) {
    const auto days = between(day_number(date_min) - first_day_, day_number(date_max) - first_day_, "a day");
    out = from_day_number(static_cast<int>(first_day_ + days));
  }
  void instant(Instant& out) { out = Instant{std::chrono::milliseconds{integer()}}; }
  void outcome(definition::Outcome& out) { named(out, outcome_kept_as, "an outcome"); }
  void not_sent(dossier::NotSent& out) { named(out, dossier::reason_named, "a reason for not sending"); }
  void rule(terms::Rule& out, bool& one_day) {
    const std::int64_t kept = between(0, 511, "a rule");
    one_day = kept % 2 == 1;
    const auto rule = rule_numbered(kept / 2);
    if (rule)
      out = *rule;
    else
      fail("a rule");
  }
  void rung_rule(dossier::RungPlan& out, unsigned& bits) {
    const auto kept = static_cast<std::size_t>(between(0, number_max, "a rung rule"));
    bits = kept % 8;
    if (kept / 8 >= rules_.size()) return fail("a rung rule");
    const Rule& rule = rules_[kept / 8];
    out.text = rule.text;
    out.to = rule.to;
    out.moved_by = rule.moved_by;
    out.unless_acknowledged = (rule.bits & 1U) != 0;
    out.kind = (rule.bits & 2U) != 0 ? RungKind::escalation : RungKind::reminder;
  }
  void pairs(std::map<std::string, std::string>& out) {
    open();
    while (more()) {
      const std::string_view name = word();
      out[std::string(name)] = word();
    }
    close();
  }
  void texts(std::vector<std::string>& out) {
    open();
    while (more()) {
      if (out.size() == list_max) return fail("a list of reasonable length");
      text(out.emplace_back());
    }
    close();
  }
  template <class T>
  void list(std::vector<T>& out) {
    open();
    if (more()) out.reserve(6);  // most lists are shorter: one allocation instead of four
    while (more()) {
      if (out.size() == list_max) return fail("a list of reasonable length");
      state::describe(*this, out.emplace_back());
    }
    close();
  }

 private:
  /// What rungs share.
  struct Rule {
    std::string_view text;
    std::string_view to;
    std::string_view moved_by;
    unsigned bits;
  };

  void fail(const char* expected) {
    if (!error_.empty()) return;
    error_ = "byte " + std::to_string(size_ - rest_.size()) + ": " + expected + " is expected";
    rest_ = {};
  }
  [[nodiscard]] bool more() const { return error_.empty() && !rest_.empty() && rest_.front() != ']'; }
  void expect(char wanted, const char* what) {
    if (rest_.empty() || rest_.front() != wanted) return fail(what);
    rest_.remove_prefix(1);
    first_ = wanted == '[';
  }
  // A comma stands before every value but the first of its array.
  void separator() {
    if (size_ == rest_.size() || first_) {
      first_ = false;
      return;
    }
    if (rest_.empty() || rest_.front() != ',') return fail("a comma");
    rest_.remove_prefix(1);
  }
  std::int64_t integer() {
    separator();
    std::int64_t value = 0;
    const auto [end, code] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
    if (code != std::errc{}) {
      fail("a whole number");
      return 0;
    }
    rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
    return value;
  }
  std::int64_t between(std::int64_t low, std::int64_t high, const char* expected) {
    const std::int64_t value = integer();
    if (value >= low && value <= high) return value;
    fail(expected);
    return 0;
  }
  std::string_view word() {
    const std::int64_t index = integer();
    if (index >= 0 && static_cast<std::size_t>(index) < texts_.size()) return texts_[static_cast<std::size_t>(index)];
    fail("a text's index");
    return {};
  }
  template <class T, class Named>
  void named(T& out, Named find, const char* expected) {
    const std::optional<T> found = find(word());
    if (!error_.empty()) return;
    if (found)
      out = *found;
    else
      fail(expected);
  }
  // The first quote or escape; npos: there is neither. (`find_first_of` looks in its two characters for each of ours.)
  static std::size_t end_of_run(std::string_view text) {
    const std::size_t quote = text.find('"');
    const std::size_t escape = text.substr(0, quote).find('\\');
    return std::min(quote, escape);
  }
  // A text as a view into the source; one with escapes is kept in `unescaped_`.
  std::string_view quoted() {
    separator();
    expect('"', "a text");
    const std::size_t plain = end_of_run(rest_);
    if (plain != std::string_view::npos && rest_[plain] == '"') {
      const std::string_view text = rest_.substr(0, plain);
      rest_.remove_prefix(plain + 1);
      return text;
    }
    std::string& out = unescaped_.emplace_back();
    while (error_.empty()) {
      const std::size_t run = end_of_run(rest_);
      if (run == std::string_view::npos) {
        fail("the end of a text");
        break;
      }
      out.append(rest_.substr(0, run));
      const bool ends = rest_[run] == '"';
      rest_.remove_prefix(run + 1);
      if (ends) break;
      out.push_back(escaped());
    }
    return out;
  }
  // Only the escapes that append_json_string writes.
  char escaped() {
    if (rest_.empty()) {
      fail("an escape");
      return ' ';
    }
    const char kind = rest_.front();
    rest_.remove_prefix(1);
    switch (kind) {
      case '"':
      case '\\':
        return kind;
      case 'n':
        return '\n';
      case 't':
        return '\t';
      default:
        break;
    }
    unsigned code = 0;
    const char* digits = rest_.data();
    if (kind != 'u' || rest_.size() < 4 || std::from_chars(digits, digits + 4, code, 16).ptr != digits + 4 ||
        code > 0x7F) {
      fail("an escape");
      return ' ';
    }
    rest_.remove_prefix(4);
    return static_cast<char>(code);
  }

  std::string_view rest_;
  std::size_t size_;
  bool first_ = true;
  std::int64_t first_day_ = 0;
  std::vector<std::string_view> texts_;
  std::list<std::string> unescaped_;
  std::vector<Rule> rules_;
  std::string error_;
};

}  // namespace

std::string encode_dossier(const dossier::Dossier& dossier) {
  StateWriter writer;
  state::describe(writer, dossier);
  return writer.take();
}

std::expected<dossier::Dossier, std::string> decode_dossier(std::string_view text) {
  StateReader reader(text);
  dossier::Dossier dossier;
  if (reader.head()) state::describe(reader, dossier);
  reader.tail();
  if (!reader.error().empty()) return std::unexpected("the dossier's state is damaged at " + reader.error());
  return dossier;
}

}  // namespace besluit::storage
