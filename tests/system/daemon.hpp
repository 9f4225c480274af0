// SPDX-License-Identifier: EUPL-1.2
// A real daemon for system tests: in a directory of its own, on a virtual clock, over its real socket.
#pragma once

#include "engine/control/client.hpp"
#include "tests/support/child_process.hpp"
#include "tests/support/places.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace besluit::test {

namespace json = boost::json;

/// The daemon and its files. `start` after a `kill` goes on with the same state.
class Daemon {
 public:
  /// `settings`: lines added to the configuration (channels); empty: mails as files in `post()`.
  explicit Daemon(const std::string& clock = "virtual:2024-03-14", const std::string& settings = {}) : clock_(clock) {
    std::filesystem::copy(test::source_dir() + "/workflows/library/hecht", directory_ / "routes");
    write_text(
        directory_ / "besluitd.yaml",
        "soort: instellingen\nroutes: \"" + directory_ / "routes" + "\"\nstaat: \"" + directory_ / "state" +
            "\"\nsocket: \"" + directory_ / "control" + "\"\ndomein: besluit.example\n" +
            (settings.empty() ? "kanalen:\n  bestand:\n    soort: bestand\n    map: \"" + post() + "\"\n" : settings));
  }

  std::map<std::string, std::string> environment;  ///< set for the daemon on top of the test's own

  void start() {
    Spawn spawn;
    spawn.environment = environment;
    spawn.argv = {test::bin_dir() + "/besluitd", "--config", directory_ / "besluitd.yaml", "--clock", clock_};
    spawn.stdout_path = directory_ / "log";
    spawn.stderr_path = "&1";
    spawn.append = true;
    process_ = ChildProcess(spawn);
    connect(std::chrono::seconds{60});
  }

  /// SIGKILL: nothing is tidied up.
  void kill() {
    client_.reset();
    process_.kill();
  }
  /// SIGTERM; how it ended.
  std::optional<Exit> stop() {
    client_.reset();
    process_.signal(SIGTERM);
    return process_.wait(std::chrono::seconds{60});
  }
  void signal(int number) { process_.signal(number); }
  [[nodiscard]] pid_t pid() const { return process_.pid(); }

  /// The reply's parameters; nullopt when the daemon has gone. A typed error throws with its text.
  std::optional<json::object> try_call(std::string_view method, const json::object& parameters = {}) {
    if (!client_) return std::nullopt;
    auto reply = client_->call(method, parameters);
    if (reply) return std::move(*reply);
    if (reply.error().kind != engine::CallError::Kind::typed) {
      client_.reset();
      return std::nullopt;
    }
    throw std::runtime_error(std::string(method) + ": " + reply.error().error + " " + reply.error().parameters);
  }
  /// The same where it must answer.
  json::object call(std::string_view method, const json::object& parameters = {}) {
    auto reply = try_call(method, parameters);
    if (!reply) throw std::runtime_error(std::string(method) + ": the daemon has gone\n" + log());
    return std::move(*reply);
  }
  /// "" when it succeeds, else the name of the typed error.
  std::string error_of(std::string_view method, const json::object& parameters) {
    auto reply = client_->call(method, parameters);
    return reply ? std::string{} : reply.error().error;
  }

  /// Waits until the socket answers; throws when the daemon ends before it does.
  void connect(std::chrono::milliseconds patience) {
    const auto until = std::chrono::steady_clock::now() + patience;
    for (;;) {
      if (auto client = engine::Client::connect(socket_path(), std::chrono::seconds{60})) {
        client_.emplace(std::move(*client));
        return;
      }
      if (process_.wait(std::chrono::milliseconds{2})) throw std::runtime_error("the daemon did not start\n" + log());
      if (std::chrono::steady_clock::now() > until) throw std::runtime_error("the daemon does not answer\n" + log());
    }
  }

  [[nodiscard]] std::string socket_path() const { return directory_ / "control"; }
  [[nodiscard]] std::string routes() const { return directory_ / "routes"; }
  [[nodiscard]] std::string state() const { return directory_ / "state"; }
  [[nodiscard]] std::string post() const { return directory_ / "post"; }
  [[nodiscard]] std::string log() const { return file_text(directory_ / "log"); }
  [[nodiscard]] std::vector<std::string> mails() const {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(post()))
      names.push_back(entry.path().filename().string());
    std::ranges::sort(names);
    return names;
  }

 private:
  TempDir directory_;
  std::string clock_;
  ChildProcess process_;
  std::optional<engine::Client> client_;
};

}  // namespace besluit::test
