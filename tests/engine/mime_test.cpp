// SPDX-License-Identifier: EUPL-1.2
// Mail as bytes: golden messages, the encodings row by row, injection, and an independent strict parser.
#include "engine/notifiers/mime.hpp"

#include "engine/notifiers/encoding.hpp"
#include "tests/engine/message_world.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/golden.hpp"

#include <algorithm>
#include <set>

using namespace besluit;
using namespace besluit::test;
using engine::Message;
using engine::mime_message;
using engine::Sender;

namespace {

Sender sender() {
  return {"Secretariaat Hecht", "besluit@hecht.example", "hecht.example", "bounces@hecht.example"};
}

Message plain() {
  Message message;
  message.id = "herstelplan-2024-1/vaststellen/papers-1/2";
  message.to_name = "M. Jansen";
  message.to_mail = "jansen@hecht.example";
  message.reply_to_name = "Griffie, t.a.v. \"de griffier\"";
  message.reply_to_mail = "griffie@hecht.example";
  message.dossier = "herstelplan-2024-1";
  message.subject = "Herinnering: stukken voor het Bao uiterlijk donderdag 16 mei 2024";
  message.text = "Beste M. Jansen,\n\nWilt u de stukken aanleveren?\n";
  message.date_text = "Wed, 5 Jun 2024 08:00:00 +0200";
  return message;
}

Message accented() {
  Message message = plain();
  message.to_name = "Zoë Çelik-Ørsted";
  message.subject = "Te laat: coördinatie van de zienswijzen over de begroting van 2025 – bijlage Ⅳ 😀";
  message.text = "Beste Zoë,\n\n.punt vooraan\nFrom hier\n4 weken vóór = 28 dagen \n\t\nEen lange regel " +
                 std::string(90, 'x') + " en ëëëëëëëëëëëëëëëëëëëëëëëëëëëëëë 😀😀😀.\nzonder einde";
  return message;
}

Message endless() {
  Message message = plain();
  message.subject = std::string(300, 'a') + " " + std::string(200, 'b');
  message.to_name = std::string(200, 'N');
  message.dossier = std::string(95, 'd');
  message.id = message.dossier + "/" + std::string(400, 's') + "/papers-1/2";
  message.reply_to_name.clear();
  return message;
}

std::vector<std::pair<std::string, Message>> messages() {
  Message bare = plain();
  bare.dossier.clear();
  bare.reply_to_mail.clear();
  bare.to_name.clear();
  bare.text = "\n";
  Message several = plain();
  several.to_name = "Griffie Leiden (raadzaal)";
  several.to_mail = "griffie@leiden.example";
  several.more_mails = {"griffier@leiden.example", "bestuur@leiden.example"};
  return {{"gewoon", plain()}, {"accenten", accented()}, {"lang", endless()}, {"kaal", bare}, {"meer", several}};
}

std::string mail_of(const Message& message) {
  const auto mail = mime_message(message, sender());
  REQUIRE(mail.has_value());
  return *mail;
}

std::string error_of(const Message& message, const Sender& from = sender()) {
  const auto mail = mime_message(message, from);
  return mail ? "(no error)" : mail.error();
}

bool has_python() {
  return run({.argv = {"python3", "-c", "import email.policy"}}).ok();
}

}  // namespace

TEST_CASE("whole mails, byte for byte") {
  for (const auto& [name, message] : messages()) {
    INFO(name);
    const std::string actual = mail_of(message);
    CHECK(actual == golden("tests/engine/golden/mail-" + name + ".eml", actual));
    CHECK(actual == mail_of(message));  // a second try is the same mail
  }
}

TEST_CASE("lines are short, ASCII and end in CRLF") {
  for (const auto& [name, message] : messages()) {
    INFO(name);
    const std::string mail = mail_of(message);
    CHECK(std::ranges::all_of(mail,
                              [](char c) { return c == '\r' || c == '\n' || c == '\t' || (c >= ' ' && c <= '~'); }));
    std::size_t begin = 0;
    while (begin < mail.size()) {
      const std::size_t end = mail.find("\r\n", begin);
      REQUIRE(end != std::string::npos);
      const std::string line = mail.substr(begin, end - begin);
      INFO(line);
      CHECK(line.find_first_of("\r\n") == std::string::npos);
      const bool is_id =
          line.starts_with("Message-ID:") || line.starts_with("In-Reply-To:") || line.starts_with("References:");
      CHECK(line.size() <= (is_id ? 400U : engine::body_line));
      CHECK_FALSE(line.starts_with("."));
      begin = end + 2;
    }
  }
}

