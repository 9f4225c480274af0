// SPDX-License-Identifier: EUPL-1.2
// What the channels share: results that begin as "not delivered", and details fit for a log line.
#pragma once

#include "engine/core/message.hpp"
#include "engine/ports/delivery.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace besluit::engine {

inline constexpr std::size_t detail_bytes = 500;  ///< of DeliveryResult::detail; a longer one is cut

/// Without control characters, at most `detail_bytes`, no character split.
[[nodiscard]] std::string printable_detail(std::string_view text);
/// One temporary result for each message, in order: what holds until a channel knows better.
[[nodiscard]] std::vector<DeliveryResult> waiting_results(std::span<const Message> messages);

/// What became of one of the addresses of a message.
struct AtAddress {
  std::string address;
  Verdict verdict = Verdict::temporary;
  std::string detail{};  ///< empty when delivered
  std::chrono::milliseconds retry_after{0};
};
/// The message as a whole: delivered when all have it; to be tried again as long as one may still take it; else given
/// up. Who has it now, also from earlier tries, stands in `reached`, so that nobody gets it twice; the detail names the
/// addresses, unless there is only one.
[[nodiscard]] DeliveryResult result_of_all(const Message& message, std::span<const AtAddress> tried);

}  // namespace besluit::engine
