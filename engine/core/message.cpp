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

bool is_rung(dossier::NoticeKind kind) {
  return kind == dossier::NoticeKind::reminder || kind == dossier::NoticeKind::escalation;
}

}  // namespace

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
  message.channel = notice.channel;
  message.to_name = letter::one_line(setting.to.name);
  message.to_mail = setting.to.mail;
  if (setting.contact) {
    message.reply_to_name = letter::one_line(setting.contact->name);
    message.reply_to_mail = setting.contact->mail;
  }
  message.dossier = notice.dossier;
  message.subject = std::move(words.subject);
  message.text = std::move(words.text);
  message.date_text = mail_date(message.date, zone);
  return message;
}

}  // namespace besluit::engine
