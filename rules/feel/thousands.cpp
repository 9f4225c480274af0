// SPDX-License-Identifier: EUPL-1.2
#include "rules/feel/thousands.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace besluit::feel {

bool looks_like_thousands(std::string_view text) {
  constexpr std::size_t group = 3;
  if (text.starts_with('-')) text.remove_prefix(1);
  const std::size_t point = text.find('.');
  if (point == std::string_view::npos || point == 0 || point > group || text.size() != point + 1 + group) return false;
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  return text.front() != '0' && std::ranges::all_of(text.substr(0, point), digit) &&
         std::ranges::all_of(text.substr(point + 1), digit);
}

Text thousands_or_decimals(std::string_view text) {
  std::string whole(text);
  std::erase(whole, '.');
  return {fmt::format("\"{0}\" kan op twee manieren gelezen worden; schrijf {1}, of {0}0 als het een breuk is", text,
                      whole),
          fmt::format("\"{0}\" can be read in two ways; write {1}, or {0}0 when it is a fraction", text, whole)};
}

}  // namespace besluit::feel
