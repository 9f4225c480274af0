// SPDX-License-Identifier: EUPL-1.2
// What the control socket may ask of the running daemon. Implemented by engine/runtime. Everything runs on the strand:
// callbacks are called there, once, later or at once; a backend outlives its server.
#pragma once

#include "engine/core/engine_state.hpp"
#include "engine/core/engine_step.hpp"
#include "engine/core/message.hpp"
#include "engine/core/verify.hpp"
#include "rules/diagnostic/diagnostic.hpp"
#include "storage/store.hpp"

#include <cstdint>
#include <expected>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace besluit::engine {

/// The commit of a turn failed: nothing was recorded.
struct CommitFailure {
  storage::StoreError error;
};
using CommandResult = std::expected<Reply, CommitFailure>;

/// Whoever waits for a command.
struct CommandWaiter {
  std::function<void(CommandResult)> done;
  /// Told of the reply while the disk still works, before `done` and at most once, so that an answer can be ready when
  /// the commit is. Nothing of it may be seen outside: `done` can still bring a failure. `state()` is not yet that of
  /// the reply. May be empty.
  std::function<void(const Reply&)> ahead{};
};

enum class ReloadKind : std::uint8_t { swap, preview };

struct ReloadResult {
  bool swapped = false;                         ///< false: the old definitions stay
  std::shared_ptr<const WorldImpact> impact{};  ///< on the running dossiers; null when the files cannot be read
  std::size_t routes = 0;
  std::vector<std::string> messages;  ///< rendered diagnostics in Dutch, errors and warnings
};

struct StatusInfo {
  std::string version;
  std::string organisation;
  std::string clock;  ///< system | virtual
  std::string state_path;
  std::string store_state;                    ///< "ok", or the fault and its message
  Instant store_since{};                      ///< since when `store_state` holds; meaningless when ok
  std::vector<std::string> channel_problems;  ///< one sentence per channel that keeps failing
  std::vector<std::string> load_messages;     ///< warnings of the last load or reload
  Instant started{};
  Instant loaded{};  ///< when the definitions were last swapped
};

/// What somebody wants of the route of one dossier.
struct OwnVersion {
  std::string text;       ///< the whole file; empty: the route as it is, with `step`
  std::string step = {};  ///< id of a step more, a task
  std::string task = {};
  std::string who = {};
  std::optional<Date> due = {};
  std::string before = {};  ///< the step that it stands before
  std::string beside = {};  ///< the step that it is open together with; neither: it comes last
};

/// Reading and changing.
class Backend {
 public:
  virtual ~Backend() = default;
  [[nodiscard]] virtual const EngineState& state() const = 0;
  [[nodiscard]] virtual Instant now() const = 0;
  [[nodiscard]] virtual StatusInfo status() const = 0;
  /// `input.ticket` is filled in by the backend.
  virtual void submit(CommandInput input, CommandWaiter waiter) = 0;
  /// Reads a version of `pinned` for one dossier: as typed, or with a step more. The error says what is wrong with it,
  /// in `language`, as `check` would.
  [[nodiscard]] virtual std::expected<std::shared_ptr<const definition::Workflow>, std::string> own_version(
      const definition::Workflow& pinned, const OwnVersion& version, Language language) const = 0;
  /// The file of a pinned version, without the tables that are kept with it.
  [[nodiscard]] virtual std::string route_text(const definition::Workflow& pinned) const = 0;
  virtual void change_world(WorldInput input, std::function<void(CommandResult)> done) = 0;
  virtual void history(
      std::string stream, std::uint64_t after, std::size_t limit,
      std::function<void(std::expected<std::vector<storage::JournalRow>, storage::StoreError>)> done) = 0;
  virtual void notices(storage::NoticeQuery query,
                       std::function<void(std::expected<storage::NoticesRead, storage::StoreError>)> done) = 0;
  /// Calls `rest` on the strand after what others wait for now: a long answer is made a slice at a time.
  virtual void later(std::function<void()> rest) = 0;
};

/// Running it.
class Administration {
 public:
  virtual ~Administration() = default;
  /// A preview reads and checks the files and changes nothing.
  virtual void reload(Actor actor, ReloadKind kind, std::function<void(ReloadResult)> done) = 0;
  /// Notices that were given up are tried again; the reply names them.
  virtual void retry(RetryInput input, std::function<void(CommandResult)> done) = 0;
  /// Hands messages that are no notices to one channel, once; one result for each. The error is one sentence: there is
  /// no such channel.
  virtual void try_channel(std::string channel, std::vector<Message> messages,
                           std::function<void(std::expected<std::vector<DeliveryResult>, Text>)> done) = 0;
  virtual void verify(std::function<void(std::expected<VerifyResult, storage::StoreError>)> done) = 0;
  /// Moves a virtual clock through every wake-up on the way; answers after every notice that became due was tried once.
  /// The error is one Dutch sentence (the clock is the system's; the moment lies in the past).
  virtual void advance_clock(Instant to, Actor actor, std::function<void(std::expected<Instant, Text>)> done) = 0;
  /// Calls `listener` for every event after its commit, until `unwatch`. Returns the subscription's number.
  virtual std::uint64_t watch(std::function<void(const Happened&)> listener) = 0;
  virtual void unwatch(std::uint64_t subscription) = 0;
};

}  // namespace besluit::engine
