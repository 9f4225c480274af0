// SPDX-License-Identifier: EUPL-1.2
#include "engine/core/world_people.hpp"

#include "engine/core/limits.hpp"
#include "rules/diagnostic/diagnostic.hpp"
#include "workflows/dossier/commands.hpp"

#include <algorithm>

namespace besluit::engine::people {
namespace {

using definition::Absence;
using definition::Organisation;
using definition::SilencePeriod;
using dossier::Refusal;
using dossier::refuse;

Text period(Date from, Date until) {
  return {"van " + spoken(from, Language::nl) + " tot en met " + spoken(until, Language::nl),
          "from " + spoken(from, Language::en) + " up to and including " + spoken(until, Language::en)};
}

/// The person that a name or a role stands for today.
std::expected<std::string, dossier::Rejection> person_named(const Organisation& world, const std::string& who) {
  const auto found = world.resolve(who);
  if (found && !found->person.empty()) return found->person;
  std::vector<std::string> names;
  for (const auto& [id, person] : world.people) names.push_back(id);
  for (const auto& [id, person] : world.roles) names.push_back(id);
  const Text hint = dossier::meant(who, names);
  const std::string word = diagnostic::printable(who.substr(0, limits::id_bytes));
  return refuse(Refusal::unknown_person, {"De organisatie kent geen mens of rol '" + word + "'" + hint.nl,
                                          "The organisation knows no person or role '" + word + "'" + hint.en});
}

std::unexpected<dossier::Rejection> bad_period(Text sentence) {
  return refuse(Refusal::bad_period, std::move(sentence));
}

template <class Item>
const Item* numbered(const std::vector<Item>& items, int number) {
  const auto found = std::ranges::find(items, number, &Item::number);
  return found == items.end() ? nullptr : &*found;
}

int next_number(const auto& items) {
  return items.empty() ? 1 : items.back().number + 1;
}

}  // namespace

Decided decide(const Organisation& world, const WorldCommand& asked, const AddAbsence& command, Date today) {
  const auto person = person_named(world, command.who);
  if (!person) return std::unexpected(person.error());
  if (!command.deputy.empty()) {
    const auto deputy = person_named(world, command.deputy);
    if (!deputy) return std::unexpected(deputy.error());
    if (*deputy == *person)
      return refuse(Refusal::unknown_person,
                    {"Iemand kan zichzelf niet vervangen.", "Nobody can take over from themselves."});
  }
  if (command.until < command.from)
    return bad_period({"De afwezigheid eindigt voordat zij begint.", "The absence ends before it begins."});
  if (command.until < today) return bad_period({"De afwezigheid is al voorbij.", "The absence is over already."});
  for (const Absence& known : world.absences) {
    const bool same = known.person == *person && known.from == command.from && known.until == command.until &&
                      known.deputy == command.deputy;
    if (same) return WorldDecision{};
  }
  const Absence absence{
      next_number(world.absences), *person, command.from, command.until, command.deputy, asked.reason, asked.author};
  const Text when = period(command.from, command.until);
  WorldDecision decision{{definition::AbsenceAdded{absence}},
                         {*person + " is afwezig " + when.nl, *person + " is away " + when.en}};
  const std::string deputy = absence.deputy.empty() ? world.people.at(*person).deputy : absence.deputy;
  decision.cause.nl += deputy.empty() ? "; niemand neemt het over." : "; " + deputy + " neemt het over.";
  decision.cause.en += deputy.empty() ? "; nobody takes over." : "; " + deputy + " takes over.";
  return decision;
}

Decided decide(const Organisation& world, const WorldCommand&, const EndAbsence& command, Date today) {
  const Absence* absence = numbered(world.absences, command.number);
  if (absence == nullptr)
    return refuse(Refusal::unknown_absence,
                  {"Er is geen afwezigheid " + std::to_string(command.number) + ".",
                   "There is no absence " + std::to_string(command.number) + "."},
                  {"absence list"});
  if (absence->until < today) return WorldDecision{};
  return WorldDecision{{definition::AbsenceEnded{command.number, today}},
                       {absence->person + " is er weer vanaf " + spoken(today, Language::nl) + ".",
                        absence->person + " is back from " + spoken(today, Language::en) + " on."}};
}

Decided decide(const Organisation& world, const WorldCommand& asked, const AddSilence& command, Date today,
               std::chrono::days longest) {
  SilencePeriod silence{next_number(world.silences),  command.dossier, command.step, {},
                        command.from.value_or(today), command.until,   asked.reason, asked.author};
  if (!command.who.empty()) {
    const auto person = person_named(world, command.who);
    if (!person) return std::unexpected(person.error());
    silence.person = *person;
  }
  if (silence.until < silence.from)
    return bad_period({"De stilte eindigt voordat zij begint.", "The silence ends before it begins."});
  if (silence.until < today) return bad_period({"De stilte is al voorbij.", "The silence is over already."});
  if (silence.until - silence.from >= longest) {
    const std::string days = std::to_string(longest.count());
    return bad_period({"Een stilte duurt hoogstens " + days + " dagen; spreek daarna opnieuw af of zij nodig is.",
                       "A silence lasts at most " + days + " days; agree again after that whether it is needed."});
  }
  const Text when = period(silence.from, silence.until);
  Text about{"over alles", "about everything"};
  if (!silence.dossier.empty()) about = {"over dossier " + silence.dossier, "about dossier " + silence.dossier};
  if (!silence.step.empty()) {
    about.nl += ", stap " + silence.step;
    about.en += ", step " + silence.step;
  }
  if (!silence.person.empty()) {
    about.nl += ", aan " + silence.person;
    about.en += ", to " + silence.person;
  }
  return WorldDecision{
      {definition::SilenceAdded{silence}},
      {"Berichten " + about.nl + " wachten " + when.nl + ".", "Notices " + about.en + " wait " + when.en + "."}};
}

Decided decide(const Organisation& world, const WorldCommand&, const EndSilence& command, Date today) {
  const SilencePeriod* silence = numbered(world.silences, command.number);
  if (silence == nullptr)
    return refuse(Refusal::unknown_silence,
                  {"Er is geen stilte " + std::to_string(command.number) + ".",
                   "There is no silence " + std::to_string(command.number) + "."},
                  {"silence list"});
  if (silence->until < today) return WorldDecision{};
  return WorldDecision{{definition::SilenceEnded{command.number, today}},
                       {"Stilte " + std::to_string(command.number) + " is voorbij; wat wachtte, gaat nu.",
                        "Silence " + std::to_string(command.number) + " is over; what waited goes now."}};
}

}  // namespace besluit::engine::people
