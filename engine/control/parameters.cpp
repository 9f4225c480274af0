// SPDX-License-Identifier: EUPL-1.2
#include "engine/control/parameters.hpp"

#include "engine/core/limits.hpp"

#include <boost/json.hpp>

#include <algorithm>

namespace besluit::engine {

namespace json = boost::json;

/// Null and absent are the same.
const json::value* Parameters::find(std::string_view name) {
  known_.emplace_back(name);
  const json::value* value = object_.if_contains(name);
  return value == nullptr || value->is_null() ? nullptr : value;
}

std::optional<std::string> Parameters::prose(std::string_view name) {
  const json::value* value = find(name);
  if (value == nullptr) return std::nullopt;
  if (!value->is_string()) {
    refuse(name);
    return std::nullopt;
  }
  return std::string{std::string_view{value->get_string()}};
}

std::optional<std::string> Parameters::text_or_none(std::string_view name) {
  auto text = prose(name);
  if (text && (text->size() > limits::text_bytes || text->find('\0') != std::string::npos)) {
    refuse(name);
    return std::nullopt;
  }
  return text;
}

std::string Parameters::text(std::string_view name) {
  auto text = text_or_none(name);
  if (!text || text->empty()) {
    refuse(name);
    return {};
  }
  return std::move(*text);
}

std::optional<Date> Parameters::date_or_none(std::string_view name) {
  const auto text = text_or_none(name);
  if (!text) return std::nullopt;
  const auto date = parse_date(*text);
  if (!date) refuse(name);
  return date;
}

std::optional<std::uint64_t> Parameters::number_or_none(std::string_view name) {
  const json::value* value = find(name);
  if (value == nullptr) return std::nullopt;
  if (value->is_int64() && value->get_int64() >= 0) return static_cast<std::uint64_t>(value->get_int64());
  if (value->is_uint64()) return value->get_uint64();
  refuse(name);
  return std::nullopt;
}

std::uint64_t Parameters::number(std::string_view name) {
  const auto number = number_or_none(name);
  if (!number) refuse(name);
  return number.value_or(0);
}

std::map<std::string, std::string> Parameters::texts(std::string_view name) {
  std::map<std::string, std::string> result;
  const json::value* value = find(name);
  if (value == nullptr) return result;
  if (!value->is_object()) {
    refuse(name);
    return result;
  }
  for (const auto& [key, entry] : value->get_object()) {
    if (!entry.is_string() || key.size() > limits::text_bytes || entry.get_string().size() > limits::text_bytes) {
      refuse(name);
      return {};
    }
    result.emplace(std::string{std::string_view{key}}, std::string{std::string_view{entry.get_string()}});
  }
  return result;
}

std::vector<std::string> Parameters::text_list(std::string_view name) {
  std::vector<std::string> texts;
  const json::value* value = find(name);
  if (value == nullptr) return texts;
  const json::array* entries = value->if_array();
  if (entries == nullptr) {
    refuse(name);
    return texts;
  }
  for (const json::value& entry : *entries) {
    const json::string* text = entry.if_string();
    if (text == nullptr || text->size() > limits::text_bytes) {
      refuse(name);
      return {};
    }
    texts.emplace_back(text->data(), text->size());
  }
  return texts;
}

bool Parameters::flag(std::string_view name) {
  const json::value* value = find(name);
  if (value == nullptr) return false;
  if (const bool* flag = value->if_bool()) return *flag;
  refuse(name);
  return false;
}

Date Parameters::date(std::string_view name) {
  const auto date = date_or_none(name);
  if (!date) refuse(name);
  return date.value_or(Date{});
}

Language Parameters::language() {
  const auto lang = text_or_none("lang");
  if (!lang || *lang == "nl") return Language::nl;
  if (*lang != "en") refuse("lang");
  return Language::en;
}

std::string Parameters::wrong() const {
  if (!wrong_.empty()) return wrong_;
  for (const auto& [key, value] : object_)
    if (std::ranges::find(known_, std::string_view{key}) == known_.end()) return std::string{std::string_view{key}};
  return {};
}

}  // namespace besluit::engine
