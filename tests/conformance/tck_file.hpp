// SPDX-License-Identifier: EUPL-1.2
// A test file of the DMN TCK (Technology Compatibility Kit, namespace .../20160719/testcase) as plain data.
#pragma once

#include "rules/diagnostic/diagnostic.hpp"
#include "rules/feel/value.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace besluit::conformance {

/// A value as the file writes it. `type` is the local name of xsi:type ("decimal"); empty when it has none.
struct WrittenValue {
  enum class Form { null, simple, list, components } form = Form::null;
  std::string type;
  std::string text;
  std::vector<WrittenValue> items;
  std::vector<std::pair<std::string, WrittenValue>> components;
};

struct GivenInput {
  std::string name;
  std::string name_space;
  WrittenValue value;
};
struct WantedResult {
  std::string name;
  bool error = false;  ///< errorResult: the value is null because something is wrong
  WrittenValue value;
};
struct TestCase {
  std::string id;
  std::string invocable;  ///< the decision service that is called; empty: each result names a decision
  std::vector<GivenInput> inputs;
  std::vector<WantedResult> results;
};
struct TestFile {
  std::string model;  ///< file name beside the test file
  std::vector<TestCase> cases;
};

struct TestFileRead {
  std::optional<TestFile> value;  ///< absent: no test file, or one that cannot be read
  bool other = false;             ///< good XML, but of another vocabulary: none of our business
  diagnostic::Diagnostics diagnostics;
};
[[nodiscard]] TestFileRead read_test_file(const std::string& file, std::string_view text);

/// A value without a type is taken for what it looks like. Nothing when the text does not fit its type.
[[nodiscard]] std::optional<feel::Value> to_value(const WrittenValue& written, const feel::ZoneSource* zones);

/// As the runners of the TCK compare: kinds strictly, numbers within 1e-8, lists and contexts part by part.
[[nodiscard]] bool matches(const feel::Value& wanted, const feel::Value& got);

}  // namespace besluit::conformance
