// SPDX-License-Identifier: EUPL-1.2
// Words to systemd over $NOTIFY_SOCKET (sd_notify(3)), without linking libsystemd. Silent when nobody listens.
#pragma once

#include <chrono>
#include <string>

namespace besluit::engine {

class ServiceManager {
 public:
  /// Reads NOTIFY_SOCKET and WATCHDOG_USEC once.
  ServiceManager();

  void ready(const std::string& status) const;
  /// With MONOTONIC_USEC, as Type=notify-reload wants it; older versions ignore it.
  void reloading() const;
  void stopping() const;
  void status(const std::string& status) const;
  void watchdog() const;
  /// Half of WATCHDOG_USEC; zero when no watchdog is asked for.
  [[nodiscard]] std::chrono::milliseconds watchdog_interval() const { return watchdog_interval_; }

 private:
  void send(const std::string& state) const;

  std::string address_;
  std::chrono::milliseconds watchdog_interval_{0};
};

}  // namespace besluit::engine
