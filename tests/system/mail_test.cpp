// SPDX-License-Identifier: EUPL-1.2
// The mail channel against a real SMTP server on loopback: aiosmtpd, started and stopped by its pid.
#include "engine/notifiers/mail_notifier.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/child_process.hpp"
#include "tests/support/places.hpp"
#include "tests/system/smtp_sink.hpp"

#include <algorithm>
#include <memory>

using namespace besluit;
using namespace besluit::test;
using namespace besluit::engine;

namespace {

const MailLibrary& library() {
  static const MailLibrary one;
  return one;
}

Sender sender() {
  return {"Secretariaat", "besluit@hecht.example", "hecht.example", "bounces@hecht.example"};
}

MailSettings plain(int port) {
  MailSettings settings;
  settings.host = "127.0.0.1";
  settings.port = port;
  settings.security = MailSettings::Security::none;
  return settings;
}

Message message(const std::string& id, const std::string& text = "Beste Zoë,\n.\n..\n",
                const std::string& to = "zoe@hecht.example") {
  Message result;
  result.id = id;
  result.to_name = "Zoë";
  result.to_mail = to;
  result.reply_to_mail = "secretaris@hecht.example";
  result.dossier = "herstelplan-2024-1";
  result.subject = "Herinnering: vóór woensdag";
  result.text = text;
  result.date_text = "Wed, 5 Jun 2024 08:00:00 +0200";
  return result;
}

std::string verdicts(const std::vector<DeliveryResult>& results) {
  std::string text;
  for (const DeliveryResult& result : results)
    text += result.verdict == Verdict::delivered ? 'd' : result.verdict == Verdict::temporary ? 't' : 'p';
  return text;
}

std::vector<DeliveryResult> deliver(const MailSettings& settings, const std::vector<Message>& messages) {
  static_cast<void>(library());
  MailNotifier notifier(settings, sender());
  auto results = notifier.deliver(messages);
  REQUIRE(results.size() == messages.size());
  for (std::size_t i = 0; i < results.size(); ++i) {
    CHECK(results[i].id == messages[i].id);
    CHECK(results[i].detail.empty() == (results[i].verdict == Verdict::delivered));
  }
  return results;
}

/// A certificate for localhost and 127.0.0.1 that nobody else trusts.
struct Certificate {
  TempDir directory;
  std::string cert = directory / "cert.pem";
  std::string key = directory / "key.pem";
  Certificate() {
    const Run made = run(
        {.argv = {"openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
                  "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", key, "-out", cert}});
    INFO(made.out);
    REQUIRE(made.ok());
  }
};

}  // namespace

TEST_CASE("a batch goes over one connection and arrives to the byte") {
  if (skipped()) return;
  const SmtpSink sink;
  const std::vector<Message> batch{message("d-1/s/papers-1/0"), message("d-1/s/papers-1/1"),
                                   message("d-1/s/papers-1/2")};
  CHECK(verdicts(deliver(plain(sink.port()), batch)) == "ddd");
  REQUIRE(sink.count() == 3);
  CHECK(sink.connections() == 1);
  for (int i = 0; i < 3; ++i) CHECK(sink.mail(i + 1) == *mime_message(batch[static_cast<std::size_t>(i)], sender()));
  CHECK(sink.envelope(1) == R"({"from": "bounces@hecht.example", "to": ["zoe@hecht.example"], "tls": false, )"
                            R"("login": false, "helo": "hecht.example"})");
}

TEST_CASE("STARTTLS with a certificate that is trusted, with login") {
  if (skipped()) return;
  const Certificate certificate;
  const SmtpSink sink({"--cert", certificate.cert, "--key", certificate.key, "--login", "besluit:geheim woord"});
  MailSettings settings = plain(sink.port());
  settings.security = MailSettings::Security::starttls;
  settings.ca_file = certificate.cert;
  settings.user = "besluit";
  settings.password_file = certificate.directory / "password";

  auto results = deliver(settings, {message("a")});
  CHECK(verdicts(results) == "t");
  CHECK(results[0].detail == "wachtwoordbestand " + settings.password_file + " is niet te lezen of leeg");

  write_text(settings.password_file, "fout\n");
  results = deliver(settings, {message("a"), message("b")});
  CHECK(verdicts(results) == "tt");  // a wrong password is the admin's to mend: nothing becomes a dead letter
  CHECK(results[0].detail.starts_with("535"));
  CHECK(results[0].detail.find("fout") == std::string::npos);

  write_text(settings.password_file, "geheim woord\n");
  CHECK(verdicts(deliver(settings, {message("a"), message("b")})) == "dd");
  REQUIRE(sink.count() == 2);
  CHECK(sink.envelope(1) == R"({"from": "bounces@hecht.example", "to": ["zoe@hecht.example"], "tls": true, )"
                            R"("login": true, "helo": "hecht.example"})");
}

