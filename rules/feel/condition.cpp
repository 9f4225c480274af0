// SPDX-License-Identifier: EUPL-1.2
#include "rules/feel/condition.hpp"

#include "rules/diagnostic/diagnostic.hpp"
#include "rules/feel/explain.hpp"
#include "rules/feel/thousands.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace besluit::feel {

Condition::Condition(Expression expression, const Inputs& inputs) : expression_(std::move(expression)) {
  // Slots follow the order of the map, as in compile.
  std::size_t slot = 0;
  for (const auto& [name, type] : inputs) {
    const auto& used = expression_.slots();
    if (std::binary_search(used.begin(), used.end(), slot)) inputs_.push_back({name, type, slot});
    ++slot;
  }
}

Outcome Condition::evaluate(const Facts& facts) const {
  Evaluation evaluation(Host{});
  Environment environment;
  for (const Input& input : inputs_) {
    const auto fact = facts.find(input.name);
    const bool given = fact != facts.end() && !fact->second.is_null();
    const auto value =
        given && instance_of(fact->second, input.type, evaluation) ? std::optional(fact->second) : std::nullopt;
    environment.set(input.slot, value ? *value : Value::unknown({{input.name, ""}}));
  }
  Trace trace;
  evaluation.follow(&trace);
  const Value value = expression_.evaluate(environment, evaluation);
  Outcome outcome;
  if (value.is(Kind::boolean)) {
    outcome.verdict = value.truth() ? Verdict::yes : Verdict::no;
    const Explanation explanation = explain(expression_, trace);
    outcome.because = explanation.because;
    if (!value.truth()) outcome.flips = explanation.flips;
    return outcome;
  }
  if (value.is_unknown()) {
    std::string list;
    for (const Wait& wait : value.waits()) {
      outcome.waits_for.push_back(wait.what);
      list += (list.empty() ? "" : ", ") + wait.what;
    }
    outcome.because = {"nog niet bekend: " + list, "not known yet: " + list};
    return outcome;
  }
  outcome.because = evaluation.messages().empty()
                        ? Text{"de voorwaarde heeft geen uitkomst", "the condition has no result"}
                        : evaluation.messages().front().text;
  return outcome;
}

std::expected<Condition, std::vector<Problem>> compile(std::string_view text, const Inputs& inputs) {
  Scope scope;
  for (const auto& [name, type] : inputs) scope.declare(name, type);
  const CompileOptions options{Mode::strict, nullptr, limits::condition_characters_max, Type::boolean};
  auto expression = compile(text, scope, options);
  if (!expression) return std::unexpected(std::move(expression.error()));
  return Condition(std::move(*expression), inputs);
}

namespace {

constexpr std::size_t text_bytes_max = 10'000;
constexpr std::size_t number_digits_max = 34;

std::string in_quotes(std::string_view text) {
  constexpr std::size_t bytes_max = 60;
  return diagnostic::printable(text.size() > bytes_max ? std::string(text.substr(0, bytes_max)) + "..."
                                                       : std::string(text));
}

// Digits only: a person who types 1e6 here means something else.
bool plain_number(std::string_view text) {
  const auto digits = std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  return static_cast<std::size_t>(digits) <= number_digits_max &&
         text.find_first_not_of("-.0123456789") == std::string_view::npos;
}

std::expected<Value, Text> parse_boolean(std::string_view text) {
  static constexpr std::array<std::string_view, 4> yes{"true", "ja", "yes", "waar"};
  static constexpr std::array<std::string_view, 4> no{"false", "nee", "no", "onwaar"};
  if (std::find(yes.begin(), yes.end(), text) != yes.end()) return Value::boolean(true);
  if (std::find(no.begin(), no.end(), text) != no.end()) return Value::boolean(false);
  return std::unexpected(Text{fmt::format("\"{}\" is geen ja of nee; schrijf ja of nee", in_quotes(text)),
                              fmt::format("\"{}\" is not yes or no; write yes or no", in_quotes(text))});
}

// How each type is typed, and an example of it.
Text expected_form(const Type& type) {
  switch (type.kind()) {
    case TypeKind::number:
      return {"is geen getal; schrijf alleen cijfers, en een punt voor decimalen: 3500000 of 2.5",
              "is not a number; write digits only, and a point for decimals: 3500000 or 2.5"};
    case TypeKind::date:
      return {"is geen datum; schrijf jaar-maand-dag, bijvoorbeeld 2024-07-10",
              "is not a date; write year-month-day, for example 2024-07-10"};
    case TypeKind::time:
      return {"is geen tijd; schrijf uren, minuten en seconden: 10:30:00",
              "is not a time; write hours, minutes and seconds: 10:30:00"};
    case TypeKind::date_time:
      return {"is geen datum met tijd; schrijf bijvoorbeeld 2024-07-10T10:30:00",
              "is not a date with a time; write for example 2024-07-10T10:30:00"};
    case TypeKind::days_duration:
      return {"is geen duur; schrijf bijvoorbeeld P14D of PT36H", "is not a duration; write for example P14D or PT36H"};
    case TypeKind::years_duration:
      return {"is geen duur; schrijf bijvoorbeeld P1Y of P6M", "is not a duration; write for example P1Y or P6M"};
    default:
      return {"kan niet als tekst worden gegeven", "cannot be given as text"};
  }
}

}  // namespace

std::expected<Value, Text> parse_value(std::string_view text, const Type& type) {
  if (type.is(TypeKind::boolean)) return parse_boolean(text);
  if (type.is(TypeKind::string)) {
    if (text.size() <= text_bytes_max && diagnostic::printable(text) == text) return Value::string(std::string(text));
    return std::unexpected(
        Text{fmt::format("deze tekst is langer dan {} tekens of bevat stuurtekens", text_bytes_max),
             fmt::format("this text is longer than {} characters or holds control characters", text_bytes_max)});
  }
  const bool digits_wanted = type.is(TypeKind::number);
  if (digits_wanted && looks_like_thousands(text)) return std::unexpected(thousands_or_decimals(text));
  std::optional<Value> value;
  if (!digits_wanted || plain_number(text)) value = parse_typed(text, type, nullptr);
  // Dates of dossiers stay within the product's calendar.
  if (value && value->is(Kind::date) && !product_date(value->date())) value.reset();
  if (value) return std::move(*value);
  const Text form = expected_form(type);
  return std::unexpected(
      Text{fmt::format("\"{}\" {}", in_quotes(text), form.nl), fmt::format("\"{}\" {}", in_quotes(text), form.en)});
}

std::string to_string(const Value& value) {
  std::string text = text_of(value);
  if (value.is(Kind::number) && looks_like_thousands(text)) text += '0';
  return text;
}

}  // namespace besluit::feel
