// SPDX-License-Identifier: EUPL-1.2
// DMN models: the graph, functions, services, imports, boxes, and what bounds them.
#include "rules/decisions/decision_model.hpp"
#include "rules/decisions/dmn_reader.hpp"
#include "tests/support/catch.hpp"

using namespace besluit;
using feel::Value;

namespace {

std::string model_text(const std::string& body, const std::string& space = "urn:m") {
  return "<definitions xmlns=\"https://www.omg.org/spec/DMN/20230324/MODEL/\" name=\"m\" namespace=\"" + space + "\">" +
         body + "</definitions>";
}

std::string literal(const std::string& feel) {
  return "<literalExpression><text>" + feel + "</text></literalExpression>";
}

std::string decision(const std::string& name, const std::string& logic, const std::string& needs = "") {
  return "<decision id=\"" + name + "\" name=\"" + name + "\">" + needs + logic + "</decision>";
}

std::string needs_decision(const std::string& id) {
  return "<informationRequirement><requiredDecision href=\"#" + id + "\"/></informationRequirement>";
}
std::string needs_knowledge(const std::string& id) {
  return "<knowledgeRequirement><requiredKnowledge href=\"#" + id + "\"/></knowledgeRequirement>";
}

decisions::ModelLoad load(const std::string& body, feel::Mode mode = feel::Mode::strict) {
  const auto read = decisions::read_dmn("m.dmn", model_text(body));
  return decisions::load_model(*read.value, {}, {mode, nullptr});
}

std::string ask(const decisions::ModelLoad& loaded, const std::string& name, const decisions::Facts& facts = {}) {
  return literal_of(loaded.model->decide(name, facts, {}, {}).value);
}

}  // namespace

TEST_CASE("model: a decision sees what it requires, and nothing else") {
  const auto loaded = load(decision("a", literal("2")) + decision("b", literal("a + 1"), needs_decision("a")) +
                           decision("c", literal("a + 1")));
  CHECK(ask(loaded, "b") == "3");
  CHECK(ask(loaded, "c") == "null");
  REQUIRE(loaded.diagnostics.size() == 1);
  CHECK(loaded.diagnostics[0].code == "D010");
  CHECK(loaded.model->final_decisions() == std::vector<std::string>{"b", "c"});
}

TEST_CASE("model: a decision that needs itself is an error, and null without hanging") {
  const auto loaded =
      load(decision("a", literal("b + 1"), needs_decision("b")) + decision("b", literal("a + 1"), needs_decision("a")));
  REQUIRE_FALSE(loaded.diagnostics.empty());
  CHECK(loaded.diagnostics[0].code == "D014");
  CHECK(ask(loaded, "a") == "null");
}

TEST_CASE("model: knowledge that calls itself ends at a bound, with a message") {
  const std::string down =
      "<businessKnowledgeModel id=\"f\" name=\"f\"><encapsulatedLogic><formalParameter name=\"n\" "
      "typeRef=\"number\"/>" +
      literal("if n = 0 then 0 else 1 + f(n - 1)") + "</encapsulatedLogic></businessKnowledgeModel>";
  const auto loaded = load(down + decision("few", literal("f(50)"), needs_knowledge("f")) +
                           decision("many", literal("f(100000)"), needs_knowledge("f")));
  CHECK(ask(loaded, "few") == "50");
  const auto answer = loaded.model->decide("many", {}, {}, {});
  CHECK(answer.value.is_null());
  REQUIRE_FALSE(answer.messages.empty());
  CHECK(answer.messages.front().code == "depth");
}

TEST_CASE("model: a chain of decisions longer than the bound is null, not a crash") {
  std::string body = decision("d0", literal("0"));
  for (int i = 1; i < 3000; ++i) {
    const std::string before = "d" + std::to_string(i - 1);
    body += decision("d" + std::to_string(i), literal(before + " + 1"), needs_decision(before));
  }
  const auto loaded = load(body);
  CHECK(ask(loaded, "d100") == "100");
  CHECK(ask(loaded, "d2999") == "null");
}

