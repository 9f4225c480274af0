// SPDX-License-Identifier: EUPL-1.2
// Who asks something goes before the letters: while several peers talk, notices wait for a pause, though not for long.
// Time is an argument.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <optional>

namespace besluit::engine {

class Talk {
 public:
  using Time = std::chrono::steady_clock::time_point;

  /// A silence of `pause` ends the talk; notices wait `longest` for it.
  Talk(std::chrono::milliseconds pause, std::chrono::milliseconds longest) : pause_(pause), longest_(longest) {}

  /// So many commands were under way at once. One alone is no talk.
  void heard(std::size_t commands, Time now) {
    if (commands > 1) until_ = now + pause_;
  }
  /// For notices that could go now: when to ask again; nullopt: they go. Who waited `longest` goes in between, and so
  /// does what comes after, until `all_went`.
  [[nodiscard]] std::optional<Time> hold(Time now) {
    if (now >= until_) return std::nullopt;
    if (!since_) since_ = now;
    const Time last = *since_ + longest_;
    return now < last ? std::optional{std::min(until_, last)} : std::nullopt;
  }
  /// No notice waits any more, nor is one on its way.
  void all_went() { since_.reset(); }

 private:
  std::chrono::milliseconds pause_;
  std::chrono::milliseconds longest_;
  Time until_{};
  std::optional<Time> since_;
};

}  // namespace besluit::engine
