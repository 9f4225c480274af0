// SPDX-License-Identifier: EUPL-1.2
#include "engine/app/ctl.hpp"

#include "engine/app/ctl_help.hpp"
#include "engine/app/exit_codes.hpp"
#include "rules/diagnostic/diagnostic.hpp"

namespace besluit::engine::ctl {
namespace {

int misused(const UsageError& error, Language language, const Output& output) {
  const bool en = language == Language::en;
  std::string text = "besluitctl: " + diagnostic::printable(error.sentence.in(language)) + "\n";
  if (const CommandText* about = command(error.command); about != nullptr)
    text += std::string{en ? "usage: besluitctl " : "gebruik: besluitctl "} + std::string{about->name} + " " +
            synopsis(*about, language) + "\n";
  text += std::string{en ? "help: besluitctl help" : "hulp: besluitctl help"} +
          (command(error.command) != nullptr ? " " + error.command : std::string{}) + "\n";
  output.note(text);
  return exit_code::usage;
}

/// Of a command line that could not be read: what it says about the language all the same.
bool wants_english(const std::vector<std::string>& arguments, const Environment& environment) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i] == "--lang=en" || arguments[i] == "--lang=nl") return arguments[i] == "--lang=en";
    if (arguments[i] == "--lang" && i + 1 < arguments.size()) return arguments[i + 1] == "en";
  }
  return environment.language == "en";
}

int said(std::string_view text, const Output& output) {
  return output.out(text) ? exit_code::done : exit_code::internal;
}

}  // namespace

int run(const std::vector<std::string>& arguments, const Environment& environment, Date today, const Output& output) {
  const auto invocation = parse_command_line(arguments, environment);
  if (!invocation) {
    return misused(invocation.error(), wants_english(arguments, environment) ? Language::en : Language::nl, output);
  }
  switch (invocation->verb) {
    case Verb::help:
      return said(help_text(invocation->subject, invocation->language), output);
    case Verb::version:
      return said("besluitctl " BESLUIT_VERSION "\n", output);
    case Verb::check:
      return run_check(*invocation, today, output);
    case Verb::explain:
      return run_explain(*invocation, output);
    case Verb::eval:
      return run_eval(*invocation, today, output);
    case Verb::plan:
      return run_plan(*invocation, today, output);
    case Verb::simulate:
      return run_simulate(*invocation, output);
    case Verb::test:
      return run_test(*invocation, output);
    case Verb::graph:
      return run_graph(*invocation, output);
    case Verb::schema:
      return run_schema(*invocation, output);
    case Verb::meeting_import:
      return run_meeting_import(*invocation, output);
    case Verb::term:
      return run_term(*invocation, output);
    case Verb::migrate:
      return run_migrate(*invocation, output);
    case Verb::decide:
      return run_decide(*invocation, today, output);
    case Verb::status:
    case Verb::meeting_list:
    case Verb::meeting_move:
    case Verb::meeting_cancel:
    case Verb::meeting_add:
    case Verb::meeting_papers:
    case Verb::deadline_set:
    case Verb::deadline_clear:
    case Verb::extend:
    case Verb::retarget:
    case Verb::suspend:
    case Verb::resume:
    case Verb::skip:
    case Verb::add_step:
    case Verb::definition:
    case Verb::facts:
    case Verb::vote:
    case Verb::attendance:
    case Verb::request:
    case Verb::answer:
    case Verb::start:
    case Verb::list:
    case Verb::show:
    case Verb::agenda:
    case Verb::record:
    case Verb::receive:
    case Verb::correct:
    case Verb::withdraw:
    case Verb::ack:
    case Verb::history:
    case Verb::why_date:
    case Verb::why_notice:
    case Verb::why_gate:
    case Verb::why_none:
    case Verb::notices:
    case Verb::notices_retry:
    case Verb::notify_preview:
    case Verb::notify_test:
    case Verb::notify_drill:
    case Verb::routes_test:
    case Verb::snooze:
    case Verb::escalate:
    case Verb::absence_list:
    case Verb::absence_add:
    case Verb::absence_end:
    case Verb::silence_list:
    case Verb::silence_add:
    case Verb::silence_end:
    case Verb::reload:
    case Verb::verify:
    case Verb::watch:
    case Verb::clock:
    case Verb::clock_advance:
    case Verb::introspect:
    case Verb::call:
      return run_online(*invocation, output);
  }
  return exit_code::internal;
}

}  // namespace besluit::engine::ctl
