// SPDX-License-Identifier: EUPL-1.2
#include "engine/core/message.hpp"

#include "engine/core/letter.hpp"
#include "engine/core/notice_facts.hpp"
#include "engine/core/notice_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace besluit::engine {
namespace {

bool is_rung(dossier::NoticeKind kind) {
  return kind == dossier::NoticeKind::reminder || kind == dossier::NoticeKind::escalation;
}

/// The days that the receiver may want in a calendar: their own, as far as they are still to come.
std::vector<MessageDate> dates_of(const storage::NoticeRow& notice, dossier::NoticeKind kind, const NoticeFacts& facts,
                                  const LetterSetting& setting) {
  using dossier::NoticeKind;
  const bool lapse = kind == NoticeKind::withdrawn;
  std::vector<MessageDate> dates;
  if (kind == NoticeKind::correction || kind == NoticeKind::outcome || kind == NoticeKind::ended) return dates;
  for (const FactLine& line : facts.lines) {
    if (!line.own && kind != NoticeKind::escalation) continue;
    if (line.planning < setting.today && !lapse) continue;
    MessageDate date;
    date.uid = date_uid(notice.dossier, line.step, line.participant, line.kind);
    date.summary = letter::capital(thing_of(setting, line)) + " (" + letter::one_line(facts.title) + ")";
    date.day = line.planning;
    date.why = terms::sentence(line.derivation, setting.to.language);
    date.cancelled = lapse;
    dates.push_back(std::move(date));
  }
  return dates;
}

std::vector<std::string> words_in(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end > 0) words.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

}  // namespace

std::vector<std::string> addresses_of(const Message& message) {
  if (message.to_mail.empty()) return {};
  std::vector<std::string> all{message.to_mail};
  all.insert(all.end(), message.more_mails.begin(), message.more_mails.end());
  return all;
}

std::vector<std::string> still_to_reach(const Message& message) {
  std::vector<std::string> left;
  const auto add = [&](const std::string& address) {
    // Twice in the file is once in the post.
    if (std::ranges::find(message.reached, address) == message.reached.end() &&
        std::ranges::find(left, address) == left.end())
      left.push_back(address);
  };
  add(message.to_mail);
  for (const std::string& address : message.more_mails) add(address);
  return left;
}

std::string addresses_in_words(const Message& message) {
  std::string all = message.to_mail;
  for (const std::string& address : message.more_mails) all += ", " + address;
  return all;
}

/// RFC 5322 section 3.3: English names whatever the reader's language.
std::string mail_date(Instant instant, const Zone& zone) {
  static constexpr std::array<const char*, 7> days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr std::array<const char*, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const Date date = zone.date_of(instant);
  const std::chrono::year_month_day civil{date};
  const auto time = zone.time_of(instant).count();
  const auto offset = std::chrono::duration_cast<std::chrono::minutes>(zone.offset_at(instant)).count();
  const auto distance = offset < 0 ? -offset : offset;
  return fmt::format("{}, {} {} {:04} {:02}:{:02}:{:02} {}{:02}{:02}", days[weekday_of(date).c_encoding()],
                     static_cast<unsigned>(civil.day()), months[static_cast<unsigned>(civil.month()) - 1],
                     year_of(date), time / 3600, time / 60 % 60, time % 60, offset < 0 ? '-' : '+', distance / 60,
                     distance % 60);
}

