// SPDX-License-Identifier: EUPL-1.2
// Literals, names, parentheses and brackets.
#include "rules/diagnostic/diagnostic.hpp"
#include "rules/diagnostic/utf8.hpp"
#include "rules/feel/parser.hpp"
#include "rules/feel/thousands.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace besluit::feel {

NodePtr Parser::primary() {
  const std::size_t begin = here();
  if (scan_.at_end() || foreign_symbol()) {
    return !stopped_ ? missing({"hier ontbreekt een waarde", "a value is missing here"}) : nullptr;
  }
  const char front = scan_.peek();
  const char second = scan_.rest().size() > 1 ? scan_.rest()[1] : ' ';
  if (is_digit(front) || (front == '.' && is_digit(second))) return number_literal();
  switch (front) {
    case '"':
      return string_literal();
    case '@':
      return at_literal();
    case '(':
      return parenthesised();
    case '[':
      return bracketed();
    case ']':
      return reversed_range();
    case '{':
      return context();
    case '`':
      return quoted_name();
    default:
      break;
  }
  if (scan_.rest().starts_with("“") || scan_.rest().starts_with("„") || front == '\'') {
    return stop(begin, begin + 1,
                {"zet een tekst tussen rechte dubbele aanhalingstekens: \"...\"",
                 "put a text between straight double quotes: \"...\""});
  }
  return name_or_call();
}

NodePtr Parser::number_literal() {
  const std::size_t begin = scan_.position();
  const std::string_view rest = scan_.rest();
  const auto digits_from = [rest](std::size_t from) {
    while (from < rest.size() && is_digit(rest[from])) ++from;
    return from;
  };
  const auto digit_at = [rest](std::size_t at) { return at < rest.size() && is_digit(rest[at]); };
  std::size_t length = digits_from(0);
  if (length < rest.size() && rest[length] == '.' && digit_at(length + 1)) length = digits_from(length + 1);
  std::size_t digits = 0;
  for (const char c : rest.substr(0, length)) digits += is_digit(c) && (digits > 0 || c != '0') ? 1 : 0;
  if (length < rest.size() && (rest[length] == 'e' || rest[length] == 'E')) {
    const bool sign = length + 1 < rest.size() && (rest[length + 1] == '+' || rest[length + 1] == '-');
    const std::size_t exponent = length + (sign ? 2 : 1);
    if (digit_at(exponent)) length = digits_from(exponent);
  }
  const bool too_long = strict() && digits > 34;
  const auto number = too_long ? std::nullopt : Decimal::parse(rest.substr(0, length));
  const char next = length < rest.size() ? rest[length] : ' ';
  const bool word_after = scan_.word_end(begin + length) != begin + length;
  // "3.000.000" and "3,5" must not be read as something shorter (a comma may stand between two values of a list).
  const bool more = next == '.' && digit_at(length + 1);
  const bool dutch = next == ',' && digit_at(length + 1) && strict() && depth_ <= 1;
  if (!number || word_after || more || dutch) {
    std::size_t end = length;
    while (end < rest.size() && (scan_.word_end(begin + end) != begin + end || rest[end] == '.' || rest[end] == ',')) {
      ++end;
    }
    return stop(begin, begin + std::max<std::size_t>(end, 1),
                {fmt::format("\"{}\" is geen getal; schrijf cijfers (hoogstens {}), met een punt voor decimalen",
                             findings_.shown(begin, begin + end), 34),
                 fmt::format("\"{}\" is not a number; write digits (at most {}), with a point for decimals",
                             findings_.shown(begin, begin + end), 34)});
  }
  // A Dutch reader sees a hundred thousand in 100.000, a computer a hundred: nobody is right by silence.
  if (strict() && looks_like_thousands(rest.substr(0, length)))
    return stop(begin, begin + length, thousands_or_decimals(rest.substr(0, length)));
  scan_.move_to(begin + length);
  return literal(begin, Value::number(*number));
}

// --- strings ---

namespace {

std::optional<char32_t> hex(std::string_view text, std::size_t digits) {
  if (text.size() < digits) return std::nullopt;
  char32_t code = 0;
  for (const char c : text.substr(0, digits)) {
    code *= 16;
    if (c >= '0' && c <= '9') {
      code += static_cast<char32_t>(c - '0');
    } else if (c >= 'a' && c <= 'f') {
      code += static_cast<char32_t>(c - 'a' + 10);
    } else if (c >= 'A' && c <= 'F') {
      code += static_cast<char32_t>(c - 'A' + 10);
    } else {
      return std::nullopt;
    }
  }
  return code;
}

}  // namespace

