// SPDX-License-Identifier: EUPL-1.2
#include "tests/bench/web_sink.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <stdexcept>
#include <string_view>
#include <vector>

namespace besluit::bench {
namespace {

constexpr std::string_view yes = "HTTP/1.1 204 No Content\r\n\r\n";

/// Bytes of the first whole request in `buffer`; 0 when it is not whole yet.
std::size_t request_in(std::string_view buffer) {
  const std::size_t head = buffer.find("\r\n\r\n");
  if (head == std::string_view::npos) return 0;
  const std::size_t at = buffer.find("Content-Length: ");
  std::size_t length = 0;
  if (at != std::string_view::npos && at < head) std::from_chars(buffer.data() + at + 16, buffer.data() + head, length);
  return buffer.size() >= head + 4 + length ? head + 4 + length : 0;
}

}  // namespace

WebSink::WebSink() : listener_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)), stop_(::eventfd(0, EFD_CLOEXEC)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* raw = reinterpret_cast<sockaddr*>(&address);
  if (::bind(listener_, raw, size) != 0 || ::listen(listener_, 128) != 0 || ::getsockname(listener_, raw, &size) != 0)
    throw std::runtime_error("no web server on loopback");
  port_ = ntohs(address.sin_port);
  thread_ = std::thread([this] { serve(); });
}

WebSink::~WebSink() {
  const std::uint64_t one = 1;
  static_cast<void>(::write(stop_, &one, sizeof one));
  thread_.join();
  ::close(listener_);
  ::close(stop_);
}

void WebSink::serve() {
  std::map<int, std::string> peers;
  std::vector<char> block(65536);
  for (;;) {
    std::vector<pollfd> sources{{stop_, POLLIN, 0}, {listener_, POLLIN, 0}};
    for (const auto& [fd, buffer] : peers) sources.push_back({fd, POLLIN, 0});
    ::poll(sources.data(), sources.size(), -1);
    if (sources[0].revents != 0) break;
    if (sources[1].revents != 0) {
      const int fd = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
      const int on = 1;
      if (fd >= 0) ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
      if (fd >= 0) peers.emplace(fd, std::string{});
    }
    for (std::size_t i = 2; i < sources.size(); ++i) {
      if (sources[i].revents == 0) continue;
      const int fd = sources[i].fd;
      const ssize_t got = ::read(fd, block.data(), block.size());
      if (got <= 0) {
        ::close(fd);
        peers.erase(fd);
        continue;
      }
      std::string& buffer = peers.at(fd);
      buffer.append(block.data(), static_cast<std::size_t>(got));
      while (const std::size_t size = request_in(buffer)) {
        buffer.erase(0, size);
        ++requests_;
        static_cast<void>(::send(fd, yes.data(), yes.size(), MSG_NOSIGNAL));
      }
    }
  }
  for (const auto& [fd, buffer] : peers) ::close(fd);
}

}  // namespace besluit::bench
