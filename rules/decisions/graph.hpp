// SPDX-License-Identifier: EUPL-1.2
// The compiled graph behind a DecisionModel. Private to the room.
#pragma once

#include "rules/decisions/box.hpp"
#include "rules/decisions/decision_model.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace besluit::decisions {

/// One node of the graph, by its kind and its place in the list of that kind.
struct Need {
  enum class Kind : std::uint8_t { fact, decision, knowledge, service } kind = Kind::fact;
  std::size_t index = 0;
  friend bool operator==(const Need&, const Need&) = default;
};

/// The names one node sees: each a node, or a prefix of an import with nodes under it.
struct Sight {
  struct Name {
    std::size_t slot = 0;
    std::optional<Need> need;                              ///< nothing: a prefix
    std::vector<std::pair<std::string, Need>> under = {};  ///< of a prefix
  };
  std::vector<Name> names;
  std::size_t slots = 0;  ///< of the whole scope
};

struct FactNode {
  std::string name;
  std::string name_space;
  feel::Type type;
};
struct DecisionNode {
  std::string name;
  std::string name_space;
  feel::Type type;
  Sight sight;
  BoxPtr logic;
};
struct KnowledgeNode {
  std::string name;
  std::string name_space;
  feel::Type type;  ///< a function
  Sight sight;
  BoxCompiler::Function function;
};
struct ServiceNode {
  std::string name;
  std::string name_space;
  feel::Type type;               ///< a function
  std::vector<Need> parameters;  ///< facts, then decisions
  std::vector<std::size_t> outputs;
};

struct DecisionModel::Data : std::enable_shared_from_this<DecisionModel::Data> {
  std::string name;
  std::string name_space;
  std::vector<FactNode> facts;
  std::vector<DecisionNode> decisions;
  std::vector<KnowledgeNode> knowledge;
  std::vector<ServiceNode> services;
  std::vector<std::string> final_decisions;
  std::vector<NamedTable> tables;
};

using DataPtr = std::shared_ptr<const DecisionModel::Data>;

/// One evaluation over one set of facts. A service has a session of its own: it sees what it is given, nothing else.
class Session {
 public:
  Session(DataPtr data, feel::Evaluation& evaluation, DeskPtr desk);

  /// Binds a value to the declared type of a fact.
  void give_fact(std::size_t index, feel::Value value);
  /// The value is the decision's, whatever its logic says.
  void give_decision(std::size_t index, feel::Value value);

  [[nodiscard]] feel::Value decision(std::size_t index);
  [[nodiscard]] feel::Value service_result(const ServiceNode& service);

 private:
  [[nodiscard]] feel::Value value_of(Need need);

  DataPtr data_;
  feel::Evaluation& evaluation_;
  DeskPtr desk_;
  std::vector<feel::Value> facts_;
  std::vector<std::optional<feel::Value>> decided_;
  std::vector<bool> busy_;
};

/// A business knowledge model or a decision service as a value.
[[nodiscard]] feel::Value function_value(const DataPtr& data, Need need, const DeskPtr& desk);

}  // namespace besluit::decisions
