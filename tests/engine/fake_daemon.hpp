// SPDX-License-Identifier: EUPL-1.2
// A daemon without threads, store or socket: the real core over a journal in memory. It records what it is asked, can
// hold its answers back, and can lose its store.
#pragma once

#include "engine/control/backend.hpp"
#include "engine/control/methods.hpp"
#include "engine/core/engine_step.hpp"
#include "engine/runtime/runtime.hpp"
#include "tests/support/world_builder.hpp"
#include "workflows/reading/own_version.hpp"

#include <boost/json.hpp>

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace besluit::test {

namespace json = boost::json;

/// Europe/Amsterdam as it is in 2024.
inline Zone amsterdam() {
  using namespace std::chrono;
  const auto at = [](int year, unsigned month, unsigned day_of_month) {
    return sys_seconds{sys_days{std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day_of_month}}} +
           hours{1};
  };
  return Zone{"Europe/Amsterdam",
              {{at(2023, 10, 29), hours{1}}, {at(2024, 3, 31), hours{2}}, {at(2024, 10, 27), hours{1}}}};
}

class FakeDaemon final : public engine::Backend, public engine::Administration {
 public:
  FakeDaemon() : FakeDaemon(testing::herstelplan()) {}
  explicit FakeDaemon(definition::Workflow route, definition::Organisation world = testing::hecht())
      : state_(amsterdam()) {
    auto workflow = std::make_shared<definition::Workflow>(std::move(route));
    workflow->file = "herstelplan.yaml";
    state_.library.organisation = std::make_shared<definition::Organisation>(std::move(world));
    state_.library.routes.emplace(workflow->id, workflow);
    state_.workflows.emplace(workflow->hash, workflow);
    state_.settings.channels = {"bestand"};
    now_ = at("2024-03-14", 9);
  }

  static Instant at(std::string_view date, int hour) {
    return amsterdam().instant_of(testing::day(date), std::chrono::hours{hour});
  }

  /// Moves the clock and fires what is due on the way, day by day as a real daemon would.
  void go_to(std::string_view date, int hour = 9) {
    const Instant to = at(date, hour);
    while (state_.wake_up() <= to && state_.wake_up() != never) {
      now_ = std::max(now_, state_.wake_up());
      turn({engine::Tick{}});
    }
    now_ = to;
  }

  // What tests look at and set.
  std::vector<std::string> asked;  ///< one line for each call that changes something
  bool hold = false;               ///< keep answers in `held` instead of giving them
  std::vector<std::function<void()>> held;
  std::optional<storage::StoreError> fault;  ///< every commit and every reading fails
  std::vector<engine::Finding> findings;
  bool reload_works = true;
  std::size_t slices = 0;                                ///< how often a long answer let others go first
  std::vector<engine::Message> tried;                    ///< what a channel was asked to send out of turn
  engine::Verdict verdict = engine::Verdict::delivered;  ///< what the channel says of everything

  void let_go() {
    auto all = std::move(held);
    held.clear();
    for (auto& answer : all) answer();
  }
  void tell(const engine::Happened& happened) {
    const auto all = listeners_;
    for (const auto& [number, listener] : all) listener(happened);
  }
  [[nodiscard]] std::size_t listeners() const { return listeners_.size(); }
  [[nodiscard]] engine::EngineState& state_to_change() { return state_; }

