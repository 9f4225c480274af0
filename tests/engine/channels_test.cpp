// SPDX-License-Identifier: EUPL-1.2
// The channels besides mail and files as far as they need no network: signatures against published vectors, the forms
// that services want, which addresses may be reached, what answers mean, and calendars.
#include "engine/core/trial.hpp"
#include "engine/notifiers/calendar.hpp"
#include "engine/notifiers/document.hpp"
#include "engine/notifiers/http_notifier.hpp"
#include "engine/notifiers/journal_notifier.hpp"
#include "engine/notifiers/mime.hpp"
#include "engine/notifiers/registry.hpp"
#include "engine/notifiers/signing.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/child_process.hpp"
#include "tests/support/world_builder.hpp"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <boost/json.hpp>

#include <cstring>
#include <fstream>
#include <regex>

using namespace besluit;
using namespace besluit::test;
using namespace besluit::engine;

namespace json = boost::json;

namespace {

Message message() {
  Message made;
  made.id = "h.1/bao/papers-1#0@haak";
  made.kind = "reminder";
  made.organisation = "hecht";
  made.organisation_name = "GR Hecht";
  made.dossier = "h.1";
  made.step = "bao";
  made.to = "jansen";
  made.to_name = "M. \"Jans\" <b>Jansen</b>";
  made.to_mail = "jansen@hecht.example";
  made.subject = "Herinnering: stukken \"vóór\" het Bao";
  made.text = "Beste M.,\n\nWilt u <b>alles</b> & meer aanleveren?\n";
  made.date = Instant{std::chrono::milliseconds{1'717'567'200'000}};
  made.date_text = "Wed, 5 Jun 2024 08:00:00 +0200";
  made.dates = {{"h.1/bao/papers", "Stukken voor het Bao; vóór, of op", testing::day("2024-06-12"), "omdat", false}};
  made.notices = {made.id};
  return made;
}

std::string file_with(const TempDir& directory, const std::string& name, const std::string& text) {
  const std::string path = directory / name;
  std::ofstream{path} << text;
  return path;
}

HttpRequest request_of(const RequestMaker& make) {
  const auto request = make(message());
  INFO((request ? "" : request.error()));
  REQUIRE(request);
  return *request;
}

std::string header(const HttpRequest& request, const std::string& name) {
  for (const std::string& line : request.headers)
    if (line.starts_with(name + ": ")) return line.substr(name.size() + 2);
  return {};
}

bool reaches(const std::string& address, const std::vector<std::string>& allowed = {}) {
  std::vector<AddressRange> ranges;
  for (const std::string& text : allowed) ranges.push_back(*parse_range(text));
  sockaddr_storage storage{};
  auto* v4 = reinterpret_cast<sockaddr_in*>(&storage);
  auto* v6 = reinterpret_cast<sockaddr_in6*>(&storage);
  if (::inet_pton(AF_INET, address.c_str(), &v4->sin_addr) == 1)
    v4->sin_family = AF_INET;
  else if (::inet_pton(AF_INET6, address.c_str(), &v6->sin6_addr) == 1)
    v6->sin6_family = AF_INET6;
  return may_connect(reinterpret_cast<const sockaddr&>(storage), ranges);
}

std::string shown(const DeliveryResult& result) {
  static const char* const words[] = {"delivered", "temporary", "permanent", "closed"};
  return std::string(words[static_cast<std::size_t>(result.verdict)]) +
         (result.detail.empty() ? "" : ": " + result.detail);
}

std::string made_error(std::map<std::string, std::string> fields, const std::string& kind) {
  const auto made = make_notifier({"k", kind, std::move(fields)}, {"", "a@b.example", "b.example", ""});
  return made ? "" : made.error().nl;
}

}  // namespace

