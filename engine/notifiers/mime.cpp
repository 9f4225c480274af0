// SPDX-License-Identifier: EUPL-1.2
#include "engine/notifiers/mime.hpp"

#include "engine/core/letter.hpp"
#include "engine/notifiers/calendar.hpp"
#include "engine/notifiers/encoding.hpp"

#include <algorithm>
#include <optional>
#include <vector>

namespace besluit::engine {
namespace {

std::string in_html(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '"')
      out += "&quot;";
    else
      out.push_back(c);
  }
  return out;
}

/// The lines of a paragraph were broken where the next word did not fit; a break where it did was meant.
bool is_meant(std::string_view line, std::string_view next) {
  const auto characters = [](std::string_view text) {
    return std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
  };
  return characters(line) + 1 + characters(next.substr(0, next.find_first_of(" \n"))) <=
         static_cast<std::ptrdiff_t>(letter::width);
}

/// A paragraph of the letter: its lines run on, unless they are indented or a list; a question alone on the first line
/// is a heading.
std::string html_block(std::string_view block) {
  std::string out;
  while (block.ends_with('\n')) block.remove_suffix(1);
  const std::size_t first_end = std::min(block.find('\n'), block.size());
  const std::string_view first = block.substr(0, first_end);
  if (first.ends_with('?') && first_end < block.size() && is_meant(first, block.substr(first_end + 1))) {
    out += "<h2 style=\"font-size: 1em\">" + in_html(first) + "</h2>\n";
    block.remove_prefix(first_end + 1);
  }
  if (block.empty()) return out;
  const bool laid_out = block.starts_with(' ') || block.starts_with('-') || block.find("\n ") != std::string_view::npos;
  if (laid_out)
    return out + "<pre style=\"font-family: inherit; white-space: pre-wrap\">" + in_html(block) + "</pre>\n";
  out += "<p>";
  while (true) {
    const std::size_t end = std::min(block.find('\n'), block.size());
    const std::string_view line = block.substr(0, end);
    out += in_html(line);
    if (end == block.size()) return out + "</p>\n";
    block.remove_prefix(end + 1);
    out += is_meant(line, block) ? "<br>\n" : " ";
  }
}

/// The domain stands bare in two headers.
bool is_domain(std::string_view domain) {
  if (domain.empty() || domain.size() > 253 || domain.front() == '.' || domain.back() == '.') return false;
  return domain.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-") ==
             std::string_view::npos &&
         domain.find("..") == std::string_view::npos;
}

std::optional<std::string> find_problem(const Message& message, const Sender& sender) {
  if (!is_domain(sender.domain)) return "Het ingestelde domein van de afzender is geen domeinnaam.";
  if (auto problem = problem_of(sender.name, "de naam van de afzender")) return problem;
  if (auto problem = problem_of_address(sender.mail, "het adres van de afzender")) return problem;
  if (auto problem = problem_of(message.id, "het nummer van het bericht")) return problem;
  if (auto problem = problem_of(message.dossier, "de naam van het dossier")) return problem;
  if (auto problem = problem_of(message.subject, "het onderwerp")) return problem;
  if (auto problem = problem_of(message.date_text, "de datum")) return problem;
  if (auto problem = problem_of(message.to_name, "de naam van de ontvanger")) return problem;
  if (auto problem = problem_of_address(message.to_mail, "het adres van de ontvanger")) return problem;
  for (const std::string& address : message.more_mails)
    if (auto problem = problem_of_address(address, "het adres van de ontvanger")) return problem;
  if (auto problem = problem_of(message.reply_to_name, "de naam voor antwoorden")) return problem;
  if (message.reply_to_mail.empty()) return std::nullopt;
  return problem_of_address(message.reply_to_mail, "het adres voor antwoorden");
}

/// Headers and body of one part.
std::string part(std::string_view type, const std::string& encoded) {
  return "Content-Type: " + std::string(type) + "\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" + encoded;
}

