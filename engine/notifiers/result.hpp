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

}  // namespace besluit::engine
