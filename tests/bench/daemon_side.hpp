// SPDX-License-Identifier: EUPL-1.2
// The real daemon as a child on a virtual clock, and clients that cost as little as they can: requests are made before
// the clock runs, one thread serves them all, and a reply is only searched for an error.
#pragma once

#include "tests/bench/report.hpp"
#include "tests/support/child_process.hpp"

#include <string>
#include <vector>

namespace besluit::bench {

class DaemonSide {
 public:
  /// Writes the configuration into `folder`; the state lies in `folder`/state.
  DaemonSide(const Options& options, std::string folder);

  /// Starts it and waits for its first answer. Returns the seconds that took. Throws when it does not come up.
  double start();
  /// SIGTERM, and waits for the end.
  void stop();
  /// Sends each list over its own connection, one request at a time on each; all lists at once. Returns the seconds.
  [[nodiscard]] double serve(const std::vector<std::vector<std::string>>& requests);
  /// Waits until no notice is pending, so that deliveries do not run into a measurement.
  void wait_for_quiet();
  /// VmRSS in MB.
  [[nodiscard]] double resident_mb() const;

  /// One question over a connection of its own, and its answer; however long it takes.
  [[nodiscard]] std::string ask(const std::string& request);
  /// Asks the same so many times, each over a connection of its own; adds the milliseconds that each answer took.
  void ask_in_turn(const std::string& request, int times, std::vector<double>& milliseconds);
  /// The same every few milliseconds, for as long as `work` is under way on another connection. Returns the seconds
  /// that the work took.
  [[nodiscard]] double ask_meanwhile(const std::string& work, const std::string& request,
                                     std::vector<double>& milliseconds);

  /// A call of the control interface; `parameters` as JSON.
  [[nodiscard]] static std::string request(const char* method, const std::string& parameters);
  [[nodiscard]] static std::string start_request(const std::string& id);
  [[nodiscard]] static std::string record_request(const std::string& id, const char* step, const char* outcome);

 private:
  [[nodiscard]] int connect() const;

  std::string program_;
  std::string folder_;
  test::ChildProcess process_;
};

}  // namespace besluit::bench
