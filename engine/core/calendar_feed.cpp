// SPDX-License-Identifier: EUPL-1.2
#include "engine/core/calendar_feed.hpp"

#include "engine/core/letter.hpp"
#include "storage/record_codec.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace besluit::engine {
namespace {

std::string file_word(std::string text) {
  for (char& c : text) {
    const bool plain =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    if (!plain) c = '-';
  }
  return text;
}

class Feeds {
 public:
  explicit Feeds(const definition::Organisation& world) : world_(world) {
    feed("organisatie", letter::one_line(world_.name));
    for (const auto& [id, body] : world_.bodies) feed("orgaan-" + file_word(id), letter::one_line(body.name));
    for (const auto& [id, person] : world_.roles) feed("rol-" + file_word(id), id);
  }

  void add(const dossier::Dossier& dossier, const definition::Workflow& route) {
    for (const dossier::Deadline& deadline : dossier.deadlines)
      if (deadline.running) add(dossier, route, deadline);
    for (const dossier::StepState& step : dossier.steps) {
      const int index = route.index_of(step.id);
      if (index < 0 || !step.meeting || step.status == dossier::StepStatus::done) continue;
      const std::string& body = route.steps[static_cast<std::size_t>(index)].body;
      const definition::Body* found = world_.body(body);
      if (found == nullptr) continue;
      MessageDate date;
      date.uid = dossier.id + "/" + step.id + "/vergadering";
      date.summary = letter::one_line(found->name) + ": " + letter::one_line(dossier.title);
      date.day = step.meeting->date;
      put("organisatie", date);
      put("orgaan-" + file_word(body), date);
    }
  }

  std::vector<Feed> take() {
    std::vector<Feed> all;
    for (auto& [id, feed] : feeds_) {
      std::ranges::sort(feed.dates, [](const MessageDate& a, const MessageDate& b) {
        return std::pair(a.day, a.uid) < std::pair(b.day, b.uid);
      });
      all.push_back(std::move(feed));
    }
    return all;
  }

 private:
  void feed(const std::string& id, const std::string& name) { feeds_.try_emplace(id, Feed{id, name, {}}); }
  void put(const std::string& id, const MessageDate& date) {
    if (const auto found = feeds_.find(id); found != feeds_.end()) found->second.dates.push_back(date);
  }

  void add(const dossier::Dossier& dossier, const definition::Workflow& route, const dossier::Deadline& deadline) {
    const int index = route.index_of(deadline.name.step);
    if (index < 0) return;
    const definition::Step& step = route.steps[static_cast<std::size_t>(index)];
    const definition::Body* body = world_.body(step.body);
    const bool papers = deadline.name.kind == dossier::DeadlineKind::papers;
    const bool sending = deadline.name.kind == dossier::DeadlineKind::sending;
    std::string what = letter::one_line(step.public_title());
    if (papers && body != nullptr) what = "Stukken " + letter::one_line(body->name);
    if (sending && body != nullptr) what = "Verzending " + letter::one_line(body->name);
    if (!deadline.name.participant.empty()) what += " (" + deadline.name.participant + ")";
    MessageDate date;
    date.uid = date_uid(dossier.id, deadline.name.step, deadline.name.participant, deadline.name.kind);
    date.summary = what + ": " + letter::one_line(dossier.title);
    date.day = deadline.planning;
    date.why = terms::sentence(deadline.derivation, Language::nl);
    put("organisatie", date);
    if (body != nullptr) put("orgaan-" + file_word(step.body), date);
    put("rol-" + file_word(deadline.owner), date);
  }

  const definition::Organisation& world_;
  std::map<std::string, Feed> feeds_;
};

}  // namespace

std::vector<Feed> calendar_feeds(const EngineState& state) {
  Feeds feeds{*state.library.organisation};
  for (const auto& [id, slot] : state.dossiers) {
    if (!slot.open) continue;
    const auto dossier = storage::decode_dossier(slot.state);
    const definition::Workflow* route = dossier ? state.workflow(dossier->workflow_hash) : nullptr;
    if (route != nullptr) feeds.add(*dossier, *route);
  }
  return feeds.take();
}

}  // namespace besluit::engine
