// SPDX-License-Identifier: EUPL-1.2
// Microsoft Teams: a workflow "when a webhook request is received" that posts an Adaptive Card. The connectors that
// came before are being withdrawn. A flow belongs to a person and stops with that person: the alarm of a failing
// channel is how one hears of it.
#include "engine/notifiers/document.hpp"
#include "engine/notifiers/http_notifier.hpp"

namespace besluit::engine {
namespace {

constexpr std::size_t text_bytes = 20000;  ///< a card may have some 28 KB

std::string block(const std::string& text, std::string_view look) {
  return R"({"type":"TextBlock","wrap":true,)" + std::string(look) + R"("text":)" + json_text(text) + "}";
}

}  // namespace

RequestMaker teams_requests(Target target) {
  return [=](const Message& message) -> std::expected<HttpRequest, std::string> {
    const auto url = target.get();
    if (!url) return std::unexpected(url.error());
    const std::string tag = message.dossier.empty() ? "" : "[" + message.dossier + "] ";
    HttpRequest request;
    request.url = *url;
    request.headers = {"Content-Type: application/json"};
    request.body =
        R"({"type":"message","attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","content":)"
        R"({"$schema":"http://adaptivecards.io/schemas/adaptive-card.json","type":"AdaptiveCard","version":"1.4",)"
        R"("body":[)" +
        block(tag + message.subject, R"("weight":"Bolder","size":"Medium",)") + "," +
        block(shortened(message.text, text_bytes), "") + "]}}]}";
    return request;
  };
}

}  // namespace besluit::engine
