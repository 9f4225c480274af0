// SPDX-License-Identifier: EUPL-1.2
#include "rules/decisions/box.hpp"

#include "rules/decisions/box_loops.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace besluit::decisions {

using feel::Environment;
using feel::Evaluation;
using feel::Kind;
using feel::Scope;
using feel::Type;
using feel::Value;

Value bind(Value value, const Type& type, const Text& what, Evaluation& evaluation) {
  if (type.is_any() || value.is_null() || value.is_unknown()) return value;
  // A list of one is what it holds, once: [[1]] is no number.
  const bool nested = value.is(Kind::list) && value.list().size() == 1 && value.list().front().is(Kind::list) &&
                      !type.is(feel::TypeKind::list);
  if (!nested)
    if (auto fits = feel::coerce(value, type, evaluation)) return std::move(*fits);
  evaluation.report("coercion", {what.nl + " heeft niet het type " + type.text() + ": " + literal_of(value),
                                 what.en + " is not of type " + type.text() + ": " + literal_of(value)});
  return {};
}

Descent::Descent(Desk& desk, Evaluation& evaluation) : desk_(desk), fits_(desk.depth < call_depth_max) {
  ++desk_.depth;
  if (fits_) return;
  evaluation.report("depth", {"beslissingen en functies roepen elkaar te diep aan",
                              "decisions and functions call each other too deeply"});
}

namespace {

class NothingBox final : public Box {
 public:
  explicit NothingBox(std::optional<Text> why) : Box(Type::any), why_(std::move(why)) {}
  Value evaluate(const Surroundings&, Evaluation& evaluation) const override {
    if (why_) evaluation.report("syntax", *why_);
    return {};
  }

 private:
  std::optional<Text> why_;
};

class LiteralBox final : public Box {
 public:
  explicit LiteralBox(feel::Expression expression) : Box(expression.type()), expression_(std::move(expression)) {}
  Value evaluate(const Surroundings& around, Evaluation& evaluation) const override {
    return expression_.evaluate(around.names, evaluation);
  }

 private:
  feel::Expression expression_;
};

class BoundBox final : public Box {
 public:
  BoundBox(BoxPtr inner, Type type) : Box(std::move(type)), inner_(std::move(inner)) {}
  Value evaluate(const Surroundings& around, Evaluation& evaluation) const override {
    return bind(inner_->evaluate(around, evaluation), type(), {"de uitkomst", "the result"}, evaluation);
  }

 private:
  BoxPtr inner_;
};

class ContextValueBox final : public Box {
 public:
  struct Part {
    std::string name;  ///< empty: the result
    std::size_t slot = 0;
    BoxPtr value;
  };
  ContextValueBox(std::vector<Part> parts, bool twice, Type type)
      : Box(std::move(type)), parts_(std::move(parts)), twice_(twice) {}

  Value evaluate(const Surroundings& around, Evaluation& evaluation) const override {
    if (twice_) {
      evaluation.report("key", {"een naam komt twee keer voor in de context", "a name occurs twice in the context"});
      return {};
    }
    Surroundings inside = around;
    std::vector<feel::Entry> entries;
    entries.reserve(parts_.size());
    for (const Part& part : parts_) {
      Value value = part.value->evaluate(inside, evaluation);
      if (part.name.empty()) return value;
      inside.names.set(part.slot, value);
      entries.push_back({part.name, std::move(value)});
    }
    return Value::context(std::move(entries));
  }

 private:
  std::vector<Part> parts_;
  bool twice_;
};

class ListValueBox final : public Box {
 public:
  ListValueBox(std::vector<BoxPtr> items, Type type) : Box(std::move(type)), items_(std::move(items)) {}
  Value evaluate(const Surroundings& around, Evaluation& evaluation) const override {
    std::vector<Value> values;
    values.reserve(items_.size());
    for (const BoxPtr& item : items_) values.push_back(item->evaluate(around, evaluation));
    return Value::list(std::move(values));
  }

