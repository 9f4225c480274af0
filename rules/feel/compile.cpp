// SPDX-License-Identifier: EUPL-1.2
// Reads a condition by recursive descent and checks its types on the way. A mistake in a name or a type is noted and
// reading goes on; after a mistake in the grammar nothing further can be trusted, and reading stops.
#include "rules/diagnostic/diagnostic.hpp"
#include "rules/diagnostic/utf8.hpp"
#include "rules/feel/findings.hpp"
#include "rules/feel/node.hpp"
#include "rules/feel/scanner.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace besluit::feel {
namespace {

using Node = Condition::Node;
using NodePtr = std::shared_ptr<const Node>;

class Compiler : Findings {
 public:
  Compiler(std::string_view text, const Inputs& inputs) : Findings(text), text_(text), inputs_(inputs), scan_(text) {}

  std::expected<Condition, std::vector<Problem>> run() {
    NodePtr root = disjunction();
    if (root) {
      scan_.skip_spaces();
      if (scan_.at_end()) {
        require_boolean(*root);
      } else {
        unexpected_rest();
      }
    }
    if (any()) return std::unexpected(take());
    return Condition(std::move(root), std::string(text_));
  }

 private:
  // Counts nesting; every way deeper passes here.
  struct Deeper {
    explicit Deeper(int& depth) : depth_(depth) { ++depth_; }
    ~Deeper() { --depth_; }
    Deeper(const Deeper&) = delete;
    Deeper& operator=(const Deeper&) = delete;
    int& depth_;
  };

  // A mistake in the grammar: reported once, then every level returns empty-handed.
  NodePtr stop(std::size_t begin, std::size_t end, Text message, std::string suggestion = {}) {
    report(begin, end, std::move(message), std::move(suggestion));
    return nullptr;
  }

  static NodePtr make(Kind kind, std::optional<Type> type, std::vector<NodePtr> children) {
    auto node = std::make_shared<Node>();
    node->kind = kind;
    node->type = type;
    node->begin = children.front()->begin;
    node->end = children.back()->end;
    node->children = std::move(children);
    return node;
  }
  NodePtr make_literal(std::size_t begin, Type type, Cell value) const {
    auto node = std::make_shared<Node>();
    node->type = type;
    node->begin = begin;
    node->end = scan_.position();
    node->value = std::move(value);
    return node;
  }
  // Parentheses belong to what is quoted back: "(a < b)".
  static NodePtr widened(const NodePtr& inner, std::size_t begin, std::size_t end) {
    auto node = std::make_shared<Node>(*inner);
    node->begin = begin;
    node->end = end;
    return node;
  }

  NodePtr disjunction() {
    return chain("or", Kind::disjunction, [this] { return conjunction(); });
  }
  NodePtr conjunction() {
    return chain("and", Kind::conjunction, [this] { return comparison(); });
  }

  template <class Part>
  NodePtr chain(std::string_view word, Kind kind, const Part& part) {
    std::vector<NodePtr> parts{part()};
    while (parts.back() && scan_.take_word(word)) parts.push_back(part());
    if (!parts.back()) return nullptr;
    if (parts.size() == 1) return parts.front();
    for (const NodePtr& each : parts) require_boolean(*each);
    return make(kind, Type::boolean, std::move(parts));
  }

  std::optional<Kind> take_relation() {
    struct Relation {
      std::string_view symbol;
      Kind kind;
    };
    static constexpr std::array<Relation, 6> relations{{{"<=", Kind::at_most},
                                                        {">=", Kind::at_least},
                                                        {"!=", Kind::unequal},
                                                        {"<", Kind::less},
                                                        {">", Kind::greater},
                                                        {"=", Kind::equal}}};
    for (const Relation& relation : relations) {
      if (scan_.take(relation.symbol)) return relation.kind;
    }
    return std::nullopt;
  }