TEST_CASE("nothing can be smuggled into a header") {
  using Change = void (*)(Message&);
  const std::pair<Change, const char*> rows[] = {
      {[](Message& m) { m.subject = "x\r\nBcc: x@evil.example"; }, "het onderwerp"},
      {[](Message& m) { m.subject = "x\ny"; }, "het onderwerp"},
      {[](Message& m) { m.subject = std::string("x\0y", 3); }, "het onderwerp"},
      {[](Message& m) { m.dossier = "d]\r\n\r\n"; }, "de naam van het dossier"},
      {[](Message& m) { m.id = "id\r\n"; }, "het nummer van het bericht"},
      {[](Message& m) { m.date_text += "\r\nX: y"; }, "de datum"},
      {[](Message& m) { m.to_name = "Jan\rsen"; }, "de naam van de ontvanger"},
      {[](Message& m) { m.reply_to_name = "a\nb"; }, "de naam voor antwoorden"},
      {[](Message& m) { m.to_mail = "a@b.example\r\nRCPT TO:<c@d.example>"; }, "het adres van de ontvanger"},
      {[](Message& m) {
         m.more_mails = {"a@b.example", "c@d.example\r\nX: y"};
       },
       "het adres van de ontvanger"},
      {[](Message& m) { m.reply_to_mail = "a@b.example\n"; }, "het adres voor antwoorden"},
  };
  for (const auto& [change, what] : rows) {
    Message message = plain();
    change(message);
    CHECK(error_of(message) ==
          "In " + std::string(what) + " staat een regeleinde of een nulteken; zo wordt het bericht niet verstuurd.");
  }
  for (const char* address : {"", "x", "@x", "x@", "a b@c.example", "<a@b.example>", "a@b@c", "a@b.example,c@d.example",
                              "zoë@hecht.example", "\"a\"@b.example"}) {
    Message message = plain();
    message.to_mail = address;
    CHECK(error_of(message) == "In het adres van de ontvanger staat geen bruikbaar mailadres.");
  }
  Message broken = plain();
  broken.subject = "kapot \xC3";
  CHECK(error_of(broken) == "In het onderwerp staat tekst die geen UTF-8 is.");
  for (const char* domain : {"", "hecht.example>", "a b", ".x", "x..y", "x\r\ny"}) {
    Sender from = sender();
    from.domain = domain;
    CHECK(error_of(plain(), from) == "Het ingestelde domein van de afzender is geen domeinnaam.");
  }
}

TEST_CASE("subjects fold and encode") {
  using engine::subject_header;
  CHECK(subject_header("d-1", "kort") == "Subject: [d-1] kort\r\n");
  CHECK(subject_header("", "kort") == "Subject: kort\r\n");
  CHECK(subject_header("d-1", "één") == "Subject: [d-1] =?utf-8?Q?=C3=A9=C3=A9n?=\r\n");
  CHECK(subject_header("d-1", "lijkt =?utf-8?Q?x?= gecodeerd") ==
        "Subject: [d-1] =?utf-8?Q?lijkt_=3D=3Futf=2D8=3FQ=3Fx=3F=3D_gecodeerd?=\r\n");
  CHECK(subject_header("d-1", "twee  spaties") == "Subject: [d-1] =?utf-8?Q?twee__spaties?=\r\n");
  CHECK(subject_header("d-1", "a_b é") == "Subject: [d-1] =?utf-8?Q?a=5Fb_=C3=A9?=\r\n");
}

TEST_CASE("display names are quoted or encoded") {
  using engine::address_header;
  CHECK(address_header("To", "M. Jansen", "m@x.example") == "To: \"M. Jansen\" <m@x.example>\r\n");
  CHECK(address_header("To", "", "m@x.example") == "To: <m@x.example>\r\n");
  CHECK(address_header("To", "Jan \"de\\x\"", "m@x.example") == "To: \"Jan \\\"de\\\\x\\\"\" <m@x.example>\r\n");
  CHECK(address_header("To", "Zoë", "m@x.example") == "To: =?utf-8?Q?Zo=C3=AB?= <m@x.example>\r\n");
}

TEST_CASE("several addresses stand in one header, folded between them") {
  const std::vector<std::string> two{"griffie@leiden.example", "griffier@leiden.example"};
  CHECK(engine::addresses_header("To", "Griffie Leiden", two) ==
        "To: \"Griffie Leiden\" <griffie@leiden.example>, \"Griffie Leiden\"\r\n <griffier@leiden.example>\r\n");
  CHECK(engine::addresses_header("To", "", two) == "To: <griffie@leiden.example>, <griffier@leiden.example>\r\n");
  CHECK(engine::addresses_header("To", "Zoë", two) ==
        "To: =?utf-8?Q?Zo=C3=AB?= <griffie@leiden.example>, =?utf-8?Q?Zo=C3=AB?=\r\n <griffier@leiden.example>\r\n");
  Message several;
  several.to_mail = "a@x.example";
  several.more_mails = {"b@x.example", "a@x.example", "c@x.example"};
  CHECK(engine::still_to_reach(several) == std::vector<std::string>{"a@x.example", "b@x.example", "c@x.example"});
  several.reached = {"c@x.example", "a@x.example"};
  CHECK(engine::still_to_reach(several) == std::vector<std::string>{"b@x.example"});
}

