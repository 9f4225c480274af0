// SPDX-License-Identifier: EUPL-1.2
// The operators of the grammar, and the frame around a text. Primaries are in parser_primary.cpp, paths, filters and
// calls in parser_postfix.cpp, loops, functions and contexts in parser_construct.cpp, cells in parser_tests.cpp.
#include "rules/feel/parser.hpp"

#include "rules/diagnostic/diagnostic.hpp"
#include "rules/diagnostic/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace besluit::feel {

std::pair<int, int> characters_of(std::string_view text, std::size_t begin, std::size_t end) {
  const auto characters = [text](std::size_t offset) {
    return static_cast<int>(utf8::count(text.substr(0, std::min(offset, text.size()))));
  };
  const int first = characters(begin);
  return {first, std::max(first + 1, characters(end))};
}

std::optional<Problem> unreadable(std::string_view text, std::size_t characters_max) {
  if (text.size() > 4 * characters_max || utf8::count(text) > characters_max) {
    return Problem{0,
                   static_cast<int>(characters_max),
                   {fmt::format("deze voorwaarde is langer dan {} tekens", characters_max),
                    fmt::format("this condition is longer than {} characters", characters_max)},
                   {}};
  }
  if (const auto offset = utf8::first_invalid(text)) {
    const int at = static_cast<int>(utf8::count(text.substr(0, *offset)));
    return Problem{
        at, at + 1, {"hier staan bytes die geen UTF-8 zijn", "there are bytes here that are not UTF-8"}, {}};
  }
  return std::nullopt;
}

Parser::Parser(std::string_view text, const Scope& scope, const CompileOptions& options)
    : text_(text),
      options_(options),
      scan_(text),
      names_(scope),
      findings_(text, options.mode == Mode::strict) {}

template <class Result>
std::expected<std::shared_ptr<const Program>, std::vector<Problem>> Parser::finish(NodePtr root,
                                                                                   const Result& prepare) {
  if (root && !stopped_) {
    scan_.skip_spaces();
    if (!scan_.at_end()) unexpected_rest();
  }
  const std::uint32_t frame_size = names_.close_frame();
  if (root && !stopped_) prepare(*root);
  if (findings_.any() || !root || stopped_) return std::unexpected(findings_.take());
  auto program = std::make_shared<Program>();
  program->text = std::string(text_);
  program->root = std::move(root);
  program->frame_size = frame_size;
  program->node_count = nodes_;
  program->slots = names_.used_slots();
  return program;
}

std::expected<std::shared_ptr<const Program>, std::vector<Problem>> Parser::expression_program() {
  names_.open_frame(nullptr);
  scan_.skip_spaces();
  if (scan_.at_end()) {
    stop(0, std::max<std::size_t>(text_.size(), 1), {"deze voorwaarde is leeg", "this condition is empty"});
    names_.close_frame();
    return std::unexpected(findings_.take());
  }
  NodePtr root = expression();
  return finish(std::move(root), [&](const Node& node) {
    if (options_.wanted) findings_.require_condition(node, *options_.wanted);
  });
}

std::expected<std::shared_ptr<const Program>, std::vector<Problem>> Parser::tests_program(const Type& input) {
  names_.open_frame(nullptr);
  names_.open_block();
  const std::uint32_t slot = names_.new_slot();
  names_.bind("?", slot, input);
  NodePtr root = cell(input);
  if (root) root->slot = slot;
  return finish(std::move(root), [](const Node&) {});
}

// --- nodes ---

std::size_t Parser::here() {
  scan_.skip_spaces();
  return scan_.position();
}

NodePtr Parser::stop(std::size_t begin, std::size_t end, Text message, std::string suggestion) {
  if (!stopped_) findings_.report(begin, end, std::move(message), std::move(suggestion));
  stopped_ = true;
  return nullptr;
}

NodePtr Parser::missing(Text message) {
  const std::size_t at = here();
  return stop(at, at + 1, std::move(message));
}

NodePtr Parser::too_deep() {
  const std::size_t at = here();
  return stop(at, at + 1,
              {fmt::format("deze voorwaarde is dieper genest dan {} niveaus", limits::nesting_max),
               fmt::format("this condition is nested deeper than {} levels", limits::nesting_max)});
}

NodePtr Parser::make(Op op, std::size_t begin, Type type, std::vector<NodePtr> children) {
  auto node = std::make_unique<Node>();
  node->op = op;
  node->id = nodes_++;
  node->begin = static_cast<std::uint32_t>(begin);
  node->end = static_cast<std::uint32_t>(scan_.position());
  node->type = std::move(type);
  for (const NodePtr& child : children) {
    if (!child) return nullptr;
    node->height = std::max(node->height, child->height + 1);
  }
  node->children = std::move(children);
  if (node->height > limits::tree_height_max) {
    return stop(begin, scan_.position(),
                {fmt::format("deze keten is langer dan {} schakels", limits::tree_height_max),
                 fmt::format("this chain is longer than {} links", limits::tree_height_max)});
  }
  return node;
}

