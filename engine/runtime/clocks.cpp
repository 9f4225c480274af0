// SPDX-License-Identifier: EUPL-1.2
#include "engine/runtime/clocks.hpp"

#include <chrono>

namespace besluit::engine {

Instant SystemClock::now() const {
  return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

void VirtualClock::move_to(Instant moment) {
  const std::int64_t wanted = moment.time_since_epoch().count();
  if (wanted > now_ms_.load()) now_ms_.store(wanted);
}

}  // namespace besluit::engine
