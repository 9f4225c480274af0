// SPDX-License-Identifier: EUPL-1.2
// Early determination against brute force: every way in which the awaited can still vote is tried. A certain outcome is
// the outcome of all of them, and an open one is not.
#include "rules/votes/ballot.hpp"
#include "rules/votes/gate.hpp"

#include "tests/rules/votes_support.hpp"
#include "tests/support/catch.hpp"

#include <array>
#include <functional>
#include <set>

using namespace besluit;
using namespace besluit::votes;
using besluit::testing::voters;

namespace {

constexpr std::array all_stands{Stand::awaited,   Stand::in_favour, Stand::against, Stand::blank,
                                Stand::abstained, Stand::absent,    Stand::recused, Stand::recused_away};

/// Every assignment of `stands` to `count` voters.
void each_assignment(std::size_t count, std::span<const Stand> stands,
                     const std::function<void(std::span<Stand>)>& use) {
  std::vector<std::size_t> digits(count, 0);
  std::vector<Stand> current(count, stands[0]);
  while (true) {
    use(current);
    std::size_t at = 0;
    while (at < count && ++digits[at] == stands.size()) {
      digits[at] = 0;
      current[at] = stands[0];
      ++at;
    }
    if (at == count) return;
    current[at] = stands[digits[at]];
  }
}

/// Every completion of `all`: the awaited come to stand anywhere.
void each_completion(const std::vector<Voter>& all, const std::function<void(const std::vector<Voter>&)>& use) {
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].stand == Stand::awaited) open.push_back(i);
  }
  std::vector<Voter> whole = all;
  each_assignment(open.size(), std::span(all_stands).subspan(1), [&](std::span<Stand> stands) {
    for (std::size_t i = 0; i < open.size(); ++i) whole[open[i]].stand = stands[i];
    use(whole);
  });
}

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  std::size_t below(std::size_t bound) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::size_t>(state_ >> 33U) % bound;
  }

 private:
  std::uint64_t state_;
};

struct World {
  BallotRules rules;
  Occasion occasion;
  std::int64_t vacant = 0;
};

std::vector<World> worlds() {
  std::vector<World> result;
  const std::array majorities{"stemmen",
                              "leden",
                              "2/3",
                              "meer dan 2/3 van de leden",
                              "dubbele meerderheid",
                              "unanimiteit",
                              "meerderheid en veto",
                              "de helft van de aanwezigen",
                              "3 leden",
                              "2/3 van de stemgerechtigde leden",
                              "alle van alle leden"};
  for (const char* text : majorities) {
    World world;
    world.rules = statutory(Ground::wgr);
    world.rules.majority = parse_rule(text, Use::majority)->rule;
    result.push_back(world);
    world.occasion.before = Occasion::Before::tie;
    result.push_back(world);
  }
  World vacant = result.front();
  vacant.vacant = 1;
  World second = result.front();
  second.occasion = {Occasion::Meeting::second, Occasion::Item::of_failed_meeting};
  World again = result.front();
  again.occasion.before = Occasion::Before::invalid_vote;
  World heavy = result.front();
  heavy.rules.quorum = double_quorum();
  World chair = result.front();
  chair.rules.ties = Ties::chair;
  World free = result.front();
  free.rules.quorum.clear();
  free.rules.participation.clear();
  result.insert(result.end(), {vacant, second, again, heavy, chair, free});
  return result;
}

/// Says what is wrong with an early outcome, or nothing.
std::string contradiction(const World& world, const std::vector<Voter>& all) {
  const auto early = judge(world.rules, world.occasion, Manner::hands, all, world.vacant);
  if (!early) return early.error().en;
  std::set<votes::Outcome> possible;
  each_completion(all, [&](const std::vector<Voter>& whole) {
    possible.insert(judge(world.rules, world.occasion, Manner::hands, whole, world.vacant)->outcome);
  });
  const bool certain = possible.size() == 1;
  if (certain && early->outcome == *possible.begin()) return "";
  if (!certain && early->outcome == votes::Outcome::open) return "";
  std::string text = std::string(token(early->outcome)) + " early, but possible:";
  for (const auto outcome : possible) text += " " + std::string(token(outcome));
  return text;
}

