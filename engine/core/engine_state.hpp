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

#include <cstdint>
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
  /// Versions of these routes that come in force later (geldt vanaf), by name and first day.
  std::map<std::string, std::map<Date, std::shared_ptr<const definition::Workflow>>, std::less<>> later{};

  /// Every version of every route, by name.
  [[nodiscard]] std::vector<std::shared_ptr<const definition::Workflow>> all() const;
  /// Of several versions the first in force goes to `routes`.
  void add(std::shared_ptr<const definition::Workflow> route);
  /// The version in force on that day; when none is yet, the first. Null: there is no such route.
  [[nodiscard]] std::shared_ptr<const definition::Workflow> in_force(std::string_view name, Date day) const;
};

/// The pace of one channel.
struct ChannelRule {
  std::size_t per_minute = 0;  ///< messages in a minute; 0: as many as it can take
  std::size_t batch = 0;       ///< handed over at once; 0: limits::notices_per_delivery
};

/// One message on its way: mostly one notice, in a digest several.
struct Outgoing {
  std::string id;  ///< of the message: that of its first notice
  std::string channel;
  std::vector<std::string> notices;
  friend bool operator==(const Outgoing&, const Outgoing&) = default;
};

/// What waits for one channel, and how the channel fares.
struct ChannelQueue {
  std::set<std::pair<Instant, std::string>> tries;  ///< (next try, notice id) of those not being sent now
  std::size_t under_way = 0;                        ///< messages handed over, no result yet
  Instant minute{};                                 ///< when the minute began in which `in_minute` were handed over
  std::size_t in_minute = 0;
  std::optional<Instant> failing_since{};  ///< nothing got through since then
  bool told = false;                       ///< the admin got word that it fails
  bool closed = false;                     ///< the other side wants no more messages
};

/// Settings that the core needs from the configuration.
struct Settings {
  std::chrono::minutes send_time{8 * 60};  ///< local wall-clock time at which rungs fire
  std::vector<std::string> channels;       ///< every notice goes through each of these (names of configured channels)
  std::map<std::string, ChannelRule> rules{};  ///< by channel
  std::string admin{};  ///< role, person or address that hears of what cannot be delivered; empty: nobody
  std::chrono::days silence_longest = definition::silence_longest;  ///< a silence lasts no longer
};

/// What is asked of all dossiers at once, so that none need be decoded for it. See tally.hpp.
struct Tally {
  dossier::Status status = dossier::Status::running;
  Date overdue_from{};      ///< the first day on which it is late; `date_max` when nothing makes it so
  Date blocked_from{};      ///< the first day on which it is not feasible
  Date agenda_from{};       ///< nothing of it stands in an agenda before this day; `date_max` when nothing does at all
  std::uint64_t shown = 0;  ///< the same number: a list shows the same of it, as far as no day plays a part
};

struct Slot {
  std::string state;  ///< encoded dossier
  std::uint64_t last_seq = 0;
  Instant next_due = never;
  bool open = true;
  bool lags = false;  ///< its row in the store knows less (storage::may_lag)
  /// Follows from `state`: a turn gives it with a new state, of a restored one it is worked out at the first look. Only
  /// readers touch it, on one thread; the maker of a turn, on another, leaves it alone.
  mutable std::optional<Tally> tally{};
};

/// Decoded dossiers by id.
using Decoded = std::unordered_map<std::string, std::shared_ptr<const dossier::Dossier>>;
/// The dossier of a slot; from `recent` when it is there in that very state. Null: it is damaged.
[[nodiscard]] std::shared_ptr<const dossier::Dossier> decoded(const std::string& id, const Slot& slot,
                                                              const Decoded& recent);

struct EngineState {
  explicit EngineState(Zone z) : zone(std::move(z)) {}
  Zone zone;
  Settings settings;
  Library library;
  /// Pinned definitions of running dossiers, by hash; the current library's included.
  std::unordered_map<std::string, std::shared_ptr<const definition::Workflow>> workflows;
  /// Routes that some definition keeps its items apart from (kept_apart_from); follows from the definitions.
  std::set<std::string> apart;
  std::unordered_map<std::string, Slot> dossiers;
  /// Dossiers as the last turn that changed any left them, so that what follows at once need not decode them. Never
  /// needed: `dossier` looks here first.
  Decoded recent;
  std::set<std::pair<Instant, std::string>> due;     ///< (next_due, id) of every slot that waits
  std::set<std::string> lagging;                     ///< ids of the slots that lag
  std::map<std::string, storage::NoticeRow> outbox;  ///< pending notices by id
  std::map<std::string, ChannelQueue> queues;        ///< by channel
  std::map<std::string, Outgoing> in_flight;         ///< by message id: handed to a channel, no result yet
  std::string last_world;                            ///< hash of the world that the dossiers were last in line with
  std::uint64_t organisation_seq = 0;                ///< head of the organisation's stream
  Instant last_at{};                                 ///< the journal's last moment
  std::map<std::string, std::pair<Instant, std::size_t>> rejections;  ///< per actor: hour began, journaled in it
  std::unordered_map<std::string, int> numbers;                       ///< last number given to "<route>-<year>"
  std::uint64_t dead_letters = 0;                                     ///< notices failed since start

  /// One dossier; null when it is not there, or damaged.
  [[nodiscard]] std::shared_ptr<const dossier::Dossier> dossier(const std::string& id) const;
  /// A pinned definition; null when it is not known.
  [[nodiscard]] const definition::Workflow* workflow(const std::string& hash) const;
  [[nodiscard]] std::shared_ptr<const definition::Workflow> shared_workflow(const std::string& hash) const;
  /// The earliest rung, the earliest notice that a channel can take, and the earliest matter of people (somebody takes
  /// over, a silence ends soon); `never` when none waits.
  [[nodiscard]] Instant next_due() const;
  [[nodiscard]] Instant next_try() const;
  [[nodiscard]] Instant next_matter() const;
  /// Notices that can be tried at `now`; no more are counted than `enough`.
  [[nodiscard]] std::size_t waiting_at(Instant now, std::size_t enough) const;
  /// The earliest moment at which something must happen by itself; `never` when nothing waits.
  [[nodiscard]] Instant wake_up() const;
};

}  // namespace besluit::engine
