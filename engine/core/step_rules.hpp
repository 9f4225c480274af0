// SPDX-License-Identifier: EUPL-1.2
// What a turn asks about one dossier or one name, and what it says when there is no such thing. Private to this room.
#pragma once

#include "engine/core/engine_state.hpp"
#include "workflows/dossier/command.hpp"
#include "workflows/dossier/dossier.hpp"

#include <expected>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>

namespace besluit::engine {

/// Lower-case letters, digits, '-', '_' and '.', beginning with a letter or digit; at most `limits::id_bytes`.
[[nodiscard]] bool valid_id(const std::string& id);
/// Of every dossier, in order; `newer` holds those that this turn changed or began.
using Slots = std::unordered_map<std::string, Slot>;
[[nodiscard]] std::vector<std::string> all_ids(const Slots& kept, const Slots& newer);
/// Most dossiers have nothing to do with another one, and are not looked at again.
[[nodiscard]] bool touches_others(const dossier::Dossier& of, const definition::Workflow& definition);
[[nodiscard]] bool is_done(const dossier::Dossier& of, const std::string& step);
/// The other dossier, or its step, that a `wacht op dossier` waits for is done; nullopt: it is not.
[[nodiscard]] std::optional<Text> wait_is_over(const dossier::Dossier& of, const definition::Wait& wait);
/// All that followed from `parent` has ended; nullopt: something has not. `ended` says whether a dossier runs no more.
[[nodiscard]] std::optional<Text> children_done(const dossier::Dossier& parent,
                                                const std::function<bool(const std::string&)>& ended);

/// "<route>-<year>" and the first number behind it that no dossier has.
struct Numbered {
  std::string stem;
  int number = 0;
};
/// `newer` goes before `older`: the last numbers that were given, by stem. `taken` says whether a dossier has the id.
using LastNumbers = std::unordered_map<std::string, int>;
[[nodiscard]] Numbered next_number(const std::string& route, Date today, const LastNumbers& newer,
                                   const LastNumbers& older, const std::function<bool(const std::string&)>& taken);
/// What a dossier that begins today follows: the version in force, with its year filled in. The refusal says that there
/// is no such route, that it does not hold yet, or that its year is not known.
using Found = std::expected<std::shared_ptr<const definition::Workflow>, dossier::Rejection>;
[[nodiscard]] Found route_to_follow(const Library& library, const std::string& name, Date today,
                                    const std::map<std::string, std::string>& values);
/// The same for a dossier that runs; `pinned`, as the dossier knows it, when there is none.
[[nodiscard]] std::shared_ptr<const definition::Workflow> present(const Library& library, const dossier::Dossier& of,
                                                                  Date today,
                                                                  std::shared_ptr<const definition::Workflow> pinned);

/// Counts a rejection of one actor: since when, and how many. False beyond limits::rejections_per_peer_hour.
[[nodiscard]] bool may_journal_one_more(std::pair<Instant, std::size_t>& counted, Instant now);

/// The dossier to which a new one is to belong does not run.
[[nodiscard]] dossier::Rejection no_parent(const std::string& id);
[[nodiscard]] dossier::Rejection unknown_route(const Library& library, const std::string& name);
[[nodiscard]] dossier::Rejection bad_id(const std::string& id);
[[nodiscard]] dossier::Rejection taken(const std::string& id);
[[nodiscard]] dossier::Rejection unknown_dossier(const std::string& id);
[[nodiscard]] dossier::Rejection damaged(const std::string& id);

}  // namespace besluit::engine
