// SPDX-License-Identifier: EUPL-1.2
// What stands behind a value: paths, filters and arguments.
#include "rules/feel/parser.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace besluit::feel {
namespace {

// The properties of temporal values and ranges whose names are more than one word (tables 65 to 67).
constexpr std::array<std::string_view, 3> long_properties{"time offset", "start included", "end included"};

Type property_type(const Type& of, std::string_view name) {
  if (of.is(TypeKind::range)) {
    if (name == "start" || name == "end") return of.element();
    return Type::boolean;
  }
  if (name == "time offset") return Type::days_duration;
  if (name == "timezone") return Type::string;
  return Type::number;
}

bool has_properties(const Type& type) {
  switch (type.kind()) {
    case TypeKind::date:
    case TypeKind::time:
    case TypeKind::date_time:
    case TypeKind::days_duration:
    case TypeKind::years_duration:
    case TypeKind::range:
      return true;
    default:
      return false;
  }
}

}  // namespace

NodePtr Parser::postfix(NodePtr start) {
  NodePtr value = start ? std::move(start) : primary();
  while (value) {
    const std::size_t at = here();
    if (scan_.rest().starts_with("..")) return value;
    if (scan_.take(".")) {
      value = path(std::move(value));
    } else if (scan_.sees("[")) {
      if (range_ends_ > 0 && at_range_end()) return value;
      value = filter(std::move(value));
    } else if (scan_.sees("(")) {
      value = call(std::move(value));
    } else {
      scan_.move_to(std::max(at, scan_.position()));
      return value;
    }
  }
  return nullptr;
}

NodePtr Parser::path(NodePtr value) {
  const std::size_t begin = here();
  const Type& type = value->type;
  const Type& holder = type.is(TypeKind::list) ? type.element() : type;
  // The longest known entry, else the longest run of plain words.
  std::size_t end = 0;
  std::string name;
  for (const Field& field : holder.fields()) {
    const std::size_t field_end = scan_.match(split_name(field.name));
    if (field_end > end) {
      end = field_end;
      name = field.name;
    }
  }
  for (const std::string_view property : long_properties) {
    const std::size_t property_end = scan_.match(split_name(property));
    if (property_end > end) {
      end = property_end;
      name = property;
    }
  }
  if (end == 0 && scan_.peek() == '`') {
    const std::size_t close = text_.find('`', begin + 1);
    if (close != std::string_view::npos) {
      name = join_name(split_name(scan_.between(begin + 1, close)));
      end = close + 1;
    }
  }
  if (end == 0) {
    if (!scan_.starts_name(begin)) {
      return missing({"na een punt hoort de naam van een onderdeel", "after a point goes the name of a part"});
    }
    end = scan_.plain_name_end(false);
    name = join_name(split_name(scan_.between(begin, end)));
  }
  scan_.move_to(end);
  const Field* field = holder.field(name);
  Type result = field != nullptr ? field->type : Type::any;
  if (field == nullptr && has_properties(holder)) result = property_type(holder, name);
  if (field == nullptr && type.is(TypeKind::context)) findings_.check_path(*value, name, begin, end);
  if (type.is(TypeKind::list)) result = Type::list(std::move(result));
  const std::size_t from = value->begin;
  NodePtr node = make(Op::path, from, std::move(result), children(std::move(value)));
  if (node) node->name = std::move(name);
  return node;
}

NodePtr Parser::filter(NodePtr value) {
  scan_.take("[");
  const int outer = std::exchange(range_ends_, 0);
  const Type item = value->type.is(TypeKind::list) ? value->type.element() : value->type;
  const std::uint32_t slot = names_.new_slot();
  names_.open_filter(slot, item);
  NodePtr condition = expression();
  names_.close_block();
  range_ends_ = outer;
  if (!condition) return nullptr;
  if (!scan_.take("]")) return missing({"hier ontbreekt een haakje ]", "a closing ] is missing here"});
  const bool index = condition->type == Type::number;
  Type type = index ? item : (condition->type == Type::boolean ? Type::list(item) : Type::any);
  const std::size_t from = value->begin;
  NodePtr node = make(Op::filter, from, std::move(type), children(std::move(value), std::move(condition)));
  if (node) node->slot = slot;
  return node;
}

// A name before a colon, as in f(start position: 2); nothing when no such thing stands here.
std::optional<std::string> Parser::argument_name() {
  Scanner ahead = scan_;
  ahead.skip_spaces();
  const std::size_t begin = ahead.position();
  if (!ahead.starts_name(begin)) return std::nullopt;
  constexpr std::string_view symbols = "./-'+*";
  while (!ahead.at_end()) {
    const std::size_t word_end = ahead.word_end(ahead.position());
    if (word_end != ahead.position()) {
      ahead.move_to(word_end);
    } else if (symbols.find(ahead.peek()) != symbols.npos) {
      ahead.move_to(ahead.position() + 1);
    } else {
      break;
    }
    ahead.skip_spaces();
  }
  if (ahead.peek() != ':') return std::nullopt;
  std::string name = join_name(split_name(scan_.between(begin, ahead.position())));
  scan_.move_to(ahead.position() + 1);
  return name;
}

