// SPDX-License-Identifier: EUPL-1.2
#include "engine/runtime/loop.hpp"

#include "engine/core/message.hpp"
#include "engine/core/tally.hpp"
#include "engine/runtime/shared_turn.hpp"
#include "storage/tokens.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace besluit::engine {
namespace {

/// 0 for what nobody waits for.
std::uint64_t ticket_of(const Input& input) {
  return std::visit(
      [](const auto& asked) -> std::uint64_t {
        if constexpr (requires { asked.ticket; })
          return asked.ticket;
        else
          return 0;
      },
      input);
}

/// Deliveries that are under way at a stop get this long; then they are tried again after the next start.
constexpr auto stop_longest = std::chrono::seconds{20};

}  // namespace

Runtime::Loop::Loop(boost::asio::io_context& io, EngineState state, RuntimeParts parts)
    : io_(io),
      state_(std::move(state)),
      parts_(std::move(parts)),
      talk_(parts_.talk_pause, parts_.pause_wanted),
      wake_timer_(io),
      backoff_timer_(io),
      stop_timer_(io),
      gather_timer_(io),
      company_timer_(io),
      pause_timer_(io),
      catch_up_timer_(io),
      reader_thread_(std::make_unique<Worker>("reader")),
      store_thread_(std::make_unique<Worker>("store", limits::awake)) {
  for (auto& [name, notifier] : parts_.channels) {
    Sender& sender = senders_[name];
    sender.notifier = notifier.get();
    sender.thread = std::make_unique<Worker>("send-" + name);
  }
}

Runtime::Loop::~Loop() = default;

Instant Runtime::Loop::now() const {
  return parts_.clock->now();
}

void Runtime::Loop::start() {
  started_ = now();
  loaded_ = started_;
  inbox_.emplace_back(Reloaded{0, {"besluitd"}, state_.library});
  pump();
  auto slots = std::make_shared<std::vector<const Slot*>>();
  slots->reserve(state_.dossiers.size());
  for (const auto& [id, slot] : state_.dossiers) slots->push_back(&slot);
  count_ahead(std::move(slots));
}

/// What `status` counts of the dossiers that were restored, a slice at a time, so that the first who asks need not wait
/// for all of them. Slots stay where they are: dossiers are never removed.
void Runtime::Loop::count_ahead(std::shared_ptr<std::vector<const Slot*>> left) {
  for (std::size_t done = 0; done < limits::decoded_per_slice && !left->empty(); ++done) {
    static_cast<void>(tally_in(*left->back()));
    left->pop_back();
  }
  if (left->empty() || stopping_) return;
  later([this, left = std::move(left)]() mutable { count_ahead(std::move(left)); });
}

void Runtime::Loop::submit(CommandInput input, CommandWaiter waiter) {
  await(std::move(input), std::move(waiter));
}

void Runtime::Loop::change_world(WorldInput input, std::function<void(CommandResult)> done) {
  await(std::move(input), {std::move(done)});
}

void Runtime::Loop::retry(RetryInput input, std::function<void(CommandResult)> done) {
  await(std::move(input), {std::move(done)});
}

template <class Asked>
void Runtime::Loop::await(Asked input, CommandWaiter waiter) {
  if (stopping_) {
    waiter.done(std::unexpected(CommitFailure{{storage::Fault::busy, "the daemon is stopping"}}));
    return;
  }
  input.ticket = next_ticket_++;
  waiting_.emplace(input.ticket, std::move(waiter));
  inbox_.emplace_back(std::move(input));
  if (enough_came())
    pump();
  else
    pump_soon();
}

std::uint64_t Runtime::Loop::watch(std::function<void(const Happened&)> listener) {
  watchers_.emplace(next_watcher_, std::move(listener));
  return next_watcher_++;
}

// -- turns --------------------------------------------------------------------------------------------------------

void Runtime::Loop::pump_soon() {
  if (pump_posted_) return;
  pump_posted_ = true;
  pump_when_quiet(inbox_.size(), true);
}