 private:
  std::vector<BoxPtr> items_;
};

class ConditionalValueBox final : public Box {
 public:
  ConditionalValueBox(BoxPtr condition, BoxPtr then, BoxPtr otherwise)
      : Box(then->type() == otherwise->type() ? then->type() : Type::any),
        condition_(std::move(condition)),
        then_(std::move(then)),
        otherwise_(std::move(otherwise)) {}
  Value evaluate(const Surroundings& around, Evaluation& evaluation) const override {
    const Value condition = condition_->evaluate(around, evaluation);
    if (condition.is_true()) return then_->evaluate(around, evaluation);
    if (condition.is_false()) return otherwise_->evaluate(around, evaluation);
    if (condition.is_unknown()) return condition;
    // A null condition chooses the other branch, as `if` in FEEL does; anything else is no condition.
    if (condition.is_null()) return otherwise_->evaluate(around, evaluation);
    evaluation.report("type", {"de voorwaarde is geen ja of nee: " + literal_of(condition),
                               "the condition is no yes or no: " + literal_of(condition)});
    return {};
  }

 private:
  BoxPtr condition_;
  BoxPtr then_;
  BoxPtr otherwise_;
};

/// A function that was made by a box: it keeps the names of the place where it was made.
class BoxedFunction final : public feel::Function {
 public:
  BoxedFunction(std::vector<feel::Parameter> parameters, Type result, BoxPtr body, std::vector<std::size_t> slots,
                int self, Surroundings around)
      : Function(std::move(parameters), std::move(result)),
        body_(std::move(body)),
        slots_(std::move(slots)),
        self_(self),
        around_(std::move(around)) {}

  Value call(std::span<const Value> arguments, Evaluation& evaluation) const override {
    const Descent descent(*around_.desk, evaluation);
    if (!descent.fits()) return {};
    Surroundings inside = around_;
    // By name, for a function that calls itself; keeping itself would keep it for ever.
    if (self_ >= 0) inside.names.set(static_cast<std::size_t>(self_), Value::function(this));
    for (std::size_t i = 0; i < slots_.size(); ++i) inside.names.set(slots_[i], arguments[i]);
    return body_->evaluate(inside, evaluation);
  }

 private:
  BoxPtr body_;
  std::vector<std::size_t> slots_;
  int self_;
  Surroundings around_;
};

class FunctionValueBox final : public Box {
 public:
  FunctionValueBox(std::vector<feel::Parameter> parameters, BoxPtr body, std::vector<std::size_t> slots, int self)
      : Box(Type::function(parameters, body->type())),
        parameters_(std::move(parameters)),
        body_(std::move(body)),
        slots_(std::move(slots)),
        self_(self) {}
  Value evaluate(const Surroundings& around, Evaluation&) const override {
    return Value::function(new BoxedFunction(parameters_, body_->type(), body_, slots_, self_, around));
  }

 private:
  std::vector<feel::Parameter> parameters_;
  BoxPtr body_;
  std::vector<std::size_t> slots_;
  int self_;
};

class InvocationValueBox final : public Box {
 public:
  struct Argument {
    std::string name;
    BoxPtr value;
  };
  InvocationValueBox(BoxPtr function, std::vector<Argument> arguments)
      : Box(function->type().is(feel::TypeKind::function) ? function->type().result() : Type::any),
        function_(std::move(function)),
        arguments_(std::move(arguments)) {}

  Value evaluate(const Surroundings& around, Evaluation& evaluation) const override {
    const Value callee = function_->evaluate(around, evaluation);
    if (callee.is_unknown()) return callee;
    if (!callee.is(Kind::function)) {
      evaluation.report("function", {"wat wordt aangeroepen is geen functie", "what is called is no function"});
      return {};
    }
    const feel::Function& function = callee.function();
    const auto& parameters = function.parameters();
    std::vector<Value> values(parameters.size());
    for (const Argument& argument : arguments_) {
      const auto found = std::ranges::find(parameters, argument.name, &feel::Parameter::name);
      if (found == parameters.end()) {
        evaluation.report("argument", {"de functie heeft geen invoer '" + argument.name + "'",
                                       "the function has no parameter '" + argument.name + "'"});
        return {};
      }
      values[static_cast<std::size_t>(found - parameters.begin())] = argument.value->evaluate(around, evaluation);
    }
    return invoke(function, values, evaluation);
  }

 private:
  BoxPtr function_;
  std::vector<Argument> arguments_;
};

class TableBox final : public Box {
 public:
  TableBox(std::shared_ptr<const CompiledTable> table, std::string owner)
      : Box(table->result_type()), table_(std::move(table)), owner_(std::move(owner)) {}
  Value evaluate(const Surroundings& around, Evaluation& evaluation) const override {
    if (around.desk->reports == nullptr) return table_->evaluate(around.names, evaluation);
    TableReport report;
    report.decision = owner_;
    Value value = table_->explain(around.names, evaluation, report);
    around.desk->reports->push_back(std::move(report));
    return value;
  }

