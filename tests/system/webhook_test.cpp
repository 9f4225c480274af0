// SPDX-License-Identifier: EUPL-1.2
// The channels over HTTP against a real web server on loopback; what was sent is read by the libraries of those who
// receive it.
#include "engine/notifiers/calendar_folder.hpp"
#include "engine/notifiers/http_notifier.hpp"
#include "engine/notifiers/mail_notifier.hpp"
#include "engine/notifiers/registry.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/child_process.hpp"
#include "tests/support/places.hpp"
#include "tests/support/world_builder.hpp"
#include "tests/system/web_sink.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>

using namespace besluit;
using namespace besluit::test;
using namespace besluit::engine;

namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

const MailLibrary& library() {
  static const MailLibrary one;
  return one;
}

Message message(const std::string& id) {
  Message made;
  made.id = id;
  made.kind = "reminder";
  made.dossier = "h1";
  made.to_mail = "jansen@hecht.example";
  made.subject = "Herinnering: één \"stuk\"";
  made.text = "Beste lezer,\n\nTot zover.\n";
  made.notices = {id};
  return made;
}

std::vector<DeliveryResult> send(const std::string& kind, std::map<std::string, std::string> fields,
                                 const std::vector<Message>& messages) {
  static_cast<void>(library());
  fields.emplace("toestaan", "127.0.0.1");
  auto notifier = make_notifier({"haak", kind, std::move(fields)}, {"", "a@b.example", "b.example", ""},
                                {[] { return static_cast<std::int64_t>(::time(nullptr)); }});
  REQUIRE(notifier);
  return (*notifier)->deliver(messages);
}

/// The folder with the libraries of the receivers; empty when npm is not there or cannot be reached.
std::string receivers() {
  const fs::path folder = fs::path(besluit::test::bin_dir()).parent_path() / "tools" / "notices";
  const fs::path source = fs::path(besluit::test::source_dir()) / "tests/tools/notices";
  if (!fs::exists(folder / "node_modules" / "standardwebhooks")) {
    fs::create_directories(folder);
    for (const char* name : {"package.json", "package-lock.json"})
      fs::copy_file(source / name, folder / name, fs::copy_options::overwrite_existing);
    Spawn install;
    install.argv = {"npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"};
    install.directory = folder.string();
    install.stdout_path = (folder / "npm.log").string();
    install.stderr_path = "&1";
    try {
      ChildProcess process(install);
      const auto end = process.wait(120s);
      if (!end || end->code != 0) return {};
    } catch (const std::runtime_error&) {
      return {};
    }
  }
  fs::copy_file(source / "check_notices.mjs", folder / "check_notices.mjs", fs::copy_options::overwrite_existing);
  return folder.string();
}

TEST_CASE("a web server says yes, later, never, go elsewhere, nothing, or a gigabyte") {
  const WebSink sink;
  struct Case {
    const char* path;
    Verdict verdict;
    const char* detail;
  };
  const std::vector<Case> cases{
      {"200", Verdict::delivered, ""},
      {"204", Verdict::delivered, ""},
      {"302", Verdict::temporary, "HTTP 302: de server stuurt door; dat volgen wij niet antwoord"},
      {"400", Verdict::permanent, "HTTP 400 antwoord"},
      {"410", Verdict::closed, "HTTP 410: de ontvanger wil geen berichten meer antwoord"},
      {"429", Verdict::temporary, "HTTP 429 antwoord"},
      {"500", Verdict::temporary, "HTTP 500 antwoord"},
      {"huge", Verdict::delivered, ""},  // it said 200; the rest is not even read
  };
  for (const Case& one : cases) {
    INFO(one.path);
    const auto results = send("mattermost", {{"adres", sink.url(one.path)}}, {message("n")});
    REQUIRE(results.size() == 1);
    CHECK(results[0].verdict == one.verdict);
    CHECK(results[0].detail == one.detail);
    CHECK(results[0].retry_after == std::chrono::seconds{std::string(one.path) == "429" ? 90 : 0});
  }
  CHECK(sink.count() == static_cast<int>(cases.size()));  // nobody was followed elsewhere
  const auto slow = send("mattermost", {{"adres", sink.url("hang")}, {"wachttijd", "1"}}, {message("n")});
  CHECK(slow.at(0).verdict == Verdict::temporary);
}

TEST_CASE("what was not allowed is not reached, by number or by name") {
  const WebSink sink;
  for (const std::string host : {"127.0.0.1", "localhost", "[::1]", "0"}) {
    std::string url = sink.url("200");
    url.replace(url.find("127.0.0.1"), 9, host);
    INFO(url);
    auto notifier = make_notifier({"haak", "mattermost", {{"adres", url}, {"toestaan", "10.0.0.0/8"}}},
                                  {"", "a@b.example", "b.example", ""});
    REQUIRE(notifier);
    const std::vector<Message> batch{message("n")};
    CHECK((*notifier)->deliver(batch).at(0).verdict == Verdict::temporary);
  }
  CHECK(sink.count() == 0);
}

