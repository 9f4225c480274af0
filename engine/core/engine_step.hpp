// SPDX-License-Identifier: EUPL-1.2
// One turn of the engine: inputs in, effects out as data. Pure. The shell commits the batch, and only then applies the
// patch, answers and sends; when the commit fails it drops the turn and says so. Memory never runs ahead of disk.
#pragma once

#include "engine/core/engine_state.hpp"
#include "engine/core/world.hpp"
#include "engine/ports/delivery.hpp"
#include "storage/records.hpp"
#include "workflows/dossier/command.hpp"
#include "workflows/dossier/event.hpp"

#include <cstdint>
#include <expected>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace besluit::engine {

/// Who asks: from the peer's credentials.
struct Actor {
  std::string name;  ///< "uid 1000 (jansen)"
};

/// A command for one dossier (Start: its id may be empty, then `<route>-<year>-<n>` is made).
struct CommandInput {
  std::uint64_t ticket = 0;  ///< comes back with the reply
  Actor actor;
  std::string dossier;
  std::string route;  ///< Start only
  dossier::Command command;
  /// Migrate only: a version of its own for this dossier; null: the one of the library.
  std::shared_ptr<const definition::Workflow> definition = {};
};
/// A change of the meetings of the organisation, and what it does to the running dossiers: all in one commit.
struct WorldInput {
  std::uint64_t ticket = 0;  ///< comes back with the reply
  Actor actor;
  WorldCommand command;
};
/// The clock stands at `now`: fire what is due, hand out what must be tried again.
struct Tick {};
/// There is time: rows of dossiers that lag behind their journal are written, some at once. Nothing else changes.
struct CatchUp {};
/// Results of deliveries.
struct Delivered {
  std::vector<DeliveryResult> results;
};
/// A validated library replaces the current one.
struct Reloaded {
  std::uint64_t ticket = 0;
  Actor actor;
  Library library;
};
/// A virtual clock was moved to `now`; journaled so that a restart goes on from there.
struct ClockMoved {
  Actor actor;
};
/// Notices that were given up are tried again.
struct RetryInput {
  std::uint64_t ticket = 0;
  Actor actor;
  std::vector<storage::NoticeRow> notices;  ///< as the store has them; those that are not failed are passed over
};
using Input = std::variant<CommandInput, WorldInput, Tick, Delivered, Reloaded, ClockMoved, RetryInput, CatchUp>;

/// Events in order, shared by everybody who is told of them. Never null.
using Events = std::shared_ptr<const std::vector<dossier::Recorded>>;
[[nodiscard]] Events no_events();

/// An answer to a command, to be given after the commit.
struct Reply {
  std::uint64_t ticket = 0;
  std::string dossier;
  std::optional<dossier::Rejection> rejection{};
  Events events = no_events();                      ///< what was recorded
  std::shared_ptr<const dossier::Dossier> after{};  ///< the dossier as they leave it; null when nothing was changed
  std::shared_ptr<const definition::Workflow> definition{};  ///< that of `after`
  std::shared_ptr<const WorldImpact> impact{};               ///< of a WorldInput or a reload
  std::vector<std::string> notices{};                        ///< of a RetryInput: those that are tried again
};

/// What `patch` changes. Opaque to the shell.
struct Patch {
  std::unordered_map<std::string, Slot> dossiers;
  Decoded recent;
  std::unordered_map<std::string, std::shared_ptr<const definition::Workflow>> workflows;
  std::vector<storage::NoticeRow> new_notices;
  std::vector<storage::NoticeUpdate> updates;
  std::vector<Outgoing> handed_out;            ///< messages that go to a channel with this turn
  std::vector<std::string> landed;             ///< messages of which the channel gave a result
  std::map<std::string, ChannelQueue> health;  ///< by channel: how it fares from now on (its tries mean nothing here)
  Instant now{};
  std::optional<Library> library;
  bool loaded = false;  ///< `library` was read from the files, not changed by a command
  std::optional<std::uint64_t> organisation_seq;
  std::optional<Instant> last_at;
  std::map<std::string, std::pair<Instant, std::size_t>> rejections;
  std::unordered_map<std::string, int> numbers;
  std::uint64_t dead_letters = 0;
};

/// An event as a watcher sees it.
struct Happened {
  std::string dossier;  ///< empty: the organisation's stream
  dossier::Recorded event;
};

/// What one command, or one moment, added to a dossier.
struct Added {
  std::string dossier;
  Events events = no_events();
};

struct Turn {
  Patch patch;
  storage::Batch batch;
  std::vector<Outgoing> send;  ///< messages to deliver after the commit; of one channel in due order
  std::vector<Reply> replies;
  std::vector<Added> happened;  ///< for `watch`
  bool more_due = false;        ///< a bound was reached: another Tick is wanted at once
};

[[nodiscard]] Turn engine_step(const EngineState& state, Instant now, std::span<const Input> inputs);

/// Applies a committed turn.
void patch(EngineState& state, Patch&& patch);

/// The state from what was kept. The error names the first damaged row.
[[nodiscard]] std::expected<EngineState, std::string> restore(
    Zone zone, Settings settings, Library library, std::vector<std::shared_ptr<const definition::Workflow>> pinned,
    storage::Snapshot&& snapshot);

}  // namespace besluit::engine
