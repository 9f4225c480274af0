// SPDX-License-Identifier: EUPL-1.2
// String functions (table 74). Characters are code points.
#include "rules/diagnostic/utf8.hpp"
#include "rules/feel/built_in.hpp"
#include "rules/feel/regex.hpp"

#include <array>
#include <string>
#include <vector>

namespace besluit::feel {
namespace {

/// The byte offset of character `index` (from 0), at most the end.
std::size_t offset_of_character(std::string_view text, std::size_t index) {
  std::size_t at = 0;
  while (index > 0 && at < text.size()) {
    at += utf8::decode(text, at).bytes;
    --index;
  }
  return at;
}

Value regex_failure(const Call& call, RegexError error) {
  switch (error) {
    case RegexError::flags:
      return call.fail("regex", "een vlag is s, m, i of x", "a flag is s, m, i or x");
    case RegexError::replacement:
      return call.fail("regex", "in een vervanging staat $ voor een groep, en \\$ voor het teken zelf",
                       "in a replacement $ stands for a group, and \\$ for the sign itself");
    case RegexError::empty_match:
      return call.fail("regex", "dit patroon past ook op niets", "this pattern also matches nothing at all");
    case RegexError::limit:
      return call.fail("regex", "dit patroon kost te veel stappen", "this pattern takes too many steps");
    case RegexError::pattern:
      break;
  }
  return call.fail("regex", "dit is geen patroon", "this is not a pattern");
}

Value substring(const Call& call) {
  const std::string& text = call[0].string();
  const auto length = static_cast<std::int64_t>(utf8::count(text));
  const auto start = call[1].number().truncated_int64();
  if (!start || *start == 0 || *start > length || *start < -length) {
    return call.fail("range", "het begin ligt buiten de tekst", "the start lies outside the text");
  }
  const std::int64_t first = *start > 0 ? *start - 1 : length + *start;
  std::int64_t count = length - first;
  if (call.count() > 2 && !call[2].is_null()) {
    if (!call[2].is(Kind::number)) return call.fail("argument", "de lengte is geen getal", "the length is no number");
    const auto wanted = call[2].number().truncated_int64();
    if (!wanted || *wanted < 1) return call.fail("range", "de lengte is ten minste 1", "the length is at least 1");
    count = std::min(count, *wanted);
  }
  const std::size_t from = offset_of_character(text, static_cast<std::size_t>(first));
  const std::string_view rest = std::string_view(text).substr(from);
  return Value::string(std::string(rest.substr(0, offset_of_character(rest, static_cast<std::size_t>(count)))));
}

Value string_length(const Call& call) {
  return Value::number(static_cast<std::int64_t>(utf8::count(call[0].string())));
}
Value upper_case(const Call& call) {
  return Value::string(changed_case(call[0].string(), true));
}
Value lower_case(const Call& call) {
  return Value::string(changed_case(call[0].string(), false));
}

Value substring_before(const Call& call) {
  const std::string& text = call[0].string();
  const std::size_t at = text.find(call[1].string());
  return Value::string(at == std::string::npos ? std::string() : text.substr(0, at));
}
Value substring_after(const Call& call) {
  const std::string& text = call[0].string();
  const std::size_t at = text.find(call[1].string());
  return Value::string(at == std::string::npos ? std::string() : text.substr(at + call[1].string().size()));
}

Value contains(const Call& call) {
  return Value::boolean(call[0].string().find(call[1].string()) != std::string::npos);
}
Value starts_with(const Call& call) {
  return Value::boolean(call[0].string().starts_with(call[1].string()));
}
Value ends_with(const Call& call) {
  return Value::boolean(call[0].string().ends_with(call[1].string()));
}

std::expected<const Regex*, RegexError> pattern_of(const Call& call, std::size_t flags_at) {
  std::string_view flags;
  if (call.count() > flags_at && !call[flags_at].is_null()) {
    if (!call[flags_at].is(Kind::string)) return std::unexpected(RegexError::flags);
    flags = call[flags_at].string();
  }
  return call.evaluation.patterns().find(call[1].string(), flags);
}

Value matches(const Call& call) {
  const auto regex = pattern_of(call, 2);
  if (!regex) return regex_failure(call, regex.error());
  const auto found = (*regex)->matches(call[0].string(), call.evaluation);
  if (!found) return regex_failure(call, found.error());
  return Value::boolean(*found);
}

Value replace(const Call& call) {
  const auto regex = pattern_of(call, 3);
  if (!regex) return regex_failure(call, regex.error());
  auto text = (*regex)->replace(call[0].string(), call[2].string(), call.evaluation);
  if (!text) return regex_failure(call, text.error());
  if (!call.evaluation.charge(text->size() / 64)) return {};
  return Value::string(std::move(*text));
}

Value split(const Call& call) {
  const auto regex = pattern_of(call, 2);
  if (!regex) return regex_failure(call, regex.error());
  auto pieces = (*regex)->split(call[0].string(), call.evaluation);
  if (!pieces) return regex_failure(call, pieces.error());
  if (!call.evaluation.charge(pieces->size())) return {};
  std::vector<Value> values;
  values.reserve(pieces->size());
  for (std::string& piece : *pieces) values.push_back(Value::string(std::move(piece)));
  return Value::list(std::move(values));
}

Value string_join(const Call& call) {
  std::string_view delimiter;
  if (call.count() > 1 && !call[1].is_null()) {
    if (!call[1].is(Kind::string)) {
      return call.fail("argument", "het scheidingsteken is geen tekst", "the delimiter is no text");
    }
    delimiter = call[1].string();
  }
  std::string text;
  bool first = true;
  for (const Value& element : call[0].list()) {
    if (element.is_null()) continue;
    if (!element.is(Kind::string)) {
      return call.fail("argument", "dit is geen lijst van teksten", "this is no list of texts");
    }
    if (!first) text += delimiter;
    first = false;
    text += element.string();
    if (text.size() > limits::string_bytes_max) {
      return call.fail("size", "deze tekst wordt te lang", "this text becomes too long");
    }
  }
  if (!call.evaluation.charge(text.size() / 64)) return {};
  return Value::string(std::move(text));
}

constexpr Signature one_text(std::string_view name) {
  return {1, 1, false, {{{name, Takes::string}}}};
}
constexpr Signature two_texts(std::string_view first, std::string_view second) {
  return {2, 2, false, {{{first, Takes::string}, {second, Takes::string}}}};
}

}  // namespace

std::span<const BuiltIn> string_functions() {
  static const std::vector<BuiltIn> table{
      {"substring",
       Type::string,
       substring,
       {{{2,
          3,
          false,
          {{{"string", Takes::string}, {"start position", Takes::number}, {"length", Takes::nullable}}}}}},
       1,
       true},
      {"string length", Type::number, string_length, {{one_text("string")}}, 1, true},
      {"upper case", Type::string, upper_case, {{one_text("string")}}, 1, true},
      {"lower case", Type::string, lower_case, {{one_text("string")}}, 1, true},
      {"substring before", Type::string, substring_before, {{two_texts("string", "match")}}, 1, true},
      {"substring after", Type::string, substring_after, {{two_texts("string", "match")}}, 1, true},
      {"contains", Type::boolean, contains, {{two_texts("string", "match")}}, 1, true},
      {"starts with", Type::boolean, starts_with, {{two_texts("string", "match")}}, 1, true},
      {"ends with", Type::boolean, ends_with, {{two_texts("string", "match")}}, 1, true},
      {"matches",
       Type::boolean,
       matches,
       {{{2, 3, false, {{{"input", Takes::string}, {"pattern", Takes::string}, {"flags", Takes::nullable}}}}}},
       1,
       false},
      {"replace",
       Type::string,
       replace,
       {{{3,
          4,
          false,
          {{{"input", Takes::string},
            {"pattern", Takes::string},
            {"replacement", Takes::string},
            {"flags", Takes::nullable}}}}}},
       1,
       false},
      {"split", Type::list(Type::string), split, {{two_texts("string", "delimiter")}}, 1, false},
      {"string join",
       Type::string,
       string_join,
       {{{1, 2, false, {{{"list", Takes::list}, {"delimiter", Takes::nullable}}}}}},
       1,
       false},
  };
  return table;
}

}  // namespace besluit::feel
