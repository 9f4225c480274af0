// SPDX-License-Identifier: EUPL-1.2
// One version of an organisation: the world in which dossiers are decided. Immutable once read.
#pragma once

#include "rules/diagnostic/diagnostic.hpp"
#include "rules/terms/date.hpp"
#include "rules/terms/term.hpp"
#include "rules/votes/threshold.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace besluit::definition {

/// A meeting keeps its identity (body + first date) when it moves.
struct Meeting {
  Date first{};  ///< the date under which it was first known: its identity
  Date date{};   ///< the date on which it is held
  friend bool operator==(const Meeting&, const Meeting&) = default;
};

/// A stretch of days in which nobody should be reminded. Never moves a legal date.
struct Closure {
  enum class Kind : std::uint8_t {
    recess,  ///< reces: the bodies do not meet; a series "niet in reces" has no meeting in it
    office,  ///< sluiting: the office is closed
  };
  std::string name;
  Date from{};
  Date until{};  ///< inclusive
  Kind kind = Kind::recess;
  friend bool operator==(const Closure&, const Closure&) = default;
};

/// A second meeting (Gemeentewet art. 20 lid 2): it takes the items and the papers of the first, which had no quorum.
/// It deals with nothing else, so no other item is ever planned for it.
struct SecondMeeting {
  Date first_of{};  ///< identity of the meeting whose items it takes
  Meeting meeting;
  friend bool operator==(const SecondMeeting&, const SecondMeeting&) = default;
};

/// The terms of one meeting where they differ from those of its body.
struct MeetingTerms {
  Date first{};  ///< identity of the meeting
  std::optional<terms::Term> papers;
  std::optional<terms::Term> sending;
  friend bool operator==(const MeetingTerms&, const MeetingTerms&) = default;
};

/// A body that meets: Bao, Auditcommissie, DB, AB, a council.
struct Body {
  std::string id;
  std::string name;
  std::string contact;                 ///< a role id, or a bare mail address
  std::optional<terms::Term> papers;   ///< aanleveren: handing in, before the meeting
  std::optional<terms::Term> sending;  ///< verzenden: sending out, before the meeting
  std::vector<Meeting> meetings;       ///< ordered by date
  std::string members;                 ///< "participants" or empty; kept for the gates of later issues
  votes::Thresholds quorum;            ///< how many must be there; empty: the file does not say
  votes::Thresholds majority;          ///< what adopts a proposal; empty: the file does not say
  std::string participant;             ///< id of the participant whose council or college this is; else empty
  std::vector<Closure> recess = {};    ///< of this body alone: it does not meet then
  // What was decided since the file was read (world_change.hpp).
  std::vector<Meeting> cancelled;       ///< with the day on which they would have been held; not in `meetings`
  std::vector<SecondMeeting> seconds;   ///< not in `meetings`
  std::vector<MeetingTerms> own_terms;  ///< of single meetings

  /// The term for handing in, and for sending out, of one meeting.
  [[nodiscard]] const std::optional<terms::Term>& papers_for(const Meeting* meeting) const;
  [[nodiscard]] const std::optional<terms::Term>& sending_for(const Meeting* meeting) const;
};

struct Participant {
  std::string id;
  std::string name;
  int votes = 1;
  std::optional<std::string> council;  ///< body id of the raad ("leiden/raad")
  std::optional<std::string> college;  ///< body id of the college ("leiden/college")
  std::vector<Closure> closures;
};

struct Person {
  std::string id;
  std::string name;
  std::string mail;
  std::string deputy;  ///< a role or person id; may be empty
};

/// One rung as a policy writes it.
struct RungRule {
  enum class Kind : std::uint8_t { reminder, escalation } kind = Kind::reminder;
  terms::Term offset;                 ///< before (reminder) or after (escalation) the planning date
  std::string text;                   ///< the policy's own words: "3 weken vooraf", "na 1 werkdag"
  std::string to;                     ///< role, body or person id; empty: whoever owes it
  bool unless_acknowledged = false;   ///< tenzij: bevestigd
  std::optional<terms::Term> repeat;  ///< herhaal: elke ...; each repeat is a rung of its own
  friend bool operator==(const RungRule&, const RungRule&) = default;
};

struct Policy {
  std::string id;
  std::vector<RungRule> rungs;  ///< reminders first, each group in the order of the file
};

/// Where a contact or `to` leads: a person of the organisation, or a bare address.
struct Addressee {
  std::string person;  ///< person id; empty for a bare address
  std::string name;
  std::string mail;
};

struct Organisation {
  std::string id;
  std::string name;
  std::string zone = "Europe/Amsterdam";
  std::map<std::string, Participant, std::less<>> participants;
  std::map<std::string, std::string, std::less<>> roles;  ///< role -> person id
  std::map<std::string, Person, std::less<>> people;
  std::map<std::string, Body, std::less<>> bodies;  ///< councils and colleges included
  std::map<std::string, Policy, std::less<>> policies;
  std::vector<Closure> closures;  ///< reces and sluiting of the organisation
  std::string hash;               ///< SHA-256 (hex) over the canonical tree of the file: the world's identity
  std::string text;               ///< the file as read

  /// Role, body (its contact), person or bare mail address -> whom to write to; nullopt when nobody is found.
  [[nodiscard]] std::optional<Addressee> resolve(std::string_view who) const;
  [[nodiscard]] const Body* body(std::string_view id) const;
  /// The closures that hold for a message about `participant` (empty: the organisation's own only).
  [[nodiscard]] std::vector<Closure> closures_for(std::string_view participant) const;
};

}  // namespace besluit::definition
