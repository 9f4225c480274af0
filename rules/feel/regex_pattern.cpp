// SPDX-License-Identifier: EUPL-1.2
// From the pattern language of XQuery to that of PCRE2: sets that are subtracted from each other, blocks, \i and \c,
// and the refusal of everything that PCRE2 knows and XQuery does not.
#include "rules/diagnostic/utf8.hpp"
#include "rules/feel/limits.hpp"
#include "rules/feel/regex.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace besluit::feel {
namespace {

struct Block {
  std::string_view name;
  char32_t first;
  char32_t last;
};
// Names of XML Schema: without spaces.
constexpr std::array<Block, 58> blocks{{{"BasicLatin", 0x0, 0x7F},
                                        {"Latin-1Supplement", 0x80, 0xFF},
                                        {"LatinExtended-A", 0x100, 0x17F},
                                        {"LatinExtended-B", 0x180, 0x24F},
                                        {"IPAExtensions", 0x250, 0x2AF},
                                        {"SpacingModifierLetters", 0x2B0, 0x2FF},
                                        {"CombiningDiacriticalMarks", 0x300, 0x36F},
                                        {"Greek", 0x370, 0x3FF},
                                        {"GreekandCoptic", 0x370, 0x3FF},
                                        {"Cyrillic", 0x400, 0x4FF},
                                        {"Armenian", 0x530, 0x58F},
                                        {"Hebrew", 0x590, 0x5FF},
                                        {"Arabic", 0x600, 0x6FF},
                                        {"Syriac", 0x700, 0x74F},
                                        {"Thaana", 0x780, 0x7BF},
                                        {"Devanagari", 0x900, 0x97F},
                                        {"Bengali", 0x980, 0x9FF},
                                        {"Gurmukhi", 0xA00, 0xA7F},
                                        {"Gujarati", 0xA80, 0xAFF},
                                        {"Oriya", 0xB00, 0xB7F},
                                        {"Tamil", 0xB80, 0xBFF},
                                        {"Telugu", 0xC00, 0xC7F},
                                        {"Kannada", 0xC80, 0xCFF},
                                        {"Malayalam", 0xD00, 0xD7F},
                                        {"Sinhala", 0xD80, 0xDFF},
                                        {"Thai", 0xE00, 0xE7F},
                                        {"Lao", 0xE80, 0xEFF},
                                        {"Tibetan", 0xF00, 0xFFF},
                                        {"Myanmar", 0x1000, 0x109F},
                                        {"Georgian", 0x10A0, 0x10FF},
                                        {"HangulJamo", 0x1100, 0x11FF},
                                        {"Ethiopic", 0x1200, 0x137F},
                                        {"Cherokee", 0x13A0, 0x13FF},
                                        {"Khmer", 0x1780, 0x17FF},
                                        {"Mongolian", 0x1800, 0x18AF},
                                        {"LatinExtendedAdditional", 0x1E00, 0x1EFF},
                                        {"GreekExtended", 0x1F00, 0x1FFF},
                                        {"GeneralPunctuation", 0x2000, 0x206F},
                                        {"SuperscriptsandSubscripts", 0x2070, 0x209F},
                                        {"CurrencySymbols", 0x20A0, 0x20CF},
                                        {"LetterlikeSymbols", 0x2100, 0x214F},
                                        {"NumberForms", 0x2150, 0x218F},
                                        {"Arrows", 0x2190, 0x21FF},
                                        {"MathematicalOperators", 0x2200, 0x22FF},
                                        {"MiscellaneousTechnical", 0x2300, 0x23FF},
                                        {"BoxDrawing", 0x2500, 0x257F},
                                        {"BlockElements", 0x2580, 0x259F},
                                        {"GeometricShapes", 0x25A0, 0x25FF},
                                        {"MiscellaneousSymbols", 0x2600, 0x26FF},
                                        {"Dingbats", 0x2700, 0x27BF},
                                        {"CJKSymbolsandPunctuation", 0x3000, 0x303F},
                                        {"Hiragana", 0x3040, 0x309F},
                                        {"Katakana", 0x30A0, 0x30FF},
                                        {"CJKUnifiedIdeographs", 0x4E00, 0x9FFF},
                                        {"HangulSyllables", 0xAC00, 0xD7A3},
                                        {"PrivateUse", 0xE000, 0xF8FF},
                                        {"HalfwidthandFullwidthForms", 0xFF00, 0xFFEF},
                                        {"Specials", 0xFFF0, 0xFFFD}}};

constexpr std::array<std::string_view, 36> categories{
    "L", "Lu", "Ll", "Lt", "Lm", "Lo", "M", "Mn", "Mc", "Me", "N",  "Nd", "Nl", "No", "P",  "Pc", "Pd", "Ps",
    "Pe", "Pi", "Pf", "Po", "Z", "Zs", "Zl", "Zp", "S", "Sm", "Sc", "Sk", "So", "C",  "Cc", "Cf", "Co", "Cn"};

// Characters of XML names, as the inside of a set.
constexpr std::string_view name_start =
    R"(:A-Z_a-z\x{C0}-\x{D6}\x{D8}-\x{F6}\x{F8}-\x{2FF}\x{370}-\x{37D}\x{37F}-\x{1FFF}\x{200C}-\x{200D})"
    R"(\x{2070}-\x{218F}\x{2C00}-\x{2FEF}\x{3001}-\x{D7FF}\x{F900}-\x{FDCF}\x{FDF0}-\x{FFFD}\x{10000}-\x{EFFFF})";
constexpr std::string_view name_rest = R"(\-.0-9\x{B7}\x{300}-\x{36F}\x{203F}-\x{2040})";

std::string code_point(char32_t code) {
  return fmt::format("\\x{{{:X}}}", static_cast<std::uint32_t>(code));
}

// A set of characters: `inside` may stand between [ and ]; `others` are sets that cannot, being complements.
struct Set {
  std::string inside;
  std::vector<std::string> others;

