// SPDX-License-Identifier: EUPL-1.2
// A DMN model as it was read: plain data with places, nothing compiled and nothing judged (OMG DMN 1.5, chapters 6 to
// 8 and the boxed expressions of 10.2). The same structures serve a table that was written in YAML.
#pragma once

#include "rules/decisions/words.hpp"
#include "rules/diagnostic/diagnostic.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace besluit::decisions {

struct Expression;
using ExpressionPtr = std::unique_ptr<Expression>;  ///< null: the box is empty

/// A name with its declared type; an empty type is `Any`.
struct Variable {
  Words name;
  Words type;
};

/// Boxed literal: FEEL text. Another language is kept by name and refused when compiled.
struct Literal {
  Words text;
  std::string language;
};

struct ContextEntry {
  std::optional<Variable> variable;  ///< without one: the result of the context
  ExpressionPtr value;
};
struct ContextBox {
  std::vector<ContextEntry> entries;
};

struct ListBox {
  std::vector<ExpressionPtr> items;
};

struct RelationBox {
  std::vector<Variable> columns;
  std::vector<std::vector<ExpressionPtr>> rows;
};

struct Binding {
  Variable parameter;
  ExpressionPtr value;
};
struct InvocationBox {
  ExpressionPtr function;
  std::vector<Binding> bindings;
};

/// A function, also the logic of a business knowledge model. `external` names Java or PMML: known, never run.
struct FunctionBox {
  std::vector<Variable> parameters;
  ExpressionPtr body;
  std::string external;
};

struct ConditionalBox {
  ExpressionPtr condition;
  ExpressionPtr then;
  ExpressionPtr otherwise;
};

struct FilterBox {
  ExpressionPtr in;
  ExpressionPtr match;
};

struct IteratorBox {
  enum class Kind : std::uint8_t { for_each, some, every } kind = Kind::for_each;
  Words variable;
  ExpressionPtr in;
  ExpressionPtr body;  ///< `return` or `satisfies`
};

// --- decision tables (DMN 1.5 chapter 8)

enum class HitPolicy : std::uint8_t { unique, any, priority, first, output_order, rule_order, collect };
enum class Aggregation : std::uint8_t { none, sum, min, max, count };

[[nodiscard]] std::string_view token(HitPolicy policy);         ///< as in DMN: "UNIQUE", "OUTPUT ORDER"
[[nodiscard]] std::string_view token(Aggregation aggregation);  ///< "SUM"; empty for none
/// "U", "C+": what a modeller shows in the corner of the table.
[[nodiscard]] std::string letter(HitPolicy policy, Aggregation aggregation);
/// More than one rule may give a result.
[[nodiscard]] constexpr bool is_multi_hit(HitPolicy policy) {
  return policy >= HitPolicy::output_order;
}

struct InputClause {
  Words expression;              ///< FEEL; also the name of the column when `label` is empty
  std::string label;             ///< for people
  Words type;                    ///< of the expression; may be empty
  std::optional<Words> allowed;  ///< inputValues: unary tests
};

struct OutputClause {
  Words name;  ///< may be empty when there is one output
  std::string label;
  Words type;
  std::optional<Words> allowed;        ///< outputValues: unary tests; their order is the priority of P and O
  std::optional<Words> default_value;  ///< FEEL
};

struct Rule {
  std::vector<Words> tests;    ///< one for each input; empty or "-" is any
  std::vector<Words> outputs;  ///< one for each output; FEEL
  std::string annotation;
  diagnostic::Span span;
};

struct Table {
  HitPolicy policy = HitPolicy::unique;
  Aggregation aggregation = Aggregation::none;
  std::vector<InputClause> inputs;
  std::vector<OutputClause> outputs;
  std::vector<Rule> rules;
  diagnostic::Span span;  ///< what names the table best, for findings about it as a whole
};

/// One box of any kind. `type` is its own typeRef (may be empty).
struct Expression {
  std::variant<Literal, ContextBox, ListBox, RelationBox, InvocationBox, FunctionBox, ConditionalBox, FilterBox,
               IteratorBox, Table>
      box;
  Words type;
  diagnostic::Span span;
};

// --- types (DMN 1.5 7.3)

struct ItemDefinition {
  Words name;
  Words type;                       ///< typeRef; empty for a structure
  std::optional<Words> allowed;     ///< allowedValues: unary tests for each item of a collection
  std::optional<Words> constraint;  ///< typeConstraint: unary tests for the whole value
  std::vector<ItemDefinition> components;
  bool collection = false;
  bool is_function = false;  ///< functionItem
  std::vector<Variable> parameters;
  Words output_type;
};

// --- the graph (DMN 1.5 chapter 6)

/// Where a requirement points: `#id` in the same model, or `namespace#id`.
struct Reference {
  std::string name_space;  ///< empty: this model
  std::string id;
  diagnostic::Span span;
};

struct InputData {
  std::string id;
  Variable variable;
  diagnostic::Span span;
};

struct Decision {
  std::string id;
  Variable variable;  ///< its name is the decision's name
  std::vector<Reference> inputs;
  std::vector<Reference> decisions;
  std::vector<Reference> knowledge;
  ExpressionPtr logic;
  diagnostic::Span span;
};

struct Knowledge {
  std::string id;
  Variable variable;
  std::optional<FunctionBox> logic;
  std::vector<Reference> knowledge;
  Words result_type;  ///< of the encapsulated logic
  diagnostic::Span span;
};

struct Service {
  std::string id;
  Variable variable;
  std::vector<Reference> outputs;
  std::vector<Reference> encapsulated;
  std::vector<Reference> input_decisions;
  std::vector<Reference> input_data;
  diagnostic::Span span;
};

struct Import {
  std::string name;  ///< prefix of the names in FEEL; empty: they join the model's own
  std::string name_space;
  diagnostic::Span span;
};

/// One `.dmn`.
struct Definitions {
  std::string file;
  std::string name;
  std::string name_space;
  std::vector<Import> imports;
  std::vector<ItemDefinition> types;
  std::vector<InputData> inputs;
  std::vector<Decision> decisions;
  std::vector<Knowledge> knowledge;
  std::vector<Service> services;
};

}  // namespace besluit::decisions
