// SPDX-License-Identifier: EUPL-1.2
#include "engine/notifiers/smtp_dialogue.hpp"

#include "engine/notifiers/result.hpp"

#include <cctype>

namespace besluit::engine {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool has_verb(std::string_view command, std::string_view verb) {
  if (command.size() < verb.size()) return false;
  for (std::size_t i = 0; i < verb.size(); ++i)
    if (std::toupper(static_cast<unsigned char>(command[i])) != verb[i]) return false;
  return true;
}

/// 5xx, unless it speaks of logging in, which the admin can mend.
bool is_permanent(int code) {
  const bool about_login = code == 530 || code == 534 || code == 535 || code == 538;
  return code >= 500 && code < 600 && !about_login;
}

}  // namespace

void SmtpDialogue::sent(std::string_view command) {
  // The library says goodbye after a refusal: what matters is the refusal.
  over_ = over_ || has_verb(command, "QUIT");
  if (over_) return;
  reply_.clear();
  code_ = 0;
  more_ = false;
  to_recipient_ = has_verb(command, "RCPT");
  if (to_recipient_) recipients_.emplace_back();
  if (has_verb(command, "MAIL") || has_verb(command, "RCPT") || has_verb(command, "DATA")) stage_ = Stage::envelope;
}

void SmtpDialogue::sent_data() {
  if (stage_ != Stage::data) {  // the go-ahead to DATA is no answer to the message
    reply_.clear();
    code_ = 0;
  }
  stage_ = Stage::data;
}

void SmtpDialogue::received(std::string_view line) {
  while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.remove_suffix(1);
  if (over_ || line.size() < 3 || !is_digit(line[0]) || !is_digit(line[1]) || !is_digit(line[2])) return;
  if (!more_) reply_.clear();
  code_ = (line[0] - '0') * 100 + (line[1] - '0') * 10 + (line[2] - '0');
  more_ = line.size() > 3 && line[3] == '-';
  // Further lines repeat the code; the first one is enough.
  const std::string_view text = reply_.empty() ? line : line.substr(line.size() > 3 ? 4 : 3);
  if (reply_.size() < detail_bytes) {
    if (!reply_.empty()) reply_.push_back(' ');
    reply_ += text.substr(0, detail_bytes);
  }
  if (to_recipient_) recipients_.back() = {code_, reply_};
}

Verdict SmtpDialogue::verdict_of(const Answer& answer) {
  if (answer.code >= 200 && answer.code < 300) return Verdict::delivered;
  return is_permanent(answer.code) ? Verdict::permanent : Verdict::temporary;
}

Verdict SmtpDialogue::failure() const {
  return in_transaction() && is_permanent(code_) ? Verdict::permanent : Verdict::temporary;
}

}  // namespace besluit::engine
