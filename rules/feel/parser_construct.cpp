// SPDX-License-Identifier: EUPL-1.2
// if, for, some, every, function and context.
#include "rules/feel/parser.hpp"

#include <fmt/format.h>

#include <set>

namespace besluit::feel {

NodePtr Parser::conditional() {
  const std::size_t begin = scan_.position() - 2;
  NodePtr condition = expression();
  if (!condition) return nullptr;
  findings_.require_boolean(*condition);
  if (!scan_.take_word("then")) return missing({"na \"if\" hoort \"then\"", "after \"if\" goes \"then\""});
  NodePtr yes = expression();
  if (!yes) return nullptr;
  if (!scan_.take_word("else")) return missing({"na \"then\" hoort \"else\"", "after \"then\" goes \"else\""});
  NodePtr no = expression();
  if (!no) return nullptr;
  Type type = yes->type == no->type ? yes->type : Type::any;
  return make(Op::if_then_else, begin, std::move(type),
              children(std::move(condition), std::move(yes), std::move(no)));
}

// "i in list, j in a..b": a child of `loop` for each, and a name for each in the open block.
bool Parser::iterators(Node& loop) {
  do {
    const std::size_t begin = here();
    if (!scan_.starts_name(begin)) {
      missing({"hier hoort een naam, gevolgd door \"in\"", "a name belongs here, followed by \"in\""});
      return false;
    }
    // The name is everything up to "in".
    const std::size_t end = scan_.plain_name_end(false);
    const std::string name = join_name(split_name(scan_.between(begin, end)));
    scan_.move_to(end);
    if (!scan_.take_word("in")) {
      missing({"na de naam hoort \"in\"", "after the name goes \"in\""});
      return false;
    }
    NodePtr domain = expression();
    if (!domain) return false;
    NodePtr until;
    if (scan_.take("..")) {
      until = expression();
      if (!until) return false;
    }
    Type element = domain->type;
    if (!until) {
      const bool collection = element.is(TypeKind::list) || element.is(TypeKind::range);
      element = collection ? Type(element.element()) : (element.is_any() ? Type::any : Type(element));
    }
    std::vector<NodePtr> ends;
    ends.push_back(std::move(domain));
    if (until) ends.push_back(std::move(until));
    NodePtr iterator = make(Op::iterator, begin, element, std::move(ends));
    if (!iterator) return false;
    iterator->name = name;
    iterator->slot = names_.new_slot();
    names_.bind(name, iterator->slot, element);
    loop.height = std::max(loop.height, iterator->height + 1);
    loop.children.push_back(std::move(iterator));
  } while (scan_.take(","));
  return true;
}

NodePtr Parser::for_loop() {
  const std::size_t begin = scan_.position() - 3;
  NodePtr loop = make(Op::for_loop, begin, Type::any);
  names_.open_block();
  if (!iterators(*loop)) return nullptr;
  loop->slot2 = names_.new_slot();
  names_.bind("partial", loop->slot2, Type::list());
  if (!scan_.take_word("return")) return missing({"na \"for\" hoort \"return\"", "after \"for\" goes \"return\""});
  const std::size_t partials_before = partials_used_;
  NodePtr body = expression();
  if (!body) return nullptr;
  names_.close_block();
  loop->uses_input = partials_used_ != partials_before;
  loop->type = Type::list(body->type);
  loop->height = std::max(loop->height, body->height + 1);
  loop->children.push_back(std::move(body));
  return widened(std::move(loop), begin, scan_.position());
}

NodePtr Parser::quantified(Op op) {
  const std::size_t begin = scan_.position() - (op == Op::some ? 4 : 5);
  NodePtr loop = make(op, begin, Type::boolean);
  names_.open_block();
  if (!iterators(*loop)) return nullptr;
  if (!scan_.take_word("satisfies")) {
    return missing({"na \"some\" of \"every\" hoort \"satisfies\"", "after \"some\" or \"every\" goes \"satisfies\""});
  }
  NodePtr body = expression();
  if (!body) return nullptr;
  findings_.require_boolean(*body);
  names_.close_block();
  loop->height = std::max(loop->height, body->height + 1);
  loop->children.push_back(std::move(body));
  return widened(std::move(loop), begin, scan_.position());
}

NodePtr Parser::function_literal() {
  const std::size_t begin = scan_.position() - 8;
  auto plan = std::make_unique<FunctionPlan>();
  names_.open_frame(plan.get());
  names_.open_block();
  if (!scan_.take("(")) return missing({"na \"function\" horen haakjes", "after \"function\" go parentheses"});
  while (!scan_.take(")")) {
    if (!plan->parameters.empty() && !scan_.take(",")) {
      return missing({"hier hoort een komma of )", "a comma or ) belongs here"});
    }
    const std::size_t at = here();
    if (!scan_.starts_name(at)) {
      return missing({"hier hoort de naam van een gegeven", "the name of a parameter belongs here"});
    }
    Parameter parameter;
    std::size_t end = at;
    if (auto named = argument_name()) {
      parameter.name = std::move(*named);
      bool complete = true;
      const auto declared = type(complete);
      if (!declared) return nullptr;
      parameter.type = *declared;
    } else {
      end = scan_.plain_name_end(true);
      parameter.name = join_name(split_name(scan_.between(at, end)));
      scan_.move_to(end);
    }
    names_.bind(parameter.name, names_.new_slot(), parameter.type);
    plan->parameters.push_back(std::move(parameter));
  }
  const bool external = scan_.take_word("external");
  NodePtr body = expression();
  if (!body) return nullptr;
  names_.close_block();
  plan->frame_size = names_.close_frame();
  Type result = external ? Type::any : body->type;
  NodePtr node = make(external ? Op::external : Op::function, begin,
                      Type::function(plan->parameters, std::move(result)), children(std::move(body)));
  if (node) node->plan = std::move(plan);
  return node;
}

// The key of an entry, with its colon; nothing when none stands here.
std::optional<std::string> Parser::context_key() {
  if (scan_.take("\"")) {
    auto key = quoted_text();
    if (!key || !scan_.take(":")) return std::nullopt;
    return key;
  }
  if (scan_.sees("`")) {
    const std::size_t begin = scan_.position();
    const std::size_t close = text_.find('`', begin + 1);
    if (close == std::string_view::npos) return std::nullopt;
    scan_.move_to(close + 1);
    if (!scan_.take(":")) return std::nullopt;
    return join_name(split_name(scan_.between(begin + 1, close)));
  }
  return argument_name();
}

NodePtr Parser::context() {
  const std::size_t begin = here();
  scan_.take("{");
  const int outer = std::exchange(range_ends_, 0);
  NodePtr node = make(Op::context, begin, Type::context());
  names_.open_block();
  std::vector<Field> fields;
  std::set<std::string> keys;
  while (!scan_.take("}")) {
    if (!node->children.empty() && !scan_.take(",")) {
      return missing({"hier hoort een komma of }", "a comma or } belongs here"});
    }
    auto key = context_key();
    if (stopped_) return nullptr;
    if (!key) {
      return missing({"hier hoort een naam met een dubbele punt: {naam: waarde}",
                      "a name with a colon belongs here: {name: value}"});
    }
    NodePtr value = expression();
    if (!value) return nullptr;
    node->height = std::max(node->height, value->height + 1);
    const std::uint32_t slot = names_.new_slot();
    if (!split_name(*key).empty()) names_.bind(*key, slot, value->type);
    if (!keys.insert(*key).second) {
      node->negated = true;
      if (strict()) {
        findings_.report(value->begin, value->end,
                         {fmt::format("\"{}\" staat hier twee keer", *key), fmt::format("\"{}\" stands here twice", *key)});
      }
    }
    fields.push_back({*key, value->type});
    node->names.push_back(std::move(*key));
    node->slots.push_back(slot);
    node->children.push_back(std::move(value));
  }
  names_.close_block();
  range_ends_ = outer;
  if (!fields.empty()) node->type = Type::context(std::move(fields));
  if (node->height > limits::tree_height_max) return too_deep();
  return widened(std::move(node), begin, scan_.position());
}

}  // namespace besluit::feel
