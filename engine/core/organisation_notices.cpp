// SPDX-License-Identifier: EUPL-1.2
#include "engine/core/organisation_notices.hpp"

#include "engine/core/outbox.hpp"
#include "engine/core/pipeline.hpp"
#include "rules/terms/holidays.hpp"
#include "storage/record_codec.hpp"

#include <algorithm>

namespace besluit::engine {
namespace {

using dossier::NoticeKind;

std::string number(std::size_t count) {
  return std::to_string(count);
}

/// "en nog 12 andere", when the list was cut.
void cut(std::vector<std::string>& items, std::size_t all) {
  if (all > items_listed) items.push_back("en nog " + number(all - items_listed) + " andere");
}

/// The author of a silence is kept as "uid 1000 (jansen)": the login name may be a person here.
std::string person_behind(const definition::Organisation& world, const std::string& author, const std::string& admin) {
  const std::size_t open = author.rfind('(');
  const std::size_t close = author.rfind(')');
  if (open != std::string::npos && close != std::string::npos && close > open) {
    const std::string login = author.substr(open + 1, close - open - 1);
    if (world.resolve(login)) return login;
  }
  return world.resolve(author) ? author : admin;
}

/// What is due from the absent person before they are back; at most `items_listed` are written out.
std::vector<std::string> due_meanwhile(const EngineState& state, const definition::Organisation& world,
                                       const definition::Absence& absence) {
  struct Due {
    Date planning;
    std::string text;
  };
  std::vector<Due> due;
  // Only dossiers with a rung to come can have something due.
  for (const auto& [when, id] : state.due) {
    const auto slot = state.dossiers.find(id);
    if (slot == state.dossiers.end()) continue;
    const auto dossier = storage::decode_dossier(slot->second.state);
    if (!dossier) continue;
    for (const dossier::Deadline& deadline : dossier->deadlines) {
      if (!deadline.running || deadline.planning > absence.until) continue;
      const auto owner = world.resolve(deadline.owner);
      if (!owner || owner->person != absence.person) continue;
      due.push_back({deadline.planning, spoken(deadline.planning, Language::nl) + ": " + deadline.name.step +
                                            " in dossier " + dossier->id + " (" + dossier->title + ")"});
    }
  }
  std::ranges::stable_sort(due, {}, &Due::planning);
  std::vector<std::string> items;
  for (const Due& one : due)
    if (items.size() < items_listed) items.push_back(one.text);
  cut(items, due.size());
  return items;
}

}  // namespace

Date warning_day(const definition::SilencePeriod& silence) {
  return std::max(silence.from, terms::working_day_until(silence.until - std::chrono::days{1}));
}

void organisation_rows(const EngineState& state, const definition::Organisation& world, Instant now,
                       const OrganisationNotice& notice, std::vector<storage::NoticeRow>& rows) {
  const auto to = world.resolve(notice.to);
  if (!to) return;
  storage::NoticeRow row;
  row.id = "o/" + notice.id;
  row.kind = dossier::token(notice.kind);
  row.to = to->id();
  row.role = notice.to;
  row.facts = encode(notice.facts);
  row.reason_code = notice.reason_code;
  row.reason = notice.facts.why;
  row.due_ms = row.created_ms = row.next_try_ms = now.time_since_epoch().count();
  divide_over_channels(state.settings, std::move(row), rows, notice.not_through);
}

OrganisationNotice hand_over(const EngineState& state, const definition::Organisation& world,
                             const definition::Absence& absence, Date today) {
  OrganisationNotice notice;
  notice.id = "hand-over-" + std::to_string(absence.number);
  notice.kind = NoticeKind::hand_over;
  notice.reason_code = "hand-over";
  const auto person = world.people.find(absence.person);
  const definition::Addressed taken_over = world.address(absence.person, std::max(today, absence.from));
  if (taken_over.to) notice.to = taken_over.to->id();
  notice.facts.title = absence.person;
  notice.facts.contact = absence.person;
  notice.facts.due = today;
  notice.facts.why = "U vervangt " + (person == world.people.end() ? absence.person : person->second.id) + " van " +
                     spoken(absence.from, Language::nl) + " tot en met " + spoken(absence.until, Language::nl) + ".";
  notice.facts.items = due_meanwhile(state, world, absence);
  return notice;
}

OrganisationNotice silence_ending(const EngineState& state, const definition::Organisation& world,
                                  const definition::SilencePeriod& silence) {
  OrganisationNotice notice;
  notice.id = "silence-" + std::to_string(silence.number);
  notice.kind = NoticeKind::silence_ending;
  notice.reason_code = "silence-ending";
  notice.to = person_behind(world, silence.author, state.settings.admin);
  notice.facts.title = std::to_string(silence.number);
  notice.facts.why = "Stilte " + std::to_string(silence.number) + " (" + silence.reason + ") eindigt op " +
                     spoken(silence.until, Language::nl) + ".";
  std::size_t all = 0;
  for (const auto& [id, row] : state.outbox) {
    if (row.reason_code != "silenced") continue;
    const bool of_it = (silence.dossier.empty() || silence.dossier == row.dossier) &&
                       (silence.step.empty() || silence.step == row.step) &&
                       (silence.person.empty() || silence.person == row.to);
    if (of_it && ++all <= items_listed) notice.facts.items.push_back(row.id + " aan " + row.to);
  }
  cut(notice.facts.items, all);
  return notice;
}

std::vector<Matter> matters_of(const EngineState& state, const definition::Organisation& world, Date today,
                               bool send_time_passed) {
  std::vector<Matter> matters;
  const auto come = [&](Date day) { return day < today || (day == today && send_time_passed); };
  for (const definition::Absence& absence : world.absences) {
    if (absence.told || !come(absence.from)) continue;
    matters.push_back(
        {definition::AbsenceTold{absence.number}, absence.until < today, hand_over(state, world, absence, today)});
  }
  for (const definition::SilencePeriod& silence : world.silences) {
    if (silence.told || !come(warning_day(silence))) continue;
    matters.push_back(
        {definition::SilenceTold{silence.number}, silence.until < today, silence_ending(state, world, silence)});
  }
  return matters;
}

OrganisationNotice delivery_failed(const EngineState& state, std::uint64_t seq, const std::vector<GivenUp>& given_up) {
  OrganisationNotice notice;
  notice.id = "failed-" + std::to_string(seq);
  notice.kind = NoticeKind::delivery_failed;
  notice.reason_code = "delivery-failed";
  if (!given_up.empty()) notice.to = state.settings.admin;
  notice.facts.title = number(given_up.size());
  notice.facts.why = given_up.size() == 1 ? "Een bericht kon niet worden bezorgd."
                                          : number(given_up.size()) + " berichten konden niet worden bezorgd.";
  for (const GivenUp& one : given_up)
    if (notice.facts.items.size() < items_listed)
      notice.facts.items.push_back(one.notice + " aan " + (one.to.empty() ? "niemand" : one.to) + ": " + one.detail);
  cut(notice.facts.items, given_up.size());
  const bool one_channel =
      std::ranges::all_of(given_up, [&](const GivenUp& one) { return one.channel == given_up.front().channel; });
  if (one_channel && !given_up.empty()) notice.not_through = given_up.front().channel;
  return notice;
}

OrganisationNotice channel_failing(const EngineState& state, std::uint64_t seq, const std::string& channel,
                                   Instant since, const std::string& detail, std::size_t waiting) {
  OrganisationNotice notice;
  notice.id = "channel-" + channel + "-" + std::to_string(seq);
  notice.kind = NoticeKind::channel_failing;
  notice.reason_code = "channel-failing";
  notice.to = state.settings.admin;
  notice.facts.title = channel;
  // "2024-05-16T08:00:00+02:00": the hour and minute as they stand there.
  const std::string clock = state.zone.format(since).substr(11, 5);
  notice.facts.why = "Sinds " + spoken(state.zone.date_of(since), Language::nl) + " om " + clock +
                     " uur komt er niets door het kanaal '" + channel + "'.";
  notice.facts.items = {"laatste fout: " + detail, "wachtende berichten: " + number(waiting)};
  notice.not_through = channel;
  return notice;
}

}  // namespace besluit::engine