TEST_CASE("Standard Webhooks: the published vector, two keys while one is replaced, keys that are none") {
  const auto secrets = parse_webhook_secrets("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n");
  REQUIRE(secrets);
  const std::string signature =
      webhook_signature(*secrets, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, R"({"test": 2432232314})");
  CHECK(signature == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  const auto two = parse_webhook_secrets("# oud\nwhsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\r\n\n" + std::string("whsec_") +
                                         base64(std::string(32, 'x')) + "\n");
  REQUIRE(two);
  const std::string both =
      webhook_signature(*two, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, R"({"test": 2432232314})");
  CHECK(both.starts_with(signature + " v1,"));
  CHECK(parse_webhook_secrets("").error() == "er staat geen sleutel in");
  for (const char* wrong : {"geheim", "whsec_", "whsec_kort", "whsec_????"})
    CHECK(parse_webhook_secrets(wrong).error() == "regel 1 is geen sleutel 'whsec_...' van 24 tot en met 64 bytes");
}

TEST_CASE("JSON Web Token: the example of RFC 7519's algorithm as jwt.io shows it") {
  CHECK(base64_url(R"({"typ":"JWT","alg":"HS256"})") == "eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9");
  const std::string token = json_web_token("geheim", R"({"iss":"a","iat":1})");
  CHECK(std::count(token.begin(), token.end(), '.') == 2);
  CHECK(token.find_first_of("+/=") == std::string::npos);
  const std::string head = token.substr(0, token.rfind('.'));
  CHECK(token.substr(head.size() + 1) == base64_url(hmac_sha256("geheim", head)));
}

TEST_CASE(
    "the webhook sends a CloudEvent of the NL GOV profile, with the id of its signature, the same on every try [11]") {
  const TempDir directory;
  const std::string keys = file_with(directory, "keys", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n");
  const std::string source = "urn:nld:oin:00000001823288444000:systeem:besluitd";
  const HttpRequest request = request_of(
      webhook_requests({"https://x.example/haak", {}, false}, source, keys, [] { return std::int64_t{1614265330}; }));
  CHECK(request.method == "POST");
  CHECK(header(request, "Content-Type") == "application/cloudevents+json; charset=utf-8");
  const json::object event = json::parse(request.body).as_object();
  CHECK(event.at("specversion").as_string() == "1.0");
  CHECK(event.at("source").as_string() == source);
  CHECK(event.at("time").as_string() == "2024-06-05T06:00:00+00:00");
  const std::string id{std::string_view{event.at("id").as_string()}};
  CHECK(id == header(request, "webhook-id"));
  CHECK(std::regex_match(id, std::regex{"[A-Za-z0-9_+~-]+"}));
  CHECK(std::regex_match(std::string{std::string_view{event.at("type").as_string()}},
                         std::regex{"[a-z]+(\\.[a-z0-9-]+)+"}));
  for (const auto& [name, value] : event) CHECK(std::regex_match(std::string{name}, std::regex{"[a-z0-9]{1,20}"}));
  CHECK_FALSE(event.contains("subject"));  // the profile postpones its use
  CHECK(event.at("data").at("to").at("mail").as_string() == "jansen@hecht.example");
  CHECK(json::serialize(event.at("data").at("to").at("mails")) == R"(["jansen@hecht.example"])");
  CHECK(event.at("data").at("dates").as_array().size() == 1);
  CHECK(header(request, "webhook-signature") ==
        webhook_signature(*parse_webhook_secrets("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"), id, 1614265330,
                          request.body));
  // The next try: the same body and id, another moment and signature.
  const HttpRequest again = request_of(
      webhook_requests({"https://x.example/haak", {}, false}, source, keys, [] { return std::int64_t{1614265999}; }));
  CHECK(again.body == request.body);
  CHECK(header(again, "webhook-id") == id);
  CHECK(header(again, "webhook-signature") != header(request, "webhook-signature"));
}

TEST_CASE("every service gets the form that it wants") {
  const TempDir directory;
  const Target target{"https://x.example", {}, false};
  const std::string line = file_with(
      directory, "geheim", "naam-11111111-2222-3333-4444-555555555555-66666666-7777-8888-9999-000000000000\n");
  const UnixNow now = [] { return std::int64_t{1700000000}; };
  const auto body = [](const HttpRequest& request) { return json::parse(request.body).as_object(); };

  const json::object chat = body(request_of(mattermost_requests(target)));
  CHECK(std::string_view{chat.at("text").as_string()}.starts_with("**[h.1] Herinnering"));

  const json::object card = body(request_of(teams_requests(target)));
  const json::value& content = card.at("attachments").at(0).at("content");
  CHECK(content.at("type").as_string() == "AdaptiveCard");
  CHECK(content.at("version").as_string() == "1.4");
  CHECK(content.at("body").as_array().size() == 2);

  const HttpRequest room = request_of(matrix_requests(target, "!ab:c.example", line));
  CHECK(room.method == "PUT");
  CHECK(room.url ==
        "https://x.example/_matrix/client/v3/rooms/%21ab%3Ac%2Eexample/send/m.room.message/" + event_id(message()));
  CHECK(header(room, "Authorization").starts_with("Bearer naam-"));
  CHECK(body(room).at("msgtype").as_string() == "m.text");

  const HttpRequest nl = request_of(notify_nl_requests(target, "sjabloon-1", line, now));
  CHECK(nl.url == "https://x.example/v2/notifications/email");
  CHECK(header(nl, "Authorization") ==
        "Bearer " + json_web_token("66666666-7777-8888-9999-000000000000",
                                   R"({"iss":"11111111-2222-3333-4444-555555555555","iat":1700000000})"));
  CHECK(body(nl).at("email_address").as_string() == "jansen@hecht.example");
  CHECK(body(nl).at("personalisation").as_object().size() == 3);

  const HttpRequest zgw = request_of(zgw_requests(target, "besluiten", "https://z.example/d", "besluitd", line, now));
  CHECK(zgw.url == "https://x.example/api/v1/notificaties");
  for (const char* key : {"kanaal", "hoofdObject", "resource", "resourceUrl", "actie", "aanmaakdatum", "kenmerken"})
    CHECK(body(zgw).contains(key));
  CHECK(zgw.body.find("Jansen") == std::string::npos);  // no names of people

  const auto none = matrix_requests(target, "!a:b", directory / "weg")(message());
  CHECK(none.error() == "bestand " + (directory / "weg") + " is niet te lezen of leeg");
}

TEST_CASE("requests never go into the own network, unless an address is allowed") {
  for (const char* inside : {"127.0.0.1",
                             "127.9.9.9",
                             "10.0.0.1",
                             "172.16.3.4",
                             "172.31.255.255",
                             "192.168.1.1",
                             "169.254.169.254",
                             "0.0.0.0",
                             "100.64.0.1",
                             "224.0.0.1",
                             "255.255.255.255",
                             "::1",
                             "::",
                             "fe80::1",
                             "fc00::1",
                             "fd12::1",
                             "ff02::1",
                             "::ffff:127.0.0.1",
                             "::ffff:10.1.2.3",
                             "64:ff9b::7f00:1",
                             "2002:7f00:1::"}) {
    INFO(inside);
    CHECK_FALSE(reaches(inside));
  }
  for (const char* outside : {"8.8.8.8", "172.15.0.1", "172.32.0.1", "2a00:1450::1", "::ffff:8.8.8.8", "100.128.0.1"}) {
    INFO(outside);
    CHECK(reaches(outside));
  }
  CHECK(reaches("10.1.2.3", {"10.1.0.0/16"}));
  CHECK_FALSE(reaches("10.2.2.3", {"10.1.0.0/16"}));
  CHECK(reaches("::ffff:10.1.2.3", {"10.1.0.0/16"}));
  CHECK(reaches("fd00::5", {"fd00::/8"}));
  for (const char* wrong : {"", "tien", "10.0.0.0/33", "fd00::/129", "10.0.0.0/-1", "10.0.0.0/x"})
    CHECK_FALSE(parse_range(wrong));
}

TEST_CASE("what an answer means for the message") {
  struct Case {
    HttpAnswer answer;
    const char* expected;
  };
  const std::vector<Case> cases{
      {{200, "", {}, ""}, "delivered"},
      {{204, "", {}, ""}, "delivered"},
      {{301, "", {}, ""}, "temporary: HTTP 301: de server stuurt door; dat volgen wij niet"},
      {{400, "fout", {}, ""}, "permanent: HTTP 400 fout"},
      {{401, "", {}, ""}, "temporary: HTTP 401"},
      {{404, "", {}, ""}, "temporary: HTTP 404"},
      {{410, "", {}, ""}, "closed: HTTP 410: de ontvanger wil geen berichten meer"},
      {{413, "", {}, ""}, "permanent: HTTP 413"},
      {{422, "", {}, ""}, "permanent: HTTP 422"},
      {{429, "", std::chrono::seconds{90}, ""}, "temporary: HTTP 429"},
      {{503, "", {}, ""}, "temporary: HTTP 503"},
      {{0, "", {}, "Timeout was reached"}, "temporary: Timeout was reached"},
  };
  for (const Case& one : cases) CHECK(shown(result_of("n", one.answer)) == one.expected);
  CHECK(result_of("n", cases[9].answer).retry_after == std::chrono::seconds{90});
}

TEST_CASE("settings of channels that cannot be are named before anything is sent") {
  CHECK(made_error({{"adres", "https://x.example/h"}, {"bron", "urn:nld:oin:1:systeem:x"}}, "webhook").empty());
  CHECK(made_error({{"adres", "https://x.example/h"}, {"bron", "http://x"}}, "webhook") ==
        "Kanaal 'k' heeft een bron die geen urn:nld:... is.");
  CHECK(made_error({{"adres", "http://x.example/h"}}, "mattermost") ==
        "Kanaal 'k' heeft een adres dat niet kan: http zonder s mag alleen naar adressen die onder 'toestaan' staan.");
  CHECK(made_error({{"adres", "http://127.0.0.1:80/h"}, {"toestaan", "127.0.0.1, fd00::/8"}}, "slack").empty());
  CHECK(made_error({{"adres", "https://a:b@x.example"}}, "teams") ==
        "Kanaal 'k' heeft een adres dat niet kan: een naam of wachtwoord hoort niet in het adres.");
  CHECK(made_error({}, "teams") == "Kanaal 'k' heeft 'adres' of 'adresbestand' nodig, niet allebei.");
  CHECK(made_error({{"adres", "https://x"}, {"toestaan", "tien"}}, "teams") ==
        "Kanaal 'k' staat een adres toe dat er geen is: 'tien' is geen adres of reeks adressen.");
  CHECK(made_error({{"programma", "cat"}}, "programma") == "Kanaal 'k' noemt een programma zonder volledig pad.");
  CHECK(made_error({{"programma", "/bin/cat"}, {"per-minuut", "0"}}, "exec") ==
        "Kanaal 'k' heeft een tempo dat geen heel getal binnen zijn grenzen is.");
  CHECK(made_error({}, "duif") ==
        "Kanaal 'k' heeft een onbekende soort 'duif'; bekend zijn bestand, mail, webhook, mattermost, slack, teams, "
        "matrix, notifynl, zgw, programma, journaal.");
  const auto rule = channel_rule({"k", "mail", {{"per-minuut", "30"}, {"batch", "10"}}});
  REQUIRE(rule);
  CHECK(rule->per_minute == 30);
  CHECK(rule->batch == 10);
}

TEST_CASE("the journal gets an entry without names and without the letter") {
  const std::string entry = journal_entry(message());
  CHECK(entry.find("MESSAGE=Herinnering: stukken") != std::string::npos);
  CHECK(entry.find("BESLUITD_DOSSIER=h.1\n") != std::string::npos);
  CHECK(entry.find("Jansen") == std::string::npos);
  CHECK(entry.find("aanleveren") == std::string::npos);
  Message odd = message();
  odd.subject = "a\nPRIORITY=0";
  CHECK(journal_entry(odd).starts_with(std::string("MESSAGE\n\x0c\0\0\0\0\0\0\0", 16) + "a\nPRIORITY=0\n"));

  const TempDir directory;
  const std::string path = directory / "socket";
  const int fd = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::memcpy(address.sun_path, path.data(), path.size());
  REQUIRE(::bind(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
  JournalNotifier notifier{path};
  const std::vector<Message> batch{message()};
  CHECK(shown(notifier.deliver(batch).at(0)) == "delivered");
  std::string got(4096, '\0');
  const ssize_t size = ::recv(fd, got.data(), got.size(), MSG_DONTWAIT);
  ::close(fd);
  CHECK(got.substr(0, static_cast<std::size_t>(std::max<ssize_t>(size, 0))) == entry);
  JournalNotifier none{directory / "weg"};
  CHECK(none.deliver(batch).at(0).verdict == Verdict::temporary);
}

TEST_CASE("calendars: stable identity, the next sequence for a change, cancelled events stay, same state same bytes") {
  const auto event = [](const char* uid, const char* day, const char* summary) {
    CalendarEvent made;
    made.uid = uid;
    made.stamp = "20240605T060000Z";
    made.day = testing::day(day);
    made.summary = summary;
    return made;
  };
  const std::vector<CalendarEvent> first =
      merged({}, {event("a", "2024-06-12", "één; twee, drie\\vier"), event("b", "2024-06-13", "b")},
             testing::day("2024-01-01"));
  const std::string text = write_calendar("Bao", first);
  auto before = read_own_calendar(text);
  CHECK(before.size() == 2);
  CHECK(before.at("a") == first[0]);
  CHECK(write_calendar(
            "Bao", merged(before, {event("a", "2024-06-12", "één; twee, drie\\vier"), event("b", "2024-06-13", "b")},
                          testing::day("2024-01-01"))) == text);
  auto moved = event("a", "2024-06-20", "één; twee, drie\\vier");
  moved.stamp = "20240606T060000Z";
  const auto second = merged(before, {moved}, testing::day("2024-01-01"));
  REQUIRE(second.size() == 2);
  CHECK(second[0].uid == "b");
  CHECK(second[0].cancelled);
  CHECK(second[0].sequence == 1);
  CHECK(second[1].sequence == 1);
  CHECK(second[1].stamp == "20240606T060000Z");
  CHECK(merged(read_own_calendar(write_calendar("Bao", second)), {moved}, testing::day("2024-07-01")).size() == 1);

  std::string line;
  CalendarEvent wide = event("lang", "2024-06-12", "");
  for (int i = 0; i < 60; ++i) wide.summary += "éé😀";
  const std::string folded = write_calendar({}, {wide});
  for (std::size_t begin = 0; begin < folded.size();) {
    const std::size_t end = folded.find("\r\n", begin);
    REQUIRE(end != std::string::npos);
    CHECK(end - begin <= 75);
    CHECK((static_cast<unsigned char>(folded[begin]) & 0xC0U) != 0x80U);
    begin = end + 2;
  }
  CHECK(read_own_calendar(folded).at("lang").summary == wide.summary);
}

TEST_CASE("a mail has its dates as a calendar, and a page in which nothing can be slipped") {
  const auto mail = mime_message(
      [] {
        Message plain = message();
        plain.to_name = "M. Jansen";
        plain.subject = "Herinnering";
        return plain;
      }(),
      {"", "a@b.example", "b.example", ""});
  REQUIRE(mail);
  CHECK(mail->find("method=PUBLISH") != std::string::npos);
  CHECK(mail->find("UID:h.1/bao/papers@b.example") != std::string::npos);
  const std::string page = html_of(
      "Beste <script>alert(1)</script>,\n\nWaarom deze datum?\nDaarom & \"zo\".\n\n  12 juni  a\n  13 juni  b\n");
  CHECK(page.find("<script>") == std::string::npos);
  CHECK(page.find("&lt;script&gt;") != std::string::npos);
  CHECK(page.find("<h2 style=\"font-size: 1em\">Waarom deze datum?</h2>\n<p>Daarom &amp; &quot;zo&quot;.</p>") !=
        std::string::npos);
  CHECK(page.find("<pre") != std::string::npos);
  // The last two lines of every letter stood on one line; and half a sentence that ended in a question mark was a head.
  CHECK(
      html_of("Automatisch bericht over dossier herstelplan-2024-1\nGemeenschappelijke Regeling Hecht\n")
          .find("<p>Automatisch bericht over dossier herstelplan-2024-1<br>\nGemeenschappelijke Regeling Hecht</p>") !=
      std::string::npos);
  CHECK(html_of("Wilt u de stukken voor het Bao uiterlijk maandag 6 mei 2024 aanleveren?\nHet gaat om het dossier "
                "\"Herstelplan\".\n")
            .find("<p>Wilt u de stukken voor het Bao uiterlijk maandag 6 mei 2024 aanleveren? Het gaat om het dossier "
                  "&quot;Herstelplan&quot;.</p>") != std::string::npos);
}