// \uXXXX, \UXXXXXX and pairs of surrogates; `used` counts from the letter.
std::optional<char32_t> Parser::escaped_code(std::string_view rest, std::size_t& used) const {
  if (rest.starts_with('U')) {
    used = 7;
    return hex(rest.substr(1), 6);
  }
  if (!rest.starts_with('u')) return std::nullopt;
  const auto first = hex(rest.substr(1), 4);
  used = 5;
  if (!first || *first < 0xD800 || *first > 0xDFFF) return first;
  const auto second = rest.substr(5).starts_with("\\u") ? hex(rest.substr(7), 4) : std::nullopt;
  if (*first > 0xDBFF || !second || *second < 0xDC00 || *second > 0xDFFF) return utf8::replacement;
  used = 11;
  return 0x10000 + ((*first - 0xD800) << 10U) + (*second - 0xDC00);
}

// The text after the opening quote, with its escapes undone; nothing after a reported problem. An escape that is none
// stays as it is written: regular expressions are full of them.
std::optional<std::string> Parser::quoted_text() {
  const std::size_t begin = scan_.position() - 1;
  std::string text;
  const std::string_view rest = scan_.rest();
  for (std::size_t i = 0; i < rest.size(); ++i) {
    if (rest[i] == '"') {
      scan_.move_to(scan_.position() + i + 1);
      return text;
    }
    if (rest[i] == '\n' || rest[i] == '\r') break;
    if (rest[i] != '\\' || i + 1 >= rest.size()) {
      text += rest[i];
      continue;
    }
    const char escaped = rest[++i];
    static constexpr std::string_view letters = "\"\\'nrt";
    static constexpr std::string_view meant = "\"\\'\n\r\t";
    std::size_t used = 0;
    if (const auto letter = letters.find(escaped); letter != letters.npos) {
      text += meant[letter];
    } else if (const auto code = escaped_code(rest.substr(i), used)) {
      utf8::append(text, *code);
      i += used - 1;
    } else {
      text += '\\';
      text += escaped;
    }
  }
  stop(begin, text_.size(), {"deze tekst heeft geen sluitend aanhalingsteken", "this text has no closing quote"});
  return std::nullopt;
}

NodePtr Parser::string_literal() {
  const std::size_t begin = here();
  scan_.take("\"");
  auto text = quoted_text();
  return text ? literal(begin, Value::string(std::move(*text))) : nullptr;
}

NodePtr Parser::at_literal() {
  const std::size_t begin = here();
  scan_.take("@");
  if (!scan_.take("\"")) {
    return missing({"na @ hoort een tekst: @\"2024-07-10\"", "after @ goes a text: @\"2024-07-10\""});
  }
  const auto text = quoted_text();
  if (!text) return nullptr;
  Value value = parse_at_literal(*text, options_.zones);
  if (value.is_null() && strict()) {
    const std::string shown = findings_.shown(begin, scan_.position());
    findings_.report(begin, scan_.position(),
                     {fmt::format("{} is geen datum, tijd of duur", shown),
                      fmt::format("{} is not a date, time or duration", shown)});
  }
  NodePtr node = literal(begin, std::move(value));
  if (node && node->value.is_null()) node->type = Type::any;
  return node;
}

// --- names ---

// What a name that was found means here, reached from the running frame.
NodePtr Parser::meant(const Names::Found& found, std::size_t begin) {
  using Where = Names::Found::Where;
  if (found.where == Where::local && found.name == "?") ++inputs_used_;
  if (found.where == Where::local && found.name == "partial") ++partials_used_;
  // The name without regard to the items of filters around it.
  const Names::Found plain = found.where == Where::entry ? names_.plain(found.name) : found;
  NodePtr node;
  switch (plain.where) {
    case Where::local:
      node = make(Op::local, begin, plain.type);
      if (node) node->slot = names_.reach(plain);
      break;
    case Where::global:
      // Inside a function it has become a local: the function takes it along.
      node = make(names_.in_function() ? Op::local : Op::global, begin, plain.type);
      if (node) node->slot = names_.reach(plain);
      break;
    case Where::built_in:
      node = make(Op::built_in, begin, Type::function());
      if (node) node->built_in = plain.built_in;
      break;
    default:
      node = make(Op::missing, begin, Type::any);
      break;
  }
  if (!node) return nullptr;
  node->name = found.name;
  // "item" and "?" are names of the filter and the test themselves, unless an item has an entry of that name.
  const bool local = plain.where == Where::local;
  auto items = names_.items_above(local ? plain.block + (found.name == "item" ? 0 : 1) : 0);
  if (items.empty() || found.name == "?") return node;
  const Type entry = found.where == Where::entry ? found.type : names_.entry_type(found.name);
  Type type = found.where == Where::entry || !entry.is_any() ? entry : Type::any;
  if (found.name == "item" && entry.is_any()) type = plain.type;
  NodePtr dynamic = make(Op::item_entry, begin, type, children(std::move(node)));
  if (!dynamic) return nullptr;
  dynamic->name = found.name;
  dynamic->slots = std::move(items);
  return dynamic;
}

