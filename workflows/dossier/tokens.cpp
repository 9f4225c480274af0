// SPDX-License-Identifier: EUPL-1.2
// The words of the closed lists: one table each, in the order of the enumerators.
#include "workflows/dossier/command.hpp"
#include "workflows/dossier/dossier.hpp"
#include "workflows/dossier/event.hpp"

#include <array>
#include <charconv>
#include <string_view>
#include <utility>

namespace besluit::dossier {
namespace {

template <typename Enum>
struct Word {
  Enum value;
  std::string_view token;
};

// A table that is complete and in order can be indexed by its enumerator.
template <typename Rows>
constexpr bool in_order(const Rows& rows, std::size_t wanted) {
  if (rows.size() != wanted) return false;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (static_cast<std::size_t>(rows[i].value) != i) return false;
  }
  return true;
}

template <typename Enum, std::size_t N>
std::string token_in(const std::array<Word<Enum>, N>& rows, Enum value) {
  return std::string(rows.at(static_cast<std::size_t>(value)).token);
}

template <typename Enum, std::size_t N>
std::optional<Enum> named_in(const std::array<Word<Enum>, N>& rows, std::string_view token) {
  for (const auto& row : rows) {
    if (row.token == token) return row.value;
  }
  return std::nullopt;
}

template <typename Enum, std::size_t N>
std::vector<Enum> values_of(const std::array<Word<Enum>, N>& rows) {
  std::vector<Enum> values;
  values.reserve(N);
  for (const auto& row : rows) values.push_back(row.value);
  return values;
}

constexpr std::array not_sent_words{
    Word{NotSent::none, "none"},
    Word{NotSent::superseded, "superseded"},
    Word{NotSent::before_date_set, "before-date-set"},
    Word{NotSent::step_done, "step-done"},
    Word{NotSent::papers_delivered, "papers-delivered"},
    Word{NotSent::acknowledged, "acknowledged"},
    Word{NotSent::withdrawn, "withdrawn"},
    Word{NotSent::route_ended, "route-ended"},
    Word{NotSent::merged, "merged"},
    Word{NotSent::sent_back, "sent-back"},
    Word{NotSent::nobody, "nobody"},
    Word{NotSent::suspended, "suspended"},
    Word{NotSent::skipped, "skipped"},
    Word{NotSent::missed, "missed"},
    Word{NotSent::jumped, "jumped"},
};
static_assert(in_order(not_sent_words, static_cast<std::size_t>(NotSent::jumped) + 1));

constexpr std::array deadline_words{
    Word{DeadlineKind::papers, "papers"},       Word{DeadlineKind::sending, "sending"},
    Word{DeadlineKind::task, "task"},           Word{DeadlineKind::target, "target"},
    Word{DeadlineKind::statutory, "statutory"}, Word{DeadlineKind::agreed, "agreed"},
    Word{DeadlineKind::reply, "reply"},
};
static_assert(in_order(deadline_words, deadline_kinds + 1));

constexpr std::array notice_words{
    Word{NoticeKind::reminder, "reminder"},
    Word{NoticeKind::escalation, "escalation"},
    Word{NoticeKind::dates, "dates"},
    Word{NoticeKind::infeasible, "infeasible"},
    Word{NoticeKind::withdrawn, "withdrawn"},
    Word{NoticeKind::correction, "correction"},
    Word{NoticeKind::moved, "date-moved"},
    Word{NoticeKind::announcement, "announcement"},
    Word{NoticeKind::request, "request"},
    Word{NoticeKind::assigned, "task-assigned"},
    Word{NoticeKind::invitation, "written-round"},
    Word{NoticeKind::late_paper, "late-paper"},
    Word{NoticeKind::answer, "request-answered"},
    Word{NoticeKind::ended, "route-ended"},
    Word{NoticeKind::outcome, "outcome"},
    Word{NoticeKind::outcome_corrected, "outcome-corrected"},
    Word{NoticeKind::outcome_missing, "outcome-missing"},
    Word{NoticeKind::question, "question"},
    Word{NoticeKind::delivery_failed, "delivery-failed"},
    Word{NoticeKind::channel_failing, "channel-failing"},
    Word{NoticeKind::silence_ending, "silence-ending"},
    Word{NoticeKind::hand_over, "hand-over"},
    Word{NoticeKind::digest, "digest"},
};
static_assert(in_order(notice_words, static_cast<std::size_t>(NoticeKind::digest) + 1));

constexpr std::array refusal_words{
    Word{Refusal::dossier_exists, "dossier-exists"},
    Word{Refusal::guard_false, "guard-false"},
    Word{Refusal::guard_unknown, "guard-unknown"},
    Word{Refusal::unknown_value, "unknown-value"},
    Word{Refusal::bad_value, "bad-value"},
    Word{Refusal::unknown_step, "unknown-step"},
    Word{Refusal::step_not_open, "step-not-open"},
    Word{Refusal::unknown_outcome, "unknown-outcome"},
    Word{Refusal::outcome_not_allowed, "outcome-not-allowed"},
    Word{Refusal::dossier_ended, "dossier-ended"},
    Word{Refusal::date_in_future, "date-in-future"},
    Word{Refusal::date_before_start, "date-before-start"},
    Word{Refusal::unknown_seq, "unknown-seq"},
    Word{Refusal::not_correctable, "not-correctable"},
    Word{Refusal::later_steps_recorded, "later-steps-recorded"},
    Word{Refusal::reason_missing, "reason-missing"},
    Word{Refusal::nothing_to_acknowledge, "nothing-to-acknowledge"},
    Word{Refusal::already_delivered, "already-delivered"},
    Word{Refusal::not_a_body_step, "not-a-body-step"},
    Word{Refusal::text_too_long, "text-too-long"},
    Word{Refusal::unknown_dossier, "unknown-dossier"},
    Word{Refusal::unknown_route, "unknown-route"},
    Word{Refusal::bad_id, "bad-id"},
    Word{Refusal::unknown_participant, "unknown-participant"},
    Word{Refusal::participant_needed, "participant-needed"},
    Word{Refusal::no_participants, "no-participants"},
    Word{Refusal::already_answered, "already-answered"},
    Word{Refusal::already_received, "already-received"},
    Word{Refusal::date_before_sending, "date-before-sending"},
    Word{Refusal::no_date, "no-date"},
    Word{Refusal::date_after_meeting, "date-after-meeting"},
    Word{Refusal::papers_late, "papers-late"},
    Word{Refusal::route_unreadable, "route-unreadable"},
    Word{Refusal::nothing_to_migrate, "nothing-to-migrate"},
    Word{Refusal::step_in_use, "step-in-use"},
    Word{Refusal::before_meeting, "before-meeting"},
    Word{Refusal::date_passed, "date-passed"},
    Word{Refusal::bad_term, "bad-term"},
    Word{Refusal::unknown_meeting, "unknown-meeting"},
    Word{Refusal::not_suspended, "not-suspended"},
    Word{Refusal::already_suspended, "already-suspended"},
    Word{Refusal::unknown_body, "unknown-body"},
    Word{Refusal::unknown_part, "unknown-part"},
    Word{Refusal::part_needed, "part-needed"},
    Word{Refusal::value_needed, "value-needed"},
    Word{Refusal::no_values, "no-values"},
    Word{Refusal::no_vote, "no-vote"},
    Word{Refusal::bad_vote, "bad-vote"},
    Word{Refusal::request_answered, "request-answered"},
    Word{Refusal::bad_answer, "bad-answer"},
    Word{Refusal::note_needed, "note-needed"},
    Word{Refusal::bad_meeting, "bad-meeting"},
    Word{Refusal::unknown_person, "unknown-person"},
    Word{Refusal::unknown_silence, "unknown-silence"},
    Word{Refusal::unknown_absence, "unknown-absence"},
    Word{Refusal::bad_period, "bad-period"},
    Word{Refusal::nothing_to_escalate, "nothing-to-escalate"},
    Word{Refusal::unknown_notice, "unknown-notice"},
    Word{Refusal::not_failed, "not-failed"},
};
static_assert(in_order(refusal_words, static_cast<std::size_t>(Refusal::not_failed) + 1));

constexpr std::array status_words{Word{Status::running, "running"}, Word{Status::ended, "ended"},
                                  Word{Status::withdrawn, "withdrawn"}};
static_assert(in_order(status_words, static_cast<std::size_t>(Status::withdrawn) + 1));

constexpr std::array step_status_words{Word{StepStatus::waiting, "waiting"}, Word{StepStatus::open, "open"},
                                       Word{StepStatus::done, "done"}};
static_assert(in_order(step_status_words, static_cast<std::size_t>(StepStatus::done) + 1));

// In the order of the variants' alternatives: `index()` selects the word.
constexpr std::array<std::string_view, std::variant_size_v<Event>> event_words{
    "started",          "planned",           "deadline-set",     "deadline-closed", "step-opened",   "outcome-recorded",
    "papers-delivered", "outcome-corrected", "acknowledged",     "date-set",        "retargeted",    "suspended",
    "resumed",          "rung-fired",        "notice-raised",    "ended",           "withdrawn",     "rejected",
    "papers-sent",      "received",          "answered",         "answer-presumed", "step-held",     "facts-set",
    "vote-recorded",    "requested",         "request-answered", "child-asked",     "child-refused", "watched",
    "snoozed",          "migrated",          "answer-lapsed",    "yielded"};
constexpr std::array<std::string_view, std::variant_size_v<Command>> command_words{
    "start",        "record", "correct",  "withdraw",   "ack",     "receive", "deadline set", "extend",  "retarget",
    "suspend",      "resume", "skip",     "facts",      "vote",    "request", "answer",       "observe", "watch",
    "refuse child", "snooze", "escalate", "attendance", "migrate", "adopt",   "yield"};

}  // namespace

