// SPDX-License-Identifier: EUPL-1.2
#include "engine/core/engine_step.hpp"

#include "engine/core/changed_dossiers.hpp"
#include "engine/core/deliveries.hpp"
#include "engine/core/hand_out.hpp"
#include "engine/core/limits.hpp"
#include "engine/core/organisation_events.hpp"
#include "engine/core/organisation_notices.hpp"
#include "engine/core/outbox.hpp"
#include "engine/core/shared_meetings.hpp"
#include "engine/core/step_rules.hpp"
#include "engine/core/tally.hpp"
#include "storage/projection.hpp"
#include "storage/record_codec.hpp"
#include "workflows/dossier/decide.hpp"

#include <algorithm>
#include <deque>
#include <utility>

namespace besluit::engine {
namespace {

constexpr const char* daemon_actor = "besluitd";

/// Builds one turn. Later inputs see what earlier ones decided through `slot`, which looks in the patch first.
class TurnBuilder {
 public:
  TurnBuilder(const EngineState& state, Instant now)
      : state_(state),
        now_(std::max(now, state.last_at)),
        today_(state.zone.date_of(now_)),
        send_time_passed_(state.zone.time_of(now_) >= state.settings.send_time),
        organisation_seq_(state.organisation_seq) {}

  void operator()(const CommandInput& input) {
    if (const auto* start = std::get_if<dossier::Start>(&input.command))
      begin(input, *start);
    else
      go_on(input);
  }

  void operator()(const Tick&) {
    matters_of_people();
    fire();
    hand_out();
  }

  void operator()(const Delivered& delivered) {
    const Settled settled = settle_deliveries(state_, delivered.results, now_);
    for (const storage::NoticeUpdate& update : settled.updates) put(update);
    turn_.patch.dead_letters += settled.given_up.size();
    for (const std::string& message : settled.landed) turn_.patch.landed.push_back(message);
    for (const auto& [channel, health] : settled.health) turn_.patch.health.insert_or_assign(channel, health);
    // Word of what failed is not itself worth such word.
    std::vector<std::string> ids;
    for (const GivenUp& one : settled.given_up) ids.push_back(one.notice);
    if (!ids.empty())
      tell(event_delivery_failed, delivery_failed(state_, organisation_seq_ + 1, settled.worth_telling), ids);
    for (const Failing& one : settled.failing)
      tell(event_channel_failing,
           channel_failing(state_, organisation_seq_ + 1, one.channel, one.since, one.detail, one.waiting),
           {one.channel});
    for (const std::string& channel : settled.works_again)
      turn_.batch.journal.push_back(
          delivery_event(organisation_event(daemon_actor), event_channel_works, {}, {channel}));
  }

  void operator()(const RetryInput& input) {
    std::vector<std::string> ids;
    for (storage::NoticeRow& again : tried_again(state_, input.notices, now_)) {
      ids.push_back(again.id);
      turn_.batch.updates.push_back({.id = again.id, .next_try_ms = again.next_try_ms});
      turn_.patch.new_notices.push_back(std::move(again));
    }
    // A channel that was closed or counted as failing gets its chance anew.
    for (const auto& [channel, queue] : state_.queues)
      if (queue.closed) turn_.patch.health.insert_or_assign(channel, ChannelQueue{});
    if (!ids.empty())
      turn_.batch.journal.push_back(
          delivery_event(organisation_event(input.actor.name), event_notices_retried, {}, ids));
    turn_.replies.push_back({.ticket = input.ticket, .dossier = {}, .notices = std::move(ids)});
  }

  void operator()(const WorldInput& input) {
    const std::shared_ptr<const definition::Organisation> was = library().organisation;
    auto decision = decide_world(*was, input.command, today_, state_.settings.silence_longest);
    if (!decision) return refuse_world(input, decision.error());
    if (const auto rejection = reason_wanted(input.command); rejection && !decision->changes.empty())
      return refuse_world(input, *rejection);
    auto impact = std::make_shared<WorldImpact>();
    if (!decision->changes.empty()) {
      reloaded_ = changed_library(library(), decision->changes);
      keep_world();
      for (const definition::WorldChange& change : decision->changes)
        turn_.batch.journal.push_back(
            world_changed(organisation_event(input.actor.name), change, decision->cause, input.command.reason));
      turn_.patch.library = reloaded_;
      impact->cause = decision->cause;
      const bool about_meetings = std::ranges::any_of(
          decision->changes, [](const auto& change) { return !definition::body_of(change).empty(); });
      if (!about_meetings) {
        // Nobody's dates move; what waits is asked anew whether it still must.
        ask_again("silenced", {});
        turn_.replies.push_back({.ticket = input.ticket, .dossier = {}, .impact = std::move(impact)});
        return;
      }
      ImpactQuestion question{*was, *library().organisation, now_, state_, input.actor.name};
      question.cause = decision->cause;
      question.kept = input.command.kept;
      question.reason = input.command.reason;
      *impact = bring_in_line(question);
    }
    turn_.replies.push_back({.ticket = input.ticket, .dossier = {}, .impact = std::move(impact)});
  }

