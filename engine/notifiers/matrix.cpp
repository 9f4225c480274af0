// SPDX-License-Identifier: EUPL-1.2
// Matrix: a message in one room, by the client-server API. The same transaction id twice makes one message.
#include "engine/notifiers/document.hpp"
#include "engine/notifiers/http_notifier.hpp"

#include <fmt/format.h>

namespace besluit::engine {
namespace {

constexpr std::size_t text_bytes = 40000;  ///< an event has at most 64 KB

std::string in_path(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool plain =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    if (plain)
      out.push_back(c);
    else
      out += fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
  }
  return out;
}

}  // namespace

RequestMaker matrix_requests(Target server, std::string room, std::string token_file) {
  return [=](const Message& message) -> std::expected<HttpRequest, std::string> {
    const auto url = server.get();
    if (!url) return std::unexpected(url.error());
    const auto token = read_secret_line(token_file);
    if (!token) return std::unexpected(token.error());
    HttpRequest request;
    request.method = "PUT";
    request.url = *url + "/_matrix/client/v3/rooms/" + in_path(room) + "/send/m.room.message/" + event_id(message);
    request.headers = {"Content-Type: application/json", "Authorization: Bearer " + *token};
    request.body = R"({"msgtype":"m.text","body":)" + json_text(shortened(chat_text(message, false), text_bytes)) + "}";
    return request;
  };
}

}  // namespace besluit::engine
