// SPDX-License-Identifier: EUPL-1.2
#include "workflows/definition/world_change.hpp"

#include "rules/diagnostic/diagnostic.hpp"

#include <algorithm>

namespace besluit::definition {
namespace {

void sort_by_date(std::vector<Meeting>& meetings) {
  std::ranges::sort(meetings, {}, &Meeting::date);
}

// Lays one change over the world; false when it does not fit.
struct Lay {
  Organisation& world;

  [[nodiscard]] Body* body(const std::string& id) const {
    const auto found = world.bodies.find(id);
    return found == world.bodies.end() ? nullptr : &found->second;
  }

  bool operator()(const MeetingMoved& change) const {
    Body* found = body(change.body);
    if (found == nullptr) return false;
    if (const auto meeting = std::ranges::find(found->meetings, change.first, &Meeting::first);
        meeting != found->meetings.end()) {
      meeting->date = change.to;
      sort_by_date(found->meetings);
      return true;
    }
    for (SecondMeeting& second : found->seconds) {
      if (second.meeting.first != change.first) continue;
      second.meeting.date = change.to;
      return true;
    }
    const auto rewritten = std::ranges::find(found->meetings, change.to, &Meeting::date);
    if (rewritten == found->meetings.end()) return false;
    rewritten->first = change.first;
    return true;
  }

  bool operator()(const MeetingCancelled& change) const {
    Body* found = body(change.body);
    if (found == nullptr) return false;
    if (const auto meeting = std::ranges::find(found->meetings, change.first, &Meeting::first);
        meeting != found->meetings.end()) {
      found->cancelled.push_back(*meeting);
      found->meetings.erase(meeting);
      return true;
    }
    const auto second =
        std::ranges::find_if(found->seconds, [&](const SecondMeeting& s) { return s.meeting.first == change.first; });
    if (second != found->seconds.end()) {
      found->cancelled.push_back(second->meeting);
      found->seconds.erase(second);
      return true;
    }
    // Taken out of the file as well: routes and dossiers may still name it.
    found->cancelled.push_back({change.first, change.first});
    return true;
  }

  bool operator()(const MeetingAdded& change) const {
    Body* found = body(change.body);
    if (found == nullptr) return false;
    if (change.second_of) {
      found->seconds.push_back({*change.second_of, {change.on, change.on}});
      return true;
    }
    const bool known = std::ranges::any_of(found->meetings, [&](const Meeting& m) { return m.date == change.on; });
    if (!known) found->meetings.push_back({change.on, change.on});
    sort_by_date(found->meetings);
    return true;
  }

  bool operator()(const MeetingTermSet& change) const {
    Body* found = body(change.body);
    if (found == nullptr) return false;
    auto own = std::ranges::find(found->own_terms, change.first, &MeetingTerms::first);
    if (own == found->own_terms.end()) own = found->own_terms.insert(own, MeetingTerms{change.first, {}, {}});
    (change.which == MeetingTermSet::Which::papers ? own->papers : own->sending) = change.term;
    return true;
  }

  bool operator()(const AbsenceAdded& change) const {
    if (!world.people.contains(change.absence.person)) return false;
    world.absences.push_back(change.absence);
    return true;
  }
  bool operator()(const AbsenceEnded& change) const {
    return of(world.absences, change.number, [&](Absence& found) { found.until = day_before(change.on); });
  }
  bool operator()(const AbsenceTold& change) const {
    return of(world.absences, change.number, [](Absence& found) { found.told = true; });
  }
  bool operator()(const SilenceAdded& change) const {
    world.silences.push_back(change.silence);
    return true;
  }
  bool operator()(const SilenceEnded& change) const {
    return of(world.silences, change.number, [&](SilencePeriod& found) { found.until = day_before(change.on); });
  }
  bool operator()(const SilenceTold& change) const {
    return of(world.silences, change.number, [](SilencePeriod& found) { found.told = true; });
  }

