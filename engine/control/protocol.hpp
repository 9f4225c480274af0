// SPDX-License-Identifier: EUPL-1.2
// The Varlink messages: a call in, replies and errors out. Pure; framing is done elsewhere.
#pragma once

#include "engine/control/json_fwd.hpp"

#include <expected>
#include <memory>
#include <string>
#include <string_view>

namespace besluit::engine {

/// One call. `parameters` is never null; without parameters it is an empty object.
struct Request {
  std::string method;  ///< "nl.besluitd.Control.List"
  std::shared_ptr<const boost::json::object> parameters;
  bool oneway = false;  ///< no answer is wanted
  bool more = false;    ///< several answers are welcome
  bool upgrade = false;
};

/// The error says what was wrong; whoever sends such bytes is no Varlink peer and is dropped. Bounds: limits.hpp.
[[nodiscard]] std::expected<Request, std::string> parse_request(std::string_view message);

/// A whole message, its NUL included.
[[nodiscard]] std::string reply_message(const boost::json::object& parameters, bool continues = false);
/// The same around a JSON object that is text already.
[[nodiscard]] std::string reply_message(std::string_view parameters, bool continues);
/// What stands around such an object in the message, for an answer that is written piece by piece.
inline constexpr std::string_view reply_begin = "{\"parameters\":";
inline constexpr std::string_view reply_end{"}\0", 2};
[[nodiscard]] std::string error_message(std::string_view error, const boost::json::object& parameters);
[[nodiscard]] std::string call_message(std::string_view method, const boost::json::object& parameters,
                                       bool more = false);

// Errors of the protocol itself.
inline constexpr std::string_view service_interface = "org.varlink.service";
inline constexpr std::string_view interface_not_found = "org.varlink.service.InterfaceNotFound";
inline constexpr std::string_view method_not_found = "org.varlink.service.MethodNotFound";
inline constexpr std::string_view method_not_implemented = "org.varlink.service.MethodNotImplemented";
inline constexpr std::string_view invalid_parameter = "org.varlink.service.InvalidParameter";
inline constexpr std::string_view permission_denied = "org.varlink.service.PermissionDenied";
inline constexpr std::string_view expected_more = "org.varlink.service.ExpectedMore";

// Our own.
inline constexpr std::string_view control_interface = "nl.besluitd.Control";
inline constexpr std::string_view rejected_error = "nl.besluitd.Control.Rejected";
inline constexpr std::string_view not_found_error = "nl.besluitd.Control.NotFound";
inline constexpr std::string_view store_unavailable_error = "nl.besluitd.Control.StoreUnavailable";
inline constexpr std::string_view not_possible_error = "nl.besluitd.Control.NotPossible";

}  // namespace besluit::engine
