// SPDX-License-Identifier: EUPL-1.2
#include "engine/app/typed_json.hpp"

#include "rules/feel/expression.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <utility>

namespace besluit::engine {

namespace json = boost::json;
using feel::TypeKind;
using feel::Value;

namespace {

std::string below(const std::string& path, std::string_view part) {
  return path.empty() ? std::string(part) : path + "." + std::string(part);
}

/// One read, with the part at which it is.
class Reader {
 public:
  explicit Reader(const feel::ZoneSource* zones) : zones_(zones) {}

  // Depth is bounded by the JSON parser's own bound.
  std::expected<Value, std::string> read(const json::value& from, const feel::Type& type, const std::string& path) {
    if (from.is_null()) return Value{};
    if (const auto* truth = from.if_bool()) return Value::boolean(*truth);
    if (from.is_number()) return number(from, path);
    if (const auto* text = from.if_string()) return string({text->data(), text->size()}, type, path);
    if (const auto* list = from.if_array()) {
      std::vector<Value> items;
      for (const json::value& item : *list) {
        auto value = read(item, type.is(TypeKind::list) ? type.element() : feel::Type::any,
                          path + "[" + std::to_string(items.size() + 1) + "]");
        if (!value) return value;
        items.push_back(std::move(*value));
      }
      return Value::list(std::move(items));
    }
    std::vector<feel::Entry> entries;
    for (const auto& [key, member] : from.get_object()) {
      const std::string name(key);
      const feel::Field* field = type.is(TypeKind::context) ? type.field(name) : nullptr;
      auto value = read(member, field == nullptr ? feel::Type::any : field->type, below(path, name));
      if (!value) return value;
      if (std::ranges::find(entries, name, &feel::Entry::key) != entries.end())
        return std::unexpected(below(path, name));
      entries.push_back({name, std::move(*value)});
    }
    return Value::context(std::move(entries));
  }

 private:
  static std::expected<Value, std::string> number(const json::value& from, const std::string& path) {
    if (const auto* whole = from.if_int64()) return Value::number(*whole);
    if (const auto* large = from.if_uint64()) {
      if (const auto read = feel::Decimal::parse(std::to_string(*large))) return Value::number(*read);
    }
    if (const auto* real = from.if_double()) {
      if (const auto read = feel::Decimal::from_double(*real)) return Value::number(*read);
    }
    return std::unexpected(path);
  }

  std::expected<Value, std::string> string(std::string text, const feel::Type& type, const std::string& path) {
    const bool plain = type.is_any() || type.is(TypeKind::string) || type.is(TypeKind::list) ||
                       type.is(TypeKind::context) || type.is(TypeKind::function) || type.is(TypeKind::range);
    if (plain) return Value::string(std::move(text));
    auto value = feel::parse_typed(text, type, zones_);
    if (!value) return std::unexpected(path);
    return std::move(*value);
  }

  const feel::ZoneSource* zones_;
};

}  // namespace

std::expected<Value, std::string> from_json(const json::value& from, const feel::Type& type,
                                            const feel::ZoneSource* zones) {
  return Reader(zones).read(from, type, "");
}

}  // namespace besluit::engine
