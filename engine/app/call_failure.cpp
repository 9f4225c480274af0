// SPDX-License-Identifier: EUPL-1.2
#include "engine/app/call_failure.hpp"

#include "engine/app/exit_codes.hpp"
#include "engine/control/protocol.hpp"
#include "rules/diagnostic/diagnostic.hpp"

#include <boost/json.hpp>

namespace besluit::engine::ctl {

namespace json = boost::json;

namespace {

std::string field(const json::object& object, std::string_view name) {
  const json::value* value = object.if_contains(name);
  if (value == nullptr || !value->is_string()) return {};
  return diagnostic::printable(std::string_view{value->get_string()});
}

/// A typed error: what it says and how the program ends.
int typed(const CallError& error, const Invocation& asked, const Output& output) {
  const bool en = asked.language == Language::en;
  boost::system::error_code bad;
  const json::value value = json::parse(error.parameters, bad);
  const json::object parameters = value.is_object() ? value.get_object() : json::object{};
  if (asked.json) {
    // Scripts read the error as data, in the same place as an answer.
    json::object data{{"error", error.error}, {"parameters", parameters}};
    if (!output.out(json::serialize(data) + "\n")) return exit_code::internal;
  }
  const auto end = [&](int code, const std::string& text) {
    output.note("besluitctl: " + text + (text.ends_with('\n') ? "" : "\n"));
    return code;
  };
  const std::string& name = error.error;
  if (name == rejected_error) return end(exit_code::negative, print::refusal(parameters, look_of(asked)));
  if (name == not_found_error) return end(exit_code::not_found, print::refusal(parameters, look_of(asked)));
  if (name == not_possible_error) return end(exit_code::negative, field(parameters, "sentence"));
  if (name == store_unavailable_error)
    return end(exit_code::temporary, (en ? "nothing was recorded, try again later: "
                                         : "er is niets vastgelegd, probeer het later opnieuw: ") +
                                         field(parameters, "fault") + ", " + field(parameters, "message"));
  if (name == permission_denied)
    return end(exit_code::no_permission, en ? "you may not do this; ask the administrator for the right group"
                                            : "u mag dit niet doen; vraag de beheerder om de juiste groep");
  if (name == invalid_parameter)
    return end(exit_code::usage,
               (en ? "this cannot be used: " : "dit is niet te gebruiken: ") + field(parameters, "parameter"));
  if (name == method_not_found || name == interface_not_found || name == expected_more ||
      name == method_not_implemented)
    return end(exit_code::usage, (en ? "the daemon does not know this: " : "de daemon kent dit niet: ") +
                                     diagnostic::printable(name) + " " + diagnostic::printable(error.parameters));
  return end(exit_code::internal, diagnostic::printable(name) + " " + diagnostic::printable(error.parameters));
}

}  // namespace

int failed(const CallError& error, const Invocation& asked, const Output& output) {
  const bool en = asked.language == Language::en;
  const std::string detail = " (" + diagnostic::printable(error.message) + ")\n";
  switch (error.kind) {
    case CallError::Kind::typed:
      return typed(error, asked, output);
    case CallError::Kind::forbidden:
      output.note(std::string{en ? "besluitctl: you may not use the daemon's socket"
                                 : "besluitctl: u mag de socket van de daemon niet gebruiken"} +
                  detail);
      return exit_code::no_permission;
    case CallError::Kind::unreachable:
      output.note(std::string{en ? "besluitctl: the daemon does not answer" : "besluitctl: de daemon antwoordt niet"} +
                  detail);
      return exit_code::unreachable;
    case CallError::Kind::protocol:
      output.note(std::string{en ? "besluitctl: this is not what a besluitd answers"
                                 : "besluitctl: dit antwoordt geen besluitd"} +
                  detail);
      return exit_code::internal;
  }
  return exit_code::internal;
}

}  // namespace besluit::engine::ctl