std::string shown(const std::vector<Voter>& all) {
  std::string text;
  for (const Voter& voter : all) text += std::string(token(voter.stand)) + "(" + std::to_string(voter.votes) + ") ";
  return text;
}

}  // namespace

TEST_CASE("ballot: early determination is exact, all assignments of three members") {
  const std::vector<std::vector<std::int64_t>> weights = {{1, 1, 1}, {3, 2, 1}, {0, 1, 1}, {0, 0, 2}, {5, 1, 1}};
  std::size_t tried = 0;
  for (const World& world : worlds()) {
    for (const auto& weight : weights) {
      std::vector<Voter> all = voters("???", weight);
      each_assignment(all.size(), all_stands, [&](std::span<Stand> stands) {
        for (std::size_t i = 0; i < all.size(); ++i) all[i].stand = stands[i];
        ++tried;
        if (const std::string wrong = contradiction(world, all); !wrong.empty()) {
          FAIL(token(world.rules.majority) << ": " << shown(all) << wrong);
        }
      });
    }
  }
  CHECK(tried == worlds().size() * 5 * 512);
}

TEST_CASE("ballot: early determination is exact, four to six members with chance weights") {
  Dice dice(20240710);
  const auto everything = worlds();
  for (int round = 0; round < 3'000; ++round) {
    std::vector<Voter> all = voters(std::string(4 + dice.below(3), '?'));
    std::size_t open = 0;
    for (Voter& voter : all) {
      voter.votes = static_cast<std::int64_t>(dice.below(4));
      voter.stand = all_stands[1 + dice.below(7)];
      // Mostly votes, and at most three awaited: 343 completions.
      if (dice.below(2) == 0) voter.stand = dice.below(2) == 0 ? Stand::in_favour : Stand::against;
      if (open < 3 && dice.below(3) == 0) voter.stand = Stand::awaited;
      if (voter.stand == Stand::awaited) ++open;
    }
    all.front().votes += 1;
    const World& world = everything[dice.below(everything.size())];
    if (const std::string wrong = contradiction(world, all); !wrong.empty()) {
      FAIL(token(world.rules.majority) << ": " << shown(all) << wrong);
    }
  }
}

TEST_CASE("gate: early determination is exact") {
  Dice dice(7);
  Vocabulary known;
  known.holders = {"a", "b"};
  std::vector<Gate> gates;
  for (const char* text :
       {"alle", "een", "meer dan de helft", "de helft", "2/3", "meer dan 2/3", "2 leden", "meerderheid stemmen",
        "meerderheid inwoners", "dubbele meerderheid", "dubbele meerderheid leden en inwoners", "unanimiteit", "veto",
        "veto van a", "2/3 en veto van b", "meer dan de helft van de antwoorden", "alle van alle leden"}) {
    const auto gate = parse_gate(text, known);
    REQUIRE(gate.has_value());
    gates.push_back(*gate);
  }
  std::size_t undecided = 0;
  for (int round = 0; round < 6'000; ++round) {
    std::vector<Voter> all = voters(std::string(2 + dice.below(5), '?'));
    std::size_t open = 0;
    for (Voter& voter : all) {
      voter.votes = static_cast<std::int64_t>(dice.below(4));
      voter.inhabitants = static_cast<std::int64_t>(1 + dice.below(3));
      voter.stand = all_stands[1 + dice.below(7)];
      if (open < 3 && dice.below(2) == 0) voter.stand = Stand::awaited;
      if (voter.stand == Stand::awaited) ++open;
    }
    all.front().votes += 1;
    const Gate& gate = gates[dice.below(gates.size())];
    const auto early = judge(gate, all);
    REQUIRE(early.has_value());
    std::set<Verdict> possible;
    each_completion(all, [&](const std::vector<Voter>& whole) { possible.insert(judge(gate, whole)->verdict); });
    const bool fine = possible.size() == 1 ? early->verdict == *possible.begin()
                                           : early->verdict == Verdict::undecided && !early->awaited.empty();
    if (!fine || possible.contains(Verdict::undecided)) FAIL(gate.text << ": " << shown(all));
    if (early->verdict == Verdict::undecided) ++undecided;
  }
  CHECK(undecided > 1'000);
}
