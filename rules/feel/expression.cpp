// SPDX-License-Identifier: EUPL-1.2
#include "rules/feel/expression.hpp"

#include "rules/diagnostic/utf8.hpp"
#include "rules/feel/function.hpp"
#include "rules/feel/machine.hpp"
#include "rules/feel/parser.hpp"
#include "rules/feel/regex.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace besluit::feel {

// --- scope ---

std::size_t Scope::declare(std::string name, Type type) {
  if (const auto known = slot(name)) {
    variables_[*known].type = std::move(type);
    return *known;
  }
  index_.emplace(name, variables_.size());
  variables_.push_back({std::move(name), std::move(type)});
  return variables_.size() - 1;
}

void Scope::declare_type(std::string name, Type type) {
  types_.push_back({std::move(name), std::move(type)});
}

std::optional<std::size_t> Scope::slot(std::string_view name) const {
  const auto found = index_.find(name);
  if (found == index_.end()) return std::nullopt;
  return found->second;
}

// --- evaluation ---

Evaluation::Evaluation(const Host& host) : host_(host) {}
Evaluation::~Evaluation() = default;

void Evaluation::restart() {
  messages_.clear();
  message_count_ = 0;
  steps_left_ = limits::steps_max;
  depth_ = 0;
  stack_.clear();
}

void Evaluation::report(std::string code, Text text) {
  int begin = 0;
  int end = 0;
  if (place_.program != nullptr && message_count_ < limits::messages_max) {
    std::tie(begin, end) = characters_of(place_.program->text, place_.begin, place_.end);
  }
  report(std::move(code), begin, end, std::move(text));
}

void Evaluation::report(std::string code, int begin, int end, Text text) {
  ++message_count_;
  if (messages_.size() < limits::messages_max) messages_.push_back({std::move(code), begin, end, std::move(text)});
}

bool Evaluation::overspent() {
  if (steps_left_ != 0) {
    steps_left_ = 0;
    report("steps", 0, 0,
           {"deze berekening duurt te lang en is afgebroken", "this calculation takes too long and was broken off"});
  }
  return false;
}

bool Evaluation::too_deep() {
  report("depth", 0, 0,
         {"deze berekening roept zichzelf te diep aan en is afgebroken",
          "this calculation calls itself too deeply and was broken off"});
  return false;
}

RegexCache& Evaluation::patterns() {
  if (!patterns_) patterns_ = std::make_unique<RegexCache>();
  return *patterns_;
}

std::string Trace::text() const {
  std::string text;
  for (const Step& step : steps) {
    std::string value = literal_of(step.value);
    if (value.size() > limits::shown_bytes_max) {
      value.resize(limits::shown_bytes_max);
      while (!utf8::valid(value)) value.pop_back();
      value += "...";
    }
    text += fmt::format("{} {}-{} {}\n", step.depth, step.begin, step.end, value);
  }
  if (cut) text += "...\n";
  return text;
}

// --- expressions ---

Expression::Expression(std::shared_ptr<const Program> program) : program_(std::move(program)) {}

const std::string& Expression::text() const {
  return program_->text;
}
const Type& Expression::type() const {
  return program_->root->type;
}
const std::vector<std::size_t>& Expression::slots() const {
  return program_->slots;
}

namespace {

bool is_constant(const Node& node) {
  switch (node.op) {
    case Op::global:
    case Op::local:
    case Op::item_entry:
    case Op::missing:
    case Op::function:
    case Op::external:
    case Op::for_loop:
    case Op::some:
    case Op::every:
    case Op::filter:
    case Op::call:
    case Op::context:
    case Op::in:
      return false;
    case Op::built_in_call:
      if (!node.built_in->foldable) return false;
      break;
    default:
      break;
  }
  return std::all_of(node.children.begin(), node.children.end(), [](const NodePtr& child) { return is_constant(*child); });
}

std::optional<Value> constant_value(const Program& program, const Node& node) {
  if (node.op == Op::constant) return node.value;
  if (!is_constant(node)) return std::nullopt;
  Evaluation evaluation(Host{});
  // The node alone is run: it needs no names, so no frame either.
  return Machine::run_body(program, node, FunctionPlan{}, {}, {}, evaluation);
}

}  // namespace