std::string reason_token(NotSent reason) {
  return token_in(not_sent_words, reason);
}
std::optional<NotSent> reason_named(std::string_view token) {
  return named_in(not_sent_words, token);
}
std::vector<NotSent> all_not_sent() {
  return values_of(not_sent_words);
}

Text reason_sentence(NotSent reason, const std::string& detail) {
  const std::string& d = detail;
  switch (reason) {
    case NotSent::none:
      return {"Het bericht is aan de beurt.", "The notice is due."};
    case NotSent::superseded:
      if (d.empty()) return {"De datum geldt niet meer.", "The date no longer holds."};
      return {"De datum is vervangen door een nieuwe (" + d + ").",
              "The date was superseded by a new one (" + d + ")."};
    case NotSent::before_date_set:
      return {"Het moment van dit bericht was al voorbij toen de datum werd bepaald.",
              "The moment of this notice had passed when the date was set."};
    case NotSent::step_done:
      return {"De stap was al gereed.", "The step was done already."};
    case NotSent::papers_delivered:
      return {"De stukken waren al aangeleverd.", "The papers had been handed in already."};
    case NotSent::acknowledged:
      return {"Iemand heeft bevestigd dat dit gezien is.", "Somebody acknowledged this."};
    case NotSent::withdrawn:
      return {"Het dossier is ingetrokken.", "The dossier was withdrawn."};
    case NotSent::route_ended:
      return {"De route was al beëindigd.", "The route had ended already."};
    case NotSent::merged:
      if (d.empty()) return {"Een ander bericht over deze stap ging op dezelfde dag.", "Another notice went that day."};
      return {"Op dezelfde dag ging over deze stap al een ander bericht (" + d + ").",
              "Another notice about this step went on the same day (" + d + ")."};
    case NotSent::sent_back:
      return {"De route ging terug naar een eerdere stap.", "The route went back to an earlier step."};
    case NotSent::nobody:
      if (d.empty()) return {"Er is niemand om naar te schrijven.", "There is nobody to write to."};
      return {"Niemand vervult de rol '" + d + "'.", "Nobody fills the role '" + d + "'."};
    case NotSent::suspended:
      return {"De termijn is opgeschort.", "The term is suspended."};
    case NotSent::skipped:
      return {"De stap is overgeslagen.", "The step was skipped."};
    case NotSent::missed:
      return {"De dag van dit bericht ging voorbij terwijl er niets weg kon; het beleid stuurt het dan niet meer.",
              "The day of this notice passed while nothing could go out; the policy does not send it afterwards."};
    case NotSent::jumped:
      if (d.empty()) return {"Er is meteen verder geëscaleerd.", "It was escalated further at once."};
      return {"Er is meteen verder geëscaleerd (" + d + ").", "It was escalated further at once (" + d + ")."};
  }
  return {};
}

