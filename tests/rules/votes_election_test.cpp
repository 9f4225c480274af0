// SPDX-License-Identifier: EUPL-1.2
// Votes on persons (Gemeentewet 31), and the sentences of ballots.
#include "rules/votes/election.hpp"

#include "tests/rules/votes_support.hpp"
#include "tests/support/catch.hpp"

using namespace besluit;
using namespace besluit::votes;
using besluit::testing::times;
using besluit::testing::voters;

namespace {

Election election(std::vector<std::int64_t> votes, Choice choice, std::int64_t void_papers = 0) {
  Election result;
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < votes.size(); ++i) {
    result.candidates.push_back({std::string(1, static_cast<char>('A' + i)), votes[i]});
    sum += votes[i];
  }
  result.choice = choice;
  result.papers = sum + void_papers;
  result.void_papers = void_papers;
  result.sitting = 18;
  result.present = result.papers;
  return result;
}

}  // namespace

TEST_CASE("election: majority of the votes cast, second vote, lot") {
  struct Row {
    std::string what;
    Election papers;
    Elected elected;
    std::string winner = {};
    std::vector<std::string> tied = {};
  };
  Election barred = election({5, 4}, Choice::limited);
  barred.present = 10, barred.barred = 1;
  Election few = election({5, 3}, Choice::limited);
  few.present = 10;
  Election fewer_entitled = election({5, 3}, Choice::limited);
  fewer_entitled.present = 11, fewer_entitled.barred = 3;
  const std::vector<Row> rows = {
      {"10 of 18", election({10, 8}, Choice::limited), Elected::elected, "A"},
      {"void papers do not count", election({3, 5}, Choice::free, 4), Elected::elected, "B"},
      {"no majority among three", election({9, 8, 1}, Choice::limited), Elected::nobody},
      {"tie of a limited choice", election({9, 9}, Choice::limited), Elected::second_vote, "", {"A", "B"}},
      {"the one without votes is not in it",
       election({9, 0, 9}, Choice::limited),
       Elected::second_vote,
       "",
       {"A", "C"}},
      {"three equal", election({6, 6, 6}, Choice::limited), Elected::second_vote, "", {"A", "B", "C"}},
      {"two equal and a third: not equally divided", election({7, 7, 4}, Choice::limited), Elected::nobody},
      {"a free choice knows no tie", election({9, 9}, Choice::free), Elected::nobody},
      {"tie again: the lot", election({9, 9}, Choice::second_vote), Elected::lot, "", {"A", "B"}},
      {"second vote decides", election({9, 8}, Choice::second_vote, 1), Elected::elected, "A"},
      {"nothing but void papers", election({0, 0}, Choice::limited, 12), Elected::nobody},
      {"9 present of 18", election({5, 4}, Choice::limited), Elected::no_quorum},
      {"10 present, 8 papers of 18", few, Elected::invalid},
      {"10 present, 9 papers of 17 who may vote", barred, Elected::elected, "A"},
      {"11 present, 8 papers of 15 who may vote", fewer_entitled, Elected::elected, "A"},
  };
  for (const Row& row : rows) {
    INFO(row.what);
    const auto result = judge(statutory(Ground::wgr), {}, row.papers);
    REQUIRE(result.has_value());
    CHECK(token(result->elected) == token(row.elected));
    CHECK(result->winner == row.winner);
    CHECK(result->tied == row.tied);
  }
}

TEST_CASE("election: sentences") {
  const auto said = [](const Election& papers, Language language) {
    BallotRules rules = statutory(Ground::gemeentewet);
    rules.quorum.clear();
    rules.participation.clear();
    return sentence(judge(rules, {}, papers)->reasons, language);
  };
  CHECK(said(election({10, 8}, Choice::limited), Language::nl) ==
        "A krijgt 10 van de 18 uitgebrachte stemmen, en 10 is genoeg (Gemeentewet art. 30 lid 1).");
  CHECK(said(election({9, 9}, Choice::limited), Language::nl) ==
        "De stemmen staken tussen A en B, dus in dezelfde vergadering wordt opnieuw gestemd (Gemeentewet art. 31 lid "
        "2).");
  CHECK(said(election({9, 9}, Choice::second_vote), Language::en) ==
        "The votes are tied again between A and B, so the lot decides (Gemeentewet art. 31 lid 3).");
  CHECK(said(election({9, 9}, Choice::free), Language::nl) ==
        "Niemand krijgt 10 van de 18 uitgebrachte stemmen; hoe het verder gaat, zegt het reglement van orde en niet de "
        "wet "
        "(Gemeentewet art. 30 lid 1).");
}

TEST_CASE("election: papers that do not add up are refused") {
  const auto said = [](const Election& papers) {
    const auto result = judge(statutory(Ground::wgr), {}, papers);
    return result ? std::string("fine") : result.error().nl;
  };
  Election papers = election({10, 8}, Choice::free);
  papers.void_papers = 1;
  CHECK(said(papers) == "de kandidaten kregen samen 18 stemmen, maar er zijn 17 geldige stembriefjes");
  papers = election({10, 9}, Choice::free);
  CHECK(said(papers) == "19 leden hebben gestemd of zich onthouden, 19 tekenden de presentielijst, 18 hebben zitting");
  papers = election({-1, 9}, Choice::free);
  CHECK(said(papers) == "een kandidaat krijgt 0 tot en met 5000 stemmen");
  papers = election({5, 5}, Choice::free);
  papers.candidates[1].name = "A";
  CHECK(said(papers) == "een kandidaat heeft geen naam of staat er twee keer");
  papers.candidates.clear();
  CHECK(said(papers) == "een stemming over personen telt 1 tot en met 100 kandidaten");
}