std::optional<Value> Expression::constant() const {
  return constant_value(*program_, *program_->root);
}

Value Expression::evaluate(const Environment& environment, Evaluation& evaluation) const {
  return Machine(*program_, environment.values(), evaluation).run_expression();
}

UnaryTests::UnaryTests(std::shared_ptr<const Program> program) : program_(std::move(program)) {}

const std::string& UnaryTests::text() const {
  return program_->text;
}
const std::vector<std::size_t>& UnaryTests::slots() const {
  return program_->slots;
}
bool UnaryTests::is_any() const {
  const Node& root = *program_->root;
  return !root.negated && root.children.size() == 1 && root.children.front()->op == Op::any_test;
}

Value UnaryTests::matches(const Value& input, const Environment& environment, Evaluation& evaluation) const {
  return Machine(*program_, environment.values(), evaluation).run_tests(input);
}

std::optional<UnaryTests::Constants> UnaryTests::constants() const {
  Constants constants;
  const Node& root = *program_->root;
  constants.negated = root.negated;
  for (const NodePtr& test : root.children) {
    if (test->op == Op::any_test || test->uses_input) return std::nullopt;
    auto value = constant_value(*program_, *test->children.front());
    if (!value) return std::nullopt;
    if (test->op == Op::relation_test) {
      const auto range = [&](RangeEnd start, RangeEnd end) {
        Value low = start == RangeEnd::undefined ? Value() : *value;
        Value high = end == RangeEnd::undefined ? Value() : *value;
        return make_range(std::move(low), start, std::move(high), end);
      };
      switch (test->relation) {
        case Relation::less:
          value = range(RangeEnd::undefined, RangeEnd::open);
          break;
        case Relation::at_most:
          value = range(RangeEnd::undefined, RangeEnd::closed);
          break;
        case Relation::greater:
          value = range(RangeEnd::open, RangeEnd::undefined);
          break;
        case Relation::at_least:
          value = range(RangeEnd::closed, RangeEnd::undefined);
          break;
        case Relation::unequal:
          return std::nullopt;
        case Relation::equal:
          break;
      }
      if (value->is_null() && test->relation != Relation::equal) return std::nullopt;
    }
    constants.tests.push_back(std::move(*value));
  }
  return constants;
}

// --- compiling ---

namespace {

std::optional<std::vector<Problem>> refused(std::string_view text, const CompileOptions& options) {
  auto problem = unreadable(text, options.characters_max);
  if (!problem) return std::nullopt;
  return std::vector<Problem>{std::move(*problem)};
}

}  // namespace

std::expected<Expression, std::vector<Problem>> compile(std::string_view text, const Scope& scope,
                                                        const CompileOptions& options) {
  if (auto problems = refused(text, options)) return std::unexpected(std::move(*problems));
  auto program = Parser(text, scope, options).expression_program();
  if (!program) return std::unexpected(std::move(program.error()));
  return Expression(std::move(*program));
}

std::expected<UnaryTests, std::vector<Problem>> compile_unary_tests(std::string_view text, const Scope& scope,
                                                                    const Type& input, const CompileOptions& options) {
  if (auto problems = refused(text, options)) return std::unexpected(std::move(*problems));
  auto program = Parser(text, scope, options).tests_program(input);
  if (!program) return std::unexpected(std::move(program.error()));
  return UnaryTests(std::move(*program));
}

