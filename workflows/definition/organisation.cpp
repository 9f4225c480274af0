// SPDX-License-Identifier: EUPL-1.2
#include "workflows/definition/organisation.hpp"

#include <algorithm>

namespace besluit::definition {
namespace {

std::optional<Addressee> addressee_of_person(const Organisation& organisation, std::string_view id) {
  const auto person = organisation.people.find(id);
  if (person == organisation.people.end()) return std::nullopt;
  const Person& found = person->second;
  return Addressee{found.id, found.name, found.mail, found.language, found.more_mails};
}

// A role, a person or a bare address; not a body, so that a contact can never lead in a circle.
std::optional<Addressee> resolve_direct(const Organisation& organisation, std::string_view who) {
  if (const auto role = organisation.roles.find(who); role != organisation.roles.end()) {
    return addressee_of_person(organisation, role->second);
  }
  if (auto person = addressee_of_person(organisation, who)) return person;
  if (who.find('@') != std::string_view::npos) return Addressee{"", "", std::string(who), Language::nl, {}};
  return std::nullopt;
}

}  // namespace

const std::optional<terms::Term>& Body::papers_for(const Meeting* meeting) const {
  if (meeting == nullptr || own_terms.empty()) return papers;
  const auto own = std::ranges::find(own_terms, meeting->first, &MeetingTerms::first);
  return own != own_terms.end() && own->papers ? own->papers : papers;
}

const std::optional<terms::Term>& Body::sending_for(const Meeting* meeting) const {
  if (meeting == nullptr || own_terms.empty()) return sending;
  const auto own = std::ranges::find(own_terms, meeting->first, &MeetingTerms::first);
  return own != own_terms.end() && own->sending ? own->sending : sending;
}

std::optional<Addressee> Organisation::resolve(std::string_view who) const {
  if (who.empty()) return std::nullopt;
  if (auto direct = resolve_direct(*this, who)) return direct;
  const Body* found = body(who);
  if (found == nullptr) return std::nullopt;
  auto contact = resolve_direct(*this, found->contact);
  // A bare address of a body is best greeted by the body's name.
  if (contact && contact->person.empty() && contact->name.empty()) contact->name = found->name;
  return contact;
}

const Absence* Organisation::absence_of(std::string_view person, Date day) const {
  const auto found = std::find_if(absences.rbegin(), absences.rend(), [&](const Absence& absence) {
    return absence.person == person && absence.from <= day && day <= absence.until;
  });
  return found == absences.rend() ? nullptr : &*found;
}

Addressed Organisation::address(std::string_view who, Date day) const {
  Addressed result{resolve(who)};
  while (result.to && !result.to->person.empty()) {
    const Absence* absence = absence_of(result.to->person, day);
    if (absence == nullptr) return result;
    result.away.push_back(result.to->person);
    const std::string& next = absence->deputy.empty() ? people.at(result.to->person).deputy : absence->deputy;
    result.to = resolve(next);
    // Two who take over from each other and are both away: nobody is left.
    if (result.to && std::ranges::find(result.away, result.to->person) != result.away.end()) result.to.reset();
  }
  return result;
}

std::string Organisation::receiver(std::string_view who, Date day) const {
  const auto to = address(who, day).to;
  return to ? to->id() : std::string{};
}

const Body* Organisation::body(std::string_view wanted) const {
  const auto found = bodies.find(wanted);
  return found == bodies.end() ? nullptr : &found->second;
}

std::vector<Closure> Organisation::closures_for(std::string_view participant) const {
  std::vector<Closure> result = closures;
  if (const auto found = participants.find(participant); found != participants.end()) {
    result.insert(result.end(), found->second.closures.begin(), found->second.closures.end());
  }
  return result;
}

}  // namespace besluit::definition
