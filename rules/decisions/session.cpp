// SPDX-License-Identifier: EUPL-1.2
#include "rules/decisions/graph.hpp"

#include <algorithm>

namespace besluit::decisions {

using feel::Evaluation;
using feel::Value;

namespace {

/// The names of a node with their values, those of functions only.
feel::Environment functions_in_sight(const DataPtr& data, const Sight& sight, const DeskPtr& desk) {
  feel::Environment names(sight.slots);
  for (const Sight::Name& name : sight.names) {
    if (name.need) {
      names.set(name.slot, function_value(data, *name.need, desk));
      continue;
    }
    std::vector<feel::Entry> under;
    for (const auto& [key, need] : name.under) under.push_back({key, function_value(data, need, desk)});
    names.set(name.slot, Value::context(std::move(under)));
  }
  return names;
}

class KnowledgeFunction final : public feel::Function {
 public:
  KnowledgeFunction(DataPtr data, std::size_t index, DeskPtr desk)
      : Function(data->knowledge[index].function.parameters, data->knowledge[index].type.result()),
        data_(std::move(data)),
        index_(index),
        desk_(std::move(desk)) {}

  Value call(std::span<const Value> arguments, Evaluation& evaluation) const override {
    const Descent descent(*desk_, evaluation);
    if (!descent.fits()) return {};
    const KnowledgeNode& node = data_->knowledge[index_];
    Surroundings around{functions_in_sight(data_, node.sight, desk_), desk_};
    for (std::size_t i = 0; i < node.function.slots.size(); ++i) around.names.set(node.function.slots[i], arguments[i]);
    return node.function.body->evaluate(around, evaluation);
  }

 private:
  DataPtr data_;
  std::size_t index_;
  DeskPtr desk_;
};

class ServiceFunction final : public feel::Function {
 public:
  ServiceFunction(DataPtr data, std::size_t index, DeskPtr desk)
      : Function(data->services[index].type.parameters(), data->services[index].type.result()),
        data_(std::move(data)),
        index_(index),
        desk_(std::move(desk)) {}

  Value call(std::span<const Value> arguments, Evaluation& evaluation) const override {
    const Descent descent(*desk_, evaluation);
    if (!descent.fits()) return {};
    const ServiceNode& node = data_->services[index_];
    Session session(data_, evaluation, desk_);
    for (std::size_t i = 0; i < node.parameters.size(); ++i) {
      const Need need = node.parameters[i];
      if (need.kind == Need::Kind::fact) {
        session.give_fact(need.index, arguments[i]);
      } else {
        session.give_decision(need.index, arguments[i]);
      }
    }
    return session.service_result(node);
  }

 private:
  DataPtr data_;
  std::size_t index_;
  DeskPtr desk_;
};

Text called(const std::string& name) {
  return {"'" + name + "'", "'" + name + "'"};
}

}  // namespace

Value function_value(const DataPtr& data, Need need, const DeskPtr& desk) {
  if (need.kind == Need::Kind::knowledge) return Value::function(new KnowledgeFunction(data, need.index, desk));
  if (need.kind == Need::Kind::service) return Value::function(new ServiceFunction(data, need.index, desk));
  return {};
}

Session::Session(DataPtr data, Evaluation& evaluation, DeskPtr desk)
    : data_(std::move(data)),
      evaluation_(evaluation),
      desk_(std::move(desk)),
      facts_(data_->facts.size()),
      decided_(data_->decisions.size()),
      busy_(data_->decisions.size()) {}

void Session::give_fact(std::size_t index, Value value) {
  const FactNode& node = data_->facts[index];
  facts_[index] = bind(std::move(value), node.type, called(node.name), evaluation_);
}

void Session::give_decision(std::size_t index, Value value) {
  const DecisionNode& node = data_->decisions[index];
  decided_[index] = bind(std::move(value), node.type, called(node.name), evaluation_);
}

Value Session::decision(std::size_t index) {
  if (decided_[index]) return *decided_[index];
  const DecisionNode& node = data_->decisions[index];
  const Descent descent(*desk_, evaluation_);
  if (busy_[index]) {
    evaluation_.report("cycle", {"de beslissing '" + node.name + "' heeft zichzelf nodig",
                                 "the decision '" + node.name + "' needs itself"});
  }
  if (busy_[index] || !descent.fits()) return {};
  busy_[index] = true;
  Surroundings around{feel::Environment(node.sight.slots), desk_};
  for (const Sight::Name& name : node.sight.names) {
    if (name.need) {
      around.names.set(name.slot, value_of(*name.need));
      continue;
    }
    std::vector<feel::Entry> under;
    for (const auto& [key, need] : name.under) under.push_back({key, value_of(need)});
    around.names.set(name.slot, Value::context(std::move(under)));
  }
  Value value = bind(node.logic->evaluate(around, evaluation_), node.type, called(node.name), evaluation_);
  busy_[index] = false;
  decided_[index] = value;
  return value;
}

Value Session::value_of(Need need) {
  switch (need.kind) {
    case Need::Kind::fact:
      return facts_[need.index];
    case Need::Kind::decision:
      return decision(need.index);
    case Need::Kind::knowledge:
    case Need::Kind::service:
      return function_value(data_, need, desk_);
  }
  return {};
}

Value Session::service_result(const ServiceNode& service) {
  Value result;
  if (service.outputs.size() == 1) {
    result = decision(service.outputs.front());
  } else {
    std::vector<feel::Entry> entries;
    for (const std::size_t output : service.outputs)
      entries.push_back({data_->decisions[output].name, decision(output)});
    result = Value::context(std::move(entries));
  }
  return bind(std::move(result), service.type.result(), called(service.name), evaluation_);
}

}  // namespace besluit::decisions
