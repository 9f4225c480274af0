// SPDX-License-Identifier: EUPL-1.2
#include "engine/app/ctl_options.hpp"

#include "engine/app/ctl_help.hpp"
#include "rules/diagnostic/diagnostic.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace besluit::engine::ctl {
namespace {

bool is_language(const std::string& text) {
  return text == "nl" || text == "en";
}

/// What CLI11 fills; turned into an Invocation afterwards.
struct Raw {
  Invocation& to;
  std::string lang;
  bool no_colour = false;
  std::vector<std::string> set;
};

struct Commands {
  CLI::App& app;
  Raw& raw;

  CLI::App* add(const char* name, Verb verb, CLI::App* under = nullptr) {
    CLI::App* command = (under == nullptr ? app : *under).add_subcommand(name);
    Invocation& to = raw.to;
    command->callback([&to, verb] {
      // The innermost command is called last and first at once; the more precise verb stays.
      if (to.verb == Verb::help) to.verb = verb;
    });
    return command;
  }
  static void word(CLI::App* command, const char* name, std::string& to, bool required = true) {
    CLI::Option* option = command->add_option(name, to);
    if (required) option->required();
  }
  /// A change that is shown before it is made.
  void change(CLI::App* command) const {
    command->add_option("--keep", raw.to.keep)->allow_extra_args(false);
    command->add_option("--reason", raw.to.reason);
    command->add_flag("--yes", raw.to.yes);
  }
  void values(CLI::App* command) { command->add_option("--set", raw.set)->allow_extra_args(false); }
};

/// What can be done with the meetings of the running organisation: a preview first, and the change with --yes.
void meeting_commands(Commands& commands, CLI::App* meeting) {
  Invocation& to = commands.raw.to;
  Commands::word(commands.add("list", Verb::meeting_list, meeting), "BODY", to.body, false);
  CLI::App* move = commands.add("move", Verb::meeting_move, meeting);
  Commands::word(move, "BODY", to.body);
  Commands::word(move, "OLD", to.meeting);
  Commands::word(move, "NEW", to.to);
  CLI::App* cancel = commands.add("cancel", Verb::meeting_cancel, meeting);
  Commands::word(cancel, "BODY", to.body);
  Commands::word(cancel, "MEETING", to.meeting);
  CLI::App* add = commands.add("add", Verb::meeting_add, meeting);
  Commands::word(add, "BODY", to.body);
  Commands::word(add, "WHEN", to.on);
  add->add_option("--second-of", to.second_of);
  CLI::App* papers = commands.add("papers", Verb::meeting_papers, meeting);
  Commands::word(papers, "BODY", to.body);
  Commands::word(papers, "MEETING", to.meeting);
  Commands::word(papers, "TERM", to.term);
  papers->add_flag("--sending", to.sending);
  for (CLI::App* command : {move, cancel, add, papers}) commands.change(command);
}

/// Who is away, which notices wait, and what would go out.
void notice_commands(Commands& commands) {
  Invocation& to = commands.raw.to;
  CLI::App* snooze = commands.add("snooze", Verb::snooze);
  CLI::App* escalate = commands.add("escalate", Verb::escalate);
  for (CLI::App* command : {snooze, escalate}) {
    Commands::word(command, "DOSSIER", to.subject);
    Commands::word(command, "STEP", to.step);
  }
  snooze->add_option("--until", to.until)->required();
  Commands::word(escalate, "RUNG", to.rung, false);
  CLI::App* absence = commands.app.add_subcommand("absence")->require_subcommand(1);
  commands.add("list", Verb::absence_list, absence);
  CLI::App* away = commands.add("add", Verb::absence_add, absence);
  Commands::word(away, "PERSON", to.person);
  away->add_option("--from", to.from)->required();
  away->add_option("--until", to.until)->required();
  away->add_option("--deputy", to.deputy);
  away->add_option("--reason", to.reason);
  Commands::word(commands.add("end", Verb::absence_end, absence), "NUMBER", to.seq);
  CLI::App* silence = commands.app.add_subcommand("silence")->require_subcommand(1);
  commands.add("list", Verb::silence_list, silence);
  CLI::App* quiet = commands.add("add", Verb::silence_add, silence);
  quiet->add_option("--dossier", to.dossier);
  quiet->add_option("--step", to.step);
  quiet->add_option("--person", to.person);
  quiet->add_option("--from", to.from);
  quiet->add_option("--until", to.until)->required();
  quiet->add_option("--reason", to.reason)->required();
  Commands::word(commands.add("end", Verb::silence_end, silence), "NUMBER", to.seq);
  CLI::App* notify = commands.app.add_subcommand("notify")->require_subcommand(1);
  CLI::App* preview = commands.add("preview", Verb::notify_preview, notify);
  CLI::App* drill = commands.add("drill", Verb::notify_drill, notify);
  CLI::App* test = commands.add("test", Verb::notify_test, notify);
  for (CLI::App* command : {preview, drill}) {
    Commands::word(command, "DOSSIER", to.subject);
    command->add_option("--count", to.count);
  }
  Commands::word(test, "CHANNEL", to.channel);
  drill->add_option("--channel", to.channel);
  for (CLI::App* command : {drill, test}) command->add_option("--to", to.to);
  CLI::App* routes = commands.app.add_subcommand("routes")->require_subcommand(1);
  CLI::App* route = commands.add("test", Verb::routes_test, routes);
  Commands::word(route, "ROUTE", to.subject);
  route->add_option("--count", to.count);
  commands.values(route);
}

void offline_commands(Commands& commands) {
  Invocation& to = commands.raw.to;
  CLI::App* check = commands.add("check", Verb::check);
  check->add_option("PATH", to.paths)->required();
  check->add_option("--organisation", to.organisation);
  check->add_flag("--explore", to.explore);
  check->add_flag("--summary", to.summary);
  CLI::App* explain = commands.add("explain", Verb::explain);
  Commands::word(explain, "CODE", to.subject, false);
  explain->add_flag("--list", to.list);
  CLI::App* eval = commands.add("eval", Verb::eval);
  Commands::word(eval, "EXPR", to.subject);
  eval->add_option("--context", to.context);
  eval->add_option("--at", to.at);
  CLI::App* plan = commands.add("plan", Verb::plan);
  Commands::word(plan, "WORKFLOW", to.subject);
  plan->add_option("--from", to.from);
  plan->add_option("--organisation", to.organisation);
  commands.values(plan);
  CLI::App* simulate = commands.add("simulate", Verb::simulate);
  Commands::word(simulate, "WORKFLOW", to.subject);
  simulate->add_option("--from", to.from)->required();
  simulate->add_option("--until", to.until)->required();
  simulate->add_option("--outcome", to.outcomes)->allow_extra_args(false);
  simulate->add_option("--organisation", to.organisation);
  commands.values(simulate);
  CLI::App* test = commands.add("test", Verb::test);
  test->add_option("FILE", to.paths)->required();
  test->add_flag("--verbose", to.verbose);
  CLI::App* graph = commands.add("graph", Verb::graph);
  Commands::word(graph, "WORKFLOW", to.subject);
  graph->add_option("--format", to.format);
  graph->add_option("--organisation", to.organisation);
  CLI::App* schema = commands.add("schema", Verb::schema);
  Commands::word(schema, "KIND", to.subject, false);
  CLI::App* term = commands.add("term", Verb::term);
  term->add_option("--from", to.from);
  term->add_option("--term", to.term);
  term->add_option("--rule", to.rule);
  term->add_option("--act", to.act);
  term->add_option("--budget-year", to.budget_year);
  term->add_option("--cases", to.cases);
  term->add_flag("--backward", to.backward);
  term->add_flag("--inclusive", to.inclusive);
  term->add_flag("--no-atw", to.no_atw);
  CLI::App* meeting = commands.app.add_subcommand("meeting")->require_subcommand(1);
  CLI::App* import = commands.add("import", Verb::meeting_import, meeting);
  Commands::word(import, "FILE", to.subject);
  import->add_option("--organisation", to.organisation);
  import->add_option("--body", to.body);
  import->add_flag("--yaml", to.yaml);
  meeting_commands(commands, meeting);
  commands.change(import);
  CLI::App* decide = commands.add("decide", Verb::decide);
  Commands::word(decide, "FILE", to.subject);
  decide->add_option("--input", to.input);
  decide->add_option("--decision", to.decision);
  decide->add_flag("--export-dmn", to.export_dmn);
  commands.values(decide);
}

void reading_commands(Commands& commands) {
  Invocation& to = commands.raw.to;
  commands.add("status", Verb::status);
  commands.add("list", Verb::list)->add_option("--state", to.state);
  Commands::word(commands.add("show", Verb::show), "DOSSIER", to.subject);
  CLI::App* agenda = commands.add("agenda", Verb::agenda);
  agenda->add_option("--within", to.within);
  agenda->add_option("--year", to.year);
  agenda->add_option("--format", to.format);
  Commands::word(commands.add("history", Verb::history), "DOSSIER", to.subject, false);
  CLI::App* why = commands.app.add_subcommand("why")->require_subcommand(1);
  CLI::App* date = commands.add("date", Verb::why_date, why);
  Commands::word(date, "DOSSIER", to.subject);
  Commands::word(date, "STEP", to.step);
  date->add_option("--participant", to.participant);
  CLI::App* gate = commands.add("gate", Verb::why_gate, why);
  Commands::word(gate, "DOSSIER", to.subject);
  Commands::word(gate, "STEP", to.step);
  Commands::word(commands.add("notice", Verb::why_notice, why), "ID", to.subject);
  CLI::App* none = commands.add("none", Verb::why_none, why);
  Commands::word(none, "PERSON", to.person);
  none->add_option("--on", to.on);
  CLI::App* notices = commands.add("notices", Verb::notices);
  Commands::word(notices, "DOSSIER", to.subject, false);
  notices->add_option("--id", to.id);
  Commands::word(commands.add("retry", Verb::notices_retry, notices), "ID", to.id, false);
  commands.add("watch", Verb::watch);
  commands.add("introspect", Verb::introspect);
  CLI::App* call = commands.add("call", Verb::call);
  Commands::word(call, "METHOD", to.subject);
  Commands::word(call, "JSON", to.parameters, false);
}

void changing_commands(Commands& commands) {
  Invocation& to = commands.raw.to;
  CLI::App* start = commands.add("start", Verb::start);
  Commands::word(start, "ROUTE", to.subject);
  start->add_option("--id", to.id);
  start->add_option("--title", to.title);
  start->add_option("--parent", to.parent);
  commands.values(start);
  CLI::App* record = commands.add("record", Verb::record);
  Commands::word(record, "DOSSIER", to.subject);
  Commands::word(record, "STEP", to.step);
  Commands::word(record, "OUTCOME", to.outcome);
  record->add_option("--on", to.on);
  record->add_option("--note", to.note);
  record->add_option("--participant", to.participant);
  record->add_option("--part", to.part);
  record->add_option("--back-to", to.back_to);
  commands.values(record);
  CLI::App* receive = commands.add("receive", Verb::receive);
  Commands::word(receive, "DOSSIER", to.subject);
  Commands::word(receive, "STEP", to.step);
  receive->add_option("--participant", to.participant)->required();
  receive->add_option("--on", to.on);
  receive->add_option("--note", to.note);
  CLI::App* correct = commands.add("correct", Verb::correct);
  Commands::word(correct, "DOSSIER", to.subject);
  Commands::word(correct, "SEQ", to.seq);
  Commands::word(correct, "OUTCOME", to.outcome, false);
  correct->add_option("--reason", to.reason)->required();
  CLI::App* withdraw = commands.add("withdraw", Verb::withdraw);
  Commands::word(withdraw, "DOSSIER", to.subject);
  withdraw->add_option("--reason", to.reason)->required();
  CLI::App* ack = commands.add("ack", Verb::ack);
  Commands::word(ack, "DOSSIER", to.subject);
  Commands::word(ack, "STEP", to.step);
  ack->add_option("--by", to.by);
  CLI::App* deadline = commands.app.add_subcommand("deadline")->require_subcommand(1);
  CLI::App* set = commands.add("set", Verb::deadline_set, deadline);
  CLI::App* clear = commands.add("clear", Verb::deadline_clear, deadline);
  CLI::App* extend = commands.add("extend", Verb::extend);
  CLI::App* retarget = commands.add("retarget", Verb::retarget);
  CLI::App* suspend = commands.add("suspend", Verb::suspend);
  CLI::App* resume = commands.add("resume", Verb::resume);
  CLI::App* skip = commands.add("skip", Verb::skip);
  CLI::App* migrate = commands.add("migrate", Verb::migrate);
  Commands::word(migrate, "DOSSIER", to.subject);
  migrate->add_option("--file", to.file);
  migrate->add_option("--reason", to.reason)->required();
  Commands::word(commands.add("definition", Verb::definition), "DOSSIER", to.subject);
  CLI::App* add = commands.add("add", Verb::add_step);
  Commands::word(add, "DOSSIER", to.subject);
  Commands::word(add, "STEP", to.step);
  add->add_option("--task", to.task)->required();
  add->add_option("--who", to.who)->required();
  add->add_option("--by", to.on);
  auto* before = add->add_option("--before", to.before);
  add->add_option("--beside", to.beside)->excludes(before);
  add->add_option("--reason", to.reason)->required();
  CLI::App* facts = commands.add("facts", Verb::facts);
  Commands::word(facts, "DOSSIER", to.subject);
  commands.values(facts);
  facts->add_option("--note", to.note);
  CLI::App* vote = commands.add("vote", Verb::vote);
  Commands::word(vote, "DOSSIER", to.subject);
  Commands::word(vote, "STEP", to.step);
  for (const char* count : {"for", "against", "blank", "absent"})
    vote->add_option("--" + std::string(count), to.votes[count]);
  commands.values(vote);
  vote->add_option("--on", to.on);
  CLI::App* attendance = commands.add("attendance", Verb::attendance);
  Commands::word(attendance, "BODY", to.subject);
  Commands::word(attendance, "MEETING", to.meeting);
  Commands::word(attendance, "N", to.text);
  attendance->add_option("--of", to.of);
  CLI::App* request = commands.add("request", Verb::request);
  Commands::word(request, "DOSSIER", to.subject);
  Commands::word(request, "TEXT", to.text);
  request->add_option("--by", to.by)->required();
  CLI::App* answer = commands.add("answer", Verb::answer);
  Commands::word(answer, "DOSSIER", to.subject);
  Commands::word(answer, "SEQ", to.seq);
  Commands::word(answer, "ANSWER", to.answer);
  answer->add_option("--reason", to.reason)->required();
  for (CLI::App* command : {set, clear, extend, retarget, suspend, resume, skip}) {
    Commands::word(command, "DOSSIER", to.subject);
    Commands::word(command, "STEP", to.step);
  }
  Commands::word(set, "DATE", to.on);
  Commands::word(extend, "TERM", to.term);
  Commands::word(retarget, "MEETING", to.meeting);
  for (CLI::App* command : {set, clear, extend, retarget, suspend, skip})
    command->add_option("--reason", to.reason)->required();
  for (CLI::App* command : {suspend, resume}) command->add_option("--on", to.on);
  commands.add("reload", Verb::reload)->add_flag("--preview", to.preview);
  commands.add("verify", Verb::verify);
  CLI::App* clock = commands.add("clock", Verb::clock);
  CLI::App* advance = commands.add("advance", Verb::clock_advance, clock);
  CLI::Option_group* length = advance->add_option_group("length");
  length->add_option("--to", to.to);
  length->add_option("--by", to.by);
  length->require_option(1);
}

std::expected<void, UsageError> split_values(const std::vector<std::string>& pairs, Invocation& to) {
  for (const std::string& pair : pairs) {
    const std::size_t equals = pair.find('=');
    const std::string name = pair.substr(0, equals);
    if (equals == std::string::npos || name.empty())
      return std::unexpected(UsageError{Text{"--set verwacht NAAM=WAARDE, en kreeg '" + pair + "'",
                                             "--set expects NAME=VALUE and got '" + pair + "'"},
                                        {}});
    if (!to.set.emplace(name, pair.substr(equals + 1)).second)
      return std::unexpected(
          UsageError{Text{"'" + name + "' is twee keer gegeven", "'" + name + "' is given twice"}, {}});
  }
  return {};
}

/// `term` takes one of three: a term, a rule, or a file of cases; what belongs to another one is refused.
std::expected<void, UsageError> check_term(const Invocation& to) {
  const auto refuse = [](std::string nl, std::string en) {
    return std::unexpected(UsageError{Text{std::move(nl), std::move(en)}, "term"});
  };
  const int kinds = (to.term.empty() ? 0 : 1) + (to.rule.empty() ? 0 : 1) + (to.cases.empty() ? 0 : 1);
  if (kinds != 1) return refuse("geef één van --term, --rule en --cases", "give one of --term, --rule and --cases");
  const bool counts = to.backward || to.inclusive || to.no_atw;
  if (to.term.empty() && counts)
    return refuse("--backward, --inclusive en --no-atw horen bij --term",
                  "--backward, --inclusive and --no-atw belong to --term");
  if (to.rule.empty() && (!to.act.empty() || !to.budget_year.empty()))
    return refuse("--act en --budget-year horen bij --rule", "--act and --budget-year belong to --rule");
  if (!to.cases.empty() && !to.from.empty())
    return refuse("--from hoort niet bij --cases: iedere regel heeft een eigen datum",
                  "--from does not belong to --cases: every row has a date of its own");
  return {};
}

std::expected<void, UsageError> check_graph(const Invocation& to) {
  if (to.format.empty() || to.format == "mermaid" || to.format == "dot" || to.format == "svg") return {};
  return std::unexpected(UsageError{Text{"--format is mermaid, dot of svg, niet '" + to.format + "'",
                                         "--format is mermaid, dot or svg, not '" + to.format + "'"},
                                    "graph"});
}

std::expected<void, UsageError> check_agenda(const Invocation& to) {
  const auto refuse = [](std::string nl, std::string en) {
    return std::unexpected(UsageError{Text{std::move(nl), std::move(en)}, "agenda"});
  };
  if (!to.within.empty() && !to.year.empty())
    return refuse("geef --within of --year, niet allebei", "give --within or --year, not both");
  const bool year = to.year.size() == 4 && std::ranges::all_of(to.year, [](char c) { return c >= '0' && c <= '9'; });
  if (!to.year.empty() && !year)
    return refuse("--year is een jaar, zoals 2025, niet '" + to.year + "'",
                  "--year is a year, such as 2025, not '" + to.year + "'");
  if (!to.format.empty() && to.format != "csv" && to.format != "table")
    return refuse("--format is table of csv, niet '" + to.format + "'",
                  "--format is table or csv, not '" + to.format + "'");
  if (to.json && to.format == "csv") return refuse("geef --json of --format csv", "give --json or --format csv");
  return {};
}

/// The first word that is no option; the values of the two global options that take one are passed over.
std::string first_word(const std::vector<std::string>& arguments) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& word = arguments[i];
    if (word == "--socket" || word == "--lang")
      ++i;
    else if (!word.starts_with('-'))
      return word;
  }
  return {};
}

