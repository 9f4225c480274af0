// SPDX-License-Identifier: EUPL-1.2
// The socket itself, with real peers in this process. Nobody sleeps: the io_context is run until what is waited for has
// happened, and a count of turns stops a test that would wait for ever.
#include "engine/control/client.hpp"
#include "engine/control/listening_socket.hpp"
#include "engine/control/protocol.hpp"
#include "engine/control/server.hpp"
#include "tests/engine/fake_daemon.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/child_process.hpp"

#include <boost/asio/io_context.hpp>

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>

namespace {

using namespace besluit;
using namespace besluit::test;
using namespace std::chrono_literals;
using engine::Client;

struct Served {
  TempDir directory;
  FakeDaemon daemon;
  boost::asio::io_context io;
  std::vector<std::string> log;
  std::unique_ptr<engine::Server> server;

  explicit Served(engine::ServerBounds bounds = {}, std::uint32_t daemon_uid = ::geteuid()) {
    engine::ServerOptions options;
    options.path = path();
    options.daemon_uid = daemon_uid;
    options.bounds = bounds;
    options.lookup = [](std::uint32_t, std::uint32_t) { return engine::PeerNames{"jansen", {"besluitd"}}; };
    options.log = [this](const std::string& line) { log.push_back(line); };
    server = std::make_unique<engine::Server>(io, std::move(options), daemon, daemon);
    const auto opened = server->open();
    if (!opened) throw std::runtime_error(opened.error());
  }
  [[nodiscard]] std::string path() const { return directory / "control"; }

