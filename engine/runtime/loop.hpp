// SPDX-License-Identifier: EUPL-1.2
// Private to the runtime: the loop itself. Included by .cpp files only, because of Asio.
#pragma once

#include "engine/core/limits.hpp"
#include "engine/runtime/runtime.hpp"
#include "engine/runtime/talk.hpp"
#include "engine/runtime/worker.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include <chrono>
#include <deque>
#include <expected>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace besluit::engine {

class SharedTurn;

class Runtime::Loop {
 public:
  Loop(boost::asio::io_context& io, EngineState state, RuntimeParts parts);
  ~Loop();

  void start();
  void stop(std::function<void()> done);
  void on_status(std::function<void(const std::string&)> listener) { status_listener_ = std::move(listener); }

  [[nodiscard]] const EngineState& state() const { return state_; }
  [[nodiscard]] Instant now() const;
  [[nodiscard]] StatusInfo status() const;
  void submit(CommandInput input, CommandWaiter waiter);
  void change_world(WorldInput input, std::function<void(CommandResult)> done);
  void retry(RetryInput input, std::function<void(CommandResult)> done);
  void try_channel(std::string channel, std::vector<Message> messages,
                   std::function<void(std::expected<std::vector<DeliveryResult>, Text>)> done);
  void reload(Actor actor, ReloadKind kind, std::function<void(ReloadResult)> done);
  void advance_clock(Instant to, Actor actor, std::function<void(std::expected<Instant, Text>)> done);
  std::uint64_t watch(std::function<void(const Happened&)> listener);
  void unwatch(std::uint64_t subscription) { watchers_.erase(subscription); }
  void later(std::function<void()> rest) { boost::asio::post(io_, std::move(rest)); }

  /// Runs `job(store)` on the store's thread, after the commits before it, and hands its result to `done` on the
  /// strand.
  template <typename Job, typename Done>
  void on_store(Job job, Done done) {
    store_thread_->post([this, job = std::move(job), done = std::move(done)]() mutable {
      auto result = job(*parts_.store);
      boost::asio::post(io_,
                        [done = std::move(done), result = std::move(result)]() mutable { done(std::move(result)); });
    });
  }

  [[nodiscard]] bool stays_awake() const { return std::chrono::steady_clock::now() < awake_until_; }

 private:
  /// Queues what somebody waits for.
  template <class Asked>
  void await(Asked input, CommandWaiter waiter);
  /// A channel and the thread it sends on.
  struct Sender {
    Notifier* notifier = nullptr;
    std::unique_ptr<Worker> thread;
    std::size_t jobs = 0;               ///< handed over, no result yet
    std::size_t failures_in_a_row = 0;  ///< temporary ones
    std::string last_failure;
  };
  /// What one message is written from; copies, because the rows change while it is under way.
  struct Letter {
    std::string id;
    std::vector<storage::NoticeRow> notices;
  };
  struct Advance {
    Instant to{};
    Actor actor;
    std::function<void(std::expected<Instant, Text>)> done;
    bool marked = false;  ///< the target is reached, its event is being committed
  };
  struct PendingReload {
    ReloadResult result;
    std::function<void(ReloadResult)> done;
  };
  /// What went into a turn, to be put back when its commit fails.
  struct Taken {
    std::vector<DeliveryResult> results;
    bool clock = false;
  };
  /// One turn, from its inputs to what comes of it.
  struct Step {
    std::vector<Input> inputs;
    Instant now{};
    Taken taken;
    std::size_t commands = 0;
    Turn turn{};
  };

  void count_ahead(std::shared_ptr<std::vector<const Slot*>> left);
  void pump();
  void pump_soon();
  void pump_when_quiet(std::size_t seen, bool first);
  /// Everybody who was talking has spoken again.
  [[nodiscard]] bool enough_came() const { return inbox_.size() >= busy_peers_; }
  [[nodiscard]] std::vector<Input> take_inputs(Taken& taken);
  bool begin_turn();
  std::expected<void, storage::StoreError> make_and_commit(const std::shared_ptr<Step>& step, SharedTurn& shared);
  void help(std::shared_ptr<SharedTurn> turn);
  void tell_ahead(const Turn& turn) const;
  [[nodiscard]] bool may_gather() const;
  [[nodiscard]] bool may_wait() const;
  [[nodiscard]] bool notices_may_go(Instant moment);
  void look_again_at(std::chrono::steady_clock::time_point when);
  void wait_for_more();
  void finish(Step&& step);
  void tell(Step& step, bool reloaded);
  void fail(Step&& step, const storage::StoreError& error);
  void answer(Turn& turn);
  void send(const std::vector<Outgoing>& outgoing);
  void deliver(const std::string& channel, std::vector<Letter>&& letters);
  void delivered(const std::string& channel, std::vector<DeliveryResult>&& results);
  void idle();
  void catch_up_soon();
  void go_on_advancing();
  void arm_timer();
  [[nodiscard]] bool nothing_under_way() const;
  [[nodiscard]] bool quiet() const;
  void loaded_aside(Actor actor, Loaded&& loaded, ReloadKind kind, std::function<void(ReloadResult)> done);
  void report_status();
  void finish_stop();

  boost::asio::io_context& io_;
  EngineState state_;
  RuntimeParts parts_;
  Talk talk_;
  std::deque<Input> inbox_;
  std::vector<DeliveryResult> results_;
  std::map<std::uint64_t, CommandWaiter> waiting_;
  std::map<std::uint64_t, PendingReload> reloads_;
  std::map<std::uint64_t, std::function<void(const Happened&)>> watchers_;
  std::deque<Advance> advances_;
  std::uint64_t next_ticket_ = 1;
  std::uint64_t next_watcher_ = 1;
  std::size_t busy_peers_ = 0;                           ///< commands that were under way when the last commit ended
  bool turn_under_way_ = false;                          ///< being made or committed; one at a time
  std::chrono::steady_clock::time_point awake_until_{};  ///< of one lone command
  bool pump_posted_ = false;
  bool backing_off_ = false;
  bool stopping_ = false;
  bool deadline_for_stop_passed_ = false;
  std::function<void()> stopped_;
  std::optional<storage::StoreError> fault_;
  Instant fault_since_{};
  std::chrono::milliseconds backoff_{0};
  Instant started_{};
  Instant loaded_{};
  std::string last_status_;
  std::function<void(const std::string&)> status_listener_;
  boost::asio::steady_timer wake_timer_;
  boost::asio::steady_timer backoff_timer_;
  boost::asio::steady_timer stop_timer_;
  boost::asio::steady_timer gather_timer_;
  boost::asio::steady_timer company_timer_;
  boost::asio::steady_timer pause_timer_;
  boost::asio::steady_timer catch_up_timer_;
  bool catch_up_armed_ = false;
  bool catching_up_ = false;  ///< the last turn was one, or the next one is
  bool gather_armed_ = false;
  bool gathered_ = false;  ///< what is held back has waited long enough
  // Threads last: they are joined first, while everything their jobs use is still there.
  std::map<std::string, Sender> senders_;
  std::unique_ptr<Worker> reader_thread_;
  std::unique_ptr<Worker> store_thread_;
};

}  // namespace besluit::engine
