// SPDX-License-Identifier: EUPL-1.2
#include "engine/app/feel_json.hpp"

#include "rules/feel/function.hpp"
#include "rules/feel/limits.hpp"

#include <boost/json.hpp>

#include <algorithm>

namespace besluit::engine {

namespace json = boost::json;
using feel::Kind;
using feel::Value;

namespace {

constexpr std::ptrdiff_t number_digits_max = 15;

json::value number_json(feel::Decimal number) {
  const std::string text = number.text();
  const auto digits = std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (digits > number_digits_max || text.find('E') != std::string::npos) return json::string(text);
  if (const auto whole = number.to_int64()) return *whole;
  return number.to_double();
}

}  // namespace

json::value json_of(const Value& value) {
  switch (value.kind()) {
    case Kind::null:
      return nullptr;
    case Kind::boolean:
      return value.truth();
    case Kind::number:
      return number_json(value.number());
    case Kind::list: {
      json::array array;
      for (const Value& element : value.list()) array.push_back(json_of(element));
      return array;
    }
    case Kind::context: {
      json::object object;
      for (const feel::Entry& entry : value.context()) object[entry.key] = json_of(entry.value);
      return object;
    }
    case Kind::function:
      return json::object{{"function", value.function().parameters().size()}};
    case Kind::unknown: {
      json::array waits;
      for (const feel::Wait& wait : value.waits()) {
        waits.push_back(json::object{{"what", wait.what}, {"on_whom", wait.on_whom}});
      }
      return json::object{{"unknown", std::move(waits)}};
    }
    default:
      return json::string(feel::text_of(value));
  }
}

Value value_of(const json::value& json) {
  switch (json.kind()) {
    case json::kind::null:
      return {};
    case json::kind::bool_:
      return Value::boolean(json.get_bool());
    case json::kind::int64:
      return Value::number(json.get_int64());
    case json::kind::uint64: {
      const auto number = feel::Decimal::parse(std::to_string(json.get_uint64()));
      return number ? Value::number(*number) : Value();
    }
    case json::kind::double_: {
      const auto number = feel::Decimal::from_double(json.get_double());
      return number ? Value::number(*number) : Value();
    }
    case json::kind::string:
      return Value::string(std::string(json.get_string()));
    case json::kind::array: {
      std::vector<Value> elements;
      for (const json::value& element : json.get_array()) elements.push_back(value_of(element));
      return Value::list(std::move(elements));
    }
    case json::kind::object: {
      std::vector<feel::Entry> entries;
      for (const auto& entry : json.get_object()) entries.push_back({std::string(entry.key()), value_of(entry.value())});
      return Value::context(std::move(entries));
    }
  }
  return {};
}

std::expected<Value, std::string> parse_json_value(std::string_view text) {
  json::parse_options options;
  options.max_depth = static_cast<std::size_t>(feel::limits::value_depth_max);
  boost::system::error_code error;
  const json::value parsed = json::parse(json::string_view(text.data(), text.size()), error, {}, options);
  if (error) return std::unexpected(error.message());
  return value_of(parsed);
}

}  // namespace besluit::engine