std::expected<Message, std::string> compose(const storage::NoticeRow& notice,
                                            const definition::Organisation& organisation, const Zone& zone) {
  const auto kind = dossier::notice_kind_named(notice.kind);
  if (!kind) return std::unexpected("De soort van het bericht is onbekend: '" + notice.kind + "'.");
  const auto facts = decode_facts(notice.facts);
  if (!facts) return std::unexpected(letter::as_sentence(facts.error()));
  if (is_rung(*kind) && facts->lines.size() != 1)
    return std::unexpected("De gegevens van het bericht zijn beschadigd: een herinnering gaat over één datum.");
  auto to = organisation.resolve(notice.to);
  if (!to)
    return std::unexpected("Er is niemand om aan te schrijven: '" + letter::one_line(notice.to) +
                           "' staat niet in de organisatie.");
  if (to->mail.empty()) return std::unexpected("Er is geen mailadres bekend van " + letter::one_line(to->name) + ".");

  LetterSetting setting{organisation,
                        *facts,
                        *kind,
                        notice.dossier,
                        notice.step,
                        *std::move(to),
                        organisation.resolve(facts->contact),
                        {}};
  if (setting.contact && setting.contact->mail.empty()) setting.contact.reset();
  Message message;
  message.date = Instant{std::chrono::milliseconds{std::max(notice.due_ms, notice.created_ms)}};
  setting.today = zone.date_of(message.date);
  LetterText words = write_letter(setting);

  message.id = notice.id;
  message.notices = {notice.id};
  message.kind = notice.kind;
  message.step = notice.step;
  message.to = notice.to;
  message.organisation = organisation.id;
  message.organisation_name = letter::one_line(organisation.name);
  message.dates = dates_of(notice, *kind, *facts, setting);
  message.drill = facts->drill;
  message.channel = notice.channel;
  message.to_name = letter::one_line(setting.to.name);
  message.to_mail = setting.to.mail;
  message.more_mails = setting.to.more_mails;
  message.reached = words_in(notice.reached);
  if (setting.contact) {
    message.reply_to_name = letter::one_line(setting.contact->name);
    message.reply_to_mail = setting.contact->mail;
  }
  message.dossier = notice.dossier;
  message.subject = std::move(words.subject);
  message.text = std::move(words.text);
  message.inside = std::move(words.inside);
  message.language = setting.to.language;
  if (message.drill) {
    message.subject = "[PROEF] " + message.subject;
    message.text =
        (message.language == Language::en
             ? "PROEF: this is an exercise. Nobody else got this message and nothing needs to be done."
             : "PROEF: dit is een oefening. Niemand anders kreeg dit bericht en er hoeft niets te gebeuren.") +
        std::string{"\n\n"} + message.text;
  }
  message.date_text = mail_date(message.date, zone);
  return message;
}

std::expected<Message, std::string> compose_digest(const std::string& id,
                                                   const std::vector<const storage::NoticeRow*>& notices,
                                                   const definition::Organisation& organisation, const Zone& zone) {
  auto whole = compose(*notices.front(), organisation, zone);
  if (!whole || notices.size() == 1) return whole;
  const bool english = whole->language == Language::en;
  std::string overview;
  std::string bodies;
  std::size_t number = 0;
  for (const storage::NoticeRow* notice : notices) {
    ++number;
    const auto one = compose(*notice, organisation, zone);
    const std::string head = std::to_string(number) + ". ";
    const std::string subject = one       ? one->subject
                                : english ? "this message could not be made: " + one.error()
                                          : "dit bericht kon niet worden gemaakt: " + one.error();
    overview += letter::wrapped("[" + notice->dossier + "] " + subject, "  " + head);
    if (!one) continue;
    bodies += "\n" + std::string(letter::width, '-') + "\n" + head + "[" + one->dossier + "] " + one->subject + "\n\n" +
              one->inside;
    if (notice != notices.front()) {
      whole->notices.push_back(notice->id);
      whole->dates.insert(whole->dates.end(), one->dates.begin(), one->dates.end());
    }
  }
  const std::string name = whole->to_name;
  whole->id = id;
  whole->kind = dossier::token(dossier::NoticeKind::digest);
  whole->dossier.clear();
  whole->step.clear();
  const std::string count = std::to_string(notices.size());
  const std::string today = spoken(zone.date_of(whole->date), whole->language);
  if (english) {
    whole->subject = count + " messages of " + today;
    whole->text = (name.empty() ? std::string{"Good day,"} : "Dear " + name + ",") + "\n\nToday there are " + count +
                  " messages for you:\n\n" + overview + bodies + "\nAutomatic message\n" + whole->organisation_name +
                  "\n";
    return whole;
  }
  whole->subject = count + " berichten van " + today;
  whole->text = (name.empty() ? std::string{"Goedendag,"} : "Beste " + name + ",") + "\n\nVandaag zijn er " + count +
                " berichten voor u:\n\n" + overview + bodies + "\nAutomatisch bericht\n" + whole->organisation_name +
                "\n";
  return whole;
}

std::string date_uid(const std::string& dossier, const std::string& step, const std::string& participant,
                     dossier::DeadlineKind kind) {
  return dossier + "/" + step + (participant.empty() ? "" : "/" + participant) + "/" + dossier::token(kind);
}

}  // namespace besluit::engine
