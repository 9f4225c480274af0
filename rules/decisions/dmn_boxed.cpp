// SPDX-License-Identifier: EUPL-1.2
#include "rules/decisions/dmn_boxed.hpp"

#include "rules/decisions/dmn_table.hpp"

#include <array>
#include <optional>

namespace besluit::decisions {
namespace {

Literal read_literal(const XmlNode& node, Findings& report) {
  if (const XmlNode* imported = node.child("importedValues")) {
    report.error("D013", imported->span,
                 {"waarden uit een ander bestand worden niet gelezen", "values from another file are not read"},
                 {"'importedValues' kent besluitd niet", "besluitd does not know 'importedValues'"},
                 {"schrijf de waarden hier als FEEL", "write the values here as FEEL"});
  }
  return {read_text(node), node.attribute("expressionLanguage").text};
}

ContextBox read_context(const XmlNode& node, Findings& report) {
  ContextBox box;
  for (const XmlNode& child : node.children) {
    if (child.name != "contextEntry") continue;
    ContextEntry entry;
    if (const XmlNode* variable = child.child("variable")) entry.variable = read_variable(*variable);
    entry.value = read_boxed_child(child, report);
    box.entries.push_back(std::move(entry));
  }
  return box;
}

ExpressionPtr read_boxed(const XmlNode& node, Findings& report);

/// Every boxed child in order.
std::vector<ExpressionPtr> read_all(const XmlNode& node, Findings& report) {
  std::vector<ExpressionPtr> all;
  for (const XmlNode& child : node.children)
    if (auto box = read_boxed(child, report)) all.push_back(std::move(box));
  return all;
}

RelationBox read_relation(const XmlNode& node, Findings& report) {
  RelationBox box;
  for (const XmlNode& child : node.children) {
    if (child.name == "column") box.columns.push_back(read_variable(child));
    if (child.name != "row") continue;
    auto row = read_all(child, report);
    if (row.size() != box.columns.size()) {
      report.error("D011", child.span,
                   {"deze rij heeft " + std::to_string(row.size()) + " cellen, de relatie heeft " +
                        std::to_string(box.columns.size()) + " kolommen",
                    "this row has " + std::to_string(row.size()) + " cells, the relation has " +
                        std::to_string(box.columns.size()) + " columns"});
      row.resize(box.columns.size());
    }
    box.rows.push_back(std::move(row));
  }
  return box;
}

InvocationBox read_invocation(const XmlNode& node, Findings& report) {
  InvocationBox box;
  box.function = read_boxed_child(node, report);
  for (const XmlNode& child : node.children) {
    if (child.name != "binding") continue;
    Binding binding;
    if (const XmlNode* parameter = child.child("parameter")) binding.parameter = read_variable(*parameter);
    binding.value = read_boxed_child(child, report);
    box.bindings.push_back(std::move(binding));
  }
  return box;
}

/// The boxed expression inside the child element `part` of a conditional, filter or iterator.
ExpressionPtr read_part(const XmlNode& node, std::string_view part, Findings& report) {
  const XmlNode* child = node.child(part);
  ExpressionPtr box = child == nullptr ? nullptr : read_boxed_child(*child, report);
  if (!box) {
    const std::string name(part);
    report.error("D006", child == nullptr ? node.span : child->span,
                 {"in '" + node.name + "' ontbreekt '" + name + "'", "'" + node.name + "' lacks '" + name + "'"},
                 {"hier hoort een uitdrukking", "an expression is expected here"});
  }
  return box;
}

IteratorBox read_iterator(const XmlNode& node, IteratorBox::Kind kind, Findings& report) {
  const bool collects = kind == IteratorBox::Kind::for_each;
  IteratorBox box;
  box.kind = kind;
  box.variable = node.attribute("iteratorVariable");
  if (box.variable.empty()) {
    report.error(
        "D006", node.span,
        {"in '" + node.name + "' ontbreekt 'iteratorVariable'", "'" + node.name + "' lacks 'iteratorVariable'"});
  }
  box.in = read_part(node, "in", report);
  box.body = read_part(node, collects ? "return" : "satisfies", report);
  return box;
}

ExpressionPtr boxed(const XmlNode& node, decltype(Expression::box) box) {
  return std::make_unique<Expression>(Expression{std::move(box), read_type(node), node.span});
}

ExpressionPtr read_boxed(const XmlNode& node, Findings& report) {
  using Kind = IteratorBox::Kind;
  if (node.name == "literalExpression") return boxed(node, read_literal(node, report));
  if (node.name == "context") return boxed(node, read_context(node, report));
  if (node.name == "list") return boxed(node, ListBox{read_all(node, report)});
  if (node.name == "relation") return boxed(node, read_relation(node, report));
  if (node.name == "invocation") return boxed(node, read_invocation(node, report));
  if (node.name == "functionDefinition") return boxed(node, read_function(node, report));
  if (node.name == "decisionTable") return boxed(node, read_table(node, report));
  if (node.name == "conditional") {
    return boxed(node, ConditionalBox{read_part(node, "if", report), read_part(node, "then", report),
                                      read_part(node, "else", report)});
  }
  if (node.name == "filter")
    return boxed(node, FilterBox{read_part(node, "in", report), read_part(node, "match", report)});
  if (node.name == "for") return boxed(node, read_iterator(node, Kind::for_each, report));
  if (node.name == "some") return boxed(node, read_iterator(node, Kind::some, report));
  if (node.name == "every") return boxed(node, read_iterator(node, Kind::every, report));
  return nullptr;
}

}  // namespace

ExpressionPtr read_boxed_child(const XmlNode& parent, Findings& report) {
  for (const XmlNode& child : parent.children)
    if (auto box = read_boxed(child, report)) return box;
  return nullptr;
}

FunctionBox read_function(const XmlNode& node, Findings& report) {
  FunctionBox box;
  for (const XmlNode& child : node.children)
    if (child.name == "formalParameter") box.parameters.push_back(read_variable(child));
  box.body = read_boxed_child(node, report);
  const std::string& kind = node.attribute("kind").text;
  if (!kind.empty() && kind != "FEEL") {
    box.external = kind;
    report.warning("D013", node.span,
                   {"een functie in " + kind + " wordt niet uitgevoerd; haar resultaat is null",
                    "a function in " + kind + " is never run; its result is null"},
                   {"alleen FEEL wordt uitgevoerd", "only FEEL is run"});
  }
  return box;
}

Variable read_variable(const XmlNode& node) {
  return {node.attribute("name"), read_type(node)};
}

Words read_type(const XmlNode& node) {
  if (const Words& type = node.attribute("typeRef"); !type.empty()) return type;
  const XmlNode* child = node.child("typeRef");
  return child == nullptr ? Words{} : child->text;
}

Words read_text(const XmlNode& node) {
  const XmlNode* text = node.child("text");
  return text == nullptr ? Words{} : text->text;
}

}  // namespace besluit::decisions
