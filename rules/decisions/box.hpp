// SPDX-License-Identifier: EUPL-1.2
// Boxed expressions, compiled (DMN 1.5 10.2.2). Private to the room.
#pragma once

#include "rules/decisions/compile_text.hpp"
#include "rules/decisions/decision_model.hpp"
#include "rules/decisions/model.hpp"
#include "rules/decisions/table.hpp"
#include "rules/decisions/types.hpp"
#include "rules/feel/function.hpp"

#include <memory>
#include <string>
#include <vector>

namespace besluit::decisions {

/// What the functions and tables of one evaluation share, also those that are called out of FEEL.
/// A function that leaves the evaluation as a value keeps it alive, and may be called on one thread at a time.
struct Desk {
  std::vector<TableReport>* reports = nullptr;  ///< null: nobody asked why, or the evaluation is over
  int depth = 0;                                ///< decisions and functions that are busy inside each other
};
using DeskPtr = std::shared_ptr<Desk>;

/// The names of one place with their values, and the desk.
struct Surroundings {
  feel::Environment names;
  DeskPtr desk;
};

/// Counts one more decision or function that is busy; `fits` is false beyond `call_depth_max` (a message was made).
class Descent {
 public:
  Descent(Desk& desk, feel::Evaluation& evaluation);
  ~Descent() { --desk_.depth; }
  Descent(const Descent&) = delete;
  Descent& operator=(const Descent&) = delete;
  [[nodiscard]] bool fits() const { return fits_; }

 private:
  Desk& desk_;
  bool fits_;
};

/// One compiled box. Immutable; shared by the functions that come out of it.
class Box {
 public:
  explicit Box(feel::Type type) : type_(std::move(type)) {}
  Box(const Box&) = delete;
  Box& operator=(const Box&) = delete;
  virtual ~Box() = default;

  [[nodiscard]] virtual feel::Value evaluate(const Surroundings& around, feel::Evaluation& evaluation) const = 0;
  /// What is known of the result.
  [[nodiscard]] const feel::Type& type() const { return type_; }

 private:
  feel::Type type_;
};
using BoxPtr = std::shared_ptr<const Box>;

/// Compiles boxes of one file. `owner` names the decision or function they belong to, for reports.
class BoxCompiler {
 public:
  /// `tables` gets every table that is compiled; may be null.
  BoxCompiler(const TypeTable& types, const Dialect& dialect, Findings& findings, std::string owner,
              std::vector<DecisionModel::NamedTable>* tables)
      : types_(types), dialect_(dialect), findings_(findings), owner_(std::move(owner)), tables_(tables) {}

  /// Never null: a box that is empty or cannot be compiled gives null when evaluated.
  [[nodiscard]] BoxPtr compile(const Expression* expression, const feel::Scope& scope) const;
  /// A function taken apart: what a business knowledge model needs.
  struct Function {
    std::vector<feel::Parameter> parameters;
    std::vector<std::size_t> slots;  ///< one for each parameter
    BoxPtr body;
  };
  [[nodiscard]] Function parts(const FunctionBox& box, const feel::Scope& scope) const;
  /// The function of a `functionDefinition`; `self` is the slot of its own name in `scope`, or -1.
  [[nodiscard]] BoxPtr function(const FunctionBox& box, const feel::Scope& scope, int self) const;
  /// Binds what `inner` gives to a declared type; `inner` itself when the type is Any.
  [[nodiscard]] static BoxPtr bound(BoxPtr inner, const feel::Type& type);

 private:
  [[nodiscard]] BoxPtr plain(const Expression& expression, const feel::Scope& scope) const;
  [[nodiscard]] BoxPtr literal(const Literal& box, const feel::Scope& scope) const;
  [[nodiscard]] BoxPtr context(const ContextBox& box, const feel::Scope& scope) const;
  [[nodiscard]] BoxPtr relation(const RelationBox& box, const feel::Scope& scope) const;
  [[nodiscard]] BoxPtr invocation(const InvocationBox& box, const feel::Scope& scope) const;
  [[nodiscard]] BoxPtr filter(const FilterBox& box, const feel::Scope& scope) const;
  [[nodiscard]] BoxPtr iterator(const IteratorBox& box, const feel::Scope& scope) const;
  [[nodiscard]] BoxPtr table(const Table& box, const feel::Scope& scope) const;

  const TypeTable& types_;
  Dialect dialect_;
  Findings& findings_;
  std::string owner_;
  std::vector<DecisionModel::NamedTable>* tables_;
};

/// Coerces to `type`; null with a message when the value does not fit. `what` names it for the message.
[[nodiscard]] feel::Value bind(feel::Value value, const feel::Type& type, const Text& what,
                               feel::Evaluation& evaluation);

}  // namespace besluit::decisions