  void add(std::string_view content, bool complement) {
    if (complement) {
      others.push_back("[^" + std::string(content) + "]");
    } else {
      inside += content;
    }
  }
  // One character of the set, or none of it.
  [[nodiscard]] std::string pattern(bool negated) const {
    if (others.empty()) return (negated ? "[^" : "[") + inside + "]";
    std::string either = inside.empty() ? "" : "[" + inside + "]";
    for (const std::string& other : others) either += (either.empty() ? "" : "|") + other;
    return negated ? "(?:(?!" + either + ")(?s:.))" : "(?:" + either + ")";
  }
};

class Translator {
 public:
  Translator(std::string_view pattern, bool dot_all) : text_(pattern), dot_all_(dot_all) {}

  std::optional<std::string> run() {
    if (!branches(0) || at_ < text_.size()) return std::nullopt;
    return std::move(out_);
  }

 private:
  [[nodiscard]] bool done() const { return at_ >= text_.size(); }
  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }
  bool take(char c) {
    if (done() || peek() != c) return false;
    ++at_;
    return true;
  }
  char32_t character() {
    const auto decoded = utf8::decode(text_, at_);
    at_ += decoded.bytes;
    return decoded.code;
  }

  bool branches(int depth) {
    if (depth > limits::nesting_max) return false;
    while (true) {
      while (!done() && peek() != '|' && peek() != ')') {
        if (!piece(depth)) return false;
      }
      if (!take('|')) return true;
      out_ += '|';
    }
  }

  bool piece(int depth) {
    const bool anchor = peek() == '^' || peek() == '$';
    if (!atom(depth)) return false;
    return quantifier(anchor);
  }

