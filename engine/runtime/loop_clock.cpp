// SPDX-License-Identifier: EUPL-1.2
// The loop's own clock: what it does when nobody asks anything, and how a virtual clock is moved.
#include "engine/runtime/loop.hpp"

#include <algorithm>
#include <utility>

namespace besluit::engine {
namespace {

/// A wall clock can be set: look again at least this often, however far the next moment is.
constexpr auto wake_up_longest = std::chrono::seconds{60};

}  // namespace

bool Runtime::Loop::nothing_under_way() const {
  return !turn_under_way_ && !backing_off_ && inbox_.empty() && results_.empty() && state_.in_flight.empty();
}

bool Runtime::Loop::quiet() const {
  return nothing_under_way() && state_.wake_up() > now();
}

void Runtime::Loop::idle() {
  if (stopping_) {
    finish_stop();
    return;
  }
  if (!advances_.empty())
    go_on_advancing();
  else
    arm_timer();
  if (state_.lagging.empty())
    catching_up_ = false;
  else
    catch_up_soon();
}

/// Rows that lag cost the next start some time, and nothing else. So they wait until it was quiet for a while, with no
/// letter under way; then they follow, a few in each turn, until somebody wants something.
void Runtime::Loop::catch_up_soon() {
  if (catch_up_armed_) return;
  catch_up_armed_ = true;
  catch_up_timer_.expires_after(catching_up_ ? std::chrono::milliseconds{0} : parts_.catch_up);
  catch_up_timer_.async_wait([this](const boost::system::error_code& cancelled) {
    if (cancelled) return;
    catch_up_armed_ = false;
    catching_up_ = nothing_under_way() && !gather_armed_;
    if (catching_up_) inbox_.emplace_back(CatchUp{});
    pump();
  });
}

void Runtime::Loop::arm_timer() {
  // What is held back has a timer of its own.
  const Instant wake_up = gather_armed_ ? std::min(state_.next_due(), state_.next_matter()) : state_.wake_up();
  if (wake_up == never || parts_.virtual_clock != nullptr || backing_off_) return;
  const auto wait =
      std::clamp<std::chrono::milliseconds>(wake_up - now(), std::chrono::milliseconds{1}, wake_up_longest);
  wake_timer_.expires_after(wait);
  wake_timer_.async_wait([this](const boost::system::error_code& cancelled) {
    if (!cancelled) pump();
  });
}

void Runtime::Loop::advance_clock(Instant to, Actor actor, std::function<void(std::expected<Instant, Text>)> done) {
  if (parts_.virtual_clock == nullptr)
    return done(std::unexpected(Text{"De klok is die van het systeem; alleen een virtuele klok kan worden verzet.",
                                     "The clock is the system's; only a virtual clock can be moved."}));
  const Instant end = advances_.empty() ? now() : std::max(now(), advances_.back().to);
  if (to < end)
    return done(
        std::unexpected(Text{"De klok staat al op " + state_.zone.format(end) + "; zij gaat alleen vooruit.",
                             "The clock already stands at " + state_.zone.format(end) + "; it only goes forward."}));
  advances_.push_back({to, std::move(actor), std::move(done)});
  pump_soon();
}

/// One wake-up at a time, so that every notice on the way is made and tried at its own moment.
void Runtime::Loop::go_on_advancing() {
  Advance& advance = advances_.front();
  if (!quiet() || advance.marked) return;  // the commit or the delivery that is under way pumps again
  const Instant next = state_.wake_up();
  if (next <= advance.to) {
    parts_.virtual_clock->move_to(next);
  } else {
    parts_.virtual_clock->move_to(advance.to);
    advance.marked = true;
    inbox_.emplace_back(ClockMoved{advance.actor});
  }
  pump_soon();
}

}  // namespace besluit::engine
