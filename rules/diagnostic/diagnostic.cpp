// SPDX-License-Identifier: EUPL-1.2
#include "rules/diagnostic/diagnostic.hpp"

#include "rules/diagnostic/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <tuple>

namespace besluit::diagnostic {
namespace {

// A word longer than this is not a typing error; it bounds the work of `nearest`.
constexpr std::size_t word_characters_max = 200;

std::vector<char32_t> folded(std::string_view word) {
  std::vector<char32_t> codes;
  for (std::size_t offset = 0; offset < word.size();) {
    const utf8::Character character = utf8::decode(word, offset);
    const bool upper = character.code >= U'A' && character.code <= U'Z';
    codes.push_back(upper ? character.code + 32 : character.code);
    offset += character.bytes;
  }
  return codes;
}

// Damerau-Levenshtein in its restricted form: a pair that was swapped is not edited again.
std::size_t distance(const std::vector<char32_t>& a, const std::vector<char32_t>& b) {
  std::vector<std::size_t> two_back(b.size() + 1);
  std::vector<std::size_t> back(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) back[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = back[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({back[j] + 1, row[j - 1] + 1, replaced});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], two_back[j - 2] + 1);
    }
    std::swap(two_back, back);
    std::swap(back, row);
  }
  return back[b.size()];
}

}  // namespace

bool has_errors(const Diagnostics& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(),
                     [](const Diagnostic& diagnostic) { return diagnostic.severity == Severity::error; });
}

void sort_unique(Diagnostics& diagnostics) {
  const auto key = [](const Diagnostic& diagnostic) {
    return std::tie(diagnostic.span, diagnostic.severity, diagnostic.code, diagnostic.message.nl);
  };
  // Stable, so that findings with one key keep the order in which the reader met them.
  std::stable_sort(diagnostics.begin(), diagnostics.end(),
                   [&key](const Diagnostic& a, const Diagnostic& b) { return key(a) < key(b); });
  // Repeats need not be neighbours when only their notes differ in between, so each run of one key is searched.
  Diagnostics kept;
  kept.reserve(diagnostics.size());
  std::size_t run = 0;
  for (Diagnostic& diagnostic : diagnostics) {
    if (kept.empty() || key(kept.back()) != key(diagnostic)) run = kept.size();
    const auto begin = kept.begin() + static_cast<std::ptrdiff_t>(run);
    if (std::find(begin, kept.end(), diagnostic) == kept.end()) kept.push_back(std::move(diagnostic));
  }
  diagnostics = std::move(kept);
}

std::string nearest(std::string_view word, const std::vector<std::string>& candidates) {
  const std::vector<char32_t> wanted = folded(word.substr(0, word_characters_max * 4));
  if (wanted.empty() || wanted.size() > word_characters_max) return {};
  std::size_t best = std::max<std::size_t>(2, wanted.size() / 3) + 1;
  const std::string* found = nullptr;
  for (const std::string& candidate : candidates) {
    if (candidate.size() > (wanted.size() + best) * 4) continue;
    const std::vector<char32_t> letters = folded(candidate);
    const std::size_t steps = distance(wanted, letters);
    // Where every letter had to change it is another word: "ab" never suggests "xy".
    if (steps >= best || steps >= std::max(wanted.size(), letters.size())) continue;
    best = steps;
    found = &candidate;
  }
  return found == nullptr ? std::string{} : *found;
}

std::string fingerprint(std::string_view text) {
  constexpr std::uint64_t offset_basis = 14695981039346656037U;
  constexpr std::uint64_t prime = 1099511628211U;
  std::uint64_t hash = offset_basis;
  for (const char byte : text) {
    hash ^= static_cast<unsigned char>(byte);
    hash *= prime;
  }
  return fmt::format("{:016x}", hash);
}

std::string printable(std::string_view text) {
  std::string clean;
  clean.reserve(text.size());
  for (std::size_t offset = 0; offset < text.size();) {
    const utf8::Character character = utf8::decode(text, offset);
    if (!utf8::is_control(character.code)) utf8::append(clean, character.code);
    offset += character.bytes;
  }
  return clean;
}

}  // namespace besluit::diagnostic
