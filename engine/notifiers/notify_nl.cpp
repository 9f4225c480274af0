// SPDX-License-Identifier: EUPL-1.2
// NotifyNL, the Dutch fork of GOV.UK Notify: it sends the mail, by a template of the service. The template needs the
// fields ((onderwerp)), ((tekst)) and ((dossier)).
#include "engine/notifiers/document.hpp"
#include "engine/notifiers/http_notifier.hpp"
#include "engine/notifiers/signing.hpp"

namespace besluit::engine {
namespace {

constexpr std::size_t uuid = 36;  ///< characters

struct Key {
  std::string service;
  std::string secret;
};
/// "<name>-<uuid of the service>-<uuid that is the secret>".
std::expected<Key, std::string> split(const std::string& key, const std::string& file) {
  if (key.size() < 2 * uuid + 2)
    return std::unexpected("bestand " + file + " bevat geen sleutel van NotifyNL (naam-dienst-geheim)");
  return Key{key.substr(key.size() - 2 * uuid - 1, uuid), key.substr(key.size() - uuid)};
}

}  // namespace

RequestMaker notify_nl_requests(Target server, std::string template_id, std::string key_file, UnixNow now) {
  return [=](const Message& message) -> std::expected<HttpRequest, std::string> {
    const auto url = server.get();
    if (!url) return std::unexpected(url.error());
    const auto line = read_secret_line(key_file);
    if (!line) return std::unexpected(line.error());
    const auto key = split(*line, key_file);
    if (!key) return std::unexpected(key.error());
    const std::string claims = "{\"iss\":" + json_text(key->service) + ",\"iat\":" + std::to_string(now()) + "}";
    HttpRequest request;
    request.url = *url + "/v2/notifications/email";
    request.headers = {"Content-Type: application/json",
                       "Authorization: Bearer " + json_web_token(key->secret, claims)};
    request.body = "{\"email_address\":" + json_text(message.to_mail) + ",\"template_id\":" + json_text(template_id) +
                   ",\"personalisation\":{\"onderwerp\":" + json_text(message.subject) +
                   ",\"tekst\":" + json_text(message.text) + ",\"dossier\":" + json_text(message.dossier) +
                   "},\"reference\":" + json_text(event_id(message)) + "}";
    return request;
  };
}

}  // namespace besluit::engine
