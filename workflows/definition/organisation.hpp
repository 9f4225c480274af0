// SPDX-License-Identifier: EUPL-1.2
// One version of an organisation: the world in which dossiers are decided. Immutable once read.
#pragma once

#include "rules/diagnostic/diagnostic.hpp"
#include "rules/terms/date.hpp"
#include "rules/terms/term.hpp"
#include "rules/votes/threshold.hpp"
#include "workflows/definition/letter_template.hpp"

#include <chrono>
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

/// What becomes of papers that come after the day on which they had to be in (late stukken).
enum class LatePapers : std::uint8_t {
  accepted,
  with_reason,  ///< they are accepted when a reason is given
  refused,      ///< the item goes off the agenda
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
  LatePapers late_papers = LatePapers::accepted;
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
  std::vector<Date> new_councils;      ///< nieuwe raad: the first day of each council that is to come, ascending
  std::vector<Closure> closures;
};

struct Person {
  std::string id;
  std::string name;
  std::string mail;
  std::string deputy;                        ///< a role or person id; may be empty
  Language language = Language::nl;          ///< in which letters are written to them
  std::vector<std::string> more_mails = {};  ///< further addresses: a letter goes to all of them
};

/// A stretch of days in which somebody is away. What is for that person then goes to whoever takes over.
struct Absence {
  int number = 0;  ///< counts from 1 within the organisation
  std::string person;
  Date from{};
  Date until{};        ///< inclusive
  std::string deputy;  ///< role or person that takes over; empty: the one that the file names
  std::string reason;  ///< may be empty: nobody owes an account of a holiday
  std::string author;
  bool told = false;  ///< whoever takes over got word of it
  friend bool operator==(const Absence&, const Absence&) = default;
};

/// A stretch of days in which notices wait. Never without an author, a reason and an end.
struct SilencePeriod {
  int number = 0;       ///< counts from 1 within the organisation
  std::string dossier;  ///< these three say which notices wait; empty: all
  std::string step;
  std::string person;
  Date from{};
  Date until{};  ///< inclusive
  std::string reason;
  std::string author;
  bool told = false;  ///< its author got word that it ends soon
  [[nodiscard]] bool holds_on(Date day) const { return from <= day && day <= until; }
  friend bool operator==(const SilencePeriod&, const SilencePeriod&) = default;
};
/// Longest stretch of a silence; who wants more says so again.
inline constexpr std::chrono::days silence_longest{92};

/// One rung as a policy writes it.
struct RungRule {
  enum class Kind : std::uint8_t { reminder, escalation } kind = Kind::reminder;
  terms::Term offset;                 ///< before (reminder) or after (escalation) the planning date
  std::string text;                   ///< the policy's own words: "3 weken vooraf", "na 1 werkdag"
  std::string to;                     ///< role, body or person id; empty: whoever owes it
  bool unless_acknowledged = false;   ///< tenzij: bevestigd
  std::optional<terms::Term> repeat;  ///< herhaal: elke ...; each repeat is a rung of its own
  std::optional<Date> on = {};        ///< a day of its own instead of `offset`
  friend bool operator==(const RungRule&, const RungRule&) = default;
};

/// What becomes of rungs whose day passed while nothing could go out.
enum class CatchUp : std::uint8_t {
  each,    ///< every one, in order, marked as late
  latest,  ///< of one deadline and one person only the last
  skip,    ///< none
};

/// A stretch of the day, also over midnight; the same moment twice means none.
struct QuietHours {
  std::chrono::minutes from{0};   ///< since midnight, local time
  std::chrono::minutes until{0};  ///< first minute at which notices go again
  [[nodiscard]] bool none() const { return from == until; }
  friend bool operator==(const QuietHours&, const QuietHours&) = default;
};

/// What a policy wants told besides dates and rungs.
enum class Tell : std::uint8_t {
  task,     ///< to whoever owes it, when a task begins
  outcome,  ///< to everybody in the route, when one is recorded or corrected
  end,      ///< to everybody in the route, when it ends
  papers,   ///< to the body, when its papers come later than planned
};

/// How notices of every kind go out: the ladder of a deadline, and what holds for whatever is sent under this policy.
struct Policy {
  std::string id;
  std::vector<RungRule> rungs;  ///< reminders first, each group in the order of the file
  CatchUp reminders_late = CatchUp::each;
  CatchUp escalations_late = CatchUp::each;
  std::optional<terms::Term> acknowledged_for = {};  ///< how long "seen" holds; none: as long as the date does
  bool acknowledged_by_all = false;                  ///< everybody who was told must have seen it
  QuietHours quiet = {};
  bool working_days_only = false;  ///< nothing arrives on a day off
  bool one_mail_a_day = false;     ///< what a person gets on one day comes as one
  std::vector<Tell> tell = {};
};

/// Where a contact or `to` leads: a person of the organisation, or a bare address.
struct Addressee {
  std::string person;  ///< person id; empty for a bare address
  std::string name;
  std::string mail;
  Language language = Language::nl;
  std::vector<std::string> more_mails = {};  ///< further addresses of that person

  /// By which events and notices name them: the person's id, or the bare address.
  [[nodiscard]] const std::string& id() const { return person.empty() ? mail : person; }
};

/// Whom a message on a certain day goes to.
struct Addressed {
  std::optional<Addressee> to;
  std::vector<std::string> away = {};  ///< persons who were passed over, in order
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
  LetterTemplates letters = {};   ///< brieven: letters in its own words
  /// Facts that a route of this organisation has when nobody gives them (parameters): name -> value as typed.
  std::map<std::string, std::string> parameters = {};
  // What people said since the file was read (world_change.hpp).
  std::vector<Absence> absences = {};
  std::vector<SilencePeriod> silences = {};  ///< those that were ended early end on the day before
  std::string hash;  ///< SHA-256 (hex) over the canonical tree of the file: the world's identity
  std::string text;  ///< the file as read

  /// Role, body (its contact), person or bare mail address -> whom to write to; nullopt when nobody is found.
  [[nodiscard]] std::optional<Addressee> resolve(std::string_view who) const;
  /// The same on a day: who is absent is passed over for whoever takes over, from one to the next.
  [[nodiscard]] Addressed address(std::string_view who, Date day) const;
  /// Its addressee's `id`; empty when nobody is found.
  [[nodiscard]] std::string receiver(std::string_view who, Date day) const;
  /// The absence of a person on a day (of several the last that was added); null when there is none.
  [[nodiscard]] const Absence* absence_of(std::string_view person, Date day) const;
  [[nodiscard]] const Body* body(std::string_view id) const;
  /// The closures that hold for a message about `participant` (empty: the organisation's own only).
  [[nodiscard]] std::vector<Closure> closures_for(std::string_view participant) const;
};

}  // namespace besluit::definition
