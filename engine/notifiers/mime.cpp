// SPDX-License-Identifier: EUPL-1.2
#include "engine/notifiers/mime.hpp"

#include "engine/notifiers/encoding.hpp"

#include <optional>

namespace besluit::engine {
namespace {

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
  if (auto problem = problem_of(message.reply_to_name, "de naam voor antwoorden")) return problem;
  if (message.reply_to_mail.empty()) return std::nullopt;
  return problem_of_address(message.reply_to_mail, "het adres voor antwoorden");
}

}  // namespace

std::expected<std::string, std::string> mime_message(const Message& message, const Sender& sender) {
  if (auto problem = find_problem(message, sender)) return std::unexpected(*std::move(problem));
  const std::string thread = message.dossier.empty()
                                 ? std::string{}
                                 : "<dossier-" + id_for_header(message.dossier) + "@" + sender.domain + ">";
  std::string mail;
  mail += "Date: " + message.date_text + "\r\n";
  mail += address_header("From", sender.name, sender.mail);
  mail += address_header("To", message.to_name, message.to_mail);
  if (!message.reply_to_mail.empty()) mail += address_header("Reply-To", message.reply_to_name, message.reply_to_mail);
  mail += subject_header(message.dossier, message.subject);
  // Ids are never folded: some receivers take a fold for the end of the id.
  mail += "Message-ID: <" + id_for_header(message.id) + "@" + sender.domain + ">\r\n";
  if (!thread.empty()) mail += "In-Reply-To: " + thread + "\r\nReferences: " + thread + "\r\n";
  mail += "Auto-Submitted: auto-generated\r\n";
  // Out-of-office replies are unwanted; "All" would suppress the bounces as well.
  mail += "X-Auto-Response-Suppress: OOF, AutoReply\r\n";
  mail += "MIME-Version: 1.0\r\n";
  mail += "Content-Type: text/plain; charset=utf-8\r\n";
  mail += "Content-Transfer-Encoding: quoted-printable\r\n";
  mail += "\r\n";
  mail += quoted_printable(message.text);
  return mail;
}

}  // namespace besluit::engine