/// A commit costs almost the same for one command as for many. So while peers are talking, a turn begins when all of
/// them have spoken again, or when a round through the ready handlers brought nothing new and a moment more did not
/// either. The first round only lets the sockets be looked at. Who is alone waits for nobody.
void Runtime::Loop::pump_when_quiet(std::size_t seen, bool first) {
  boost::asio::post(io_, [this, seen, first] {
    const std::size_t now_seen = inbox_.size();
    const auto go = [this] {
      pump_posted_ = false;
      pump();
    };
    if (turn_under_way_ || now_seen == 0 || enough_came()) return go();
    if (first || now_seen != seen) return pump_when_quiet(now_seen, false);
    company_timer_.expires_after(limits::company);
    company_timer_.async_wait([go](const boost::system::error_code&) { go(); });
  });
}

/// Notices and results of deliveries may wait a moment for others of their kind, so that a busy desk shares directory
/// syncs and commits. Not when somebody waits for them: a virtual clock that moves on, or the end.
bool Runtime::Loop::may_gather() const {
  return !gathered_ && may_wait();
}

bool Runtime::Loop::may_wait() const {
  return !stopping_ && advances_.empty();
}

/// Who asks something goes first: notices wait for a pause in the talk, and for each other.
bool Runtime::Loop::notices_may_go(Instant moment) {
  if (may_wait())
    if (const auto later = talk_.hold(std::chrono::steady_clock::now())) {
      look_again_at(*later);
      return false;
    }
  return !may_gather() || state_.waiting_at(moment, limits::notices_per_delivery) >= limits::notices_per_delivery;
}

void Runtime::Loop::look_again_at(std::chrono::steady_clock::time_point when) {
  pause_timer_.expires_at(when);
  pause_timer_.async_wait([this](const boost::system::error_code& cancelled) {
    if (!cancelled) pump();
  });
}

void Runtime::Loop::wait_for_more() {
  if (gather_armed_) return;
  gather_armed_ = true;
  gather_timer_.expires_after(parts_.gather);
  gather_timer_.async_wait([this](const boost::system::error_code& cancelled) {
    gather_armed_ = false;
    if (cancelled) return;
    gathered_ = true;
    pump();
  });
}

std::vector<Input> Runtime::Loop::take_inputs(Taken& taken) {
  std::vector<Input> inputs;
  const bool commands = !stopping_ && !inbox_.empty();
  bool held = false;
  if (!results_.empty() && !backing_off_) {
    // With a command they cost no commit of their own.
    if (commands || !may_gather() || results_.size() >= limits::notices_per_delivery) {
      taken.results = std::exchange(results_, {});
      inputs.emplace_back(Delivered{taken.results});
    } else {
      held = true;
    }
  }
  if (stopping_) return inputs;
  while (!inbox_.empty() && inputs.size() < limits::inputs_per_turn) {
    taken.clock = taken.clock || std::holds_alternative<ClockMoved>(inbox_.front());
    inputs.push_back(std::move(inbox_.front()));
    inbox_.pop_front();
  }
  if (!backing_off_) {
    const Instant moment = now();
    const bool notices = state_.next_try() <= moment;
    if (!notices && state_.in_flight.empty()) talk_.all_went();
    if (std::min(state_.next_due(), state_.next_matter()) <= moment || (notices && notices_may_go(moment)))
      inputs.emplace_back(Tick{});
    else
      held = held || notices;
  }
  if (held)
    wait_for_more();
  else
    gathered_ = false;
  return inputs;
}

