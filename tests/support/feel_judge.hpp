// SPDX-License-Identifier: EUPL-1.2
// Any bytes as an expression, as a cell and as a condition: what must hold whatever they are. Used by the fuzzer and by
// the ordinary tests alike.
#pragma once

#include "rules/diagnostic/utf8.hpp"
#include "rules/feel/condition.hpp"
#include "rules/feel/expression.hpp"

#include <string>
#include <string_view>

namespace besluit::feel::test {

inline Scope judge_scope() {
  Scope scope;
  scope.declare("a", Type::number);
  scope.declare("a b", Type::list(Type::number));
  scope.declare("c", Type::context({{"d", Type::any}, {"e f", Type::string}}));
  scope.declare("u");
  scope.declare("day", Type::date);
  return scope;
}

inline Environment judge_environment(const Scope& scope) {
  Environment environment(scope);
  environment.set(0, Value::number(2));
  environment.set(1, Value::list({Value::number(1), Value::number(2)}));
  environment.set(2, Value::context({{"d", Value::string("x")}, {"e f", Value::boolean(true)}}));
  environment.set(3, Value::unknown({{"iets", "iemand"}}));
  environment.set(4, Value::date(make_date(2024, 7, 10)));
  return environment;
}

/// Empty when all is well, else what is not.
inline std::string judge(std::string_view text) {
  static const Scope scope = judge_scope();
  static const Environment environment = judge_environment(scope);
  const int characters = static_cast<int>(utf8::count(text));
  const auto problems_fine = [&](const std::vector<Problem>& problems) {
    for (const Problem& problem : problems) {
      const bool inside = problem.begin >= 0 && problem.begin <= characters && problem.end > problem.begin &&
                          problem.end <= characters + 1;
      if (!inside || problem.message.nl.empty() || problem.message.en.empty()) return false;
    }
    return !problems.empty();
  };
  for (const Mode mode : {Mode::lenient, Mode::strict}) {
    const CompileOptions options{mode, nullptr, 4'096, {}};
    if (const auto expression = compile(text, scope, options)) {
      Evaluation evaluation(Host{});
      const Value value = expression->evaluate(environment, evaluation);
      if (evaluation.depth() != 0) return "depth is not given back";
      for (const Message& message : evaluation.messages()) {
        if (message.text.nl.empty() || message.code.empty()) return "a message without words";
      }
      if (!utf8::valid(text_of(value))) return "a result that is no UTF-8";
      Trace trace;
      evaluation.restart();
      evaluation.follow(&trace);
      const Value again = expression->evaluate(environment, evaluation);
      if (!evaluation.spent() && literal_of(value) != literal_of(again)) return "a trace changes the result";
    } else if (!problems_fine(expression.error())) {
      return "a problem outside the text, or without words";
    }
    const auto tests = compile_unary_tests(text, scope, Type::number, options);
    if (tests) {
      Evaluation evaluation(Host{});
      const Value matched = tests->matches(Value::number(3), environment, evaluation);
      if (!matched.is(Kind::boolean) && !matched.is_null() && !matched.is_unknown()) return "a test that is no verdict";
      static_cast<void>(tests->constants());
    } else if (!problems_fine(tests.error())) {
      return "a problem of a cell outside the text, or without words";
    }
  }
  if (const auto condition = compile(text, Inputs{{"a", Type::number}, {"day", Type::date}})) {
    const Outcome outcome = condition->evaluate({{"a", Value::number(2)}});
    if (outcome.because.nl.empty() || outcome.because.en.empty()) return "a verdict without reasons";
  }
  return {};
}

}  // namespace besluit::feel::test
