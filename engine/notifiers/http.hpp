// SPDX-License-Identifier: EUPL-1.2
// Requests over HTTP for the channels that need them: side by side, bounded, never following a redirect, and never to
// an address inside the own network that was not allowed.
#pragma once

#include "engine/ports/delivery.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct sockaddr;

namespace besluit::engine {

struct HttpRequest {
  std::string method = "POST";
  std::string url;
  std::vector<std::string> headers;  ///< "Name: value", without line ends
  std::string body;
};
/// What came of one request. `code` is 0 when no answer came; then `trouble` says why.
struct HttpAnswer {
  long code = 0;
  std::string body;  ///< its beginning, at most http_reply_bytes
  std::chrono::seconds retry_after{0};
  std::string trouble;
};
inline constexpr std::size_t http_reply_bytes = 4096;  ///< of a reply that are kept; the rest is not even read

/// An address range that is allowed although it is not public: "127.0.0.1", "10.1.0.0/16", "fd00::/8".
struct AddressRange {
  std::uint8_t bytes[16] = {};  ///< IPv4 as ::ffff:a.b.c.d
  int bits = 128;
};
[[nodiscard]] std::expected<AddressRange, std::string> parse_range(std::string_view text);
/// May a request go there? Public addresses yes; loopback, private, link-local, multicast and what translates to them
/// only when a range allows it.
[[nodiscard]] bool may_connect(const sockaddr& address, const std::vector<AddressRange>& allowed);

struct HttpSettings {
  std::chrono::seconds connect_timeout{5};
  std::chrono::seconds total_timeout{20};  ///< for one request
  std::string ca_file;                     ///< empty: the system's
  std::size_t side_by_side = 8;            ///< requests at once
  std::vector<AddressRange> allowed;       ///< besides public addresses
};

/// Answers come in the order of the requests. Connections stay open between calls. REQUIRES: a MailLibrary lives (it
/// holds libcurl's global state); used from one thread.
class HttpClient {
 public:
  explicit HttpClient(HttpSettings settings);
  ~HttpClient();
  [[nodiscard]] std::vector<HttpAnswer> send(const std::vector<HttpRequest>& requests);

 private:
  class Transfers;
  HttpSettings settings_;
  std::unique_ptr<Transfers> transfers_;
};

/// What an answer means for the message. 2xx: delivered. 410: closed. 400, 413, 422: the message itself is refused. All
/// else (no answer, 3xx, 401, 404, 429, 5xx) can be mended or passes: temporary, with Retry-After where it was given.
[[nodiscard]] DeliveryResult result_of(const std::string& id, const HttpAnswer& answer);

/// "https://name/..." with a host; http only where `allowed` is not empty (it is then checked at the connection).
[[nodiscard]] std::expected<void, std::string> check_url(std::string_view url, bool http_allowed);

}  // namespace besluit::engine
