// SPDX-License-Identifier: EUPL-1.2
// A body that is a plain literal, as nearly all are, is compiled as the FEEL construct of the same meaning, so that
// names of items, ranges, `partial` and nulls behave the same in a box and in a text. Other bodies are walked here.
#include "rules/decisions/box_loops.hpp"

#include <optional>
#include <utility>

namespace besluit::decisions {
namespace {

using feel::Evaluation;
using feel::Kind;
using feel::Scope;
using feel::Type;
using feel::Value;

/// The list under a name that no model uses.
constexpr std::string_view list_name = "the list of this box";

class WithListBox final : public Box {
 public:
  WithListBox(BoxPtr list, std::size_t slot, feel::Expression expression)
      : Box(expression.type()), list_(std::move(list)), slot_(slot), expression_(std::move(expression)) {}
  Value evaluate(const Surroundings& around, Evaluation& evaluation) const override {
    Surroundings inside = around;
    inside.names.set(slot_, list_->evaluate(around, evaluation));
    return expression_.evaluate(inside.names, evaluation);
  }

 private:
  BoxPtr list_;
  std::size_t slot_;
  feel::Expression expression_;
};

const Words* literal_text(const ExpressionPtr& box) {
  // A type of its own would be lost in the text.
  const auto* literal = box && box->type.empty() ? std::get_if<Literal>(&box->box) : nullptr;
  return literal == nullptr || literal->text.empty() ? nullptr : &literal->text;
}

/// What a box walks over: the list itself, a range counted out, or a single value as a list of one.
std::optional<feel::Expression> counted_out(const Scope& scope, const Dialect& dialect) {
  const std::string name(list_name);
  auto compiled =
      feel::compile("for item of box in " + name + " return item of box", scope, {feel::Mode::lenient, dialect.zones});
  return compiled ? std::optional(std::move(*compiled)) : std::nullopt;
}

class FilterValueBox final : public Box {
 public:
  FilterValueBox(BoxPtr list, BoxPtr match, std::size_t item, std::vector<std::pair<std::string, std::size_t>> fields)
      : Box(list->type()), list_(std::move(list)), match_(std::move(match)), item_(item), fields_(std::move(fields)) {}

  Value evaluate(const Surroundings& around, Evaluation& evaluation) const override {
    Value list = list_->evaluate(around, evaluation);
    if (list.is_null() || list.is_unknown()) return list;
    if (!list.is(Kind::list)) list = Value::list({std::move(list)});
    std::vector<Value> kept;
    Surroundings inside = around;
    for (const Value& item : list.list()) {
      if (!evaluation.charge(1)) return {};
      inside.names.set(item_, item);
      for (const auto& [name, slot] : fields_) {
        const Value* field = item.is(Kind::context) ? item.find(name) : nullptr;
        inside.names.set(slot, field == nullptr ? Value{} : *field);
      }
      const Value match = match_->evaluate(inside, evaluation);
      if (match.is_unknown()) return match;
      if (!match.is(Kind::boolean) && !match.is_null()) {
        evaluation.report("type", {"een filter geeft ja of nee; hier is het " + literal_of(match),
                                   "a filter gives yes or no; here it is " + literal_of(match)});
        return {};
      }
      if (match.is_true()) kept.push_back(item);
    }
    return Value::list(std::move(kept));
  }

 private:
  BoxPtr list_;
  BoxPtr match_;
  std::size_t item_;
  std::vector<std::pair<std::string, std::size_t>> fields_;
};

class LoopBox final : public Box {
 public:
  LoopBox(IteratorBox::Kind kind, BoxPtr list, std::size_t list_slot, std::optional<feel::Expression> counted,
          BoxPtr body, std::size_t variable)
      : Box(kind == IteratorBox::Kind::for_each ? Type::list(body->type()) : Type::boolean),
        kind_(kind),
        list_(std::move(list)),
        list_slot_(list_slot),
        counted_(std::move(counted)),
        body_(std::move(body)),
        variable_(variable) {}

