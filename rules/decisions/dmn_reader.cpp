// SPDX-License-Identifier: EUPL-1.2
#include "rules/decisions/dmn_reader.hpp"

#include "rules/decisions/dmn_boxed.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace besluit::decisions {
namespace {

/// One model language under seven names (1.1 to 1.6); what differs between them is read by its own rules below.
constexpr std::array<std::string_view, 6> model_spaces{
    "http://www.omg.org/spec/DMN/20151101/dmn.xsd",  // 1.1
    "http://www.omg.org/spec/DMN/20180521/MODEL/",   // 1.2
    "https://www.omg.org/spec/DMN/20191111/MODEL/",  // 1.3
    "https://www.omg.org/spec/DMN/20211108/MODEL/",  // 1.4
    "https://www.omg.org/spec/DMN/20230324/MODEL/",  // 1.5
    "https://www.omg.org/spec/DMN/20240513/MODEL/",  // 1.6
};

bool is_model_space(std::string_view uri) {
  return std::ranges::find(model_spaces, uri) != model_spaces.end();
}

/// Elements of other vocabularies (diagrams, a modeller's own) are taken out, so that no reader has to look twice.
void keep_own(XmlNode& node) {
  std::erase_if(node.children, [](const XmlNode& child) { return !is_model_space(child.name_space); });
  for (XmlNode& child : node.children) keep_own(child);
}

Reference read_reference(const XmlNode& node) {
  const Words& href = node.attribute("href");
  const auto hash = href.text.rfind('#');
  if (hash == std::string::npos) return {"", href.text, href.empty() ? node.span : href.span()};
  return {href.text.substr(0, hash), href.text.substr(hash + 1), href.span()};
}

class Reader {
 public:
  Reader(const std::string& file, Findings& report) : report_(report) { value_.file = file; }

  Definitions read(const XmlNode& root) {
    value_.name = root.attribute("name").text;
    value_.name_space = root.attribute("namespace").text;
    for (const XmlNode& node : root.children) {
      if (node.name == "import") read_import(node);
      if (node.name == "itemDefinition") value_.types.push_back(read_item(node));
      if (node.name == "inputData") value_.inputs.push_back({id_of(node), named_variable(node), node.span});
      if (node.name == "decision") value_.decisions.push_back(read_decision(node));
      if (node.name == "businessKnowledgeModel") value_.knowledge.push_back(read_knowledge(node));
      if (node.name == "decisionService") value_.services.push_back(read_service(node));
    }
    return std::move(value_);
  }

 private:
  void read_import(const XmlNode& node) {
    const std::string& type = node.attribute("importType").text;
    if (!is_model_space(type)) {
      report_.warning(
          "D013", node.span,
          {"deze soort import wordt niet gelezen: '" + type + "'", "this kind of import is not read: '" + type + "'"},
          {"alleen andere DMN-modellen worden gelezen", "only other DMN models are read"});
      return;
    }
    value_.imports.push_back({node.attribute("name").text, node.attribute("namespace").text, node.span});
  }

  /// Ids are unique in a file; a second one would answer to the first one's references.
  std::string id_of(const XmlNode& node) {
    const Words& id = node.attribute("id");
    if (id.empty()) return {};
    if (!ids_.emplace(id.text, node.span).second) {
      report_.error("D007", id.span(),
                    {"de id '" + id.text + "' komt twee keer voor", "the id '" + id.text + "' occurs twice"},
                    {"een id is uniek in het bestand", "an id is unique in the file"});
    }
    return id.text;
  }

  /// The variable carries the type; the element itself carries the name that people know.
  Variable named_variable(const XmlNode& node) {
    Variable variable;
    if (const XmlNode* child = node.child("variable")) variable = read_variable(*child);
    if (const Words& name = node.attribute("name"); !name.empty()) variable.name = name;
    if (variable.name.empty()) {
      report_.error("D006", node.span, {"'" + node.name + "' heeft geen naam", "'" + node.name + "' has no name"},
                    {"hier hoort name=\"...\"", "name=\"...\" is expected here"});
    }
    return variable;
  }

