// SPDX-License-Identifier: EUPL-1.2
// The dossier's state as it is kept: small, exact, and never a crash when it is damaged.
#include "tests/storage/scripted.hpp"
#include "tests/support/catch.hpp"

#include <random>

using namespace besluit;
using namespace besluit::storage;
using besluit::testing::day;
using storage::testing::Script;
using storage::testing::whole_life;

namespace {

// Any dossier that the types allow, also those that no route would make.
class AnyDossier {
 public:
  explicit AnyDossier(unsigned seed) : random_(seed) {}

  dossier::Dossier make() {
    dossier::Dossier d;
    d.id = text();
    d.route = text();
    d.organisation = text();
    d.title = text();
    d.workflow_hash = text();
    for (int i = upto(3); i > 0; --i) d.values[text()] = text();
    d.status = static_cast<dossier::Status>(upto(2));
    d.result = text();
    d.stage = upto(9);
    d.plan_version = upto(99);
    d.feasible = coin();
    d.provisional = coin();
    if (coin()) d.conflict = {text(), text()};
    d.started_on = date();
    d.last_seq = static_cast<std::uint64_t>(upto(1'000'000));
    d.last_at = Instant{std::chrono::milliseconds{std::int64_t{upto(2'000'000'000)} * 1000 - 500}};
    for (int i = upto(5); i > 0; --i) d.steps.push_back(step());
    for (int i = upto(4); i > 0; --i) d.deadlines.push_back(deadline());
    for (int i = upto(4); i > 0; --i) d.acts.push_back(act());
    if (coin()) d.parent = text();
    for (int i = upto(2); i > 0; --i) d.children.push_back(child());
    for (int i = upto(2); i > 0; --i) d.watchers.push_back(text());
    for (int i = upto(2); i > 0; --i) d.requests.push_back(request());
    return d;
  }

 private:
  int upto(int highest) { return std::uniform_int_distribution<int>(0, highest)(random_); }
  bool coin() { return upto(1) == 1; }
  Date date() {
    return coin() ? Date{} : date_min + std::chrono::days{upto(day_number(date_max) - day_number(date_min))};
  }
  std::optional<Date> maybe_date() { return coin() ? std::optional(date()) : std::nullopt; }
  std::optional<definition::Meeting> maybe_meeting() {
    return coin() ? std::optional(definition::Meeting{date(), date()}) : std::nullopt;
  }
  std::string text() {
    static const std::vector<std::string> texts{
        "", "bao", "ab", "directie", "één \"woord\"", "a\\b\n\tc\x01", "[1,2]", "na 1 werkdag"};
    return texts[static_cast<std::size_t>(upto(static_cast<int>(texts.size()) - 1))];
  }
  definition::Outcome outcome() {
    const auto all = definition::outcomes();
    return all[static_cast<std::size_t>(upto(static_cast<int>(all.size()) - 1))].outcome;
  }
  dossier::NotSent not_sent() {
    const auto all = dossier::all_not_sent();
    return all[static_cast<std::size_t>(upto(static_cast<int>(all.size()) - 1))];
  }
  dossier::Child child() { return {upto(9), text(), upto(3), text(), text(), coin()}; }
  dossier::RequestState request() {
    return {static_cast<std::uint64_t>(upto(50)), text(), text(), date(), coin() ? "" : "granted", text()};
  }
  dossier::StepState step() {
    dossier::StepState s;
    s.id = text();
    s.stage = upto(9);
    s.status = static_cast<dossier::StepStatus>(upto(2));
    s.round = upto(3);
    if (coin()) s.outcome = outcome();
    s.outcome_seq = static_cast<std::uint64_t>(upto(50));
    s.outcome_on = date();
    s.delivered = coin();
    s.not_before = maybe_date();
    s.meeting = maybe_meeting();
    s.sending = maybe_date();
    for (int& version : s.versions) version = upto(3);
    if (coin()) s.opened_on = date();
    s.settles_on = maybe_date();
    if (coin()) s.awaits = text();
    if (coin()) s.opened_seq = static_cast<std::uint64_t>(upto(50));
    for (int i = upto(2); i > 0; --i) s.held.push_back(text());
    for (int i = upto(3); i > 0; --i) s.participants.push_back(participant());
    return s;
  }
  dossier::ParticipantState participant() {
    dossier::ParticipantState p;
    p.id = text();
    if (coin()) p.part = text();
    p.version = upto(9);
    p.silent = coin();
    if (coin()) {
      p.received_on = date();
      p.received_seq = static_cast<std::uint64_t>(upto(50));
    }
    if (coin()) {
      p.outcome = outcome();
      p.outcome_on = date();
      p.outcome_seq = static_cast<std::uint64_t>(upto(50));
    }
    if (coin()) {
      p.late = outcome();
      p.late_on = date();
      p.late_seq = static_cast<std::uint64_t>(upto(50));
    }
    return p;
  }
  dossier::Deadline deadline() {
    dossier::Deadline d;
    d.name = {text(), static_cast<dossier::DeadlineKind>(upto(6)), upto(9), coin() ? "" : text()};
    d.legal = date();
    d.planning = coin() ? d.legal : date();
    d.owner = text();
    for (int i = upto(3); i > 0; --i)
      d.derivation.push_back({static_cast<terms::Rule>(upto(29)), date(), date(), text()});
    d.running = coin();
    d.acknowledged = coin();
    d.past_when_set = coin();
    for (int i = upto(6); i > 0; --i) d.rungs.push_back(rung());
    return d;
  }
  dossier::Rung rung() {
    dossier::Rung r;
    r.plan.kind = coin() ? definition::RungRule::Kind::reminder : definition::RungRule::Kind::escalation;
    r.plan.text = text();
    r.plan.to = text();
    r.plan.unless_acknowledged = coin();
    r.plan.due = date();
    if (coin()) r.plan.settled = not_sent();
    if (coin()) r.plan.moved_by = text();
    r.sent = coin();
    r.person = text();
    return r;
  }
  dossier::Act act() {
    dossier::Act a;
    a.seq = static_cast<std::uint64_t>(upto(50));
    a.step = text();
    a.papers = coin();
    a.outcome = outcome();
    a.move = static_cast<definition::Move>(upto(4));
    a.target = text();
    a.round = upto(3);
    a.on = date();
    a.not_before = maybe_date();
    a.meeting = maybe_meeting();
    a.participant = text();
    a.receipt = coin();
    a.late = coin();
    a.silent = coin();
    a.derived = coin();
    if (coin()) a.values[text()] = text();
    if (coin()) a.part = text();
    return a;
  }

  std::mt19937 random_;
};

std::string error_in(std::string_view text) {
  const auto decoded = decode_dossier(text);
  return decoded ? "no error" : decoded.error();
}

}  // namespace

TEST_CASE("a state that is written is read back the same") {
  AnyDossier any(20240710);
  for (int i = 0; i < 2000; ++i) {
    const dossier::Dossier made = any.make();
    const std::string text = encode_dossier(made);
    CAPTURE(i, text);
    const auto read = decode_dossier(text);
    REQUIRE(read);
    REQUIRE(*read == made);
  }
}

TEST_CASE("every state on the way of a dossier is read back the same") {
  const Script script = whole_life("herstelplan-2024-1");
  for (std::size_t i = 1; i < script.events().size(); ++i) {
    const auto read = decode_dossier(encode_dossier(script.before(i)));
    REQUIRE(read);
    REQUIRE(*read == script.before(i));
  }
}

TEST_CASE("a started herstelplan with twenty rungs to come fits in a kilobyte") {
  Script script("herstelplan-eigen-vermogen-2024-12345");
  script.on("2024-03-14").start();
  std::size_t rungs = 0;
  for (const auto& deadline : script.dossier().deadlines) rungs += deadline.rungs.size();
  CHECK(rungs == 20);
  CHECK(encode_dossier(script.dossier()).size() <= 1024);
}

TEST_CASE("a small state as it is kept") {
  dossier::Dossier d;
  d.id = "p-1";
  d.route = "p";
  d.started_on = day("2024-03-14");
  d.steps.resize(1);
  d.steps[0].id = "bao";
  d.steps[0].meeting = definition::Meeting{day("2024-03-20"), day("2024-03-21")};
  CHECK(encode_dossier(d) == R"([1,["p-1","p","","bao"],[],19796,1,0,1,2,2,2,0,2,0,0,0,0,[[3,8,0,0,0,0,6,7]],[],[]])");
}

TEST_CASE("a damaged state is an error that says where") {
  CHECK(error_in("") == "the dossier's state is damaged at byte 0: an array is expected");
  CHECK(error_in("[2,[],[]]") == "the dossier's state is damaged at byte 2: a known version is expected");
  CHECK(error_in("[1,[\"a\\q\"],[]]") == "the dossier's state is damaged at byte 8: an escape is expected");
  CHECK(error_in("[1,[],[],19796,1,0") == "the dossier's state is damaged at byte 18: a text's index is expected");
  CHECK(error_in("[1,[],[],99999999,1") == "the dossier's state is damaged at byte 17: a day is expected");
  CHECK(error_in("[1,[],[],99999999999999999999,1") ==
        "the dossier's state is damaged at byte 9: a whole number is expected");
}

TEST_CASE("no damage makes decoding a state fail otherwise than with an error") {
  const std::string text = encode_dossier(whole_life("herstelplan-2024-1").before(30));
  for (std::size_t length = 0; length < text.size(); ++length) CHECK_FALSE(decode_dossier(text.substr(0, length)));
  CHECK_FALSE(decode_dossier(text + " "));
  std::size_t refused = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    for (const char byte : {'\0', '"', '9', '-', '[', ']', ',', '\\', '\xFF'}) {
      std::string flipped = text;
      flipped[at] = byte;
      refused += decode_dossier(flipped) ? 0 : 1;
    }
  }
  CHECK(refused > 1000);
}