  // Spellings of other languages that people type by habit.
  bool foreign_symbol() {
    struct Foreign {
      std::string_view symbol;
      std::string_view meant;
    };
    static constexpr std::array<Foreign, 10> table{{{"==", "="},
                                                    {"<>", "!="},
                                                    {"=<", "<="},
                                                    {"=>", ">="},
                                                    {"≤", "<="},
                                                    {"≥", ">="},
                                                    {"≠", "!="},
                                                    {"&&", "and"},
                                                    {"||", "or"},
                                                    {"!", "not(...)"}}};
    scan_.skip_spaces();
    const std::size_t begin = scan_.position();
    for (const Foreign& foreign : table) {
      if (!scan_.rest().starts_with(foreign.symbol) || scan_.rest().starts_with("!=")) continue;
      stop(begin, begin + foreign.symbol.size(),
           {fmt::format("\"{}\" bestaat hier niet; schrijf \"{}\"", foreign.symbol, foreign.meant),
            fmt::format("\"{}\" does not exist here; write \"{}\"", foreign.symbol, foreign.meant)},
           std::string(foreign.meant));
      return true;
    }
    return false;
  }

  NodePtr comparison() {
    NodePtr left = sum();
    if (!left || foreign_symbol()) return nullptr;
    const bool between = scan_.take_word("between");
    if (between || scan_.take_word("in")) {
      left = between ? between_range(std::move(left)) : bracket_range(std::move(left));
    } else if (const auto kind = take_relation()) {
      NodePtr right = sum();
      if (!right) return nullptr;
      check_comparable(*left, *right, *kind != Kind::equal && *kind != Kind::unequal);
      left = make(*kind, Type::boolean, {std::move(left), std::move(right)});
    }
    if (!left) return nullptr;
    scan_.skip_spaces();
    const std::size_t again = scan_.position();
    if (left->type == Type::boolean && left->kind != Kind::name && take_relation()) {
      return stop(again, scan_.position(),
                  {"twee vergelijkingen achter elkaar; zet er \"and\" tussen, of haakjes om de eerste",
                   "two comparisons in a row; put \"and\" between them, or parentheses around the first"});
    }
    return left;
  }

  NodePtr between_range(NodePtr value) {
    NodePtr low = sum();
    if (!low) return nullptr;
    if (!scan_.take_word("and")) {
      return missing(
          {"na \"between\" hoort: laagste \"and\" hoogste", "after \"between\" goes: lowest \"and\" highest"});
    }
    NodePtr high = sum();
    if (!high) return nullptr;
    const std::size_t end = high->end;
    return range(std::move(value), std::move(low), std::move(high), {false, false, true}, end);
  }

  struct Ends {
    bool low_open = false;
    bool high_open = false;
    bool between = false;
  };

  NodePtr bracket_range(NodePtr value) {
    const Text form{"na \"in\" hoort een bereik, bijvoorbeeld [3..6] of (3..6)",
                    "after \"in\" goes a range, for example [3..6] or (3..6)"};
    Ends ends;
    ends.low_open = scan_.take("(");
    if (!ends.low_open && !scan_.take("[")) return missing(form);
    NodePtr low = sum();
    if (!low) return nullptr;
    if (!scan_.take("..")) return missing(form);
    NodePtr high = sum();
    if (!high) return nullptr;
    ends.high_open = scan_.take(")");
    if (!ends.high_open && !scan_.take("]")) return missing(form);
    return range(std::move(value), std::move(low), std::move(high), ends, scan_.position());
  }

  NodePtr range(NodePtr value, NodePtr low, NodePtr high, Ends ends, std::size_t end) {
    check_comparable(*value, *low, true);
    check_comparable(*value, *high, true);
    auto node = std::make_shared<Node>(*make(Kind::within, Type::boolean, {value, low, high}));
    node->end = end;
    node->low_open = ends.low_open;
    node->high_open = ends.high_open;
    node->between = ends.between;
    return node;
  }