/// "record" or "why date", as far as it is known.
std::string command_of(const std::vector<std::string>& arguments) {
  const std::string first = first_word(arguments);
  const auto at = std::ranges::find(arguments, first);
  if (!first.empty() && at != arguments.end() && at + 1 != arguments.end())
    if (command(first + " " + *(at + 1)) != nullptr) return first + " " + *(at + 1);
  return first;
}

UsageError unknown_command(const std::string& word) {
  const std::string near = diagnostic::nearest(word, command_words());
  Text sentence{"onbekende opdracht '" + word + "'", "unknown command '" + word + "'"};
  if (!near.empty()) {
    sentence.nl += ", bedoelt u '" + near + "'?";
    sentence.en += ", do you mean '" + near + "'?";
  }
  return {std::move(sentence), {}};
}

/// "move, cancel, add": what can follow the first word of a command.
std::string second_words(const std::string& first) {
  std::string words;
  for (const CommandText& row : commands())
    if (row.name.starts_with(first + " "))
      words.append(words.empty() ? "" : ", ").append(row.name.substr(first.size() + 1));
  return words;
}

/// The library speaks English only, and in its own words: what it found is taken out of them.
Text words_of(const CLI::ParseError& error, const std::string& first) {
  const std::string said = error.what();
  const auto before = [&said](std::string_view mark) { return said.substr(0, said.find(mark)); };
  const auto after = [&said](std::string_view mark) {
    const std::size_t at = said.find(mark);
    return at == std::string::npos ? said : said.substr(at + mark.size());
  };
  if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr)
    return {"dit hoort er niet bij: " + after(": "), "this does not belong here: " + after(": ")};
  if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) {
    if (said.starts_with("A subcommand")) {
      const std::string words = second_words(first);
      return {"na '" + first + "' hoort een van deze woorden: " + words,
              "one of these words belongs after '" + first + "': " + words};
    }
    if (said.starts_with("Exactly 1 option from [")) {
      const std::string options = after("[");
      const std::string names = options.substr(0, options.find(']'));
      return {"geef één van " + names, "give one of " + names};
    }
    const std::string what = before(" is required");
    return {"er ontbreekt iets: " + std::string{dutch_placeholder(what)}, "something is missing: " + what};
  }
  if (dynamic_cast<const CLI::ExcludesError*>(&error) != nullptr) {
    const std::string one = before(" excludes ");
    const std::string other = after(" excludes ");
    return {one + " gaat niet samen met " + other, one + " does not go with " + other};
  }
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr)
    return {"achter " + before(":") + " hoort een waarde", "a value belongs after " + before(":")};
  return {"dit is niet te begrijpen: " + said, "this cannot be understood: " + said};
}

}  // namespace

