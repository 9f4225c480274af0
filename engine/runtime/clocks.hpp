// SPDX-License-Identifier: EUPL-1.2
// The two clocks. The system's is the only place in the program that asks the machine for the time of day.
#pragma once

#include "engine/ports/clock.hpp"

#include <atomic>

namespace besluit::engine {

class SystemClock final : public Clock {
 public:
  [[nodiscard]] Instant now() const override;
};

/// Stands still until it is moved. Read from any thread, moved on the strand.
class VirtualClock final : public Clock {
 public:
  explicit VirtualClock(Instant start) : now_ms_(start.time_since_epoch().count()) {}
  [[nodiscard]] Instant now() const override { return Instant{std::chrono::milliseconds{now_ms_.load()}}; }
  /// Moves forward; a moment in the past changes nothing.
  void move_to(Instant moment);

 private:
  std::atomic<std::int64_t> now_ms_;
};

}  // namespace besluit::engine