namespace {

class AllowedValues final : public Constraint {
 public:
  explicit AllowedValues(UnaryTests tests) : tests_(std::move(tests)) {}
  [[nodiscard]] bool allows(const Value& value, Evaluation& evaluation) const override {
    return !tests_.matches(value, Environment(), evaluation).is_false();
  }
  [[nodiscard]] std::string text() const override { return tests_.text(); }

 private:
  UnaryTests tests_;
};

}  // namespace

std::shared_ptr<const Constraint> constraint(UnaryTests tests) {
  return std::make_shared<AllowedValues>(std::move(tests));
}

Result evaluate(const Expression& expression, const Environment& environment, const Host& host) {
  Evaluation evaluation(host);
  Value value = expression.evaluate(environment, evaluation);
  return {std::move(value), evaluation.messages()};
}

// --- functions ---

Value invoke(const Function& function, std::span<const Value> arguments, Evaluation& evaluation) {
  const auto& parameters = function.parameters();
  if (arguments.size() != parameters.size()) {
    evaluation.report("argument", {fmt::format("deze functie verwacht {} gegevens", parameters.size()),
                                   fmt::format("this function expects {} values", parameters.size())});
    return {};
  }
  if (!evaluation.charge(1) || !evaluation.enter()) return {};
  std::vector<Value> fitted;
  fitted.reserve(arguments.size());
  bool fits = true;
  for (std::size_t i = 0; i < arguments.size() && fits; ++i) {
    auto value = coerce(arguments[i], parameters[i].type, evaluation);
    fits = value.has_value();
    if (fits) {
      fitted.push_back(std::move(*value));
    } else {
      evaluation.report("coercion", {fmt::format("\"{}\" is {}, en hier hoort {}", parameters[i].name,
                                                 Type::of(arguments[i]).spoken().nl, parameters[i].type.spoken().nl),
                                     fmt::format("\"{}\" is {}, and {} belongs here", parameters[i].name,
                                                 Type::of(arguments[i]).spoken().en, parameters[i].type.spoken().en)});
    }
  }
  Value result = fits ? function.call(fitted, evaluation) : Value();
  evaluation.leave();
  auto bound = coerce(result, function.result(), evaluation);
  if (bound) return std::move(*bound);
  evaluation.report("coercion", {fmt::format("de functie geeft {}, en hier hoort {}", Type::of(result).spoken().nl,
                                             function.result().spoken().nl),
                                 fmt::format("the function gives {}, and {} belongs here",
                                             Type::of(result).spoken().en, function.result().spoken().en)});
  return {};
}

std::optional<Value> parse_typed(std::string_view text, const Type& type, const ZoneSource* zones) {
  const auto wrap = [](const auto& parsed, auto make) -> std::optional<Value> {
    if (!parsed) return std::nullopt;
    return make(*parsed);
  };
  switch (type.kind()) {
    case TypeKind::boolean:
      if (text == "true") return Value::boolean(true);
      if (text == "false") return Value::boolean(false);
      return std::nullopt;
    case TypeKind::number:
      return wrap(Decimal::parse(text), [](Decimal number) { return Value::number(number); });
    case TypeKind::string:
      if (!utf8::valid(text) || text.size() > limits::string_bytes_max) return std::nullopt;
      return Value::string(std::string(text));
    case TypeKind::date:
      return wrap(parse_civil_date(text), [](CivilDate date) { return Value::date(date); });
    case TypeKind::time:
      return wrap(parse_clock_time(text, zones), [](const ClockTime& time) { return Value::time(time); });
    case TypeKind::date_time:
      return wrap(parse_date_time(text, zones), [](const CivilDateTime& moment) { return Value::date_time(moment); });
    case TypeKind::days_duration:
      return wrap(parse_days_duration(text), [](DaysDuration duration) { return Value::days_duration(duration); });
    case TypeKind::years_duration:
      return wrap(parse_months_duration(text), [](MonthsDuration months) { return Value::years_duration(months); });
    default:
      return std::nullopt;
  }
}

}  // namespace besluit::feel
