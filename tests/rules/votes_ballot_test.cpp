// SPDX-License-Identifier: EUPL-1.2
#include "rules/votes/ballot.hpp"

#include "rules/votes/rule_text.hpp"

#include "tests/rules/votes_support.hpp"
#include "tests/support/catch.hpp"

using namespace besluit;
using namespace besluit::votes;
using besluit::testing::times;
using besluit::testing::voters;
using Outcome = votes::Outcome;

namespace {

constexpr Occasion ordinary{};
constexpr Occasion second_same{Occasion::Meeting::second, Occasion::Item::of_failed_meeting};
constexpr Occasion second_other{Occasion::Meeting::second, Occasion::Item::ordinary};
constexpr Occasion after_invalid{Occasion::Meeting::ordinary, Occasion::Item::ordinary, Occasion::Before::invalid_vote};
constexpr Occasion after_tie{Occasion::Meeting::ordinary, Occasion::Item::ordinary, Occasion::Before::tie};

BallotRules ab() {
  return statutory(Ground::wgr);
}

Thresholds majority(std::string_view text) {
  const auto parsed = parse_rule(text, Use::majority);
  REQUIRE(parsed.has_value());
  return parsed->rule;
}

BallotRules ab_with(std::string_view text) {
  BallotRules rules = ab();
  rules.majority = majority(text);
  return rules;
}

Outcome outcome_of(const BallotRules& rules, const Occasion& occasion, Manner manner, const std::vector<Voter>& all,
                   std::int64_t vacant = 0) {
  const auto result = judge(rules, occasion, manner, all, vacant);
  REQUIRE(result.has_value());
  return result->outcome;
}

}  // namespace

TEST_CASE("ballot: quorum, participation, majority and ties of the Gemeentewet, at their edges") {
  struct Row {
    std::string what;
    std::string stands;
    Outcome outcome;
    Occasion occasion = ordinary;
    std::vector<std::int64_t> weights = {};
    std::int64_t vacant = 0;
    Manner manner = Manner::hands;
  };
  const std::vector<Row> rows = {
      // Gemeentewet 20(1)
      {"18 members, 10 present", times(10, 'F') + times(8, '-'), Outcome::adopted},
      {"18 members, exactly half present", times(9, 'F') + times(9, '-'), Outcome::no_quorum},
      {"17 members, 9 present", times(9, 'F') + times(8, '-'), Outcome::adopted},
      {"17 members, 8 present", times(8, 'F') + times(9, '-'), Outcome::no_quorum},
      {"one member, alone", "F", Outcome::adopted},
      {"quorum counts heads, not votes", "F--", Outcome::no_quorum, ordinary, {100, 1, 1}},
      {"a vacant seat does not sit", "FF-", Outcome::adopted, ordinary, {}, 3},
      {"who must abstain is present for the quorum", times(9, 'F') + "R" + times(8, '-'), Outcome::adopted},
      {"unless that one is away", times(9, 'F') + "r" + times(8, '-'), Outcome::no_quorum},
      // 20(3), 29(2)(b)
      {"second meeting, same item: no quorum", "F-----", Outcome::adopted, second_same},
      {"second meeting, other item: quorum", "F-----", Outcome::no_quorum, second_other},
      {"second meeting, other item, with quorum", "FFFF--", Outcome::adopted, second_other},
      // 29(1): more than half of those who need not abstain
      {"10 present, 9 take part of 18", times(9, 'F') + "N" + times(8, '-'), Outcome::invalid},
      {"a blank paper takes part", times(9, 'F') + "B" + times(8, '-'), Outcome::adopted},
      {"the recused leave the base: 9 of 17", times(9, 'F') + "R" + times(8, '-'), Outcome::adopted},
      {"also when away: 9 of 17, present 10", times(9, 'F') + "Nr" + times(7, '-'), Outcome::adopted},
      {"8 of 16 is exactly half", times(8, 'F') + "RR" + times(8, '-'), Outcome::invalid},
      {"all must abstain: nobody is left to vote", "RRR", Outcome::invalid},
      // 29(2)(a)
      {"vote anew after an invalid one", times(9, 'F') + "N" + times(8, '-'), Outcome::adopted, after_invalid},
      {"but the meeting still needs its quorum", times(9, 'F') + times(9, '-'), Outcome::no_quorum, after_invalid},
      // 30: absolute majority of the votes cast
      {"10 against 8", times(10, 'F') + times(8, 'A'), Outcome::adopted},
      {"8 against 10", times(8, 'F') + times(10, 'A'), Outcome::rejected},
      {"blank papers do not count: 2 against 1", "FFABBB", Outcome::adopted},
      {"nor abstentions where enough take part", "FFANN", Outcome::adopted},
      {"nothing but blank papers", "BBBB", Outcome::rejected},
      {"weighted: one heavyweight outvotes four", "FAAAA", Outcome::adopted, ordinary, {5, 1, 1, 1, 1}},
      {"weighted: the heavyweight is one vote short", "FAAAA", Outcome::rejected, ordinary, {3, 1, 1, 1, 1}},
      {"weighted 3-2-1: a tie", "FAA", Outcome::rejected, ordinary, {3, 2, 1}},
      // 32(4) to (6)
      {"tie in a complete meeting", "FFFAAA", Outcome::rejected},
      {"tie, one is absent", "FFAA-", Outcome::postponed},
      {"tie, one paper is blank", "FFAAB", Outcome::postponed},
      {"tie, one abstains without ground", "FFAAN", Outcome::postponed},
      {"tie, the others must abstain: complete", "FFAAR", Outcome::rejected},
      {"tie, and the one who must abstain is away: complete", "FFAAr", Outcome::rejected},
      {"tie, but a seat is vacant", "FFAA", Outcome::postponed, ordinary, {}, 1},
      {"tie again in the next meeting", "FFAA-", Outcome::rejected, after_tie},
      {"no tie in the next meeting", "FFFAA-", Outcome::adopted, after_tie},
      {"weighted tie of two heads", "FFA-", Outcome::postponed, ordinary, {1, 1, 2, 1}},
      // 32(3)
      {"nobody asks for a vote", "NNNN--", Outcome::adopted, ordinary, {}, 0, Manner::not_asked},
      {"nobody asks, but there is no quorum", "NNN---", Outcome::no_quorum, ordinary, {}, 0, Manner::not_asked},
  };
  for (const Row& row : rows) {
    INFO(row.what);
    CHECK(token(outcome_of(ab(), row.occasion, row.manner, voters(row.stands, row.weights), row.vacant)) ==
          token(row.outcome));
  }
}

