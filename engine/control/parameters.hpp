// SPDX-License-Identifier: EUPL-1.2
// Reads the parameters of one call: every one has a type and a bound, and one that nobody asked for is an error.
#pragma once

#include "engine/control/json_fwd.hpp"
#include "rules/diagnostic/text.hpp"
#include "rules/terms/date.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace besluit::engine {

/// Ask for each parameter once, `language` included; then `wrong` names the first that does not fit (or is unknown).
class Parameters {
 public:
  /// `object` must outlive this.
  explicit Parameters(const boost::json::object& object) : object_(object) {}

  /// A text that must be there and not be empty.
  [[nodiscard]] std::string text(std::string_view name);
  /// A text that may be absent or null. At most limits::text_bytes.
  [[nodiscard]] std::optional<std::string> text_or_none(std::string_view name);
  /// Free text of a person; its bound is judged later, with a sentence of its own.
  [[nodiscard]] std::optional<std::string> prose(std::string_view name);
  [[nodiscard]] std::optional<Date> date_or_none(std::string_view name);
  [[nodiscard]] std::optional<std::uint64_t> number_or_none(std::string_view name);
  [[nodiscard]] std::uint64_t number(std::string_view name);
  [[nodiscard]] std::map<std::string, std::string> texts(std::string_view name);
  /// A list of texts; absent or null is empty.
  [[nodiscard]] std::vector<std::string> text_list(std::string_view name);
  /// Absent or null is false.
  [[nodiscard]] bool flag(std::string_view name);
  /// A date that must be there.
  [[nodiscard]] Date date(std::string_view name);
  /// `lang`: nl (the default) or en.
  [[nodiscard]] Language language();

  /// Empty: everything fits.
  [[nodiscard]] std::string wrong() const;
  void refuse(std::string_view name) {
    if (wrong_.empty()) wrong_ = name;
  }

 private:
  [[nodiscard]] const boost::json::value* find(std::string_view name);

  const boost::json::object& object_;
  std::vector<std::string> known_;
  std::string wrong_;
};

}  // namespace besluit::engine
