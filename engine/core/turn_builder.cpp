// SPDX-License-Identifier: EUPL-1.2
#include "engine/core/turn_builder.hpp"

#include "engine/core/limits.hpp"
#include "engine/core/outbox.hpp"
#include "engine/core/step_rules.hpp"
#include "engine/core/tally.hpp"
#include "storage/projection.hpp"
#include "storage/record_codec.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace besluit::engine {
namespace {

template <class Rows>
void append(Rows&& rows, Rows& to) {
  to.insert(to.end(), std::make_move_iterator(rows.begin()), std::make_move_iterator(rows.end()));
}

/// What commands about some dossiers leave, behind what came before them; they have no dossier in common.
void append(Turn&& part, Turn& to) {
  append(std::move(part.batch.journal), to.batch.journal);
  append(std::move(part.batch.dossiers), to.batch.dossiers);
  append(std::move(part.batch.rungs), to.batch.rungs);
  append(std::move(part.batch.notices), to.batch.notices);
  append(std::move(part.batch.updates), to.batch.updates);
  append(std::move(part.patch.updates), to.patch.updates);
  to.patch.dossiers.merge(std::move(part.patch.dossiers));
  for (auto& [id, dossier] : part.patch.recent)
    if (to.patch.recent.size() < limits::recent_dossiers) to.patch.recent.insert_or_assign(id, std::move(dossier));
  append(std::move(part.replies), to.replies);
  append(std::move(part.happened), to.happened);
}

}  // namespace

TurnBuilder::TurnBuilder(const EngineState& state, Instant now, Purpose purpose)
    : state_(state),
      now_(std::max(now, state.last_at)),
      today_(state.zone.date_of(now_)),
      send_time_passed_(state.zone.time_of(now_) >= state.settings.send_time),
      organisation_seq_(state.organisation_seq),
      purpose_(purpose) {}

void TurnBuilder::operator()(const CommandInput& input) {
  if (const auto* start = std::get_if<dossier::Start>(&input.command))
    begin(input, *start);
  else
    go_on(input);
}

void TurnBuilder::operator()(const CatchUp&) {
  dossiers_.catch_up(state_);
}

void TurnBuilder::operator()(const ClockMoved& moved) {
  turn_.batch.journal.push_back(clock_moved(organisation_event(moved.actor.name)));
}

void TurnBuilder::take(const Input& input) {
  std::visit(*this, input);
  settle_others();
}

bool TurnBuilder::take(Part&& part) {
  if (reloaded_) return false;
  for (const std::string& id : part.looked_at)
    if (turn_.patch.dossiers.contains(id)) return false;
  append(std::move(part.turn), turn_);
  return true;
}

storage::Batch TurnBuilder::rows() {
  if (!turn_.batch.journal.empty()) turn_.patch.last_at = now_;
  for (const storage::NoticeRow& notice : turn_.batch.notices)
    if (notice.delivery == storage::Delivery::pending) turn_.patch.new_notices.push_back(notice);
  dossiers_.rows_go();
  return std::exchange(turn_.batch, {});
}

Turn TurnBuilder::finish() {
  turn_.batch = rows();
  if (organisation_seq_ != state_.organisation_seq) turn_.patch.organisation_seq = organisation_seq_;
  turn_.patch.now = now_;
  // New notices are handed out by the next Tick, after this turn's commit.
  turn_.more_due = turn_.more_due || !turn_.patch.new_notices.empty();
  return std::move(turn_);
}

std::optional<Part> TurnBuilder::finish_part() {
  const bool touched_more = looked_at_everybody_ || reloaded_ || !workflows_.empty() ||
                            organisation_seq_ != state_.organisation_seq || !turn_.patch.rejections.empty() ||
                            !turn_.patch.numbers.empty();
  if (touched_more) return std::nullopt;
  return Part{std::move(turn_), std::move(looked_at_)};
}

const Slot* TurnBuilder::slot(const std::string& id) const {
  if (purpose_ == Purpose::part) looked_at_.push_back(id);
  if (const auto changed = turn_.patch.dossiers.find(id); changed != turn_.patch.dossiers.end())
    return &changed->second;
  const auto found = state_.dossiers.find(id);
  return found == state_.dossiers.end() ? nullptr : &found->second;
}

