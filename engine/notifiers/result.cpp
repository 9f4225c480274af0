// SPDX-License-Identifier: EUPL-1.2
#include "engine/notifiers/result.hpp"

#include "rules/diagnostic/diagnostic.hpp"

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

}  // namespace besluit::engine
