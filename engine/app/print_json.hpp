// SPDX-License-Identifier: EUPL-1.2
// Reading replies leniently: a printed answer shows what is there and never stops at what is not. Private to print.
#pragma once

#include "engine/control/json_fwd.hpp"
#include "rules/diagnostic/text.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace besluit::engine::print {

/// The text of a field; a number or boolean is written out; empty when it is null or absent. Made printable.
[[nodiscard]] std::string text(const boost::json::object& object, std::string_view key);
[[nodiscard]] bool flag(const boost::json::object& object, std::string_view key);
[[nodiscard]] std::int64_t number(const boost::json::object& object, std::string_view key);
/// An empty object or array when the field is something else.
[[nodiscard]] const boost::json::object& object_in(const boost::json::object& object, std::string_view key);
[[nodiscard]] const boost::json::array& array_in(const boost::json::object& object, std::string_view key);
/// Rendered messages, which have lines of their own; each line is made harmless by itself.
[[nodiscard]] std::string rendered(const boost::json::array& messages);
/// "prognose = 2500000, keuze = scenario 1".
[[nodiscard]] std::string pairs(const boost::json::object& values);
/// The texts of an array, joined.
[[nodiscard]] std::string joined(const boost::json::array& texts, std::string_view between);
[[nodiscard]] const boost::json::object& object_of(const boost::json::value& value);

[[nodiscard]] inline std::string_view pick(Language language, std::string_view nl, std::string_view en) {
  return language == Language::en ? en : nl;
}

}  // namespace besluit::engine::print
