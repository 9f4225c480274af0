// SPDX-License-Identifier: EUPL-1.2
// Builds one turn, input by input. Private to this room: others call engine_step, or a TurnMaker.
#pragma once

#include "engine/core/changed_dossiers.hpp"
#include "engine/core/engine_step.hpp"
#include "engine/core/organisation_events.hpp"
#include "engine/core/organisation_notices.hpp"
#include "engine/core/turn_maker.hpp"
#include "workflows/dossier/decide.hpp"

#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace besluit::engine {

/// The name of the daemon itself as an actor.
inline constexpr const char* daemon_actor = "besluitd";

/// Later inputs see what earlier ones decided through `slot`, which looks in the patch first.
class TurnBuilder {
 public:
  /// What it builds: a turn, or a part of one. Only of a part it is remembered what it looked at.
  enum class Purpose : std::uint8_t { turn, part };
  TurnBuilder(const EngineState& state, Instant now, Purpose purpose);

  /// Decides one input, and all that follows from it.
  void take(const Input& input);
  /// Takes over what was decided apart, when the inputs before it left all as it found it. False: nothing was taken.
  [[nodiscard]] bool take(Part&& part);
  /// The rows since it was last asked.
  [[nodiscard]] storage::Batch rows();
  /// The whole turn; in its batch the rows that were not given.
  [[nodiscard]] Turn finish();
  /// nullopt: it touched more than some dossiers.
  [[nodiscard]] std::optional<Part> finish_part();

  // One overload for each kind of input: commands and the clock in turn_builder.cpp, time and deliveries in
  // turn_time.cpp, the world in turn_world.cpp. They are called by `take`.
  void operator()(const CommandInput& input);
  void operator()(const Tick& tick);
  void operator()(const Delivered& delivered);
  void operator()(const RetryInput& input);
  void operator()(const WorldInput& input);
  void operator()(const Reloaded& reloaded);
  void operator()(const CatchUp& catch_up);
  void operator()(const ClockMoved& moved);

 private:
  const Slot* slot(const std::string& id) const;
  /// As this turn leaves it so far; null when it is not there, or damaged.
  std::shared_ptr<const dossier::Dossier> newest(const std::string& id) const;
  const Library& library() const { return reloaded_ ? *reloaded_ : state_.library; }
  std::shared_ptr<const definition::Workflow> workflow(const std::string& hash) const;
  /// A definition that is nobody else's (of one year, or of one dossier) lives on with its dossier.
  void keep(const std::shared_ptr<const definition::Workflow>& own);
  OrganisationEvent organisation_event(const std::string& actor);
  dossier::Setting setting(const definition::Workflow& workflow, const std::string& actor) const;

  // -- commands, and their events: turn_builder.cpp ---------------------------------------------------------------

  void begin(const CommandInput& input, const dossier::Start& start);
  void go_on(const CommandInput& input);
  void answer(std::uint64_t ticket, const std::shared_ptr<const definition::Workflow>& definition,
              dossier::Dossier before, std::vector<dossier::Recorded> decided);
  void refuse_outside(const CommandInput& input, const dossier::Rejection& rejection);
  /// The bound keeps a script that goes wrong from filling the journal; it is answered all the same.
  bool may_journal_rejection(const std::string& actor);
  /// Returns the dossier as the events leave it; never null.
  std::shared_ptr<const dossier::Dossier> record(const definition::Workflow& definition, dossier::Dossier before,
                                                 const Events& events);
  void put(storage::NoticeUpdate update);
  /// Notices that wait for the reason `code` (of one dossier, or of all) are asked about again by the next hand-out.
  void ask_again(std::string_view code, const std::string& dossier);

  // -- between dossiers: turn_others.cpp --------------------------------------------------------------------------

  struct Opened {
    std::shared_ptr<const dossier::Dossier> dossier;
    std::shared_ptr<const definition::Workflow> definition;
  };
  std::optional<Opened> opened(const std::string& id) const;
  /// Decides one command of the engine's own; a refusal changes nothing.
  void decide_for(const Opened& of, const dossier::Command& command);
  /// What the changed dossiers bring about in others: those that follow begin, those that waited go on. One change can
  /// carry on from dossier to dossier; the bound keeps a ring of routes from turning for ever.
  void settle_others();
  void settle_one(const std::string& id);
  /// The routes that others keep away from.
  const std::set<std::string>& apart();
  /// Where this dossier and another stand on one meeting that they do not share, the one whose route says so moves.
  void keep_apart(const Opened& changed);
  void bear(const std::string& parent, const dossier::Child& child);
  /// Steps of this dossier that wait for another one: does what they wait for hold?
  void look_at_waits(const std::string& id);
  bool has_ended(const std::string& id) const;
  std::optional<Text> dossier_done(const std::string& waiting, const std::string& id, const definition::Wait& wait);

  // -- time, and deliveries: turn_time.cpp ------------------------------------------------------------------------

  void fire();
  int fire_dossier(const std::string& id, int limit);
  void hand_out();
  void tell(std::string_view type, const OrganisationNotice& notice, const std::vector<std::string>& about);
  /// Word to whoever takes over on the first day of an absence, and to the author of a silence that ends soon.
  void matters_of_people();
  /// `over`: too late to be of use; it is only remembered that nothing more is to be said.
  void say(const definition::WorldChange& change, bool over, const OrganisationNotice& notice);

  // -- the world: turn_world.cpp ----------------------------------------------------------------------------------

  void keep_world();
  /// Decides anew about every running dossier that the change touches, and records what comes out of it.
  WorldImpact bring_in_line(const ImpactQuestion& question);
  void refuse_world(const WorldInput& input, const dossier::Rejection& rejection);

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
  Purpose purpose_;
  mutable std::vector<std::string> looked_at_;  ///< of a part: see Part
  bool looked_at_everybody_ = false;
};

}  // namespace besluit::engine
