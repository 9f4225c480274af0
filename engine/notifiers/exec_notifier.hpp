// SPDX-License-Identifier: EUPL-1.2
// The channel `exec`: any program, one run for each message. It gets the message as JSON (document.hpp) on its standard
// input, no shell, no environment, and a process group of its own. Exit 0: delivered. 75 (EX_TEMPFAIL): try again. Any
// other: given up. What it writes to standard error is kept as the reason.
#pragma once

#include "engine/ports/notifier.hpp"

#include <chrono>
#include <string>
#include <vector>

namespace besluit::engine {

struct ExecSettings {
  std::string program;  ///< absolute path
  std::vector<std::string> arguments;
  std::chrono::seconds timeout{30};  ///< for one run; then the whole group is killed: try again
};

/// What is still running of a program's group when it ends is killed too. A program that is not there: try again, it
/// may be under repair.
class ExecNotifier : public Notifier {
 public:
  explicit ExecNotifier(ExecSettings settings) : settings_(std::move(settings)) {}
  [[nodiscard]] std::vector<DeliveryResult> deliver(std::span<const Message> messages) override;

 private:
  ExecSettings settings_;
};

}  // namespace besluit::engine
