// SPDX-License-Identifier: EUPL-1.2
// The closed lists of values of organisations, routes and tables. Those of scenarios stand with their keywords. Private
// to the room.
#pragma once

#include "workflows/reading/keywords.hpp"

#include <array>

namespace besluit::reading {

inline constexpr std::array kind_words{Word{"organisation", "organisatie", "organisation"},
                                       Word{"route", "route", "route"}, Word{"subroute", "deelroute", "subroute"},
                                       Word{"decision-table", "beslistabel", "decision table"},
                                       Word{"scenario", "scenario", "scenario"}};
inline constexpr std::array data_type_words{Word{"number", "getal", "number"}, Word{"text", "tekst", "text"},
                                            Word{"boolean", "ja-nee", "yes-no"}, Word{"date", "datum", "date"}};
inline constexpr std::array members_words{Word{"participants", "deelnemers", "participants"}};
inline constexpr std::array every_words{
    Word{"council", "elke raad", "every council"}, Word{"college", "elk college", "every college"},
    Word{"council", "alle raden", "all councils"}, Word{"college", "alle colleges", "all colleges"}};
inline constexpr std::array which_dates_words{Word{"first", "de eerste datum", "the first date"},
                                              Word{"each", "elke datum", "every date"}};
inline constexpr std::array late_rungs_words{Word{"each", "elk", "each"}, Word{"latest", "laatste", "latest"},
                                             Word{"skip", "geen", "none"}};
inline constexpr std::array tell_words{Word{"task", "taak", "task"}, Word{"outcome", "uitkomst", "outcome"},
                                       Word{"end", "einde", "end"}, Word{"papers", "late stukken", "late papers"}};
inline constexpr std::array seen_by_words{Word{"anybody", "iemand", "anybody"},
                                          Word{"everybody", "iedereen", "everybody"}};
inline constexpr std::array language_words{Word{"nl", "nl", "nl"}, Word{"en", "en", "en"}};
inline constexpr std::array acknowledged_words{Word{"acknowledged", "bevestigd", "acknowledged"}};
inline constexpr std::array late_papers_words{Word{"accepted", "mogen mee", "accepted"},
                                              Word{"with-reason", "met reden", "with a reason"},
                                              Word{"refused", "niet", "not"}};

}  // namespace besluit::reading
