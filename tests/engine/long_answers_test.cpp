// SPDX-License-Identifier: EUPL-1.2
// Answers about every dossier: what is kept from one look to the next must stay what a fresh look would give, and
// nobody waits for the whole of a long one.
#include "engine/control/views.hpp"
#include "engine/core/limits.hpp"
#include "engine/core/queries.hpp"
#include "engine/core/tally.hpp"
#include "storage/record_codec.hpp"
#include "tests/engine/fake_daemon.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>

namespace {

using namespace besluit;
using namespace besluit::test;
using testing::day;

struct Office {
  FakeDaemon daemon;
  engine::Methods methods{daemon, daemon};

  void run(const std::string& id, dossier::Command command) {
    engine::CommandInput input;
    input.dossier = id;
    input.route = "herstelplan-eigen-vermogen";
    input.actor.name = "test";
    input.command = std::move(command);
    daemon.submit(std::move(input), {[](const engine::CommandResult& reply) {
                    REQUIRE(reply.has_value());
                    REQUIRE_FALSE(reply->rejection.has_value());
                  }});
  }
  std::string ask(const std::string& method, const json::object& parameters) {
    return raw_call(methods, clerk(), method, parameters);
  }
  /// By somebody who never looked before.
  std::string ask_fresh(const std::string& method, const json::object& parameters) {
    engine::Methods fresh{daemon, daemon};
    return raw_call(fresh, clerk(), method, parameters);
  }
};

/// A life of three dossiers, a change at a time.
const std::vector<std::pair<const char*, std::function<void(Office&)>>>& life() {
  static const std::vector<std::pair<const char*, std::function<void(Office&)>>> changes{
      {"nothing yet", [](Office&) {}},
      {"two begin",
       [](Office& o) {
         o.run("b", dossier::Start{"b", {}}), o.run("a", dossier::Start{"a", {}});
       }},
      {"a task is done",
       [](Office& o) {
         o.run("a", dossier::Record{"opstellen", "done", {}, ""});
       }},
      {"one more, between the two",
       [](Office& o) {
         o.run("ab", dossier::Start{"ab", {}});
       }},
      {"papers come",
       [](Office& o) {
         o.run("a", dossier::Record{"bao", "delivered", {}, ""});
       }},
      {"reminders go out", [](Office& o) { o.daemon.go_to("2024-05-14"); }},
      {"the others are late", [](Office& o) { o.daemon.go_to("2024-05-17"); }},
      {"the meeting is over", [](Office& o) { o.daemon.go_to("2024-05-27"); }},
      {"a body says what it decided",
       [](Office& o) {
         o.run("a", dossier::Record{"bao", "advised-positive", {}, ""});
       }},
      {"somebody has seen it", [](Office& o) { o.run("b", dossier::Acknowledge{"opstellen"}); }},
      {"one is withdrawn", [](Office& o) { o.run("b", dossier::Withdraw{"dubbel"}); }},
      {"weeks go by", [](Office& o) { o.daemon.go_to("2024-07-20"); }},
  };
  return changes;
}

TEST_CASE("a list that was seen before shows what a fresh one shows") {
  Office office;
  for (const auto& [name, change] : life()) {
    change(office);
    INFO(name);
    for (const char* state : {"", "running", "withdrawn"}) {
      json::object parameters;
      if (*state != '\0') parameters["state"] = state;
      const std::string answer = office.ask("List", parameters);
      CHECK(answer == office.ask_fresh("List", parameters));
      CHECK(answer == office.ask("List", parameters));
    }
  }
}

TEST_CASE("a glance says of a dossier what a full look says") {
  Office office;
  for (const auto& [name, change] : life()) {
    change(office);
    INFO(name);
    const engine::EngineState& state = office.daemon.state();
    for (const auto& [id, slot] : state.dossiers) {
      const auto dossier = state.dossier(id);
      REQUIRE(dossier != nullptr);
      CHECK(*dossier == *storage::decode_dossier(slot.state));
      for (const char* today : {"2024-03-14", "2024-05-16", "2024-06-13", "2024-12-31"}) {
        const auto view = engine::view_of(*dossier, *state.workflow(dossier->workflow_hash),
                                          state.library.organisation.get(), day(today));
        CHECK(json::serialize(engine::views::dossier_row(engine::glance_of(*dossier, day(today)))) ==
              json::serialize(engine::views::dossier_row(view)));
      }
    }
  }
}

TEST_CASE("the tally that a turn gives is that of the kept state") {
  Office office;
  for (const auto& [name, change] : life()) {
    change(office);
    INFO(name);
    for (const auto& [id, slot] : office.daemon.state().dossiers) {
      REQUIRE(slot.tally.has_value());
      const engine::Tally again = engine::tally_of(*storage::decode_dossier(slot.state));
      CHECK(slot.tally->status == again.status);
      CHECK(slot.tally->overdue_from == again.overdue_from);
      CHECK(slot.tally->blocked_from == again.blocked_from);
      CHECK(slot.tally->agenda_from == again.agenda_from);
      CHECK(slot.tally->shown == again.shown);
    }
  }
}

TEST_CASE("an agenda of some weeks is the beginning of the whole agenda") {
  Office office;
  const auto lines = [&](std::optional<Date> until) {
    std::vector<std::string> found;
    for (const auto& item : engine::agenda(office.daemon.state(), office.daemon.now(), until))
      found.push_back(json::serialize(engine::views::agenda_item(item)));
    return found;
  };
  for (const auto& [name, change] : life()) {
    change(office);
    INFO(name);
    const auto all = lines({});
    for (const char* until : {"2024-05-01", "2024-05-15", "2024-05-23", "2024-06-06", "2024-07-10"}) {
      const auto some = lines(day(until));
      REQUIRE(some.size() <= all.size());
      CHECK(std::equal(some.begin(), some.end(), all.begin()));
      if (some.size() < all.size()) CHECK(json::parse(all[some.size()]).at("planning_date").as_string() > until);
    }
  }
}

TEST_CASE("others are heard while a long answer is made, and a second look costs little") {
  Office office;
  const std::size_t many = engine::limits::decoded_per_slice * 3;
  for (std::size_t i = 0; i < many; ++i)
    office.run("d" + std::to_string(i), dossier::Start{"d" + std::to_string(i), {}});
  const std::string first = office.ask("List", {});
  CHECK(office.daemon.slices == 2);
  CHECK(json::parse(first).at("parameters").at("dossiers").as_array().size() == many);
  CHECK(office.ask("List", {}) == first);
  CHECK(office.daemon.slices == 2);
  office.run("d7", dossier::Record{"opstellen", "done", {}, ""});
  CHECK(office.ask("List", {}) != first);
  CHECK(office.daemon.slices == 2);
  // Nothing is due this week, and no dossier need be decoded to see that; in half a year all are.
  CHECK(office.ask("Agenda", {{"within", "1 week"}}) == R"({"parameters":{"items":[]}})");
  CHECK(office.daemon.slices == 2);
  const std::string agenda = office.ask("Agenda", {{"within", "30 weken"}});
  CHECK(office.daemon.slices == 4);
  CHECK(json::parse(agenda).at("parameters").at("items").as_array().size() ==
        engine::agenda(office.daemon.state(), office.daemon.now(), day("2024-10-10")).size());
}

TEST_CASE("a long list comes in parts, which together are the list") {
  Office office;
  const std::size_t many = 600;
  for (std::size_t i = 0; i < many; ++i)
    office.run("d" + std::to_string(i), dossier::Start{"d" + std::to_string(i), {}});
  engine::Request request;
  request.method = "nl.besluitd.Control.List";
  request.parameters = std::make_shared<const json::object>();
  std::vector<std::string> parts;
  std::vector<bool> lasts;
  office.methods.call(clerk(), request, [&](std::string part, bool last) {
    parts.push_back(std::move(part));
    lasts.push_back(last);
  });
  REQUIRE(parts.size() > 1);
  std::string whole;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const bool last = i + 1 == parts.size();
    CHECK(lasts[i] == last);
    CHECK((parts[i].find('\0') == std::string::npos) == !last);
    if (!last) CHECK(parts[i].size() >= engine::limits::part_bytes);
    whole += parts[i];
  }
  whole.pop_back();
  CHECK(whole == office.ask_fresh("List", {}));
  CHECK(json::parse(whole).at("parameters").at("dossiers").as_array().size() == many);
}

}  // namespace
