// SPDX-License-Identifier: EUPL-1.2
#include "rules/decisions/decision_model.hpp"

#include "rules/decisions/graph.hpp"

#include <algorithm>

namespace besluit::decisions {
namespace {

template <typename Node>
std::vector<DecisionModel::Named> own(const std::vector<Node>& nodes, const std::string& name_space) {
  std::vector<DecisionModel::Named> names;
  for (const Node& node : nodes)
    if (node.name_space == name_space) names.push_back({node.name, node.type, node.name_space});
  return names;
}

template <typename Node>
const Node* find_own(const std::vector<Node>& nodes, std::string_view name, const std::string& name_space) {
  const auto found =
      std::ranges::find_if(nodes, [&](const Node& node) { return node.name == name && node.name_space == name_space; });
  return found == nodes.end() ? nullptr : &*found;
}

const Fact* given(const Facts& facts, std::string_view name, std::string_view name_space) {
  for (const Fact& fact : facts)
    if (fact.name == name && (fact.name_space.empty() || fact.name_space == name_space)) return &fact;
  return nullptr;
}

void give_facts(Session& session, const DecisionModel::Data& data, const Facts& facts, const Asking& asking) {
  for (std::size_t i = 0; i < data.facts.size(); ++i) {
    const FactNode& node = data.facts[i];
    if (const Fact* fact = given(facts, node.name, node.name_space)) {
      session.give_fact(i, fact->value);
    } else if (asking.absent_is_unknown) {
      session.give_fact(i, feel::Value::unknown({{node.name, ""}}));
    }
  }
}

/// Runs one question; what it said on the way goes into the answer.
template <typename Question>
Answer asked(const feel::Host& host, const Asking& asking, Question question) {
  Answer answer;
  feel::Evaluation evaluation(host);
  const auto desk = std::make_shared<Desk>();
  if (asking.explain) desk->reports = &answer.tables;
  answer.value = question(evaluation, desk);
  // A function in the answer keeps the desk, but not this answer.
  desk->reports = nullptr;
  answer.messages = evaluation.messages();
  return answer;
}

}  // namespace

DecisionModel::DecisionModel(std::shared_ptr<const Data> data) : data_(std::move(data)) {}

const std::string& DecisionModel::name() const {
  return data_->name;
}
std::vector<DecisionModel::Named> DecisionModel::facts() const {
  std::vector<Named> names;
  for (const FactNode& node : data_->facts) names.push_back({node.name, node.type, node.name_space});
  return names;
}
std::vector<DecisionModel::Named> DecisionModel::decisions() const {
  return own(data_->decisions, data_->name_space);
}
std::vector<DecisionModel::Named> DecisionModel::services() const {
  return own(data_->services, data_->name_space);
}
std::vector<std::string> DecisionModel::final_decisions() const {
  return data_->final_decisions;
}
const std::vector<DecisionModel::NamedTable>& DecisionModel::tables() const {
  return data_->tables;
}

Answer DecisionModel::decide(std::string_view decision, const Facts& facts, const feel::Host& host,
                             const Asking& asking) const {
  return asked(host, asking, [&](feel::Evaluation& evaluation, const DeskPtr& desk) -> feel::Value {
    const DecisionNode* node = find_own(data_->decisions, decision, data_->name_space);
    if (node == nullptr) return {};
    Session session(data_, evaluation, desk);
    give_facts(session, *data_, facts, asking);
    return session.decision(static_cast<std::size_t>(node - data_->decisions.data()));
  });
}

Answer DecisionModel::serve(std::string_view service, const Facts& facts, const feel::Host& host,
                            const Asking& asking) const {
  return asked(host, asking, [&](feel::Evaluation& evaluation, const DeskPtr& desk) -> feel::Value {
    const ServiceNode* node = find_own(data_->services, service, data_->name_space);
    if (node == nullptr) return {};
    Session session(data_, evaluation, desk);
    for (const Need need : node->parameters) {
      const bool is_fact = need.kind == Need::Kind::fact;
      const std::string& name = is_fact ? data_->facts[need.index].name : data_->decisions[need.index].name;
      const std::string& space =
          is_fact ? data_->facts[need.index].name_space : data_->decisions[need.index].name_space;
      const Fact* fact = given(facts, name, space);
      feel::Value value;
      if (fact != nullptr)
        value = fact->value;
      else if (asking.absent_is_unknown)
        value = feel::Value::unknown({{name, ""}});
      if (is_fact)
        session.give_fact(need.index, std::move(value));
      else
        session.give_decision(need.index, std::move(value));
    }
    return session.service_result(*node);
  });
}

}  // namespace besluit::decisions
