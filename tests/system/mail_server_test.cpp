// SPDX-License-Identifier: EUPL-1.2
// The whole way of a mail: a dossier starts, the daemon writes, a mail server of Debian (OpenSMTPD) takes it in and
// puts it in a mailbox, where Python's strict reader finds nothing wrong with it.
#include "tests/support/catch.hpp"
#include "tests/support/loopback_port.hpp"
#include "tests/system/daemon.hpp"

#include <pwd.h>
#include <unistd.h>

#include <filesystem>
#include <thread>

namespace besluit::test {
namespace {

namespace fs = std::filesystem;

int free_port() {
  const auto port = loopback_port();
  REQUIRE(port);
  return *port;
}

class MailServer {
 public:
  MailServer() : port_(free_port()) {
    // The mailbox belongs to the account that delivers, so it must be able to come there.
    const passwd* nobody = ::getpwnam("nobody");
    REQUIRE(nobody != nullptr);
    fs::permissions(directory_.path(), fs::perms::owner_all | fs::perms::others_exec | fs::perms::group_exec);
    fs::create_directory(directory_ / "post");
    REQUIRE(::chown((directory_ / "post").c_str(), nobody->pw_uid, nobody->pw_gid) == 0);
    write_text(directory_ / "smtpd.conf", "listen on 127.0.0.1 port " + std::to_string(port_) +
                                              " hostname mx.hecht.example\n" + "action \"post\" maildir \"" +
                                              directory_ / "post/box" +
                                              "\" user nobody virtual { \"@\" => \"nobody\" }\n" +
                                              "match from any for domain \"hecht.example\" action \"post\"\n");
    process_ = ChildProcess({.argv = {"/usr/sbin/smtpd", "-d", "-f", directory_ / "smtpd.conf"},
                             .stdout_path = directory_ / "log",
                             .stderr_path = "&1"});
  }
  /// It has children of its own, which end with it only when it is asked.
  ~MailServer() { process_.stop(); }
  MailServer(const MailServer&) = delete;
  MailServer& operator=(const MailServer&) = delete;

  [[nodiscard]] int port() const { return port_; }
  [[nodiscard]] std::string log() const { return file_text(directory_ / "log"); }
  [[nodiscard]] std::vector<std::string> box() const {
    std::vector<std::string> mails;
    const std::string box = directory_ / "post/box/new";
    if (!fs::exists(box)) return mails;
    for (const auto& entry : fs::directory_iterator(box)) mails.push_back(entry.path().string());
    return mails;
  }

 private:
  TempDir directory_;
  ChildProcess process_;
  int port_;
};

TEST_CASE("a mail of a dossier lies in the mailbox of the secretary") {
  if (!fs::exists("/usr/sbin/smtpd") || ::geteuid() != 0) {
    WARN("skipped: 1 test needs OpenSMTPD, and to be root");
    return;
  }
  const MailServer server;
  Daemon daemon(
      "virtual:2024-03-14",
      "kanalen:\n  post:\n    soort: mail\n    server: 127.0.0.1\n    poort: " + std::to_string(server.port()) +
          "\n    beveiliging: geen\nafzender:\n  naam: Secretariaat\n  mail: besluit@besluit.example\n");
  daemon.start();
  static_cast<void>(daemon.call("Start", {{"route", "pc-verbeteringen"}, {"id", "p1"}}));
  const auto until = std::chrono::steady_clock::now() + 60s;
  std::size_t sent = 0;
  while (std::chrono::steady_clock::now() < until) {
    // The server may not listen yet: then the mail waits in the outbox for its next try.
    static_cast<void>(daemon.call("ClockAdvance", {{"by", "1h"}}));
    const json::object notices = daemon.call("Notices");
    sent = 0;
    for (const json::value& one : notices.at("notices").as_array()) sent += one.at("state") == "sent" ? 1 : 0;
    if (sent > 0 && server.box().size() == sent) break;
    std::this_thread::sleep_for(50ms);
  }
  INFO(server.log());
  REQUIRE(sent > 0);
  REQUIRE(server.box().size() == sent);
  for (const std::string& mail : server.box()) {
    const Run read = run({.argv = {"python3", "-c",
                                   "import email, email.policy, sys\n"
                                   "m = email.message_from_binary_file(open(sys.argv[1], 'rb'), "
                                   "policy=email.policy.strict)\n"
                                   "assert not m.defects, m.defects\n"
                                   "print(m['subject'], '|', m['auto-submitted'], '|', m['from'])\n",
                                   mail}});
    CHECK(read.exit == Exit{0, 0});
    CHECK(read.out.find("[p1] ") == 0);
    CHECK(read.out.find("| auto-generated |") != std::string::npos);
    CHECK(read.out.find("besluit@besluit.example") != std::string::npos);
  }
  CHECK(daemon.stop() == Exit{0, 0});
}

}  // namespace
}  // namespace besluit::test
