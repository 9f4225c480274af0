// SPDX-License-Identifier: EUPL-1.2
// Mattermost and Slack take the same incoming webhook. The address is a secret: whoever has it can write.
#include "engine/notifiers/document.hpp"
#include "engine/notifiers/http_notifier.hpp"

namespace besluit::engine {
namespace {

constexpr std::size_t text_bytes = 16000;  ///< Mattermost takes 16,383 characters, Slack cuts at 40,000

}  // namespace

RequestMaker mattermost_requests(Target target) {
  return [=](const Message& message) -> std::expected<HttpRequest, std::string> {
    const auto url = target.get();
    if (!url) return std::unexpected(url.error());
    HttpRequest request;
    request.url = *url;
    request.headers = {"Content-Type: application/json"};
    request.body = "{\"text\":" + json_text(shortened(chat_text(message, true), text_bytes)) + "}";
    return request;
  };
}

}  // namespace besluit::engine