TEST_CASE("NotifyNL takes one address at a time: each gets its own request, and who has it gets no other") {
  const WebSink sink;
  const TempDir directory;
  std::ofstream{directory / "sleutel"} << "naam-11111111-2222-3333-4444-555555555555-"
                                          "66666666-7777-8888-9999-000000000000\n";
  const std::map<std::string, std::string> fields{{"sjabloon", "s1"}, {"sleutelbestand", directory / "sleutel"}};
  const auto through = [&](const std::string& path, const Message& message) {
    auto with_url = fields;
    with_url.emplace("adres", sink.url(path));
    return send("notifynl", with_url, {message}).at(0);
  };
  Message several = message("n");
  several.more_mails = {"tweede@hecht.example"};
  CHECK(through("200", several).verdict == Verdict::delivered);
  REQUIRE(sink.count() == 2);
  for (int i = 1; i <= 2; ++i) {
    const std::string body{json::parse(file_text(sink.file(i))).at("body").as_string()};
    const std::string to{json::parse(body).at("email_address").as_string()};
    CHECK((to == several.to_mail || to == several.more_mails[0]));
  }
  const DeliveryResult refused = through("400", several);
  CHECK(refused.verdict == Verdict::permanent);
  CHECK(refused.detail == "niet bij jansen@hecht.example: HTTP 400 antwoord; tweede@hecht.example: HTTP 400 antwoord");
  CHECK(sink.count() == 4);
  several.reached = {"jansen@hecht.example"};
  CHECK(through("200", several).verdict == Verdict::delivered);
  CHECK(sink.count() == 5);
  const DeliveryResult later = through("500", several);
  CHECK(later.verdict == Verdict::temporary);
  CHECK(later.reached == std::vector<std::string>{"jansen@hecht.example"});
}

TEST_CASE("many at once come side by side, each with its own result") {
  const WebSink sink;
  std::vector<Message> messages;
  for (int i = 0; i < 300; ++i) messages.push_back(message("n" + std::to_string(i)));
  const auto results = send("mattermost", {{"adres", sink.url("200")}, {"gelijktijdig", "16"}}, messages);
  REQUIRE(results.size() == messages.size());
  for (std::size_t i = 0; i < results.size(); ++i) {
    CHECK(results[i].id == messages[i].id);
    CHECK(results[i].verdict == Verdict::delivered);
  }
  CHECK(sink.count() == 300);
}

TEST_CASE("the libraries of the receivers verify the signature and read the event") {
  const std::string tools = receivers();
  if (tools.empty()) {
    WARN("skipped: 1 test needs npm and its registry");
    return;
  }
  const WebSink sink;
  const TempDir directory;
  const std::string secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  std::ofstream{directory / "keys"} << secret << "\n";
  const auto results = send("webhook",
                            {{"adres", sink.url("200")},
                             {"bron", "urn:nld:oin:00000001823288444000:systeem:besluitd"},
                             {"sleutelbestand", directory / "keys"}},
                            {message("h1/bao/papers-1#0@haak")});
  REQUIRE(results.at(0).verdict == Verdict::delivered);
  const auto read = run({.argv = {"node", tools + "/check_notices.mjs", "webhook", sink.file(1), secret}});
  CHECK(read.out ==
        "1.0|nl.gemeenschappelijke-regelingen.herinnering-verstuurd|urn:nld:oin:00000001823288444000:systeem:besluitd|"
        "true|Herinnering: één \"stuk\"\n");
}

TEST_CASE("two independent readers see in the calendars what the state holds") {
  const TempDir directory;
  const CalendarFolder folder{directory / "kalenders", "hecht.example"};
  Feed feed{"orgaan-bao", "Bao", {}};
  feed.dates = {
      {"h1/bao/papers", "Stukken Bao: Herstelplan, één; en \"twee\"", testing::day("2024-05-16"), "5 werkdagen", false},
      {"h1/bao/vergadering", "Bao: Herstelplan", testing::day("2024-05-23"), "", false}};
  const Instant now{std::chrono::milliseconds{1'714'550'400'000}};
  REQUIRE(folder.write({feed}, now, testing::day("2024-05-01")) == 1);
  CHECK(folder.write({feed}, now + std::chrono::hours{1}, testing::day("2024-05-01")) == 0);  // nothing changed
  feed.dates.erase(feed.dates.begin());
  feed.dates[0].day = testing::day("2024-05-30");
  REQUIRE(folder.write({feed}, now + std::chrono::hours{2}, testing::day("2024-05-01")) == 1);
  const std::string path = directory / "kalenders/orgaan-bao.ics";
  const std::string wanted =
      "h1/bao/papers@hecht.example|2024-05-16|CANCELLED|Stukken Bao: Herstelplan, één; en \"twee\"\n"
      "h1/bao/vergadering@hecht.example|2024-05-30|CONFIRMED|Bao: Herstelplan\n";
  const auto python = run({.argv = {"/usr/bin/python3", "-c", R"(
import sys, icalendar
calendar = icalendar.Calendar.from_ical(open(sys.argv[1], 'rb').read())
for event in calendar.walk('VEVENT'):
    assert event['SEQUENCE'] == 1, event['SEQUENCE']
    print('|'.join([event['UID'], str(event['DTSTART'].dt), event['STATUS'], event['SUMMARY']]))
)",
                                    path}});
  if (python.out.find("No module named 'icalendar'") != std::string::npos)
    WARN("skipped: 1 test needs python3-icalendar");
  else
    CHECK(python.out == wanted);
  const std::string tools = receivers();
  if (tools.empty()) {
    WARN("skipped: 1 test needs npm and its registry");
    return;
  }
  const auto node = run({.argv = {"node", tools + "/check_notices.mjs", "calendar", path}});
  CHECK(node.out == wanted);
}

}  // namespace