TEST_CASE("ballot: qualified and double majorities, unanimity and veto") {
  struct Row {
    std::string rule;
    std::string stands;
    Outcome outcome;
    std::vector<std::int64_t> weights = {};
  };
  const std::vector<Row> rows = {
      {"2/3", times(12, 'F') + times(6, 'A'), Outcome::adopted},
      {"2/3", times(11, 'F') + times(7, 'A'), Outcome::rejected},
      {"2/3", times(11, 'F') + times(5, 'A') + "BB", Outcome::adopted},  // 2/3 of 16 is 11
      {"meer dan 2/3", times(12, 'F') + times(6, 'A'), Outcome::rejected},
      {"meer dan 2/3", times(13, 'F') + times(5, 'A'), Outcome::adopted},
      {"twee derde", times(9, 'F') + times(9, 'A'), Outcome::rejected},  // equal, but no tie: 2/3 was asked
      {"2/3 van de leden", times(11, 'F') + times(7, '-'), Outcome::rejected},
      {"2/3 van de leden", times(12, 'F') + times(6, '-'), Outcome::adopted},
      // Of all who sit, and of all who may vote: one who must abstain counts in the first only.
      {"2/3 van de leden", times(11, 'F') + times(6, 'A') + "R", Outcome::rejected},
      {"2/3 van de stemgerechtigde leden", times(11, 'F') + times(5, 'A') + "RR", Outcome::adopted},
      {"meer dan de helft van de aanwezigen", "FFFAABB", Outcome::rejected},  // 3 of 7 present
      {"meer dan de helft van de aanwezigen", "FFFFAAB", Outcome::adopted},
      {"dubbele meerderheid", "FFAAA", Outcome::rejected, {5, 5, 1, 1, 1}},  // votes, not heads
      {"dubbele meerderheid", "FFFAA", Outcome::rejected, {1, 1, 1, 5, 5}},  // heads, not votes
      {"dubbele meerderheid", "FFFAA", Outcome::adopted, {5, 5, 1, 1, 1}},
      {"unanimiteit", "FFFB", Outcome::adopted},  // a blank paper is no vote
      {"unanimiteit", "FFFA", Outcome::rejected},
      {"unanimiteit", "BBBB", Outcome::rejected},
      {"alle leden", "FFFB", Outcome::adopted},
      {"alle van alle leden", "FFFB", Outcome::rejected},
      {"meerderheid en veto", "FFFB", Outcome::adopted},
      {"meerderheid en veto", "FFFA", Outcome::rejected},
      {"3 leden", "FFF-", Outcome::adopted},
      {"3 leden", "FFA-", Outcome::rejected},
  };
  for (const Row& row : rows) {
    INFO(row.rule << " | " << row.stands);
    CHECK(token(outcome_of(ab_with(row.rule), ordinary, Manner::hands, voters(row.stands, row.weights))) ==
          token(row.outcome));
  }
}

