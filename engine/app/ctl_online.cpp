// SPDX-License-Identifier: EUPL-1.2
// The commands that talk to the daemon: one call each, printed for people or passed on as JSON.
#include "engine/app/call_failure.hpp"
#include "engine/app/ctl.hpp"
#include "engine/app/decision_files.hpp"
#include "engine/app/exit_codes.hpp"
#include "engine/app/files.hpp"
#include "engine/app/offline_route.hpp"
#include "engine/control/client.hpp"
#include "engine/control/protocol.hpp"
#include "rules/diagnostic/diagnostic.hpp"

#include <boost/json.hpp>

#include <charconv>
#include <optional>

namespace besluit::engine::ctl {

namespace json = boost::json;

namespace {

/// What one command asks, and how its answer is shown. `unwrap` names the field that `--json` prints instead of the
/// whole reply; empty: the reply itself.
struct Question {
  std::string_view method;
  json::object parameters;
  std::string_view unwrap;
  std::function<std::string(const json::object&, const print::Look&)> show;
};

void put(json::object& parameters, std::string_view name, const std::string& value) {
  if (!value.empty()) parameters[name] = value;
}

template <std::string (*print)(const json::array&, const print::Look&)>
auto shows_list(std::string_view field) {
  return [field](const json::object& reply, const print::Look& look) {
    const json::value* rows = reply.if_contains(field);
    return print(rows != nullptr && rows->is_array() ? rows->get_array() : json::array{}, look);
  };
}

json::value number_or_text(const std::string& text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc{} && end == text.data() + text.size()) return number;
  return json::value(text);
}

json::object values_of(const Invocation& asked) {
  json::object values;
  for (const auto& [name, value] : asked.set) values[name] = value;
  return values;
}

Question reading_question(const Invocation& asked) {
  Question question;
  json::object& parameters = question.parameters;
  switch (asked.verb) {
    case Verb::status:
      return {"Status", {}, "", print::status};
    case Verb::definition:
      return {"Definition", json::object{{"dossier", asked.subject}}, "", print::definition};
    case Verb::clock:
      return {"Clock", {}, "", print::clock};
    case Verb::list:
      put(parameters, "state", asked.state);
      return {"List", parameters, "dossiers", shows_list<print::list>("dossiers")};
    case Verb::show:
      put(parameters, "dossier", asked.subject);
      return {"Show", parameters, "", print::show};
    case Verb::plan:
      put(parameters, "dossier", asked.subject);
      return {"Plan", parameters, "", print::plan};
    case Verb::agenda:
      put(parameters, "within", asked.within);
      if (!asked.year.empty()) parameters["year"] = number_or_text(asked.year);
      if (asked.format == "csv") return {"Agenda", parameters, "items", shows_list<print::agenda_csv>("items")};
      if (!asked.year.empty()) return {"Agenda", parameters, "items", shows_list<print::year>("items")};
      return {"Agenda", parameters, "items", shows_list<print::agenda>("items")};
    case Verb::history:
      put(parameters, "dossier", asked.subject);
      return {"History", parameters, "events", shows_list<print::history>("events")};
    case Verb::why_date:
      put(parameters, "dossier", asked.subject);
      put(parameters, "step", asked.step);
      put(parameters, "participant", asked.participant);
      return {"WhyDate", parameters, "", print::why_date};
    case Verb::why_gate:
      put(parameters, "dossier", asked.subject);
      put(parameters, "step", asked.step);
      return {"WhyGate", parameters, "", print::why_gate};
    case Verb::why_notice:
      put(parameters, "id", asked.subject);
      return {"WhyNotice", parameters, "", print::why_notice};
    default:
      put(parameters, "dossier", asked.subject);
      put(parameters, "id", asked.id);
      return {"Notices", parameters, "notices", shows_list<print::notices>("notices")};
  }
}

Question changing_question(const Invocation& asked) {
  Question question;
  json::object& parameters = question.parameters;
  put(parameters, "dossier", asked.subject);
  switch (asked.verb) {
    case Verb::start: {
      json::object start{{"route", asked.subject}, {"set", values_of(asked)}};
      put(start, "id", asked.id);
      put(start, "title", asked.title);
      put(start, "parent", asked.parent);
      return {"Start", std::move(start), "", print::changed};
    }
    case Verb::record:
      parameters["step"] = asked.step;
      parameters["outcome"] = asked.outcome;
      put(parameters, "on", asked.on);
      put(parameters, "note", asked.note);
      put(parameters, "participant", asked.participant);
      put(parameters, "part", asked.part);
      put(parameters, "back_to", asked.back_to);
      if (!asked.set.empty()) parameters["set"] = values_of(asked);
      return {"Record", parameters, "", print::changed};
    case Verb::receive:
      parameters["step"] = asked.step;
      parameters["participant"] = asked.participant;
      put(parameters, "on", asked.on);
      put(parameters, "note", asked.note);
      return {"Receive", parameters, "", print::changed};
    case Verb::correct:
      parameters["seq"] = number_or_text(asked.seq);
      put(parameters, "outcome", asked.outcome);
      parameters["reason"] = asked.reason;
      return {"Correct", parameters, "", print::changed};
    case Verb::withdraw:
      parameters["reason"] = asked.reason;
      return {"Withdraw", parameters, "", print::changed};
    case Verb::ack:
      parameters["step"] = asked.step;
      put(parameters, "by", asked.by);
      return {"Acknowledge", parameters, "", print::changed};
    case Verb::deadline_set:
      parameters["date"] = asked.on;
      [[fallthrough]];
    case Verb::deadline_clear:
      parameters["step"] = asked.step;
      parameters["reason"] = asked.reason;
      return {"DeadlineSet", parameters, "", print::changed};
    case Verb::extend:
      parameters["step"] = asked.step;
      parameters["term"] = asked.term;
      parameters["reason"] = asked.reason;
      return {"Extend", parameters, "", print::changed};
    case Verb::retarget:
      parameters["step"] = asked.step;
      parameters["meeting"] = asked.meeting;
      parameters["reason"] = asked.reason;
      return {"Retarget", parameters, "", print::changed};
    case Verb::suspend:
      parameters["step"] = asked.step;
      parameters["reason"] = asked.reason;
      put(parameters, "on", asked.on);
      return {"Suspend", parameters, "", print::changed};
    case Verb::facts: {
      parameters["set"] = values_of(asked);
      put(parameters, "note", asked.note);
      return {"Facts", parameters, "", print::changed};
    }
    case Verb::vote:
      parameters["step"] = asked.step;
      for (const auto& [name, count] : asked.votes)
        if (!count.empty()) parameters[name] = number_or_text(count);
      if (!asked.set.empty()) parameters["by"] = values_of(asked);
      put(parameters, "on", asked.on);
      return {"Vote", parameters, "", print::changed};
    case Verb::attendance: {
      json::object counted{
          {"body", asked.subject}, {"meeting", asked.meeting}, {"present", number_or_text(asked.text)}};
      if (!asked.of.empty()) counted["of"] = number_or_text(asked.of);
      return {"Attendance", std::move(counted), "", print::attended};
    }
    case Verb::request:
      parameters["by"] = asked.by;
      parameters["text"] = asked.text;
      return {"Request", parameters, "", print::changed};
    case Verb::answer:
      parameters["seq"] = number_or_text(asked.seq);
      parameters["answer"] = asked.answer;
      parameters["reason"] = asked.reason;
      return {"Answer", parameters, "", print::changed};
    case Verb::add_step:
      parameters["step"] = asked.step;
      parameters["task"] = asked.task;
      parameters["who"] = asked.who;
      put(parameters, "by", asked.on);
      put(parameters, "before", asked.before);
      put(parameters, "beside", asked.beside);
      parameters["reason"] = asked.reason;
      return {"AddStep", parameters, "", print::changed};
    case Verb::migrate:
      put(parameters, "definition", asked.text);
      parameters["reason"] = asked.reason;
      return {"Migrate", parameters, "", print::changed};
    case Verb::skip:
      parameters["step"] = asked.step;
      parameters["reason"] = asked.reason;
      return {"Skip", parameters, "", print::changed};
    case Verb::resume:
      parameters["step"] = asked.step;
      put(parameters, "on", asked.on);
      return {"Resume", parameters, "", print::changed};
    case Verb::reload:
      return {"Reload", asked.preview ? json::object{{"preview", true}} : json::object{}, "",
              asked.preview ? print::impact : print::reloaded};
    case Verb::verify:
      return {"Verify", {}, "", print::verified};
    default: {
      json::object advance;
      put(advance, "to", asked.to);
      put(advance, "by", asked.by);
      return {"ClockAdvance", std::move(advance), "", print::clock};
    }
  }
}

Question meeting_question(const Invocation& asked) {
  json::object parameters;
  put(parameters, "body", asked.body);
  if (asked.verb == Verb::meeting_list)
    return {"MeetingList", parameters, "meetings", shows_list<print::meetings>("meetings")};
  put(parameters, "reason", asked.reason);
  if (asked.yes) parameters["apply"] = true;
  json::array keep;
  for (const std::string& line : asked.keep) keep.emplace_back(line);
  if (!keep.empty()) parameters["keep"] = std::move(keep);
  put(parameters, "meeting", asked.meeting);
  switch (asked.verb) {
    case Verb::meeting_move:
      parameters["to"] = asked.to;
      return {"MeetingMove", parameters, "", print::impact};
    case Verb::meeting_cancel:
      return {"MeetingCancel", parameters, "", print::impact};
    case Verb::meeting_add:
      parameters["on"] = asked.on;
      put(parameters, "second_of", asked.second_of);
      return {"MeetingAdd", parameters, "", print::impact};
    default:
      parameters["term"] = asked.term;
      if (asked.sending) parameters["which"] = "sending";
      return {"MeetingTerm", parameters, "", print::impact};
  }
}

json::object values_in(const Invocation& asked) {
  json::object values;
  for (const auto& [name, value] : asked.set) values[name] = value;
  return values;
}

/// About notices and about people; nullopt for every other command.
std::optional<Question> notice_question(const Invocation& asked) {
  json::object parameters;
  put(parameters, "dossier", asked.subject);
  if (!asked.count.empty()) parameters["count"] = number_or_text(asked.count);
  switch (asked.verb) {
    case Verb::snooze:
      parameters["step"] = asked.step;
      parameters["until"] = asked.until;
      return Question{"Snooze", parameters, "", print::changed};
    case Verb::escalate:
      parameters["step"] = asked.step;
      put(parameters, "rung", asked.rung);
      return Question{"Escalate", parameters, "", print::changed};
    case Verb::notify_preview:
      return Question{"NotifyPreview", parameters, "notices", shows_list<print::rehearsed>("notices")};
    case Verb::routes_test:
      parameters.erase("dossier");
      parameters["route"] = asked.subject;
      parameters["set"] = values_in(asked);
      return Question{"RoutesTest", parameters, "notices", shows_list<print::rehearsed>("notices")};
    case Verb::notify_drill:
    case Verb::notify_test:
      put(parameters, "to", asked.to);
      put(parameters, "channel", asked.channel);
      return Question{asked.verb == Verb::notify_test ? "NotifyTest" : "Drill", parameters, "", print::tried};
    case Verb::notices_retry: {
      json::object retry;
      put(retry, "id", asked.id);
      return Question{"NoticesRetry", retry, "retried", print::retried};
    }
    case Verb::why_none: {
      json::object none{{"person", asked.person}};
      put(none, "on", asked.on);
      return Question{"WhyNone", none, "", print::why_none};
    }
    default:
      return std::nullopt;
  }
}

std::optional<Question> people_question(const Invocation& asked) {
  json::object parameters;
  put(parameters, "person", asked.person);
  put(parameters, "from", asked.from);
  put(parameters, "until", asked.until);
  put(parameters, "reason", asked.reason);
  switch (asked.verb) {
    case Verb::absence_list:
      return Question{"AbsenceList", {}, "absences", print::absences};
    case Verb::absence_add:
      put(parameters, "deputy", asked.deputy);
      return Question{"AbsenceAdd", parameters, "", print::absences};
    case Verb::absence_end:
      return Question{"AbsenceEnd", json::object{{"number", number_or_text(asked.seq)}}, "", print::absences};
    case Verb::silence_list:
      return Question{"SilenceList", {}, "silences", print::silences};
    case Verb::silence_add:
      put(parameters, "dossier", asked.dossier);
      put(parameters, "step", asked.step);
      return Question{"SilenceAdd", parameters, "", print::silences};
    case Verb::silence_end:
      return Question{"SilenceEnd", json::object{{"number", number_or_text(asked.seq)}}, "", print::silences};
    default:
      return std::nullopt;
  }
}

Question question_of(const Invocation& asked) {
  if (auto question = notice_question(asked)) return *std::move(question);
  if (auto question = people_question(asked)) return *std::move(question);
  switch (asked.verb) {
    case Verb::meeting_list:
    case Verb::meeting_move:
    case Verb::meeting_cancel:
    case Verb::meeting_add:
    case Verb::meeting_papers:
      return meeting_question(asked);
    case Verb::deadline_set:
    case Verb::deadline_clear:
    case Verb::extend:
    case Verb::retarget:
    case Verb::suspend:
    case Verb::resume:
    case Verb::migrate:
    case Verb::add_step:
    case Verb::skip:
    case Verb::facts:
    case Verb::vote:
    case Verb::attendance:
    case Verb::request:
    case Verb::answer:
    case Verb::start:
    case Verb::record:
    case Verb::receive:
    case Verb::correct:
    case Verb::withdraw:
    case Verb::ack:
    case Verb::reload:
    case Verb::verify:
    case Verb::clock_advance:
      return changing_question(asked);
    default:
      return reading_question(asked);
  }
}

std::string field(const json::object& object, std::string_view name) {
  const json::value* value = object.if_contains(name);
  if (value == nullptr || !value->is_string()) return {};
  return diagnostic::printable(std::string_view{value->get_string()});
}

int watch(Client& client, const Invocation& asked, const Output& output) {
  const print::Look look = look_of(asked);
  bool written = true;
  json::object parameters;
  if (asked.language == Language::en) parameters["lang"] = "en";
  const auto done = client.call_more("Watch", parameters, [&](const json::object& reply) {
    const json::value* event = reply.if_contains("event");
    if (asked.json)
      written = output.out(json::serialize(reply) + "\n");
    else if (event != nullptr && event->is_object())
      written = output.out(field(reply, "dossier") + "  " + print::event_line(event->get_object(), look));
    return written;
  });
  if (!written) return exit_code::internal;
  return done ? exit_code::done : failed(done.error(), asked, output);
}

int introspect(Client& client, const Invocation& asked, const Output& output) {
  const auto reply =
      client.call("org.varlink.service.GetInterfaceDescription", json::object{{"interface", control_interface}});
  if (!reply) return failed(reply.error(), asked, output);
  std::string text = asked.json ? json::serialize(*reply) + "\n" : std::string{};
  if (const json::value* description = reply->if_contains("description");
      !asked.json && description != nullptr && description->is_string())
    text = description->get_string();
  return output.out(text) ? exit_code::done : exit_code::internal;
}

int call(Client& client, const Invocation& asked, const Output& output) {
  json::object parameters;
  if (!asked.parameters.empty()) {
    boost::system::error_code error;
    const json::value value = json::parse(asked.parameters, error);
    if (error || !value.is_object()) {
      output.note(asked.language == Language::en ? "besluitctl: the parameters are no JSON object\n"
                                                 : "besluitctl: de gegevens zijn geen JSON-object\n");
      return exit_code::bad_data;
    }
    parameters = value.get_object();
  }
  if (asked.subject == "Watch" || asked.subject.ends_with(".Watch")) {
    bool written = true;
    const auto done = client.call_more(asked.subject, parameters, [&](const json::object& reply) {
      return written = output.out(json::serialize(reply) + "\n");
    });
    if (!written) return exit_code::internal;
    return done ? exit_code::done : failed(done.error(), asked, output);
  }
  const auto reply = client.call(asked.subject, parameters);
  if (!reply) return failed(reply.error(), asked, output);
  return output.out(json::serialize(*reply) + "\n") ? exit_code::done : exit_code::internal;
}

/// Answered, but no: what the exit code says besides the text.
int verdict(const Invocation& asked, const json::object& reply) {
  const auto is = [&](std::string_view name, bool wanted) {
    const json::value* value = reply.if_contains(name);
    return value != nullptr && value->is_bool() && value->get_bool() == wanted;
  };
  if (asked.verb == Verb::why_gate) {
    const json::value* gate = reply.if_contains("verdict");
    return gate != nullptr && gate->is_string() && gate->get_string() == "yes" ? exit_code::done : exit_code::negative;
  }
  if (asked.verb == Verb::plan && is("feasible", false)) return exit_code::negative;
  const bool tried = asked.verb == Verb::notify_test || asked.verb == Verb::notify_drill;
  if (tried && is("delivered", false)) return exit_code::negative;
  // A preview swaps nothing; it succeeds when the files could be used.
  if (asked.verb == Verb::reload && is(asked.preview ? "readable" : "swapped", false)) return exit_code::bad_data;
  if (asked.verb == Verb::verify) {
    const json::value* findings = reply.if_contains("findings");
    if (findings != nullptr && findings->is_array() && !findings->get_array().empty()) return exit_code::negative;
  }
  return exit_code::done;
}

bool has_bad_words(const Invocation& asked, const Output& output) {
  const bool en = asked.language == Language::en;
  const bool moves = asked.verb == Verb::meeting_move;
  for (const std::string& day : {asked.on, asked.from, asked.until, moves ? asked.to : std::string{}}) {
    if (day.empty() || parse_date(day)) continue;
    output.note("besluitctl: '" + diagnostic::printable(day) +
                (en ? "' is no date; write YYYY-MM-DD\n" : "' is geen datum; schrijf JJJJ-MM-DD\n"));
    return true;
  }
  if (asked.verb == Verb::meeting_move && !parse_date(asked.to)) {
    output.note("besluitctl: '" + diagnostic::printable(asked.to) +
                (en ? "' is no date; write YYYY-MM-DD\n" : "' is geen datum; schrijf JJJJ-MM-DD\n"));
    return true;
  }
  if (!asked.seq.empty() && !number_or_text(asked.seq).is_int64()) {
    output.note(
        "besluitctl: '" + diagnostic::printable(asked.seq) +
        (en ? "' is no number; `history` shows the numbers\n" : "' is geen nummer; `history` toont de nummers\n"));
    return true;
  }
  return false;
}

}  // namespace

