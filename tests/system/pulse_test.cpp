// SPDX-License-Identifier: EUPL-1.2
// A daemon that falls silent must be missed: it says to an outside watcher and to the service manager that it lives.
#include "tests/support/catch.hpp"
#include "tests/system/daemon.hpp"
#include "tests/system/web_sink.hpp"

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>

#include <algorithm>
#include <thread>

namespace besluit::test {
namespace {

/// The socket of a service manager, to which a service sends its state.
class Manager {
 public:
  Manager() : fd_(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0)) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::ranges::copy(path(), address.sun_path);
    REQUIRE(::bind(fd_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
  }
  ~Manager() { ::close(fd_); }
  Manager(const Manager&) = delete;
  Manager& operator=(const Manager&) = delete;

  [[nodiscard]] std::string path() const { return directory_ / "notify"; }
  /// Whether a message that begins with `wanted` comes within `patience`.
  bool hears(std::string_view wanted, std::chrono::milliseconds patience) {
    const auto until = std::chrono::steady_clock::now() + patience;
    for (;;) {
      const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
      pollfd waiting{fd_, POLLIN, 0};
      if (left.count() <= 0 || ::poll(&waiting, 1, static_cast<int>(left.count())) <= 0) return false;
      char buffer[4096];
      const ssize_t got = ::recv(fd_, buffer, sizeof buffer, 0);
      if (got > 0 && std::string_view(buffer, static_cast<std::size_t>(got)).starts_with(wanted)) return true;
    }
  }
  /// What was sent before now is forgotten.
  void forget() {
    char buffer[4096];
    while (::recv(fd_, buffer, sizeof buffer, MSG_DONTWAIT) > 0) {
    }
  }

 private:
  TempDir directory_;
  int fd_;
};

TEST_CASE("the service manager hears that the daemon is ready, that it lives, and nothing any more when it hangs") {
  Manager manager;
  Daemon daemon;
  daemon.environment = {{"NOTIFY_SOCKET", manager.path()}, {"WATCHDOG_USEC", "400000"}};
  daemon.start();
  CHECK(manager.hears("READY=1", 30s));
  CHECK(manager.hears("WATCHDOG=1", 10s));
  CHECK(manager.hears("WATCHDOG=1", 10s));
  daemon.signal(SIGSTOP);
  manager.forget();
  CHECK_FALSE(manager.hears("WATCHDOG=1", 1200ms));
  daemon.signal(SIGCONT);
  CHECK(manager.hears("WATCHDOG=1", 10s));
  CHECK(daemon.stop() == Exit{0, 0});
  CHECK(manager.hears("STOPPING=1", 10s));
}

TEST_CASE("an outside watcher hears a heartbeat") {
  const WebSink watcher;
  Daemon daemon("virtual:2024-03-14", "hartslag: \"" + watcher.url("200/leeft") +
                                          "\"\nkanalen:\n  bestand:\n    soort: bestand\n    map: post\n");
  daemon.start();
  const auto until = std::chrono::steady_clock::now() + 30s;
  while (watcher.count() == 0 && std::chrono::steady_clock::now() < until) std::this_thread::sleep_for(10ms);
  REQUIRE(watcher.count() == 1);
  const json::value beat = json::parse(file_text(watcher.file(1)));
  CHECK(beat.at("method") == "GET");
  CHECK(beat.at("path") == "/200/leeft");
  CHECK(beat.at("body") == "");
  CHECK(daemon.stop() == Exit{0, 0});
}

}  // namespace
}  // namespace besluit::test
