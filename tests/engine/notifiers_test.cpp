// SPDX-License-Identifier: EUPL-1.2
// The channels as far as they need no network: files in a directory, the table of kinds, the reading of SMTP replies.
// The mail channel against a real server stands in tests/system.
#include "engine/notifiers/encoding.hpp"
#include "engine/notifiers/file_notifier.hpp"
#include "engine/notifiers/registry.hpp"
#include "engine/notifiers/result.hpp"
#include "engine/notifiers/smtp_dialogue.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/child_process.hpp"

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <filesystem>

using namespace besluit;
using namespace besluit::test;
using namespace besluit::engine;

namespace {

Sender sender() {
  return {"Hecht", "besluit@hecht.example", "hecht.example", ""};
}

Message message(const std::string& id, const std::string& text = "Beste lezer,\n") {
  Message result;
  result.id = id;
  result.to_mail = "jansen@hecht.example";
  result.dossier = "herstelplan-2024-1";
  result.subject = "Herinnering";
  result.text = text;
  result.date_text = "Wed, 5 Jun 2024 08:00:00 +0200";
  return result;
}

std::vector<std::string> names_in(const std::string& directory) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(directory)) names.push_back(entry.path().filename());
  std::ranges::sort(names);
  return names;
}

std::string shown(const std::vector<DeliveryResult>& results) {
  std::string text;
  for (const DeliveryResult& result : results) {
    const char* verdict = result.verdict == Verdict::delivered   ? "delivered"
                          : result.verdict == Verdict::temporary ? "temporary"
                                                                 : "permanent";
    text += result.id + " " + verdict + (result.detail.empty() ? "" : ": " + result.detail) + "\n";
  }
  return text;
}

