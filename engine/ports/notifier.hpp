// SPDX-License-Identifier: EUPL-1.2
// The way out for notices. Delivery is at least once, with a stable id; the outbox decides about trying again.
#pragma once

#include "engine/core/message.hpp"
#include "engine/ports/delivery.hpp"

#include <span>
#include <vector>

namespace besluit::engine {

/// One channel. Called from one sender thread, never from the strand; it may block, within its own time-outs.
class Notifier {
 public:
  virtual ~Notifier() = default;
  /// Tries every message once and returns one result for each, in order. Never throws.
  [[nodiscard]] virtual std::vector<DeliveryResult> deliver(std::span<const Message> messages) = 0;
};

}  // namespace besluit::engine
