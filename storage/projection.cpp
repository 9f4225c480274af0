// SPDX-License-Identifier: EUPL-1.2
#include "storage/projection.hpp"

#include "storage/record_codec.hpp"
#include "storage/tokens.hpp"
#include "workflows/dossier/decide.hpp"

namespace besluit::storage {
namespace {

using dossier::NotSent;

bool armed(const dossier::Rung& rung) {
  return !rung.sent && rung.plan.settled == NotSent::none;
}

// Makes the rows that one event settles; what all of them share stands in the members.
struct RungProjector {
  const dossier::Dossier& before;
  const dossier::Recorded& event;
  const ProjectionSettings& settings;
  std::vector<RungRow>& rows;

  RungRow& add(const dossier::DeadlineName& name, int index, const dossier::RungPlan& plan) {
    return rows.emplace_back(RungRow{
        .deadline = deadline_key(before.id, name),
        .rung = index,
        .dossier = before.id,
        .step = name.step,
        .text = plan.text,
        .kind = std::string(word(plan.kind)),
        .role = plan.to,
        .due_ms = settings.zone.instant_of(plan.due, settings.send_time).time_since_epoch().count(),
        .claimed = false,
        .reason_code = {},
        .reason = {},
        .settled_ms = event.at.time_since_epoch().count(),
    });
  }
  void not_sent(const dossier::DeadlineName& name, int index, const dossier::RungPlan& plan, NotSent reason,
                const std::string& detail) {
    RungRow& row = add(name, index, plan);
    row.reason_code = reason_token(reason);
    row.reason = reason_sentence(reason, detail).nl;
  }

  void operator()(const dossier::DeadlineSet& set) {
    int index = 0;
    for (const auto& plan : set.rungs) {
      if (plan.settled != NotSent::none) not_sent(set.name, index, plan, plan.settled, {});
      ++index;
    }
  }
  void operator()(const dossier::DeadlineClosed& closed) {
    const dossier::Deadline* deadline = before.find(closed.name);
    if (deadline == nullptr) return;
    int index = 0;
    for (const auto& rung : deadline->rungs) {
      if (armed(rung)) not_sent(closed.name, index, rung.plan, closed.reason, closed.detail);
      ++index;
    }
  }
  void operator()(const dossier::Acknowledged& acknowledged) {
    for (const auto& deadline : before.deadlines) {
      if (!deadline.running || deadline.name.step != acknowledged.step || acknowledged.partly) continue;
      int index = 0;
      for (const auto& rung : deadline.rungs) {
        const bool covered = !acknowledged.until || rung.plan.due <= *acknowledged.until;
        if (armed(rung) && rung.plan.unless_acknowledged && covered)
          not_sent(deadline.name, index, rung.plan, NotSent::acknowledged, {});
        ++index;
      }
    }
  }
  void operator()(const dossier::RungFired& fired) {
    const dossier::Deadline* deadline = before.find(fired.deadline);
    if (deadline == nullptr || fired.rung < 0 || static_cast<std::size_t>(fired.rung) >= deadline->rungs.size()) return;
    const dossier::RungPlan& plan = deadline->rungs[static_cast<std::size_t>(fired.rung)].plan;
    if (fired.settled != NotSent::none) return not_sent(fired.deadline, fired.rung, plan, fired.settled, fired.detail);
    RungRow& row = add(fired.deadline, fired.rung, plan);
    row.claimed = true;
    const bool jumped = fired.detail == "jumped";
    row.reason_code = jumped ? "jumped" : fired.late ? "late" : "due";
    row.reason = jumped       ? "Er is meteen verder geëscaleerd."
                 : fired.late ? "Dit bericht had eerder moeten gaan. Het is later verstuurd dan gepland."
                              : "De dag voor dit bericht was gekomen.";
  }
  // These settle no rung by themselves; where one ends a deadline, a DeadlineClosed stands beside it.
  void operator()(const dossier::Started&) {}
  void operator()(const dossier::Planned&) {}
  void operator()(const dossier::StepOpened&) {}
  void operator()(const dossier::StepHeld&) {}
  void operator()(const dossier::FactsSet&) {}
  void operator()(const dossier::VoteRecorded&) {}
  void operator()(const dossier::Requested&) {}
  void operator()(const dossier::RequestAnswered&) {}
  void operator()(const dossier::ChildAsked&) {}
  void operator()(const dossier::ChildRefused&) {}
  void operator()(const dossier::Watched&) {}
  void operator()(const dossier::OutcomeRecorded&) {}
  void operator()(const dossier::PapersDelivered&) {}
  void operator()(const dossier::PapersSent&) {}
  void operator()(const dossier::Received&) {}
  void operator()(const dossier::Answered&) {}
  void operator()(const dossier::AnswerPresumed&) {}
  void operator()(const dossier::AnswerLapsed&) {}
  void operator()(const dossier::Yielded&) {}
  void operator()(const dossier::OutcomeCorrected&) {}
  void operator()(const dossier::DatePinned&) {}
  void operator()(const dossier::Retargeted&) {}
  void operator()(const dossier::Suspended&) {}
  void operator()(const dossier::Resumed&) {}
  void operator()(const dossier::Snoozed&) {}
  void operator()(const dossier::Migrated&) {}
  void operator()(const dossier::NoticeRaised&) {}
  void operator()(const dossier::Ended&) {}
  void operator()(const dossier::Withdrawn&) {}
  void operator()(const dossier::Rejected&) {}
};

}  // namespace

DossierRow project_dossier(const dossier::Dossier& dossier, const ProjectionSettings& settings) {
  const auto next = dossier.next_rung();
  return DossierRow{
      .id = dossier.id,
      .route = dossier.route,
      .open = dossier.status == dossier::Status::running,
      .last_seq = dossier.last_seq,
      .next_due_ms = next ? settings.zone.instant_of(*next, settings.send_time).time_since_epoch().count() : never_ms,
      .state = encode_dossier(dossier),
  };
}

std::expected<DossierRow, std::string> brought_up_to_date(const DossierRow& row, std::span<const JournalRow> tail,
                                                          const ProjectionSettings& settings) {
  auto folded = decode_dossier(row.state);
  if (!folded) return std::unexpected("the state of " + row.id + ": " + folded.error());
  for (const JournalRow& later : tail) {
    const auto event = decode_event(later);
    if (!event) return std::unexpected("event " + std::to_string(later.seq) + " of " + row.id + ": " + event.error());
    *folded = dossier::apply(std::move(*folded), *event);
  }
  return project_dossier(*folded, settings);
}

void project_rungs(const dossier::Dossier& before, const dossier::Recorded& event, const ProjectionSettings& settings,
                   std::vector<RungRow>& rows) {
  std::visit(RungProjector{before, event, settings, rows}, event.event);
}

std::string deadline_key(const std::string& dossier, const dossier::DeadlineName& name) {
  return dossier + "/" + to_string(name);
}

std::string rung_notice_id(const std::string& deadline_key, int rung) {
  return deadline_key + "#" + std::to_string(rung);
}

}  // namespace besluit::storage