/// A file may not grow past `bytes` while this lives: the disk is full.
class FullDisk {
 public:
  explicit FullDisk(rlim_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
    getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit limit{bytes, before_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FullDisk() {
    setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }

 private:
  rlimit before_{};
  void (*handler_)(int);
};

}  // namespace

TEST_CASE("each notice becomes one whole file, the same on a second try") {
  const TempDir directory;
  FileNotifier files(directory / "mail", sender());
  const std::vector<Message> batch{message("d-1/s/papers-1/0"), message("d-1/s/papers-1/1@post")};
  CHECK(shown(files.deliver(batch)) == "d-1/s/papers-1/0 delivered\nd-1/s/papers-1/1@post delivered\n");
  CHECK(names_in(directory / "mail") ==
        std::vector<std::string>{"d-1+s+papers-1+0.eml", "d-1+s+papers-1+1%40post.eml"});
  CHECK(file_text(directory / "mail/d-1+s+papers-1+0.eml") == *mime_message(batch[0], sender()));
  CHECK(shown(files.deliver(batch)) == "d-1/s/papers-1/0 delivered\nd-1/s/papers-1/1@post delivered\n");
  CHECK(names_in(directory / "mail").size() == 2);
}

TEST_CASE("a rest of a broken try is overwritten, and a half file never has the final name") {
  const TempDir directory;
  write_text(directory / ".d-1.tmp", std::string(10'000, 'x'));
  write_text(directory / "d-1.eml", "old");
  FileNotifier files(directory.path(), sender());
  CHECK(shown(files.deliver(std::vector{message("d-1")})) == "d-1 delivered\n");
  CHECK(names_in(directory.path()) == std::vector<std::string>{"d-1.eml"});
  CHECK(file_text(directory / "d-1.eml") == *mime_message(message("d-1"), sender()));
}

TEST_CASE("a batch larger than the open files, and an id twice in one batch") {
  const TempDir directory;
  FileNotifier files(directory.path(), sender());
  std::vector<Message> batch;
  for (int i = 0; i < 300; ++i) batch.push_back(message("n-" + std::to_string(i)));
  batch.push_back(message("n-299", "nieuwer\n"));
  const auto results = files.deliver(batch);
  CHECK(std::ranges::all_of(results, [](const auto& result) { return result.verdict == Verdict::delivered; }));
  CHECK(names_in(directory.path()).size() == 300);
  CHECK(file_text(directory / "n-299.eml").find("\r\nnieuwer\r\n") != std::string::npos);
  CHECK(files.deliver({}).empty());
}

TEST_CASE("a full disk is temporary, leaves nothing half behind, and spoils only what did not fit") {
  const TempDir directory;
  FileNotifier files(directory.path(), sender());
  const std::vector<Message> batch{message("klein"), message("groot", std::string(20'000, 'x')), message("ook-klein")};
  {
    const FullDisk full(4096);
    CHECK(shown(files.deliver(batch)) ==
          "klein delivered\ngroot temporary: schrijven mislukt: File too large\nook-klein delivered\n");
  }
  CHECK(names_in(directory.path()) == std::vector<std::string>{"klein.eml", "ook-klein.eml"});
  CHECK(shown(files.deliver(batch)) == "klein delivered\ngroot delivered\nook-klein delivered\n");
}

TEST_CASE("a directory that cannot be used is temporary") {
  const TempDir directory;
  const std::string missing = directory / "a/b";
  CHECK(shown(FileNotifier(missing, sender()).deliver(std::vector{message("d-1")})) ==
        "d-1 temporary: map " + missing + " niet bereikbaar: No such file or directory\n");
  write_text(directory / "bestand", "");
  const std::string file = directory / "bestand";
  CHECK(shown(FileNotifier(file, sender()).deliver(std::vector{message("d-1")})) ==
        "d-1 temporary: map " + file + " niet bereikbaar: Not a directory\n");
  if (::geteuid() == 0) {
    WARN("skipped: 1 check of a read-only directory means nothing to root");
    return;
  }
  ::chmod(directory.path().c_str(), 0500);
  CHECK(shown(FileNotifier(directory.path(), sender()).deliver(std::vector{message("d-1")})) ==
        "d-1 temporary: schrijven mislukt: Permission denied\n");
  ::chmod(directory.path().c_str(), 0700);
}

TEST_CASE("a place that is taken is temporary, and a link is not followed") {
  const TempDir directory;
  std::filesystem::create_directory(directory / "taken.eml");
  std::filesystem::create_symlink(directory / "elsewhere", directory / ".link.tmp");
  FileNotifier files(directory.path(), sender());
  CHECK(shown(files.deliver(std::vector{message("taken"), message("link"), message("good")})) ==
        "taken temporary: schrijven mislukt: Is a directory\n"
        "link temporary: schrijven mislukt: Too many levels of symbolic links\n"
        "good delivered\n");
  CHECK(names_in(directory.path()) == std::vector<std::string>{".link.tmp", "good.eml", "taken.eml"});
}

TEST_CASE("a message that can never be written is permanent, the others go on") {
  const TempDir directory;
  Message bad = message("bad");
  bad.subject = "x\r\nBcc: y";
  CHECK(shown(FileNotifier(directory.path(), sender()).deliver(std::vector{bad, message("good")})) ==
        "bad permanent: In het onderwerp staat een regeleinde of een nulteken; zo wordt het bericht niet verstuurd.\n"
        "good delivered\n");
}

TEST_CASE("long ids stay apart in the directory") {
  const TempDir directory;
  const std::string stem(1000, 'i');
  FileNotifier files(directory.path(), sender());
  const auto results = files.deliver(std::vector{message(stem + "1"), message(stem + "2")});
  CHECK(std::ranges::all_of(results, [](const auto& result) { return result.verdict == Verdict::delivered; }));
  CHECK(names_in(directory.path()).size() == 2);
}

TEST_CASE("replies decide what a failure means") {
  struct Row {
    std::vector<std::string> talk;  ///< "> " sent, "< " received, "." data
    Verdict verdict;
    std::string reply;
  };
  const std::vector<Row> rows{
      {{}, Verdict::temporary, ""},
      {{"< 554 no service"}, Verdict::temporary, "554 no service"},
      {{"< 220 hi", "> EHLO x", "< 502 what"}, Verdict::temporary, "502 what"},
      {{"> AUTH PLAIN c2VjcmV0", "< 535 no"}, Verdict::temporary, "535 no"},
      {{"> MAIL FROM:<a@b>", "< 550 no"}, Verdict::permanent, "550 no"},
      {{"> MAIL FROM:<a@b>", "< 530 log in first"}, Verdict::temporary, "530 log in first"},
      {{"> RCPT TO:<a@b>", "< 550-one", "< 550 two\r\n"}, Verdict::permanent, "550-one two"},
      {{"> RCPT TO:<a@b>", "< 550 no", "> QUIT", "< 221 Bye"}, Verdict::permanent, "550 no"},
      {{"> RCPT TO:<a@b>", "< 450 busy"}, Verdict::temporary, "450 busy"},
      {{"> RCPT TO:<a@b>", "< 250 OK", "> DATA", "< 354 go", "."}, Verdict::temporary, ""},
      {{"> DATA", "< 354 go", ".", "< 554 spam"}, Verdict::permanent, "554 spam"},
      {{"> DATA", "< 354 go", ".", "< 451 later"}, Verdict::temporary, "451 later"},
      {{"> RCPT TO:<a@b>", "< rubbish", "< 5", "< 5xx"}, Verdict::temporary, ""},
  };
  for (const Row& row : rows) {
    SmtpDialogue dialogue;
    for (const std::string& line : row.talk) {
      INFO(line);
      if (line == ".")
        dialogue.sent_data();
      else if (line[0] == '>')
        dialogue.sent(line.substr(2));
      else
        dialogue.received(line.substr(2));
    }
    CHECK(dialogue.failure() == row.verdict);
    CHECK(dialogue.reply() == row.reply);
  }
  SmtpDialogue endless;
  for (int i = 0; i < 10'000; ++i) endless.received("250-" + std::string(1000, 'x'));
  CHECK(endless.reply().size() <= 2 * detail_bytes);
}

TEST_CASE("details are printable and bounded") {
  CHECK(printable_detail("a\x1b[31mb\r\n").find('\x1b') == std::string::npos);
  std::string long_text;
  for (int i = 0; i < 400; ++i) long_text += "é";
  CHECK(printable_detail(long_text).size() == detail_bytes);
  CHECK(printable_detail("x" + long_text).size() == detail_bytes - 1);
}

TEST_CASE("channels come from one closed table") {
  CHECK(channel_kinds().size() == 11);
  using Map = std::map<std::string, std::string>;
  struct Row {
    std::string kind;
    Map fields;
    std::string problem;  ///< empty: it can be made
  };
  const std::string host = "mail.hecht.example";
  const std::vector<Row> rows{
      {"file", {{"directory", "/x"}}, ""},
      {"bestand", {{"map", "/x"}}, ""},
      {"mail", {{"host", host}}, ""},
      {"mail",
       {{"server", host}, {"poort", "587"}, {"beveiliging", "tls"}, {"gebruiker", "u"}, {"wachtwoordbestand", "/p"}},
       ""},
      {"mail", {{"host", "127.0.0.1"}, {"security", "none"}, {"user", "u"}, {"password-file", "/p"}}, ""},
      {"duif",
       {},
       "Kanaal 'k' heeft een onbekende soort 'duif'; bekend zijn bestand, mail, webhook, mattermost, slack, teams, "
       "matrix, notifynl, zgw, programma, journaal."},
      {"file", {}, "Kanaal 'k' mist 'map'."},
      {"file", {{"directory", "/x"}, {"kleur", "rood"}}, "Kanaal 'k' heeft een onbekend veld 'kleur'."},
      {"file", {{"directory", "/x"}, {"map", "/y"}}, "Kanaal 'k' noemt 'map' twee keer."},
      {"mail", {}, "Kanaal 'k' mist 'server'."},
      {"mail", {{"host", "a/b@c"}}, "Kanaal 'k' heeft een server die geen naam of adres is."},
      {"mail",
       {{"host", host}, {"security", "maybe"}},
       "Kanaal 'k' kent als beveiliging alleen starttls, tls of none."},
      {"mail",
       {{"host", host}, {"user", "u"}},
       "Kanaal 'k' heeft 'gebruiker' en 'wachtwoordbestand' samen nodig, of geen van beide."},
      {"mail",
       {{"host", host}, {"security", "none"}, {"user", "u"}, {"password-file", "/p"}},
       "Kanaal 'k' zou een wachtwoord onbeveiligd over het netwerk sturen."},
      {"mail",
       {{"host", host}, {"port", "70000"}},
       "Kanaal 'k' heeft een poort of tijd die geen heel getal binnen zijn grenzen is."},
      {"mail",
       {{"host", host}, {"timeout", "5s"}},
       "Kanaal 'k' heeft een poort of tijd die geen heel getal binnen zijn grenzen is."},
  };
  for (const Row& row : rows) {
    const auto made = make_notifier({"k", row.kind, row.fields}, sender());
    CHECK((made ? std::string{} : made.error().nl) == row.problem);
    CHECK((made ? *made != nullptr : !made.error().en.empty()));
  }
  Sender nobody = sender();
  nobody.mail = "nobody";
  const auto made = make_notifier({"k", "file", {{"directory", "/x"}}}, nobody);
  REQUIRE_FALSE(made.has_value());
  CHECK(made.error().nl == "Kanaal 'k' heeft een afzender zonder bruikbaar mailadres.");
}
