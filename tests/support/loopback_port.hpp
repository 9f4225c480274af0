// SPDX-License-Identifier: EUPL-1.2
// A port for a server that cannot choose one itself.
#pragma once

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <optional>

namespace besluit::test {

/// A port of loopback that is free now; nullopt: none can be had.
inline std::optional<int> loopback_port() {
  const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* raw = reinterpret_cast<sockaddr*>(&address);
  const bool bound = ::bind(fd, raw, size) == 0 && ::getsockname(fd, raw, &size) == 0;
  ::close(fd);
  return bound ? std::optional<int>{ntohs(address.sin_port)} : std::nullopt;
}

}  // namespace besluit::test
