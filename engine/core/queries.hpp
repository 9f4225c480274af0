// SPDX-License-Identifier: EUPL-1.2
// What people ask of the engine, as pure read models over its state. Nothing here changes or remembers anything:
// "overdue" and "feasible" are computed for the day on which somebody looks.
#pragma once

#include "engine/core/engine_state.hpp"
#include "workflows/planning/plan.hpp"

#include <expected>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace besluit::engine {

/// A name that is not there. `kind`: dossier | step | route | notice | event.
struct Missing {
  std::string kind;
  std::string name;
  std::vector<std::string> possible;  ///< near or known names, at most 20; may be empty
};

/// What a dossier must do first: the planning date of its earliest running deadline.
struct NextDate {
  Date date{};
  std::string step;
  friend bool operator==(const NextDate&, const NextDate&) = default;
};

/// The dates of one deadline, or of the act it asks for.
struct TwoDates {
  Date legal{};
  Date planning{};
  friend bool operator==(const TwoDates&, const TwoDates&) = default;
};

/// An answer of a round that is over: it stays in view and does not count any more.
struct EarlierAnswer {
  int round = 1;
  std::string outcome;  ///< English token
  Date on{};
};

/// One of those whom a step asks. `state`: asked | received | answered | silent; a late answer stands apart.
struct ParticipantView {
  std::string id;          ///< empty where one body is asked several things
  std::string part;        ///< of several things that are asked; else empty
  std::string part_title;  ///< what it is about, or its ask
  std::string name;
  std::string body;
  std::string state;
  std::optional<Date> received_on;
  std::string outcome;  ///< English token; empty while it is awaited; with state silent nobody said it
  std::optional<Date> outcome_on;
  std::uint64_t outcome_seq = 0;
  std::optional<TwoDates> reply_by;  ///< of its running clock
  bool overdue = false;
  std::string late_outcome;
  std::optional<Date> late_on;
  std::uint64_t late_seq = 0;
  std::vector<EarlierAnswer> earlier{};  ///< of earlier rounds, in their order
};

struct StepView {
  std::string id;
  std::string title;
  std::string ask;   ///< English token
  std::string who;   ///< role that does the task or hands in the papers
  std::string body;  ///< empty for a task
  std::string body_name;
  std::string state;  ///< waiting | open | done
  int round = 0;
  std::string outcome;  ///< English token; empty when there is none
  std::optional<Date> outcome_on;
  std::uint64_t outcome_seq = 0;  ///< what `correct` asks for; 0 when there is no outcome
  std::optional<definition::Meeting> meeting;
  std::optional<TwoDates> papers;  ///< handing in; for a task the day it must be done
  std::optional<Date> sent_out;
  bool delivered = false;
  bool acknowledged = false;  ///< of a running deadline
  bool overdue = false;
  bool feasible = true;                         ///< nothing of this step makes the plan impossible today
  std::vector<std::string> waiting_on;          ///< role or body ids; empty unless the step is open
  std::vector<std::string> held_for{};          ///< its turn has come, but these facts or outcomes are not known yet
  std::optional<Date> settles_on{};             ///< the day that is waited for, or the day after a written round
  std::vector<ParticipantView> participants{};  ///< of a step that asks every participant, once it was opened
  planning::Applies applies = planning::Applies::yes;  ///< by what is known now; filled by `show` only
};

struct DossierView {
  std::string id;
  std::string route;
  std::string title;
  std::string state;   ///< running | ended | withdrawn
  std::string result;  ///< when ended
  bool feasible = true;
  bool provisional = false;
  bool overdue = false;
  int plan_version = 0;
  Date started_on{};
  std::uint64_t last_seq = 0;
  std::map<std::string, std::string> values;
  std::optional<NextDate> next;
  std::vector<StepView> steps;
  std::vector<std::string> possible;  ///< filled by `show` only
  std::string parent{};               ///< the dossier from whose decision it was born
  std::vector<dossier::Child> children{};
  std::vector<dossier::RequestState> requests{};
};

struct AgendaItem {
  std::string dossier;
  std::string title;  ///< of the dossier
  std::string step;
  std::string step_title;
  std::string kind;  ///< papers | sending | task | target | statutory | agreed | reply | meeting
  std::string body;  ///< empty for a task
  std::string body_name;
  std::vector<std::string> waiting_on;
  Date legal{};
  Date planning{};
  bool overdue = false;
  int days_late = 0;  ///< see `days_late`
  bool acknowledged = false;
  bool done = false;          ///< in the table of a year only
  std::string outcome;        ///< English token; empty when there is none
  std::string participant{};  ///< of a reply
};

struct HopView {
  std::string step;
  std::string title;
  std::string ask;
  std::string who;
  std::string body;  ///< empty for a task
  std::string body_name;
  std::optional<definition::Meeting> meeting;
  std::optional<terms::Due> papers;   ///< handing in, or the day the task must be done
  std::optional<terms::Due> sending;  ///< equal to `papers` for a body with one date; none for a task
  std::optional<int> slack_days;
  std::optional<terms::Due> expected{};           ///< see planning::Hop
  std::optional<Date> answers_until{};            ///< see planning::Hop
  std::vector<planning::OwnDue> dates;            ///< dates that the route itself gives, the earliest first
  std::optional<definition::OwnDate::Kind> main;  ///< of a task: which of them `papers` is
  bool target = false;                            ///< `papers` is a streefdatum
  bool done = false;
  planning::Applies applies = planning::Applies::yes;  ///< by what is known now
  std::string only_if{};                               ///< the step's condition; empty: it has none
  std::string every{};  ///< council | college: the step asks every one of them, and `papers` is the day of sending
};