 private:
  std::shared_ptr<const CompiledTable> table_;
  std::string owner_;
};

}  // namespace

BoxPtr BoxCompiler::bound(BoxPtr inner, const Type& type) {
  if (type.is_any()) return inner;
  return std::make_shared<BoundBox>(std::move(inner), type);
}

BoxPtr BoxCompiler::compile(const Expression* expression, const Scope& scope) const {
  if (expression == nullptr) return std::make_shared<NothingBox>(std::nullopt);
  return bound(plain(*expression, scope), types_.resolve(expression->type, findings_));
}

BoxPtr BoxCompiler::plain(const Expression& expression, const Scope& scope) const {
  struct Visitor {
    const BoxCompiler& self;
    const Scope& scope;
    BoxPtr operator()(const Literal& box) const { return self.literal(box, scope); }
    BoxPtr operator()(const ContextBox& box) const { return self.context(box, scope); }
    BoxPtr operator()(const ListBox& box) const {
      std::vector<BoxPtr> items;
      for (const auto& item : box.items) items.push_back(self.compile(item.get(), scope));
      const bool alike = !items.empty() && std::ranges::all_of(items, [&](const BoxPtr& item) {
        return item->type() == items.front()->type();
      });
      const Type element = alike ? items.front()->type() : Type::any;
      return std::make_shared<ListValueBox>(std::move(items), Type::list(element));
    }
    BoxPtr operator()(const RelationBox& box) const { return self.relation(box, scope); }
    BoxPtr operator()(const InvocationBox& box) const { return self.invocation(box, scope); }
    BoxPtr operator()(const FunctionBox& box) const { return self.function(box, scope, -1); }
    BoxPtr operator()(const ConditionalBox& box) const {
      return std::make_shared<ConditionalValueBox>(self.compile(box.condition.get(), scope),
                                                   self.compile(box.then.get(), scope),
                                                   self.compile(box.otherwise.get(), scope));
    }
    BoxPtr operator()(const FilterBox& box) const { return self.filter(box, scope); }
    BoxPtr operator()(const IteratorBox& box) const { return self.iterator(box, scope); }
    BoxPtr operator()(const Table& box) const { return self.table(box, scope); }
  };
  return std::visit(Visitor{*this, scope}, expression.box);
}

BoxPtr BoxCompiler::literal(const Literal& box, const Scope& scope) const {
  if (!box.language.empty() && box.language.find("FEEL") == std::string::npos &&
      box.language.find("feel") == std::string::npos) {
    findings_.error("D013", box.text.span(),
                    {"deze taal kent besluitd niet: '" + box.language + "'",
                     "besluitd does not know this language: '" + box.language + "'"},
                    {"alleen FEEL wordt uitgevoerd", "only FEEL is run"});
    return std::make_shared<NothingBox>(
        Text{"een uitdrukking in een andere taal", "an expression in another language"});
  }
  if (box.text.text.find_first_not_of(" \t\r\n") == std::string::npos)
    return std::make_shared<NothingBox>(std::nullopt);
  if (auto expression = compile_text(box.text, scope, dialect_, findings_))
    return std::make_shared<LiteralBox>(std::move(*expression));
  return std::make_shared<NothingBox>(
      Text{"deze FEEL is niet te lezen: " + box.text.text, "this FEEL cannot be read: " + box.text.text});
}

BoxPtr BoxCompiler::context(const ContextBox& box, const Scope& scope) const {
  Scope inside = scope;
  std::vector<ContextValueBox::Part> parts;
  std::vector<feel::Field> fields;
  std::optional<Type> result;
  bool twice = false;
  for (const ContextEntry& entry : box.entries) {
    const bool named = entry.variable && !entry.variable->name.empty();
    const std::string name = named ? entry.variable->name.text : "";
    if (named && std::ranges::find(fields, name, &feel::Field::name) != fields.end()) {
      findings_.warning(
          "D007", entry.variable->name.span(),
          {"de naam '" + name + "' staat al in deze context", "the name '" + name + "' already stands in this context"},
          {"de hele context is nu null", "the whole context is null now"});
      twice = true;
    }
    const auto* function = entry.value ? std::get_if<FunctionBox>(&entry.value->box) : nullptr;
    BoxPtr value;
    if (named && function != nullptr) {
      // A function may call itself by the name that it is about to get.
      Scope own = inside;
      const auto self = own.declare(name);
      value = this->function(*function, own, static_cast<int>(self));
    } else {
      value = compile(entry.value.get(), inside);
    }
    if (!named) {
      result = value->type();
      parts.push_back({"", 0, std::move(value)});
      break;
    }
    value = bound(std::move(value), types_.resolve(entry.variable->type, findings_));
    const auto slot = inside.declare(name, value->type());
    fields.push_back({name, value->type()});
    parts.push_back({name, slot, std::move(value)});
  }
  Type type = result ? *result : Type::context(std::move(fields));
  return std::make_shared<ContextValueBox>(std::move(parts), twice, std::move(type));
}