  bool atom(int depth) {
    const char c = peek();
    switch (c) {
      case '(': {
        ++at_;
        const bool capture = peek() != '?';
        if (!capture) {
          ++at_;
          if (!take(':')) return false;
        }
        const std::size_t group = capture ? ++opened_ : 0;
        out_ += capture ? "(" : "(?:";
        if (!branches(depth + 1) || !take(')')) return false;
        out_ += ')';
        if (capture) closed_.push_back(group);
        return true;
      }
      case '[': {
        const auto set = char_class(depth);
        if (!set) return false;
        out_ += *set;
        return true;
      }
      case '.':
        ++at_;
        // The dot of PCRE2 takes a carriage return; that of XQuery does only with the flag s.
        out_ += dot_all_ ? "." : "[^\\r\\n]";
        return true;
      case '^':
      case '$':
        ++at_;
        out_ += c;
        return true;
      case '\\':
        return escape();
      case '*':
      case '+':
      case '?':
      case '{':
      case '}':
      case ']':
      case ')':
      case '|':
        return false;
      default:
        out_ += code_point(character());
        return true;
    }
  }

  bool quantifier(bool anchor) {
    const char c = peek();
    if (done() || (c != '*' && c != '+' && c != '?' && c != '{')) return true;
    if (anchor) return false;
    if (c != '{') {
      ++at_;
      out_ += c;
    } else {
      const std::size_t close = text_.find('}', at_);
      if (close == std::string_view::npos) return false;
      const std::string_view inside = text_.substr(at_ + 1, close - at_ - 1);
      const std::size_t comma = inside.find(',');
      const auto digits = [](std::string_view number) {
        return !number.empty() && number.size() <= 5 && number.find_first_not_of("0123456789") == number.npos;
      };
      const std::string_view most = comma == inside.npos ? "" : inside.substr(comma + 1);
      if (!digits(inside.substr(0, comma)) || (!most.empty() && !digits(most))) return false;
      out_ += text_.substr(at_, close + 1 - at_);
      at_ = close + 1;
    }
    if (take('?')) out_ += '?';
    const char next = peek();
    return done() || (next != '*' && next != '+' && next != '?' && next != '{');
  }

  // \1: a group that is closed already.
  bool back_reference() {
    std::size_t group = static_cast<std::size_t>(peek() - '0');
    ++at_;
    while (peek() >= '0' && peek() <= '9') {
      const std::size_t longer = group * 10 + static_cast<std::size_t>(peek() - '0');
      if (longer > opened_) break;
      group = longer;
      ++at_;
    }
    if (std::find(closed_.begin(), closed_.end(), group) == closed_.end()) return false;
    out_ += fmt::format("(?:\\g{{{}}})", group);
    return true;
  }

  bool escape() {
    ++at_;
    if (done()) return false;
    if (peek() >= '1' && peek() <= '9') return back_reference();
    Set set;
    if (const auto single = single_escape()) {
      out_ += code_point(*single);
      return true;
    }
    if (!multi_escape(set)) return false;
    out_ += set.pattern(false);
    return true;
  }

  std::optional<char32_t> single_escape() {
    const char c = peek();
    static constexpr std::string_view literal = "\\|.-^?*+{}()[]$";
    std::optional<char32_t> code;
    if (c == 'n') code = U'\n';
    if (c == 'r') code = U'\r';
    if (c == 't') code = U'\t';
    if (literal.find(c) != literal.npos) code = static_cast<char32_t>(c);
    if (code) ++at_;
    return code;
  }

  // \d, \w, \s, \i, \c, \p{...} and their complements; the letter stands here.
  bool multi_escape(Set& set) {
    const char c = peek();
    ++at_;
    switch (c) {
      case 'd':
      case 'D':
        set.inside += c == 'd' ? "\\p{Nd}" : "\\P{Nd}";
        return true;
      case 'w':
      case 'W':
        set.add("\\p{P}\\p{Z}\\p{C}", c == 'w');
        return true;
      case 's':
      case 'S':
        set.add(" \\t\\n\\r", c == 'S');
        return true;
      case 'i':
      case 'I':
        set.add(name_start, c == 'I');
        return true;
      case 'c':
      case 'C':
        set.add(std::string(name_start) + std::string(name_rest), c == 'C');
        return true;
      case 'p':
      case 'P':
        return property(set, c == 'P');
      default:
        return false;
    }
  }

