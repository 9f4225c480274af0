// SPDX-License-Identifier: EUPL-1.2
#include "engine/notifiers/result.hpp"

#include "rules/diagnostic/diagnostic.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace besluit::engine {

std::string printable_detail(std::string_view text) {
  std::string result = diagnostic::printable(text);
  if (result.size() <= detail_bytes) return result;
  std::size_t end = detail_bytes;
  while (end > 0 && (static_cast<unsigned char>(result[end]) & 0xC0U) == 0x80U) --end;
  result.resize(end);
  return result;
}

std::vector<DeliveryResult> waiting_results(std::span<const Message> messages) {
  std::vector<DeliveryResult> results;
  results.reserve(messages.size());
  for (const Message& message : messages) results.push_back({message.id, Verdict::temporary, {}});
  return results;
}

DeliveryResult result_of_all(const Message& message, std::span<const AtAddress> tried) {
  DeliveryResult result{message.id, Verdict::delivered, {}};
  std::vector<std::string> reached = message.reached;
  const auto worse = [](Verdict a, Verdict b) {
    // What can still come right is kept waiting, whatever else was refused for good.
    constexpr std::array order{Verdict::delivered, Verdict::permanent, Verdict::temporary, Verdict::closed};
    return std::ranges::find(order, a) < std::ranges::find(order, b) ? b : a;
  };
  std::string not_at;
  for (const AtAddress& one : tried) {
    result.verdict = worse(result.verdict, one.verdict);
    result.retry_after = std::max(result.retry_after, one.retry_after);
    if (one.verdict == Verdict::delivered)
      reached.push_back(one.address);
    else
      not_at += (not_at.empty() ? "" : "; ") + one.address + ": " + one.detail;
  }
  if (result.verdict == Verdict::delivered) return result;
  const bool one_only = message.more_mails.empty();
  std::string at;
  for (const std::string& address : reached) at += (at.empty() ? "" : ", ") + address;
  result.detail = printable_detail(one_only     ? tried.front().detail
                                   : at.empty() ? "niet bij " + not_at
                                                : "niet bij " + not_at + "; wel bij " + at);
  if (!one_only) result.reached = std::move(reached);
  return result;
}

}  // namespace besluit::engine
