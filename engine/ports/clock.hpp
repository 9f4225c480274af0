// SPDX-License-Identifier: EUPL-1.2
// The only way to know the time. Two implementations: the system's clock, and a virtual one that stands still.
#pragma once

#include "rules/terms/date.hpp"

namespace besluit::engine {

class Clock {
 public:
  virtual ~Clock() = default;
  [[nodiscard]] virtual Instant now() const = 0;
};

}  // namespace besluit::engine
