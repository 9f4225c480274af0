// SPDX-License-Identifier: EUPL-1.2
// Commands as a busy desk gives them, drawn by lot from few dossiers, so that they get in each other's way: the same
// dossier twice, a dossier and what follows from it, names that are taken, numbers that are given out, refusals.
#pragma once

#include "tests/engine/related_routes.hpp"
#include "tests/engine/turn_lines.hpp"
#include "tests/support/catch.hpp"

#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace besluit::engine::test {

class RelatedCommands {
 public:
  explicit RelatedCommands(unsigned seed) : lot_(seed) {}

  std::vector<Input> some() {
    std::vector<Input> inputs;
    const int count = 1 + draw(9);
    for (int i = 0; i < count; ++i) inputs.emplace_back(one());
    if (draw(3) == 0) inputs.emplace_back(Tick{});
    return inputs;
  }

 private:
  int draw(int below) { return static_cast<int>(lot_() % static_cast<unsigned>(below)); }
  std::string plan() { return "plan-" + std::to_string(draw(4)); }
  std::string chain() { return "keten-" + std::to_string(draw(3)); }

  CommandInput one() {
    const std::uint64_t ticket = ++ticket_;
    const auto to = [&](std::string dossier, std::string route, dossier::Command command) {
      return CommandInput{ticket, {"uid 1 (tester)"}, std::move(dossier), std::move(route), std::move(command)};
    };
    const auto begun = [&](const std::string& route, const std::string& id, std::map<std::string, std::string> values) {
      return to(id, route, dossier::Start{id, std::move(values)});
    };
    static const std::vector<std::string> outcomes{"adopted", "rejected", "delivered", "onzin"};
    switch (draw(9)) {
      case 0:
      case 1:
        return begun("herstelplan", plan(), {{"prognose", "2500000"}});
      case 2:
        return begun("keten", chain(), {{"ander", plan()}});
      case 3:
        return begun("wijziging", "", {});
      case 4:
      case 5:
        return record(ticket, plan(), "besluit", outcomes[static_cast<std::size_t>(draw(4))]);
      case 6:
        return record(ticket, plan() + ".1", "boeken", "done");
      case 7:
        return to(chain(), {}, dossier::SetFacts{{{"ander", plan()}}, ""});
      default:
        return to(plan(), {}, dossier::Withdraw{"niet meer nodig"});
    }
  }

  std::mt19937 lot_;
  std::uint64_t ticket_ = 0;
};

inline Settings with_post() {
  Settings settings;
  settings.channels = {"post"};
  return settings;
}

/// Turns of such commands, one after the other: `look(state, inputs, lines)` with the lines of what engine_step makes.
template <class Look>
void for_each_turn(unsigned seeds, int turns, std::string_view now, Look look) {
  for (unsigned seed = 1; seed <= seeds; ++seed) {
    EngineState state = related_routes(with_post());
    RelatedCommands commands{seed};
    for (int turn = 0; turn < turns; ++turn) {
      const std::vector<Input> inputs = commands.some();
      INFO("seed " << seed << ", turn " << turn);
      Turn whole = engine_step(state, moment(now), inputs);
      look(std::as_const(state), inputs, lines_of(whole));
      patch(state, std::move(whole.patch));
    }
  }
}

}  // namespace besluit::engine::test