  // Backend
  [[nodiscard]] const engine::EngineState& state() const override { return state_; }
  [[nodiscard]] Instant now() const override { return now_; }
  [[nodiscard]] engine::StatusInfo status() const override {
    engine::StatusInfo info;
    info.version = "0.1.0";
    info.organisation = "hecht";
    info.clock = "virtual";
    info.state_path = "/var/lib/besluitd";
    info.store_state = fault ? "full: no space left" : "ok";
    info.store_since = now_;
    info.started = info.loaded = at("2024-03-14", 8);
    return info;
  }
  [[nodiscard]] std::expected<std::shared_ptr<const definition::Workflow>, std::string> own_version(
      const definition::Workflow& pinned, const engine::OwnVersion& version, Language language) const override {
    return engine::read_own_version(pinned, version, *state_.library.organisation, language);
  }
  [[nodiscard]] std::string route_text(const definition::Workflow& pinned) const override {
    return reading::route_text(pinned.text);
  }
  void submit(engine::CommandInput input, engine::CommandWaiter waiter) override {
    asked.push_back(dossier::name_of(input.command) + " " + input.dossier + " by " + input.actor.name);
    const auto done = waiter.done;
    if (fault) return give([done, error = *fault] { done(std::unexpected(engine::CommitFailure{error})); });
    input.ticket = 1;
    ahead_ = waiter.ahead;
    engine::Turn made = turn({std::move(input)});
    give([done, reply = made.replies.at(0)] { done(reply); });
  }
  void history(
      std::string stream, std::uint64_t after, std::size_t,
      std::function<void(std::expected<std::vector<storage::JournalRow>, storage::StoreError>)> done) override {
    if (fault) return give([done, error = *fault] { done(std::unexpected(error)); });
    std::vector<storage::JournalRow> rows;
    for (const auto& row : journal_)
      if (row.stream == stream && row.seq > after) rows.push_back(row);
    give([done, rows] { done(rows); });
  }
  void notices(storage::NoticeQuery query,
               std::function<void(std::expected<storage::NoticesRead, storage::StoreError>)> done) override {
    if (fault) return give([done, error = *fault] { done(std::unexpected(error)); });
    storage::NoticesRead read;
    const auto in_time = [&](std::int64_t due) { return due >= query.due_from_ms && due < query.due_until_ms; };
    for (const auto& row : notices_)
      if ((query.dossier.empty() || row.dossier == query.dossier) && (query.id.empty() || row.id == query.id) &&
          in_time(row.due_ms))
        read.notices.push_back(row);
    for (const auto& row : rungs_)
      if (!row.claimed && in_time(row.due_ms) && (query.dossier.empty() || row.dossier == query.dossier) &&
          (query.id.empty() || row.deadline + "#" + std::to_string(row.rung) == query.id))
        read.not_sent.push_back(row);
    give([done, read] { done(read); });
  }

  // Administration
  void change_world(engine::WorldInput input, std::function<void(engine::CommandResult)> done) override {
    asked.push_back(engine::name_of(input.command.command) + " by " + input.actor.name);
    if (fault) return give([done, error = *fault] { done(std::unexpected(engine::CommitFailure{error})); });
    input.ticket = 1;
    engine::Turn made = turn({std::move(input)});
    give([done, reply = made.replies.at(0)] { done(reply); });
  }
  void reload(engine::Actor actor, engine::ReloadKind kind, std::function<void(engine::ReloadResult)> done) override {
    asked.push_back((kind == engine::ReloadKind::preview ? "reload preview by " : "reload by ") + actor.name);
    engine::ReloadResult result;
    result.swapped = reload_works;
    result.routes = 1;
    if (!reload_works) result.messages = {"herstelplan.yaml:3:1: fout[R021]: onbekend orgaan"};
    give([done, result] { done(result); });
  }
  void retry(engine::RetryInput input, std::function<void(engine::CommandResult)> done) override {
    asked.push_back("retry " + std::to_string(input.notices.size()) + " by " + input.actor.name);
    if (fault) return give([done, error = *fault] { done(std::unexpected(engine::CommitFailure{error})); });
    input.ticket = 1;
    engine::Turn made = turn({std::move(input)});
    give([done, reply = made.replies.at(0)] { done(reply); });
  }
  void try_channel(std::string channel, std::vector<engine::Message> messages,
                   std::function<void(std::expected<std::vector<engine::DeliveryResult>, Text>)> done) override {
    asked.push_back("try " + channel);
    if (channel != "bestand")
      return give([done] { done(std::unexpected(Text{"Er is geen kanaal.", "There is no channel."})); });
    std::vector<engine::DeliveryResult> results;
    for (const engine::Message& message : messages) {
      tried.push_back(message);
      results.push_back({message.id, engine::Verdict::delivered, {}});
    }
    give([done, results] { done(results); });
  }
  void verify(std::function<void(std::expected<engine::VerifyResult, storage::StoreError>)> done) override {
    engine::VerifyResult result;
    result.streams = 1;
    result.events = journal_.size();
    result.findings = findings;
    give([done, result] { done(result); });
  }
  void advance_clock(Instant to, engine::Actor actor, std::function<void(std::expected<Instant, Text>)> done) override {
    asked.push_back("clock " + state_.zone.format(to) + " by " + actor.name);
    if (to < now_)
      return give([done] { done(std::unexpected(Text{"Dat moment is voorbij.", "That moment has passed."})); });
    now_ = to;
    give([done, to] { done(to); });
  }
  void later(std::function<void()> rest) override {
    ++slices;
    rest();
  }
  std::uint64_t watch(std::function<void(const engine::Happened&)> listener) override {
    listeners_.emplace(++last_listener_, std::move(listener));
    return last_listener_;
  }
  void unwatch(std::uint64_t subscription) override { listeners_.erase(subscription); }

