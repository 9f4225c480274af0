// SPDX-License-Identifier: EUPL-1.2
// A DMN model that can be asked (DMN 1.5 chapters 6 to 8 and 10): decision requirement graphs, business knowledge
// models, decision services, item definitions and imports, all compiled once.
//
//   auto read = read_dmn("vacation.dmn", text);
//   auto loaded = load_model(*read.value, {}, {});
//   Answer answer = loaded.model->decide("Vacation days", {{"Age", feel::Value::number(16)}}, host, {});
#pragma once

#include "rules/decisions/model.hpp"
#include "rules/decisions/table.hpp"
#include "rules/diagnostic/diagnostic.hpp"
#include "rules/feel/expression.hpp"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace besluit::decisions {

/// A fact that is given. With an empty `name_space` it belongs to the model itself, and to every imported model that
/// asks for a fact of this name.
struct Fact {
  std::string name;
  feel::Value value;
  std::string name_space = {};
};
using Facts = std::vector<Fact>;

struct Asking {
  bool explain = false;  ///< fill `Answer::tables`
  /// A fact that is not given is unknown, and the answer says what it waits for; else it is null, as in DMN.
  bool absent_is_unknown = false;
};

struct Answer {
  feel::Value value;
  std::vector<feel::Message> messages;  ///< why something is null
  std::vector<TableReport> tables;      ///< in the order in which they were evaluated
};

class DecisionModel {
 public:
  struct Data;
  explicit DecisionModel(std::shared_ptr<const Data> data);

  struct Named {
    std::string name;
    feel::Type type;
    std::string name_space;
  };
  [[nodiscard]] const std::string& name() const;
  // Of the model itself; facts of the imported ones too.
  [[nodiscard]] std::vector<Named> facts() const;
  [[nodiscard]] std::vector<Named> decisions() const;
  [[nodiscard]] std::vector<Named> services() const;
  /// Decisions of the model itself that no other decision of it needs: what one asks when nothing is named.
  [[nodiscard]] std::vector<std::string> final_decisions() const;
  /// The tables of the model itself, each with the name of its decision or function, for the analysis.
  struct NamedTable {
    std::string name;
    std::shared_ptr<const CompiledTable> table;
  };
  [[nodiscard]] const std::vector<NamedTable>& tables() const;

  /// REQUIRES: there is a decision of this name in the model itself. Facts that it does not ask for are ignored.
  [[nodiscard]] Answer decide(std::string_view decision, const Facts& facts, const feel::Host& host,
                              const Asking& asking) const;
  /// The same for a decision service; its input decisions are given as facts. Several output decisions come as a
  /// context.
  [[nodiscard]] Answer serve(std::string_view service, const Facts& facts, const feel::Host& host,
                             const Asking& asking) const;

 private:
  std::shared_ptr<const Data> data_;
};

struct LoadOptions {
  feel::Mode mode = feel::Mode::strict;  ///< see Dialect
  const feel::ZoneSource* zones = nullptr;
};

struct ModelLoad {
  std::shared_ptr<const DecisionModel> model;  ///< never null; with errors some parts of it give null
  diagnostic::Diagnostics diagnostics;         ///< of all files
};

/// `others` may be imported by `main` and by each other, by their namespaces. Codes D003, D006 to D015.
[[nodiscard]] ModelLoad load_model(const Definitions& main, std::span<const Definitions> others,
                                   const LoadOptions& options);

}  // namespace besluit::decisions