/// Begins a turn with all that waits. False: nothing waits.
bool Runtime::Loop::begin_turn() {
  Step step;
  step.inputs = take_inputs(step.taken);
  if (step.inputs.empty()) return false;
  step.now = now();
  step.commands = static_cast<std::size_t>(std::ranges::count_if(
      step.inputs, [](const Input& input) { return std::holds_alternative<CommandInput>(input); }));
  turn_under_way_ = true;
  awake_until_ = {};
  if (step.commands == 1) awake_until_ = std::chrono::steady_clock::now() + limits::answer_soon;
  company_timer_.cancel();
  // Made and committed on the store's thread, so that nobody who asks something waits for it; the strand helps with a
  // large one. The state is changed by `finish` only, on the strand, when no turn is under way: both threads may read
  // it meanwhile.
  auto held = std::make_shared<Step>(std::move(step));
  auto shared = std::make_shared<SharedTurn>(state_, held->now, held->inputs);
  if (held->commands > limits::inputs_per_piece) help(shared);
  store_thread_->post([this, held = std::move(held), shared = std::move(shared)]() mutable {
    auto result = make_and_commit(held, *shared);
    boost::asio::post(io_, [this, held = std::move(held), result = std::move(result)] {
      turn_under_way_ = false;
      if (result)
        finish(std::move(*held));
      else
        fail(std::move(*held), result.error());
    });
  });
  return true;
}

/// On the store's thread. The rows go to the disk as they are made; the answers are made ready while it works.
std::expected<void, storage::StoreError> Runtime::Loop::make_and_commit(const std::shared_ptr<Step>& step,
                                                                        SharedTurn& shared) {
  bool made = false;
  const storage::Batches rows = [&]() -> const storage::Batch* {
    if (made) return nullptr;
    if (const storage::Batch* next = shared.rows()) return next;
    made = true;
    step->turn = shared.finish();
    if (step->commands > 0) boost::asio::post(io_, [this, step] { tell_ahead(step->turn); });
    return nullptr;
  };
  auto result = parts_.store->commit_from(rows);
  // A store that refuses does not ask for the rest, but everybody who gave a command is answered.
  while (rows() != nullptr) {
  }
  return result;
}

/// The strand has nothing to do while the commands of all who talk are being decided. It takes its share piece by
/// piece, and hears others in between.
void Runtime::Loop::help(std::shared_ptr<SharedTurn> turn) {
  boost::asio::post(io_, [this, turn = std::move(turn)]() mutable {
    if (turn->help()) help(std::move(turn));
  });
}

/// While the disk works on this turn, of which the store's thread changes nothing more.
void Runtime::Loop::tell_ahead(const Turn& turn) const {
  for (const Reply& reply : turn.replies)
    if (const auto found = waiting_.find(reply.ticket); found != waiting_.end() && found->second.ahead)
      found->second.ahead(reply);
}

void Runtime::Loop::pump() {
  if (!turn_under_way_ && !begin_turn()) idle();
}

void Runtime::Loop::finish(Step&& step) {
  if (fault_) spdlog::info("store: works again");
  fault_.reset();
  backoff_ = std::chrono::milliseconds{0};
  const bool reloaded = step.turn.patch.loaded;
  patch(state_, std::move(step.turn.patch));
  busy_peers_ = step.commands + inbox_.size();
  talk_.heard(busy_peers_, std::chrono::steady_clock::now());
  // Commands that came meanwhile go to the store's thread first; the answers are made while it works. The state that
  // they show is this turn's: the next one is patched in only after its own commit.
  if (!inbox_.empty() && enough_came() && !stopping_) static_cast<void>(begin_turn());
  tell(step, reloaded);
  if (step.commands == 1 && !turn_under_way_) awake_until_ = std::chrono::steady_clock::now() + limits::next_soon;
  if (!turn_under_way_) pump_soon();
}

void Runtime::Loop::tell(Step& step, bool reloaded) {
  if (reloaded) loaded_ = now();
  answer(step.turn);
  if (!watchers_.empty())
    for (const Added& added : step.turn.happened)
      for (const dossier::Recorded& event : *added.events) {
        const auto listeners = watchers_;  // a listener may end its own subscription
        const Happened happened{added.dossier, event};
        for (const auto& [number, listener] : listeners) listener(happened);
      }
  send(step.turn.send);
  if (step.taken.clock && !advances_.empty() && advances_.front().marked) {
    Advance advance = std::move(advances_.front());
    advances_.pop_front();
    advance.done(advance.to);
  }
  report_status();
}

