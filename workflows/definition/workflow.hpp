// SPDX-License-Identifier: EUPL-1.2
// One route as read from one file. Immutable; identified by its content hash.
#pragma once

#include "rules/diagnostic/diagnostic.hpp"
#include "rules/feel/condition.hpp"
#include "rules/terms/date.hpp"
#include "rules/terms/term.hpp"
#include "workflows/definition/ask.hpp"
#include "workflows/definition/fan_out.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace besluit::definition {

struct DecidedBy;

/// A declared fact of the route (`gegevens`).
struct Input {
  std::string name;
  feel::Type type = feel::Type::string;
  std::string unit;                                  ///< "EUR"; may be empty
  std::shared_ptr<const DecidedBy> decided_by = {};  ///< see decided.hpp; null: a person gives it
  friend bool operator==(const Input&, const Input&) = default;
};

/// Which meeting decides, as the route names it.
struct MeetingChoice {
  enum class Kind : std::uint8_t {
    last_possible,  ///< no word about it: the last meeting that lets the rest of the route be made, else the first
    fixed,          ///< "ab 2024-07-10": by identity (body + first date)
    last_before,    ///< "laatste ab vóór 2024-12-31": the day itself is not included
  } kind = Kind::last_possible;
  Date date{};                    ///< the identity's date, or the limit
  std::optional<int> years = {};  ///< see OwnDate
  friend bool operator==(const MeetingChoice&, const MeetingChoice&) = default;
};

/// A date that the route itself gives to a step: for a task the day on which it is done, for a body the day on or
/// before which it must have met.
struct OwnDate {
  enum class Kind : std::uint8_t {
    statutory,  ///< wettelijk uiterlijk: nobody of the organisation can move it
    due,        ///< uiterlijk: agreed
    target,     ///< streefdatum: binds nobody
  } kind = Kind::due;
  Date date{};
  std::string words = {};  ///< of a document that names no day: "eind augustus 2013"; `date` is their reading
  /// "29 april van het jaar": how many years after the year of the dossier; `date` is then that day in the year 2000.
  /// Only in a route that no year was filled in for: see `of_year`.
  std::optional<int> years = {};
  friend bool operator==(const OwnDate&, const OwnDate&) = default;
};
/// The order in which a step keeps its dates: the earliest first; of one day the strongest first.
void in_order(std::vector<OwnDate>& dates);

/// What a wait step waits for. Nobody is asked anything.
struct Wait {
  enum class Kind : std::uint8_t {
    day,       ///< wacht tot: the step is done when the day has come
    event,     ///< wacht op: a person records that it happened
    dossier,   ///< wacht op dossier: another dossier has ended, or has done one of its steps
    children,  ///< wacht op dossier kinderen: all dossiers that this one started have ended
  } kind = Kind::event;
  Date date{};                    ///< of `day` without a fact
  std::string words = {};         ///< of a document that names no day; `date` is their reading
  std::optional<int> years = {};  ///< see OwnDate
  std::string fact = {};  ///< of `day`: the fact that holds it; of `dossier`: the fact that holds the dossier's id
  std::string step = {};  ///< of `dossier`: the step that must be done; empty: its end
  friend bool operator==(const Wait&, const Wait&) = default;
};

/// One of several things that a step asks, with an outcome of its own.
struct Part {
  std::string id;
  Ask ask = Ask::decision;
  std::string title;
  friend bool operator==(const Part&, const Part&) = default;
};

/// A body answers outside a meeting. The days count from the first working day after the day it was decided.
struct WrittenRound {
  terms::Term length;              ///< in working days
  std::optional<Silence> silence;  ///< what it means when the round is over without an answer
  friend bool operator==(const WrittenRound&, const WrittenRound&) = default;
};

/// A dossier that an outcome of a step starts.
struct Birth {
  Outcome outcome = Outcome::adopted;
  std::string route;
  /// Facts that it is given: text, or the name of a fact of this route, whose value it then gets.
  std::map<std::string, std::string> values;
  friend bool operator==(const Birth&, const Birth&) = default;
};

/// A term of a task that runs from the day on which another step was done. It has no date before that day.
struct AfterStep {
  terms::Term term;
  std::string step;  ///< an earlier one
  friend bool operator==(const AfterStep&, const AfterStep&) = default;
};