std::expected<Invocation, UsageError> parse_command_line(const std::vector<std::string>& arguments,
                                                         const Environment& environment) {
  Invocation to;
  if (!environment.socket.empty()) to.socket = environment.socket;
  if (is_language(environment.language)) to.language = environment.language == "en" ? Language::en : Language::nl;
  to.columns = environment.columns;
  Raw raw{to, {}, false, {}};

  CLI::App app;
  app.set_help_flag();
  app.fallthrough();
  app.add_option("--socket", to.socket);
  app.add_option("--lang", raw.lang);
  app.add_flag("--json", to.json);
  app.add_flag("--no-color,--no-colour", raw.no_colour);
  Commands commands{app, raw};
  offline_commands(commands);
  reading_commands(commands);
  changing_commands(commands);
  notice_commands(commands);

  const auto words = command_words();
  const auto known = [&words](const std::string& word) { return std::ranges::find(words, word) != words.end(); };
  for (std::size_t i = 0; i + 1 < arguments.size(); ++i)
    if (arguments[i] == "--lang" && is_language(arguments[i + 1]))
      to.language = arguments[i + 1] == "en" ? Language::en : Language::nl;
  // Help is asked for anywhere, also where something else is missing.
  const auto end = std::ranges::find(arguments, "--");
  const auto asks = [&](const char* flag) { return std::find(arguments.begin(), end, flag) != end; };
  const std::string first = first_word(arguments);
  if (asks("--version")) {
    to.verb = Verb::version;
    return to;
  }
  if (asks("-h") || asks("--help") || arguments.empty() || first == "help") {
    std::vector<std::string> rest = arguments;
    if (first == "help") rest.erase(std::ranges::find(rest, "help"));
    const std::string about = first_word(rest);
    if (!about.empty() && !known(about)) return std::unexpected(unknown_command(about));
    to.verb = Verb::help;
    to.subject = command_of(rest);
    return to;
  }
  if (first.empty()) return std::unexpected(UsageError{Text{"er staat geen opdracht", "there is no command"}, {}});
  if (!known(first)) return std::unexpected(unknown_command(first));

  try {
    std::vector<std::string> reversed{arguments.rbegin(), arguments.rend()};  // CLI11 takes them from the back
    app.parse(reversed);
  } catch (const CLI::ParseError& error) {
    return std::unexpected(UsageError{words_of(error, first), command_of(arguments)});
  }
  if (!raw.lang.empty() && !is_language(raw.lang))
    return std::unexpected(UsageError{
        Text{"--lang is nl of en, niet '" + raw.lang + "'", "--lang is nl or en, not '" + raw.lang + "'"}, {}});
  if (auto split = split_values(raw.set, to); !split) {
    split.error().command = command_of(arguments);
    return std::unexpected(split.error());
  }
  if (to.verb == Verb::explain && to.list == !to.subject.empty())
    return std::unexpected(UsageError{Text{"geef een code, of --list", "give a code, or --list"}, "explain"});
  if (to.verb == Verb::term)
    if (auto fine = check_term(to); !fine) return std::unexpected(fine.error());
  if (to.verb == Verb::graph)
    if (auto fine = check_graph(to); !fine) return std::unexpected(fine.error());
  if (to.verb == Verb::agenda)
    if (auto fine = check_agenda(to); !fine) return std::unexpected(fine.error());
  to.colour = environment.colour && !raw.no_colour && !to.json;
  return to;
}

}  // namespace besluit::engine::ctl