// "(a, b)" or "(x: a, y: b)"; false after a mistake.
bool Parser::arguments(Node& node) {
  scan_.take("(");
  if (scan_.take(")")) return true;
  const int outer = std::exchange(range_ends_, 0);
  while (true) {
    const std::size_t at = here();
    auto name = argument_name();
    if (name.has_value() != !node.names.empty() && (name || !node.children.empty())) {
      if (!node.children.empty()) {
        stop(at, at + 1,
             {"geef alle gegevens een naam, of geen een", "give all values a name, or none of them"});
        return false;
      }
    }
    if (name) node.names.push_back(std::move(*name));
    NodePtr argument = expression();
    if (!argument) return false;
    node.height = std::max(node.height, argument->height + 1);
    node.children.push_back(std::move(argument));
    if (scan_.take(")")) break;
    if (!scan_.take(",")) {
      missing({"hier hoort een komma of )", "a comma or ) belongs here"});
      return false;
    }
  }
  range_ends_ = outer;
  return true;
}

NodePtr Parser::call(NodePtr function) {
  const std::size_t from = function->begin;
  // The result type of a declared function, where it is known.
  Type type = function->type.has_signature() ? function->type.result() : Type::any;
  NodePtr node = make(Op::call, from, std::move(type));
  if (!node) return nullptr;
  node->height = function->height + 1;
  auto holder = std::make_unique<Node>();
  if (!arguments(*holder)) return nullptr;
  node->names = std::move(holder->names);
  node->height = std::max(node->height, holder->height);
  node->children.push_back(std::move(function));
  for (NodePtr& argument : holder->children) node->children.push_back(std::move(argument));
  if (node->height > limits::tree_height_max) {
    return stop(from, scan_.position(),
                {fmt::format("deze keten is langer dan {} schakels", limits::tree_height_max),
                 fmt::format("this chain is longer than {} links", limits::tree_height_max)});
  }
  return widened(std::move(node), from, scan_.position());
}

NodePtr Parser::built_in_call(const BuiltIn& function, std::size_t begin) {
  NodePtr node = make(Op::built_in_call, begin, function.type);
  if (!node || !arguments(*node)) return nullptr;
  node->built_in = &function;
  node->name = std::string(function.name);
  node = widened(std::move(node), begin, scan_.position());
  if (function.name == "not" && node->children.size() == 1) {
    findings_.require_boolean(*node->children.front());
  } else {
    findings_.check_arguments(function, *node);
  }
  if (function.type.is_any() && !node->children.empty()) {
    // min, abs and the like give what they take.
    const Type& first = node->children.front()->type;
    static constexpr std::array<std::string_view, 2> same{"abs", "reverse"};
    if (std::find(same.begin(), same.end(), function.name) != same.end()) node->type = first;
  }
  return fold(std::move(node), function);
}

// date("2024-07-10") and the like are computed once, while compiling.
NodePtr Parser::fold(NodePtr node, const BuiltIn& function) {
  if (!function.foldable || !node->names.empty() || node->children.empty()) return node;
  std::vector<Value> values;
  for (const NodePtr& child : node->children) {
    if (child->op != Op::constant) return node;
    values.push_back(child->value);
  }
  Evaluation evaluation(Host{options_.zones, std::nullopt});
  Value value = call_built_in(function, values, evaluation);
  if (!value.is_null()) {
    const std::size_t begin = node->begin;
    return widened(literal(begin, std::move(value)), begin, scan_.position());
  }
  const Node& first = *node->children.front();
  if (!strict() || !first.value.is(Kind::string)) return node;
  const std::string shown = findings_.shown(first.begin, first.end);
  if (function.name == "date") {
    findings_.report(
        first.begin, first.end,
        {fmt::format("{} is geen bestaande datum; schrijf jaar-maand-dag, bijvoorbeeld \"2024-07-10\"", shown),
         fmt::format("{} is not an existing date; write year-month-day, for example \"2024-07-10\"", shown)});
  } else if (options_.zones != nullptr || shown.find('@') == std::string::npos) {
    findings_.report(first.begin, first.end,
                     {fmt::format("de functie \"{}\" kan {} niet lezen", function.name, shown),
                      fmt::format("the function \"{}\" cannot read {}", function.name, shown)});
  }
  return node;
}

}  // namespace besluit::feel