TEST_CASE("model: a service is a function of its facts and input decisions, in that order") {
  const std::string body =
      "<inputData id=\"i\" name=\"i\"/>" + decision("d", literal("\"own\"")) +
      decision("out", literal("i + \" \" + d"),
               "<informationRequirement><requiredInput href=\"#i\"/></informationRequirement>" + needs_decision("d")) +
      "<decisionService id=\"s\" name=\"s\"><outputDecision href=\"#out\"/><inputDecision href=\"#d\"/>"
      "<inputData href=\"#i\"/></decisionService>" +
      decision("use", literal("s(\"A\", \"B\")"), needs_knowledge("s"));
  const auto loaded = load(body);
  CHECK(loaded.diagnostics.empty());
  CHECK(ask(loaded, "use") == "\"A B\"");
  CHECK(ask(loaded, "out", {{"i", Value::string("A")}}) == "\"A own\"");
  const auto served = loaded.model->serve("s", {{"i", Value::string("A")}, {"d", Value::string("C")}}, {}, {});
  CHECK(literal_of(served.value) == "\"A C\"");
}

TEST_CASE("model: imports are found by their namespace and named by their prefix") {
  const std::string import =
      "<import name=\"other\" namespace=\"urn:o\" importType=\"https://www.omg.org/spec/DMN/20230324/MODEL/\"/>";
  const std::string need = "<informationRequirement><requiredDecision href=\"urn:o#a\"/></informationRequirement>";
  const auto main = decisions::read_dmn("m.dmn", model_text(import + decision("b", literal("other.a + 1"), need)));
  std::vector<decisions::Definitions> others;
  others.push_back(std::move(*decisions::read_dmn("o.dmn", model_text(decision("a", literal("41")), "urn:o")).value));
  const auto loaded = decisions::load_model(*main.value, others, {});
  CHECK(loaded.diagnostics.empty());
  CHECK(ask(loaded, "b") == "42");
  const auto alone = decisions::load_model(*main.value, {}, {});
  REQUIRE_FALSE(alone.diagnostics.empty());
  CHECK(alone.diagnostics.front().code == "D015");
}

TEST_CASE("model: boxes with bodies that are no plain text") {
  const std::string list = "<in><literalExpression><text>[1, 2, 3]</text></literalExpression></in>";
  const auto entry = [](const std::string& name, const std::string& value) {
    return "<contextEntry>" + (name.empty() ? "" : "<variable name=\"" + name + "\"/>") + value + "</contextEntry>";
  };
  const std::string body =
      "<context>" + entry("twice", literal("n * 2")) + entry("", literal("twice + 1")) + "</context>";
  const std::string tests = "<context>" + entry("", literal("n &gt; 1")) + "</context>";
  const auto loaded =
      load(decision("loop", "<for iteratorVariable=\"n\">" + list + "<return>" + body + "</return></for>") +
           decision("some", "<some iteratorVariable=\"n\">" + list + "<satisfies>" + tests + "</satisfies></some>") +
           decision("every", "<every iteratorVariable=\"n\">" + list + "<satisfies>" + tests + "</satisfies></every>") +
           decision("filter", "<filter>" + list + "<match><context>" + entry("", literal("item &gt; 1")) +
                                  "</context></match></filter>") +
           decision("choice", "<conditional><if>" + literal("1 &gt; 2") + "</if><then>" + literal("\"a\"") +
                                  "</then><else>" + literal("\"b\"") + "</else></conditional>"));
  for (const auto& d : loaded.diagnostics) FAIL_CHECK(d.message.en);
  CHECK(ask(loaded, "loop") == "[3, 5, 7]");
  CHECK(ask(loaded, "some") == "true");
  CHECK(ask(loaded, "every") == "false");
  CHECK(ask(loaded, "filter") == "[2, 3]");
  CHECK(ask(loaded, "choice") == "\"b\"");
}

TEST_CASE("model: a fact that is not given is unknown on demand, and null in DMN") {
  const auto loaded = load(
      "<inputData id=\"i\" name=\"i\"/>" +
      decision("d", literal("i + 1"), "<informationRequirement><requiredInput href=\"#i\"/></informationRequirement>"));
  CHECK(loaded.model->decide("d", {}, {}, {}).value.is_null());
  const auto waiting = loaded.model->decide("d", {}, {}, {false, true});
  REQUIRE(waiting.value.is_unknown());
  CHECK(waiting.value.waits().front().what == "i");
}

TEST_CASE("model: [[1]] is no number (TCK 0082, invoke_005)") {
  const auto loaded =
      load("<decision id=\"d\" name=\"d\"><variable name=\"d\" typeRef=\"number\"/>" + literal("[[1]]") +
               "</decision><decision id=\"e\" name=\"e\"><variable name=\"e\" "
               "typeRef=\"number\"/>" +
               literal("[1]") + "</decision>",
           feel::Mode::lenient);
  CHECK(ask(loaded, "d") == "null");
  CHECK(ask(loaded, "e") == "1");
}