std::shared_ptr<const dossier::Dossier> TurnBuilder::newest(const std::string& id) const {
  if (purpose_ == Purpose::part) looked_at_.push_back(id);
  if (const auto fresh = fresh_.find(id); fresh != fresh_.end()) return fresh->second;
  const auto changed = turn_.patch.dossiers.find(id);
  return changed == turn_.patch.dossiers.end() ? state_.dossier(id) : decoded(id, changed->second, turn_.patch.recent);
}

std::shared_ptr<const definition::Workflow> TurnBuilder::workflow(const std::string& hash) const {
  if (const auto changed = workflows_.find(hash); changed != workflows_.end()) return changed->second;
  return state_.shared_workflow(hash);
}

void TurnBuilder::keep(const std::shared_ptr<const definition::Workflow>& own) {
  if (workflow(own->hash) != nullptr) return;
  workflows_.insert_or_assign(own->hash, own);
  turn_.patch.workflows.insert_or_assign(own->hash, own);
  turn_.batch.documents.push_back({"workflow", own->hash, own->id, own->text});
}

OrganisationEvent TurnBuilder::organisation_event(const std::string& actor) {
  return {*library().organisation, ++organisation_seq_, now_, today_, actor};
}

dossier::Setting TurnBuilder::setting(const definition::Workflow& workflow, const std::string& actor) const {
  return {*library().organisation, workflow, now_, today_, send_time_passed_, actor};
}

void TurnBuilder::begin(const CommandInput& input, const dossier::Start& start) {
  const auto route = route_to_follow(library(), input.route, today_, start.values);
  if (!route) return refuse_outside(input, route.error());
  const auto parent = opened(start.parent);
  if (!start.parent.empty() && (!parent || parent->dossier->status != dossier::Status::running))
    return refuse_outside(input, no_parent(start.parent));
  const auto [stem, number] = start.id.empty()
                                  ? next_number(input.route, today_, turn_.patch.numbers, state_.numbers,
                                                [this](const std::string& id) { return slot(id) != nullptr; })
                                  : Numbered{};
  const std::string id = start.id.empty() ? stem + "-" + std::to_string(number) : start.id;
  if (!valid_id(id)) return refuse_outside(input, bad_id(id));
  if (slot(id) != nullptr) return refuse_outside(input, taken(id));
  dossier::Start named = start;
  named.id = id;
  auto events = dossier::decide(setting(**route, input.actor.name), nullptr, named);
  if (!events) return refuse_outside(input, events.error());
  // A start that was refused leaves no hole in the numbers.
  if (!stem.empty()) turn_.patch.numbers[stem] = number;
  dossier::Dossier before;
  before.id = id;
  answer(input.ticket, *route, std::move(before), std::move(*events));
  if (parent) decide_for(*parent, dossier::Adopt{input.route, id});
}

void TurnBuilder::go_on(const CommandInput& input) {
  const Slot* found = slot(input.dossier);
  if (found == nullptr) return refuse_outside(input, unknown_dossier(input.dossier));
  auto before = storage::decode_dossier(found->state);
  if (!before) return refuse_outside(input, damaged(input.dossier));
  auto definition = workflow(before->workflow_hash);
  if (std::holds_alternative<dossier::Migrate>(input.command))
    definition = input.definition ? input.definition : present(library(), *before, today_, std::move(definition));
  if (definition == nullptr) return refuse_outside(input, damaged(input.dossier));
  const dossier::Setting where = setting(*definition, input.actor.name);
  auto events = dossier::decide(where, &*before, input.command);
  if (events) return answer(input.ticket, definition, std::move(*before), std::move(*events));
  Reply reply{.ticket = input.ticket, .dossier = input.dossier, .rejection = std::move(events.error())};
  if (may_journal_rejection(input.actor.name)) {
    std::vector<dossier::Recorded> journaled;
    journaled.push_back(dossier::rejected(where, *before, input.command, *reply.rejection));
    reply.events = std::make_shared<const std::vector<dossier::Recorded>>(std::move(journaled));
    static_cast<void>(record(*definition, std::move(*before), reply.events));
  }
  turn_.replies.push_back(std::move(reply));
}