void Runtime::Loop::answer(Turn& turn) {
  for (Reply& reply : turn.replies) {
    if (const auto found = waiting_.find(reply.ticket); found != waiting_.end()) {
      const auto done = std::move(found->second.done);
      waiting_.erase(found);
      done(std::move(reply));
    } else if (const auto pending = reloads_.find(reply.ticket); pending != reloads_.end()) {
      PendingReload reload = std::move(pending->second);
      reloads_.erase(pending);
      reload.result.swapped = true;
      reload.result.routes = state_.library.routes.size();
      reload.result.impact = reply.impact;
      parts_.load_messages = reload.result.messages;
      reload.done(std::move(reload.result));
    }
  }
}

void Runtime::Loop::fail(Step&& step, const storage::StoreError& error) {
  Turn& turn = step.turn;
  Taken& taken = step.taken;
  if (!fault_) {
    fault_since_ = now();
    spdlog::error("store: {} ({}); nothing was recorded, trying again", storage::word(error.fault), error.message);
  }
  fault_ = error;
  results_.insert(results_.begin(), std::make_move_iterator(taken.results.begin()),
                  std::make_move_iterator(taken.results.end()));
  if (taken.clock && !advances_.empty()) advances_.front().marked = false;
  for (const Reply& reply : turn.replies) {
    if (const auto found = waiting_.find(reply.ticket); found != waiting_.end()) {
      const auto done = std::move(found->second.done);
      waiting_.erase(found);
      done(std::unexpected(CommitFailure{error}));
    } else if (const auto pending = reloads_.find(reply.ticket); pending != reloads_.end()) {
      PendingReload reload = std::move(pending->second);
      reloads_.erase(pending);
      reload.result.messages.push_back("De opslag weigert: " + error.message);
      reload.done(std::move(reload.result));
    } else if (turn.patch.loaded) {
      inbox_.emplace_front(Reloaded{0, {"besluitd"}, state_.library});  // the one of the start-up
    }
  }
  backoff_ =
      std::clamp<std::chrono::milliseconds>(backoff_ * 2, limits::commit_retry_first, limits::commit_retry_longest);
  backing_off_ = true;
  backoff_timer_.expires_after(backoff_);
  backoff_timer_.async_wait([this](const boost::system::error_code& cancelled) {
    if (cancelled) return;
    backing_off_ = false;
    pump();
  });
  report_status();
  if (stopping_) finish_stop();
}

// -- deliveries -----------------------------------------------------------------------------------------------------

/// The letters are written by the channel's own thread, from copies of the rows: writing hundreds of them here would
/// keep everybody waiting who asks something.
void Runtime::Loop::send(const std::vector<Outgoing>& outgoing) {
  std::map<std::string, std::vector<Letter>> by_channel;
  std::vector<DeliveryResult> refused;
  for (const Outgoing& one : outgoing) {
    Letter letter{one.id, {}};
    for (const std::string& id : one.notices)
      if (const auto found = state_.outbox.find(id); found != state_.outbox.end())
        letter.notices.push_back(found->second);
    if (letter.notices.empty()) continue;
    if (senders_.contains(one.channel))
      by_channel[one.channel].push_back(std::move(letter));
    else
      refused.push_back({one.id, Verdict::temporary, "kanaal '" + one.channel + "' is niet ingesteld"});
  }
  for (auto& [channel, letters] : by_channel) deliver(channel, std::move(letters));
  if (!refused.empty()) {
    results_.insert(results_.end(), refused.begin(), refused.end());
    pump_soon();
  }
}

