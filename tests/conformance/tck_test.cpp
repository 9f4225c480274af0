// SPDX-License-Identifier: EUPL-1.2
// The public conformance kit of DMN, where it is there: BESLUIT_TCK names its folder, else ../shared/tck beside the
// source. It is not part of the project.
#include "engine/runtime/zone_loader.hpp"
#include "tests/conformance/tck_file.hpp"
#include "tests/conformance/tck_run.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/places.hpp"

#include <cstdlib>
#include <filesystem>

using namespace besluit;
using conformance::WrittenValue;
using feel::Value;

namespace {

std::string kit() {
  const char* named = std::getenv("BESLUIT_TCK");
  return named != nullptr ? named : besluit::test::source_dir() + "/../shared/tck";
}

const std::string head =
    "<testCases xmlns=\"http://www.omg.org/spec/DMN/20160719/testcase\" "
    "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">";

/// The one value of a result, as FEEL.
std::string value_of(const std::string& expected) {
  const auto read =
      conformance::read_test_file("t.xml", head + "<testCase id=\"1\"><resultNode name=\"r\"><expected>" + expected +
                                               "</expected></resultNode></testCase></testCases>");
  const auto value = conformance::to_value(read.value->cases.at(0).results.at(0).value, nullptr);
  return value ? literal_of(*value) : "unreadable";
}

}  // namespace

TEST_CASE("tck: every case of levels 2 and 3 passes, but those that call Java") {
  if (!std::filesystem::is_directory(kit() + "/compliance-level-3")) {
    WARN("skipped: 1 test needs the DMN TCK (BESLUIT_TCK)");
    return;
  }
  const engine::SystemZones zones;
  for (const std::string level : {"/compliance-level-2", "/compliance-level-3"}) {
    const auto tree = conformance::run_tree(kit() + level, &zones);
    CHECK(tree.tally.passed > 0);
    for (const auto& failure : tree.tally.failures) {
      if (failure.file.find("external-java") != std::string::npos) continue;
      FAIL_CHECK(conformance::line_of(failure));
    }
  }
}

TEST_CASE("tck: values of test files") {
  CHECK(value_of("<value xsi:type=\"xsd:decimal\">1.50</value>") == "1.5");
  CHECK(value_of("<value xsi:type=\"xsd:string\"> a </value>") == "\" a \"");
  CHECK(value_of("<value xsi:type=\"xsd:boolean\">true</value>") == "true");
  CHECK(value_of("<value xsi:type=\"xsd:date\">2024-07-10</value>") == "date(\"2024-07-10\")");
  CHECK(value_of("<value xsi:type=\"xsd:duration\">P1Y2M</value>") == "duration(\"P1Y2M\")");
  CHECK(value_of("<value xsi:type=\"xsd:duration\">PT36H</value>") == "duration(\"P1DT12H\")");
  CHECK(value_of("<value xsi:nil=\"true\"/>") == "null");
  CHECK(value_of("") == "null");
  CHECK(value_of("<value>2.5</value>") == "2.5");
  CHECK(value_of("<list><item><value xsi:type=\"xsd:decimal\">1</value></item></list>") == "[1]");
  CHECK(value_of("<component name=\"a\"><value xsi:type=\"xsd:decimal\">1</value></component>") == "{a: 1}");
  CHECK(value_of("<value xsi:type=\"xsd:decimal\">one</value>") == "unreadable");
}

TEST_CASE("tck: kinds are compared strictly, numbers within 1e-8") {
  const auto number = [](const char* text) { return Value::number(*feel::Decimal::parse(text)); };
  CHECK(conformance::matches(number("1"), number("1.000000009")));
  CHECK_FALSE(conformance::matches(number("1"), number("1.00000002")));
  CHECK_FALSE(conformance::matches(number("1"), Value::string("1")));
  CHECK_FALSE(conformance::matches(Value{}, Value::boolean(false)));
  CHECK(conformance::matches(Value::list({number("1")}), Value::list({number("1.0")})));
  CHECK_FALSE(conformance::matches(Value::list({number("1")}), Value::list({number("1"), number("2")})));
  CHECK_FALSE(conformance::matches(Value::context({{"a", number("1")}}), Value::context({{"b", number("1")}})));
}

TEST_CASE("tck: the last line counts test cases") {
  conformance::Tally tally;
  tally.passed = 3;
  tally.failed = 1;
  tally.results = 6;
  tally.valued = 2;
  tally.valued_passed = 1;
  CHECK(conformance::closing_lines(tally) ==
        "6 results; 1 of 2 cases that expect a value other than null passed\n3 passed, 1 failed\n");
  CHECK(conformance::line_of({"a.xml", "001", "d", "1", "\"x\ny\"", {"type"}}) ==
        "a.xml 001 d: wanted 1, got \"x y\" (type)\n");
}