  void operator()(const Reloaded& reloaded) {
    const std::shared_ptr<const definition::Organisation> was = library().organisation;
    const std::string last_world = reloaded_ ? was->hash : state_.last_world;
    // The file is the seed; what was decided about meetings since stays, and is laid over the new one.
    Library next = reloaded.library;
    if (next.seed == nullptr) next.seed = next.organisation;
    next.changes = library().changes;
    next.organisation = world_of(next.seed, next.changes);
    reloaded_ = std::move(next);
    turn_.patch.loaded = true;
    for (const auto& version : library().all()) {
      workflows_.insert_or_assign(version->hash, version);
      turn_.batch.documents.push_back({"workflow", version->hash, version->id, version->text});
    }
    keep_world();
    turn_.batch.journal.push_back(loaded(organisation_event(reloaded.actor.name), library()));
    turn_.patch.library = reloaded_;
    auto impact = std::make_shared<WorldImpact>();
    if (!last_world.empty() && last_world != library().organisation->hash) {
      // After a stop the world before is not known any more, only that it was another one: then every route is asked.
      ImpactQuestion question{*was, *library().organisation, now_, state_, reloaded.actor.name};
      if (last_world != was->hash)
        for (const auto& [id, body] : library().organisation->bodies) question.bodies.insert(id);
      question.cause = reloaded_cause();
      *impact = bring_in_line(question);
    }
    turn_.replies.push_back({.ticket = reloaded.ticket, .dossier = {}, .impact = std::move(impact)});
  }

  void operator()(const CatchUp&) { dossiers_.catch_up(state_); }

  void operator()(const ClockMoved& moved) {
    turn_.batch.journal.push_back(clock_moved(organisation_event(moved.actor.name)));
  }

  /// What the changed dossiers bring about in others: those that follow begin, those that waited go on. One change can
  /// carry on from dossier to dossier; the bound keeps a ring of routes from turning for ever.
  void settle_others() {
    for (int rounds = 0; !changed_.empty() && rounds < limits::settled_per_turn; ++rounds) {
      const std::string id = std::move(changed_.front());
      changed_.pop_front();
      settle_one(id);
    }
    changed_.clear();
    fresh_.clear();
  }

  Turn finish() {
    if (!turn_.batch.journal.empty()) turn_.patch.last_at = now_;
    if (organisation_seq_ != state_.organisation_seq) turn_.patch.organisation_seq = organisation_seq_;
    turn_.patch.now = now_;
    for (const storage::NoticeRow& notice : turn_.batch.notices)
      if (notice.delivery == storage::Delivery::pending) turn_.patch.new_notices.push_back(notice);
    // New notices are handed out by the next Tick, after this turn's commit.
    turn_.more_due = turn_.more_due || !turn_.patch.new_notices.empty();
    return std::move(turn_);
  }

 private:
  const Slot* slot(const std::string& id) const {
    if (const auto changed = turn_.patch.dossiers.find(id); changed != turn_.patch.dossiers.end())
      return &changed->second;
    const auto found = state_.dossiers.find(id);
    return found == state_.dossiers.end() ? nullptr : &found->second;
  }

  /// As this turn leaves it so far; null when it is not there, or damaged.
  std::shared_ptr<const dossier::Dossier> newest(const std::string& id) const {
    if (const auto fresh = fresh_.find(id); fresh != fresh_.end()) return fresh->second;
    const auto changed = turn_.patch.dossiers.find(id);
    return changed == turn_.patch.dossiers.end() ? state_.dossier(id)
                                                 : decoded(id, changed->second, turn_.patch.recent);
  }

  const Library& library() const { return reloaded_ ? *reloaded_ : state_.library; }

  std::shared_ptr<const definition::Workflow> workflow(const std::string& hash) const {
    if (const auto changed = workflows_.find(hash); changed != workflows_.end()) return changed->second;
    return state_.shared_workflow(hash);
  }

  /// A definition that is nobody else's (of one year, or of one dossier) lives on with its dossier.
  void keep(const std::shared_ptr<const definition::Workflow>& own) {
    if (workflow(own->hash) != nullptr) return;
    workflows_.insert_or_assign(own->hash, own);
    turn_.patch.workflows.insert_or_assign(own->hash, own);
    turn_.batch.documents.push_back({"workflow", own->hash, own->id, own->text});
  }