  static void add_references(const XmlNode& node, std::string_view name, std::vector<Reference>& into) {
    for (const XmlNode& child : node.children)
      if (child.name == name) into.push_back(read_reference(child));
  }

  Decision read_decision(const XmlNode& node) {
    Decision decision;
    decision.id = id_of(node);
    decision.variable = named_variable(node);
    decision.span = node.attribute("name").empty() ? node.span : node.attribute("name").span();
    for (const XmlNode& child : node.children) {
      if (child.name == "informationRequirement") {
        add_references(child, "requiredDecision", decision.decisions);
        add_references(child, "requiredInput", decision.inputs);
      }
      if (child.name == "knowledgeRequirement") add_references(child, "requiredKnowledge", decision.knowledge);
    }
    decision.logic = read_boxed_child(node, report_);
    return decision;
  }

  Knowledge read_knowledge(const XmlNode& node) {
    Knowledge knowledge;
    knowledge.id = id_of(node);
    knowledge.variable = named_variable(node);
    knowledge.span = node.span;
    for (const XmlNode& child : node.children)
      if (child.name == "knowledgeRequirement") add_references(child, "requiredKnowledge", knowledge.knowledge);
    if (const XmlNode* logic = node.child("encapsulatedLogic")) {
      knowledge.logic = read_function(*logic, report_);
      knowledge.result_type = read_type(*logic);
    }
    return knowledge;
  }

  Service read_service(const XmlNode& node) {
    Service service;
    service.id = id_of(node);
    service.variable = named_variable(node);
    service.span = node.span;
    add_references(node, "outputDecision", service.outputs);
    add_references(node, "encapsulatedDecision", service.encapsulated);
    add_references(node, "inputDecision", service.input_decisions);
    add_references(node, "inputData", service.input_data);
    return service;
  }

  ItemDefinition read_item(const XmlNode& node) {
    ItemDefinition item;
    item.name = node.attribute("name");
    item.collection = node.attribute("isCollection").text == "true" || node.attribute("isCollection").text == "1";
    if (const XmlNode* type = node.child("typeRef"))
      item.type = type->text;
    else
      item.type = node.attribute("typeRef");
    if (const XmlNode* allowed = node.child("allowedValues")) item.allowed = read_text(*allowed);
    if (const XmlNode* constraint = node.child("typeConstraint")) item.constraint = read_text(*constraint);
    for (const XmlNode& child : node.children)
      if (child.name == "itemComponent") item.components.push_back(read_item(child));
    if (const XmlNode* function = node.child("functionItem")) {
      item.is_function = true;
      item.output_type = function->attribute("outputTypeRef");
      for (const XmlNode& child : function->children)
        if (child.name == "parameters") item.parameters.push_back(read_variable(child));
    }
    return item;
  }

  Findings& report_;
  Definitions value_;
  std::map<std::string, diagnostic::Span, std::less<>> ids_;
};

}  // namespace

DmnRead read_dmn(const std::string& file, std::string_view text) {
  DmnRead result;
  XmlRead xml = read_xml(file, text);
  result.diagnostics = std::move(xml.diagnostics);
  if (!xml.root) return result;
  Findings report(result.diagnostics);
  if (xml.root->name != "definitions" || !is_model_space(xml.root->name_space)) {
    report.error(
        "D005", xml.root->span, {"dit is geen DMN-model", "this is no DMN model"},
        {"hier hoort <definitions xmlns=\"https://www.omg.org/spec/DMN/20230324/MODEL/\"> (DMN 1.1 tot en met 1.6)",
         "expected <definitions xmlns=\"https://www.omg.org/spec/DMN/20230324/MODEL/\"> (DMN 1.1 up to 1.6)"});
    return result;
  }
  keep_own(*xml.root);
  result.value = Reader(file, report).read(*xml.root);
  return result;
}

bool looks_like_xml(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const auto begin = text.find_first_not_of(" \t\r\n");
  return begin != text.npos && text[begin] == '<';
}

}  // namespace besluit::decisions
