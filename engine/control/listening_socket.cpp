// SPDX-License-Identifier: EUPL-1.2
#include "engine/control/listening_socket.hpp"

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <optional>

namespace besluit::engine {
namespace {

constexpr mode_t socket_mode = 0660;
constexpr int backlog = 64;

std::unexpected<std::string> failed(const std::string& path, const std::string& what, int code) {
  return std::unexpected("socket " + path + ": " + what + ": " + std::strerror(code));
}

std::optional<sockaddr_un> address_of(const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path.empty() || path.size() >= sizeof address.sun_path) return std::nullopt;
  std::memcpy(address.sun_path, path.data(), path.size());
  return address;
}

const sockaddr* plain(const sockaddr_un& address) {
  return reinterpret_cast<const sockaddr*>(&address);
}

/// Clears the way for a new socket.
std::expected<void, std::string> make_room(const std::string& path, const sockaddr_un& address) {
  struct stat entry {};
  if (::lstat(path.c_str(), &entry) != 0) {
    if (errno == ENOENT) return {};
    return failed(path, "cannot be looked at", errno);
  }
  if (!S_ISSOCK(entry.st_mode))
    return std::unexpected("socket " + path + ": another file stands there, and it is no socket");
  const int probe = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (probe < 0) return failed(path, "no socket can be made", errno);
  const int connected = ::connect(probe, plain(address), sizeof address);
  const int code = errno;
  ::close(probe);
  // EAGAIN: somebody listens whose queue is full.
  if (connected == 0 || code == EAGAIN || code == EINPROGRESS)
    return std::unexpected("socket " + path + ": another daemon answers on it");
  if (code != ECONNREFUSED) return failed(path, "cannot be tried", code);
  if (::unlink(path.c_str()) != 0 && errno != ENOENT) return failed(path, "the old socket cannot be removed", errno);
  return {};
}

}  // namespace

std::expected<ListeningSocket, std::string> listen_at(const std::string& path) {
  const auto address = address_of(path);
  if (!address)
    return std::unexpected("socket " + path + ": the path is empty or longer than " +
                           std::to_string(sizeof(sockaddr_un::sun_path) - 1) + " bytes");
  if (auto free = make_room(path, *address); !free) return std::unexpected(free.error());
  ListeningSocket made;
  made.path = path;
  made.fd = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (made.fd < 0) return failed(path, "no socket can be made", errno);
  const auto give_up = [&](const char* what, int code) {
    ::close(made.fd);
    return failed(path, what, code);
  };
  if (::bind(made.fd, plain(*address), sizeof *address) != 0) return give_up("cannot be bound", errno);
  // Between bind and listen nobody can connect, so the mode is right before the first peer comes.
  struct stat entry {};
  if (::chmod(path.c_str(), socket_mode) != 0 || ::lstat(path.c_str(), &entry) != 0)
    return give_up("its mode cannot be set", errno);
  made.device = entry.st_dev;
  made.inode = entry.st_ino;
  if (::listen(made.fd, backlog) != 0) return give_up("cannot be listened on", errno);
  return made;
}

std::expected<ListeningSocket, std::string> take_over(int fd) {
  int listening = 0;
  socklen_t size = sizeof listening;
  sockaddr_storage address{};
  socklen_t address_size = sizeof address;
  if (::getsockopt(fd, SOL_SOCKET, SO_ACCEPTCONN, &listening, &size) != 0 || listening == 0 ||
      ::getsockname(fd, reinterpret_cast<sockaddr*>(&address), &address_size) != 0 || address.ss_family != AF_UNIX)
    return std::unexpected("descriptor " + std::to_string(fd) + " is no listening Unix socket");
  const int flags = ::fcntl(fd, F_GETFL);
  ::fcntl(fd, F_SETFL, flags | O_NONBLOCK);
  ::fcntl(fd, F_SETFD, FD_CLOEXEC);
  return ListeningSocket{fd, {}, 0, 0};
}

void remove_file(const ListeningSocket& socket) {
  if (socket.path.empty()) return;
  struct stat entry {};
  if (::lstat(socket.path.c_str(), &entry) != 0) return;
  if (entry.st_dev == socket.device && entry.st_ino == socket.inode) ::unlink(socket.path.c_str());
}

}  // namespace besluit::engine
