// SPDX-License-Identifier: EUPL-1.2
// A small reader of Varlink interface descriptions, and a judge of values against them. Written from the public
// grammar, apart from the daemon, so that a slip in the description or in a reply shows.
#pragma once

#include <boost/json.hpp>

#include <cctype>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace besluit::test::idl {

namespace json = boost::json;

struct Type;
using Field = std::pair<std::string, std::shared_ptr<Type>>;

struct Type {
  enum class Kind { boolean, integer, floating, text, object, array, map, optional, structure, choice, named };
  Kind kind = Kind::object;
  std::string name;                  ///< named
  std::shared_ptr<Type> inner;       ///< array, map, optional
  std::vector<Field> fields;         ///< structure
  std::vector<std::string> choices;  ///< choice
};

struct Method {
  Type in;
  Type out;
};

struct Interface {
  std::string name;
  std::map<std::string, Type> types;
  std::map<std::string, Method> methods;
  std::map<std::string, Type> errors;
};

/// Throws std::runtime_error with what was expected and where.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  Interface read() {
    Interface result;
    expect_word("interface");
    result.name = interface_name();
    while (blank(), at_ < text_.size()) {
      const std::string what = word();
      const std::string name = type_name();
      if (what == "type") {
        add(result.types, name, structure());
      } else if (what == "method") {
        Method method{structure(), {}};
        expect("->");
        method.out = structure();
        add(result.methods, name, std::move(method));
      } else if (what == "error") {
        add(result.errors, name, structure());
      } else {
        fail("type, method or error");
      }
    }
    return result;
  }

 private:
  [[noreturn]] void fail(const std::string& wanted) const {
    throw std::runtime_error("expected " + wanted + " at: " + std::string{text_.substr(at_, 40)});
  }
  template <typename Map, typename Value>
  void add(Map& map, const std::string& name, Value value) {
    if (!map.emplace(name, std::move(value)).second) fail("a name that is new, not " + name);
  }
  void blank() {
    while (at_ < text_.size()) {
      if (text_[at_] == '#')
        while (at_ < text_.size() && text_[at_] != '\n') ++at_;
      else if (std::isspace(static_cast<unsigned char>(text_[at_])))
        ++at_;
      else
        return;
    }
  }
  bool take(std::string_view token) {
    blank();
    if (!text_.substr(at_).starts_with(token)) return false;
    at_ += token.size();
    return true;
  }
  void expect(std::string_view token) {
    if (!take(token)) fail(std::string{token});
  }
  void expect_word(std::string_view wanted) {
    if (word() != wanted) fail(std::string{wanted});
  }
  template <typename Fits>
  std::string run(const Fits& fits) {
    blank();
    const std::size_t begin = at_;
    while (at_ < text_.size() && fits(static_cast<unsigned char>(text_[at_]))) ++at_;
    return std::string{text_.substr(begin, at_ - begin)};
  }
  std::string word() {
    return run([](unsigned char c) { return std::isalnum(c) || c == '_'; });
  }
  std::string interface_name() {
    std::string name = run([](unsigned char c) { return std::isalnum(c) || c == '.' || c == '-'; });
    if (name.find('.') == std::string::npos) fail("an interface name with a dot");
    return name;
  }
  std::string type_name() {
    std::string name = run([](unsigned char c) { return std::isalnum(c) != 0; });
    if (name.empty() || !std::isupper(static_cast<unsigned char>(name.front()))) fail("a CamelCase name");
    return name;
  }
  /// [A-Za-z](_?[A-Za-z0-9])*
  std::string field_name() {
    std::string name = word();
    if (name.empty() || !std::isalpha(static_cast<unsigned char>(name.front())) || name.ends_with('_') ||
        name.find("__") != std::string::npos)
      fail("a field name");
    return name;
  }
  /// A structure "(a: int, ...)"; also an enumeration "(a, b)" where a type may stand.
  Type structure() {
    expect("(");
    Type type;
    type.kind = Type::Kind::structure;
    if (take(")")) return type;
    do {
      const std::string name = field_name();
      if (take(":"))
        type.fields.emplace_back(name, std::make_shared<Type>(value_type()));
      else
        type.choices.push_back(name);
    } while (take(","));
    expect(")");
    if (!type.choices.empty()) {
      if (!type.fields.empty()) fail("fields or choices, not both");
      type.kind = Type::Kind::choice;
    }
    return type;
  }
  Type value_type() {
    if (take("?")) {
      Type inner = value_type();
      if (inner.kind == Type::Kind::optional) fail("a type that is not optional twice");
      return wrapped(Type::Kind::optional, std::move(inner));
    }
    if (take("[string]")) return wrapped(Type::Kind::map, value_type());
    if (take("[]")) return wrapped(Type::Kind::array, value_type());
    blank();
    if (at_ < text_.size() && text_[at_] == '(') return structure();
    const std::string name = word();
    static const std::map<std::string, Type::Kind> plain{{"bool", Type::Kind::boolean},
                                                         {"int", Type::Kind::integer},
                                                         {"float", Type::Kind::floating},
                                                         {"string", Type::Kind::text},
                                                         {"object", Type::Kind::object}};
    Type type;
    if (const auto found = plain.find(name); found != plain.end()) {
      type.kind = found->second;
    } else {
      if (name.empty() || !std::isupper(static_cast<unsigned char>(name.front()))) fail("a type");
      type.kind = Type::Kind::named;
      type.name = name;
    }
    return type;
  }
  static Type wrapped(Type::Kind kind, Type inner) {
    Type type;
    type.kind = kind;
    type.inner = std::make_shared<Type>(std::move(inner));
    return type;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

inline Interface read(std::string_view text) {
  return Reader{text}.read();
}

/// "" when the value fits; else where and why not. A field that the description does not name is a fault too.
inline std::string judge(const Interface& interface, const Type& type, const json::value& value,
                         const std::string& where) {
  const auto wrong = [&](const char* wanted) { return where + " is no " + wanted + ": " + json::serialize(value); };
  switch (type.kind) {
    case Type::Kind::boolean:
      return value.is_bool() ? "" : wrong("bool");
    case Type::Kind::integer:
      return value.is_int64() || value.is_uint64() ? "" : wrong("int");
    case Type::Kind::floating:
      return value.is_number() ? "" : wrong("float");
    case Type::Kind::text:
      return value.is_string() ? "" : wrong("string");
    case Type::Kind::object:
      return value.is_object() ? "" : wrong("object");
    case Type::Kind::optional:
      return value.is_null() ? "" : judge(interface, *type.inner, value, where);
    case Type::Kind::named: {
      const auto found = interface.types.find(type.name);
      return found == interface.types.end() ? where + ": unknown type " + type.name
                                            : judge(interface, found->second, value, where);
    }
    case Type::Kind::choice: {
      if (!value.is_string()) return wrong("choice");
      for (const std::string& choice : type.choices)
        if (value.get_string() == choice) return "";
      return wrong("choice of the list");
    }
    case Type::Kind::array: {
      if (!value.is_array()) return wrong("array");
      for (std::size_t i = 0; i < value.get_array().size(); ++i)
        if (auto text = judge(interface, *type.inner, value.get_array()[i], where + "[" + std::to_string(i) + "]");
            !text.empty())
          return text;
      return "";
    }
    case Type::Kind::map: {
      if (!value.is_object()) return wrong("map");
      for (const auto& [key, entry] : value.get_object())
        if (auto text = judge(interface, *type.inner, entry, where + "." + std::string{std::string_view{key}});
            !text.empty())
          return text;
      return "";
    }
    case Type::Kind::structure:
      break;
  }
  if (!value.is_object()) return wrong("structure");
  const json::object& object = value.get_object();
  for (const auto& [name, field] : type.fields) {
    const json::value* entry = object.if_contains(name);
    if (entry == nullptr) return where + "." + name + " is absent; what is not there is null";
    if (auto text = judge(interface, *field, *entry, where + "." + name); !text.empty()) return text;
  }
  for (const auto& [key, entry] : object) {
    bool known = false;
    for (const auto& field : type.fields) known = known || field.first == std::string_view{key};
    if (!known) return where + "." + std::string{std::string_view{key}} + " is not described";
  }
  return "";
}

/// "" when every name that is used is a type of the interface.
inline std::string dangling(const Interface& interface, const Type& type) {
  if (type.kind == Type::Kind::named) return interface.types.contains(type.name) ? "" : type.name;
  if (type.inner) return dangling(interface, *type.inner);
  for (const auto& [name, field] : type.fields)
    if (auto text = dangling(interface, *field); !text.empty()) return text;
  return "";
}

}  // namespace besluit::test::idl