  Value evaluate(const Surroundings& around, Evaluation& evaluation) const override {
    Surroundings inside = around;
    inside.names.set(list_slot_, list_->evaluate(around, evaluation));
    const Value list = counted_ ? counted_->evaluate(inside.names, evaluation) : inside.names.get(list_slot_);
    if (!list.is(Kind::list)) return list.is_unknown() ? list : Value{};
    std::vector<Value> results;
    for (const Value& item : list.list()) {
      if (!evaluation.charge(1)) return {};
      inside.names.set(variable_, item);
      results.push_back(body_->evaluate(inside, evaluation));
    }
    return kind_ == IteratorBox::Kind::for_each ? Value::list(std::move(results)) : folded(results, evaluation);
  }

 private:
  /// `or` for some, `and` for every: one deciding answer is enough, else unknown before null.
  Value folded(const std::vector<Value>& answers, Evaluation& evaluation) const {
    const bool deciding = kind_ == IteratorBox::Kind::some;
    Value result = Value::boolean(!deciding);
    bool odd = false;
    for (const Value& answer : answers) {
      if (answer.is(Kind::boolean)) {
        if (answer.truth() == deciding) return Value::boolean(deciding);
      } else if (answer.is_unknown()) {
        result = result.is_unknown() ? Value::unknown_of(result, answer) : answer;
      } else {
        odd = true;
      }
    }
    if (result.is_unknown() || !odd) return result;
    evaluation.report("type", {"niet elk antwoord is ja of nee", "not every answer is yes or no"});
    return {};
  }

  IteratorBox::Kind kind_;
  BoxPtr list_;
  std::size_t list_slot_;
  std::optional<feel::Expression> counted_;
  BoxPtr body_;
  std::size_t variable_;
};

BoxPtr empty_box(const BoxCompiler& compiler, const Scope& scope) {
  return compiler.compile(nullptr, scope);
}

}  // namespace

BoxPtr compile_filter(const BoxCompiler& compiler, const FilterBox& box, const Scope& scope, const Dialect& dialect,
                      Findings& findings) {
  BoxPtr list = compiler.compile(box.in.get(), scope);
  Scope inside = scope;
  if (const Words* text = literal_text(box.match)) {
    const auto slot = inside.declare(std::string(list_name), list->type());
    auto expression = compile_between(std::string(list_name) + "[", *text, "\n]", inside, dialect, findings);
    if (!expression) return empty_box(compiler, scope);
    return std::make_shared<WithListBox>(std::move(list), slot, std::move(*expression));
  }
  const Type element = list->type().is(feel::TypeKind::list) ? list->type().element() : Type::any;
  const auto item = inside.declare("item", element);
  std::vector<std::pair<std::string, std::size_t>> fields;
  for (const auto& field : element.fields()) fields.emplace_back(field.name, inside.declare(field.name, field.type));
  BoxPtr match = compiler.compile(box.match.get(), inside);
  return std::make_shared<FilterValueBox>(std::move(list), std::move(match), item, std::move(fields));
}

BoxPtr compile_iterator(const BoxCompiler& compiler, const IteratorBox& box, const Scope& scope, const Dialect& dialect,
                        Findings& findings) {
  using LoopKind = IteratorBox::Kind;
  BoxPtr list = compiler.compile(box.in.get(), scope);
  Scope inside = scope;
  const auto slot = inside.declare(std::string(list_name), list->type());
  if (const Words* text = literal_text(box.body); text != nullptr && !box.variable.empty()) {
    const std::string_view word = box.kind == LoopKind::for_each ? "for "
                                  : box.kind == LoopKind::some   ? "some "
                                                                 : "every ";
    const std::string_view then = box.kind == LoopKind::for_each ? " return " : " satisfies ";
    const std::string before =
        std::string(word) + box.variable.text + " in " + std::string(list_name) + std::string(then);
    auto expression = compile_between(before, *text, "", inside, dialect, findings);
    if (!expression) return empty_box(compiler, scope);
    return std::make_shared<WithListBox>(std::move(list), slot, std::move(*expression));
  }
  auto counted = counted_out(inside, dialect);
  const Type element = list->type().is(feel::TypeKind::list) ? list->type().element() : Type::any;
  const auto variable = inside.declare(box.variable.text, element);
  BoxPtr body = compiler.compile(box.body.get(), inside);
  return std::make_shared<LoopBox>(box.kind, std::move(list), slot, std::move(counted), std::move(body), variable);
}

}  // namespace besluit::decisions