void Runtime::Loop::deliver(const std::string& channel, std::vector<Letter>&& letters) {
  Sender& sender = senders_.at(channel);
  ++sender.jobs;
  sender.thread->post([this, channel, notifier = sender.notifier, letters = std::move(letters),
                       organisation = state_.library.organisation, zone = state_.zone] {
    std::vector<DeliveryResult> results;
    std::vector<Message> messages;
    messages.reserve(letters.size());
    for (const Letter& letter : letters) {
      std::vector<const storage::NoticeRow*> notices;
      for (const storage::NoticeRow& notice : letter.notices) notices.push_back(&notice);
      auto message = compose_digest(letter.id, notices, *organisation, zone);
      if (!message) {
        results.push_back({letter.id, Verdict::permanent, message.error()});
        continue;
      }
      message->channel = channel;
      messages.push_back(std::move(*message));
    }
    if (!messages.empty()) std::ranges::move(notifier->deliver(messages), std::back_inserter(results));
    boost::asio::post(
        io_, [this, channel, results = std::move(results)]() mutable { delivered(channel, std::move(results)); });
  });
}

void Runtime::Loop::delivered(const std::string& channel, std::vector<DeliveryResult>&& results) {
  Sender& sender = senders_.at(channel);
  --sender.jobs;
  for (const DeliveryResult& result : results) {
    if (result.verdict == Verdict::delivered) {
      sender.failures_in_a_row = 0;
      continue;
    }
    const bool again = result.verdict != Verdict::permanent;
    if (again) ++sender.failures_in_a_row;
    sender.last_failure = result.detail;
    spdlog::warn("channel {}: notice {} {}: {}", channel, result.id, again ? "will be tried again" : "was given up",
                 result.detail);
  }
  results_.insert(results_.end(), std::make_move_iterator(results.begin()), std::make_move_iterator(results.end()));
  pump_soon();
}

void Runtime::Loop::try_channel(std::string channel, std::vector<Message> messages,
                                std::function<void(std::expected<std::vector<DeliveryResult>, Text>)> done) {
  const auto sender = senders_.find(channel);
  if (sender == senders_.end()) {
    std::string known;
    for (const auto& [name, other] : senders_) known += (known.empty() ? "" : ", ") + name;
    return done(std::unexpected(Text{"Er is geen kanaal '" + channel + "'; wel: " + known + ".",
                                     "There is no channel '" + channel + "'; there are: " + known + "."}));
  }
  // On the channel's own thread, behind what it is sending: a notifier is never called twice at once.
  sender->second.thread->post(
      [this, notifier = sender->second.notifier, messages = std::move(messages), done = std::move(done)]() mutable {
        auto results = notifier->deliver(messages);
        boost::asio::post(io_, [done = std::move(done), results = std::move(results)] { done(results); });
      });
}

// -- definitions ----------------------------------------------------------------------------------------------------

void Runtime::Loop::reload(Actor actor, ReloadKind kind, std::function<void(ReloadResult)> done) {
  reader_thread_->post([this, actor = std::move(actor), kind, done = std::move(done)]() mutable {
    Loaded loaded;
    if (const auto sources = parts_.read_sources())
      loaded = load_library(*sources);
    else
      loaded.messages.push_back(sources.error());
    boost::asio::post(
        io_, [this, actor = std::move(actor), kind, loaded = std::move(loaded), done = std::move(done)]() mutable {
          loaded_aside(std::move(actor), std::move(loaded), kind, std::move(done));
        });
  });
}