struct Step {
  std::string id;
  std::string title;  ///< what is done, in a few words; for a body step from the ask when not given
  Ask ask = Ask::task;
  std::string who;              ///< role that does the task or hands in the papers; empty: see `papers_owner`
  std::string body;             ///< empty for a task, and for a step that asks every participant
  std::optional<FanOut> every;  ///< asks every participant; else empty
  MeetingChoice meeting;
  std::vector<OwnDate> dates;         ///< at most one of each kind, `in_order`
  std::string due_fact;               ///< uiterlijk: the fact that holds the day; tasks only
  std::optional<AfterStep> within;    ///< klaar binnen: tasks only; with a `due` beside it the earlier of the two holds
  bool reminds_of_each = false;       ///< herinner aan: elke datum; else only the first of them has a ladder
  std::optional<terms::Term> margin;  ///< marge: kept free before the next step's papers date
  std::vector<Exit> exits;
  std::optional<feel::Condition> only_if;  ///< alleen als: judged when the step would open; none: it always applies
  std::string addressed_to;                ///< bij: to whom a view goes, "eigen college" or a body; may be empty
  std::vector<std::string> options;        ///< keuze uit; only of the ask `choice`
  bool other_option = false;               ///< one of `options` is "anders": then a note must say what
  std::vector<std::string> fixes;          ///< legt vast: facts that must be known when the step is done
  std::vector<Part> parts;                 ///< onderdelen: each is answered on its own
  std::string decides;                     ///< bepaalt: the fact that a rule step decides
  std::optional<Wait> wait;                ///< of the ask `wait`
  std::vector<Birth> starts;               ///< start: dossiers that are born from an outcome of this step
  std::vector<std::string> inform;         ///< bericht aan: roles, bodies or addresses; only of the ask `inform`
  std::optional<WrittenRound> written;     ///< schriftelijke ronde: the body answers without a meeting
  std::string policy;                      ///< of this step; empty: the route's
  std::string ground;                      ///< grond, free text
  std::string confidential;  ///< vertrouwelijk: on what ground its name stays out of messages and calendars
  int stage = 0;             ///< steps of one stage are open together; stages follow each other from 0
  /// Indices of the steps that never apply beside this one: branches of one choice. Neither waits for the other.
  std::vector<int> excludes;
  std::vector<std::string> apart_from;  ///< niet samen met: routes whose items this one does not share a meeting with
  diagnostic::Span where;               ///< of the step's id in the file

  /// As messages and calendars call it: its title, else its id; of a confidential step neither.
  [[nodiscard]] std::string public_title() const;
  /// The own date of this kind; null when there is none.
  [[nodiscard]] const OwnDate* date(OwnDate::Kind kind) const;
  [[nodiscard]] bool excludes_step(int index) const { return std::ranges::binary_search(excludes, index); }
  /// Asks a body in one of its meetings.
  [[nodiscard]] bool meets() const { return !body.empty() && !written; }
  /// Somebody answers or does something; else the step comes about by itself (a day that comes, a table).
  [[nodiscard]] bool asks_somebody() const {
    return ask != Ask::rule && ask != Ask::inform && (!wait || wait->kind == Wait::Kind::event);
  }
};

struct Workflow {
  std::string id;  ///< the route's name
  std::string title;
  std::string organisation;  ///< organisation id
  std::string source;
  std::string owner;  ///< eigenaar: role asked when something is wrong; empty: contact of the deciding body
  std::vector<Input> inputs;
  std::optional<feel::Condition> guard;
  std::vector<Step> steps;  ///< in order; stages do not decrease
  std::string policy;       ///< the route's default policy; may be empty (nothing is reminded)
  std::string year = {};    ///< jaar: the fact that holds the year of a dossier; empty: it has none, or it is filled in
  std::optional<Date> valid_from = {};  ///< geldt vanaf: dossiers that start on or after that day follow this version
  std::string hash;                     ///< SHA-256 (hex) over the canonical tree and what it names
  std::string text;  ///< the file as read, with the tables and models it names (reading/companions.hpp)
  std::string file;  ///< base name, for messages

  [[nodiscard]] int index_of(std::string_view step) const;  ///< -1 when there is none
  /// The role that must hand in the papers of step `index` (its own `who`, else the last task's before it, else the
  /// contact of its body), or that does the task.
  /// `passed` says of an earlier step that it was passed over: whoever would have done it made nothing.
  [[nodiscard]] std::string owner_of(int index, const std::string& body_contact,
                                     const std::function<bool(int)>& passed = {}) const;
  /// The move of `outcome` at step `index`: the step's own exit, else the table's.
  [[nodiscard]] Exit exit_of(int index, Outcome outcome) const;
  [[nodiscard]] int stages() const { return steps.empty() ? 0 : steps.back().stage + 1; }
};

/// The first and the last year that a dossier can be of.
inline constexpr int first_year = 1900;
inline constexpr int last_year = 2199;
/// The route with this year filled in: a definition of its own, kept and identified as such. A route without a year is
/// returned as it is.
[[nodiscard]] Workflow of_year(Workflow workflow, int year);

}  // namespace besluit::definition
