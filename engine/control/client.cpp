// SPDX-License-Identifier: EUPL-1.2
#include "engine/control/client.hpp"

#include "engine/control/protocol.hpp"

#include <boost/json.hpp>

#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <limits>
#include <utility>

namespace besluit::engine {

namespace json = boost::json;

namespace {

std::unexpected<CallError> unreachable(std::string message) {
  return std::unexpected(CallError{CallError::Kind::unreachable, std::move(message), {}, {}});
}

std::unexpected<CallError> not_varlink(std::string message) {
  return std::unexpected(CallError{CallError::Kind::protocol, std::move(message), {}, {}});
}

std::string full_name(std::string_view method) {
  if (method.find('.') != std::string_view::npos) return std::string{method};
  return std::string{control_interface} + "." + std::string{method};
}

}  // namespace

// A reply has no bound: whoever started the daemon trusts it, and `list` of many dossiers is long.
Client::Client(int fd) : fd_(fd), framer_(std::numeric_limits<std::size_t>::max()) {}

Client::Client(Client&& other) noexcept : fd_(std::exchange(other.fd_, -1)), framer_(std::move(other.framer_)) {}

Client& Client::operator=(Client&& other) noexcept {
  if (this != &other) {
    if (fd_ >= 0) ::close(fd_);
    fd_ = std::exchange(other.fd_, -1);
    framer_ = std::move(other.framer_);
  }
  return *this;
}

Client::~Client() {
  if (fd_ >= 0) ::close(fd_);
}

std::expected<Client, CallError> Client::connect(const std::string& path, std::chrono::milliseconds timeout) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path.empty() || path.size() >= sizeof address.sun_path) return unreachable(path + ": no path for a socket");
  std::memcpy(address.sun_path, path.data(), path.size());
  const int fd = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (fd < 0) return unreachable(std::string{"no socket can be made: "} + std::strerror(errno));
  Client client{fd};
  if (timeout.count() > 0) {
    timeval limit{};
    limit.tv_sec = timeout.count() / 1000;
    limit.tv_usec = static_cast<suseconds_t>(timeout.count() % 1000 * 1000);
    ::setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    ::setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
  }
  if (::connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    const int code = errno;
    const auto kind = code == EACCES || code == EPERM ? CallError::Kind::forbidden : CallError::Kind::unreachable;
    return std::unexpected(CallError{kind, path + ": " + std::strerror(code), {}, {}});
  }
  return client;
}

bool Client::send_raw(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

std::expected<std::string, CallError> Client::receive_raw() {
  std::array<char, 64 * 1024> buffer{};
  for (;;) {
    if (auto message = framer_.next()) return std::move(*message);
    const ssize_t got = ::recv(fd_, buffer.data(), buffer.size(), 0);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return unreachable(std::string{"the connection was lost: "} + std::strerror(errno));
    if (got == 0) return unreachable("the daemon closed the connection");
    if (!framer_.feed({buffer.data(), static_cast<std::size_t>(got)})) return not_varlink("a reply that is too long");
  }
}

std::expected<json::object, CallError> Client::receive(bool& continues) {
  const auto message = receive_raw();
  if (!message) return std::unexpected(message.error());
  boost::system::error_code error;
  json::value value = json::parse(*message, error);
  if (error || !value.is_object()) return not_varlink("a reply that is no JSON object");
  json::object& reply = value.get_object();
  json::object parameters;
  if (json::value* given = reply.if_contains("parameters"); given != nullptr && given->is_object())
    parameters = std::move(given->get_object());
  if (const json::value* name = reply.if_contains("error"); name != nullptr && name->is_string())
    return std::unexpected(CallError{CallError::Kind::typed, "the daemon answered with an error",
                                     std::string{std::string_view{name->get_string()}}, json::serialize(parameters)});
  const json::value* more = reply.if_contains("continues");
  continues = more != nullptr && more->is_bool() && more->get_bool();
  return parameters;
}

std::expected<json::object, CallError> Client::call(std::string_view method, const json::object& parameters) {
  // A daemon that drops us may have said why before: its answer is read even when sending fails.
  const bool sent = send_raw(call_message(full_name(method), parameters));
  bool continues = false;
  auto reply = receive(continues);
  if (!reply && !sent && reply.error().kind != CallError::Kind::typed)
    return unreachable("the daemon closed the connection");
  return reply;
}

std::expected<std::string, CallError> Client::call(std::string_view method, std::string_view parameters) {
  json::object object;
  if (!parameters.empty()) {
    boost::system::error_code error;
    json::value value = json::parse({parameters.data(), parameters.size()}, error);
    if (error || !value.is_object()) return not_varlink("the parameters are no JSON object");
    object = std::move(value.get_object());
  }
  auto reply = call(method, object);
  if (!reply) return std::unexpected(reply.error());
  return json::serialize(*reply);
}

std::expected<void, CallError> Client::call_more(std::string_view method, const json::object& parameters,
                                                 const std::function<bool(const json::object&)>& each) {
  if (!send_raw(call_message(full_name(method), parameters, true)))
    return unreachable("the daemon closed the connection");
  for (bool continues = true; continues;) {
    const auto reply = receive(continues);
    if (!reply) return std::unexpected(reply.error());
    if (!each(*reply)) return {};
  }
  return {};
}

}  // namespace besluit::engine