TEST_CASE("ballot: early determination, at the answer that makes it certain") {
  struct Row {
    std::string stands;
    Outcome outcome;
    std::vector<std::int64_t> weights = {};
  };
  const std::vector<Row> rows = {
      {times(9, 'F') + times(9, '?'), Outcome::open},
      {times(10, 'F') + times(8, '?'), Outcome::adopted},
      {times(9, 'A') + times(9, '?'), Outcome::open},  // too few took part so far
      {times(10, 'A') + times(8, '?'), Outcome::rejected},
      {times(10, '-') + times(8, '?'), Outcome::no_quorum},
      {times(9, '-') + times(9, '?'), Outcome::no_quorum},
      {times(8, '-') + times(10, '?'), Outcome::open},
      {times(10, 'N') + times(8, '?'), Outcome::invalid},
      // One awaited: in favour is a tie in a complete meeting, any other way is lost.
      {"FFFAAAA?", Outcome::rejected},
      // The same with one absent: in favour would be a tie that is postponed.
      {"FFFAAAA-?", Outcome::open},
      // The awaited has no vote, but may make the meeting complete.
      {"FFFAAA?", Outcome::open, {1, 1, 1, 1, 1, 1, 0}},
      {"FFFAAA-?", Outcome::postponed, {1, 1, 1, 1, 1, 1, 1, 0}},
      {"FFAAA??", Outcome::open, {1, 1, 1, 1, 1, 1, 0}},
      {"FA?", Outcome::adopted, {5, 1, 2}},
      {"FA?", Outcome::rejected, {1, 5, 2}},
  };
  for (const Row& row : rows) {
    INFO(row.stands);
    CHECK(token(outcome_of(ab(), ordinary, Manner::hands, voters(row.stands, row.weights))) == token(row.outcome));
  }
  // In the meeting after a tie the same counts are certain sooner.
  CHECK(outcome_of(ab(), after_tie, Manner::hands, voters("FFFAAAA-?")) == Outcome::rejected);
}

TEST_CASE("ballot: who is missing, and who is awaited only while it is open") {
  const auto open = judge(ab(), ordinary, Manner::hands, voters("FF?A?"));
  REQUIRE(open.has_value());
  CHECK(open->missing == std::vector<std::string>{"c", "e"});
  CHECK(open->awaited == open->missing);
  CHECK(verdict(open->outcome) == Verdict::undecided);
  const auto sure = judge(ab(), ordinary, Manner::hands, voters("FFF??"));
  REQUIRE(sure.has_value());
  CHECK(sure->missing == std::vector<std::string>{"d", "e"});
  CHECK(sure->awaited.empty());
  CHECK(verdict(sure->outcome) == Verdict::yes);
}