NodePtr Parser::literal(std::size_t begin, Value value) {
  NodePtr node = make(Op::constant, begin, Type::of(value));
  if (node) node->value = std::move(value);
  return node;
}

// Parentheses belong to what is quoted back: "(a < b)".
NodePtr Parser::widened(NodePtr node, std::size_t begin, std::size_t end) {
  if (!node) return nullptr;
  node->begin = static_cast<std::uint32_t>(begin);
  node->end = static_cast<std::uint32_t>(end);
  return node;
}

// --- operators ---

NodePtr Parser::expression() {
  return disjunction();
}

NodePtr Parser::disjunction() {
  return chain("or", Op::disjunction, [this] { return conjunction(); });
}

NodePtr Parser::conjunction() {
  return chain("and", Op::conjunction, [this] { return comparison(); });
}

template <class Part>
NodePtr Parser::chain(std::string_view word, Op op, const Part& part) {
  std::vector<NodePtr> parts;
  parts.push_back(part());
  while (parts.back() && scan_.take_word(word)) parts.push_back(part());
  if (!parts.back()) return nullptr;
  if (parts.size() == 1) return std::move(parts.front());
  for (const NodePtr& each : parts) findings_.require_boolean(*each);
  const std::size_t begin = parts.front()->begin;
  const std::size_t end = parts.back()->end;
  return widened(make(op, begin, Type::boolean, std::move(parts)), begin, end);
}

std::optional<Relation> Parser::take_relation() {
  struct Symbol {
    std::string_view symbol;
    Relation relation;
  };
  static constexpr std::array<Symbol, 6> symbols{{{"<=", Relation::at_most},
                                                  {">=", Relation::at_least},
                                                  {"!=", Relation::unequal},
                                                  {"<", Relation::less},
                                                  {">", Relation::greater},
                                                  {"=", Relation::equal}}};
  for (const Symbol& each : symbols) {
    if (scan_.take(each.symbol)) return each.relation;
  }
  return std::nullopt;
}