Text moved_sentence(const RungPlan& plan) {
  const std::size_t blank = plan.moved_by.find(' ');
  if (blank == std::string::npos) return {};
  const std::string name = "'" + plan.moved_by.substr(blank + 1) + "'";
  if (plan.moved_by.starts_with("office ")) {
    return {"Het gaat eerder dan het beleid zegt, omdat het kantoor die dag dicht is (" + name + ").",
            "It goes out earlier than the policy says, because the office is closed on that day (" + name + ")."};
  }
  return {"Het gaat eerder dan het beleid zegt, omdat die dag in het reces " + name + " valt.",
          "It goes out earlier than the policy says, because that day lies in the recess " + name + "."};
}

std::string token(DeadlineKind kind) {
  return token_in(deadline_words, kind);
}
std::optional<DeadlineKind> deadline_kind_named(std::string_view token) {
  return named_in(deadline_words, token);
}

std::string to_string(const DeadlineName& name) {
  const std::string whose = name.participant.empty() ? "" : "/" + name.participant;
  return name.step + whose + "/" + token(name.kind) + "-" + std::to_string(name.version);
}

std::optional<DeadlineName> parse_deadline_name(std::string_view text) {
  const std::size_t slash = text.rfind('/');
  const std::size_t dash = text.rfind('-');
  if (slash == std::string_view::npos || dash == std::string_view::npos || dash < slash || slash == 0)
    return std::nullopt;
  const auto kind = deadline_kind_named(text.substr(slash + 1, dash - slash - 1));
  const std::string_view digits = text.substr(dash + 1);
  int version = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), version);
  if (!kind || error != std::errc{} || end != digits.data() + digits.size() || version < 1) return std::nullopt;
  const std::string_view line = text.substr(0, slash);
  const std::size_t at = line.find('/');
  DeadlineName name{std::string(line.substr(0, at)), *kind, version, {}};
  if (at != std::string_view::npos) name.participant = line.substr(at + 1);
  if (name.step.empty() || (at != std::string_view::npos && name.participant.empty())) return std::nullopt;
  return name;
}

std::string token(NoticeKind kind) {
  return token_in(notice_words, kind);
}
std::optional<NoticeKind> notice_kind_named(std::string_view token) {
  return named_in(notice_words, token);
}

std::string type_of(const Event& event) {
  return std::string(event_words.at(event.index()));
}
std::vector<std::string> all_event_types() {
  return {event_words.begin(), event_words.end()};
}

std::string name_of(const Command& command) {
  return std::string(command_words.at(command.index()));
}
std::string token(Refusal refusal) {
  return token_in(refusal_words, refusal);
}
std::vector<Refusal> all_refusals() {
  return values_of(refusal_words);
}

std::string token(Status status) {
  return token_in(status_words, status);
}
std::string token(StepStatus status) {
  return token_in(step_status_words, status);
}

}  // namespace besluit::dossier
