// SPDX-License-Identifier: EUPL-1.2
// The loop around the core: collects inputs, takes a turn, commits it on the store's thread, and only then patches the
// state, answers and sends. Everything here runs on one strand (the io_context's one thread); the store and each
// channel have a thread of their own.
#pragma once

#include "engine/control/backend.hpp"
#include "engine/core/engine_state.hpp"
#include "engine/core/engine_step.hpp"
#include "engine/core/limits.hpp"
#include "engine/ports/clock.hpp"
#include "engine/ports/notifier.hpp"
#include "engine/runtime/clocks.hpp"
#include "storage/store.hpp"
#include "workflows/reading/reading.hpp"

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace boost::asio {
class io_context;
}

namespace besluit::engine {

/// Reads the routes directory. Called on a helper thread; the error is one sentence.
using ReadSources = std::function<std::expected<std::vector<reading::Source>, std::string>()>;

/// What the shell found when it read the definitions.
struct Loaded {
  std::optional<Library> library;     ///< absent: something is wrong, `messages` say what
  std::vector<std::string> messages;  ///< rendered in Dutch, errors and warnings
};
/// Validates everything aside: one organisation, all its routes, no errors.
[[nodiscard]] Loaded load_library(const std::vector<reading::Source>& sources);

/// The definitions that running dossiers are pinned to, from the texts in the store. The error names the first that
/// cannot be read any more or has another hash.
/// See Backend::own_version.
[[nodiscard]] std::expected<std::shared_ptr<const definition::Workflow>, std::string> read_own_version(
    const definition::Workflow& pinned, const OwnVersion& version, const definition::Organisation& world,
    Language language);

[[nodiscard]] std::expected<std::vector<std::shared_ptr<const definition::Workflow>>, std::string> pinned_definitions(
    const std::vector<storage::DocumentRow>& documents);

struct RuntimeParts {
  std::unique_ptr<storage::Store> store;
  std::map<std::string, std::unique_ptr<Notifier>> channels;  ///< by channel name
  const Clock* clock = nullptr;                               ///< outlives the runtime
  VirtualClock* virtual_clock = nullptr;                      ///< the same clock when it is virtual, else null
  ReadSources read_sources;
  std::string state_path;
  std::vector<std::string> load_messages;                     ///< warnings of the first load
  std::chrono::milliseconds gather = limits::gather;          ///< how long a notice or a result may wait for others
  std::chrono::milliseconds talk_pause = limits::talk_pause;  ///< silence after which peers are not talking any more
  std::chrono::milliseconds pause_wanted = limits::pause_wanted;  ///< how long notices wait for one
  std::chrono::milliseconds catch_up = limits::catch_up;  ///< how long it is quiet before rows that lag are written
};

class Runtime final : public Backend, public Administration {
 public:
  /// `io` is run by one thread and outlives the runtime.
  Runtime(boost::asio::io_context& io, EngineState state, RuntimeParts parts);
  ~Runtime() override;
  Runtime(const Runtime&) = delete;
  Runtime& operator=(const Runtime&) = delete;

  /// Journals the definitions in use and fires what is due.
  void start();
  /// Takes no further turns; calls `done` on the strand once the running commit and deliveries are over.
  void stop(std::function<void()> done);
  /// Called after every turn with a one-line summary (for the service manager), at most when it changed.
  void on_status(std::function<void(const std::string&)> listener);

  /// One command is being written, and nobody else is talking: its commit will be there within a moment, and the next
  /// command a moment after that. Looking whether it is costs less than sleeping and being woken.
  [[nodiscard]] bool stays_awake() const;

  [[nodiscard]] const EngineState& state() const override;
  [[nodiscard]] Instant now() const override;
  [[nodiscard]] StatusInfo status() const override;
  void submit(CommandInput input, CommandWaiter waiter) override;
  [[nodiscard]] std::expected<std::shared_ptr<const definition::Workflow>, std::string> own_version(
      const definition::Workflow& pinned, const OwnVersion& version, Language language) const override;
  [[nodiscard]] std::string route_text(const definition::Workflow& pinned) const override;
  void change_world(WorldInput input, std::function<void(CommandResult)> done) override;
  void history(std::string stream, std::uint64_t after, std::size_t limit,
               std::function<void(std::expected<std::vector<storage::JournalRow>, storage::StoreError>)> done) override;
  void notices(storage::NoticeQuery query,
               std::function<void(std::expected<storage::NoticesRead, storage::StoreError>)> done) override;

  void later(std::function<void()> rest) override;

  void reload(Actor actor, ReloadKind kind, std::function<void(ReloadResult)> done) override;
  void retry(RetryInput input, std::function<void(CommandResult)> done) override;
  void try_channel(std::string channel, std::vector<Message> messages,
                   std::function<void(std::expected<std::vector<DeliveryResult>, Text>)> done) override;
  void verify(std::function<void(std::expected<VerifyResult, storage::StoreError>)> done) override;
  void advance_clock(Instant to, Actor actor, std::function<void(std::expected<Instant, Text>)> done) override;
  std::uint64_t watch(std::function<void(const Happened&)> listener) override;
  void unwatch(std::uint64_t subscription) override;

 private:
  class Loop;
  std::unique_ptr<Loop> loop_;
};

}  // namespace besluit::engine
