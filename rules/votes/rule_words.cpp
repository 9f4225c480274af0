// SPDX-License-Identifier: EUPL-1.2
#include "rules/votes/rule_words.hpp"

#include <array>

namespace besluit::votes {
namespace {

constexpr Fraction half{1, 2};

constexpr std::array amounts{
    AmountWords{"alle", "all", Kind::all},
    AmountWords{"allemaal", "everyone", Kind::all},
    AmountWords{"elke", "every", Kind::all},
    AmountWords{"een", "any", Kind::count, {}, {}, 1},
    AmountWords{"een van allen", "any of them", Kind::count, {}, {}, 1},
    AmountWords{"minstens een", "at least one", Kind::count, {}, {}, 1},
    AmountWords{"ten minste een", "one or more", Kind::count, {}, {}, 1},
    AmountWords{"meer dan de helft", "more than half", Kind::more_than, half},
    AmountWords{"meerderheid", "majority", Kind::more_than, half},
    AmountWords{"gewone meerderheid", "simple majority", Kind::more_than, half},
    AmountWords{"volstrekte meerderheid", "absolute majority", Kind::more_than, half, Base::cast},
    AmountWords{"de helft", "half", Kind::at_least, half},
    AmountWords{"minstens de helft", "at least half", Kind::at_least, half},
    AmountWords{"ten minste de helft", "half or more", Kind::at_least, half},
    AmountWords{"een derde", "one third", Kind::at_least, {1, 3}},
    AmountWords{"twee derde", "two thirds", Kind::at_least, {2, 3}},
    AmountWords{"een vierde", "one quarter", Kind::at_least, {1, 4}},
    AmountWords{"drie vierde", "three quarters", Kind::at_least, {3, 4}},
    AmountWords{"driekwart", "three fourths", Kind::at_least, {3, 4}},
    AmountWords{"drie vijfde", "three fifths", Kind::at_least, {3, 5}},
    AmountWords{"vier vijfde", "four fifths", Kind::at_least, {4, 5}},
    AmountWords{"unanimiteit", "unanimity", Kind::all, {}, Base::cast},
    AmountWords{"unaniem", "unanimous", Kind::all, {}, Base::cast},
    AmountWords{"eenparig", "unanimously", Kind::all, {}, Base::cast},
};

constexpr std::array units{
    UnitWords{"leden", "members", Measure::heads},
    UnitWords{"deelnemers", "participants", Measure::heads},
    UnitWords{"gemeenten", "municipalities", Measure::heads},
    UnitWords{"raden", "councils", Measure::heads},
    UnitWords{"raad", "council", Measure::heads},
    UnitWords{"colleges", "colleges", Measure::heads},
    UnitWords{"college", "college", Measure::heads},
    UnitWords{"de leden", "the members", Measure::heads},
    UnitWords{"de deelnemers", "the participants", Measure::heads},
    UnitWords{"van de deelnemers", "of the participants", Measure::heads},
    UnitWords{"van de gemeenten", "of the municipalities", Measure::heads},
    UnitWords{"van de raden", "of the councils", Measure::heads},
    UnitWords{"van de colleges", "of the colleges", Measure::heads},
    UnitWords{"stemmen", "votes", Measure::votes},
    UnitWords{"naar stemmen", "by votes", Measure::votes},
    UnitWords{"van de stemmen", "of the votes", Measure::votes},
    UnitWords{"inwoners", "inhabitants", Measure::inhabitants},
    UnitWords{"naar inwoners", "by inhabitants", Measure::inhabitants},
    UnitWords{"van de inwoners", "of the inhabitants", Measure::inhabitants},
    UnitWords{"uitgebrachte stemmen", "votes cast", Measure::votes, Base::cast},
    UnitWords{"van de uitgebrachte stemmen", "of the votes cast", Measure::votes, Base::cast},
    UnitWords{"van de antwoorden", "of the answers", Measure::heads, Base::cast},
    UnitWords{"aanwezigen", "those present", Measure::heads, Base::present},
    UnitWords{"van de aanwezigen", "of those present", Measure::heads, Base::present},
    UnitWords{"aanwezige leden", "members present", Measure::heads, Base::present},
    UnitWords{"van de aanwezige leden", "of the members present", Measure::heads, Base::present},
    UnitWords{"van de stemgerechtigde leden", "of the entitled members", Measure::heads, Base::entitled},
    UnitWords{"van de leden", "of the members", Measure::heads, Base::sitting},
    UnitWords{"van alle leden", "of all members", Measure::heads, Base::sitting},
    UnitWords{"van de zittende leden", "of the sitting members", Measure::heads, Base::sitting},
    UnitWords{"van alle stemmen", "of all votes", Measure::votes, Base::sitting},
};

}  // namespace

std::span<const AmountWords> amount_words() {
  return amounts;
}
std::span<const UnitWords> unit_words() {
  return units;
}

}  // namespace besluit::votes
