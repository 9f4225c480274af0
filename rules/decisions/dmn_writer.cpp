// SPDX-License-Identifier: EUPL-1.2
#include "rules/decisions/dmn_writer.hpp"

#include <pugixml.hpp>

#include <algorithm>
#include <cstddef>

namespace besluit::decisions {
namespace {

// Sizes of the boxes in the diagram, in pixels, as modellers draw them by default.
constexpr int decision_width = 180;
constexpr int decision_height = 80;
constexpr int fact_width = 150;
constexpr int fact_height = 45;
constexpr int gap = 40;
constexpr int decision_top = 80;
constexpr int fact_top = 240;

class TextWriter final : public pugi::xml_writer {
 public:
  void write(const void* data, std::size_t size) override { text.append(static_cast<const char*>(data), size); }
  std::string text;
};

/// An XML id: no blanks, does not begin with a digit.
std::string id_of(std::string_view prefix, std::string_view name, std::size_t number) {
  std::string id(prefix);
  id += "_";
  for (const char c : name) {
    const bool plain =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
    id += plain ? c : '_';
  }
  return id + "_" + std::to_string(number);
}

class Writer {
 public:
  explicit Writer(const Definitions& source) : source_(source) {}

  std::string write() {
    auto declaration = document_.append_child(pugi::node_declaration);
    declaration.append_attribute("version") = "1.0";
    declaration.append_attribute("encoding") = "UTF-8";
    auto root = document_.append_child("definitions");
    set(root, "xmlns", "https://www.omg.org/spec/DMN/20191111/MODEL/");
    set(root, "xmlns:dmndi", "https://www.omg.org/spec/DMN/20191111/DMNDI/");
    set(root, "xmlns:dc", "http://www.omg.org/spec/DMN/20180521/DC/");
    set(root, "xmlns:di", "http://www.omg.org/spec/DMN/20180521/DI/");
    set(root, "id", id_of("definitions", source_.name, 1));
    set(root, "name", source_.name);
    set(root, "namespace", source_.name_space);
    set(root, "exporter", "besluitd");
    for (std::size_t i = 0; i < source_.decisions.size(); ++i) write_decision(root, i);
    for (std::size_t i = 0; i < source_.inputs.size(); ++i) {
      auto node = root.append_child("inputData");
      set(node, "id", fact_id(i));
      set(node, "name", source_.inputs[i].variable.name.text);
      write_variable(node, source_.inputs[i].variable, fact_id(i));
    }
    write_diagram(root);
    TextWriter writer;
    document_.save(writer, "  ", pugi::format_default, pugi::encoding_utf8);
    return std::move(writer.text);
  }

 private:
  static void set(pugi::xml_node node, const char* name, const std::string& value) {
    node.append_attribute(name) = value.c_str();
  }
  static void add_text(pugi::xml_node node, const char* name, const std::string& id, const std::string& text) {
    auto child = node.append_child(name);
    set(child, "id", id);
    child.append_child("text").append_child(pugi::node_pcdata).set_value(text.c_str());
  }

  [[nodiscard]] std::string decision_id(std::size_t i) const {
    return id_of("decision", source_.decisions[i].variable.name.text, i + 1);
  }
  [[nodiscard]] std::string fact_id(std::size_t i) const {
    return id_of("fact", source_.inputs[i].variable.name.text, i + 1);
  }

  static void write_variable(pugi::xml_node node, const Variable& variable, const std::string& id) {
    auto child = node.append_child("variable");
    set(child, "id", id + "_variable");
    set(child, "name", variable.name.text);
    if (!variable.type.empty()) set(child, "typeRef", variable.type.text);
  }

  /// The id in this file of the node that a reference of the model points to; empty when it is not written.
  [[nodiscard]] std::string target(const Reference& reference, bool fact) const {
    if (fact) {
      const auto found = std::ranges::find(source_.inputs, reference.id, &InputData::id);
      return found == source_.inputs.end() ? "" : fact_id(static_cast<std::size_t>(found - source_.inputs.begin()));
    }
    const auto found = std::ranges::find(source_.decisions, reference.id, &Decision::id);
    return found == source_.decisions.end() ? ""
                                            : decision_id(static_cast<std::size_t>(found - source_.decisions.begin()));
  }

  void write_requirement(pugi::xml_node node, const Reference& reference, bool fact, const std::string& id) {
    const std::string to = target(reference, fact);
    if (to.empty()) return;
    auto requirement = node.append_child("informationRequirement");
    set(requirement, "id", id);
    set(requirement.append_child(fact ? "requiredInput" : "requiredDecision"), "href", "#" + to);
  }

  void write_decision(pugi::xml_node root, std::size_t index) {
    const Decision& decision = source_.decisions[index];
    const std::string id = decision_id(index);
    auto node = root.append_child("decision");
    set(node, "id", id);
    set(node, "name", decision.variable.name.text);
    write_variable(node, decision.variable, id);
    std::size_t number = 0;
    for (const auto& need : decision.inputs)
      write_requirement(node, need, true, id + "_need_" + std::to_string(++number));
    for (const auto& need : decision.decisions)
      write_requirement(node, need, false, id + "_need_" + std::to_string(++number));
    if (!decision.logic) return;
    if (const auto* table = std::get_if<Table>(&decision.logic->box)) write_table(node, *table, id);
    if (const auto* literal = std::get_if<Literal>(&decision.logic->box))
      add_text(node, "literalExpression", id + "_text", literal->text.text);
  }

