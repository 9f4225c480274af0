// SPDX-License-Identifier: EUPL-1.2
// The channel `journal`: each notice as one entry of the systemd journal, with fields of its own. For whoever wants to
// see what went out beside everything else on the machine.
#pragma once

#include "engine/ports/notifier.hpp"

#include <string>

namespace besluit::engine {

/// One datagram for each message to the journal's socket, in its native protocol. No names of people and no words of
/// the letter: the log of a machine is read by others than the receiver. No journal: try again.
class JournalNotifier : public Notifier {
 public:
  explicit JournalNotifier(std::string socket = "/run/systemd/journal/socket") : socket_(std::move(socket)) {}
  [[nodiscard]] std::vector<DeliveryResult> deliver(std::span<const Message> messages) override;

 private:
  std::string socket_;
};

/// The entry's bytes: FIELD=value lines; a value with a line end in the binary form.
[[nodiscard]] std::string journal_entry(const Message& message);

}  // namespace besluit::engine