void TurnBuilder::answer(std::uint64_t ticket, const std::shared_ptr<const definition::Workflow>& definition,
                         dossier::Dossier before, std::vector<dossier::Recorded> decided) {
  keep(definition);
  Reply reply{.ticket = ticket, .dossier = before.id};
  reply.events = std::make_shared<const std::vector<dossier::Recorded>>(std::move(decided));
  reply.after = record(*definition, std::move(before), reply.events);
  reply.definition = definition;
  turn_.replies.push_back(std::move(reply));
}

void TurnBuilder::refuse_outside(const CommandInput& input, const dossier::Rejection& rejection) {
  const std::string id = input.dossier.empty() ? input.route : input.dossier;
  if (may_journal_rejection(input.actor.name))
    turn_.batch.journal.push_back(
        refused(organisation_event(input.actor.name), id, dossier::name_of(input.command), rejection));
  turn_.replies.push_back({.ticket = input.ticket, .dossier = input.dossier, .rejection = rejection});
}

bool TurnBuilder::may_journal_rejection(const std::string& actor) {
  auto& counts = turn_.patch.rejections;
  auto found = counts.find(actor);
  if (found == counts.end()) {
    const auto known = state_.rejections.find(actor);
    found =
        counts.emplace(actor, known == state_.rejections.end() ? std::pair{now_, std::size_t{0}} : known->second).first;
  }
  return may_journal_one_more(found->second, now_);
}

std::shared_ptr<const dossier::Dossier> TurnBuilder::record(const definition::Workflow& definition,
                                                            dossier::Dossier before, const Events& events) {
  const storage::ProjectionSettings projection{state_.zone, state_.settings.send_time};
  const OutboxSetting outbox{*library().organisation, definition, state_.zone, state_.settings};
  for (const dossier::Recorded& event : *events) {
    if (std::holds_alternative<dossier::Snoozed>(event.event)) ask_again("snoozed", before.id);
    turn_.batch.journal.push_back(storage::encode_event(before.id, event));
    storage::project_rungs(before, event, projection, turn_.batch.rungs);
    notice_rows(outbox, before, event, turn_.batch.notices);
    if (const auto* child = std::get_if<dossier::ChildAsked>(&event.event)) values_[child->id] = child->values;
    before = dossier::apply(std::move(before), event);
  }
  const bool seen = std::ranges::find(changed_, before.id) != changed_.end();
  const bool looked_at = seen || touches_others(before, definition) || apart().contains(before.route);
  if (looked_at && !seen) changed_.push_back(before.id);
  turn_.happened.push_back({before.id, events});
  const auto after = std::make_shared<const dossier::Dossier>(std::move(before));
  fresh_.erase(after->id);
  if (looked_at) fresh_.emplace(after->id, after);
  const bool claims = std::ranges::all_of(*events, [](const auto& one) { return storage::may_lag(one.event); });
  dossiers_.put(storage::project_dossier(*after, projection), tally_of(*after),
                claims ? ChangedDossiers::Row::may_lag : ChangedDossiers::Row::written);
  if (turn_.patch.recent.size() < limits::recent_dossiers) turn_.patch.recent.insert_or_assign(after->id, after);
  return after;
}

void TurnBuilder::put(storage::NoticeUpdate update) {
  turn_.batch.updates.push_back(update);
  turn_.patch.updates.push_back(std::move(update));
}

void TurnBuilder::ask_again(std::string_view code, const std::string& dossier) {
  for (const auto& [id, notice] : state_.outbox) {
    if (notice.reason_code != code || (!dossier.empty() && notice.dossier != dossier)) continue;
    storage::NoticeUpdate update{.id = id, .attempts = notice.attempts};
    update.next_try_ms = now_.time_since_epoch().count();
    update.last_error = notice.last_error;
    put(std::move(update));
  }
}

}  // namespace besluit::engine