  NodePtr sum() {
    return arithmetic("+-", [this] { return product(); });
  }
  NodePtr product() {
    return arithmetic("*/", [this] { return signed_value(); });
  }
  template <class Part>
  NodePtr arithmetic(std::string_view signs, const Part& part) {
    std::vector<NodePtr> parts{part()};
    std::string operators;
    while (parts.back()) {
      scan_.skip_spaces();
      if (scan_.at_end() || signs.find(scan_.rest().front()) == std::string_view::npos) break;
      operators += scan_.rest().front();
      scan_.move_to(scan_.position() + 1);
      parts.push_back(part());
    }
    if (!parts.back()) return nullptr;
    if (parts.size() == 1) return parts.front();
    for (const NodePtr& each : parts) require_number(*each);
    auto node = std::make_shared<Node>(*make(Kind::arithmetic, Type::number, std::move(parts)));
    node->operators = std::move(operators);
    return node;
  }

  NodePtr signed_value() {
    const Deeper deeper(depth_);
    scan_.skip_spaces();
    const std::size_t begin = scan_.position();
    if (depth_ > condition_nesting_max) {
      return stop(begin, begin + 1,
                  {fmt::format("deze voorwaarde is dieper genest dan {} niveaus", condition_nesting_max),
                   fmt::format("this condition is nested deeper than {} levels", condition_nesting_max)});
    }
    if (!scan_.take("-")) return value();
    NodePtr inner = signed_value();
    if (!inner) return nullptr;
    require_number(*inner);
    return widened(make(Kind::negate, Type::number, {inner}), begin, inner->end);
  }

  NodePtr value() {
    const std::size_t begin = scan_.position();
    std::string_view name;
    if (const std::size_t end = scan_.name_end(inputs_, name); end != 0) return declared_name(begin, end, name);
    if (scan_.take("(")) return closed(begin, disjunction());
    if (scan_.take_word("true")) return make_literal(begin, Type::boolean, true);
    if (scan_.take_word("false")) return make_literal(begin, Type::boolean, false);
    if (scan_.take_word("not")) return negation(begin);
    if (scan_.take("\"")) return string_literal(begin);
    if (scan_.take_word("date")) {
      if (scan_.take("(")) return date_literal(begin);
      scan_.move_to(begin);
    }
    if (scan_.at_end() || foreign_symbol()) {
      return !any() ? missing({"hier ontbreekt een waarde", "a value is missing here"}) : nullptr;
    }
    const char front = scan_.rest().front();
    if (is_digit(front) || front == '.') return number_literal(begin);
    if (scan_.rest().starts_with("“") || scan_.rest().starts_with("„") || front == '\'') {
      return stop(begin, begin + 1,
                  {"zet een tekst tussen rechte dubbele aanhalingstekens: \"...\"",
                   "put a text between straight double quotes: \"...\""});
    }
    if (is_name_character(front) && !scan_.at_reserved_word()) return unknown_name(begin);
    return missing({"hier ontbreekt een waarde", "a value is missing here"});
  }

  NodePtr declared_name(std::size_t begin, std::size_t end, std::string_view name) {
    auto node = std::make_shared<Node>();
    node->kind = Kind::name;
    node->type = inputs_.find(name)->second;
    node->begin = begin;
    node->end = end;
    node->name = std::string(name);
    scan_.move_to(end);
    last_name_ = {begin, end};
    return node;
  }

  [[nodiscard]] std::string nearest_name(std::string_view word) const {
    std::vector<std::string> known;
    for (const auto& [name, type] : inputs_) known.push_back(name);
    return diagnostic::nearest(word, known);
  }
  void report_unknown(std::size_t begin, std::size_t end, std::string suggestion) {
    const std::string text = shown(begin, end);
    report(begin, end, {fmt::format("onbekende naam \"{}\"", text), fmt::format("unknown name \"{}\"", text)},
           std::move(suggestion));
  }