  OrganisationEvent organisation_event(const std::string& actor) {
    return {*library().organisation, ++organisation_seq_, now_, today_, actor};
  }

  dossier::Setting setting(const definition::Workflow& workflow, const std::string& actor) const {
    return {*library().organisation, workflow, now_, today_, send_time_passed_, actor};
  }

  // -- the world ------------------------------------------------------------------------------------------------

  void keep_world() {
    const auto& organisation = *library().organisation;
    turn_.batch.documents.push_back({"world", organisation.hash, organisation.id, organisation.text});
  }

  /// Decides anew about every running dossier that the change touches, and records what comes out of it.
  WorldImpact bring_in_line(const ImpactQuestion& question) {
    WorldImpact all;
    all.cause = question.cause;
    for (const std::string& id : all_ids(state_.dossiers, turn_.patch.dossiers)) {
      const Slot& kept = *slot(id);
      if (!kept.open) continue;
      auto before = storage::decode_dossier(kept.state);
      const auto route = before ? workflow(before->workflow_hash) : nullptr;
      if (route == nullptr) continue;
      auto touched = impact_on(question, *before, *route);
      if (!touched) continue;
      // The events go to the journal; what is told of the impact are its lines.
      auto events = std::make_shared<const std::vector<dossier::Recorded>>(std::move(touched->impact.events));
      static_cast<void>(record(*route, std::move(*before), std::move(events)));
      all.dossiers.push_back(std::move(*touched));
    }
    return all;
  }

  void refuse_world(const WorldInput& input, const dossier::Rejection& rejection) {
    if (may_journal_rejection(input.actor.name))
      turn_.batch.journal.push_back(
          refused(organisation_event(input.actor.name), {}, name_of(input.command.command), rejection));
    turn_.replies.push_back({.ticket = input.ticket, .dossier = {}, .rejection = rejection});
  }

  // -- commands -----------------------------------------------------------------------------------------------