std::string several(std::string_view kind, const std::string& boundary, const std::vector<std::string>& parts) {
  std::string out = "Content-Type: multipart/" + std::string(kind) + ";\r\n boundary=\"" + boundary + "\"\r\n\r\n";
  for (const std::string& one : parts) out += "--" + boundary + "\r\n" + one + "\r\n";
  return out + "--" + boundary + "--\r\n";
}

/// The dates of the letter, for the receiver's own calendar. PUBLISH: nobody is invited to anything.
std::string calendar_part(const std::vector<CalendarEvent>& events) {
  std::string text = write_calendar({}, events);
  std::string lines;
  for (const char c : text)
    if (c != '\r') lines.push_back(c);
  return "Content-Type: text/calendar; charset=utf-8; method=PUBLISH;\r\n name=\"datums.ics\"\r\n"
         "Content-Disposition: attachment; filename=\"datums.ics\"\r\n"
         "Content-Transfer-Encoding: quoted-printable\r\n\r\n" +
         quoted_printable(lines);
}

std::string id_for_boundary(std::string_view id) {
  std::string mark;
  for (const char c : id_for_header(id)) mark.push_back(c == '=' || c == '!' ? '_' : c);
  return mark.substr(0, 50);
}

}  // namespace

std::string html_of(std::string_view text, Language language) {
  std::string out = "<!DOCTYPE html>\n<html lang=\"" + std::string(language == Language::en ? "en" : "nl") +
                    "\"><head><meta charset=\"utf-8\"></head>\n"
                    "<body style=\"font-family: sans-serif; max-width: 40em\">\n";
  while (!text.empty()) {
    const std::size_t end = std::min(text.find("\n\n"), text.size());
    out += html_block(text.substr(0, end));
    text.remove_prefix(std::min(end + 2, text.size()));
    while (text.starts_with('\n')) text.remove_prefix(1);
  }
  return out + "</body></html>\n";
}

std::expected<std::string, std::string> mime_message(const Message& message, const Sender& sender) {
  if (auto problem = find_problem(message, sender)) return std::unexpected(*std::move(problem));
  const std::string thread = message.dossier.empty()
                                 ? std::string{}
                                 : "<dossier-" + id_for_header(message.dossier) + "@" + sender.domain + ">";
  std::string mail;
  mail += "Date: " + message.date_text + "\r\n";
  mail += address_header("From", sender.name, sender.mail);
  // All of them, whoever has it already: the same bytes on every try, and each sees who else has it.
  mail += addresses_header("To", message.to_name, addresses_of(message));
  if (!message.reply_to_mail.empty()) mail += address_header("Reply-To", message.reply_to_name, message.reply_to_mail);
  mail += subject_header(message.dossier, message.subject);
  // Ids are never folded: some receivers take a fold for the end of the id.
  mail += "Message-ID: <" + id_for_header(message.id) + "@" + sender.domain + ">\r\n";
  if (!thread.empty()) mail += "In-Reply-To: " + thread + "\r\nReferences: " + thread + "\r\n";
  mail += "Auto-Submitted: auto-generated\r\n";
  // Out-of-office replies are unwanted; "All" would suppress the bounces as well.
  mail += "X-Auto-Response-Suppress: OOF, AutoReply\r\n";
  mail += "MIME-Version: 1.0\r\n";
  const std::string text = part("text/plain; charset=utf-8", quoted_printable(message.text));
  const std::string html = part("text/html; charset=utf-8", quoted_printable(html_of(message.text, message.language)));
  // The boundary is made of the message's id, so that every try gives the same bytes; a line of quoted-printable never
  // holds "=_".
  const std::string mark = id_for_boundary(message.id);
  const std::string letter = several("alternative", "=_a_" + mark, {text, html});
  const std::vector<CalendarEvent> events = events_of(message, sender.domain);
  if (events.empty())
    mail += letter;
  else
    mail += several("mixed", "=_m_" + mark, {letter, calendar_part(events)});
  return mail;
}

}  // namespace besluit::engine
