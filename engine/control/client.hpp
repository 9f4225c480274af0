// SPDX-License-Identifier: EUPL-1.2
// The other end of the control socket, for the command line, the tests and the benchmark: one blocking connection.
#pragma once

#include "engine/control/framing.hpp"
#include "engine/control/json_fwd.hpp"

#include <chrono>
#include <expected>
#include <functional>
#include <string>
#include <string_view>

namespace besluit::engine {

/// Why there is no reply.
struct CallError {
  enum class Kind {
    unreachable,  ///< nobody answers at the path, or the connection was lost
    forbidden,    ///< the system does not let us connect
    typed,        ///< the daemon answered with an error of its interface
    protocol,     ///< what came back is no Varlink
  } kind = Kind::unreachable;
  std::string message;     ///< English, one sentence
  std::string error;       ///< typed: the error's full name
  std::string parameters;  ///< typed: its parameters as JSON text; "{}" when there are none
};

/// One connection. Not shared between threads. Move-only.
class Client {
 public:
  /// Connects. `timeout` zero waits for ever; else a reply that takes longer counts as unreachable.
  [[nodiscard]] static std::expected<Client, CallError> connect(const std::string& path,
                                                                std::chrono::milliseconds timeout = {});
  Client(Client&& other) noexcept;
  Client& operator=(Client&& other) noexcept;
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;
  ~Client();

  /// Calls `method` ("List", or with its interface "org.varlink.service.GetInfo") and waits for its one reply.
  [[nodiscard]] std::expected<boost::json::object, CallError> call(std::string_view method,
                                                                   const boost::json::object& parameters);
  /// The same with JSON texts: parameters in ("" is none), reply parameters out.
  [[nodiscard]] std::expected<std::string, CallError> call(std::string_view method, std::string_view parameters);
  /// Calls with `more`: `each` gets every reply until it returns false or the daemon has said the last one.
  [[nodiscard]] std::expected<void, CallError> call_more(std::string_view method, const boost::json::object& parameters,
                                                         const std::function<bool(const boost::json::object&)>& each);

  /// Sends bytes as they are; for tests of bad peers. False when the connection is gone.
  [[nodiscard]] bool send_raw(std::string_view bytes);
  /// The next whole message as text; the error says what happened.
  [[nodiscard]] std::expected<std::string, CallError> receive_raw();
  [[nodiscard]] int fd() const { return fd_; }

 private:
  explicit Client(int fd);
  [[nodiscard]] std::expected<boost::json::object, CallError> receive(bool& continues);

  int fd_ = -1;
  Framer framer_;
};

}  // namespace besluit::engine