  void begin(const CommandInput& input, const dossier::Start& start) {
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

  void go_on(const CommandInput& input) {
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

  void answer(std::uint64_t ticket, const std::shared_ptr<const definition::Workflow>& definition,
              dossier::Dossier before, std::vector<dossier::Recorded> decided) {
    keep(definition);
    Reply reply{.ticket = ticket, .dossier = before.id};
    reply.events = std::make_shared<const std::vector<dossier::Recorded>>(std::move(decided));
    reply.after = record(*definition, std::move(before), reply.events);
    reply.definition = definition;
    turn_.replies.push_back(std::move(reply));
  }

  void refuse_outside(const CommandInput& input, const dossier::Rejection& rejection) {
    const std::string id = input.dossier.empty() ? input.route : input.dossier;
    if (may_journal_rejection(input.actor.name))
      turn_.batch.journal.push_back(
          refused(organisation_event(input.actor.name), id, dossier::name_of(input.command), rejection));
    turn_.replies.push_back({.ticket = input.ticket, .dossier = input.dossier, .rejection = rejection});
  }

  /// The bound keeps a script that goes wrong from filling the journal; it is answered all the same.
  bool may_journal_rejection(const std::string& actor) {
    auto& counts = turn_.patch.rejections;
    auto found = counts.find(actor);
    if (found == counts.end()) {
      const auto known = state_.rejections.find(actor);
      found = counts.emplace(actor, known == state_.rejections.end() ? std::pair{now_, std::size_t{0}} : known->second)
                  .first;
    }
    return may_journal_one_more(found->second, now_);
  }

  // -- between dossiers ----------------------------------------------------------------------------------------------

  struct Opened {
    std::shared_ptr<const dossier::Dossier> dossier;
    std::shared_ptr<const definition::Workflow> definition;
  };
  std::optional<Opened> opened(const std::string& id) const {
    auto found = newest(id);
    auto definition = found ? workflow(found->workflow_hash) : nullptr;
    if (definition == nullptr) return std::nullopt;
    return Opened{std::move(found), std::move(definition)};
  }

  /// Decides one command of the engine's own; a refusal changes nothing.
  void decide_for(const Opened& of, const dossier::Command& command) {
    auto events = dossier::decide(setting(*of.definition, daemon_actor), of.dossier.get(), command);
    if (!events || events->empty()) return;
    static_cast<void>(record(*of.definition, *of.dossier,
                             std::make_shared<const std::vector<dossier::Recorded>>(std::move(*events))));
  }

  void settle_one(const std::string& id) {
    const auto changed = opened(id);
    if (!changed) return;
    for (const dossier::Child& child : changed->dossier->children)
      if (!child.refused && slot(child.id) == nullptr) bear(id, child);
    look_at_waits(id);
    if (!changed->dossier->parent.empty()) look_at_waits(changed->dossier->parent);
    for (const std::string& watcher : changed->dossier->watchers) look_at_waits(watcher);
    if (!apart().empty()) keep_apart(*changed);
  }

  /// The routes that others keep away from.
  const std::set<std::string>& apart() {
    if (!apart_) apart_ = kept_apart_from(state_, library());
    return *apart_;
  }

  /// Where this dossier and another stand on one meeting that they do not share, the one whose route says so moves.
  void keep_apart(const Opened& changed) {
    const Placed here{*changed.dossier, *changed.definition};
    for (const std::string& id : all_ids(state_.dossiers, turn_.patch.dossiers)) {
      const auto other = opened(id);
      if (!other) continue;
      const Placed there{*other->dossier, *other->definition};
      if (const auto away = yields_to(here, there)) return decide_for(changed, *away);  // and is looked at again
      if (const auto away = yields_to(there, here)) decide_for(*other, *away);
    }
  }

  void bear(const std::string& parent, const dossier::Child& child) {
    const auto refuse = [&](const Text& why) {
      if (const auto of = opened(parent)) decide_for(*of, dossier::RefuseChild{child.number, why});
    };
    if (!valid_id(child.id)) return refuse(bad_id(child.id).sentence);
    dossier::Start start;
    start.id = child.id;
    start.parent = parent;
    const auto asked = values_.find(child.id);
    if (asked != values_.end()) start.values = asked->second;
    const auto route = route_to_follow(library(), child.route, today_, start.values);
    if (!route) return refuse(route.error().sentence);
    auto events = dossier::decide(setting(**route, daemon_actor), nullptr, start);
    if (!events) return refuse(events.error().sentence);
    keep(*route);
    dossier::Dossier before;
    before.id = child.id;
    static_cast<void>(
        record(**route, std::move(before), std::make_shared<const std::vector<dossier::Recorded>>(std::move(*events))));
  }

  /// Steps of this dossier that wait for another one: does what they wait for hold?
  void look_at_waits(const std::string& id) {
    auto of = opened(id);
    if (!of || of->dossier->status != dossier::Status::running) return;
    for (std::size_t i = 0; i < of->dossier->steps.size() && i < of->definition->steps.size(); ++i) {
      const dossier::StepState& step = of->dossier->steps[i];
      const auto& wait = of->definition->steps[i].wait;
      if (!wait || step.status != dossier::StepStatus::open) continue;
      std::optional<Text> seen;
      if (wait->kind == definition::Wait::Kind::children)
        seen = children_done(*of->dossier, [this](const std::string& child) { return has_ended(child); });
      else if (wait->kind == definition::Wait::Kind::dossier)
        seen = dossier_done(id, step.awaits, *wait);
      if (!seen) continue;
      decide_for(*of, dossier::Observe{step.id, *seen});
      return;  // the dossier has changed, and is looked at again
    }
  }

  bool has_ended(const std::string& id) const {
    const auto of = opened(id);
    return of && of->dossier->status != dossier::Status::running;
  }

  std::optional<Text> dossier_done(const std::string& waiting, const std::string& id, const definition::Wait& wait) {
    const auto of = opened(id);
    if (!of) return std::nullopt;
    if (auto seen = wait_is_over(*of->dossier, wait)) return seen;
    const auto& watchers = of->dossier->watchers;
    if (std::ranges::find(watchers, waiting) == watchers.end()) decide_for(*of, dossier::Watch{waiting});
    return std::nullopt;
  }

  // -- events -------------------------------------------------------------------------------------------------

  /// Returns the dossier as the events leave it; never null.
  std::shared_ptr<const dossier::Dossier> record(const definition::Workflow& definition, dossier::Dossier before,
                                                 const Events& events) {
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

  // -- time ---------------------------------------------------------------------------------------------------

  void fire() {
    int left = limits::rungs_per_turn;
    for (const auto& [when, id] : state_.due) {
      if (when > now_) break;
      if (left <= 0) {
        turn_.more_due = true;
        break;
      }
      left -= fire_dossier(id, left);
    }
    // What this turn itself made due (a dossier started with a rung of today) is seen by the next Tick.
    for (const auto& [id, changed] : turn_.patch.dossiers)
      if (changed.next_due <= now_) turn_.more_due = true;
  }

  int fire_dossier(const std::string& id, int limit) {
    const Slot* found = slot(id);
    auto before = storage::decode_dossier(found->state);
    const auto definition = before ? workflow(before->workflow_hash) : nullptr;
    std::vector<dossier::Recorded> events;
    if (definition != nullptr) events = dossier::decide_due(setting(*definition, daemon_actor), *before, limit);
    if (events.empty()) {
      if (found->next_due <= now_) dossiers_.set_aside(id, *found);
      return 1;
    }
    const int settled = static_cast<int>(events.size());
    static_cast<void>(record(*definition, std::move(*before),
                             std::make_shared<const std::vector<dossier::Recorded>>(std::move(events))));
    return settled;
  }

  void hand_out() {
    Decoded decoded;
    HandOutQuestion question{state_, library(), now_, {}, {}};
    question.dossier = [&](const std::string& id) {
      const auto [place, fresh] = decoded.try_emplace(id);
      if (fresh) place->second = newest(id);
      return place->second;
    };
    question.route = [&](const std::string& hash) { return workflow(hash); };
    HandOut out = engine::hand_out(question);
    turn_.more_due = turn_.more_due || out.more;
    for (storage::NoticeUpdate& update : out.updates) put(std::move(update));
    turn_.send = std::move(out.send);
    turn_.patch.handed_out = turn_.send;
  }

  void put(storage::NoticeUpdate update) {
    turn_.batch.updates.push_back(update);
    turn_.patch.updates.push_back(std::move(update));
  }

  /// Notices that wait for the reason `code` (of one dossier, or of all) are asked about again by the next hand-out.
  void ask_again(std::string_view code, const std::string& dossier) {
    for (const auto& [id, notice] : state_.outbox) {
      if (notice.reason_code != code || (!dossier.empty() && notice.dossier != dossier)) continue;
      storage::NoticeUpdate update{.id = id, .attempts = notice.attempts};
      update.next_try_ms = now_.time_since_epoch().count();
      update.last_error = notice.last_error;
      put(std::move(update));
    }
  }

  // -- the organisation's own notices ---------------------------------------------------------------------------

  void tell(std::string_view type, const OrganisationNotice& notice, const std::vector<std::string>& about) {
    const bool somebody = library().organisation->resolve(notice.to).has_value();
    if (somebody) organisation_rows(state_, *library().organisation, now_, notice, turn_.batch.notices);
    turn_.batch.journal.push_back(
        delivery_event(organisation_event(daemon_actor), type, somebody ? "o/" + notice.id : "", about));
  }

  /// Word to whoever takes over on the first day of an absence, and to the author of a silence that ends soon.
  void matters_of_people() {
    const std::shared_ptr<const definition::Organisation> world = library().organisation;
    for (const Matter& matter : matters_of(state_, *world, today_, send_time_passed_))
      say(matter.told, matter.over, matter.notice);
  }
  /// `over`: too late to be of use; it is only remembered that nothing more is to be said.
  void say(const definition::WorldChange& change, bool over, const OrganisationNotice& notice) {
    const bool somebody = !over && library().organisation->resolve(notice.to).has_value();
    reloaded_ = changed_library(library(), std::vector{change});
    keep_world();
    if (somebody) organisation_rows(state_, *library().organisation, now_, notice, turn_.batch.notices);
    turn_.batch.journal.push_back(world_changed(organisation_event(daemon_actor), change,
                                                {notice.facts.why, notice.facts.why}, {},
                                                somebody ? "o/" + notice.id : std::string{}));
    turn_.patch.library = reloaded_;
  }

  const EngineState& state_;
  Instant now_;
  Date today_;
  bool send_time_passed_;
  std::optional<Library> reloaded_;
  std::optional<std::set<std::string>> apart_;
  std::unordered_map<std::string, std::shared_ptr<const definition::Workflow>> workflows_;
  std::uint64_t organisation_seq_;
  std::deque<std::string> changed_;  ///< dossiers that changed, and were not yet looked at
  Decoded fresh_;                    ///< those that are looked at with this input, as it leaves them so far
  std::unordered_map<std::string, std::map<std::string, std::string>> values_;  ///< of dossiers that are to follow
  Turn turn_;
  ChangedDossiers dossiers_{turn_};
};

}  // namespace

Events no_events() {
  static const Events none = std::make_shared<const std::vector<dossier::Recorded>>();
  return none;
}

Turn engine_step(const EngineState& state, Instant now, std::span<const Input> inputs) {
  TurnBuilder builder{state, now};
  for (const Input& input : inputs) {
    std::visit(builder, input);
    builder.settle_others();
  }
  return builder.finish();
}

}  // namespace besluit::engine