BoxPtr BoxCompiler::relation(const RelationBox& box, const Scope& scope) const {
  // A relation is a list of contexts, of which the entries do not see each other.
  std::vector<feel::Field> fields;
  for (const Variable& column : box.columns)
    fields.push_back({column.name.text, types_.resolve(column.type, findings_)});
  std::vector<BoxPtr> rows;
  for (const auto& row : box.rows) {
    std::vector<ContextValueBox::Part> parts;
    Scope hidden = scope;
    bool twice = false;
    for (std::size_t i = 0; i < row.size() && i < fields.size(); ++i) {
      BoxPtr cell = bound(compile(row[i].get(), scope), fields[i].type);
      twice = twice || std::ranges::find(parts, fields[i].name, &ContextValueBox::Part::name) != parts.end();
      // A slot of its own under a name that nobody can write: the next cell must not see this one.
      const auto slot = hidden.declare("\x01" + std::to_string(i));
      parts.push_back({fields[i].name, slot, std::move(cell)});
    }
    rows.push_back(std::make_shared<ContextValueBox>(std::move(parts), twice, Type::context(fields)));
  }
  return std::make_shared<ListValueBox>(std::move(rows), Type::list(Type::context(fields)));
}

BoxPtr BoxCompiler::invocation(const InvocationBox& box, const Scope& scope) const {
  std::vector<InvocationValueBox::Argument> arguments;
  for (const Binding& binding : box.bindings)
    arguments.push_back({binding.parameter.name.text, bound(compile(binding.value.get(), scope),
                                                            types_.resolve(binding.parameter.type, findings_))});
  return std::make_shared<InvocationValueBox>(compile(box.function.get(), scope), std::move(arguments));
}

BoxCompiler::Function BoxCompiler::parts(const FunctionBox& box, const Scope& scope) const {
  Function function;
  Scope inside = scope;
  for (const Variable& parameter : box.parameters) {
    // What an external function would make of its parameters is not ours to judge.
    Type type = box.external.empty() ? types_.resolve(parameter.type, findings_) : Type::any;
    function.slots.push_back(inside.declare(parameter.name.text, type));
    function.parameters.push_back({parameter.name.text, std::move(type)});
  }
  if (box.external.empty()) {
    function.body = compile(box.body.get(), inside);
  } else {
    // It can be called, and says then why there is no answer.
    function.body = std::make_shared<NothingBox>(Text{"een functie in " + box.external + " wordt niet uitgevoerd",
                                                      "a function in " + box.external + " is never run"});
  }
  return function;
}

BoxPtr BoxCompiler::function(const FunctionBox& box, const Scope& scope, int self) const {
  Function made = parts(box, scope);
  return std::make_shared<FunctionValueBox>(std::move(made.parameters), std::move(made.body), std::move(made.slots),
                                            self);
}

BoxPtr BoxCompiler::filter(const FilterBox& box, const Scope& scope) const {
  return compile_filter(*this, box, scope, dialect_, findings_);
}

BoxPtr BoxCompiler::iterator(const IteratorBox& box, const Scope& scope) const {
  return compile_iterator(*this, box, scope, dialect_, findings_);
}

BoxPtr BoxCompiler::table(const Table& box, const Scope& scope) const {
  // The model that was read is not kept; the report needs the words of the table.
  auto compiled =
      std::make_shared<const CompiledTable>(std::make_shared<const Table>(box), scope, types_, dialect_, findings_);
  if (tables_ != nullptr) tables_->push_back({owner_, compiled});
  return std::make_shared<TableBox>(std::move(compiled), owner_);
}

}  // namespace besluit::decisions
