// SPDX-License-Identifier: EUPL-1.2
#include "workflows/reading/raw_text.hpp"

#include <algorithm>
#include <utility>

namespace besluit::reading {
namespace {

constexpr std::string_view bom = "\xEF\xBB\xBF";

std::size_t indent_of(std::string_view line) {
  const auto first = line.find_first_not_of(' ');
  return first == std::string_view::npos ? line.size() : first;
}

bool blank(std::string_view line) {
  return line.find_first_not_of(" \t") == std::string_view::npos;
}

/// One well-formed sequence at the front of `text`: its length and character; length 0 when it is malformed.
struct Decoded {
  std::size_t bytes = 0;
  char32_t character = 0;
};

Decoded decode(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return {1, lead};
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || text.size() < length) return {};
  char32_t character = lead & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) return {};
    character = (character << 6U) | (byte(i) & 0x3FU);
  }
  constexpr char32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
  if (character < smallest[length] || character > 0x10FFFF || (character >= 0xD800 && character <= 0xDFFF)) return {};
  return {length, character};
}

bool forbidden(char32_t c) {
  if (c < 0x20) return c != '\t' && c != '\n';
  return (c >= 0x7F && c <= 0x9F) || c == 0xFEFF || c == 0x2028 || c == 0x2029 || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069) || c == 0xFFFE || c == 0xFFFF;
}

/// A line that ends in a block scalar's header: `key: |`, `- >-`, perhaps with a comment after it.
bool opens_block(std::string_view line) {
  if (const auto first = indent_of(line); first < line.size() && line[first] == '#') return false;
  for (std::size_t at = line.find_first_of("|>"); at != std::string_view::npos; at = line.find_first_of("|>", at + 1)) {
    if (at == 0 || line[at - 1] != ' ') continue;
    const auto before = line.find_last_not_of(' ', at - 1);
    if (before == std::string_view::npos || (line[before] != ':' && line[before] != '-')) continue;
    auto rest = at + 1;
    while (rest < line.size() && (line[rest] == '+' || line[rest] == '-' || (line[rest] >= '1' && line[rest] <= '9'))) {
      ++rest;
    }
    const auto next = line.find_first_not_of(' ', rest);
    if (next == std::string_view::npos || (line[next] == '#' && next > rest)) return true;
  }
  return false;
}

/// Walks one line and keeps what is odd.
class Walker {
 public:
  explicit Walker(Oddities& found) : found_(found) {}

  void line(std::string_view text, std::size_t index) {
    bool value_may_begin = true;  // a quote or bracket means something only where a value begins
    bool only_dashes = true;      // a dash opens an item only when nothing but dashes stands before it
    for (std::size_t at = 0; at < text.size(); ++at) {
      const char c = text[at];
      if (c == '#' && (at == 0 || text[at - 1] == ' ' || text[at - 1] == '\t')) return;
      if (c == ' ' || c == '\t') continue;
      if ((c == '\'' || c == '"') && value_may_begin) {
        const auto close = closing_quote(text, at);
        if (!close) {
          found_.quotes.push_back({index, at, 1});
          return;
        }
        at = *close;
        value_may_begin = only_dashes = false;
        continue;
      }
      if (value_may_begin && (c == '&' || c == '*' || c == '!')) {
        const auto end = std::min(text.find_first_of(" \t,[]{}", at), text.size());
        (c == '&' ? found_.anchors : c == '*' ? found_.aliases : found_.tags).push_back({index, at, end - at});
        at = end - 1;
        value_may_begin = c != '*';  // an anchor or a tag stands before its value
        continue;
      }
      const bool spaced = at + 1 >= text.size() || text[at + 1] == ' ';
      const bool item = (c == '-' || c == '?') && only_dashes;
      only_dashes = item;
      if ((c == '[' || c == '{') && value_may_begin) {
        found_.brackets.push_back({index, at, 1});
      } else if ((c == ']' || c == '}') && !found_.brackets.empty()) {
        found_.brackets.pop_back();
        value_may_begin = false;
      } else {
        value_may_begin = ((c == ':' || item) && spaced) || (c == ',' && !found_.brackets.empty());
      }
    }
  }

 private:
  Oddities& found_;
};

}  // namespace

RawText::RawText(std::string file, std::string_view text) : file_(std::move(file)) {
  if (text.starts_with(bom)) text.remove_prefix(bom.size());
  text_.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
    text_.push_back(text[i]);
  }
  split();
}

void RawText::split() {
  starts_.assign(1, 0);
  for (std::size_t i = 0; i < text_.size(); ++i) {
    if (text_[i] == '\n') starts_.push_back(i + 1);
  }
}

std::string_view RawText::line(std::size_t index) const {
  if (index >= starts_.size()) return {};
  const auto begin = starts_[index];
  const auto end = index + 1 < starts_.size() ? starts_[index + 1] - 1 : text_.size();
  return std::string_view(text_).substr(begin, end - begin);
}

diagnostic::Span RawText::span(std::size_t index, std::size_t offset, std::size_t bytes) const {
  const auto whole = line(index);
  offset = std::min(offset, whole.size());
  const auto inside = whole.substr(offset, bytes);
  const int column = characters(whole.substr(0, offset)) + 1;
  return {file_, static_cast<int>(index) + 1, column, column + std::max(1, characters(inside))};
}

std::size_t RawText::last_line() const {
  for (std::size_t i = lines(); i > 0; --i) {
    if (!blank(line(i - 1))) return i - 1;
  }
  return 0;
}

void RawText::close_quote(std::size_t index, char quote) {
  text_.insert(starts_.at(index) + line(index).size(), 1, quote);
  split();
}

void RawText::overwrite(std::size_t index, std::size_t offset, std::size_t bytes, char filler) {
  text_.replace(starts_.at(index) + offset, bytes, bytes, filler);
}

int characters(std::string_view text) {
  return static_cast<int>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::optional<std::size_t> first_invalid_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto decoded = decode(text.substr(at));
    if (decoded.bytes == 0) return at;
    at += decoded.bytes;
  }
  return std::nullopt;
}

std::optional<Forbidden> first_forbidden(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto decoded = decode(text.substr(at));
    if (decoded.bytes == 0) return std::nullopt;
    if (forbidden(decoded.character)) return Forbidden{at, decoded.bytes, decoded.character};
    at += decoded.bytes;
  }
  return std::nullopt;
}

std::optional<std::size_t> closing_quote(std::string_view line, std::size_t open) {
  const char quote = line[open];
  for (std::size_t at = open + 1; at < line.size(); ++at) {
    if (quote == '"' && line[at] == '\\') {
      ++at;
    } else if (line[at] == quote) {
      const bool doubled = quote == '\'' && at + 1 < line.size() && line[at + 1] == quote;
      if (!doubled) return at;
      ++at;
    }
  }
  return std::nullopt;
}

Oddities oddities(const RawText& raw) {
  Oddities found;
  Walker walker(found);
  for (std::size_t index = 0; index < raw.lines(); ++index) {
    const auto text = raw.line(index);
    walker.line(text, index);
    if (!found.brackets.empty() || !opens_block(text)) continue;
    // Everything that is indented deeper than the line with the header belongs to the block.
    const auto indent = indent_of(text);
    while (index + 1 < raw.lines() && (blank(raw.line(index + 1)) || indent_of(raw.line(index + 1)) > indent)) ++index;
  }
  return found;
}

}  // namespace besluit::reading
