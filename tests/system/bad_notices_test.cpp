// SPDX-License-Identifier: EUPL-1.2
// What people can write in a file to spoil a mail, and an address that nobody has: the real daemon, a real SMTP
// server and Python's strict reader. Everything is bounded, reported with its dossier, and the others go on.
#include "tests/support/catch.hpp"
#include "tests/system/daemon.hpp"
#include "tests/system/smtp_sink.hpp"

namespace besluit::test {
namespace {

void rewrite(const std::string& path, const std::string& old, const std::string& fresh) {
  std::string text = file_text(path);
  const auto at = text.find(old);
  INFO(path << ": " << old);
  REQUIRE(at != std::string::npos);
  text.replace(at, old.size(), fresh);
  write_text(path, text);
}

TEST_CASE("hostile names, a title with HTML and a dead address: whole mails, one report, and the others go on [12]") {
  if (skipped()) return;
  const SmtpSink sink({"--reject", "controller@hecht.example"});
  const TempDir folder;
  Daemon daemon("virtual:2024-03-14",
                "beheerder: directie\nkanalen:\n  bestand:\n    soort: bestand\n    map: \"" + folder.path() +
                    "\"\n  post:\n    soort: mail\n    server: 127.0.0.1\n    poort: " + std::to_string(sink.port()) +
                    "\n    beveiliging: geen\nafzender:\n  naam: Secretariaat\n  mail: besluit@besluit.example\n");
  const std::string organisation = daemon.routes() + "/organisatie.yaml";
  rewrite(organisation, "naam: Secretaris van Hecht", R"(naam: "Secretaris\r\nBcc: x@kwaad.example")");
  rewrite(organisation, "naam: Directeur van Hecht", R"(naam: "=?utf-8?Q?x?= <d@kwaad.example>")");
  rewrite(organisation, "naam: Controller van Hecht", R"(naam: "{{inhoud}} \"C\" \\")");
  rewrite(daemon.routes() + "/pc-verbeteringen.yaml", "titel: Verbeteringen van de P&C-cyclus",
          R"(titel: "<script>alert(1)</script> & =?utf-8?B?eA==?=")");
  daemon.start();
  static_cast<void>(daemon.call("Start", {{"route", "pc-verbeteringen"}, {"id", "p1"}}));
  static_cast<void>(daemon.call("Start", {{"route", "herstelplan-eigen-vermogen"},
                                          {"id", "h1"},
                                          {"set", json::object{{"prognose weerstandsvermogen", "2500000"}}}}));
  static_cast<void>(daemon.call("ClockAdvance", {{"to", "2024-06-30T12:00"}}));

  std::size_t sent = 0;
  std::size_t refused = 0;
  std::size_t reports = 0;
  const json::object all = daemon.call("Notices");
  for (const json::value& one : all.at("notices").as_array()) {
    const std::string id{one.at("id").as_string()};
    INFO(id);
    const bool to_nobody = one.at("to") == "controller-hecht" && one.at("channel") == "post";
    CHECK(one.at("state") == (to_nobody ? "failed" : "sent"));
    (to_nobody ? refused : sent) += 1;
    if (id.starts_with("o/failed-")) ++reports;
  }
  CHECK(sent > 20);
  CHECK(refused > 0);
  CHECK(reports > 0);
  const Run read = run({.argv = {"python3", "-c", R"(
import email, email.policy, glob, sys
policy = email.policy.default.clone(raise_on_defect=True)
reported = set()
for path in glob.glob(sys.argv[1] + '/*.eml') + glob.glob(sys.argv[2] + '/*.eml'):
    mail = email.message_from_binary_file(open(path, 'rb'), policy=policy)
    assert not mail.defects and not any(mail[name].defects for name in mail.keys()), path
    assert mail['Bcc'] is None and len(mail['To'].addresses) == 1, path
    assert mail['To'].addresses[0].addr_spec.endswith('@hecht.example'), mail['To']
    html = mail.get_body(preferencelist=('html',)).get_content()
    assert '<script' not in html, path
    text = ' '.join(mail.get_body(preferencelist=('plain',)).get_content().split())
    if '550 5.1.1 no such user here' in text:
        reported.add(mail['To'].addresses[0].addr_spec)
        assert 'p1/' in text, text
print(reported)
)",
                                 folder.path(), sink.folder()},
                        .environment = {{"PYTHONIOENCODING", "utf-8"}}});
  INFO(read.out);
  CHECK(read.ok());
  CHECK(read.out == "{'directie@hecht.example'}\n");
  CHECK(daemon.stop() == Exit{0, 0});
}

}  // namespace
}  // namespace besluit::test
