// SPDX-License-Identifier: EUPL-1.2
// ZGW Notificaties API: tells the systems of a municipality that something happened; it says little by design, and
// holds no names.
#include "engine/notifiers/document.hpp"
#include "engine/notifiers/http_notifier.hpp"
#include "engine/notifiers/signing.hpp"

namespace besluit::engine {

RequestMaker zgw_requests(Target server, std::string channel, std::string main_object, std::string client,
                          std::string secret_file, UnixNow now) {
  return [=](const Message& message) -> std::expected<HttpRequest, std::string> {
    const auto url = server.get();
    if (!url) return std::unexpected(url.error());
    const auto secret = read_secret_line(secret_file);
    if (!secret) return std::unexpected(secret.error());
    const std::string claims = "{\"iss\":" + json_text(client) + ",\"iat\":" + std::to_string(now()) +
                               ",\"client_id\":" + json_text(client) + ",\"user_id\":\"besluitd\"," +
                               "\"user_representation\":\"besluitd\"}";
    const std::string object =
        main_object + "/" + (message.dossier.empty() ? std::string{"organisatie"} : message.dossier);
    HttpRequest request;
    request.url = *url + "/api/v1/notificaties";
    request.headers = {"Content-Type: application/json", "Authorization: Bearer " + json_web_token(*secret, claims)};
    request.body =
        "{\"kanaal\":" + json_text(channel) + ",\"hoofdObject\":" + json_text(object) +
        ",\"resource\":\"bericht\",\"resourceUrl\":" + json_text(object + "/berichten/" + event_id(message)) +
        ",\"actie\":\"create\",\"aanmaakdatum\":" + json_text(Zone::utc().format(message.date)) +
        ",\"kenmerken\":{\"soort\":" + json_text(message.kind) + ",\"organisatie\":" + json_text(message.organisation) +
        "}}";
    return request;
  };
}

}  // namespace besluit::engine