NodePtr Parser::name_or_call() {
  using Where = Names::Found::Where;
  const std::size_t begin = here();
  const Names::Found found = names_.find(scan_);
  const std::string_view word = scan_.word();
  const bool longer = found.end > begin + word.size();
  if (!longer && (is_reserved(word) || word.empty())) return word_literal(begin);
  if (found.where == Where::nowhere) return unknown_name(begin);
  // `date` may be a variable and date("...") is a call all the same.
  Names::Found function = names_.find_built_in(scan_);
  if (function.end >= found.end) {
    scan_.move_to(function.end);
    const bool callable = found.type.is_any() || found.type.is(TypeKind::function);
    const bool shadowed = found.where != Where::built_in && function.end == found.end && callable;
    if (scan_.sees("(") && !shadowed) return built_in_call(*function.built_in, begin);
  }
  scan_.move_to(found.end);
  if (found.where != Where::built_in) last_name_ = {begin, found.end};
  if (found.where == Where::built_in && strict() && !names_.in_filter()) {
    if (found.name == "not") {
      return missing({"na \"not\" horen haakjes: not(...)", "after \"not\" go parentheses: not(...)"});
    }
    // A function that is not called is nearly always a name that nobody declared.
    scan_.move_to(begin);
    const std::size_t end = scan_.plain_name_end(true);
    if (end != found.end) return unknown_name(begin);
    scan_.move_to(found.end);
  }
  return meant(found, begin);
}

NodePtr Parser::unknown_name(std::size_t begin) {
  std::size_t end = scan_.plain_name_end(false);
  std::string suggestion;
  if (strict()) {
    const std::size_t longer = scan_.plain_name_end(true);
    suggestion = diagnostic::nearest(findings_.shown(begin, longer), names_.visible());
    if (!suggestion.empty() || !names_.in_open_filter()) end = longer;
  }
  const std::string name = join_name(split_name(scan_.between(begin, end)));
  scan_.move_to(end);
  if (names_.in_open_filter()) {
    Names::Found found;
    found.name = name;
    found.where = Names::Found::Where::nowhere;
    return meant(found, begin);
  }
  if (strict()) {
    if (scan_.sees("(")) {
      std::vector<std::string> functions;
      for (const BuiltIn& function : built_ins()) functions.emplace_back(function.name);
      const std::string shown = findings_.shown(begin, end);
      findings_.report(begin, end,
                       {fmt::format("onbekende functie \"{}\"", shown), fmt::format("unknown function \"{}\"", shown)},
                       diagnostic::nearest(shown, functions));
    } else {
      scan_.move_to(end);
      report_unknown(begin, end, suggestion);
    }
  }
  scan_.move_to(end);
  NodePtr node = make(Op::missing, begin, Type::any);
  if (node) node->name = name;
  return node;
}

// An extension: a name between back-quotes, whatever is in it.
NodePtr Parser::quoted_name() {
  const std::size_t begin = here();
  const std::size_t close = text_.find('`', begin + 1);
  if (close == std::string_view::npos) {
    return stop(begin, text_.size(), {"deze naam heeft geen sluitend teken `", "this name has no closing `"});
  }
  const std::string name = join_name(split_name(scan_.between(begin + 1, close)));
  scan_.move_to(close + 1);
  Names::Found found = names_.plain(name);
  if (found.where == Names::Found::Where::nowhere && strict() && !names_.in_open_filter()) {
    report_unknown(begin, close + 1, diagnostic::nearest(name, names_.visible()));
  }
  if (found.name.empty()) found.name = name;
  return meant(found, begin);
}

// A word of the grammar, where a value should stand.
NodePtr Parser::word_literal(std::size_t begin) {
  if (scan_.take_word("true")) return literal(begin, Value::boolean(true));
  if (scan_.take_word("false")) return literal(begin, Value::boolean(false));
  if (scan_.take_word("null")) return literal(begin, Value());
  if (scan_.take_word("if")) return conditional();
  if (scan_.take_word("for")) return for_loop();
  if (scan_.take_word("some")) return quantified(Op::some);
  if (scan_.take_word("every")) return quantified(Op::every);
  if (scan_.take_word("function")) return function_literal();
  return missing({"hier ontbreekt een waarde", "a value is missing here"});
}

// --- parentheses and brackets ---

