// SPDX-License-Identifier: EUPL-1.2
#include "engine/control/protocol.hpp"

#include "engine/core/limits.hpp"

#include <boost/json.hpp>

#include <array>
#include <utility>

namespace besluit::engine {

namespace json = boost::json;

namespace {

/// A flag may be absent or null; anything but a boolean is wrong.
bool read_flag(const json::object& call, std::string_view name, bool& flag) {
  const json::value* value = call.if_contains(name);
  if (value == nullptr || value->is_null()) return true;
  if (!value->is_bool()) return false;
  flag = value->get_bool();
  return true;
}

std::string framed(const json::object& message) {
  std::string text = json::serialize(message);
  text.push_back('\0');
  return text;
}

/// A parsed request with the memory it lives in: most requests fit in the first block.
struct Document {
  std::array<unsigned char, 768> room;
  json::monotonic_resource memory{room.data(), room.size()};
  json::value value = json::value(json::storage_ptr(&memory));
};

}  // namespace

std::expected<Request, std::string> parse_request(std::string_view message) {
  json::parse_options options;
  options.max_depth = static_cast<std::size_t>(limits::request_depth);
  boost::system::error_code error;
  const auto document = std::make_shared<Document>();
  document->value = json::parse({message.data(), message.size()}, error, &document->memory, options);
  if (error) return std::unexpected("no JSON: " + error.message());
  const json::object* call = std::as_const(document->value).if_object();
  if (call == nullptr) return std::unexpected("a call is a JSON object");
  Request request;
  const json::value* method = call->if_contains("method");
  if (method == nullptr || !method->is_string()) return std::unexpected("a call has a method");
  request.method = std::string{std::string_view{method->get_string()}};
  if (!read_flag(*call, "oneway", request.oneway) || !read_flag(*call, "more", request.more) ||
      !read_flag(*call, "upgrade", request.upgrade))
    return std::unexpected("oneway, more and upgrade are true or false");
  const json::value* parameters = call->if_contains("parameters");
  if (parameters == nullptr || parameters->is_null())
    request.parameters = std::make_shared<const json::object>();
  else if (parameters->is_object())
    request.parameters = std::shared_ptr<const json::object>(document, &parameters->get_object());
  else
    return std::unexpected("parameters are a JSON object");
  return request;
}

std::string reply_message(const json::object& parameters, bool continues) {
  return reply_message(std::string_view{json::serialize(parameters)}, continues);
}

std::string reply_message(std::string_view parameters, bool continues) {
  std::string text;
  text.reserve(parameters.size() + 40);
  text.append(reply_begin).append(parameters);
  if (continues) text.append(",\"continues\":true");
  text.append(reply_end);
  return text;
}

std::string error_message(std::string_view error, const json::object& parameters) {
  return framed({{"error", error}, {"parameters", parameters}});
}

std::string call_message(std::string_view method, const json::object& parameters, bool more) {
  json::object message{{"method", method}, {"parameters", parameters}};
  if (more) message["more"] = true;
  return framed(message);
}

}  // namespace besluit::engine