TEST_CASE("a certificate that is not trusted, and a server without STARTTLS, get nothing") {
  if (skipped()) return;
  const Certificate certificate;
  const SmtpSink untrusted({"--cert", certificate.cert, "--key", certificate.key});
  MailSettings settings = plain(untrusted.port());
  settings.security = MailSettings::Security::starttls;
  CHECK(verdicts(deliver(settings, {message("a"), message("b")})) == "tt");
  CHECK(untrusted.count() == 0);

  const SmtpSink bare;
  settings.port = bare.port();
  CHECK(verdicts(deliver(settings, {message("a")})) == "t");
  CHECK(bare.count() == 0);
}

TEST_CASE("TLS from the first byte") {
  if (skipped()) return;
  const Certificate certificate;
  const SmtpSink sink({"--smtps", "--cert", certificate.cert, "--key", certificate.key});
  MailSettings settings = plain(sink.port());
  settings.security = MailSettings::Security::tls;
  settings.ca_file = certificate.cert;
  CHECK(verdicts(deliver(settings, {message("a")})) == "d");
  CHECK(sink.count() == 1);
}

TEST_CASE("451 first: temporary, and the same mail on the next try [11, 12]") {
  if (skipped()) return;
  const SmtpSink sink({"--busy-first", "2"});
  const auto results = deliver(plain(sink.port()), {message("a"), message("b"), message("c")});
  CHECK(verdicts(results) == "ttd");
  CHECK(results[0].detail == "451 4.3.0 try again later");
  CHECK(verdicts(deliver(plain(sink.port()), {message("a"), message("b")})) == "dd");
  REQUIRE(sink.count() == 3);
  CHECK(sink.mail(2) == *mime_message(message("a"), sender()));
}

TEST_CASE("550 for one recipient is permanent for that one only") {
  if (skipped()) return;
  const SmtpSink sink({"--reject", "weg@hecht.example", "--defer", "vol@hecht.example", "--refuse-data"});
  const auto results = deliver(plain(sink.port()),
                               {message("a"), message("b", "x\n", "weg@hecht.example"), message("c"),
                                message("d", "x\n", "vol@hecht.example"), message("e", "refuse-me\n"), message("f")});
  CHECK(verdicts(results) == "dpdtpd");
  CHECK(results[1].detail == "550 5.1.1 no such user here");
  CHECK(results[3].detail == "450 4.2.0 mailbox busy");
  CHECK(results[4].detail == "554 5.6.0 content refused");
  CHECK(sink.count() == 3);
}

TEST_CASE("one mail to several addresses: who refuses does not stop the others, and nobody gets it twice [11]") {
  if (skipped()) return;
  const auto griffie = [](std::vector<std::string> reached = {}) {
    Message several = message("g", "Beste griffie\n", "griffie@hecht.example");
    several.to_name = "Griffie";
    several.more_mails = {"weg@hecht.example", "griffier@hecht.example"};
    several.reached = std::move(reached);
    return several;
  };
  const auto to = [](const SmtpSink& sink, int number) {
    const std::string envelope = sink.envelope(number);
    const auto from = envelope.find("\"to\": ");
    return envelope.substr(from + 6, envelope.find(']', from) - from - 5);
  };
  using Reached = std::vector<std::string>;

  {
    const SmtpSink all;  // everybody takes it: one mail, three recipients, one look at the bytes
    const auto results = deliver(plain(all.port()), {griffie()});
    CHECK(verdicts(results) == "d");
    CHECK(results[0].reached == Reached{});
    REQUIRE(all.count() == 1);
    CHECK(to(all, 1) == R"(["griffie@hecht.example", "weg@hecht.example", "griffier@hecht.example"])");
    CHECK(all.mail(1).find("To: \"Griffie\" <griffie@hecht.example>, \"Griffie\" <weg@hecht.example>,\r\n "
                           "\"Griffie\" <griffier@hecht.example>\r\n") != std::string::npos);
  }
  {
    // 550 for one of them: the others have it, and what is left is a dead letter that names the address.
    const SmtpSink one({"--reject", "weg@hecht.example"});
    const auto results = deliver(plain(one.port()), {message("a"), griffie(), message("b")});
    CHECK(verdicts(results) == "dpd");
    CHECK(results[1].reached == Reached{"griffie@hecht.example", "griffier@hecht.example"});
    CHECK(results[1].detail ==
          "niet bij weg@hecht.example: 550 5.1.1 no such user here; wel bij griffie@hecht.example, "
          "griffier@hecht.example");
    REQUIRE(one.count() == 3);
    CHECK(to(one, 2) == R"(["griffie@hecht.example", "griffier@hecht.example"])");
    CHECK(one.connections() == 1);
    CHECK(one.mail(2) == *mime_message(griffie(), sender()));
  }
  {
    // 450 for one of them: tried again, to that one only, and the same mail to the byte.
    const SmtpSink busy({"--defer", "weg@hecht.example"});
    const auto results = deliver(plain(busy.port()), {griffie()});
    CHECK(verdicts(results) == "t");
    CHECK(results[0].reached == Reached{"griffie@hecht.example", "griffier@hecht.example"});
    const SmtpSink later;
    CHECK(verdicts(deliver(plain(later.port()), {griffie(results[0].reached)})) == "d");
    REQUIRE(later.count() == 1);
    CHECK(to(later, 1) == R"(["weg@hecht.example"])");
    CHECK(later.mail(1) == busy.mail(1));
  }
  {
    // Refused by all that are left; refused by one, deferred by another; the mail itself refused.
    const SmtpSink none({"--reject", "weg@hecht.example", "--defer", "griffier@hecht.example", "--refuse-data"});
    auto results = deliver(plain(none.port()), {griffie({"griffie@hecht.example", "griffier@hecht.example"})});
    CHECK(verdicts(results) == "p");
    CHECK(results[0].reached == Reached{"griffie@hecht.example", "griffier@hecht.example"});
    results = deliver(plain(none.port()), {griffie({"griffie@hecht.example"})});
    CHECK(verdicts(results) == "t");
    CHECK(results[0].reached == Reached{"griffie@hecht.example"});
    Message refused = griffie();
    refused.text = "refuse-me\n";
    results = deliver(plain(none.port()), {refused});
    CHECK(verdicts(results) == "p");
    CHECK(results[0].reached == Reached{});
    CHECK(none.count() == 0);
    // Nobody left to reach: nothing is said to the server.
    const auto before = none.connections();
    CHECK(verdicts(deliver(plain(none.port()), {griffie({"griffie@hecht.example", "weg@hecht.example",
                                                         "griffier@hecht.example"})})) == "d");
    CHECK(none.connections() == before);
  }
  {
    // The connection breaks while the mail is handed over: nobody is known to have it.
    const SmtpSink broken({"--drop-data"});
    Message dropped = griffie();
    dropped.text = "drop-me\n";
    const auto results = deliver(plain(broken.port()), {dropped});
    CHECK(verdicts(results) == "t");
    CHECK(results[0].reached == Reached{});
  }
}

