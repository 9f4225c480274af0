// SPDX-License-Identifier: EUPL-1.2
// The names that a scenario uses, held against the route and the organisation beside it. Private to the room.
#pragma once

#include "workflows/definition/organisation.hpp"
#include "workflows/definition/scenario.hpp"
#include "workflows/definition/workflow.hpp"
#include "workflows/reading/readers.hpp"
#include "workflows/reading/route_values.hpp"

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace besluit::reading {

/// Each function reads one name and reports it at its place (R130, R133) when it is not there. Without an organisation
/// or a sound route nothing is known, and every name will do.
class ScenarioNames {
 public:
  using Tokens = std::vector<std::string_view>;

  ScenarioNames(Report& report, const definition::Organisation* organisation,
                std::span<const std::shared_ptr<const definition::Workflow>> routes)
      : report_(report), organisation_(organisation), routes_(routes) {}

  /// The scenario's own route; its name, empty when it is missing.
  [[nodiscard]] std::string own_route(const Node* node);
  /// What follows is about the last dossier of another route (`in dossier`), or again about the own one.
  [[nodiscard]] std::string other_route(const Node* node);

  [[nodiscard]] std::string step(const Node* node) const;
  [[nodiscard]] std::string participant(const Node* node) const;
  [[nodiscard]] std::string receiver(const Node* node) const;
  /// A receiver, or a participant.
  [[nodiscard]] std::string asker(const Node* node) const;
  [[nodiscard]] std::string part(const Node* node, const std::string& step) const;
  [[nodiscard]] std::string option(const Node* node, const std::string& step) const;
  /// Facts as `name: value`, of the route that is spoken about.
  [[nodiscard]] std::map<std::string, std::string> values(const Node* node) const;
  /// A meeting that is named by its body and day.
  [[nodiscard]] std::optional<MeetingPhrase> meeting(const Node* node) const;
  /// The token of an outcome; empty for "geen". Other words that people use for an outcome are fine too.
  [[nodiscard]] std::optional<std::string> outcome(const Node* node, const std::string& step) const;
  /// participant -> how it votes, as written.
  [[nodiscard]] std::map<std::string, std::string> votes(const Node* node) const;

  /// R131: what stands here is not clear.
  void unclear(const diagnostic::Span& span, Text message, Text fix) const;
  /// Everything that is needed is there, and nothing else; else it is told.
  [[nodiscard]] bool fits(const Fields& fields, std::string_view head, const Tokens& needed, const Tokens& possible,
                          Shape shape) const;
  /// "'stap', 'uitkomst'", as the file spells them.
  [[nodiscard]] std::string listed(const Tokens& tokens) const;

 private:
  [[nodiscard]] const definition::Workflow* named(const Node* node, const std::string& name) const;
  [[nodiscard]] const definition::Step* step_named(const std::string& name) const;
  /// What the step can end with, and what can follow by itself.
  [[nodiscard]] static std::vector<definition::Outcome> allowed_at(const definition::Step& asked);
  [[nodiscard]] static std::vector<Word> words_at(const definition::Step& asked);
  void check_allowed(const Node& node, const std::string& at, const std::string& token) const;

  Report& report_;
  const definition::Organisation* organisation_;
  std::span<const std::shared_ptr<const definition::Workflow>> routes_;
  const definition::Workflow* own_ = nullptr;
  const definition::Workflow* about_ = nullptr;  ///< the route that is spoken about; null: not known
};

/// One dash under `als`; nullopt when it was reported.
[[nodiscard]] std::optional<definition::ScenarioAct> read_act(Report& report, ScenarioNames& names, const Node& node);

}  // namespace besluit::reading
