// SPDX-License-Identifier: EUPL-1.2
// The webhook: one CloudEvent in a request, the same bytes on every try, signed anew for each.
#include "engine/notifiers/document.hpp"
#include "engine/notifiers/http_notifier.hpp"
#include "engine/notifiers/signing.hpp"

namespace besluit::engine {
namespace {

constexpr std::size_t event_bytes = 64U << 10U;  ///< the profile's bound for an event

}  // namespace

RequestMaker webhook_requests(Target target, std::string source, std::string secret_file, UnixNow now) {
  return [=](const Message& message) -> std::expected<HttpRequest, std::string> {
    const auto url = target.get();
    if (!url) return std::unexpected(url.error());
    HttpRequest request;
    request.url = *url;
    request.body = cloud_event(message, source);
    if (request.body.size() > event_bytes) {
      Message shorter = message;
      shorter.text = shortened(shorter.text, event_bytes / 4);
      request.body = cloud_event(shorter, source);
    }
    request.headers = {"Content-Type: application/cloudevents+json; charset=utf-8"};
    if (secret_file.empty()) return request;
    const auto text = read_secret_file(secret_file);
    if (!text) return std::unexpected(text.error());
    const auto secrets = parse_webhook_secrets(*text);
    if (!secrets) return std::unexpected("bestand " + secret_file + ": " + secrets.error());
    const std::string id = event_id(message);
    const std::int64_t at = now();
    request.headers.push_back("webhook-id: " + id);
    request.headers.push_back("webhook-timestamp: " + std::to_string(at));
    request.headers.push_back("webhook-signature: " + webhook_signature(*secrets, id, at, request.body));
    return request;
  };
}

}  // namespace besluit::engine
