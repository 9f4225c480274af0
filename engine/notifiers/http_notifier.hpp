// SPDX-License-Identifier: EUPL-1.2
// A channel over HTTP: one request for each message (or for each of its addresses, where the service sends mail
// itself), in the form that its service wants. The forms stand in a file of their own each.
#pragma once

#include "engine/notifiers/http.hpp"
#include "engine/ports/notifier.hpp"

#include <cstdint>
#include <expected>
#include <functional>
#include <string>

namespace besluit::engine {

/// Seconds since 1970 of the attempt: signatures and tokens hold it. The clock of the machine, also when besluitd's own
/// is virtual, because the other side compares it with its own.
using UnixNow = std::function<std::int64_t()>;

/// What one message becomes. The error is one sentence: the message itself cannot be sent there.
using RequestMaker = std::function<std::expected<HttpRequest, std::string>(const Message&)>;

class HttpNotifier : public Notifier {
 public:
  enum class Each : std::uint8_t {
    message,  ///< the service does not look at addresses
    address,  ///< the service takes one address at a time; the maker sees a message to that one only
  };
  HttpNotifier(HttpSettings settings, RequestMaker make, Each each = Each::message)
      : client_(std::move(settings)), make_(std::move(make)), each_(each) {}
  [[nodiscard]] std::vector<DeliveryResult> deliver(std::span<const Message> messages) override;

 private:
  HttpClient client_;
  RequestMaker make_;
  Each each_;
};

/// A secret that stands in a file: read for each batch, so that it can be renewed. The error names the file, never what
/// it holds.
[[nodiscard]] std::expected<std::string, std::string> read_secret_file(const std::string& path);
/// The same, its first line only.
[[nodiscard]] std::expected<std::string, std::string> read_secret_line(const std::string& path);

/// An address in the configuration, or in a file because it is a secret itself.
struct Target {
  std::string url;
  std::string url_file;
  bool http_allowed = false;
  [[nodiscard]] std::expected<std::string, std::string> get() const;
};

// -- the forms ------------------------------------------------------------------------------------------------------

/// CloudEvents (NL GOV profile), structured JSON, signed by Standard Webhooks when there is a file of secrets.
[[nodiscard]] RequestMaker webhook_requests(Target target, std::string source, std::string secret_file, UnixNow now);
/// Mattermost and Slack: an incoming webhook with {"text": ...}.
[[nodiscard]] RequestMaker mattermost_requests(Target target);
/// Microsoft Teams: a workflow that takes an Adaptive Card.
[[nodiscard]] RequestMaker teams_requests(Target target);
/// Matrix: m.room.message in one room; the transaction id makes a second delivery harmless.
[[nodiscard]] RequestMaker matrix_requests(Target server, std::string room, std::string token_file);
/// NotifyNL (and GOV.UK Notify): e-mail by a template with the fields onderwerp, tekst and dossier.
[[nodiscard]] RequestMaker notify_nl_requests(Target server, std::string template_id, std::string key_file,
                                              UnixNow now);
/// ZGW Notificaties API: resource "bericht" in a channel (kanaal) of that name.
[[nodiscard]] RequestMaker zgw_requests(Target server, std::string channel, std::string main_object, std::string client,
                                        std::string secret_file, UnixNow now);

}  // namespace besluit::engine