struct TargetView {
  std::string step;
  std::string body;
  std::optional<Date> meeting;
};

struct PlanView;

/// A way out of a plan that cannot be made, and the plan that it gives.
struct AlternativeView {
  std::vector<std::string> ways;  ///< commands as a person types them, after `besluitctl`
  Text sentence;
  std::shared_ptr<const PlanView> plan;  ///< never null
};

/// The plan of a route or of a running dossier, ready to be shown.
struct PlanView {
  std::string dossier;  ///< empty for a route that is not running
  std::string workflow;
  std::string title;
  bool provisional = false;
  Date from{};
  std::optional<TargetView> target;  ///< none when no body decides
  std::vector<HopView> hops;
  std::vector<planning::AskedPlan> participants{};
  std::vector<Text> remarks{};
  std::vector<definition::Closure> closures;  ///< of the organisation, from `from` to the last date of the plan
  std::optional<planning::Conflict> conflict;
  std::vector<AlternativeView> alternatives;  ///< of a running dossier that is not feasible

  [[nodiscard]] bool feasible() const { return !conflict.has_value(); }
};

struct Counts {
  std::size_t running = 0;
  std::size_t ended = 0;
  std::size_t withdrawn = 0;
  std::size_t infeasible = 0;    ///< running ones
  std::size_t overdue = 0;       ///< running ones
  std::size_t pending = 0;       ///< notices that wait
  std::size_t trying_again = 0;  ///< of those: at least one try failed
  std::size_t failed = 0;        ///< dead letters since the daemon started
};

/// One dossier as it stands today. The workflow is its pinned definition.
[[nodiscard]] DossierView view_of(const dossier::Dossier& dossier, const definition::Workflow& workflow,
                                  const definition::Organisation* world, Date today);

/// Where a dossier stands after a command: what a caller wants to know at once.
struct Standing {
  bool feasible = true;  ///< as in DossierView
  std::optional<NextDate> next;
  std::vector<std::string> possible;
};
[[nodiscard]] Standing standing(const dossier::Dossier& dossier, const definition::Workflow& workflow, Date today);

/// Is this deadline's day over? Own papers terms count from the planning date, a given date from the legal date.
[[nodiscard]] bool is_overdue(const dossier::Deadline& deadline, Date today);
/// How long it is over, in calendar days after the same date; 0 when it is not.
[[nodiscard]] int days_late(const dossier::Deadline& deadline, Date today);
/// The day of this deadline is over and that makes the plan impossible: not for a streefdatum, and not for sending out,
/// which the body itself can still make good.
[[nodiscard]] bool blocks(const dossier::Deadline& deadline, Date today);

/// The names of all dossiers, in order.
[[nodiscard]] std::vector<std::string> dossier_ids(const EngineState& state);
/// What a list tells of a dossier; of its steps the name, the state and the outcome. The rest stays empty.
[[nodiscard]] DossierView glance_of(const dossier::Dossier& dossier, Date today);
[[nodiscard]] std::expected<DossierView, Missing> show(const EngineState& state, std::string_view id, Instant now);
/// What is due, earliest first; with `until`, only what is due on or before that day.
[[nodiscard]] std::vector<AgendaItem> agenda(const EngineState& state, Instant now, std::optional<Date> until);
/// The same for who makes it a slice at a time: can anything of this dossier be due by `until`; and what it is, in no
/// order.
[[nodiscard]] bool may_be_on_agenda(const Slot& slot, std::optional<Date> until);
void add_to_agenda(const EngineState& state, const Slot& slot, Instant now, std::optional<Date> until,
                   std::vector<AgendaItem>& items);
/// All dates of one year, done ones too: the meetings of the bodies (`dossier` is empty for one that has nothing on its
/// agenda), and what the running dossiers plan. By date; a meeting before what is due on its day.
[[nodiscard]] std::vector<AgendaItem> year_table(const EngineState& state, Instant now, int year);
/// Trying ways out makes many plans: only for whoever shows them.
enum class WaysOut : std::uint8_t { left_out, tried };
/// The plan of a running dossier, from today.
[[nodiscard]] std::expected<PlanView, Missing> plan(const EngineState& state, std::string_view id, Instant now,
                                                    WaysOut ways = WaysOut::left_out);
/// The first year of which no day of the route lies before `from`. REQUIRES: the route has a year.
[[nodiscard]] int year_that_fits(const definition::Workflow& route, Date from);
/// The route with its year filled in, where it has one: the year of `values`, else the one that fits.
[[nodiscard]] definition::Workflow in_some_year(const definition::Workflow& route,
                                                const std::map<std::string, std::string>& values, Date from);
/// The plan of a route that is not running.
/// `values`: facts that are known from the start, in text form; they decide which steps apply.
[[nodiscard]] PlanView plan(const definition::Organisation& world, const definition::Workflow& workflow, Date from,
                            const std::map<std::string, std::string>& values = {});
[[nodiscard]] Counts counts(const EngineState& state, Instant now);

/// The decoded dossier; `Missing` names the nearest ids.
[[nodiscard]] std::expected<dossier::Dossier, Missing> find_dossier(const EngineState& state, std::string_view id);
[[nodiscard]] Date today_of(const EngineState& state, Instant now);

}  // namespace besluit::engine
