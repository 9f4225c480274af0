// SPDX-License-Identifier: EUPL-1.2
#include "rules/feel/type.hpp"

#include "rules/feel/expression.hpp"
#include "rules/feel/function.hpp"

#include <algorithm>
#include <array>

namespace besluit::feel {

struct Type::Detail {
  Type element;
  std::vector<Field> fields;
  std::vector<Parameter> parameters;
  Type result;
  bool signature = false;
  std::vector<std::shared_ptr<const Constraint>> constraints;
  std::string name;
};

namespace {

struct Named {
  std::string_view name;
  TypeKind kind;
};
// The first spelling of a kind is the one that is shown.
constexpr std::array<Named, 18> names{{{"Any", TypeKind::any},
                                       {"Null", TypeKind::null},
                                       {"boolean", TypeKind::boolean},
                                       {"number", TypeKind::number},
                                       {"string", TypeKind::string},
                                       {"date", TypeKind::date},
                                       {"time", TypeKind::time},
                                       {"date and time", TypeKind::date_time},
                                       {"days and time duration", TypeKind::days_duration},
                                       {"years and months duration", TypeKind::years_duration},
                                       {"list", TypeKind::list},
                                       {"context", TypeKind::context},
                                       {"range", TypeKind::range},
                                       {"function", TypeKind::function},
                                       {"dateTime", TypeKind::date_time},
                                       {"dayTimeDuration", TypeKind::days_duration},
                                       {"yearMonthDuration", TypeKind::years_duration},
                                       {"any", TypeKind::any}}};

TypeKind kind_of(Kind kind) {
  switch (kind) {
    case Kind::null:
      return TypeKind::null;
    case Kind::boolean:
      return TypeKind::boolean;
    case Kind::number:
      return TypeKind::number;
    case Kind::date:
      return TypeKind::date;
    case Kind::time:
      return TypeKind::time;
    case Kind::date_time:
      return TypeKind::date_time;
    case Kind::days_duration:
      return TypeKind::days_duration;
    case Kind::years_duration:
      return TypeKind::years_duration;
    case Kind::string:
      return TypeKind::string;
    case Kind::list:
      return TypeKind::list;
    case Kind::context:
      return TypeKind::context;
    case Kind::range:
      return TypeKind::range;
    case Kind::function:
      return TypeKind::function;
    case Kind::unknown:
      return TypeKind::any;
  }
  return TypeKind::any;
}

}  // namespace

Type Type::list() {
  return Type(TypeKind::list);
}
Type Type::list(Type element) {
  Type type(TypeKind::list);
  auto detail = std::make_shared<Detail>();
  detail->element = std::move(element);
  type.detail_ = std::move(detail);
  return type;
}
Type Type::range() {
  return Type(TypeKind::range);
}
Type Type::range(Type of) {
  Type type = list(std::move(of));
  type.kind_ = TypeKind::range;
  return type;
}
Type Type::context() {
  return Type(TypeKind::context);
}
Type Type::context(std::vector<Field> fields) {
  Type type(TypeKind::context);
  auto detail = std::make_shared<Detail>();
  detail->fields = std::move(fields);
  type.detail_ = std::move(detail);
  return type;
}
Type Type::function() {
  return Type(TypeKind::function);
}
Type Type::function(std::vector<Parameter> parameters, Type result) {
  Type type(TypeKind::function);
  auto detail = std::make_shared<Detail>();
  detail->parameters = std::move(parameters);
  detail->result = std::move(result);
  detail->signature = true;
  type.detail_ = std::move(detail);
  return type;
}

Type Type::constrained(std::shared_ptr<const Constraint> constraint) const {
  Type type = *this;
  auto detail = detail_ ? std::make_shared<Detail>(*detail_) : std::make_shared<Detail>();
  detail->constraints.push_back(std::move(constraint));
  type.detail_ = std::move(detail);
  return type;
}

Type Type::named(std::string name) const {
  Type type = *this;
  auto detail = detail_ ? std::make_shared<Detail>(*detail_) : std::make_shared<Detail>();
  detail->name = std::move(name);
  type.detail_ = std::move(detail);
  return type;
}

const Type& Type::element() const {
  return detail_ ? detail_->element : any;
}
const std::vector<Field>& Type::fields() const {
  static const std::vector<Field> none;
  return detail_ ? detail_->fields : none;
}
const Field* Type::field(std::string_view name) const {
  for (const Field& field : fields()) {
    if (field.name == name) return &field;
  }
  return nullptr;
}
const std::vector<Parameter>& Type::parameters() const {
  static const std::vector<Parameter> none;
  return detail_ ? detail_->parameters : none;
}
const Type& Type::result() const {
  return detail_ ? detail_->result : any;
}
bool Type::has_signature() const {
  return detail_ && detail_->signature;
}
const std::vector<std::shared_ptr<const Constraint>>& Type::constraints() const {
  static const std::vector<std::shared_ptr<const Constraint>> none;
  return detail_ ? detail_->constraints : none;
}

std::string Type::text() const {
  if (detail_ && !detail_->name.empty()) return detail_->name;
  std::string text;
  for (const Named& named : names) {
    if (named.kind != kind_) continue;
    text = named.name;
    break;
  }
  switch (kind_) {
    case TypeKind::list:
    case TypeKind::range:
      return text + "<" + element().text() + ">";
    case TypeKind::context: {
      if (fields().empty()) return text;
      std::string list;
      for (const Field& field : fields()) list += (list.empty() ? "" : ", ") + field.name + ": " + field.type.text();
      return text + "<" + list + ">";
    }
    case TypeKind::function: {
      if (!has_signature()) return text;
      std::string list;
      for (const Parameter& parameter : parameters()) list += (list.empty() ? "" : ", ") + parameter.type.text();
      return text + "<" + list + "> -> " + result().text();
    }
    default:
      return text;
  }
}

Text Type::spoken() const {
  switch (kind_) {
    case TypeKind::any:
      return {"iets", "anything"};
    case TypeKind::null:
      return {"null", "null"};
    case TypeKind::boolean:
      return {"waar of onwaar", "true or false"};
    case TypeKind::number:
      return {"een getal", "a number"};
    case TypeKind::string:
      return {"een tekst", "a text"};
    case TypeKind::date:
      return {"een datum", "a date"};
    case TypeKind::time:
      return {"een tijd", "a time"};
    case TypeKind::date_time:
      return {"een datum met tijd", "a date with a time"};
    case TypeKind::days_duration:
      return {"een duur in dagen en uren", "a duration in days and hours"};
    case TypeKind::years_duration:
      return {"een duur in jaren en maanden", "a duration in years and months"};
    case TypeKind::list:
      return {"een lijst", "a list"};
    case TypeKind::context:
      return {"een groep gegevens", "a group of values"};
    case TypeKind::range:
      return {"een bereik", "a range"};
    case TypeKind::function:
      return {"een functie", "a function"};
  }
  return {};
}

std::optional<Type> Type::from_name(std::string_view name) {
  for (const Named& named : names) {
    if (named.name == name) return Type(named.kind);
  }
  return std::nullopt;
}

Type Type::of(const Value& value) {
  switch (value.kind()) {
    case Kind::list: {
      const auto& elements = value.list();
      if (elements.empty()) return list();
      Type common = of(elements.front());
      for (const Value& element : elements) {
        if (!(of(element) == common)) return list();
      }
      return list(std::move(common));
    }
    case Kind::context: {
      std::vector<Field> fields;
      for (const Entry& entry : value.context()) fields.push_back({entry.key, of(entry.value)});
      return context(std::move(fields));
    }
    case Kind::range: {
      const Value& end = value.start_end() == RangeEnd::undefined ? value.range_end() : value.range_start();
      return range(of(end));
    }
    case Kind::function:
      return value.function().type();
    default:
      return Type(kind_of(value.kind()));
  }
}

bool operator==(const Type& a, const Type& b) {
  if (a.kind_ != b.kind_) return false;
  if (a.detail_ == b.detail_) return true;
  if (a.has_signature() != b.has_signature()) return false;
  return a.element() == b.element() && a.fields() == b.fields() && a.parameters() == b.parameters() &&
         a.result() == b.result() && a.constraints() == b.constraints();
}

bool conforms(const Type& type, const Type& wanted) {
  if (wanted.is_any() || type.is(TypeKind::null)) return true;
  if (type.kind() != wanted.kind()) return false;
  switch (type.kind()) {
    case TypeKind::list:
    case TypeKind::range:
      return conforms(type.element(), wanted.element());
    case TypeKind::context:
      return std::all_of(wanted.fields().begin(), wanted.fields().end(), [&](const Field& field) {
        const Field* own = type.field(field.name);
        return own != nullptr && conforms(own->type, field.type);
      });
    case TypeKind::function: {
      if (!wanted.has_signature()) return true;
      if (!type.has_signature() || type.parameters().size() != wanted.parameters().size()) return false;
      for (std::size_t i = 0; i < type.parameters().size(); ++i) {
        // A parameter may ask less than is promised, never more.
        const Type& own = type.parameters()[i].type;
        if (!own.is_any() && !conforms(wanted.parameters()[i].type, own)) return false;
      }
      return type.result().is_any() || conforms(type.result(), wanted.result());
    }
    default:
      return true;
  }
}

bool may_meet(const Type& a, const Type& b) {
  if (a.is_any() || b.is_any() || a.is(TypeKind::null) || b.is(TypeKind::null)) return true;
  if (a.kind() != b.kind()) return false;
  if (a.is(TypeKind::list) || a.is(TypeKind::range)) return may_meet(a.element(), b.element());
  return true;
}

namespace {

bool value_conforms(const Value& value, const Type& type) {
  if (type.is_any() || value.is_null() || value.is_unknown()) return true;
  if (kind_of(value.kind()) != type.kind()) return false;
  switch (type.kind()) {
    case TypeKind::list:
      return type.element().is_any() ||
             std::all_of(value.list().begin(), value.list().end(),
                         [&](const Value& element) { return value_conforms(element, type.element()); });
    case TypeKind::context:
      return std::all_of(type.fields().begin(), type.fields().end(), [&](const Field& field) {
        const Value* own = value.find(field.name);
        return own != nullptr && value_conforms(*own, field.type);
      });
    case TypeKind::range:
      return value_conforms(value.range_start(), type.element()) && value_conforms(value.range_end(), type.element());
    case TypeKind::function:
      return conforms(value.function().type(), type);
    default:
      return true;
  }
}

bool constraints_hold(const Value& value, const Type& type, Evaluation& evaluation) {
  if (value.is_unknown()) return true;
  for (const auto& constraint : type.constraints()) {
    // Null is no value that an allowed value could forbid.
    if (!value.is_null() && !constraint->allows(value, evaluation)) return false;
  }
  if (type.is(TypeKind::list) && value.is(Kind::list)) {
    return std::all_of(value.list().begin(), value.list().end(),
                       [&](const Value& element) { return constraints_hold(element, type.element(), evaluation); });
  }
  if (type.is(TypeKind::context) && value.is(Kind::context)) {
    return std::all_of(type.fields().begin(), type.fields().end(), [&](const Field& field) {
      const Value* own = value.find(field.name);
      return own == nullptr || constraints_hold(*own, field.type, evaluation);
    });
  }
  return true;
}

std::optional<Value> converted(const Value& value, const Type& type) {
  if (value_conforms(value, type)) return value;
  if (type.is(TypeKind::date_time) && value.is(Kind::date)) {
    const ZoneTag utc{ZoneTag::Form::offset, 0, nullptr};
    return Value::date_time(at(value.date(), ClockTime{0, 0, utc}));
  }
  if (type.is(TypeKind::list) && !value.is(Kind::list)) {
    auto element = converted(value, type.element());
    if (!element) return std::nullopt;
    return Value::list({std::move(*element)});
  }
  if (value.is(Kind::list) && !type.is(TypeKind::list) && value.list().size() == 1) {
    return converted(value.list().front(), type);
  }
  return std::nullopt;
}

}  // namespace

bool instance_of(const Value& value, const Type& type, Evaluation& /*evaluation*/) {
  if (value.is_null()) return type.is(TypeKind::null);
  return value_conforms(value, type);
}

std::optional<Value> coerce(const Value& value, const Type& type, Evaluation& evaluation) {
  if (type.is_any() && type.constraints().empty()) return value;
  auto result = converted(value, type);
  if (!result || !constraints_hold(*result, type, evaluation)) return std::nullopt;
  return result;
}

}  // namespace besluit::feel
