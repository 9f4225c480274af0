// SPDX-License-Identifier: EUPL-1.2
#include "workflows/definition/ask.hpp"
#include "workflows/definition/organisation.hpp"
#include "workflows/definition/workflow.hpp"

#include "tests/support/catch.hpp"

#include <map>
#include <set>

using namespace besluit;
using namespace besluit::definition;
using enum Outcome;

TEST_CASE("definition: each ask allows exactly these outcomes, the ordinary one first") {
  const std::map<Ask, std::vector<Outcome>> expected{
      {Ask::task, {done}},
      {Ask::advice, {advised_positive, advised_negative, no_advice, deferred}},
      {Ask::decision, {adopted, adopted_amended, rejected, deferred}},
      {Ask::note, {noted, deferred}},
      {Ask::report, {noted, deferred}},
      {Ask::present, {noted, deferred}},
      {Ask::discuss, {discussed, deferred}},
      {Ask::consent, {consented, refused, deferred}},
      {Ask::view, {view, no_view, deferred}},
      {Ask::wishes, {wishes, no_wishes, deferred}},
      {Ask::permission, {consented, refused, deferred}},
      {Ask::proposal, {proposed, not_proposed, deferred}},
      {Ask::appointment, {appointed, not_appointed, deferred}},
      {Ask::ratification, {ratified, not_ratified, deferred}},
      {Ask::adopt, {adopted, adopted_amended, rejected, deferred}},
      {Ask::endorse, {endorsed, not_endorsed, deferred}},
      {Ask::assign, {assigned, not_assigned, deferred}},
      {Ask::intend, {intended, not_intended, deferred}},
      {Ask::mandate, {mandated, not_mandated, deferred}},
      {Ask::request, {requested, not_requested, deferred}},
      {Ask::participation, {joined, not_joined, deferred}},
      {Ask::delegate, {delegated, not_delegated, deferred}},
      {Ask::elect, {elected, not_elected, deferred}},
      {Ask::choice, {chosen, deferred}},
      {Ask::wait, {done}},
      {Ask::rule, {done}},
      {Ask::inform, {done}},
      {Ask::publish, {published}},
  };
  REQUIRE(asks().size() == expected.size());
  for (const AskRow& r : asks()) {
    INFO(r.token);
    const auto possible = allowed(r.ask);
    CHECK(std::vector<Outcome>(possible.begin(), possible.end()) == expected.at(r.ask));
    CHECK(ask_token(r.token) == r.ask);
    CHECK(&row(r.ask) == &r);
  }
  CHECK(ask_token("besluit") == std::nullopt);
}

TEST_CASE("definition: an outcome is found by token and by Dutch spelling, and moves as the table says") {
  struct Row {
    Outcome outcome;
    const char* token;
    const char* nl;
    Move move;
  };
  const std::vector<Row> rows{
      {done, "done", "gereed", Move::advance},
      {adopted, "adopted", "vastgesteld", Move::advance},
      {adopted_amended, "adopted-amended", "gewijzigd vastgesteld", Move::advance},
      {rejected, "rejected", "afgewezen", Move::end},
      {deferred, "deferred", "aangehouden", Move::defer},
      {advised_positive, "advised-positive", "positief advies", Move::advance},
      {advised_negative, "advised-negative", "negatief advies", Move::advance},
      {no_advice, "no-advice", "geen advies", Move::advance},
      {noted, "noted", "kennisgenomen", Move::advance},
      {discussed, "discussed", "besproken", Move::advance},
      {consented, "consented", "ingestemd", Move::advance},
      {refused, "refused", "geweigerd", Move::end},
      {view, "view", "zienswijze", Move::advance},
      {no_view, "no-view", "geen zienswijze", Move::advance},
      {wishes, "wishes", "wensen", Move::advance},
      {no_wishes, "no-wishes", "geen wensen", Move::advance},
      {proposed, "proposed", "voorgesteld", Move::advance},
      {not_proposed, "not-proposed", "niet voorgesteld", Move::end},
      {appointed, "appointed", "aangewezen", Move::advance},
      {not_appointed, "not-appointed", "niet aangewezen", Move::advance},
      {ratified, "ratified", "bekrachtigd", Move::advance},
      {not_ratified, "not-ratified", "niet bekrachtigd", Move::end},
      {endorsed, "endorsed", "onderschreven", Move::advance},
      {not_endorsed, "not-endorsed", "niet onderschreven", Move::end},
      {assigned, "assigned", "opdracht gegeven", Move::advance},
      {not_assigned, "not-assigned", "geen opdracht", Move::end},
      {intended, "intended", "voornemen uitgesproken", Move::advance},
      {not_intended, "not-intended", "geen voornemen", Move::end},
      {mandated, "mandated", "mandaat gegeven", Move::advance},
      {not_mandated, "not-mandated", "geen mandaat", Move::end},
      {requested, "requested", "verzocht", Move::advance},
      {not_requested, "not-requested", "niet verzocht", Move::end},
      {joined, "joined", "doet mee", Move::advance},
      {not_joined, "not-joined", "doet niet mee", Move::end},
      {delegated, "delegated", "gedelegeerd", Move::advance},
      {not_delegated, "not-delegated", "niet gedelegeerd", Move::end},
      {elected, "elected", "gekozen", Move::advance},
      {not_elected, "not-elected", "niet gekozen", Move::end},
      {chosen, "chosen", "keuze gemaakt", Move::advance},
      {skipped, "skipped", "overgeslagen", Move::advance},
      {answered, "answered", "beantwoord", Move::advance},
      {not_met, "not-met", "niet gehaald", Move::end},
      {published, "published", "bekendgemaakt", Move::advance},
      {unanswered, "unanswered", "onbeantwoord", Move::advance},
  };
  REQUIRE(outcomes().size() == rows.size());
  std::set<std::string_view> sentences;
  for (const Row& r : rows) {
    INFO(r.token);
    CHECK(row(r.outcome).token == r.token);
    CHECK(row(r.outcome).nl == r.nl);
    CHECK(row(r.outcome).move == r.move);
    CHECK(outcome_named(r.token) == r.outcome);
    CHECK(outcome_named(r.nl) == r.outcome);
    sentences.insert(row(r.outcome).nl_sentence);
  }
  CHECK(sentences.size() == rows.size());
  CHECK(outcome_named("Vastgesteld") == adopted);
  CHECK(outcome_named("ADOPTED") == adopted);
  CHECK(outcome_named("vastgestel") == std::nullopt);
  CHECK(outcome_named("") == std::nullopt);
}

