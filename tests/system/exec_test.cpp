// SPDX-License-Identifier: EUPL-1.2
// The channel `exec` with real programs: those that do their work, and those that hang, fork for ever or never stop
// talking.
#include "engine/notifiers/exec_notifier.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/child_process.hpp"
#include "tests/support/places.hpp"

#include <filesystem>
#include <fstream>

using namespace besluit;
using namespace besluit::test;
using namespace besluit::engine;

namespace {

Message message() {
  Message made;
  made.id = "h.1/bao/papers-1#0@haak";
  made.kind = "reminder";
  made.dossier = "h.1";
  made.to = "jansen";
  made.to_mail = "jansen@hecht.example";
  made.subject = "Herinnering: stukken \"vóór\" het Bao";
  made.text = "Beste M.,\n";
  made.notices = {made.id};
  return made;
}

std::string file_with(const TempDir& directory, const std::string& name, const std::string& text) {
  const std::string path = directory / name;
  std::ofstream{path} << text;
  return path;
}

std::string shown(const DeliveryResult& result) {
  static const char* const words[] = {"delivered", "temporary", "permanent", "closed"};
  return std::string(words[static_cast<std::size_t>(result.verdict)]) +
         (result.detail.empty() ? "" : ": " + result.detail);
}

/// Does a process that is not ours to wait for end? Waits on it, not on a clock.
bool ends(pid_t pid) {
  const int fd = static_cast<int>(::syscall(SYS_pidfd_open, pid, 0));
  if (fd < 0) return errno == ESRCH;
  pollfd process{fd, POLLIN, 0};
  const bool ended = ::poll(&process, 1, 30'000) == 1;
  ::close(fd);
  return ended;
}

/// A program of the tests: a shell script of its own, so that besluitd itself needs no shell.
DeliveryResult run_program(const std::string& script, std::chrono::seconds timeout = std::chrono::seconds{10}) {
  const TempDir directory;
  const std::string path = file_with(directory, "p.sh", "#!/bin/sh\n" + script + "\n");
  std::filesystem::permissions(path, std::filesystem::perms::owner_all);
  ExecNotifier notifier{{path, {"een", "twee drie"}, timeout}};
  const std::vector<Message> batch{message()};
  return notifier.deliver(batch).at(0);
}

}  // namespace

TEST_CASE("a program gets the message and says what became of it") {
  CHECK(shown(run_program("cat > /dev/null")) == "delivered");
  CHECK(shown(run_program("exit 0")) == "delivered");  // it need not read
  CHECK(shown(run_program("echo bezet >&2; exit 75")) == "temporary: eindigde met 75: bezet");
  CHECK(shown(run_program("exit 3")) == "permanent: eindigde met 3");
  CHECK(shown(run_program("kill -9 $$")) == "temporary: afgebroken door signaal 9");
  // No environment of ours, its arguments whole, in a group of its own, in the root directory.
  CHECK(shown(run_program("[ -z \"$HOME$USER$LANG\" ] && [ \"$2\" = 'twee drie' ] && [ \"$PWD\" = / ]")) ==
        "delivered");
  CHECK(shown(run_program("grep -q '\"subject\":\"Herinnering: stukken' ")) == "delivered");
  ExecNotifier gone{{"/nergens/niets", {}, std::chrono::seconds{5}}};
  const std::vector<Message> batch{message()};
  CHECK(shown(gone.deliver(batch).at(0)) ==
        "temporary: programma /nergens/niets start niet: No such file or directory");
}

TEST_CASE("a program that hangs, forks for ever or never stops talking is bounded") {
  CHECK(shown(run_program("exec sleep 600", std::chrono::seconds{1})) == "temporary: niet klaar binnen 1 seconden");
  // What it leaves behind in its group ends with it.
  const TempDir directory;
  const std::string mark = directory / "pid";
  const DeliveryResult left = run_program("sleep 600 > /dev/null 2>&1 &\necho $! > " + mark + "\nexit 0");
  CHECK(left.verdict == Verdict::delivered);
  CHECK(ends(std::stoi(file_text(mark))));
  const DeliveryResult talker =
      run_program("while :; do echo aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa >&2; done", std::chrono::seconds{1});
  CHECK(talker.verdict == Verdict::temporary);
  CHECK(talker.detail.size() <= 500);
  const DeliveryResult forker = run_program("f() { sleep 5 & f; }; ulimit -n 20; f", std::chrono::seconds{1});
  CHECK(forker.verdict != Verdict::delivered);
}

TEST_CASE("the example of the handbook: a channel in twenty lines") {
  const TempDir directory;
  const std::string log = directory / "log.csv";
  ExecNotifier notifier{
      {besluit::test::source_dir() + "/packaging/doc/exec-voorbeeld", {log}, std::chrono::seconds{20}}};
  const std::vector<Message> batch{message()};
  CHECK(shown(notifier.deliver(batch).at(0)) == "delivered");
  CHECK(file_text(log) ==
        "h.1/bao/papers-1#0@haak;jansen@hecht.example;h.1;\"Herinnering: stukken \"\"vóór\"\" het Bao\"\r\n");
  ExecNotifier nowhere{{besluit::test::source_dir() + "/packaging/doc/exec-voorbeeld",
                        {directory / "weg/log.csv"},
                        std::chrono::seconds{20}}};
  CHECK(nowhere.deliver(batch).at(0).verdict == Verdict::temporary);
}
