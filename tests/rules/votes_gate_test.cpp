// SPDX-License-Identifier: EUPL-1.2
#include "rules/votes/gate.hpp"

#include "tests/rules/votes_support.hpp"
#include "tests/support/catch.hpp"

using namespace besluit;
using namespace besluit::votes;
using besluit::testing::times;
using besluit::testing::voters;

namespace {

Gate gate(std::string_view text) {
  const Vocabulary known{
      {{"proposed", "voorgesteld", "proposed"}, {"not-proposed", "niet voorgesteld", "not proposed"}},
      {"a", "b", "c", "d"}};
  const auto parsed = parse_gate(text, known);
  REQUIRE(parsed.has_value());
  return *parsed;
}

std::vector<Voter> named(std::vector<Voter> all) {
  const std::vector<std::string> names{"Leiden", "Katwijk",  "Alphen",     "Noordwijk", "Teylingen",
                                       "Lisse",  "Hillegom", "Leiderdorp", "Oegstgeest"};
  for (std::size_t i = 0; i < all.size() && i < names.size(); ++i) all[i].name = names[i];
  return all;
}

}  // namespace

TEST_CASE("gate: verdicts at their edges, and who can still change them") {
  using Names = std::vector<std::string>;
  struct Row {
    std::string text, stands;
    Verdict verdict;
    Names awaited = {};
    std::vector<std::int64_t> votes = {};
    std::vector<std::int64_t> inhabitants = {};
  };
  const std::vector<Row> rows = {
      // all: 18 councils, Wgr 24a(1)
      {"alle voorgesteld", times(18, 'F'), Verdict::yes},
      {"alle voorgesteld", times(17, 'F') + "?", Verdict::undecided, {"r"}},
      {"alle voorgesteld", "A" + times(17, '?'), Verdict::no},
      {"alle voorgesteld", times(17, 'F') + "N", Verdict::no},
      {"alle voorgesteld", times(17, 'F') + "R", Verdict::yes},  // who must abstain is not in the base
      {"alle van alle leden", times(17, 'F') + "R", Verdict::no},
      {"een voorgesteld", "AA?", Verdict::undecided, {"c"}},
      {"een voorgesteld", "F??", Verdict::yes},
      {"een voorgesteld", "AAA", Verdict::no},
      // half, more than half
      {"meer dan de helft", times(9, 'F') + times(9, 'A'), Verdict::no},
      {"de helft", times(9, 'F') + times(9, 'A'), Verdict::yes},
      {"meer dan de helft", times(10, 'F') + times(8, '?'), Verdict::yes},
      {"meer dan de helft", times(9, 'F') + "?" + times(8, 'A'), Verdict::undecided, {"j"}},
      // 2/3 of 18 is 12; k of n
      {"2/3", times(12, 'F') + times(6, '?'), Verdict::yes},
      {"2/3", times(7, 'A') + times(11, '?'), Verdict::no},
      {"2/3", times(11, 'F') + "?" + times(6, 'A'), Verdict::undecided, {"l"}},
      {"2/3", times(11, 'F') + "R" + times(6, 'A'), Verdict::no},     // 2/3 of 17 is 12 too
      {"2/3", times(10, 'F') + "RRR" + times(5, 'A'), Verdict::yes},  // 2/3 of 15
      {"12 van 18", times(12, 'F') + times(6, 'A'), Verdict::yes},
      {"12 van 18", times(11, 'F') + "R" + times(6, 'A'), Verdict::no},  // a count is a count
      // by votes and inhabitants
      {"meerderheid stemmen", "FAA", Verdict::no, {}, {3, 2, 1}},  // exactly half
      {"meerderheid stemmen", "FA?", Verdict::undecided, {"c"}, {3, 2, 1}},
      {"meerderheid stemmen", "FAA", Verdict::yes, {}, {4, 2, 1}},
      {"meerderheid stemmen", "F??", Verdict::yes, {}, {4, 2, 1}},
      {"meerderheid stemmen", "FA??", Verdict::undecided, {"c"}, {1, 1, 1, 0}},  // d has no vote
      {"meerderheid inwoners", "FAA", Verdict::yes, {}, {}, {120'000, 60'000, 50'000}},
      {"dubbele meerderheid leden en inwoners", "FAA", Verdict::no, {}, {}, {120'000, 60'000, 50'000}},
      {"dubbele meerderheid leden en inwoners", "FFA", Verdict::yes, {}, {}, {120'000, 60'000, 50'000}},
      {"dubbele meerderheid leden en inwoners", "F?A", Verdict::undecided, {"b"}, {}, {120'000, 60'000, 50'000}},
      // unanimity and veto
      {"unanimiteit", "FFB-", Verdict::yes},
      {"unanimiteit", "FFB?", Verdict::undecided, {"d"}},
      {"unanimiteit", "A???", Verdict::no},
      {"unanimiteit", "BB--", Verdict::no},
      {"veto", "BB--", Verdict::yes},
      {"veto", "FB-?", Verdict::undecided, {"d"}},
      {"veto", "A???", Verdict::no},
      {"veto van a", "F???", Verdict::yes},
      {"veto van a", "?AAA", Verdict::undecided, {"a"}},
      {"veto van a", "AFFF", Verdict::no},
      {"meer dan de helft en veto van d", "FFF?", Verdict::undecided, {"d"}},
      {"meer dan de helft en veto van d", "FFFA", Verdict::no},
      {"meer dan de helft en veto van d", "FF?F", Verdict::yes},
      {"meer dan de helft van de antwoorden", "FA--", Verdict::no},
      {"meer dan de helft van de antwoorden", "FFA-", Verdict::yes},
  };
  for (const Row& row : rows) {
    INFO(row.text << " | " << row.stands);
    const auto result = judge(gate(row.text), voters(row.stands, row.votes, row.inhabitants));
    REQUIRE(result.has_value());
    CHECK(token(result->verdict) == token(row.verdict));
    CHECK(result->awaited == row.awaited);
  }
}

TEST_CASE("gate: the explanation as a sentence") {
  struct Row {
    std::string text, stands, nl, en;
    std::vector<std::int64_t> votes = {};
  };
  const std::vector<Row> rows = {
      {"alle voorgesteld", times(17, 'F') + "?",
       "17 van de 18 zeggen \"voorgesteld\", 1 nog open, en 18 is nodig: met nog 1 erbij is het zeker, met nog 1 "
       "ertegen "
       "kan het niet meer (Wgr art. 24a lid 1); het wacht op r.",
       "17 of 18 say \"voorgesteld\", 1 still open, and 18 is needed: 1 more makes it certain, 1 more against makes it "
       "impossible (Wgr art. 24a lid 1); it waits for r."},
      {"alle voorgesteld", times(18, 'F'), "18 van de 18 zeggen \"voorgesteld\", en 18 is genoeg (Wgr art. 24a lid 1).",
       "18 of 18 say \"voorgesteld\", and 18 is enough (Wgr art. 24a lid 1)."},
      {"alle voorgesteld", "FA????????",
       "1 van de 10 zegt \"voorgesteld\", 8 nog open, en 10 is niet meer te halen (Wgr art. 24a lid 1).",
       "1 of 10 says \"voorgesteld\", 8 still open, and 10 is out of reach (Wgr art. 24a lid 1)."},
      {"2/3", "FF?", "2 van de 3 zeggen ja, en 2 is genoeg; wat nog komt (1), verandert dat niet (Wgr art. 24a lid 1).",
       "2 of 3 say yes, and 2 is enough; what is still to come (1) does not change that (Wgr art. 24a lid 1)."},
      {"meerderheid stemmen",
       "FA?",
       "3 van de 6 stemmen zeggen ja, 1 nog open, en 4 is nodig: met nog 1 erbij is het zeker, met nog 1 ertegen kan "
       "het "
       "niet meer (Wgr art. 24a lid 1); het wacht op Alphen.",
       "3 of 6 votes say yes, 1 still open, and 4 is needed: 1 more makes it certain, 1 more against makes it "
       "impossible "
       "(Wgr art. 24a lid 1); it waits for Alphen.",
       {3, 2, 1}},
      {"alle", "?????????",
       "0 van de 9 zeggen ja, 9 nog open, en 9 is nodig: met nog 9 erbij is het zeker, met nog 1 ertegen kan het niet "
       "meer (Wgr art. 24a lid 1); het wacht op Leiden, Katwijk, Alphen, Noordwijk, Teylingen en nog 4.",
       "0 of 9 say yes, 9 still open, and 9 is needed: 9 more makes it certain, 1 more against makes it impossible "
       "(Wgr "
       "art. 24a lid 1); it waits for Leiden, Katwijk, Alphen, Noordwijk, Teylingen and 4 more."},
      {"veto", "AFA", "Leiden en Alphen zijn tegen, en dat is een veto (Wgr art. 24a lid 1).",
       "Leiden and Alphen are against, and that is a veto (Wgr art. 24a lid 1)."},
      {"veto", "FB-", "Niemand gebruikt een veto (Wgr art. 24a lid 1).", "Nobody uses a veto (Wgr art. 24a lid 1)."},
      {"veto", "FB?", "Nog niemand gebruikt een veto, 1 nog open (Wgr art. 24a lid 1); het wacht op Alphen.",
       "Nobody uses a veto so far, 1 still open (Wgr art. 24a lid 1); it waits for Alphen."},
      {"veto van b", "A?A", "Katwijk heeft een veto en antwoordde nog niet (Wgr art. 24a lid 1); het wacht op Katwijk.",
       "Katwijk has a veto and did not answer yet (Wgr art. 24a lid 1); it waits for Katwijk."},
      {"veto van b", "AFA", "Katwijk heeft een veto en gebruikt het niet (Wgr art. 24a lid 1).",
       "Katwijk has a veto and does not use it (Wgr art. 24a lid 1)."},
  };
  for (const Row& row : rows) {
    auto all = voters(row.stands, row.votes);
    if (all.size() < 18) all = named(std::move(all));
    const auto result = judge(gate(row.text), all, "Wgr art. 24a lid 1");
    REQUIRE(result.has_value());
    CHECK(sentence(result->reasons, Language::nl) == row.nl);
    CHECK(sentence(result->reasons, Language::en) == row.en);
  }
}

TEST_CASE("gate: the reasons are data") {
  const auto result = judge(gate("2/3 voorgesteld"), voters(times(11, 'F') + "??" + times(5, 'A')), "art. 9");
  REQUIRE(result.has_value());
  REQUIRE(result->reasons.size() == 2);
  Reason share;
  share.rule = Rule::answers;
  share.holds = Verdict::undecided;
  share.have = 11, share.need = 12, share.of = 18, share.open = 2;
  share.detail = "voorgesteld";
  share.article = "art. 9";
  CHECK(result->reasons[0] == share);
  CHECK(missing(result->reasons[0]) == Missing{1, 2});
  CHECK(result->reasons[1].rule == Rule::awaited);
  CHECK(result->reasons[1].detail == "l\nm");
  CHECK(result->missing == std::vector<std::string>{"l", "m"});
  CHECK(token(Rule::answers) == "answers");
  CHECK(token(Rule::tie_lot) == "tie-lot");
  CHECK(token(Verdict::undecided) == "undecided");
}

TEST_CASE("gate: an answer counts by the outcome that the gate names") {
  const Gate proposed = gate("alle voorgesteld");
  CHECK(proposed.outcome == "proposed");
  CHECK(stand_of(proposed, "", Stand::in_favour) == Stand::awaited);
  CHECK(stand_of(proposed, "proposed", Stand::against) == Stand::in_favour);
  CHECK(stand_of(proposed, "not-proposed", Stand::in_favour) == Stand::against);
  CHECK(stand_of(gate("alle"), "no-view", Stand::blank) == Stand::blank);
  CHECK(gate("alle niet voorgesteld").outcome == "not-proposed");
}

TEST_CASE("gate: numbers that do not fit the rule are refused in one sentence") {
  const auto said = [](std::string_view text, const std::vector<Voter>& all) {
    const auto result = judge(gate(text), all);
    return result ? std::string("fine") : result.error().nl;
  };
  CHECK(said("alle", {}) == "er is niemand om te stemmen");
  CHECK(said("12 van 18", voters(times(17, 'F'))) == "de regel gaat over 18, maar het zijn er 17");
  CHECK(said("minstens 12", voters(times(11, 'F'))) == "de regel vraagt 12, maar het zijn er 11");
  CHECK(said("meerderheid inwoners", named(voters("FFF", {}, {1, 0, 0}))) ==
        "de regel telt inwoners, maar het aantal is niet bekend van Katwijk en Alphen");
  CHECK(said("meerderheid stemmen", voters("FF", {0, 0})) == "geen van de gevraagden heeft een stem");
  CHECK(said("veto van d", voters("FFF")) == "d heeft een veto maar is niet gevraagd");
  CHECK(judge(Gate{}, voters("F")).error().nl == "de poort heeft geen regel");
}