TEST_CASE("a thousand recipients: one that is refused costs only its own mail") {
  if (skipped()) return;
  const SmtpSink sink({"--reject", "weg@hecht.example"});
  std::vector<Message> messages;
  for (int i = 0; i < 1000; ++i)
    messages.push_back(message(std::to_string(i), "x\n", i == 500 ? "weg@hecht.example" : "zoe@hecht.example"));
  std::string expected(1000, 'd');
  expected[500] = 'p';
  CHECK(verdicts(deliver(plain(sink.port()), messages)) == expected);
  CHECK(sink.count() == 999);
}

TEST_CASE("a refused sender is permanent, an address that is none never reaches the server") {
  if (skipped()) return;
  const SmtpSink sink({"--reject-sender", "bounces@hecht.example"});
  auto results = deliver(plain(sink.port()), {message("a")});
  CHECK(verdicts(results) == "p");
  CHECK(results[0].detail == "550 5.7.1 sender refused");
  results = deliver(plain(sink.port()), {message("b", "x\n", "a@b.example>\r\nRCPT TO:<c@d.example")});
  CHECK(verdicts(results) == "p");
  CHECK(sink.connections() == 1);
}

TEST_CASE("a server that hangs up between mails costs a connection, not a mail") {
  if (skipped()) return;
  const SmtpSink sink({"--hang-up-each"});
  std::vector<Message> batch;
  for (int i = 0; i < 20; ++i) batch.push_back(message("n-" + std::to_string(i)));
  CHECK(verdicts(deliver(plain(sink.port()), batch)) == std::string(20, 'd'));
  CHECK(sink.count() == 20);
}

TEST_CASE("one mail that breaks the connection does not hold up the others") {
  if (skipped()) return;
  const SmtpSink sink({"--drop-data"});
  CHECK(verdicts(deliver(plain(sink.port()), {message("a"), message("b", "drop-me\n"), message("c")})) == "dtd");
  CHECK(sink.count() == 2);
}

TEST_CASE("no server, no service, no words: temporary, and the batch waits only once") {
  if (skipped()) return;
  const std::vector<Message> batch{message("a"), message("b"), message("c"), message("d")};
  SmtpSink gone;
  gone.stop();
  CHECK(verdicts(deliver(plain(gone.port()), batch)) == "tttt");

  const SmtpSink closed({"--closed"});
  CHECK(verdicts(deliver(plain(closed.port()), batch)) == "tttt");
  CHECK(closed.connections() == 1);

  const SmtpSink refusing({"--refuse-all"});
  const auto refused = deliver(plain(refusing.port()), batch);
  CHECK(verdicts(refused) == "tttt");
  CHECK(refused[3].detail == "554 5.3.2 no service today");

  const SmtpSink silent({"--silent"});
  MailSettings settings = plain(silent.port());
  settings.connect_timeout = settings.total_timeout = std::chrono::seconds{1};
  CHECK(verdicts(deliver(settings, batch)) == "tttt");
  CHECK(silent.connections() == 1);

  settings.host = "bestaat-niet.invalid";
  CHECK(verdicts(deliver(settings, batch)) == "tttt");
}