TEST_CASE("ballot: own rules may reject a tie or leave it to the chair, and need no quorum") {
  BallotRules rules = ab();
  rules.ground = Ground::own;
  rules.source = "reglement van orde DB, art. 7";
  rules.quorum.clear();
  rules.participation.clear();
  rules.ties = Ties::chair;
  const auto chair = judge(rules, ordinary, Manner::hands, voters("FA----"));
  REQUIRE(chair.has_value());
  CHECK(chair->outcome == Outcome::chair_decides);
  CHECK(sentence(chair->reasons, Language::nl) ==
        "De stemmen staken met 1 tegen 1, en dan beslist de voorzitter (reglement van orde DB, art. 7).");
  rules.ties = Ties::rejected;
  CHECK(outcome_of(rules, ordinary, Manner::hands, voters("FA----")) == Outcome::rejected);
  rules.ties = Ties::next_meeting;
  CHECK(outcome_of(rules, ordinary, Manner::hands, voters("FA----")) == Outcome::postponed);
}

TEST_CASE("ballot: totals without names") {
  struct Row {
    Totals totals;
    Outcome outcome;
  };
  Totals base;
  base.sitting = 18;
  Totals opened = base, failed = base, voted = base, tie = base, closed_tie = base, absent = base;
  opened.attendance = 10;
  failed.attendance = 9;
  voted.in_favour = 7, voted.against = 5, voted.attendance = 12;
  tie.in_favour = tie.against = 6, tie.attendance = 12;
  closed_tie.in_favour = closed_tie.against = 9;
  absent.in_favour = 7, absent.against = 4, absent.blank = 1, absent.absent = 6;
  for (const auto& [totals, outcome] : std::vector<Row>{{base, Outcome::open},
                                                        {opened, Outcome::open},
                                                        {failed, Outcome::no_quorum},
                                                        {voted, Outcome::adopted},
                                                        {tie, Outcome::postponed},
                                                        {closed_tie, Outcome::rejected},
                                                        {absent, Outcome::adopted}}) {
    const auto result = judge(ab(), ordinary, Manner::hands, totals);
    REQUIRE(result.has_value());
    CHECK(token(result->outcome) == token(outcome));
    CHECK(result->missing.empty());
  }
}

TEST_CASE("ballot: counts that cannot be are refused in one sentence") {
  const auto said = [](const std::vector<Voter>& all) {
    const auto result = judge(ab(), ordinary, Manner::hands, all);
    return result ? std::string("fine") : result.error().nl;
  };
  CHECK(said({}) == "er is niemand om te stemmen");
  CHECK(said(voters("FA", {-1})) == "stemmen en inwoners van \"a\" gaan van 0 tot en met 1000000000");
  CHECK(said(voters("FA", {weight_max + 1})) == "stemmen en inwoners van \"a\" gaan van 0 tot en met 1000000000");
  CHECK(said(voters("FA", {0, 0})) == "de regel telt stemmen of inwoners, maar geen lid heeft er een");
  auto twice = voters("FA");
  twice[1].id = "a";
  CHECK(said(twice) == "\"a\" stemt twee keer of heeft geen naam");
  CHECK(said(std::vector<Voter>(voters_max + 1)) == "een stemming telt hoogstens 5000 leden en lege zetels");

  const auto totalled = [](Totals totals) {
    const auto result = judge(ab(), ordinary, Manner::hands, totals);
    return result ? std::string("fine") : result.error().nl;
  };
  Totals totals;
  CHECK(totalled(totals) == "er is niemand om te stemmen");
  totals.sitting = 18;
  totals.in_favour = 12, totals.against = 7;
  CHECK(totalled(totals) == "19 stemmen en afwezigen, maar er zijn 18 leden");
  totals.against = 3, totals.attendance = 14;
  CHECK(totalled(totals) ==
        "15 leden hebben gestemd of zich onthouden, 14 tekenden de presentielijst, 18 hebben zitting");
  totals.attendance = 16, totals.absent = 3;
  CHECK(totalled(totals) == "3 afwezig en 16 aanwezig is niet 18");
  totals.against = -1;
  CHECK(totalled(totals) == "elk aantal bij een stemming gaat van 0 tot en met 5000");

  BallotRules none = ab();
  none.majority.clear();
  CHECK(judge(none, ordinary, Manner::hands, voters("F")).error().nl ==
        "een stemming heeft een meerderheidsregel nodig");
  BallotRules veto = ab();
  veto.majority.push_back({});
  veto.majority.back().kind = Kind::no_veto;
  veto.majority.back().holder = "a";
  CHECK(judge(veto, ordinary, Manner::hands, voters("F")).error().nl ==
        "het veto van één lid hoort bij een poort, niet bij een stemming");
}