  bool property(Set& set, bool complement) {
    if (!take('{')) return false;
    const std::size_t close = text_.find('}', at_);
    if (close == std::string_view::npos) return false;
    const std::string_view name = text_.substr(at_, close - at_);
    at_ = close + 1;
    if (std::find(categories.begin(), categories.end(), name) != categories.end()) {
      set.inside += fmt::format("\\{}{{{}}}", complement ? 'P' : 'p', name);
      return true;
    }
    if (!name.starts_with("Is")) return false;
    const auto block = std::find_if(blocks.begin(), blocks.end(),
                                    [&](const Block& each) { return each.name == name.substr(2); });
    if (block == blocks.end()) return false;
    set.add(code_point(block->first) + "-" + code_point(block->last), complement);
    return true;
  }

  // [...], with what is subtracted from it.
  std::optional<std::string> char_class(int depth) {
    if (depth > limits::nesting_max || !take('[')) return std::nullopt;
    const bool negated = take('^');
    Set set;
    bool any = false;
    std::optional<std::string> less;
    while (!take(']')) {
      if (done()) return std::nullopt;
      if (any && peek() == '-' && peek(1) == '[') {
        ++at_;
        less = char_class(depth + 1);
        if (!less || !take(']')) return std::nullopt;
        break;
      }
      if (!class_part(set, any)) return std::nullopt;
      any = true;
    }
    if (!any) return std::nullopt;
    const std::string pattern = set.pattern(negated);
    return less ? "(?:(?!" + *less + ")" + pattern + ")" : pattern;
  }

  // One character, one escape, or a range of characters.
  bool class_part(Set& set, bool any) {
    std::optional<char32_t> first;
    if (take('\\')) {
      if (done()) return false;
      first = single_escape();
      if (!first) return multi_escape(set);
    } else {
      if (peek() == '[') return false;
      // A hyphen is itself at the ends only.
      if (peek() == '-' && any && peek(1) != ']' && peek(1) != '-') return false;
      first = character();
    }
    if (peek() != '-' || peek(1) == ']' || peek(1) == '[' || peek(1) == '\0') {
      set.inside += code_point(*first);
      return true;
    }
    ++at_;
    std::optional<char32_t> last;
    if (take('\\')) {
      last = done() ? std::nullopt : single_escape();
      if (!last) return false;
    } else {
      last = character();
    }
    if (*last < *first) return false;
    set.inside += code_point(*first) + "-" + code_point(*last);
    return true;
  }

  std::string_view text_;
  bool dot_all_;
  std::size_t at_ = 0;
  std::string out_;
  std::size_t opened_ = 0;
  std::vector<std::size_t> closed_;
};

// The flag x: white space is nothing, except inside a set.
std::string without_spaces(std::string_view pattern) {
  std::string out;
  int depth = 0;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const char c = pattern[i];
    const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (space && depth == 0) continue;
    out += c;
    const char next = i + 1 < pattern.size() ? pattern[i + 1] : '\0';
    if (c == '\\' && next != '\0' && (depth > 0 || next == '[' || next == ']' || next == '\\')) {
      out += pattern[++i];
    } else if (c == '[') {
      ++depth;
    } else if (c == ']') {
      depth = std::max(0, depth - 1);
    }
  }
  return out;
}

}  // namespace

std::optional<std::string> translate_pattern(std::string_view pattern, bool extended, bool dot_all) {
  if (!extended) return Translator(pattern, dot_all).run();
  const std::string plain = without_spaces(pattern);
  return Translator(plain, dot_all).run();
}

}  // namespace besluit::feel
