// SPDX-License-Identifier: EUPL-1.2
// What an SMTP conversation said, and what that means for the message. Knows no library and no network.
#pragma once

#include "engine/ports/delivery.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace besluit::engine {

/// Listens to one try: the commands we send and the lines that come back.
class SmtpDialogue {
 public:
  void sent(std::string_view command);   ///< one command; only its verb is kept (an AUTH line holds a secret)
  void sent_data();                      ///< some of the message's own bytes
  void received(std::string_view line);  ///< one line of a reply

  /// The message itself was being handed over (MAIL FROM and later); before that, trouble is the connection's.
  [[nodiscard]] bool in_transaction() const { return stage_ != Stage::greeting; }
  /// Bytes of the message went out: a broken connection leaves open whether it arrived.
  [[nodiscard]] bool data_sent() const { return stage_ == Stage::data; }
  [[nodiscard]] int code() const { return code_; }
  /// The last whole reply, its lines joined; empty when the last command was not answered.
  [[nodiscard]] const std::string& reply() const { return reply_; }

  /// The answers to RCPT, in the order in which the recipients were named; 0 where none came.
  struct Answer {
    int code = 0;
    std::string reply{};
  };
  [[nodiscard]] const std::vector<Answer>& recipients() const { return recipients_; }
  /// What a refusal of one recipient means.
  [[nodiscard]] static Verdict verdict_of(const Answer& answer);

  /// What a failed try means. 5xx to MAIL, RCPT or DATA is permanent, unless it speaks of logging in (530, 534, 535,
  /// 538), which the admin can mend; all else is temporary: a refusal before the message is about us, not about it.
  [[nodiscard]] Verdict failure() const;

 private:
  enum class Stage { greeting, envelope, data };
  Stage stage_ = Stage::greeting;
  int code_ = 0;
  std::string reply_;
  std::vector<Answer> recipients_;
  bool to_recipient_ = false;  ///< the next reply is about the last of them
  bool more_ = false;          ///< the last line announced another
  bool over_ = false;          ///< QUIT was said
};

}  // namespace besluit::engine
