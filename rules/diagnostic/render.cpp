// SPDX-License-Identifier: EUPL-1.2
// A diagnostic as a person reads it: the GNU first line, then excerpts in the manner of modern compilers.
#include "rules/diagnostic/diagnostic.hpp"
#include "rules/diagnostic/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace besluit::diagnostic {
namespace {

// Longer lines are cut around the span, so that one minified line cannot flood the screen.
constexpr int line_characters_max = 160;
constexpr int lead_characters_max = 60;

struct Excerpt {
  std::string line;       ///< safe to print, possibly cut
  std::string underline;  ///< blanks up to the span, then the marks
};

// The columns are characters, the marks are placed by cells: a wide character before the span takes two blanks.
Excerpt excerpt_of(std::string_view line, const Span& span, char mark) {
  const int length = static_cast<int>(utf8::count(line));
  const int begin = std::clamp(span.column, 1, length + 1);
  const int end = std::clamp(span.end_column, begin + 1, std::max(begin + 1, length + 1));
  const bool cut = length > line_characters_max;
  const int first = cut ? std::max(1, begin - lead_characters_max) : 1;
  const int last = cut ? std::min(length, first + line_characters_max - 1) : length;
  Excerpt excerpt;
  if (first > 1) {
    excerpt.line += "…";
    excerpt.underline += ' ';
  }
  int column = 1;
  std::size_t marks = 0;
  for (std::size_t offset = 0; offset < line.size() && column <= last; ++column) {
    const utf8::Character character = utf8::decode(line, offset);
    offset += character.bytes;
    if (column < first) continue;
    char32_t code = character.code;
    if (code == U'\t') code = U' ';
    if (utf8::is_control(code)) code = utf8::replacement;
    utf8::append(excerpt.line, code);
    const auto width = static_cast<std::size_t>(utf8::cells(code));
    if (column < begin) excerpt.underline.append(width, ' ');
    if (column >= begin && column < end) marks += width;
  }
  if (last < length) excerpt.line += "…";
  // At the end of a line, or under a lone combining mark, there is no cell of its own: one mark shows the place.
  excerpt.underline.append(std::max<std::size_t>(marks, 1), mark);
  return excerpt;
}

class Page {
 public:
  Page(std::string_view source, std::size_t gutter) : source_(source), gutter_(gutter) {}

  /// False when the source does not hold the line.
  bool add_excerpt(const Span& span, char mark, const std::string& label) {
    const auto line = utf8::line_at(source_, span.line);
    if (source_.empty() || !line) return false;
    const Excerpt excerpt = excerpt_of(*line, span, mark);
    text_ += fmt::format("{:>{}} |\n", "", gutter_);
    text_ += trimmed(fmt::format("{:>{}} | {}", span.line, gutter_, excerpt.line)) + '\n';
    const std::string tail = label.empty() ? "" : " " + printable(label);
    text_ += fmt::format("{:>{}} | {}{}\n", "", gutter_, excerpt.underline, tail);
    return true;
  }
  void add_line(std::string_view line) { text_ += fmt::format("{}\n", line); }
  void add_remark(std::string_view word, std::string_view text) {
    text_ += fmt::format("{:>{}} = {}: {}\n", "", gutter_, word, text);
  }
  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  static std::string trimmed(std::string line) {
    line.erase(line.find_last_not_of(' ') + 1);
    return line;
  }

  std::string_view source_;
  std::size_t gutter_;
  std::string text_;
};

struct Words {
  std::string_view error, warning, see, fix, explain;
};
constexpr Words dutch{"fout", "waarschuwing", "zie ook", "oplossing", "uitleg"};
constexpr Words english{"error", "warning", "see also", "fix", "explain"};

}  // namespace

std::string render(const Diagnostic& diagnostic, std::string_view source, Language language) {
  const Words& words = language == Language::en ? english : dutch;
  const Span& span = diagnostic.span;
  int last_line = span.line;
  for (const Note& note : diagnostic.notes) last_line = std::max(last_line, note.span.line);
  // Two digits at least, so that the messages of one short file stand under each other.
  Page page(source, std::max<std::size_t>(2, std::to_string(last_line).size()));
  page.add_line(fmt::format("{}:{}:{}: {}[{}]: {}", printable(span.file), span.line, span.column,
                            diagnostic.severity == Severity::error ? words.error : words.warning, diagnostic.code,
                            printable(diagnostic.message.in(language))));
  page.add_excerpt(span, '^', diagnostic.label.in(language));
  for (const Note& note : diagnostic.notes) {
    const std::string& text = note.text.in(language);
    // `source` is the text of one file only; a place in another file is named, not drawn.
    if (note.span.file == span.file && page.add_excerpt(note.span, '-', text)) continue;
    page.add_remark(words.see, fmt::format("{}:{}:{}: {}", printable(note.span.file), note.span.line, note.span.column,
                                           printable(text)));
  }
  if (!diagnostic.fix.in(language).empty()) page.add_remark(words.fix, printable(diagnostic.fix.in(language)));
  page.add_remark(words.explain, "besluitctl explain " + diagnostic.code);
  return page.take();
}

}  // namespace besluit::diagnostic
