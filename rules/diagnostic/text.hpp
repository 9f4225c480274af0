// SPDX-License-Identifier: EUPL-1.2
// A sentence for people, in the two languages of the product.
#pragma once

#include <string>
#include <string_view>

namespace besluit {

/// The language of messages. Dutch is the default; machine output never depends on it.
enum class Language { nl, en };

/// One sentence in both languages. Both are always filled: a message without a translation does not exist.
struct Text {
  std::string nl;
  std::string en;

  [[nodiscard]] const std::string& in(Language language) const { return language == Language::en ? en : nl; }
  friend bool operator==(const Text&, const Text&) = default;
};

}  // namespace besluit
