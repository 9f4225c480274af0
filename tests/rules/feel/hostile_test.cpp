// SPDX-License-Identifier: EUPL-1.2
// Expressions that are meant to hurt: every bound of limits.hpp, the corpus of the fuzzer, and mutations of it.
#include "tests/rules/feel/feel_support.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/feel_judge.hpp"
#include "tests/support/places.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

using namespace besluit;
using namespace besluit::feel;
using namespace besluit::feel::test;

namespace {

std::string repeated(std::string_view piece, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += piece;
  return text;
}

// Numbers from a seed: the same in every run.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  std::size_t below(std::size_t bound) {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return static_cast<std::size_t>((state_ >> 33U) % bound);
  }

 private:
  std::uint64_t state_;
};

std::vector<std::string> corpus() {
  std::vector<std::string> texts;
  const std::filesystem::path folder = std::filesystem::path(besluit::test::source_dir()) / "tests/fuzz/corpus/feel";
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  for (const auto& path : paths) {
    std::ifstream in(path, std::ios::binary);
    texts.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  return texts;
}

std::string mutated(Dice& dice, std::string text, const std::vector<std::string>& all) {
  static const std::vector<std::string> pieces{"(",          ")",           "[",
                                               "]",          "{",           "}",
                                               "..",         ",",           ":",
                                               "?",          "-",           "**",
                                               " and ",      " or ",        " in ",
                                               "not(",       "if ",         " then ",
                                               " else ",     "for x in ",   " return ",
                                               "some x in ", " satisfies ", "function(x) ",
                                               "@\"",        "\"",          "date(",
                                               ".",          "item",        "partial",
                                               "null",       "1",           "a b",
                                               "c",          "u",           "<",
                                               ">=",         "!=",          " instance of ",
                                               "list<",      "é",           "\\u0041"};
  for (std::size_t changes = 1 + dice.below(4); changes > 0; --changes) {
    const std::size_t at = dice.below(text.size() + 1);
    switch (dice.below(4)) {
      case 0:
        text.insert(at, pieces[dice.below(pieces.size())]);
        break;
      case 1:
        if (at < text.size()) text.erase(at, 1 + dice.below(4));
        break;
      case 2:
        if (at < text.size()) text[at] = static_cast<char>(dice.below(256));
        break;
      default: {
        const std::string& other = all[dice.below(all.size())];
        text = text.substr(0, at) + other.substr(dice.below(other.size() + 1));
        break;
      }
    }
    if (text.size() > 2'000) text.resize(2'000);
  }
  return text;
}

}  // namespace

TEST_CASE("the corpus of the fuzzer, and mutations of it, are judged or refused") {
  const auto texts = corpus();
  REQUIRE(texts.size() > 20);
  for (const std::string& text : texts) {
    CAPTURE(text);
    CHECK(judge(text).empty());
  }
  Dice dice(20240710);
  for (int round = 0; round < 4'000; ++round) {
    const std::string text = mutated(dice, texts[dice.below(texts.size())], texts);
    if (const std::string complaint = judge(text); !complaint.empty()) FAIL(complaint << ": " << text);
  }
}

TEST_CASE("what is too long or too deep is refused, in one sentence") {
  struct Row {
    std::string text;
    std::string_view problem;
  };
  for (const Row& row :
       {Row{repeated("(", 64) + "1" + repeated(")", 64), "problem: this condition is nested deeper than 64 levels"},
        {repeated("(", 60'000), "problem: this condition is nested deeper than 64 levels"},
        {repeated("[", 60'000), "problem: this condition is nested deeper than 64 levels"},
        {repeated("{a:", 20'000), "problem: this condition is nested deeper than 64 levels"},
        {repeated("if ", 20'000), "problem: this condition is nested deeper than 64 levels"},
        {repeated("-", 60'000), "problem: this condition is nested deeper than 64 levels"},
        {repeated("f(", 20'000), "problem: this condition is nested deeper than 64 levels"},
        {repeated("function(x) ", 5'000), "problem: this condition is nested deeper than 64 levels"},
        {repeated("1 in (", 5'000), "problem: this condition is nested deeper than 64 levels"},
        {"1 instance of " + repeated("list<", 5'000), "problem: this condition is nested deeper than 64 levels"},
        {"a" + repeated(".b", 10'000), "problem: this chain is longer than 256 links"},
        {"a" + repeated("[1]", 10'000), "problem: this chain is longer than 256 links"},
        {"a" + repeated("()", 10'000), "problem: this chain is longer than 256 links"},
        {"1" + repeated(" = 1", 10'000), "problem: this chain is longer than 256 links"},
        {std::string(70'000, ' '), "problem: this condition is longer than 65536 characters"},
        {"a\xff", "problem: there are bytes here that are not UTF-8"}}) {
    CAPTURE(row.text.substr(0, 20));
    CHECK(value_of(row.text) == row.problem);
  }
  CHECK(value_of("1" + repeated(" + 1", 10'000)) == "10001");
  CHECK(value_of("true" + repeated(" and true", 5'000)) == "true");
}

TEST_CASE("what takes too long, too deep or too much is null, with a message") {
  struct Row {
    std::string text;
    std::string_view code;
  };
  const std::string endless = "{f: function(g, n) g(g, n + 1), r: f(f, 1)}.r";
  for (const Row& row : {Row{endless, "depth"},
                         {"count(for i in 1..1000000000 return 1)", "size"},
                         {"some i in 1..1000000000 satisfies false", "steps"},
                         {"for i in 1..100000, j in 1..100000 return i", "size"},
                         {"count(for i in 1..100000 return concatenate(for j in 1..1000 return j, [i]))", "steps"},
                         {"count(distinct values(for i in 1..100000 return i))", "steps"},
                         {"for i in 1..40000 return count(partial)", "steps"},
                         {"string length(" + repeated("replace(", 12) + "\"aaaaaaaaaa\"" +
                              repeated(", \"a\", \"aaaaaaaaaa\")", 12) + ")",
                          "steps"},
                         {"matches(\"" + repeated("a", 64) + "b\", \"(a*)*$\")", "regex"}}) {
    CAPTURE(row.text.substr(0, 60));
    const Answer found = answer(row.text);
    CHECK(found.value == "null");
    REQUIRE_FALSE(found.codes.empty());
    CHECK(found.codes.front() == row.code);
  }
  // Values nested inside each other, one level for every call.
  const Answer nested = answer("{f: function(g, n, x) if n = 0 then x else g(g, n - 1, [x]), r: f(f, 150, 1)}.r");
  CHECK(nested.value.size() < 400);
  REQUIRE_FALSE(nested.codes.empty());
  CHECK(nested.codes.front() == "depth");
}

TEST_CASE("messages and traces are bounded") {
  const Answer many = answer("for i in 1..1000 return 1 / 0");
  CHECK(many.codes.size() == limits::messages_max);
  const Scope scope;
  const auto expression = compile("for i in 1..20000 return i + 1", scope, {});
  REQUIRE(expression);
  Trace trace;
  Evaluation evaluation(Host{});
  evaluation.follow(&trace);
  static_cast<void>(expression->evaluate(Environment(), evaluation));
  CHECK(trace.steps.size() == limits::trace_steps_max);
  CHECK(trace.cut);
}
