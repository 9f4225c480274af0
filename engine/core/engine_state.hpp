// SPDX-License-Identifier: EUPL-1.2
// All that the engine remembers. Dossiers stay in their compact encoded form: a hundred thousand of them fit in a
// small machine, and one is decoded when something happens to it.
#pragma once

#include "rules/terms/date.hpp"
#include "storage/records.hpp"
#include "workflows/definition/organisation.hpp"
#include "workflows/definition/workflow.hpp"
#include "workflows/definition/world_change.hpp"
#include "workflows/dossier/dossier.hpp"

#include <map>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace besluit::engine {

/// What the shell read from the routes directory: all or nothing.
struct Library {
  std::shared_ptr<const definition::Organisation> organisation;  ///< the world: the file with all changes laid over it
  std::shared_ptr<const definition::Organisation> seed{};        ///< as the file has it; null: the same
  std::vector<definition::WorldChange> changes{};                ///< laid over the seed, in order
  std::map<std::string, std::shared_ptr<const definition::Workflow>, std::less<>> routes;  ///< by route name
};

/// Settings that the core needs from the configuration.
struct Settings {
  std::chrono::minutes send_time{8 * 60};  ///< local wall-clock time at which rungs fire
  std::vector<std::string> channels;       ///< every notice goes through each of these (names of configured channels)
};

struct Slot {
  std::string state;  ///< encoded dossier
  std::uint64_t last_seq = 0;
  Instant next_due = never;
  bool open = true;
};

struct EngineState {
  explicit EngineState(Zone z) : zone(std::move(z)) {}
  Zone zone;
  Settings settings;
  Library library;
  /// Pinned definitions of running dossiers, by hash; the current library's included.
  std::unordered_map<std::string, std::shared_ptr<const definition::Workflow>> workflows;
  std::unordered_map<std::string, Slot> dossiers;
  std::set<std::pair<Instant, std::string>> due;     ///< (next_due, id) of every slot that waits
  std::map<std::string, storage::NoticeRow> outbox;  ///< pending notices by id
  std::set<std::pair<Instant, std::string>> tries;   ///< (next try, notice id) of those not being sent now
  std::set<std::string> in_flight;                   ///< handed to a channel, no result yet
  std::string last_world;                            ///< hash of the world that the dossiers were last in line with
  std::uint64_t organisation_seq = 0;                ///< head of the organisation's stream
  Instant last_at{};                                 ///< the journal's last moment
  std::map<std::string, std::pair<Instant, std::size_t>> rejections;  ///< per actor: hour began, journaled in it
  std::unordered_map<std::string, int> numbers;                       ///< last number given to "<route>-<year>"
  std::uint64_t dead_letters = 0;                                     ///< notices failed since start

  /// A pinned definition; null when it is not known.
  [[nodiscard]] const definition::Workflow* workflow(const std::string& hash) const;
  [[nodiscard]] std::shared_ptr<const definition::Workflow> shared_workflow(const std::string& hash) const;
  /// The earliest rung, and the earliest notice that can be tried; `never` when none waits.
  [[nodiscard]] Instant next_due() const;
  [[nodiscard]] Instant next_try() const;
  /// The earliest moment at which something must happen by itself; `never` when nothing waits.
  [[nodiscard]] Instant wake_up() const;
};

}  // namespace besluit::engine
