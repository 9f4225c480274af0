// SPDX-License-Identifier: EUPL-1.2
// What the daemon does beside its work, each minute on a thread of its own: say to an outside watcher that all is well,
// and bring the calendars in line with the state.
#pragma once

#include "engine/runtime/runtime.hpp"

#include <chrono>
#include <memory>
#include <string>

namespace besluit::engine {

struct PulseSettings {
  std::string heartbeat_url;  ///< empty: nobody watches
  std::string calendars;      ///< folder; empty: none are kept
  std::string domain;
  std::chrono::milliseconds interval{60'000};
};

/// The timer runs on the runtime's strand, so a loop that hangs sends no heartbeat; nor does a store that refuses.
class Pulse {
 public:
  Pulse(boost::asio::io_context& io, const Runtime& runtime, PulseSettings settings);
  ~Pulse();
  void start();
  void stop();

 private:
  class Inside;  // holds the timer
  std::unique_ptr<Inside> inside_;
};

}  // namespace besluit::engine
