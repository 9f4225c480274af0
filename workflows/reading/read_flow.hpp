// SPDX-License-Identifier: EUPL-1.2
// What a step says about facts: when it applies, what is chosen in it, which facts it fixes or decides, and what it
// waits for. Private to the room.
#pragma once

#include "workflows/definition/organisation.hpp"
#include "workflows/definition/workflow.hpp"
#include "workflows/reading/fields.hpp"

#include <optional>
#include <string>
#include <vector>

namespace besluit::reading {

/// The facts that a route declares, as far as they could be read.
struct DeclaredFacts {
  std::vector<definition::Input> inputs;
  std::vector<std::string> unsound;  ///< of those the type is not known: what is said about them is not judged
};

/// The node names a declared fact, which holds a day. Reported (R111) when that fact is something else; `label` says
/// what is expected here.
[[nodiscard]] bool names_day(Report& report, const Node& node, const DeclaredFacts& facts, const Text& label);

/// A condition over `names`; reported and nothing when it is not sound, or when it leans on an unsound fact.
[[nodiscard]] std::optional<feel::Condition> read_condition(Report& report, const Node* node, const feel::Inputs& names,
                                                            const std::vector<std::string>& unsound);

/// `alleen als` of a step that stands behind `earlier`: also holds the outcomes and possibilities that it compares with
/// to those that exist.
void read_only_if(Report& report, const Fields& fields, const DeclaredFacts& facts,
                  const std::vector<definition::Step>& earlier, definition::Step& step);

/// `keuze uit` and `legt vast`. REQUIRES: the step's ask was read.
void read_choice(Report& report, const Fields& fields, definition::Step& step);
void read_fixes(Report& report, const Fields& fields, const DeclaredFacts& facts, definition::Step& step);

/// `niet samen met`: routes with which the step does not share a meeting.
void read_apart_from(Report& report, const Fields& fields, definition::Step& step);

/// `bij`, to whom a view goes. REQUIRES: the step's ask was read.
void read_addressee(Report& report, const Fields& fields, const definition::Organisation* organisation,
                    definition::Step& step);

/// `onderdelen`: several things that are asked, each with an ask of its own. False when the step has none.
bool read_parts(Report& report, const Fields& fields, definition::Step& step);
/// `schriftelijke ronde` and what silence means there. REQUIRES: the step's ask and ground were read.
void read_written_round(Report& report, const Fields& fields, definition::Step& step);

/// `bepaal`: a fact that a table decides.
void read_determine(Report& report, const Fields& fields, const DeclaredFacts& facts, definition::Step& step);
/// `start`: dossiers that follow from an outcome of the step. REQUIRES: the step's ask was read.
void read_starts(Report& report, const Fields& fields, definition::Step& step);
/// `bericht aan`.
void read_inform(Report& report, const Fields& fields, const definition::Organisation* organisation,
                 definition::Step& step);
/// `wacht tot`, `wacht op`, `wacht op dossier`.
void read_wait(Report& report, const Fields& fields, const DeclaredFacts& facts, definition::Step& step);

}  // namespace besluit::reading
