// SPDX-License-Identifier: EUPL-1.2
// The transition table of one dossier.
//
// A dossier is running, ended or withdrawn; a step of it is waiting (its stage has not come), open or done. `-` means:
// refused, nothing changes (the refusal itself is journaled as `rejected`). Every row that changes something ends with
// the tail (below), unless it says otherwise.
//
//  dossier    command           step     becomes  events, then what follows
//  ---------  ----------------  -------  -------  ---------------------------------------------------------------------
//  (none)     start             -        open     started, plan tail, step-opened for each step of stage 0, notices
//                                                 guard false, guard unknown, bad or unknown value, bad id: -
//  (none)     any other         -        -        - unknown-dossier
//  any        start             -        -        - dossier-exists
//  running    record, advance   open     done     outcome-recorded, deadline-closed(step-done), step-opened of the next
//                                                 stage when this one is done; after the last step: ended, no tail
//  running    record, defer     open     open     outcome-recorded; the tail finds the body's next meeting
//  running    record, back      open     waiting  outcome-recorded, deadline-closed(step-done; sent-back for the steps
//                                                 open beside it), step-opened (next round) of the target's stage; all
//                                                 steps from that stage on wait again, for a meeting after the decided
//  running    record, end       open     done     outcome-recorded, deadline-closed(step-done), deadline-closed
//                                                 (route-ended) for the others, ended; only notices of the tail
//  running    record, jump      open     done     as advance; the steps between this stage and the target's are done
//                                                 too, skipped
//  running    record delivered  open     open     papers-delivered, deadline-closed(papers-delivered)
//  running    record delivered  waiting  waiting  the same: papers may come early
//  running    record delivered  done     -        - step-not-open; a task: - not-a-body-step; twice: -
//                                                 already-delivered
//  running    record sent       open     open     papers-sent: the clocks of those who are asked run. Else: -
//                                                 step-not-open; twice: - already-delivered; no such step: -
//                                                 no-participants
//  running    receive           opened   same     received: that participant's own clock is counted anew; a presumed
//                                                 answer that was too early is taken back. Twice: - already-received;
//                                                 before the sending: - date-before-sending
//  running    record answer     open     by the   answered, deadline-closed(step-done) for that participant, and
//             (--participant)            gate     outcome-recorded when the gate is decided by it; then as for record
//  any but    record answer     done, or same     answered; it changes nothing (a late one is marked). Waiting: -
//  withdrawn                    too late          step-not-open; twice: - already-answered
//  running    (a term is over)  open     by the   answer-presumed for each who said nothing, then as for an answer
//                                        gate
//  running    correct answer    opened   by the   outcome-corrected; when the gate comes out otherwise its outcome is
//             or receipt                 gate     taken back (outcome-corrected) and decided anew. Later steps: -
//                                                 later-steps-recorded
//  running    record outcome    waiting  -        - step-not-open
//  running    record outcome    done     -        - step-not-open (correct is the way)
//  running    record            any      -        - unknown-step, unknown-outcome, outcome-not-allowed, date-in-future,
//                                                 date-before-start, text-too-long
//  running    ack               any      same     acknowledged (no tail); nothing armed or sent: -
//                                                 nothing-to-acknowledge; the policy wants everybody and no person is
//                                                 named: - unknown-person
//  running    snooze            not done same     snoozed (no tail); a day that is not ahead: - date-passed; too far: -
//                                                 bad-period; done: - step-not-open
//  running    escalate          any      same     rung-fired(jumped) for the lower escalations, rung-fired for the one
//                                                 wanted (no tail); none is left: - nothing-to-escalate
//  running    correct, same     done     done     outcome-corrected (only the label changes); no tail
//             move and target
//  running    correct, other    done/    by the   outcome-corrected: the acts are folded again with the right outcome;
//             move, or none     open     fold     then as for record. Later acts lean on it: - later-steps-recorded
//  running    correct papers    any      same     outcome-corrected: the papers are not in
//  running    deadline set      not done same     date-set; the tail. Done, no date: - step-not-open, no-date; a day
//                                                 after the meeting: - date-after-meeting
//  running    extend            not done same     date-set with the term; a task without a date: - no-date; a date
//                                                 that has passed: - date-passed
//  running    retarget          not done same     retargeted; the tail. Not a body step, unknown meeting: -
//  running    suspend           not done same     suspended, deadline-closed(suspended); the tail. Twice: -
//                                                 already-suspended
//  running    resume            not done same     resumed (a task's own date moves with the suspended days); the tail.
//                                                 Not suspended: - not-suspended
//  running    skip              not done done     outcome-recorded(skipped), then as for record
//  running    (its turn comes)  waiting  by the   only-if holds: step-opened; does not hold: outcome-recorded(skipped,
//                                        facts    because); not known: step-held, and judged again after every act
//  running    facts             any      by the   facts-set; what was held is judged again. What a table decides: -
//                                        facts    bad-value
//  running    record sent, for  not done same     papers-sent, deadline-closed of the sending date
//             a meeting
//  running    record before the open     -        - before-meeting; aangehouden may be said before
//             body has met
//  running    record, back-to   open     waits    outcome-recorded with the move back and the reason, then as for back
//  running    vote              open     by the   vote-recorded, and with a verdict outcome-recorded as for record; no
//                                        vote     quorum: the item stays open; a tie or too few votes: deferred
//  running    request, answer   any      same     requested, request-answered, with a notice; nothing moves
//  running    (another dossier) open     done     outcome-recorded(done, because) of the step that waited for it
//  running    (another dossier  not      same     yielded, the tail, with notices of the kind date-moved
//             has the meeting)  done
//  running    (a new council)   opened   same     answer-lapsed for each of its answers that end with the council; the
//                                                 question again (of a step that is done: for information)
//  running    migrate           any      same     migrated; new steps before those that were begun:
//                                                 outcome-recorded(skipped); the tail. A step that was begun is gone
//                                                 or changed: - step-in-use; same file: - nothing-to-migrate
//  running    (a meeting is     open     same     notice-raised(outcome-missing) on the next working day, then weekly
//             over, no outcome)
//  running    (a meeting moves) any      same     the tail, with notices of the kind date-moved (impact.cpp)
//  running    withdraw          any      same     withdrawn, deadline-closed(withdrawn) for all, notices; no tail
//  running    (a day comes)     any      same     rung-fired for each rung that is due (fire.cpp); notice-raised
//                                                 (escalation) when nobody fills the role of one
//  ended      correct           done     by the   as running; the dossier runs again when the fold is not at its end,
//                                        fold     and ended comes again when the result is another
//  ended      any other         any      -        - dossier-ended
//  withdrawn  any               any      -        - dossier-ended
//  ended, withdrawn  (a day comes)       same     nothing: no deadline is running
//
// The plan tail: planned when something in it changed, deadline-closed(superseded) and deadline-set where a date moved,
// then notice-raised(dates) for each role with a new date, notice-raised(infeasible) when it cannot be made any more,
// notice-raised(correction) for each person whose escalation proves unfounded.
#include "workflows/dossier/decide.hpp"