void Runtime::Loop::loaded_aside(Actor actor, Loaded&& loaded, ReloadKind kind,
                                 std::function<void(ReloadResult)> done) {
  ReloadResult result;
  result.routes = state_.library.routes.size();
  result.messages = std::move(loaded.messages);
  if (loaded.library && loaded.library->organisation->id != state_.library.organisation->id) {
    result.messages.push_back("De organisatie heet nu '" + loaded.library->organisation->id +
                              "', maar deze staat hoort bij '" + state_.library.organisation->id + "'.");
    loaded.library.reset();
  }
  if (!loaded.library) {
    if (kind == ReloadKind::preview) return done(std::move(result));
    spdlog::warn("reload: refused, the old definitions stay ({} messages)", result.messages.size());
    parts_.load_messages = result.messages;
    done(std::move(result));
    return;
  }
  if (kind == ReloadKind::preview) {
    const WorldImpact impact = preview_library(state_, now(), *loaded.library, actor.name);
    result.impact = std::make_shared<const WorldImpact>(impact);
    done(std::move(result));
    return;
  }
  const std::uint64_t ticket = next_ticket_++;
  reloads_.emplace(ticket, PendingReload{std::move(result), std::move(done)});
  inbox_.emplace_back(Reloaded{ticket, std::move(actor), std::move(*loaded.library)});
  pump();
}

// -- state of affairs -----------------------------------------------------------------------------------------------

StatusInfo Runtime::Loop::status() const {
  StatusInfo info;
  info.version = BESLUIT_VERSION;
  info.organisation = state_.library.organisation->id;
  info.clock = parts_.virtual_clock != nullptr ? "virtual" : "system";
  info.state_path = parts_.state_path;
  info.store_state = fault_ ? std::string{storage::word(fault_->fault)} + ": " + fault_->message : "ok";
  info.store_since = fault_since_;
  for (const auto& [name, sender] : senders_)
    if (sender.failures_in_a_row > 0)
      info.channel_problems.push_back("Kanaal '" + name + "' mislukt (" + std::to_string(sender.failures_in_a_row) +
                                      " keer achter elkaar): " + sender.last_failure);
  for (const auto& [name, queue] : state_.queues)
    if (queue.closed)
      info.channel_problems.push_back("Kanaal '" + name +
                                      "' rust: de ontvanger wil geen berichten meer. Herstel het en geef "
                                      "'besluitctl notices retry'.");
  info.load_messages = parts_.load_messages;
  info.started = started_;
  info.loaded = loaded_;
  return info;
}

void Runtime::Loop::report_status() {
  if (!status_listener_) return;
  std::string line = std::to_string(state_.library.routes.size()) + " routes, " +
                     std::to_string(state_.dossiers.size()) + " dossiers, " + std::to_string(state_.outbox.size()) +
                     " berichten wachten";
  if (fault_) line += "; opslag: " + std::string{storage::word(fault_->fault)};
  if (line == last_status_) return;
  last_status_ = line;
  status_listener_(line);
}

// -- the end --------------------------------------------------------------------------------------------------------

void Runtime::Loop::stop(std::function<void()> done) {
  if (stopping_) return;
  stopping_ = true;
  stopped_ = std::move(done);
  wake_timer_.cancel();
  catch_up_timer_.cancel();
  // Commands in the turn that is being committed are answered by that commit; the others were not looked at.
  for (const Input& input : inbox_) {
    const auto found = waiting_.find(ticket_of(input));
    if (found == waiting_.end()) continue;
    found->second.done(std::unexpected(CommitFailure{{storage::Fault::busy, "the daemon is stopping"}}));
    waiting_.erase(found);
  }
  inbox_.clear();
  for (auto& [name, sender] : senders_) sender.jobs -= sender.thread->drop_queued();
  stop_timer_.expires_after(stop_longest);
  stop_timer_.async_wait([this](const boost::system::error_code& cancelled) {
    if (cancelled) return;
    deadline_for_stop_passed_ = true;
    finish_stop();
  });
  pump_soon();
}

void Runtime::Loop::finish_stop() {
  const bool sending = std::ranges::any_of(senders_, [](const auto& entry) { return entry.second.jobs > 0; });
  const bool done = !turn_under_way_ && !sending && (results_.empty() || fault_);
  if ((!done && !deadline_for_stop_passed_) || !stopped_) return;
  stop_timer_.cancel();
  backoff_timer_.cancel();
  gather_timer_.cancel();
  pause_timer_.cancel();
  const auto stopped = std::exchange(stopped_, nullptr);
  stopped();
}

}  // namespace besluit::engine