int run_migrate(Invocation asked, const Output& output) {
  if (asked.file.empty()) return run_online(asked, output);
  auto source = read_source(asked.file, asked.language, output);
  if (!source) return source.error();
  const bool route = reading::kind_of(*source) == reading::FileKind::route;
  // What is wrong with the file itself is said here, with its place; names are for the daemon to judge.
  const auto beside = files::beside(files::folder_of(asked.file));
  diagnostic::Diagnostics found = route ? reading::read_workflow(*source, nullptr, beside).diagnostics
                                        : reading::read_folder({*source}).diagnostics;
  std::erase_if(found,
                [](const auto& one) { return one.severity != diagnostic::Severity::error || one.code == "R070"; });
  const bool wrong = tell(found, *source, asked.language, output, beside);
  if (!route && !wrong) {
    output.note("besluitctl: " + diagnostic::printable(asked.file) +
                (asked.language == Language::en ? ": this file is no route\n" : ": dit bestand is geen route\n"));
  }
  if (!route || wrong) return exit_code::bad_data;
  asked.text = std::move(source->text);
  return run_online(asked, output);
}

int run_online(const Invocation& asked, const Output& output) {
  if (has_bad_words(asked, output)) return exit_code::usage;
  auto client = Client::connect(asked.socket);
  if (!client) return failed(client.error(), asked, output);
  if (asked.verb == Verb::watch) return watch(*client, asked, output);
  if (asked.verb == Verb::introspect) return introspect(*client, asked, output);
  if (asked.verb == Verb::call) return call(*client, asked, output);
  Question question = question_of(asked);
  if (asked.language == Language::en) question.parameters["lang"] = "en";
  const auto reply = client->call(question.method, question.parameters);
  if (!reply) return failed(reply.error(), asked, output);
  std::string text;
  if (asked.json) {
    const json::value* inner = question.unwrap.empty() ? nullptr : reply->if_contains(question.unwrap);
    text = (inner != nullptr ? json::serialize(*inner) : json::serialize(*reply)) + "\n";
  } else {
    text = question.show(*reply, look_of(asked));
  }
  return output.out(text) ? verdict(asked, *reply) : exit_code::internal;
}

}  // namespace besluit::engine::ctl
