// SPDX-License-Identifier: EUPL-1.2
// What happens to an organisation after its file was read: to its meetings, and who is away or wants silence. The
// file is the seed, and the changes are
// kept in the journal: the world is the seed with all changes laid over it, in order.
#pragma once

#include "workflows/definition/organisation.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace besluit::definition {

/// A meeting keeps its identity (`first`) whatever its date becomes.
struct MeetingMoved {
  std::string body;
  Date first{};
  Date to{};
  friend bool operator==(const MeetingMoved&, const MeetingMoved&) = default;
};
struct MeetingCancelled {
  std::string body;
  Date first{};
  friend bool operator==(const MeetingCancelled&, const MeetingCancelled&) = default;
};
struct MeetingAdded {
  std::string body;
  Date on{};                      ///< its date, and its identity from now on
  std::optional<Date> second_of;  ///< identity of the meeting whose items it takes (Gemeentewet art. 20 lid 2)
  friend bool operator==(const MeetingAdded&, const MeetingAdded&) = default;
};
/// Another term for one meeting only.
struct MeetingTermSet {
  enum class Which : std::uint8_t { papers, sending } which = Which::papers;
  std::string body;
  Date first{};
  terms::Term term;
  friend bool operator==(const MeetingTermSet&, const MeetingTermSet&) = default;
};
/// Somebody is away, or back earlier than was said: then the absence ends on the day before `on`.
struct AbsenceAdded {
  Absence absence;
  friend bool operator==(const AbsenceAdded&, const AbsenceAdded&) = default;
};
struct AbsenceEnded {
  int number = 0;
  Date on{};
  friend bool operator==(const AbsenceEnded&, const AbsenceEnded&) = default;
};
/// Whoever takes over got word of it.
struct AbsenceTold {
  int number = 0;
  friend bool operator==(const AbsenceTold&, const AbsenceTold&) = default;
};
/// Notices wait; and the same, ended earlier than was said, and announced to its author as ending soon.
struct SilenceAdded {
  SilencePeriod silence;
  friend bool operator==(const SilenceAdded&, const SilenceAdded&) = default;
};
struct SilenceEnded {
  int number = 0;
  Date on{};
  friend bool operator==(const SilenceEnded&, const SilenceEnded&) = default;
};
struct SilenceTold {
  int number = 0;
  friend bool operator==(const SilenceTold&, const SilenceTold&) = default;
};
using WorldChange = std::variant<MeetingMoved, MeetingCancelled, MeetingAdded, MeetingTermSet, AbsenceAdded,
                                 AbsenceEnded, AbsenceTold, SilenceAdded, SilenceEnded, SilenceTold>;

/// The body that a change is about; empty when it is about people.
[[nodiscard]] const std::string& body_of(const WorldChange& change);
/// One line, the same for ever: it is part of the identity of a world. "moved ab/2024-07-10 2024-07-03".
[[nodiscard]] std::string serialised(const WorldChange& change);

struct ChangedWorld {
  Organisation world;  ///< its `hash` and `text` are the seed's, with a fingerprint and a line for each change behind
  std::vector<std::size_t> unfit;  ///< changes about a body or meeting that the seed does not know: left out
};
/// Total: a change that does not fit is left out and named. A seed whose file was brought up to date by hand, so that
/// it has the new day of a moved meeting and not the old one, gives that meeting its old identity.
[[nodiscard]] ChangedWorld with_changes(const Organisation& seed, std::span<const WorldChange> changes);

/// The meeting with this identity, second meetings included; null when there is none.
[[nodiscard]] const Meeting* meeting_with_identity(const Body& body, Date first);
/// The meeting that a person means by a date: the one held on that day, else the one with that identity.
[[nodiscard]] const Meeting* meeting_meant(const Body& body, Date day);

}  // namespace besluit::definition