// (value), (low..high] and (< value).
NodePtr Parser::parenthesised() {
  const std::size_t begin = here();
  scan_.take("(");
  const int outer = std::exchange(range_ends_, 0);
  NodePtr node;
  if (const auto relation = take_relation()) {
    node = unary_range(begin, *relation);
  } else {
    NodePtr inner = expression();
    if (inner && scan_.take("..")) {
      node = range_rest(begin, RangeEnd::open, std::move(inner));
    } else if (inner) {
      if (!scan_.take(")")) return missing({"hier ontbreekt een haakje )", "a closing ) is missing here"});
      node = widened(std::move(inner), begin, scan_.position());
    }
  }
  range_ends_ = outer;
  return node;
}

// A range of one end as a value: (< 10).
NodePtr Parser::unary_range(std::size_t begin, Relation relation) {
  NodePtr end = sum();
  if (!end) return nullptr;
  if (!scan_.take(")")) return missing({"hier ontbreekt een haakje )", "a closing ) is missing here"});
  Type of = end->type;
  NodePtr node = make(Op::range, begin, Type::range(std::move(of)), children(std::move(end)));
  if (!node) return nullptr;
  node->relation = relation;
  node->start_end = node->end_end = RangeEnd::undefined;
  return node;
}

// After "low..": the high end, and the bracket that closes.
NodePtr Parser::range_rest(std::size_t begin, RangeEnd start_end, NodePtr start) {
  ++range_ends_;
  NodePtr end = expression();
  --range_ends_;
  if (!end) return nullptr;
  RangeEnd end_end = RangeEnd::open;
  if (scan_.take("]")) {
    end_end = RangeEnd::closed;
  } else if (!scan_.take(")") && !scan_.take("[")) {
    return missing({"een bereik eindigt met ] of ), bijvoorbeeld [3..6]", "a range ends with ] or ), as in [3..6]"});
  }
  findings_.check_comparable(*start, *end, true);
  Type of = start->type;
  NodePtr node = make(Op::range, begin, Type::range(std::move(of)), children(std::move(start), std::move(end)));
  if (!node) return nullptr;
  node->start_end = start_end;
  node->end_end = end_end;
  return node;
}

// [a, b] and [low..high].
NodePtr Parser::bracketed() {
  const std::size_t begin = here();
  scan_.take("[");
  const int outer = std::exchange(range_ends_, 0);
  std::vector<NodePtr> elements;
  if (!scan_.take("]")) {
    while (true) {
      // A list may hold tests, as a cell may: [< 5, > 10].
      const std::size_t element = here();
      NodePtr each;
      if (const auto relation = take_relation()) {
        NodePtr end = sum();
        if (!end) return nullptr;
        Type of = end->type;
        each = make(Op::range, element, Type::range(std::move(of)), children(std::move(end)));
        if (!each) return nullptr;
        each->relation = *relation;
        each->start_end = each->end_end = RangeEnd::undefined;
      } else {
        each = expression();
      }
      if (!each) return nullptr;
      if (elements.empty() && scan_.take("..")) {
        NodePtr range = range_rest(begin, RangeEnd::closed, std::move(each));
        range_ends_ = outer;
        return range;
      }
      elements.push_back(std::move(each));
      if (scan_.take("]")) break;
      if (!scan_.take(",")) return missing({"hier hoort een komma of ]", "a comma or ] belongs here"});
    }
  }
  range_ends_ = outer;
  Type element = elements.empty() ? Type::any : elements.front()->type;
  for (const NodePtr& each : elements) {
    if (!(each->type == element)) element = Type::any;
  }
  return make(Op::list, begin, Type::list(std::move(element)), std::move(elements));
}

// ]low..high[
NodePtr Parser::reversed_range() {
  const std::size_t begin = here();
  scan_.take("]");
  const int outer = std::exchange(range_ends_, 0);
  NodePtr start = expression();
  if (!start) return nullptr;
  if (!scan_.take("..")) {
    return missing({"hier hoort een bereik, bijvoorbeeld ]3..6[", "a range belongs here, for example ]3..6["});
  }
  NodePtr node = range_rest(begin, RangeEnd::open, std::move(start));
  range_ends_ = outer;
  return node;
}

// Whether a `[` after the end of a range closes it: what follows can then begin no filter.
bool Parser::at_range_end() const {
  Scanner ahead = scan_;
  ahead.move_to(scan_.position() + 1);
  ahead.skip_spaces();
  if (ahead.at_end()) return true;
  constexpr std::string_view followers = "),]}=<>!*/+:";
  if (followers.find(ahead.peek()) != followers.npos) return true;
  // A part of the range, unless a number such as .5 begins here.
  if (ahead.peek() == '.' && (ahead.rest().size() < 2 || !is_digit(ahead.rest()[1]))) return true;
  static constexpr std::array<std::string_view, 11> words{"and",     "or",        "then",     "else", "return", "in",
                                                          "between", "satisfies", "instance", "of",   "is"};
  const std::string_view word = ahead.word();
  return !word.empty() && std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace besluit::feel
