// SPDX-License-Identifier: EUPL-1.2
// `eval`: one FEEL expression, over the names of a JSON file.
#include "engine/app/ctl.hpp"
#include "engine/app/exit_codes.hpp"
#include "engine/app/feel_json.hpp"
#include "engine/app/files.hpp"
#include "engine/runtime/zone_loader.hpp"
#include "rules/diagnostic/diagnostic.hpp"
#include "rules/diagnostic/utf8.hpp"
#include "rules/feel/expression.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

namespace besluit::engine::ctl {

namespace json = boost::json;

namespace {

struct Names {
  feel::Scope scope;
  feel::Environment environment;
};

/// The names of the file; an exit code when it cannot be used.
std::expected<Names, int> names_of(const Invocation& asked, const Output& output) {
  Names names;
  if (asked.context.empty()) return names;
  const bool en = asked.language == Language::en;
  const auto source = files::read_file(asked.context);
  if (!source) {
    output.note("besluitctl: " + diagnostic::printable(source.error().sentence.in(asked.language)) + "\n");
    const bool missing = source.error().kind == files::FileError::Kind::missing;
    return std::unexpected(missing ? exit_code::not_found : exit_code::bad_data);
  }
  const auto value = parse_json_value(source->text);
  if (!value || !value->is(feel::Kind::context)) {
    const std::string why = value ? (en ? "it is no JSON object" : "het is geen JSON-object") : value.error();
    output.note(fmt::format("besluitctl: {}: {}\n", diagnostic::printable(asked.context), diagnostic::printable(why)));
    return std::unexpected(exit_code::bad_data);
  }
  for (const feel::Entry& entry : value->context()) {
    names.environment.set(names.scope.declare(entry.key, feel::Type::of(entry.value)), entry.value);
  }
  return names;
}

json::object message_json(std::string_view code, int begin, int end, const Text& text, Language language) {
  // Columns count from 1; the end is exclusive.
  return {{"code", code}, {"column", begin + 1}, {"end_column", end + 1}, {"text", text.in(language)}};
}

int answer(const Invocation& asked, const feel::Value& value, json::array messages, int code, const Output& output) {
  if (asked.json) {
    const json::object reply{
        {"value", json_of(value)}, {"type", feel::kind_name(value.kind())}, {"messages", std::move(messages)}};
    return output.out(json::serialize(reply) + "\n") ? code : exit_code::internal;
  }
  for (const json::value& message : messages) {
    const json::object& each = message.as_object();
    output.note(fmt::format("besluitctl: {} {}: {}\n", asked.language == Language::en ? "column" : "kolom",
                            each.at("column").as_int64(),
                            diagnostic::printable(std::string(each.at("text").as_string()))));
  }
  if (code != exit_code::done) return code;
  return output.out(diagnostic::printable(feel::literal_of(value)) + "\n") ? code : exit_code::internal;
}

}  // namespace

int run_eval(const Invocation& asked, Date today, const Output& output) {
  const bool en = asked.language == Language::en;
  const SystemZones zones;
  auto names = names_of(asked, output);
  if (!names) return names.error();
  std::optional<feel::CivilDateTime> now = feel::at(feel::civil_date(today), feel::ClockTime{});
  if (!asked.at.empty()) {
    now = feel::parse_date_time(asked.at, &zones);
    if (!now) {
      output.note(fmt::format("besluitctl: --at: \"{}\" {}\n", diagnostic::printable(asked.at),
                              en ? "is no moment; write 2024-07-10T08:00:00+02:00 or 2024-07-10"
                                 : "is geen tijdstip; schrijf 2024-07-10T08:00:00+02:00 of 2024-07-10"));
      return exit_code::usage;
    }
  }
  const auto expression = feel::compile(asked.subject, names->scope, {feel::Mode::lenient, &zones});
  json::array messages;
  if (!expression) {
    for (const feel::Problem& problem : expression.error()) {
      messages.push_back(message_json("syntax", problem.begin, problem.end, problem.message, asked.language));
    }
    return answer(asked, {}, std::move(messages), exit_code::bad_data, output);
  }
  const feel::Result result = feel::evaluate(*expression, names->environment, {&zones, now});
  for (const feel::Message& message : result.messages) {
    messages.push_back(message_json(message.code, message.begin, message.end, message.text, asked.language));
  }
  return answer(asked, result.value, std::move(messages), exit_code::done, output);
}

}  // namespace besluit::engine::ctl
