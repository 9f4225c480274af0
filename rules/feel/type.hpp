// SPDX-License-Identifier: EUPL-1.2
// The types of FEEL (DMN 1.5, 10.3.2.9): what a name is declared as, what an expression can give, and the implicit
// conversions between them (10.3.2.9.4).
#pragma once

#include "rules/diagnostic/text.hpp"
#include "rules/feel/value.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace besluit::feel {

class Evaluation;

enum class TypeKind : std::uint8_t {
  any,  ///< also: not known before evaluation
  null,
  boolean,
  number,
  string,
  date,
  time,
  date_time,
  days_duration,
  years_duration,
  list,
  context,
  range,
  function
};

struct Field;
struct Parameter;

/// A further demand on the values of a type (allowed values, type constraints of an item definition).
class Constraint {
 public:
  virtual ~Constraint() = default;
  [[nodiscard]] virtual bool allows(const Value& value, Evaluation& evaluation) const = 0;
  /// Its text, for messages.
  [[nodiscard]] virtual std::string text() const = 0;
};

/// Cheap to copy. `list()` without an element type is a list of anything, and so on.
class Type {
 public:
  static const Type any;
  static const Type null;
  static const Type boolean;
  static const Type number;
  static const Type string;
  static const Type date;
  static const Type time;
  static const Type date_time;
  static const Type days_duration;
  static const Type years_duration;

  constexpr Type() = default;  ///< any
  constexpr explicit Type(TypeKind kind) : kind_(kind) {}
  [[nodiscard]] static Type list();
  [[nodiscard]] static Type list(Type element);
  [[nodiscard]] static Type range();
  [[nodiscard]] static Type range(Type of);
  [[nodiscard]] static Type context();  ///< every context
  /// A context with at least these entries.
  [[nodiscard]] static Type context(std::vector<Field> fields);
  [[nodiscard]] static Type function(std::vector<Parameter> parameters, Type result);
  [[nodiscard]] static Type function();  ///< any function
  /// This type with one more demand; `constraint` must not be empty.
  [[nodiscard]] Type constrained(std::shared_ptr<const Constraint> constraint) const;
  /// This type under a name of its own (an item definition), for messages only.
  [[nodiscard]] Type named(std::string name) const;

  [[nodiscard]] TypeKind kind() const { return kind_; }
  [[nodiscard]] bool is(TypeKind kind) const { return kind_ == kind; }
  [[nodiscard]] bool is_any() const { return kind_ == TypeKind::any; }
  /// Of a list or range; any for the rest.
  [[nodiscard]] const Type& element() const;
  [[nodiscard]] const std::vector<Field>& fields() const;
  [[nodiscard]] const Field* field(std::string_view name) const;
  [[nodiscard]] const std::vector<Parameter>& parameters() const;
  [[nodiscard]] const Type& result() const;
  /// Whether the parameters of a function type are known.
  [[nodiscard]] bool has_signature() const;
  [[nodiscard]] const std::vector<std::shared_ptr<const Constraint>>& constraints() const;

  /// "number", "list<string>", "context<a: number>".
  [[nodiscard]] std::string text() const;
  /// "een getal" / "a number".
  [[nodiscard]] Text spoken() const;
  /// The type of a name of DMN or FEEL: "number", "date and time", "dateTime", "yearMonthDuration", ...; nothing for
  /// other names (item definitions).
  [[nodiscard]] static std::optional<Type> from_name(std::string_view name);
  /// The type a value shows: a list of numbers is list<number>, a mixed one list<Any>.
  [[nodiscard]] static Type of(const Value& value);

  /// Structural equality; names do not count.
  friend bool operator==(const Type& a, const Type& b);

 private:
  struct Detail;
  TypeKind kind_ = TypeKind::any;
  std::shared_ptr<const Detail> detail_;
};

struct Field {
  std::string name;
  Type type;
  friend bool operator==(const Field&, const Field&) = default;
};
struct Parameter {
  std::string name;
  Type type;
  friend bool operator==(const Parameter&, const Parameter&) = default;
};

inline constinit const Type Type::any{TypeKind::any};
inline constinit const Type Type::null{TypeKind::null};
inline constinit const Type Type::boolean{TypeKind::boolean};
inline constinit const Type Type::number{TypeKind::number};
inline constinit const Type Type::string{TypeKind::string};
inline constinit const Type Type::date{TypeKind::date};
inline constinit const Type Type::time{TypeKind::time};
inline constinit const Type Type::date_time{TypeKind::date_time};
inline constinit const Type Type::days_duration{TypeKind::days_duration};
inline constinit const Type Type::years_duration{TypeKind::years_duration};

/// Whether every value of `type` is one of `wanted` (DMN 10.3.2.9.3). Constraints are not looked at.
[[nodiscard]] bool conforms(const Type& type, const Type& wanted);
/// Whether some value could be of both; false only when it is certain that none can (strict checking).
[[nodiscard]] bool may_meet(const Type& a, const Type& b);
/// FEEL's `instance of`: null is an instance of Null only (so the TCK). Constraints do not count.
[[nodiscard]] bool instance_of(const Value& value, const Type& type, Evaluation& evaluation);
/// Binds a value to a declared type: as it is when it conforms; else to or from a singleton list, or a date to its
/// UTC midnight; nothing when it does not fit. Null and unknown fit every type. Constraints count.
[[nodiscard]] std::optional<Value> coerce(const Value& value, const Type& type, Evaluation& evaluation);

}  // namespace besluit::feel
