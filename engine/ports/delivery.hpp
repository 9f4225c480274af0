// SPDX-License-Identifier: EUPL-1.2
// What became of one try to deliver one message.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace besluit::engine {

enum class Verdict : std::uint8_t {
  delivered,  ///< it is durably out of our hands
  temporary,  ///< try again later (4xx, no connection, disk full)
  permanent,  ///< trying again cannot help (5xx, no such recipient): dead letter
  closed,     ///< the other side wants no more messages at all (410): the channel rests until somebody mends it
};

struct DeliveryResult {
  std::string id;  ///< the message's id
  Verdict verdict = Verdict::temporary;
  std::string detail;  ///< what the other side said; printable, at most 500 bytes; empty when delivered
  std::chrono::milliseconds retry_after{0};  ///< of `temporary`: the other side asked to wait at least so long
  /// Of a message to several addresses that not all took: those that have it now. Another try leaves them out.
  std::vector<std::string> reached{};
};

}  // namespace besluit::engine
