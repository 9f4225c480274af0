// SPDX-License-Identifier: EUPL-1.2
#include "tests/conformance/tck_file.hpp"

#include "rules/decisions/xml_tree.hpp"
#include "rules/feel/expression.hpp"

#include <algorithm>
#include <array>

namespace besluit::conformance {
namespace {

using decisions::XmlNode;
using feel::Kind;
using feel::Value;

/// The value inside an input, a result, an item or a component.
WrittenValue read_value(const XmlNode& holder) {
  WrittenValue value;
  for (const XmlNode& node : holder.children) {
    if (node.name == "value") {
      if (node.attribute("nil").text == "true" || node.attribute("nil").text == "1") return value;
      value.form = WrittenValue::Form::simple;
      const std::string& type = node.attribute("type").text;
      value.type = type.substr(type.find(':') == std::string::npos ? 0 : type.find(':') + 1);
      value.text = node.text.text;
      // Nothing without a type: old files of the kit mean null by it.
      if (value.type.empty() && value.text.empty()) return WrittenValue{};
      return value;
    }
    if (node.name == "list") {
      value.form = WrittenValue::Form::list;
      if (node.attribute("nil").text == "true") return WrittenValue{};
      for (const XmlNode& item : node.children)
        if (item.name == "item") value.items.push_back(read_value(item));
      return value;
    }
    if (node.name == "component") {
      value.form = WrittenValue::Form::components;
      value.components.emplace_back(node.attribute("name").text, read_value(node));
    }
  }
  return value;
}

TestCase read_case(const XmlNode& node) {
  TestCase test;
  test.id = node.attribute("id").text;
  test.invocable = node.attribute("invocableName").text;
  for (const XmlNode& child : node.children) {
    if (child.name == "inputNode") {
      test.inputs.push_back({child.attribute("name").text, child.attribute("namespace").text, read_value(child)});
    }
    if (child.name == "resultNode") {
      const XmlNode* expected = child.child("expected");
      test.results.push_back({child.attribute("name").text, child.attribute("errorResult").text == "true",
                              expected == nullptr ? WrittenValue{} : read_value(*expected)});
    }
  }
  return test;
}

std::optional<feel::Type> type_of(std::string_view name) {
  using feel::Type;
  constexpr std::array numbers{"decimal", "double", "float", "integer", "int", "long", "short", "byte"};
  if (std::ranges::find(numbers, name) != numbers.end()) return Type::number;
  if (name == "string") return Type::string;
  if (name == "boolean") return Type::boolean;
  if (name == "date") return Type::date;
  if (name == "time") return Type::time;
  if (name == "dateTime") return Type::date_time;
  return std::nullopt;
}

std::optional<Value> simple_value(const WrittenValue& written, const feel::ZoneSource* zones) {
  using feel::Type;
  if (written.type == "string") return Value::string(written.text);
  if (const auto type = type_of(written.type)) return feel::parse_typed(written.text, *type, zones);
  // A duration shows its kind by its form; a value without a type shows it too.
  const bool duration = written.type == "duration" || written.type.ends_with("Duration");
  const std::array guesses{Type::number, Type::boolean,       Type::date,          Type::date_time,
                           Type::time,   Type::days_duration, Type::years_duration};
  for (const Type& guess : guesses) {
    const bool is_duration = guess == Type::days_duration || guess == Type::years_duration;
    if (duration && !is_duration) continue;
    if (auto value = feel::parse_typed(written.text, guess, zones)) return value;
  }
  return duration ? std::nullopt : std::optional(Value::string(written.text));
}

bool numbers_match(feel::Decimal a, feel::Decimal b) {
  if (a == b) return true;
  const auto difference = feel::Decimal::subtract(a, b);
  const auto tolerance = feel::Decimal::parse("0.00000001");
  return difference && feel::Decimal::compare(difference->absolute(), *tolerance) < 0;
}

}  // namespace

TestFileRead read_test_file(const std::string& file, std::string_view text) {
  TestFileRead result;
  auto xml = decisions::read_xml(file, text);
  result.diagnostics = std::move(xml.diagnostics);
  if (!xml.root) return result;
  result.other = xml.root->name != "testCases";
  if (result.other) return result;
  TestFile value;
  for (const XmlNode& node : xml.root->children) {
    if (node.name == "modelName") value.model = node.text.text;
    if (node.name == "testCase") value.cases.push_back(read_case(node));
  }
  result.value = std::move(value);
  return result;
}

std::optional<Value> to_value(const WrittenValue& written, const feel::ZoneSource* zones) {
  switch (written.form) {
    case WrittenValue::Form::null:
      return Value{};
    case WrittenValue::Form::simple:
      return simple_value(written, zones);
    case WrittenValue::Form::list: {
      std::vector<Value> items;
      for (const WrittenValue& item : written.items) {
        auto value = to_value(item, zones);
        if (!value) return std::nullopt;
        items.push_back(std::move(*value));
      }
      return Value::list(std::move(items));
    }
    case WrittenValue::Form::components: {
      std::vector<feel::Entry> entries;
      for (const auto& [name, component] : written.components) {
        auto value = to_value(component, zones);
        if (!value || std::ranges::find(entries, name, &feel::Entry::key) != entries.end()) return std::nullopt;
        entries.push_back({name, std::move(*value)});
      }
      return Value::context(std::move(entries));
    }
  }
  return std::nullopt;
}

bool matches(const Value& wanted, const Value& got) {
  if (wanted.kind() != got.kind()) return false;
  switch (wanted.kind()) {
    case Kind::null:
      return true;
    case Kind::number:
      return numbers_match(wanted.number(), got.number());
    case Kind::list: {
      const auto& a = wanted.list();
      const auto& b = got.list();
      return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), matches);
    }
    case Kind::context: {
      if (wanted.context().size() != got.context().size()) return false;
      return std::ranges::all_of(wanted.context(), [&](const feel::Entry& entry) {
        const Value* other = got.find(entry.key);
        return other != nullptr && matches(entry.value, *other);
      });
    }
    default:
      return same_value(wanted, got);
  }
}

}  // namespace besluit::conformance
