// SPDX-License-Identifier: EUPL-1.2
#include "engine/core/letter.hpp"

#include "rules/diagnostic/diagnostic.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace besluit::engine::letter {
namespace {

/// Characters, as far as lines are concerned: bytes that do not continue another.
std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string folded(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return result;
}

struct ArticleRow {
  std::string_view word;
  bool as_ending;  ///< a word may end so ("Auditcommissie"); else it must be the word itself
  std::string_view article;
};
// First hit wins, word by word. Only what bodies of shared arrangements are called: guessing further makes mistakes,
// and a name without an article is always right.
constexpr std::array articles{
    ArticleRow{"ab", false, "het"},        ArticleRow{"db", false, "het"},     ArticleRow{"bac", false, "de"},
    ArticleRow{"bao", true, "het"},        ArticleRow{"bestuur", true, "het"}, ArticleRow{"overleg", true, "het"},
    ArticleRow{"college", true, "het"},    ArticleRow{"team", true, "het"},    ArticleRow{"commissie", true, "de"},
    ArticleRow{"raad", true, "de"},        ArticleRow{"staten", true, "de"},   ArticleRow{"groep", true, "de"},
    ArticleRow{"directie", true, "de"},    ArticleRow{"kamer", true, "de"},    ArticleRow{"kring", true, "de"},
    ArticleRow{"vergadering", true, "de"},
};

}  // namespace

std::string with_article(std::string_view name) {
  const std::string lower = folded(name);
  if (lower.starts_with("de ") || lower.starts_with("het ")) return std::string(name);
  std::string_view rest = lower;
  while (!rest.empty()) {
    const std::string_view word = rest.substr(0, rest.find(' '));
    for (const ArticleRow& row : articles)
      if (row.as_ending ? word.ends_with(row.word) : word == row.word)
        return std::string(row.article) + " " + std::string(name);
    rest.remove_prefix(std::min(rest.size(), word.size() + 1));
  }
  return std::string(name);
}

std::string capital(std::string_view text) {
  std::string result(text);
  if (result.empty()) return result;
  const auto lead = static_cast<unsigned char>(result[0]);
  if (lead < 0x80U) {
    result[0] = static_cast<char>(std::toupper(lead));
  } else if (lead == 0xC3U &&
             result.size() > 1) {  // U+00E0..U+00FE: the capital stands 0x20 lower (but not for U+00F7)
    const auto tail = static_cast<unsigned char>(result[1]);
    if (tail >= 0xA0U && tail <= 0xBEU && tail != 0xB7U) result[1] = static_cast<char>(tail - 0x20U);
  }
  return result;
}

std::string in_quotes(std::string_view text) {
  return "\"" + one_line(text) + "\"";
}

std::string one_line(std::string_view text) {
  std::string spaced(text);
  std::replace_if(
      spaced.begin(), spaced.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  std::string result;
  for (const char c : diagnostic::printable(spaced))
    if (c != ' ' || (!result.empty() && result.back() != ' ')) result.push_back(c);
  while (!result.empty() && result.back() == ' ') result.pop_back();
  return result;
}

std::string as_sentence(std::string_view text) {
  std::string result = capital(one_line(text));
  if (!result.empty() && std::string_view(".?!").find(result.back()) == std::string_view::npos) result.push_back('.');
  return result;
}

std::string listed(const std::vector<std::string>& words) {
  std::string result;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) result += i + 1 == words.size() ? " en " : ", ";
    result += words[i];
  }
  return result;
}

std::string wrapped(std::string_view text, std::string_view first) {
  const std::size_t indent = characters(first);
  std::string result(first);
  std::size_t column = indent;
  bool line_is_empty = true;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (word.empty()) continue;
    const std::size_t length = characters(word);
    if (!line_is_empty && column + 1 + length > width) {
      result.push_back('\n');
      result.append(indent, ' ');
      column = indent;
      line_is_empty = true;
    }
    if (!line_is_empty) result.push_back(' ');
    result.append(word);
    column += length + (line_is_empty ? 0 : 1);
    line_is_empty = false;
  }
  result.push_back('\n');
  return result;
}

std::string tidied(std::string_view text) {
  std::string result;
  bool gap = false;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    while (!line.empty() && (line.back() == ' ' || line.back() == '\r' || line.back() == '\t')) line.remove_suffix(1);
    if (line.empty()) {
      gap = !result.empty();
      continue;
    }
    if (gap) result.push_back('\n');
    gap = false;
    if (line.front() == ' ' || characters(line) <= width)
      result.append(line).push_back('\n');
    else if (line.starts_with("- "))
      result += wrapped(line.substr(2), "- ");
    else
      result += wrapped(line);
  }
  while (!result.empty() && result.back() == '\n') result.pop_back();
  return result;
}

void Letter::block(std::string_view ready) {
  if (ready.empty()) return;
  if (!text_.empty()) text_.push_back('\n');
  text_.append(ready);
}

void Letter::paragraph(std::string_view text) {
  if (!text.empty()) block(wrapped(text));
}

void Letter::section(std::string_view heading, std::string_view text) {
  if (!text.empty()) block(std::string(heading) + "\n" + wrapped(text));
}

}  // namespace besluit::engine::letter
