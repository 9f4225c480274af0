// SPDX-License-Identifier: EUPL-1.2
// The command line of besluitctl as data. Parsing asks nothing of the system: what the environment says is handed in.
#pragma once

#include "rules/diagnostic/text.hpp"

#include <expected>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace besluit::engine::ctl {

enum class Verb {
  check,
  explain,
  eval,
  plan,
  simulate,
  test,
  graph,
  schema,
  term,
  meeting_import,
  meeting_list,
  meeting_move,
  meeting_cancel,
  meeting_add,
  meeting_papers,
  deadline_set,
  deadline_clear,
  extend,
  retarget,
  suspend,
  resume,
  skip,
  migrate,
  add_step,
  definition,
  facts,
  vote,
  attendance,
  request,
  answer,
  decide,
  status,
  start,
  list,
  show,
  agenda,
  record,
  receive,
  correct,
  withdraw,
  ack,
  history,
  why_date,
  why_notice,
  why_gate,
  why_none,
  notices,
  notices_retry,
  notify_preview,
  notify_test,
  notify_drill,
  routes_test,
  snooze,
  escalate,
  absence_list,
  absence_add,
  absence_end,
  silence_list,
  silence_add,
  silence_end,
  reload,
  verify,
  watch,
  clock,
  clock_advance,
  introspect,
  call,
  help,
  version,
};

/// What the shell knows before the command line is read.
struct Environment {
  std::string socket;    ///< $BESLUITD_SOCKET
  std::string language;  ///< $BESLUIT_LANG
  bool colour = false;   ///< a terminal that takes colours and a user who did not refuse them
  int columns = 100;     ///< width of the terminal, or what a file gets
};

struct Invocation {
  Verb verb = Verb::help;
  // for every command
  std::string socket = "/run/besluitd/control";
  bool json = false;
  bool colour = false;
  Language language = Language::nl;
  int columns = 100;
  // by command; empty when not given
  std::vector<std::string> paths;  ///< check
  std::string subject;             ///< code, workflow or dossier, route, dossier, notice, method, command
  std::string step;
  std::string outcome;
  std::string participant;                   ///< record, receive, why date
  std::string part;                          ///< record
  std::string back_to;                       ///< record
  std::string title;                         ///< start
  std::string parent;                        ///< start
  std::string by;                            ///< request; clock advance: how far
  std::string text;                          ///< request; migrate: the file's text, once it was read
  std::string file;                          ///< migrate: a version of its own for the dossier
  std::string task;                          ///< add
  std::string who;                           ///< add
  std::string before;                        ///< add
  std::string beside;                        ///< add
  std::string answer;                        ///< answer
  std::map<std::string, std::string> votes;  ///< vote: how many of each
  std::string reason;
  std::string note;
  std::string on;
  std::string id;
  std::string within;
  std::string year;
  std::string format;  ///< agenda: table or csv; graph: mermaid, dot or svg
  std::string from;
  std::string until;                  ///< simulate; of an absence or silence: the last day
  std::vector<std::string> outcomes;  ///< simulate: "step=outcome@DATE"
  bool verbose = false;               ///< test
  bool explore = false;               ///< check
  bool summary = false;               ///< check: show what was read
  std::string organisation;
  std::string to;
  std::string state;
  std::string parameters;                  ///< call
  std::string seq;                         ///< correct
  std::string context;                     ///< eval: a JSON file with names
  std::string at;                          ///< eval: the moment for now() and today()
  std::map<std::string, std::string> set;  ///< --set k=v
  bool list = false;                       ///< explain --list
  // term
  std::string term;
  std::string rule;
  std::string act;
  std::string budget_year;
  std::string cases;
  // meetings
  std::string body;
  std::string meeting;            ///< a date or an identity
  std::string of;                 ///< attendance: how many members there are
  std::string second_of;          ///< meeting add
  std::vector<std::string> keep;  ///< "D/STEP"
  bool sending = false;           ///< meeting papers: the term for sending out
  bool yes = false;               ///< do it; without it only a preview
  bool preview = false;           ///< reload
  bool yaml = false;
  bool backward = false;
  bool inclusive = false;
  bool no_atw = false;
  // notices and people
  std::string person;       ///< why none, absence, silence
  std::string deputy;       ///< absence add
  std::string dossier;      ///< silence add
  std::string channel;      ///< notify test, drill
  std::string count;        ///< how many notices
  std::string rung;         ///< escalate
  std::string input;        ///< decide: a JSON file with facts
  std::string decision;     ///< decide: one decision of a model
  bool export_dmn = false;  ///< decide: write the table as a .dmn instead
};

/// The line cannot be understood. `command` is the one it is about, when that is known.
struct UsageError {
  Text sentence;
  std::string command;
};

/// `arguments` without the program's name.
[[nodiscard]] std::expected<Invocation, UsageError> parse_command_line(const std::vector<std::string>& arguments,
                                                                       const Environment& environment);

}  // namespace besluit::engine::ctl
