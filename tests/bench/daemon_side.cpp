// SPDX-License-Identifier: EUPL-1.2
#include "tests/bench/daemon_side.hpp"

#include "engine/control/protocol.hpp"
#include "tests/bench/engine_side.hpp"

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <boost/json.hpp>

#include <chrono>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace besluit::bench {
namespace {

namespace json = boost::json;
using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point begin) {
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

std::string call_of(const char* method, const json::object& parameters) {
  std::string message = engine::call_message(std::string("nl.besluitd.Control.") + method, parameters);
  if (message.empty() || message.back() != '\0') message.push_back('\0');
  return message;
}

// One connection and where it is in its list.
struct Connection {
  int socket = -1;
  const std::vector<std::string>* requests = nullptr;
  std::size_t next = 0;
  std::string reply;

  void send_next() {
    const std::string& message = (*requests)[next++];
    if (::send(socket, message.data(), message.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(message.size()))
      throw std::runtime_error("the daemon does not take a request");
  }
  /// True when a whole reply is there.
  bool receive() {
    char buffer[65536];
    const ssize_t length = ::recv(socket, buffer, sizeof buffer, 0);
    if (length <= 0) throw std::runtime_error("the daemon hung up");
    reply.append(buffer, static_cast<std::size_t>(length));
    if (reply.back() != '\0') return false;
    // An error says so at its beginning. Looking for one in five megabytes took longer than the answer.
    if (reply.starts_with(R"({"error":)")) throw std::runtime_error("the daemon refused: " + reply);
    return true;
  }
};

}  // namespace

DaemonSide::DaemonSide(const Options& options, std::string folder)
    : program_(options.daemon), folder_(std::move(folder)) {
  std::filesystem::create_directories(folder_ + "/state");
  std::filesystem::copy(options.routes, folder_ + "/routes");
  std::ofstream(folder_ + "/besluitd.yaml")
      << "soort: instellingen\nroutes: \"" << folder_ << "/routes\"\nstaat: \"" << folder_ << "/state\"\nsocket: \""
      << folder_ << "/control\"\ndomein: besluit.example\nkanalen:\n  bestand:\n    soort: bestand\n    map: \""
      << folder_ << "/post\"\n";
}

std::string DaemonSide::request(const char* method, const std::string& parameters) {
  return call_of(method, json::parse(parameters).as_object());
}
std::string DaemonSide::start_request(const std::string& id) {
  return call_of("Start", {{"route", route}, {"id", id}, {"set", {{"prognose weerstandsvermogen", "2500000"}}}});
}
std::string DaemonSide::record_request(const std::string& id, const char* step, const char* outcome) {
  return call_of("Record", {{"dossier", id}, {"step", step}, {"outcome", outcome}});
}

int DaemonSide::connect() const {
  const int descriptor = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string path = folder_ + "/control";
  if (path.size() >= sizeof address.sun_path) throw std::runtime_error("the path of the socket is too long: " + path);
  std::memcpy(address.sun_path, path.data(), path.size());
  // The socket API takes every kind of address as the same one.
  if (::connect(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) return descriptor;
  ::close(descriptor);
  return -1;
}

double DaemonSide::start() {
  test::Spawn spawn;
  spawn.argv = {program_, "--config", folder_ + "/besluitd.yaml", "--clock", std::string("virtual:") + clock_start};
  spawn.stdout_path = folder_ + "/log";
  spawn.stderr_path = "&1";
  const auto begin = Clock::now();
  process_ = test::ChildProcess(spawn);
  while (seconds_since(begin) < 60) {
    const int descriptor = connect();
    if (descriptor >= 0) {
      ::close(descriptor);
      static_cast<void>(ask(call_of("Clock", {})));
      return seconds_since(begin);
    }
    if (process_.wait(std::chrono::milliseconds{1})) break;
  }
  throw std::runtime_error("besluitd does not come up:\n" + test::file_text(folder_ + "/log"));
}

void DaemonSide::stop() {
  process_.signal(SIGTERM);
  if (!process_.wait(std::chrono::seconds{60})) throw std::runtime_error("besluitd does not stop");
}

std::string DaemonSide::ask(const std::string& message) {
  const std::vector<std::string> one{message};
  Connection connection{connect(), &one, 0, {}};
  if (connection.socket < 0) throw std::runtime_error("besluitd cannot be reached");
  connection.send_next();
  while (!connection.receive()) {
  }
  ::close(connection.socket);
  connection.reply.pop_back();
  return std::move(connection.reply);
}

double DaemonSide::serve(const std::vector<std::vector<std::string>>& requests) {
  std::vector<Connection> connections;
  std::vector<pollfd> waiting;
  for (const auto& list : requests) {
    connections.push_back({connect(), &list, 0, {}});
    if (connections.back().socket < 0) throw std::runtime_error("besluitd cannot be reached");
    waiting.push_back({connections.back().socket, POLLIN, 0});
  }
  std::size_t busy = 0;
  const auto begin = Clock::now();
  for (auto& connection : connections) {
    if (connection.requests->empty()) continue;
    connection.send_next();
    ++busy;
  }
  while (busy > 0) {
    if (::poll(waiting.data(), waiting.size(), 30'000) <= 0) throw std::runtime_error("besluitd does not answer");
    for (std::size_t i = 0; i < waiting.size(); ++i) {
      if (waiting[i].revents == 0) continue;
      Connection& connection = connections[i];
      if (!connection.receive()) continue;
      connection.reply.clear();
      if (connection.next < connection.requests->size())
        connection.send_next();
      else
        --busy;
    }
  }
  const double seconds = seconds_since(begin);
  for (auto& connection : connections) ::close(connection.socket);
  return seconds;
}

void DaemonSide::ask_in_turn(const std::string& request, int times, std::vector<double>& milliseconds) {
  for (int i = 0; i < times; ++i) {
    const auto begin = Clock::now();
    static_cast<void>(ask(request));
    milliseconds.push_back(seconds_since(begin) * 1000);
  }
}

double DaemonSide::ask_meanwhile(const std::string& work, const std::string& request,
                                 std::vector<double>& milliseconds) {
  constexpr int pause = 5;  ///< milliseconds between two questions: somebody asks, nobody hammers
  const std::vector<std::string> one{work};
  Connection working{connect(), &one, 0, {}};
  if (working.socket < 0) throw std::runtime_error("besluitd cannot be reached");
  pollfd done{working.socket, POLLIN, 0};
  const auto begin = Clock::now();
  working.send_next();
  for (;;) {
    ask_in_turn(request, 1, milliseconds);
    const int answered = ::poll(&done, 1, pause);
    if (answered > 0 && working.receive()) break;
    if (seconds_since(begin) > 300) throw std::runtime_error("besluitd does not finish");
  }
  const double seconds = seconds_since(begin);
  ::close(working.socket);
  return seconds;
}

void DaemonSide::wait_for_quiet() {
  const std::string status = call_of("Status", {});
  for (const auto begin = Clock::now(); seconds_since(begin) < 120;) {
    const json::value reply = json::parse(ask(status));
    if (reply.at("parameters").at("notices").at("pending").to_number<int>() == 0) return;
    ::poll(nullptr, 0, 20);
  }
  throw std::runtime_error("the outbox does not empty");
}

double DaemonSide::resident_mb() const {
  std::ifstream status("/proc/" + std::to_string(process_.pid()) + "/status");
  for (std::string line; std::getline(status, line);)
    if (line.starts_with("VmRSS:")) return std::stod(line.substr(6)) / 1024;
  return 0;
}

}  // namespace besluit::bench