  NodePtr unknown_name(std::size_t begin) {
    const std::size_t end = scan_.unknown_name_end();
    scan_.move_to(end);
    report_unknown(begin, end, nearest_name(shown(begin, end)));
    auto node = std::make_shared<Node>();
    node->begin = begin;
    node->end = end;
    return node;
  }

  NodePtr closed(std::size_t begin, const NodePtr& inner) {
    if (!inner) return nullptr;
    if (!scan_.take(")")) return missing({"hier ontbreekt een haakje )", "a closing ) is missing here"});
    return widened(inner, begin, scan_.position());
  }

  NodePtr negation(std::size_t begin) {
    if (!scan_.take("(")) {
      return missing({"na \"not\" horen haakjes: not(...)", "after \"not\" go parentheses: not(...)"});
    }
    NodePtr inner = disjunction();
    if (!inner || !closed(begin, inner)) return nullptr;
    require_boolean(*inner);
    return widened(make(Kind::negation, Type::boolean, {inner}), begin, scan_.position());
  }

  NodePtr number_literal(std::size_t begin) {
    const std::string_view rest = scan_.rest();
    const auto digits_from = [rest](std::size_t from) {
      while (from < rest.size() && is_digit(rest[from])) ++from;
      return from;
    };
    std::size_t length = digits_from(0);
    if (length + 1 < rest.size() && rest[length] == '.' && is_digit(rest[length + 1])) length = digits_from(length + 1);
    const auto number = parse_number(rest.substr(0, length));
    const char next = length < rest.size() ? rest[length] : ' ';
    const bool more_digits = length + 1 < rest.size() && is_digit(rest[length + 1]);
    // "3.000.000", "3,5" and "1e6" must not be read as something shorter.
    if (!number || is_name_character(next) || ((next == '.' || next == ',') && more_digits)) {
      std::size_t end = length;
      while (end < rest.size() && (is_name_character(rest[end]) || rest[end] == '.' || rest[end] == ',')) ++end;
      return stop(begin, begin + std::max<std::size_t>(end, 1),
                  {fmt::format("\"{}\" is geen getal; schrijf cijfers (hoogstens {}), met een punt voor decimalen",
                               shown(begin, begin + end), number_digits_max),
                   fmt::format("\"{}\" is not a number; write digits (at most {}), with a point for decimals",
                               shown(begin, begin + end), number_digits_max)});
    }
    scan_.move_to(begin + length);
    return make_literal(begin, Type::number, *number);
  }

  // The text after the opening quote, with its escapes undone; nullopt after a reported problem.
  std::optional<std::string> quoted_text(std::size_t begin) {
    std::string text;
    const std::string_view rest = scan_.rest();
    for (std::size_t i = 0; i < rest.size(); ++i) {
      if (rest[i] == '"') {
        scan_.move_to(scan_.position() + i + 1);
        return text;
      }
      if (rest[i] != '\\') {
        text += rest[i];
        continue;
      }
      const char escaped = i + 1 < rest.size() ? rest[++i] : ' ';
      if (escaped != '"' && escaped != '\\') {
        const std::size_t at = scan_.position() + i - 1;
        stop(at, at + 2, {"na \\ kan alleen \" of \\ staan", "only \" or \\ can follow \\"});
        return std::nullopt;
      }
      text += escaped;
    }
    stop(begin, text_.size(), {"deze tekst heeft geen sluitend aanhalingsteken", "this text has no closing quote"});
    return std::nullopt;
  }

  NodePtr string_literal(std::size_t begin) {
    auto text = quoted_text(begin);
    return text ? make_literal(begin, Type::text, std::move(*text)) : nullptr;
  }