TEST_CASE("ballot: the largest numbers do not overflow") {
  const std::vector<std::int64_t> weights(voters_max, weight_max);
  std::vector<Voter> all(voters_max);
  for (std::size_t i = 0; i < all.size(); ++i) {
    all[i].id = std::to_string(i);
    all[i].votes = all[i].inhabitants = weight_max;
    all[i].stand = i < voters_max / 2 + 1 ? Stand::in_favour : Stand::against;
  }
  const auto result = judge(ab(), ordinary, Manner::hands, all);
  REQUIRE(result.has_value());
  CHECK(result->outcome == Outcome::adopted);
  CHECK(result->reasons.back().have == (static_cast<std::int64_t>(voters_max) / 2 + 1) * weight_max);
  CHECK(result->reasons.back().need == sum_max / 2 + 1);
  BallotRules rules = ab_with("999/1000");
  const auto finest = judge(rules, ordinary, Manner::hands, all);
  REQUIRE(finest.has_value());
  CHECK(finest->reasons.back().need == sum_max / 1000 * 999);
}

TEST_CASE("ballot: the double quorum of Wgr 23(3)") {
  struct Row {
    std::string stands;
    std::vector<std::int64_t> weights;
    Verdict verdict;
  };
  for (const auto& [stands, weights, expected] :
       std::vector<Row>{{"FFF--", {1, 1, 1, 5, 5}, Verdict::no},  // most heads, few votes
                        {"FF---", {5, 5, 1, 1, 1}, Verdict::no},  // most votes, few heads
                        {"FFF--", {5, 1, 1, 1, 1}, Verdict::yes},
                        {"FFF--", {1, 1, 1, 1, 2}, Verdict::no},   // 3 of 6 votes is exactly half
                        {"FRN--", {5, 1, 1, 1, 1}, Verdict::yes},  // present is enough
                        {"FF?--", {1, 1, 1, 1, 1}, Verdict::undecided}}) {
    INFO(stands);
    const auto count = tally(voters(stands, weights));
    REQUIRE(count.has_value());
    CHECK(attendance(double_quorum(), *count, "Wgr art. 23 lid 3").verdict == expected);
  }
  const auto count = tally(voters("FFF--", {1, 1, 1, 5, 5}));
  CHECK(
      sentence(attendance(double_quorum(), *count, "Wgr art. 23 lid 3").reasons, Language::nl) ==
      "3 van de 5 leden zijn aanwezig, en 3 is genoeg voor het quorum (Wgr art. 23 lid 3); de aanwezigen hebben 3 van "
      "de 13 stemmen, en voor het quorum is 7 nodig (Wgr art. 23 lid 3).");
}

TEST_CASE("ballot: a roll call knows for and against only") {
  const auto faults = check(Manner::roll_call, voters("FABNR-"));
  REQUIRE(faults.size() == 2);
  CHECK(faults[0].nl == "c stemde niet voor of tegen; bij hoofdelijke oproeping moet dat (Gemeentewet art. 32 lid 2)");
  CHECK(faults[1].en == "d voted neither for nor against; at a roll call that must be (Gemeentewet art. 32 lid 2)");
  CHECK(check(Manner::papers, voters("FABN")).empty());
}

TEST_CASE("ballot: a second meeting is at least 24 hours after the call was delivered") {
  const Instant delivered = *parse_instant("2024-07-10T16:30:00Z", Zone::utc());
  CHECK(Zone::utc().format(earliest_second_meeting(delivered)) == "2024-07-11T16:30:00+00:00");
}

TEST_CASE("ballot: votes are read by the words people use") {
  CHECK(read_stand("Voor") == Stand::in_favour);
  CHECK(read_stand("against") == Stand::against);
  CHECK(read_stand("blanco") == Stand::blank);
  CHECK(read_stand("recused") == Stand::recused);
  CHECK(read_stand("blanko").error().nl == "onbekende stem \"blanko\", bedoelt u \"blanco\"?");
  CHECK(read_stand("misschien").error().en ==
        "unknown vote \"misschien\"; choose for, against, blank, abstained, absent or recused");
}