TEST_CASE("bodies are quoted-printable") {
  const std::string x70(70, 'x');
  const std::pair<std::string, std::string> rows[] = {
      {"", ""},
      {"a\n", "a\r\n"},
      {"a", "a\r\n"},
      {"a = b\n", "a =3D b\r\n"},
      {"eind \n", "eind=20\r\n"},
      {"tab\t\nx\n", "tab=09\r\nx\r\n"},
      {".\n", "=2E\r\n"},
      {"From mij\nFrom\n", "=46rom mij\r\nFrom\r\n"},
      {"a\r\n", "a=0D\r\n"},
      {x70 + "123456\n", x70 + "123456\r\n"},
      {x70 + "1234567\n", x70 + "12345=\r\n67\r\n"},
      {x70 + "éé\n", x70 + "=\r\n=C3=A9=C3=A9\r\n"},
      {x70 + "12345.7\n", x70 + "12345=\r\n=2E7\r\n"},
  };
  for (const auto& [text, expected] : rows) CHECK(engine::quoted_printable(text) == expected);
}

TEST_CASE("ids stay apart and safe") {
  using engine::id_for_file;
  using engine::id_for_header;
  CHECK(id_for_header("d-1/s/papers-1/2") == "d-1.s.papers-1.2");
  CHECK(id_for_header("a.b@post") == "a=2Eb=40post");
  CHECK(id_for_file("d-1/s/papers-1/2@post") == "d-1+s+papers-1+2%40post");
  CHECK(id_for_file("../../etc/passwd") == "%2E%2E%2F%2E%2E%2Fetc+passwd");
  CHECK(id_for_file(".verborgen") == "%2Everborgen");
  CHECK(id_for_file("") == "%");
  const std::string stem(500, 'a');
  std::set<std::string> headers;
  std::set<std::string> files;
  const std::vector<std::string> ids{"a/b",  "a.b",      "a//b",     "/a",  "a/",  "a",    "a+b",
                                     "a=2F", "a%2Fb",    "a b",      "é",   ".",   "..",   "/",
                                     stem,   stem + "b", "b" + stem, "a~b", "a!b", "a/.b", "A"};
  for (const std::string& id : ids) {
    headers.insert(id_for_header(id));
    files.insert(id_for_file(id));
    CHECK(id_for_header(id).size() <= 128);
    CHECK(id_for_file(id).size() <= 200);
    CHECK(id_for_header(id).find("..") == std::string::npos);
  }
  CHECK(headers.size() == ids.size());
  CHECK(files.size() == ids.size());
}

// An independent judge: Python's own parser in strict mode finds no defect, and reads back what was put in.
TEST_CASE("python's strict parser agrees") {
  if (!has_python()) {
    WARN("skipped: 1 test needs python3");
    return;
  }
  const TempDir directory;
  write_text(directory / "judge.py", R"(
import email, email.policy, sys
policy = email.policy.default.clone(raise_on_defect=True)
for path in sys.argv[1:]:
    with open(path, 'rb') as file:
        mail = email.message_from_binary_file(file, policy=policy)
    headers = [mail[name] for name in mail.keys()]
    assert mail.defects == [] and not any(h.defects for h in headers), (mail.defects, [h.defects for h in headers])
    to = mail['To'].addresses[0]
    print(mail['Subject'])
    # Some versions keep the white space between two encoded words of a name, against RFC 2047 section 6.2.
    assert all(one.display_name == to.display_name for one in mail['To'].addresses)
    print(to.display_name.replace(' ', ''), ', '.join(one.addr_spec for one in mail['To'].addresses))
    print(mail['Message-ID'], mail['References'], mail['In-Reply-To'])
    print(mail['Auto-Submitted'], '/', mail['X-Auto-Response-Suppress'], '/', mail['Date'].datetime.isoformat())
    for part in mail.walk():
        assert part.defects == [], part.defects
    html = mail.get_body(preferencelist=('html',)).get_content()
    assert html.startswith('<!DOCTYPE html>') and html.rstrip().endswith('</html>')
    print(mail.get_body(preferencelist=('plain',)).get_content(), end='|\n')
)");
  for (const auto& [name, message] : messages()) {
    INFO(name);
    write_text(directory / "mail.eml", mail_of(message));
    const Run judged = run({.argv = {"python3", directory / "judge.py", directory / "mail.eml"},
                            .environment = {{"PYTHONIOENCODING", "utf-8"}}});
    const std::string thread =
        message.dossier.empty() ? "None" : "<dossier-" + engine::id_for_header(message.dossier) + "@hecht.example>";
    std::string name_without_spaces = message.to_name;
    std::erase(name_without_spaces, ' ');
    const std::string expected = (message.dossier.empty() ? "" : "[" + message.dossier + "] ") + message.subject +
                                 "\n" + name_without_spaces + " " + engine::addresses_in_words(message) + "\n<" +
                                 engine::id_for_header(message.id) + "@hecht.example> " + thread + " " + thread +
                                 "\nauto-generated / OOF, AutoReply / 2024-06-05T08:00:00+02:00\n" + message.text +
                                 (message.text.ends_with('\n') ? "" : "\n") + "|\n";
    CHECK(judged.out == expected);
    CHECK(judged.ok());
  }
}