namespace {

Organisation world() {
  Organisation o;
  o.people = {{"jansen", {"jansen", "M. Jansen", "jansen@a.example", ""}}};
  o.roles = {{"secretaris", "jansen"}, {"wees", "niemand"}};
  Body ab{"ab", "Algemeen Bestuur", "secretaris", {}, {}, {}, "", {}, {}, "", {}, {}, {}, {}, {}};
  Body bao{"bao", "Bao", "bao@a.example", {}, {}, {}, "", {}, {}, "", {}, {}, {}, {}, {}};
  Body council{
      "leiden/raad", "raad Leiden", "griffie@leiden.example", {}, {}, {}, "", {}, {}, "leiden", {}, {}, {}, {}, {}};
  Body loop{"kring", "Kring", "kring", {}, {}, {}, "", {}, {}, "", {}, {}, {}, {}, {}};
  o.bodies = {{"ab", ab}, {"bao", bao}, {"leiden/raad", council}, {"kring", loop}};
  o.closures = {{"zomer", make_date(2024, 7, 15), make_date(2024, 8, 23)}};
  o.participants = {
      {"leiden",
       {"leiden", "Leiden", 1, "leiden/raad", {}, {}, {{"mei", make_date(2024, 5, 1), make_date(2024, 5, 3)}}}}};
  return o;
}

std::string found(const Organisation& o, std::string_view who) {
  const auto a = o.resolve(who);
  return a ? a->person + "|" + a->name + "|" + a->mail : "-";
}

}  // namespace

TEST_CASE("definition: a role, a person, a body, a council and an address lead to somebody") {
  const Organisation o = world();
  CHECK(found(o, "secretaris") == "jansen|M. Jansen|jansen@a.example");
  CHECK(found(o, "jansen") == "jansen|M. Jansen|jansen@a.example");
  CHECK(found(o, "ab") == "jansen|M. Jansen|jansen@a.example");
  CHECK(found(o, "bao") == "|Bao|bao@a.example");
  CHECK(found(o, "leiden/raad") == "|raad Leiden|griffie@leiden.example");
  CHECK(found(o, "x@y.example") == "||x@y.example");
  CHECK(found(o, "wees") == "-");
  CHECK(found(o, "kring") == "-");
  CHECK(found(o, "onbekend") == "-");
  CHECK(found(o, "") == "-");
  CHECK(o.body("ab")->name == "Algemeen Bestuur");
  CHECK(o.body("nee") == nullptr);
  CHECK(o.closures_for("").size() == 1);
  CHECK(o.closures_for("leiden").size() == 2);
  CHECK(o.closures_for("onbekend").size() == 1);
}

TEST_CASE("definition: who owes a step, and where an outcome leads") {
  Workflow w;
  Step first;
  first.id = "bao-vooraf";
  first.ask = Ask::advice;
  first.body = "bao";
  Step task;
  task.id = "opstellen";
  task.who = "directie";
  Step plain;
  plain.id = "bao";
  plain.ask = Ask::advice;
  plain.exits = {{advised_negative, Move::back, "opstellen"}};
  Step own;
  own.id = "ab";
  own.ask = Ask::decision;
  own.who = "secretaris";
  w.steps = {first, task, plain, own};
  CHECK(w.owner_of(0, "contact") == "contact");
  CHECK(w.owner_of(1, "contact") == "directie");
  CHECK(w.owner_of(2, "contact") == "directie");
  CHECK(w.owner_of(3, "contact") == "secretaris");
  CHECK(w.index_of("ab") == 3);
  CHECK(w.index_of("nee") == -1);
  CHECK(w.exit_of(2, advised_negative) == Exit{advised_negative, Move::back, "opstellen"});
  CHECK(w.exit_of(2, advised_positive) == Exit{advised_positive, Move::advance, ""});
  CHECK(w.exit_of(3, rejected) == Exit{rejected, Move::end, "rejected"});
  CHECK(w.exit_of(3, deferred) == Exit{deferred, Move::defer, ""});
}
