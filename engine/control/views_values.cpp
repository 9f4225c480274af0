// SPDX-License-Identifier: EUPL-1.2
#include "engine/control/views_values.hpp"

#include <boost/json.hpp>

namespace besluit::engine::views {

namespace json = boost::json;

json::value text_or_null(const std::string& text) {
  return text.empty() ? json::value{} : json::value(text);
}

json::value date_or_null(const std::optional<Date>& date) {
  return date ? json::value(to_string(*date)) : json::value{};
}

json::array strings(const std::vector<std::string>& texts) {
  json::array result;
  for (const std::string& text : texts) result.emplace_back(text);
  return result;
}

}  // namespace besluit::engine::views
