// SPDX-License-Identifier: EUPL-1.2
#include "engine/runtime/service_manager.hpp"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <cstring>

namespace besluit::engine {

ServiceManager::ServiceManager() {
  if (const char* address = std::getenv("NOTIFY_SOCKET")) address_ = address;
  if (const char* interval = std::getenv("WATCHDOG_USEC")) {
    long long microseconds = 0;
    const char* end = interval + std::strlen(interval);
    if (std::from_chars(interval, end, microseconds).ptr == end && microseconds > 0)
      watchdog_interval_ = std::chrono::milliseconds{microseconds / 2000};
  }
}

void ServiceManager::ready(const std::string& status) const {
  send("READY=1\nSTATUS=" + status);
}
void ServiceManager::stopping() const {
  send("STOPPING=1");
}
void ServiceManager::status(const std::string& status) const {
  send("STATUS=" + status);
}
void ServiceManager::watchdog() const {
  send("WATCHDOG=1");
}

void ServiceManager::reloading() const {
  timespec now{};
  clock_gettime(CLOCK_MONOTONIC, &now);
  const long long microseconds = static_cast<long long>(now.tv_sec) * 1'000'000 + now.tv_nsec / 1000;
  send("RELOADING=1\nMONOTONIC_USEC=" + std::to_string(microseconds));
}

void ServiceManager::send(const std::string& state) const {
  sockaddr_un to{};
  if (address_.empty() || address_.size() >= sizeof to.sun_path || (address_[0] != '/' && address_[0] != '@')) return;
  to.sun_family = AF_UNIX;
  std::ranges::copy(address_, to.sun_path);
  if (address_[0] == '@') to.sun_path[0] = '\0';  // an abstract address
  const int fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  if (fd < 0) return;
  const auto length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + address_.size());
  // Nothing can be done when the manager does not take it; the program goes on all the same.
  (void)sendto(fd, state.data(), state.size(), MSG_NOSIGNAL, reinterpret_cast<const sockaddr*>(&to), length);
  close(fd);
}

}  // namespace besluit::engine
