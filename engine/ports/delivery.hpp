// SPDX-License-Identifier: EUPL-1.2
// What became of one try to deliver one message.
#pragma once

#include <cstdint>
#include <string>

namespace besluit::engine {

enum class Verdict : std::uint8_t {
  delivered,  ///< it is durably out of our hands
  temporary,  ///< try again later (4xx, no connection, disk full)
  permanent,  ///< trying again cannot help (5xx, no such recipient): dead letter
};

struct DeliveryResult {
  std::string id;  ///< the message's id
  Verdict verdict = Verdict::temporary;
  std::string detail;  ///< what the other side said; printable, at most 500 bytes; empty when delivered
};

}  // namespace besluit::engine