 private:
  void give(std::function<void()> answer) {
    if (hold)
      held.push_back(std::move(answer));
    else
      answer();
  }
  /// A turn, and the results of what it sends: the channel takes everything, or says `verdict`.
  engine::Turn turn(const std::vector<engine::Input>& inputs) {
    engine::Turn made = one_turn(inputs);
    if (made.send.empty()) return made;
    engine::Delivered delivered;
    for (const engine::Outgoing& outgoing : made.send)
      delivered.results.push_back({outgoing.id, verdict, verdict == engine::Verdict::delivered ? "" : "kapot"});
    one_turn({std::move(delivered)});
    return made;
  }
  engine::Turn one_turn(const std::vector<engine::Input>& inputs) {
    engine::Turn made = engine::engine_step(state_, now_, inputs);
    for (auto& row : made.batch.journal) journal_.push_back(row);
    for (auto& row : made.batch.notices) notices_.push_back(row);
    for (auto& row : made.batch.rungs) rungs_.push_back(row);
    for (auto& update : made.batch.updates)
      for (auto& row : notices_)
        if (row.id == update.id) {
          row.delivery = update.delivery;
          row.attempts = update.attempts;
          row.next_try_ms = update.next_try_ms;
          row.last_error = update.last_error;
          row.settled_ms = update.settled_ms;
          if (!update.reason_code.empty()) row.reason_code = update.reason_code;
          if (!update.reason_code.empty()) row.reason = update.reason;
        }
    // As the daemon does: told of the reply while the state is still the one before it.
    if (const auto ahead = std::exchange(ahead_, {}); ahead && !made.replies.empty()) ahead(made.replies.at(0));
    engine::patch(state_, engine::Patch{made.patch});
    for (const auto& added : made.happened)
      for (const auto& event : *added.events) tell({added.dossier, event});
    return made;
  }

  engine::EngineState state_;
  Instant now_{};
  std::vector<storage::JournalRow> journal_;
  std::vector<storage::NoticeRow> notices_;
  std::vector<storage::RungRow> rungs_;
  std::map<std::uint64_t, std::function<void(const engine::Happened&)>> listeners_;
  std::uint64_t last_listener_ = 0;
  std::function<void(const engine::Reply&)> ahead_;  ///< of the command whose turn is being made
};

inline engine::Caller clerk() {
  return {{"uid 1000 (jansen)"}, {true, true, false}};
}
inline engine::Caller admin() {
  return {{"uid 0 (root)"}, {true, true, true}};
}

/// One call without a socket: the message that came back, without its NUL. "" when nothing came (yet).
inline std::string raw_call(engine::Methods& methods, const engine::Caller& caller, const std::string& method,
                            const json::object& parameters, bool more = false) {
  engine::Request request;
  request.method = method.find('.') == std::string::npos ? "nl.besluitd.Control." + method : method;
  request.parameters = std::make_shared<const json::object>(parameters);
  request.more = more;
  std::string answer;
  bool whole = true;
  methods.call(caller, request, [&](std::string message, bool) {
    if (whole) answer.clear();  // of several messages the newest
    whole = !message.empty() && message.back() == '\0';
    if (whole) message.pop_back();
    answer += message;
  });
  return answer;
}

/// The reply's parameters; an error becomes {"error": name, ...its parameters}.
inline json::object call(engine::Methods& methods, const engine::Caller& caller, const std::string& method,
                         const json::object& parameters = {}) {
  const json::value value = json::parse(raw_call(methods, caller, method, parameters));
  json::object result = value.at("parameters").as_object();
  if (const json::value* error = value.as_object().if_contains("error")) result["error"] = *error;
  return result;
}

}  // namespace besluit::test
