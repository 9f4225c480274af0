// SPDX-License-Identifier: EUPL-1.2
// `explain`: what a code means, and the closed lists that scripts may rely on.
#include "engine/app/ctl.hpp"
#include "engine/app/exit_codes.hpp"
#include "engine/app/offline.hpp"
#include "engine/core/organisation_events.hpp"
#include "engine/core/pipeline.hpp"
#include "rules/diagnostic/diagnostic.hpp"
#include "rules/terms/derivation.hpp"
#include "rules/terms/legal_term.hpp"
#include "rules/terms/statutes.hpp"
#include "workflows/definition/ask.hpp"
#include "workflows/dossier/command.hpp"
#include "workflows/dossier/dossier.hpp"
#include "workflows/dossier/event.hpp"
#include "workflows/reading/reading.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <array>

namespace besluit::engine::ctl {

namespace json = boost::json;

namespace {

const reading::CodeRow* find_code(std::string_view code) {
  if (const reading::CodeRow* row = reading::code(code)) return row;
  const auto found = std::ranges::find(own_codes(), code, &reading::CodeRow::code);
  return found == own_codes().end() ? nullptr : &*found;
}

std::vector<std::string> code_names() {
  std::vector<std::string> names;
  for (const auto& row : reading::codes()) names.emplace_back(row.code);
  for (const auto& row : own_codes()) names.emplace_back(row.code);
  return names;
}

struct Entry {
  std::string token;
  std::string text;  ///< what it means; may be empty
};
struct List {
  std::string_view name;  ///< in JSON
  Text title;
  std::vector<Entry> entries;
};

List codes_list(Language language) {
  List list{"codes", {"Codes van meldingen", "Codes of messages"}, {}};
  for (const auto& row : reading::codes()) list.entries.push_back({std::string{row.code}, row.title.in(language)});
  for (const auto& row : own_codes()) list.entries.push_back({std::string{row.code}, row.title.in(language)});
  return list;
}

List outcomes_list() {
  List list{"outcomes", {"Uitkomsten", "Outcomes"}, {}};
  for (const definition::OutcomeRow& row : definition::outcomes())
    list.entries.push_back({std::string{row.token}, std::string{row.nl}});
  list.entries.push_back({"delivered", "aangeleverd"});
  return list;
}

/// Codes of notices, beside those of rungs that were not sent.
constexpr std::array notice_codes{
    std::array{"due", "het moment was gekomen", "its moment had come"},
    std::array{"late", "het moment was al voorbij", "its moment had passed"},
    std::array{"dates-set", "de data zijn vastgesteld", "the dates were set"},
    std::array{"dates-moved", "de data zijn veranderd", "the dates have changed"},
    std::array{"not-feasible", "de planning is niet haalbaar", "the plan is not feasible"},
    std::array{"unfounded", "een eerder bericht bleek niet nodig", "an earlier notice was not needed after all"},
    std::array{"announced", "de route zegt dat deze rol het moet weten", "the route says that this role must know"},
    std::array{"requested", "er is iets verzocht, of een verzoek is beantwoord",
               "something was requested, or a request was answered"},
    std::array{"delivery-failed", "het bericht kon niet weg", "the notice could not be delivered"},
    std::array{"not-yet", "het moment komt nog", "its moment is still to come"},
    std::array{"unfilled", "niemand vervult de rol die dit moet weten", "nobody fills the role that must know this"},
    std::array{"task-assigned", "de taak is begonnen", "the task has begun"},
    std::array{"question", "er wordt om een antwoord gevraagd", "an answer is asked for"},
    std::array{"written-round", "er is een schriftelijke ronde begonnen", "a written round has begun"},
    std::array{"late-paper", "stukken zijn nagestuurd", "papers were sent after all"},
    std::array{"information", "ter kennisneming", "for information"},
    std::array{"request-answered", "er is op een verzoek beslist", "a request was decided on"},
    std::array{"outcome", "er is een uitkomst vastgelegd", "an outcome was recorded"},
    std::array{"outcome-missing", "niemand legde vast wat er is besloten", "nobody recorded what was decided"},
    std::array{"asked", "een raad of college wordt om een antwoord gevraagd",
               "a council or college is asked for an answer"},
    std::array{"outcome-corrected", "een uitkomst is gecorrigeerd", "an outcome was corrected"},
    std::array{"channel-failing", "door een kanaal komt niets", "nothing gets through a channel"},
    std::array{"silence-ending", "een stilte eindigt binnenkort", "a silence ends soon"},
    std::array{"hand-over", "iemand is afwezig en dit is de vervanger", "somebody is away and this is the deputy"},
};

List reasons_list(Language language) {
  List list{"reason_codes", {"Redenen van berichten", "Reasons of notices"}, {}};
  for (const auto& row : notice_codes) list.entries.push_back({row[0], language == Language::en ? row[2] : row[1]});
  for (const WaitingCode& row : waiting_codes())
    list.entries.push_back({std::string{row.code}, std::string{language == Language::en ? row.en : row.nl}});
  for (const dossier::NotSent reason : dossier::all_not_sent())
    if (reason != dossier::NotSent::none)
      list.entries.push_back({dossier::reason_token(reason), dossier::reason_sentence(reason, "...").in(language)});
  return list;
}

/// What a step can ask, as a route writes it behind `vraagt`.
List asks_list(Language language) {
  List list{"asks", {"Wat een stap kan vragen", "What a step can ask"}, {}};
  for (const definition::AskRow& row : definition::asks()) {
    std::string answers;
    for (const definition::Outcome one : definition::allowed(row.ask)) {
      const definition::OutcomeRow& outcome = definition::row(one);
      answers += (answers.empty() ? "" : ", ") + std::string{language == Language::en ? outcome.token : outcome.nl};
    }
    list.entries.push_back(
        {std::string{row.token}, std::string{language == Language::en ? row.en : row.nl} + ": " + answers});
  }
  return list;
}

List kinds_list() {
  List list{"notice_kinds", {"Soorten berichten", "Kinds of notices"}, {}};
  for (const KindRule& rule : kind_rules()) list.entries.push_back({dossier::token(rule.kind), {}});
  return list;
}

List events_list() {
  List list{"event_types", {"Soorten gebeurtenissen", "Types of events"}, {}};
  for (const std::string& type : dossier::all_event_types()) list.entries.push_back({type, {}});
  list.entries.push_back({std::string{event_loaded}, {}});
  list.entries.push_back({std::string{event_clock_moved}, {}});
  for (const std::string_view type :
       {event_delivery_failed, event_channel_failing, event_channel_works, event_notices_retried})
    list.entries.push_back({std::string{type}, {}});
  for (const std::string& type : world_event_types()) list.entries.push_back({type, {}});
  return list;
}

List legal_rules_list(Language language) {
  List list{"legal_rules", {"Termijnen uit de wet (term --rule)", "Terms of the law (term --rule)"}, {}};
  for (const terms::Statute& statute : terms::statutes()) {
    const std::string about{language == Language::en ? statute.about_en : statute.about_nl};
    const bool sure = statute.mark == terms::Mark::verified;
    const std::string doubt = language == Language::en ? " (have a jurist look)" : " (laat een jurist meekijken)";
    list.entries.push_back(
        {std::string{statute.id}, std::string{statute.article} + ": " + about + (sure ? "" : doubt)});
  }
  return list;
}

List atw_list(Language language) {
  using enum terms::Reach;
  List list{"atw", {"Of de Algemene termijnenwet geldt", "Whether the Algemene termijnenwet applies"}, {}};
  for (const terms::Reach reach : {applies, no_law, put_aside, counts_back, in_hours, in_years, too_many_days,
                                   too_many_weeks, too_many_months, fixed_date})
    list.entries.push_back({std::string{terms::token(reach)}, terms::clause(reach).in(language)});
  return list;
}

List date_rules_list() {
  List list{"date_rules", {"Regels achter een datum", "Rules behind a date"}, {}};
  for (int rule = 0; rule < terms::rules_count; ++rule) {
    const auto which = static_cast<terms::Rule>(rule);
    list.entries.push_back({terms::token(which), terms::article(which)});
  }
  return list;
}

std::vector<List> lists(Language language) {
  using dossier::Status;
  using dossier::StepStatus;
  const print::Look look{false, language, 100};
  const auto with_words = [&](List list) {
    for (Entry& entry : list.entries)
      if (entry.text.empty() && print::word(entry.token, look) != entry.token)
        entry.text = print::word(entry.token, look);
    return list;
  };
  List dossier_states{"dossier_states", {"Standen van een dossier", "States of a dossier"}, {}};
  for (const Status status : {Status::running, Status::ended, Status::withdrawn})
    dossier_states.entries.push_back({dossier::token(status), {}});
  List step_states{"step_states", {"Standen van een stap", "States of a step"}, {}};
  for (const StepStatus status : {StepStatus::waiting, StepStatus::open, StepStatus::done})
    step_states.entries.push_back({dossier::token(status), {}});
  List notice_states{"notice_states", {"Standen van een bericht", "States of a notice"}, {}};
  for (const char* state : {"pending", "sent", "failed", "not-sent"}) notice_states.entries.push_back({state, {}});
  List refusals{"refusals", {"Redenen van weigering", "Reasons of refusal"}, {}};
  for (const dossier::Refusal refusal : dossier::all_refusals())
    refusals.entries.push_back({dossier::token(refusal), {}});
  std::vector<List> all{asks_list(language),       outcomes_list(),          with_words(dossier_states),
                        with_words(step_states),   with_words(kinds_list()), with_words(notice_states),
                        with_words(events_list()), reasons_list(language),   std::move(refusals),
                        codes_list(language),      date_rules_list(),        atw_list(language),
                        legal_rules_list(language)};
  return all;
}

int print_lists(const Invocation& asked, const Output& output) {
  const std::vector<List> all = lists(asked.language);
  if (asked.json) {
    json::object object;
    for (const List& list : all) {
      json::array tokens;
      for (const Entry& entry : list.entries) tokens.emplace_back(entry.token);
      object[list.name] = std::move(tokens);
    }
    return output.out(json::serialize(object) + "\n") ? exit_code::done : exit_code::internal;
  }
  std::string text;
  for (const List& list : all) {
    text += (text.empty() ? "" : "\n") +
            print::toned(list.title.in(asked.language), print::Tone::bold, look_of(asked)) + "\n";
    std::size_t widest = 0;
    for (const Entry& entry : list.entries) widest = std::max(widest, entry.token.size());
    for (const Entry& entry : list.entries) {
      text += "  " + entry.token;
      if (!entry.text.empty())
        text += std::string(widest - entry.token.size() + 2, ' ') + diagnostic::printable(entry.text);
      text += "\n";
    }
  }
  return output.out(text) ? exit_code::done : exit_code::internal;
}

std::string indented(std::string_view lines) {
  std::string text;
  while (!lines.empty()) {
    const std::size_t end = lines.find('\n');
    text += "    " + std::string{lines.substr(0, end)} + "\n";
    lines = end == std::string_view::npos ? std::string_view{} : lines.substr(end + 1);
  }
  return text;
}

}  // namespace

int run_explain(const Invocation& asked, const Output& output) {
  if (asked.list) return print_lists(asked, output);
  const bool en = asked.language == Language::en;
  std::string code = asked.subject;
  for (char& letter : code)
    if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 32);
  const reading::CodeRow* row = find_code(code);
  if (row == nullptr) {
    const std::string near = diagnostic::nearest(code, code_names());
    std::string text = std::string{en ? "besluitctl: there is no code '" : "besluitctl: er is geen code '"} +
                       diagnostic::printable(asked.subject) + "'";
    if (!near.empty()) text += (en ? ", do you mean " : ", bedoelt u ") + near + "?";
    output.note(text + "\n" +
                (en ? "all codes: besluitctl explain --list\n" : "alle codes: besluitctl explain --list\n"));
    return exit_code::not_found;
  }
  std::string text;
  if (asked.json) {
    json::object object;
    object["code"] = row->code;
    object["title"] = row->title.in(asked.language);
    object["explanation"] = row->explanation.in(asked.language);
    object["wrong"] = row->wrong;
    object["right"] = row->right;
    text = json::serialize(object) + "\n";
  } else {
    text =
        print::toned(std::string{row->code} + ": " + row->title.in(asked.language), print::Tone::bold, look_of(asked)) +
        "\n\n" + row->explanation.in(asked.language) + "\n\n" + (en ? "Wrong:\n" : "Fout:\n") + indented(row->wrong) +
        (en ? "\nRight:\n" : "\nGoed:\n") + indented(row->right);
  }
  return output.out(text) ? exit_code::done : exit_code::internal;
}

}  // namespace besluit::engine::ctl
