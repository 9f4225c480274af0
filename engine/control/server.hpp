// SPDX-License-Identifier: EUPL-1.2
// The control socket: a Unix stream socket on which peers speak Varlink. Runs on the caller's io_context, on one
// strand. What one peer does wrong costs that peer its connection and nobody else anything.
#pragma once

#include "engine/control/backend.hpp"
#include "engine/control/methods.hpp"
#include "engine/control/peer.hpp"
#include "engine/core/limits.hpp"

#include <chrono>
#include <cstdint>
#include <expected>
#include <memory>
#include <string>

namespace boost::asio {
class io_context;
}

namespace besluit::engine {

/// Bounds of the socket; the daemon uses the defaults, tests use smaller ones.
struct ServerBounds {
  std::size_t request_bytes = limits::request_bytes;
  std::size_t connections = limits::connections;
  /// Of one user, root and the daemon's own user excepted: one person's runaway script leaves room for the others.
  std::size_t connections_per_user = limits::connections / 2;
  std::size_t backlog_bytes = limits::peer_backlog_bytes;
  /// Waiting for a whole request, and for a peer that does not read its answer.
  std::chrono::milliseconds idle = limits::idle;
};

struct ServerOptions {
  std::string path;              ///< of the socket; bound with mode 0660 when `passed_fd` is -1
  int passed_fd = -1;            ///< a listening socket from the service manager; owned by the server from then on
  std::uint32_t daemon_uid = 0;  ///< who runs the daemon: may all
  ServerBounds bounds;
  PeerLookup lookup = look_up_peer;
  Audit log;  ///< one line for each change and each dropped peer; may be empty
};

class Server {
 public:
  /// `io` and both backends outlive the server.
  Server(boost::asio::io_context& io, ServerOptions options, Backend& backend, Administration& administration);
  /// Closes everything. A socket file that this server made is removed.
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  /// Binds and listens. An old socket at the path is removed when nobody answers on it; anything else there is left
  /// alone. The error is one English sentence with the path.
  [[nodiscard]] std::expected<void, std::string> open();
  /// Accepts nobody any more and drops every peer.
  void close();
  [[nodiscard]] std::size_t connections() const;

 private:
  class Listener;
  std::shared_ptr<Listener> listener_;
};

}  // namespace besluit::engine
