// SPDX-License-Identifier: EUPL-1.2
#include "tests/bench/notices_peer.hpp"

#include "engine/notifiers/http.hpp"
#include "tests/support/child_process.hpp"
#include "tests/support/loopback_port.hpp"

#include <fmt/format.h>

#include <poll.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <vector>

namespace besluit::bench {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr std::size_t routes = 100;
constexpr std::size_t alerts_per_post = 100;

double seconds_since(Clock::time_point begin) {
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

int free_port() {
  const auto port = test::loopback_port();
  if (!port) throw std::runtime_error("no free port on loopback");
  return *port;
}

std::string configuration(const std::string& url) {
  std::string text =
      "route:\n  receiver: haak\n  group_by: ['...']\n  group_wait: 0s\n  group_interval: 5m\n"
      "  repeat_interval: 4h\n  routes:\n";
  for (std::size_t i = 0; i < routes; ++i)
    text += fmt::format("  - matchers: ['orgaan=\"o{}\"']\n    receiver: haak\n", i);
  return text + "receivers:\n- name: haak\n  webhook_configs:\n  - url: " + url + "\n    send_resolved: false\n";
}

/// Alerts with about the words of a reminder.
std::string post_of(std::size_t first, std::size_t count) {
  std::string body = "[";
  for (std::size_t i = first; i < first + count; ++i)
    body +=
        fmt::format(R"({}{{"labels":{{"alertname":"herstelplan-{}","orgaan":"o{}"}},"annotations":{{"tekst":"{}"}}}})",
                    i == first ? "" : ",", i, i % routes, std::string(700, 'x'));
  return body + "]";
}

engine::HttpSettings loopback() {
  engine::HttpSettings settings;
  settings.side_by_side = 4;
  settings.allowed = {*engine::parse_range("127.0.0.1")};
  return settings;
}

}  // namespace

std::string find_alertmanager() {
  const char* path = std::getenv("PATH");
  std::istringstream folders(path == nullptr ? "" : path);
  for (std::string folder; std::getline(folders, folder, ':');)
    if (fs::exists(folder + "/prometheus-alertmanager")) return folder + "/prometheus-alertmanager";
  return {};
}

double alertmanager_rate(const std::string& program, const std::string& folder, const WebSink& sink,
                         std::size_t alerts) {
  fs::create_directories(folder);
  std::ofstream(folder + "/alertmanager.yml") << configuration(sink.url());
  const std::string address = "127.0.0.1:" + std::to_string(free_port());
  test::Spawn spawn;
  spawn.argv = {program,
                "--config.file=" + folder + "/alertmanager.yml",
                "--storage.path=" + folder + "/data",
                "--web.listen-address=" + address,
                "--cluster.listen-address=",
                "--log.level=error"};
  spawn.stdout_path = folder + "/log";
  spawn.stderr_path = "&1";
  test::ChildProcess process(spawn);
  engine::HttpClient client(loopback());
  const auto started = Clock::now();
  for (engine::HttpRequest ready{"GET", "http://" + address + "/-/ready", {}, {}};
       client.send({ready}).front().code != 200;) {
    if (seconds_since(started) > 30)
      throw std::runtime_error("alertmanager does not come up:\n" + test::file_text(folder + "/log"));
    ::poll(nullptr, 0, 20);
  }
  std::vector<engine::HttpRequest> posts;
  for (std::size_t first = 0; first < alerts; first += alerts_per_post)
    posts.push_back({"POST",
                     "http://" + address + "/api/v2/alerts",
                     {"Content-Type: application/json"},
                     post_of(first, std::min(alerts_per_post, alerts - first))});
  const std::size_t before = sink.requests();
  const auto begin = Clock::now();
  for (const engine::HttpAnswer& answer : client.send(posts))
    if (answer.code != 200) throw std::runtime_error("alertmanager refuses an alert: " + answer.body + answer.trouble);
  while (sink.requests() - before < alerts) {
    if (seconds_since(begin) > 120) throw std::runtime_error("alertmanager does not send everything");
    ::poll(nullptr, 0, 1);
  }
  const double seconds = seconds_since(begin);
  process.signal(SIGTERM);
  static_cast<void>(process.wait(std::chrono::seconds{20}));
  return static_cast<double>(alerts) / seconds;
}

}  // namespace besluit::bench