  NodePtr date_literal(std::size_t begin) {
    const Text form{"een datum schrijft u als date(\"2024-07-10\")", "a date is written as date(\"2024-07-10\")"};
    scan_.skip_spaces();
    const std::size_t quote = scan_.position();
    if (!scan_.take("\"")) return missing(form);
    const auto text = quoted_text(quote);
    if (!text) return nullptr;
    const std::size_t end = scan_.position();
    if (!scan_.take(")")) return missing(form);
    const auto date = parse_date(*text);
    if (!date) {
      const std::string written_date = shown(quote, end);
      report(
          quote, end,
          {fmt::format("{} is geen bestaande datum; schrijf jaar-maand-dag, bijvoorbeeld \"2024-07-10\"", written_date),
           fmt::format("{} is not an existing date; write year-month-day, for example \"2024-07-10\"", written_date)});
    }
    return make_literal(begin, Type::date, date ? Cell{*date} : Cell{});
  }

  NodePtr missing(Text message) {
    scan_.skip_spaces();
    return stop(scan_.position(), scan_.position() + 1, std::move(message));
  }

  void unexpected_rest() {
    struct Dutch {
      std::string_view word;
      std::string_view meant;
    };
    static constexpr std::array<Dutch, 4> words{{{"en", "and"}, {"of", "or"}, {"is", "="}, {"tussen", "between"}}};
    const std::size_t begin = scan_.position();
    for (const Dutch& dutch : words) {
      if (!scan_.take_word(dutch.word)) continue;
      stop(begin, scan_.position(),
           {fmt::format("\"{}\" bestaat hier niet; schrijf \"{}\"", dutch.word, dutch.meant),
            fmt::format("\"{}\" does not exist here; write \"{}\"", dutch.word, dutch.meant)},
           std::string(dutch.meant));
      return;
    }
    const bool word = is_name_character(scan_.rest().front());
    const std::size_t end = word ? scan_.unknown_name_end() : begin + utf8::decode(text_, begin).bytes;
    // "prognose weerstandsvermogn": the first word is a name of its own, and yet the longer one was meant.
    const bool after_name =
        word && last_name_.end != 0 && scan_.between(last_name_.end, begin).find_first_not_of(" \t\r\n") == text_.npos;
    if (const std::string meant = after_name ? nearest_name(shown(last_name_.begin, end)) : ""; !meant.empty()) {
      return report_unknown(last_name_.begin, end, meant);
    }
    const std::string text = shown(begin, end);
    stop(
        begin, end,
        {fmt::format("\"{}\" past hier niet; hier hoort een vergelijking, \"and\" of \"or\", of niets meer", text),
         fmt::format("\"{}\" does not fit here; a comparison, \"and\" or \"or\", or nothing more belongs here", text)});
  }

  std::string_view text_;
  const Inputs& inputs_;
  Scanner scan_;
  int depth_ = 0;
  struct {
    std::size_t begin = 0;
    std::size_t end = 0;
  } last_name_;
};

}  // namespace

std::expected<Condition, std::vector<Problem>> compile(std::string_view text, const Inputs& inputs) {
  const auto whole = [text](Text message) {
    const int end = static_cast<int>(std::min(utf8::count(text), condition_characters_max));
    return std::unexpected(std::vector<Problem>{{0, std::max(1, end), std::move(message), {}}});
  };
  if (text.size() > 4 * condition_characters_max || utf8::count(text) > condition_characters_max) {
    return whole({fmt::format("deze voorwaarde is langer dan {} tekens", condition_characters_max),
                  fmt::format("this condition is longer than {} characters", condition_characters_max)});
  }
  if (const auto offset = utf8::first_invalid(text)) {
    const int at = static_cast<int>(utf8::count(text.substr(0, *offset)));
    return std::unexpected(std::vector<Problem>{
        {at, at + 1, {"hier staan bytes die geen UTF-8 zijn", "there are bytes here that are not UTF-8"}, {}}});
  }
  if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) {
    return whole({"deze voorwaarde is leeg", "this condition is empty"});
  }
  return Compiler(text, inputs).run();
}

}  // namespace besluit::feel