  static void write_table(pugi::xml_node decision, const Table& table, const std::string& id) {
    auto node = decision.append_child("decisionTable");
    set(node, "id", id + "_table");
    set(node, "hitPolicy", std::string(token(table.policy)));
    if (table.aggregation != Aggregation::none) set(node, "aggregation", std::string(token(table.aggregation)));
    for (std::size_t i = 0; i < table.inputs.size(); ++i) {
      const InputClause& clause = table.inputs[i];
      const std::string column = id + "_input_" + std::to_string(i + 1);
      auto input = node.append_child("input");
      set(input, "id", column);
      set(input, "label", clause.label.empty() ? clause.expression.text : clause.label);
      auto expression = input.append_child("inputExpression");
      set(expression, "id", column + "_expression");
      if (!clause.type.empty()) set(expression, "typeRef", clause.type.text);
      expression.append_child("text").append_child(pugi::node_pcdata).set_value(clause.expression.text.c_str());
      if (clause.allowed) add_text(input, "inputValues", column + "_values", clause.allowed->text);
    }
    for (std::size_t i = 0; i < table.outputs.size(); ++i) {
      const OutputClause& clause = table.outputs[i];
      const std::string column = id + "_output_" + std::to_string(i + 1);
      auto output = node.append_child("output");
      set(output, "id", column);
      if (!clause.label.empty()) set(output, "label", clause.label);
      if (!clause.name.empty()) set(output, "name", clause.name.text);
      if (!clause.type.empty()) set(output, "typeRef", clause.type.text);
      if (clause.allowed) add_text(output, "outputValues", column + "_values", clause.allowed->text);
      if (clause.default_value) add_text(output, "defaultOutputEntry", column + "_default", clause.default_value->text);
    }
    for (std::size_t i = 0; i < table.rules.size(); ++i)
      write_rule(node, table.rules[i], id + "_rule_" + std::to_string(i + 1));
  }

  static void write_rule(pugi::xml_node table, const Rule& rule, const std::string& id) {
    auto node = table.append_child("rule");
    set(node, "id", id);
    if (!rule.annotation.empty())
      node.append_child("description").append_child(pugi::node_pcdata).set_value(rule.annotation.c_str());
    for (std::size_t i = 0; i < rule.tests.size(); ++i)
      add_text(node, "inputEntry", id + "_test_" + std::to_string(i + 1), rule.tests[i].text);
    for (std::size_t i = 0; i < rule.outputs.size(); ++i)
      add_text(node, "outputEntry", id + "_result_" + std::to_string(i + 1), rule.outputs[i].text);
  }

  static void bounds(pugi::xml_node shape, int x, int y, int width, int height) {
    auto node = shape.append_child("dc:Bounds");
    node.append_attribute("height") = height;
    node.append_attribute("width") = width;
    node.append_attribute("x") = x;
    node.append_attribute("y") = y;
  }

  static void point(pugi::xml_node edge, int x, int y) {
    auto node = edge.append_child("di:waypoint");
    node.append_attribute("x") = x;
    node.append_attribute("y") = y;
  }

  void write_diagram(pugi::xml_node root) const {
    auto diagram = root.append_child("dmndi:DMNDI").append_child("dmndi:DMNDiagram");
    set(diagram, "id", "diagram_1");
    const auto decision_left = [](std::size_t i) { return 160 + static_cast<int>(i) * (decision_width + gap); };
    const auto fact_left = [](std::size_t i) { return 160 + static_cast<int>(i) * (fact_width + gap); };
    for (std::size_t i = 0; i < source_.decisions.size(); ++i) {
      auto shape = diagram.append_child("dmndi:DMNShape");
      set(shape, "id", decision_id(i) + "_shape");
      set(shape, "dmnElementRef", decision_id(i));
      bounds(shape, decision_left(i), decision_top, decision_width, decision_height);
    }
    for (std::size_t i = 0; i < source_.inputs.size(); ++i) {
      auto shape = diagram.append_child("dmndi:DMNShape");
      set(shape, "id", fact_id(i) + "_shape");
      set(shape, "dmnElementRef", fact_id(i));
      bounds(shape, fact_left(i), fact_top, fact_width, fact_height);
    }
    for (std::size_t i = 0; i < source_.decisions.size(); ++i) {
      std::size_t number = 0;
      for (const auto& need : source_.decisions[i].inputs) {
        ++number;
        const auto found = std::ranges::find(source_.inputs, need.id, &InputData::id);
        if (found == source_.inputs.end()) continue;
        const std::string id = decision_id(i) + "_need_" + std::to_string(number);
        auto edge = diagram.append_child("dmndi:DMNEdge");
        set(edge, "id", id + "_edge");
        set(edge, "dmnElementRef", id);
        point(edge, fact_left(static_cast<std::size_t>(found - source_.inputs.begin())) + fact_width / 2, fact_top);
        point(edge, decision_left(i) + decision_width / 2, decision_top + decision_height);
      }
    }
  }

  const Definitions& source_;
  pugi::xml_document document_;
};

}  // namespace

std::string write_dmn(const Definitions& definitions) {
  return Writer(definitions).write();
}

}  // namespace besluit::decisions
