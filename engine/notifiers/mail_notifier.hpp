// SPDX-License-Identifier: EUPL-1.2
// The channel `mail`: SMTP to one relay, by libcurl. Signing (DKIM) and route security (DANE) are the relay's work.
#pragma once

#include "engine/notifiers/mime.hpp"
#include "engine/ports/notifier.hpp"

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

namespace besluit::engine {

struct MailSettings {
  enum class Security : std::uint8_t {
    none,      ///< plain text: for a relay on the same machine
    starttls,  ///< plain connection that must become TLS before anything is said; else nothing is sent
    tls,       ///< TLS from the first byte
  };
  std::string host;
  int port = 25;  ///< 1..65535
  Security security = Security::starttls;
  std::string ca_file;        ///< empty: the system's
  std::string user;           ///< empty: no login
  std::string password_file;  ///< first line is the password; read for each batch, so that it can be renewed
  std::chrono::seconds connect_timeout{10};
  std::chrono::seconds total_timeout{60};  ///< for one message
};

/// libcurl's global state. The shell holds exactly one, made before the first thread starts and gone after the last.
class MailLibrary {
 public:
  MailLibrary();
  ~MailLibrary();
  MailLibrary(const MailLibrary&) = delete;
  MailLibrary& operator=(const MailLibrary&) = delete;
};

/// One connection serves a batch. 4xx: temporary; 5xx: permanent; no connection, DNS, TLS or login: temporary, and the
/// rest of the batch is not tried (it would only wait as long). A relay that hangs up between two messages costs one
/// new connection. A message to several addresses is one mail with all of them in its To: the relay says of each
/// whether it takes it, and another try goes to those that have not got it. REQUIRES: a MailLibrary lives.
class MailNotifier : public Notifier {
 public:
  MailNotifier(MailSettings settings, Sender sender);
  ~MailNotifier() override;
  [[nodiscard]] std::vector<DeliveryResult> deliver(std::span<const Message> messages) override;

 private:
  class Session;
  MailSettings settings_;
  Sender sender_;
};

}  // namespace besluit::engine