TEST_CASE("ballot: the explanation as a sentence, with its articles") {
  struct Row {
    std::string stands, nl, en;
    Occasion occasion = {};
    Manner manner = Manner::hands;
    std::vector<std::int64_t> weights = {};
  };
  const std::vector<Row> rows = {
      {times(9, 'F') + times(9, '-'),
       "9 van de 18 leden zijn aanwezig, en voor het quorum is 10 nodig (@ art. 20 lid 1).",
       "9 of 18 members are present, and the quorum needs 10 (@ art. 20 lid 1)."},
      {times(9, 'F') + times(5, 'A') + times(4, '-'),
       "14 van de 18 leden zijn aanwezig, en 10 is genoeg voor het quorum (@ art. 20 lid 1); 14 van de 18 leden die "
       "mogen "
       "stemmen deden mee, en 10 is genoeg voor een geldige stemming (@ art. 29 lid 1); 9 van de 14 uitgebrachte "
       "stemmen "
       "zijn voor, en 8 is genoeg (@ art. 30 lid 1).",
       "14 of 18 members are present, and 10 is enough for the quorum (@ art. 20 lid 1); 14 of 18 members who may vote "
       "took part, and 10 is enough for a valid vote (@ art. 29 lid 1); 9 of 14 votes cast are in favour, and 8 is "
       "enough "
       "(@ art. 30 lid 1)."},
      {"FA----",
       "Dit is de tweede vergadering over hetzelfde onderwerp, en dan geldt geen quorum (@ art. 20 lid 3 en 29 lid "
       "2); de stemmen staken met 1 tegen 1, en 2 van de 6 leden brachten een stem uit, dus de beslissing "
       "schuift naar een volgende vergadering (@ art. 32 lid 4).",
       "This is the second meeting about the same item, and then no quorum holds (@ art. 20 lid 3 en 29 lid 2); the "
       "votes "
       "are tied at 1 to 1, and 2 of 6 members cast a vote, so the decision is postponed to a next meeting (@ art. 32 "
       "lid "
       "4).",
       {Occasion::Meeting::second, Occasion::Item::of_failed_meeting}},
      {"FA",
       "2 van de 2 leden zijn aanwezig, en 2 is genoeg voor het quorum (@ art. 20 lid 1); 2 van de 2 leden die mogen "
       "stemmen deden mee, en 2 is genoeg voor een geldige stemming (@ art. 29 lid 1); de stemmen staken met 1 tegen "
       "1 in een voltallige vergadering, dus het voorstel is niet aangenomen (@ art. 32 lid 5).",
       "2 of 2 members are present, and 2 is enough for the quorum (@ art. 20 lid 1); 2 of 2 members who may vote took "
       "part, and 2 is enough for a valid vote (@ art. 29 lid 1); the votes are tied at 1 to 1 in a complete meeting, "
       "so "
       "the proposal is not adopted (@ art. 32 lid 5)."},
      {"NNN",
       "3 van de 3 leden zijn aanwezig, en 2 is genoeg voor het quorum (@ art. 20 lid 1); niemand vroeg om een "
       "stemming, dus het voorstel is aangenomen (@ art. 32 lid 3).",
       "3 of 3 members are present, and 2 is enough for the quorum (@ art. 20 lid 1); nobody asked for a vote, so the "
       "proposal is adopted (@ art. 32 lid 3).",
       {},
       Manner::not_asked},
      {"F??",
       "1 van de 3 leden is aanwezig, 2 nog niet bekend, en voor het quorum is 2 nodig (@ art. 20 lid 1); 1 van de 3 "
       "leden die mogen stemmen deed mee, 2 nog niet bekend, en voor een geldige stemming is 2 nodig (@ art. 29 lid "
       "1); 5 van de 7 uitgebrachte stemmen zijn voor, en 4 is genoeg; wat nog komt (2), verandert dat niet (Wgr art. "
       "13 lid 4, @ art. 30 lid 1); het wacht op b en c.",
       "1 of 3 members is present, 2 not yet known, and the quorum needs 2 (@ art. 20 lid 1); 1 of 3 members who may "
       "vote "
       "took part, 2 not yet known, and a valid vote needs 2 (@ art. 29 lid 1); 5 of 7 votes cast are in favour, and 4 "
       "is "
       "enough; what is still to come (2) does not change that (Wgr art. 13 lid 4, @ art. 30 lid 1); it waits for b "
       "and c.",
       {},
       Manner::hands,
       {5, 1, 1}},
  };
  const auto with_law = [](std::string text, std::string_view law) {
    for (auto at = text.find('@'); at != text.npos; at = text.find('@')) text.replace(at, 1, law);
    return text;
  };
  for (const Row& row : rows) {
    const auto all = voters(row.stands, row.weights);
    const auto result = judge(statutory(Ground::wgr), row.occasion, row.manner, all);
    REQUIRE(result.has_value());
    CHECK(sentence(result->reasons, Language::nl) == with_law(row.nl, "Wgr art. 22 lid 1, Gemeentewet"));
    CHECK(sentence(result->reasons, Language::en) == with_law(row.en, "Wgr art. 22 lid 1, Gemeentewet"));
  }
  BallotRules qualified = statutory(Ground::wgr);
  qualified.majority.front().kind = Kind::at_least;
  qualified.majority.front().share = {2, 3};
  CHECK(judge(qualified, {}, Manner::hands, voters("FFA"))->reasons.back().article == "Wgr art. 13 lid 4");
  CHECK(judge(statutory(Ground::gemeentewet), {}, Manner::hands, voters("FFA"))->reasons.back().article ==
        "Gemeentewet art. 30 lid 1");
}
