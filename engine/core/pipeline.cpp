// SPDX-License-Identifier: EUPL-1.2
#include "engine/core/pipeline.hpp"

#include "engine/core/outbox.hpp"
#include "rules/terms/holidays.hpp"
#include "workflows/dossier/ladder.hpp"

#include <algorithm>
#include <array>

namespace besluit::engine {
namespace {

using dossier::NoticeKind;
using dossier::NotSent;

constexpr std::array rules{
    KindRule{NoticeKind::reminder, Needs::deadline, true, true, true},
    KindRule{NoticeKind::escalation, Needs::deadline, true, true, true},
    KindRule{NoticeKind::dates, Needs::running, true, true, true},
    KindRule{NoticeKind::infeasible, Needs::infeasible, true, true, true},
    KindRule{NoticeKind::withdrawn, Needs::nothing, true, true, true},
    KindRule{NoticeKind::correction, Needs::nothing, true, true, true},
    KindRule{NoticeKind::moved, Needs::running, true, true, true},
    KindRule{NoticeKind::announcement, Needs::nothing, true, true, true},
    KindRule{NoticeKind::request, Needs::nothing, true, true, true},
    KindRule{NoticeKind::assigned, Needs::open_step, true, true, true},
    KindRule{NoticeKind::invitation, Needs::open_step, true, true, true},
    KindRule{NoticeKind::late_paper, Needs::running, true, true, true},
    KindRule{NoticeKind::answer, Needs::nothing, true, true, true},
    KindRule{NoticeKind::ended, Needs::nothing, true, true, true},
    KindRule{NoticeKind::outcome, Needs::nothing, true, true, true},
    KindRule{NoticeKind::outcome_corrected, Needs::nothing, true, true, true},
    KindRule{NoticeKind::outcome_missing, Needs::open_step, true, true, true},
    KindRule{NoticeKind::question, Needs::open_step, true, true, true},
    // What is broken is told at once, and by itself: a night of rest would be a night without notices.
    KindRule{NoticeKind::delivery_failed, Needs::nothing, false, false, false},
    KindRule{NoticeKind::channel_failing, Needs::nothing, false, false, false},
    KindRule{NoticeKind::silence_ending, Needs::nothing, false, true, false},
    KindRule{NoticeKind::hand_over, Needs::nothing, true, true, false},
    KindRule{NoticeKind::digest, Needs::nothing, true, true, false},
};
static_assert([] {
  for (std::size_t i = 0; i < rules.size(); ++i)
    if (static_cast<std::size_t>(rules[i].kind) != i) return false;
  return rules.size() == static_cast<std::size_t>(NoticeKind::digest) + 1;
}());

constexpr std::array waiting{
    WaitingCode{"silenced", "Er is afgesproken dat berichten hierover wachten.",
                "It was agreed that notices about this wait."},
    WaitingCode{"snoozed", "Iemand heeft de berichten over deze stap uitgesteld.",
                "Somebody lets the notices about this step wait."},
    WaitingCode{"quiet-hours", "In de stille uren gaat er niets uit.", "Nothing goes out in the quiet hours."},
    WaitingCode{"day-off", "Op een vrije dag gaat er niets uit.", "Nothing goes out on a day off."},
    WaitingCode{"next-digest", "Het gaat mee in het overzicht van de volgende dag.",
                "It goes with the digest of the next day."},
    WaitingCode{"not-running", "Het dossier loopt niet meer.", "The dossier does not run any more."},
    WaitingCode{"feasible-again", "De planning is intussen weer haalbaar.", "The plan has become feasible again."},
};

Judgement drop(NotSent reason, const std::string& detail = {}) {
  return {Gate::drop, dossier::reason_token(reason), dossier::reason_sentence(reason, detail).nl, {}};
}

/// A rung's deadline, from the notice's id "<dossier>/<deadline>#<rung>@<channel>".
std::optional<dossier::DeadlineName> deadline_in(const storage::NoticeRow& notice) {
  const std::string id = without_channel(notice.id);
  const std::size_t hash = id.rfind('#');
  if (hash == std::string::npos || !id.starts_with(notice.dossier + "/")) return std::nullopt;
  return dossier::parse_deadline_name(
      std::string_view{id}.substr(notice.dossier.size() + 1, hash - notice.dossier.size() - 1));
}

/// Why a deadline that a notice was about is not running any more.
Judgement why_over(const dossier::Dossier& dossier, const dossier::StepState* step, const dossier::DeadlineName& name) {
  if (dossier.status == dossier::Status::withdrawn) return drop(NotSent::withdrawn);
  if (dossier.status == dossier::Status::ended) return drop(NotSent::route_ended);
  if (step == nullptr || step->status == dossier::StepStatus::done) return drop(NotSent::step_done);
  if (step->suspended_on) return drop(NotSent::suspended);
  if (name.kind == dossier::DeadlineKind::papers && step->delivered) return drop(NotSent::papers_delivered);
  const dossier::ParticipantState* one = step->participant(name.participant);
  if (one != nullptr && one->outcome) return drop(NotSent::step_done);
  return drop(NotSent::superseded);
}

std::optional<Judgement> rung_over(const dossier::Dossier& dossier, const dossier::StepState* step,
                                   const storage::NoticeRow& notice, Date today) {
  const auto name = deadline_in(notice);
  if (!name) return std::nullopt;  // not of a ladder: somebody else's role that nobody fills
  const dossier::Deadline* deadline = dossier.find(*name);
  if (deadline == nullptr || !deadline->running || dossier.status != dossier::Status::running)
    return why_over(dossier, step, *name);
  const bool seen = deadline->acknowledged && (!deadline->seen_until || today <= *deadline->seen_until);
  if (seen) return drop(NotSent::acknowledged);
  if (std::ranges::find(deadline->seen_by, notice.to) != deadline->seen_by.end()) return drop(NotSent::acknowledged);
  return std::nullopt;
}

const dossier::StepState* step_of(const dossier::Dossier& dossier, const std::string& step) {
  const int index = dossier.index_of(step);
  return index < 0 ? nullptr : &dossier.steps[static_cast<std::size_t>(index)];
}

std::optional<dossier::NoticeKind> kind_of(const storage::NoticeRow& notice) {
  return dossier::notice_kind_named(notice.kind);
}

bool closed_on(const definition::Organisation& world, Date day) {
  return std::ranges::any_of(world.closures, [day](const definition::Closure& closure) {
    return closure.kind == definition::Closure::Kind::office && closure.from <= day && day <= closure.until;
  });
}

/// The end of the quiet hours in which `now` lies; nullopt outside them.
std::optional<Instant> quiet_until(const Circumstances& here, const definition::QuietHours& quiet) {
  if (quiet.none()) return std::nullopt;
  const auto time = std::chrono::duration_cast<std::chrono::minutes>(here.zone.time_of(here.now));
  const bool over_midnight = quiet.from > quiet.until;
  const bool inside =
      over_midnight ? time >= quiet.from || time < quiet.until : time >= quiet.from && time < quiet.until;
  if (!inside) return std::nullopt;
  const Date today = here.zone.date_of(here.now);
  const Date end = over_midnight && time >= quiet.from ? today + std::chrono::days{1} : today;
  return here.zone.instant_of(end, quiet.until);
}

std::string subject_of(const definition::SilencePeriod& silence) {
  return "Stilte " + std::to_string(silence.number) + " van " + silence.author + " (" + silence.reason +
         ") duurt tot en met " + spoken(silence.until, Language::nl) + ".";
}

}  // namespace

std::span<const KindRule> kind_rules() {
  return rules;
}
const KindRule& rule_of(dossier::NoticeKind kind) {
  return rules.at(static_cast<std::size_t>(kind));
}
std::span<const WaitingCode> waiting_codes() {
  return waiting;
}

const definition::Policy* policy_of(const Circumstances& here, const storage::NoticeRow& notice) {
  return here.route == nullptr ? nullptr : dossier::policy_for(here.world, *here.route, notice.step);
}

bool was_held(const storage::NoticeRow& notice) {
  return std::ranges::any_of(waiting, [&](const WaitingCode& row) { return row.code == notice.reason_code; });
}

std::optional<Judgement> eligible(const Circumstances& here, const storage::NoticeRow& notice) {
  const auto kind = kind_of(notice);
  if (!kind || here.dossier == nullptr) return std::nullopt;
  const dossier::Dossier& dossier = *here.dossier;
  const dossier::StepState* step = step_of(dossier, notice.step);
  const bool running = dossier.status == dossier::Status::running;
  const Judgement over =
      dossier.status == dossier::Status::withdrawn ? drop(NotSent::withdrawn) : drop(NotSent::route_ended);
  switch (rule_of(*kind).needs) {
    case Needs::deadline:
      return rung_over(dossier, step, notice, here.zone.date_of(here.now));
    case Needs::open_step:
      if (!running) return over;
      if (step != nullptr && step->status == dossier::StepStatus::done) return drop(NotSent::step_done);
      if (step != nullptr && step->suspended_on) return drop(NotSent::suspended);
      return std::nullopt;
    case Needs::running:
      if (!running) return over;
      return std::nullopt;
    case Needs::infeasible:
      if (!running) return over;
      if (dossier.feasible) return Judgement{Gate::drop, "feasible-again", std::string{waiting[6].nl}, {}};
      return std::nullopt;
    case Needs::nothing:
      return std::nullopt;
  }
  return std::nullopt;
}

std::optional<Judgement> muted(const Circumstances& here, const storage::NoticeRow& notice) {
  const auto kind = kind_of(notice);
  if (!kind || !rule_of(*kind).waits_in_silence) return std::nullopt;
  const Date today = here.zone.date_of(here.now);
  const auto at = [&](Date day) { return here.zone.instant_of(day, here.send_time); };
  const auto fits = [](const std::string& wanted, const std::string& found) {
    return wanted.empty() || wanted == found;
  };
  for (const definition::SilencePeriod& silence : here.world.silences) {
    if (!silence.holds_on(today) || !fits(silence.dossier, notice.dossier) || !fits(silence.step, notice.step) ||
        !fits(silence.person, notice.to))
      continue;
    return Judgement{Gate::wait, "silenced", subject_of(silence), at(silence.until + std::chrono::days{1})};
  }
  if (here.dossier == nullptr) return std::nullopt;
  const dossier::StepState* step = step_of(*here.dossier, notice.step);
  if (step != nullptr && step->snoozed_until && here.now < at(*step->snoozed_until))
    return Judgement{
        Gate::wait, "snoozed",
        "De berichten over deze stap zijn uitgesteld tot " + spoken(*step->snoozed_until, Language::nl) + ".",
        at(*step->snoozed_until)};
  return std::nullopt;
}

std::optional<Judgement> moment(const Circumstances& here, const storage::NoticeRow& notice) {
  const auto kind = kind_of(notice);
  const definition::Policy* policy = policy_of(here, notice);
  if (!kind || !rule_of(*kind).waits_for_moment || policy == nullptr) return std::nullopt;
  const Date today = here.zone.date_of(here.now);
  if (policy->working_days_only && (!terms::is_working_day(today) || closed_on(here.world, today))) {
    Date day = today;
    do {
      day = terms::working_day_from(day + std::chrono::days{1});
    } while (closed_on(here.world, day));
    return Judgement{Gate::wait, "day-off",
                     "Vandaag is het een vrije dag; het bericht gaat op " + spoken(day, Language::nl) + ".",
                     here.zone.instant_of(day, here.send_time)};
  }
  if (const auto until = quiet_until(here, policy->quiet))
    return Judgement{
        Gate::wait, "quiet-hours",
        "In de stille uren gaat er niets uit; het bericht gaat om " + here.zone.format(*until).substr(11, 5) + " uur.",
        *until};
  if (!policy->one_mail_a_day || !rule_of(*kind).may_be_grouped) return std::nullopt;
  // What comes up after the send time of its day goes with the digest of the next.
  const Instant due{std::chrono::milliseconds{notice.due_ms}};
  const Date day = here.zone.date_of(due);
  const Instant same_day = here.zone.instant_of(day, here.send_time);
  const Instant digest = due <= same_day ? same_day : here.zone.instant_of(day + std::chrono::days{1}, here.send_time);
  if (here.now >= digest) return std::nullopt;
  return Judgement{Gate::wait, "next-digest", std::string{waiting[4].nl}, digest};
}

Judgement judge(const Circumstances& here, const storage::NoticeRow& notice) {
  for (const auto stage : {eligible, muted, moment})
    if (auto objection = stage(here, notice)) return *std::move(objection);
  return {};
}

}  // namespace besluit::engine