 private:
  static Date day_before(Date day) { return day - std::chrono::days{1}; }
  template <class Item, class Change>
  static bool of(std::vector<Item>& items, int number, Change change) {
    const auto found = std::ranges::find(items, number, &Item::number);
    if (found == items.end()) return false;
    change(*found);
    return true;
  }
};

struct Serialise {
  static std::string id(const std::string& body, Date first) { return body + "/" + to_string(first); }

  std::string operator()(const MeetingMoved& c) const { return "moved " + id(c.body, c.first) + " " + to_string(c.to); }
  std::string operator()(const MeetingCancelled& c) const { return "cancelled " + id(c.body, c.first); }
  std::string operator()(const MeetingAdded& c) const {
    return "added " + id(c.body, c.on) + (c.second_of ? " second-of " + to_string(*c.second_of) : "");
  }
  std::string operator()(const MeetingTermSet& c) const {
    return (c.which == MeetingTermSet::Which::papers ? "papers " : "sending ") + id(c.body, c.first) + " " +
           terms::to_string(c.term, Language::en);
  }
  std::string operator()(const AbsenceAdded& c) const {
    const Absence& a = c.absence;
    return "absence " + std::to_string(a.number) + " " + a.person + " " + to_string(a.from) + " " + to_string(a.until) +
           (a.deputy.empty() ? "" : " deputy " + a.deputy);
  }
  std::string operator()(const AbsenceEnded& c) const {
    return "absence " + std::to_string(c.number) + " ended " + to_string(c.on);
  }
  std::string operator()(const AbsenceTold& c) const { return "absence " + std::to_string(c.number) + " told"; }
  std::string operator()(const SilenceAdded& c) const {
    const SilencePeriod& s = c.silence;
    const auto about = [](const char* what, const std::string& name) { return name.empty() ? "" : what + name; };
    return "silence " + std::to_string(s.number) + about(" dossier ", s.dossier) + about(" step ", s.step) +
           about(" person ", s.person) + " " + to_string(s.from) + " " + to_string(s.until);
  }
  std::string operator()(const SilenceEnded& c) const {
    return "silence " + std::to_string(c.number) + " ended " + to_string(c.on);
  }
  std::string operator()(const SilenceTold& c) const { return "silence " + std::to_string(c.number) + " told"; }
};

}  // namespace

const std::string& body_of(const WorldChange& change) {
  static const std::string none;
  return std::visit(
      [](const auto& c) -> const std::string& {
        if constexpr (requires { c.body; })
          return c.body;
        else
          return none;
      },
      change);
}

std::string serialised(const WorldChange& change) {
  return std::visit(Serialise{}, change);
}

ChangedWorld with_changes(const Organisation& seed, std::span<const WorldChange> changes) {
  ChangedWorld result{seed, {}};
  if (changes.empty()) return result;
  std::string lines;
  for (std::size_t i = 0; i < changes.size(); ++i) {
    if (!std::visit(Lay{result.world}, changes[i])) result.unfit.push_back(i);
    lines += "# " + serialised(changes[i]) + "\n";
  }
  std::string& text = result.world.text;
  if (!text.empty() && text.back() != '\n') text += '\n';
  text += "# sinds dit bestand is gelezen:\n" + lines;
  result.world.hash += "+" + diagnostic::fingerprint(lines);
  return result;
}

const Meeting* meeting_with_identity(const Body& body, Date first) {
  const auto found = std::ranges::find(body.meetings, first, &Meeting::first);
  if (found != body.meetings.end()) return &*found;
  const auto second =
      std::ranges::find_if(body.seconds, [first](const SecondMeeting& s) { return s.meeting.first == first; });
  return second == body.seconds.end() ? nullptr : &second->meeting;
}

const Meeting* meeting_meant(const Body& body, Date day) {
  const auto held = std::ranges::find(body.meetings, day, &Meeting::date);
  if (held != body.meetings.end()) return &*held;
  const auto second =
      std::ranges::find_if(body.seconds, [day](const SecondMeeting& s) { return s.meeting.date == day; });
  if (second != body.seconds.end()) return &second->meeting;
  return meeting_with_identity(body, day);
}

}  // namespace besluit::definition