  Client connect() {
    auto client = Client::connect(path());
    if (!client) throw std::runtime_error(client.error().message);
    const std::size_t before = server->connections();
    until([&] { return server->connections() > before || !log.empty(); });
    return std::move(*client);
  }
  /// Runs the server until `done`; false when nothing happens any more.
  template <typename Done>
  bool until(const Done& done) {
    for (int turn = 0; turn < 100'000 && !done(); ++turn)
      if (io.run_one_for(5s) == 0) return done();
    return done();
  }
  /// The next message for `client`, while the server runs; "" when it was dropped.
  std::string receive(Client& client) {
    const auto readable = [&] {
      pollfd poll{client.fd(), POLLIN, 0};
      return ::poll(&poll, 1, 0) > 0;
    };
    std::string message;
    for (;;) {
      if (pending_.contains(client.fd()) && !pending_[client.fd()].empty()) break;
      if (!until(readable)) throw std::runtime_error("nothing came");
      char buffer[4096];
      const ssize_t got = ::recv(client.fd(), buffer, sizeof buffer, MSG_DONTWAIT);
      if (got <= 0) return "";
      std::string& rest = rest_[client.fd()];
      rest.append(buffer, static_cast<std::size_t>(got));
      for (std::size_t end = rest.find('\0'); end != std::string::npos; end = rest.find('\0')) {
        pending_[client.fd()].push_back(rest.substr(0, end));
        rest.erase(0, end + 1);
      }
    }
    message = pending_[client.fd()].front();
    pending_[client.fd()].erase(pending_[client.fd()].begin());
    return message;
  }

 private:
  std::map<int, std::string> rest_;
  std::map<int, std::vector<std::string>> pending_;
};

std::string ask(std::string_view method, const json::object& parameters = {}, bool more = false) {
  const std::string name =
      method.find('.') == std::string_view::npos ? "nl.besluitd.Control." + std::string{method} : std::string{method};
  return engine::call_message(name, parameters, more);
}

const std::string info = ask("org.varlink.service.GetInfo");
const std::string clock = ask("Clock");

TEST_CASE("a peer is answered, in one packet or byte by byte") {
  Served served;
  Client client = served.connect();
  REQUIRE(client.send_raw(info + clock + info));
  CHECK(served.receive(client).starts_with(R"({"parameters":{"vendor":"besluitd")"));
  CHECK(served.receive(client) ==
        R"({"parameters":{"clock":"virtual","now":"2024-03-14T09:00:00+01:00","zone":"Europe/Amsterdam",)"
        R"("wake_up":null}})");
  CHECK(served.receive(client).starts_with(R"({"parameters":{"vendor":"besluitd")"));
  for (const char byte : clock) {
    REQUIRE(client.send_raw(std::string(1, byte)));
    served.io.poll();
  }
  CHECK(served.receive(client).starts_with(R"({"parameters":{"clock":"virtual")"));
}

TEST_CASE("answers come in the order of the requests, also when the first takes longer") {
  Served served;
  Client slow = served.connect();
  Client other = served.connect();
  served.daemon.hold = true;
  REQUIRE(slow.send_raw(ask("Start", {{"route", "herstelplan-eigen-vermogen"}, {"id", "een"}}) + clock));
  REQUIRE(served.until([&] { return !served.daemon.held.empty(); }));
  REQUIRE(other.send_raw(clock));
  CHECK(served.receive(other).starts_with(R"({"parameters":{"clock")"));
  served.daemon.let_go();
  CHECK(served.receive(slow).starts_with(R"({"parameters":{"dossier":"een")"));
  CHECK(served.receive(slow).starts_with(R"({"parameters":{"clock")"));
}

TEST_CASE("who sends what is no Varlink is dropped, and nobody else notices") {
  const std::vector<std::pair<std::string, std::string>> bad{
      {std::string{"GET / HTTP/1.1\r\n\r\n"} + '\0', "no Varlink: no JSON"},
      {std::string(1, '\0'), "no Varlink: no JSON"},
      {std::string{"\x16\x03\x01\x02\0", 5}, "no Varlink: no JSON"},
      {"{\"method\":\"a.B\",\"parameters\":" + std::string(500, '[') + std::string(500, ']') + "}" +
           std::string(1, '\0'),
       "no Varlink: no JSON"},
      {std::string{"{\"method\":5}"} + '\0', "no Varlink: a call has a method"},
      {std::string(3000, 'x'), "a request that is too long"},
      {std::string(3000, 'x') + std::string(1, '\0'), "a request that is too long"},
  };
  engine::ServerBounds bounds;
  bounds.request_bytes = 2000;
  Served served{bounds};
  Client good = served.connect();
  for (const auto& [bytes, why] : bad) {
    served.log.clear();
    Client client = served.connect();
    REQUIRE(client.send_raw(bytes));
    CHECK(served.receive(client).empty());
    REQUIRE(served.log.size() == 1);
    CHECK(served.log.front().starts_with("uid " + std::to_string(::geteuid()) + " (jansen): dropped: " + why));
    REQUIRE(good.send_raw(clock));
    CHECK(served.receive(good).starts_with(R"({"parameters":{"clock")"));
  }
  CHECK(served.server->connections() == 1);
}

TEST_CASE("a good request before garbage is still answered") {
  Served served;
  Client client = served.connect();
  REQUIRE(client.send_raw(clock + "garbage" + std::string(1, '\0')));
  CHECK(served.receive(client).starts_with(R"({"parameters":{"clock")"));
  CHECK(served.receive(client).empty());
}

TEST_CASE("half a message and silence end in being dropped; watching does not") {
  engine::ServerBounds bounds;
  bounds.idle = 20ms;
  Served served{bounds};
  Client half = served.connect();
  REQUIRE(half.send_raw(clock.substr(0, 10)));
  CHECK(served.receive(half).empty());
  Client silent = served.connect();
  CHECK(served.receive(silent).empty());
  CHECK(served.log.size() == 2);
  CHECK(served.log.back().ends_with("dropped: no whole request in time"));

  served.log.clear();
  Client watcher = served.connect();
  REQUIRE(watcher.send_raw(ask("Watch", {}, true)));
  REQUIRE(served.until([&] { return served.daemon.listeners() == 1; }));
  Client second = served.connect();
  CHECK(served.receive(second).empty());  // its time is over; the watcher, who came before, is still there
  engine::Happened happened;
  happened.dossier = "een";
  happened.event.event = dossier::Acknowledged{"bao"};
  served.daemon.tell(happened);
  CHECK(served.receive(watcher).starts_with(R"({"parameters":{"dossier":"een")"));
}

TEST_CASE("a watcher that leaves is unsubscribed, one that does not read is dropped") {
  engine::ServerBounds bounds;
  bounds.backlog_bytes = 64 * 1024;
  Served served{bounds};
  {
    Client leaving = served.connect();
    REQUIRE(leaving.send_raw(ask("Watch", {}, true)));
    REQUIRE(served.until([&] { return served.daemon.listeners() == 1; }));
  }
  REQUIRE(served.until([&] { return served.daemon.listeners() == 0; }));

  Client deaf = served.connect();
  Client good = served.connect();
  REQUIRE(deaf.send_raw(ask("Watch", {}, true)));
  REQUIRE(served.until([&] { return served.daemon.listeners() == 1; }));
  engine::Happened happened;
  happened.dossier = std::string(2000, 'd');
  happened.event.event = dossier::Acknowledged{"bao"};
  for (int i = 0; i < 10'000 && served.daemon.listeners() == 1; ++i) {
    served.daemon.tell(happened);
    served.io.poll();
  }
  CHECK(served.daemon.listeners() == 0);
  REQUIRE(served.log.size() == 1);
  CHECK(served.log.front().ends_with("dropped: it does not read"));
  REQUIRE(good.send_raw(clock));
  CHECK(served.receive(good).starts_with(R"({"parameters":{"clock")"));
}

TEST_CASE("a list that is longer than what a watcher may leave standing reaches a slow reader whole") {
  engine::ServerBounds bounds;
  bounds.backlog_bytes = 1024;
  Served served{bounds};
  constexpr std::size_t many = 2000;
  for (std::size_t i = 0; i < many; ++i) {
    engine::CommandInput input;
    input.dossier = "d" + std::to_string(i);
    input.route = "herstelplan-eigen-vermogen";
    input.actor = {"uid 1000 (jansen)"};
    input.command = dossier::Start{input.dossier, {}};
    served.daemon.submit(std::move(input),
                         {[](const engine::CommandResult& result) { REQUIRE((result && !result->rejection)); }});
  }
  Client slow = served.connect();
  Client other = served.connect();
  REQUIRE(slow.send_raw(ask("List")));
  served.io.poll();  // as far as it goes while nobody reads
  REQUIRE(other.send_raw(clock));
  CHECK(served.receive(other).starts_with(R"({"parameters":{"clock")"));
  const std::string list = served.receive(slow);
  CHECK(json::parse(list).at("parameters").at("dossiers").as_array().size() == many);
  REQUIRE(slow.send_raw(clock));
  CHECK(served.receive(slow).starts_with(R"({"parameters":{"clock")"));
  CHECK(served.log.empty());
}

TEST_CASE("a peer that asks much and never reads is dropped in time, others are served") {
  engine::ServerBounds bounds;
  bounds.idle = 50ms;
  Served served{bounds};
  Client deaf = served.connect();
  ::fcntl(deaf.fd(), F_SETFL, O_NONBLOCK);
  const std::string question =
      ask("org.varlink.service.GetInterfaceDescription", {{"interface", "nl.besluitd.Control"}});
  for (int i = 0; i < 2000 && served.log.empty(); ++i) {
    (void)::send(deaf.fd(), question.data(), question.size(), MSG_NOSIGNAL);
    served.io.poll();
  }
  REQUIRE(served.until([&] { return !served.log.empty(); }));
  CHECK(served.log.front().ends_with("dropped: it does not read"));
  served.log.clear();
  Client good = served.connect();
  REQUIRE(good.send_raw(clock));
  CHECK(served.receive(good).starts_with(R"({"parameters":{"clock")"));
}

TEST_CASE("thousands of calls that want no answer do not pile up") {
  Served served;
  Client client = served.connect();
  std::string many;
  for (int i = 0; i < 5000; ++i)
    many += std::string{"{\"method\":\"nl.besluitd.Control.Clock\",\"oneway\":true}"} + '\0';
  for (std::size_t at = 0; at < many.size(); at += 50'000) {
    REQUIRE(client.send_raw(many.substr(at, 50'000)));
    served.io.poll();
  }
  REQUIRE(client.send_raw(clock));
  CHECK(served.receive(client).starts_with(R"({"parameters":{"clock")"));
}

TEST_CASE("one connection too many is closed at once") {
  engine::ServerBounds bounds;
  bounds.connections = 2;
  Served served{bounds};
  Client first = served.connect();
  Client second = served.connect();
  Client third = served.connect();
  CHECK(served.receive(third).empty());
  CHECK(served.log == std::vector<std::string>{"a peer: dropped: too many connections"});
  REQUIRE(second.send_raw(clock));
  CHECK(served.receive(second).starts_with(R"({"parameters":{"clock")"));
}

TEST_CASE("an answer that comes after its peer has gone goes nowhere") {
  Served served;
  {
    Client client = served.connect();
    served.daemon.hold = true;
    REQUIRE(client.send_raw(ask("Start", {{"route", "herstelplan-eigen-vermogen"}, {"id", "een"}})));
    REQUIRE(served.until([&] { return !served.daemon.held.empty(); }));
  }
  served.server->close();
  served.io.poll();
  served.daemon.let_go();
  CHECK(served.server->connections() == 0);
}

TEST_CASE("the socket is made with its mode, and only a dead one is replaced") {
  const mode_t before = ::umask(0077);
  {
    Served served;
    struct stat entry {};
    REQUIRE(::stat(served.path().c_str(), &entry) == 0);
    CHECK((entry.st_mode & 07777) == 0660);
    const auto second = engine::listen_at(served.path());
    CHECK(second.error() == "socket " + served.path() + ": another daemon answers on it");
    served.server->close();
    CHECK(::stat(served.path().c_str(), &entry) != 0);
  }
  TempDir directory;
  const std::string path = directory / "control";
  const auto dead = engine::listen_at(path);
  REQUIRE(dead.has_value());
  ::close(dead->fd);  // the file stays, as after a crash
  const auto next = engine::listen_at(path);
  REQUIRE(next.has_value());
  ::close(next->fd);
  engine::remove_file(*dead);  // not its file any more, unless the number was used again
  engine::remove_file(*next);
  write_text(path, "een gewoon bestand");
  CHECK(engine::listen_at(path).error() == "socket " + path + ": another file stands there, and it is no socket");
  CHECK(file_text(path) == "een gewoon bestand");
  CHECK(engine::listen_at(std::string(200, 'x')).error().ends_with("the path is empty or longer than 107 bytes"));
  CHECK_FALSE(engine::take_over(0).has_value());
  ::umask(before);
}

TEST_CASE("a socket from the service manager is used and left") {
  TempDir directory;
  const std::string path = directory / "control";
  const auto made = engine::listen_at(path);
  REQUIRE(made.has_value());
  FakeDaemon daemon;
  boost::asio::io_context io;
  {
    engine::ServerOptions options;
    options.passed_fd = made->fd;
    options.daemon_uid = ::geteuid();
    engine::Server server{io, std::move(options), daemon, daemon};
    REQUIRE(server.open().has_value());
    auto client = Client::connect(path);
    REQUIRE(client.has_value());
    REQUIRE(client->send_raw(clock));
    while (server.connections() == 0) io.run_one();
  }
  struct stat entry {};
  CHECK(::stat(path.c_str(), &entry) == 0);
}

TEST_CASE("the client says what went wrong") {
  TempDir directory;
  const auto nobody = Client::connect(directory / "control");
  CHECK(nobody.error().kind == engine::CallError::Kind::unreachable);
  CHECK(Client::connect(std::string(200, 'x')).error().kind == engine::CallError::Kind::unreachable);
}

}  // namespace