#include "workflows/dossier/answers.hpp"
#include "workflows/dossier/commands.hpp"
#include "workflows/dossier/notices.hpp"
#include "workflows/dossier/told.hpp"

#include <algorithm>

namespace besluit::dossier {
namespace {

struct Decide {
  const Setting& setting;
  const Dossier* before;

  Decision operator()(const Start& command) const {
    if (before == nullptr) return decide_start(setting, command);
    return refuse(setting, *before, Refusal::dossier_exists,
                  {"Dossier '" + before->id + "' bestaat al.", "Dossier '" + before->id + "' exists already."});
  }
  Decision operator()(const Record& command) const {
    return before == nullptr ? no_dossier() : decide_record(setting, *before, command);
  }
  Decision operator()(const Receive& command) const {
    return before == nullptr ? no_dossier() : decide_receive(setting, *before, command);
  }
  Decision operator()(const Correct& command) const {
    return before == nullptr ? no_dossier() : decide_correct(setting, *before, command);
  }
  Decision operator()(const Withdraw& command) const {
    return before == nullptr ? no_dossier() : decide_withdraw(setting, *before, command);
  }
  Decision operator()(const Acknowledge& command) const {
    return before == nullptr ? no_dossier() : decide_acknowledge(setting, *before, command);
  }
  Decision operator()(const SetDate& command) const {
    return before == nullptr ? no_dossier() : decide_set_date(setting, *before, command);
  }
  Decision operator()(const Extend& command) const {
    return before == nullptr ? no_dossier() : decide_extend(setting, *before, command);
  }
  Decision operator()(const Retarget& command) const {
    return before == nullptr ? no_dossier() : decide_retarget(setting, *before, command);
  }
  Decision operator()(const Suspend& command) const {
    return before == nullptr ? no_dossier() : decide_suspend(setting, *before, command);
  }
  Decision operator()(const Resume& command) const {
    return before == nullptr ? no_dossier() : decide_resume(setting, *before, command);
  }
  Decision operator()(const Skip& command) const {
    return before == nullptr ? no_dossier() : decide_skip(setting, *before, command);
  }
  Decision operator()(const SetFacts& command) const {
    return before == nullptr ? no_dossier() : decide_facts(setting, *before, command);
  }
  Decision operator()(const Vote& command) const {
    return before == nullptr ? no_dossier() : decide_vote(setting, *before, command);
  }
  Decision operator()(const Attend& command) const {
    return before == nullptr ? no_dossier() : decide_attendance(setting, *before, command);
  }
  Decision operator()(const Request& command) const {
    return before == nullptr ? no_dossier() : decide_request(setting, *before, command);
  }
  Decision operator()(const AnswerRequest& command) const {
    return before == nullptr ? no_dossier() : decide_answer_request(setting, *before, command);
  }
  Decision operator()(const Observe& command) const {
    return before == nullptr ? no_dossier() : decide_observe(setting, *before, command);
  }
  Decision operator()(const Watch& command) const {
    return before == nullptr ? no_dossier() : decide_watch(setting, *before, command);
  }
  Decision operator()(const Adopt& command) const {
    return before == nullptr ? no_dossier() : decide_adopt(setting, *before, command);
  }
  Decision operator()(const Yield& command) const {
    return before == nullptr ? no_dossier() : decide_yield(setting, *before, command);
  }
  Decision operator()(const RefuseChild& command) const {
    return before == nullptr ? no_dossier() : decide_refuse_child(setting, *before, command);
  }

  Decision operator()(const Snooze& command) const {
    return before == nullptr ? no_dossier() : decide_snooze(setting, *before, command);
  }
  Decision operator()(const Migrate& command) const {
    return before == nullptr ? no_dossier() : decide_migrate(setting, *before, command);
  }
  Decision operator()(const Escalate& command) const {
    return before == nullptr ? no_dossier() : decide_escalate(setting, *before, command);
  }

  static Decision no_dossier() {
    return refuse(Refusal::unknown_dossier, {"Dit dossier bestaat niet.", "There is no such dossier."});
  }
};

}  // namespace

std::expected<std::vector<Recorded>, Rejection> decide(const Setting& setting, const Dossier* before,
                                                       const Command& command) {
  auto decided = std::visit(Decide{setting, before}, command);
  if (decided) return with_told(setting, before, std::move(*decided));
  return decided;
}

Recorded rejected(const Setting& setting, const Dossier& before, const Command& command, const Rejection& rejection) {
  return Recorded{before.last_seq + 1, std::max(setting.now, before.last_at),
                  setting.today,       setting.actor,
                  setting.world.hash,  Rejected{name_of(command), token(rejection.code), rejection.sentence}};
}

}  // namespace besluit::dossier