// Spellings of other languages that people type by habit.
bool Parser::foreign_symbol() {
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
  const std::size_t begin = here();
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

NodePtr Parser::comparison() {
  NodePtr left = sum();
  bool compared = false;
  while (left) {
    if (foreign_symbol()) return nullptr;
    const std::size_t again = here();
    if (scan_.take_word("between")) {
      left = between_range(std::move(left));
    } else if (scan_.take_word("in")) {
      left = membership(std::move(left));
    } else if (const auto relation = take_relation()) {
      if (compared && strict()) {
        return stop(again, scan_.position(),
                    {"twee vergelijkingen achter elkaar; zet er \"and\" tussen, of haakjes om de eerste",
                     "two comparisons in a row; put \"and\" between them, or parentheses around the first"});
      }
      NodePtr right = sum();
      if (!right) return nullptr;
      findings_.check_comparable(*left, *right, *relation != Relation::equal && *relation != Relation::unequal);
      const std::size_t begin = left->begin;
      const std::size_t end = right->end;
      left = widened(make(Op::compare, begin, Type::boolean, children(std::move(left), std::move(right))), begin, end);
      if (left) left->relation = *relation;
    } else {
      return left;
    }
    compared = true;
  }
  return nullptr;
}

NodePtr Parser::between_range(NodePtr value) {
  NodePtr low = sum();
  if (!low) return nullptr;
  if (!scan_.take_word("and")) {
    return missing(
        {"na \"between\" hoort: laagste \"and\" hoogste", "after \"between\" goes: lowest \"and\" highest"});
  }
  NodePtr high = sum();
  if (!high) return nullptr;
  findings_.check_comparable(*value, *low, true);
  findings_.check_comparable(*value, *high, true);
  const std::size_t begin = value->begin;
  const std::size_t end = high->end;
  return widened(
      make(Op::between, begin, Type::boolean, children(std::move(value), std::move(low), std::move(high))), begin, end);
}

template <class Part>
NodePtr Parser::arithmetic(std::string_view signs, NodePtr start, const Part& part) {
  std::vector<NodePtr> parts;
  parts.push_back(part(std::move(start)));
  std::string operators;
  Type type;
  while (parts.back()) {
    scan_.skip_spaces();
    const char sign = scan_.peek();
    if (scan_.at_end() || sign == '^') break;
    const char stored = scan_.rest().starts_with("**") ? '^' : sign;
    if (signs.find(stored) == signs.npos) break;
    scan_.move_to(scan_.position() + (stored == '^' ? 2 : 1));
    parts.push_back(part(nullptr));
    if (!parts.back()) break;
    if (operators.empty()) type = parts.front()->type;
    type = findings_.arithmetic(*parts.front(), type, stored, *parts.back());
    operators += stored;
  }
  if (!parts.back()) return nullptr;
  if (parts.size() == 1) return std::move(parts.front());
  const std::size_t begin = parts.front()->begin;
  const std::size_t end = parts.back()->end;
  NodePtr node = widened(make(Op::arithmetic, begin, type, std::move(parts)), begin, end);
  if (node) node->operators = std::move(operators);
  return node;
}

NodePtr Parser::sum(NodePtr start) {
  return arithmetic("+-", std::move(start), [this](NodePtr first) { return product(std::move(first)); });
}
NodePtr Parser::product(NodePtr start) {
  return arithmetic("*/", std::move(start), [this](NodePtr first) { return power(std::move(first)); });
}
NodePtr Parser::power(NodePtr start) {
  return arithmetic("^", std::move(start), [this](NodePtr first) { return signed_value(std::move(first)); });
}

NodePtr Parser::signed_value(NodePtr start) {
  if (start) return typed_value(std::move(start));
  const Deeper deeper(depth_);
  const std::size_t begin = here();
  if (depth_ > limits::nesting_max) return too_deep();
  if (!scan_.take("-")) return typed_value();
  NodePtr inner = signed_value();
  if (!inner) return nullptr;
  findings_.check_negation(*inner);
  if (inner->op == Op::constant && inner->value.is(Kind::number)) {
    return literal(begin, Value::number(inner->value.number().negated()));
  }
  const bool calculated = inner->type == Type::number || inner->type.is(TypeKind::days_duration) ||
                          inner->type.is(TypeKind::years_duration);
  Type type = calculated ? inner->type : Type::any;
  return make(Op::negate, begin, std::move(type), children(std::move(inner)));
}

NodePtr Parser::typed_value(NodePtr start) {
  NodePtr value = postfix(std::move(start));
  while (value) {
    const std::size_t before = here();
    if (!scan_.take_word("instance")) return value;
    if (!scan_.take_word("of")) {
      scan_.move_to(before);
      return value;
    }
    bool complete = true;
    const auto wanted = type(complete);
    if (!wanted) return nullptr;
    const std::size_t begin = value->begin;
    value = make(Op::instance_of, begin, Type::boolean, children(std::move(value)));
    if (value && complete) value->wanted = *wanted;
  }
  return nullptr;
}

// --- what is left at the end ---

void Parser::report_unknown(std::size_t begin, std::size_t end, std::string suggestion) {
  const std::string text = findings_.shown(begin, end);
  findings_.report(begin, end, {fmt::format("onbekende naam \"{}\"", text), fmt::format("unknown name \"{}\"", text)},
                   std::move(suggestion));
}

void Parser::unexpected_rest() {
  struct Dutch {
    std::string_view word;
    std::string_view meant;
  };
  static constexpr std::array<Dutch, 4> words{{{"en", "and"}, {"of", "or"}, {"is", "="}, {"tussen", "between"}}};
  const std::size_t begin = here();
  for (const Dutch& dutch : words) {
    if (!scan_.take_word(dutch.word)) continue;
    stop(begin, scan_.position(),
         {fmt::format("\"{}\" bestaat hier niet; schrijf \"{}\"", dutch.word, dutch.meant),
          fmt::format("\"{}\" does not exist here; write \"{}\"", dutch.word, dutch.meant)},
         std::string(dutch.meant));
    return;
  }
  const bool word = !scan_.word().empty();
  const std::size_t end =
      std::max(word ? scan_.plain_name_end(true) : 0, begin + utf8::decode(text_, begin).bytes);
  // "prognose weerstandsvermogn": the first word is a name of its own, and yet the longer one was meant.
  const bool after_name =
      word && last_name_.end != 0 && scan_.between(last_name_.end, begin).find_first_not_of(" \t\r\n") == text_.npos;
  const std::string meant =
      after_name ? diagnostic::nearest(findings_.shown(last_name_.begin, end), names_.visible()) : std::string{};
  if (!meant.empty()) {
    stopped_ = true;
    return report_unknown(last_name_.begin, end, meant);
  }
  const std::string text = findings_.shown(begin, end);
  stop(begin, end,
       {fmt::format("\"{}\" past hier niet; hier hoort een vergelijking, \"and\" of \"or\", of niets meer", text),
        fmt::format("\"{}\" does not fit here; a comparison, \"and\" or \"or\", or nothing more belongs here", text)});
}

}  // namespace besluit::feel
