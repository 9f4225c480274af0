// SPDX-License-Identifier: EUPL-1.2
#include "workflows/reading/readers.hpp"
#include "workflows/reading/route_values.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace besluit::reading {
namespace {

using definition::Organisation;
using definition::Scenario;
using definition::Step;
using definition::Workflow;

using Tokens = std::vector<std::string_view>;

/// What an act is known by, and what goes with it.
struct Head {
  std::string_view token;
  Tokens needed;
  Tokens possible;
};
const std::array<Head, 10>& heads() {
  static const std::array<Head, 10> all{{
      {"outcome", {"step"}, {"participant", "happened-on"}},
      {"received-by", {"step"}, {"happened-on"}},
      {"correct-to", {"step", "reason"}, {"participant"}},
      {"set-date", {"step", "reason"}, {}},
      {"extend-by", {"step", "reason"}, {}},
      {"to-meeting", {"step", "reason"}, {}},
      {"do", {}, {"step", "reason"}},
      {"move-meeting", {"moves-to"}, {"reason"}},
      {"cancel-meeting", {"reason"}, {}},
      {"add-meeting", {}, {"second-of"}},
  }};
  return all;
}

Tokens needed_for_deed(std::string_view deed) {
  if (deed == "withdraw") return {"reason"};
  if (deed == "suspend" || deed == "compute") return {"step", "reason"};
  return {"step"};
}

class ScenarioReader {
 public:
  ScenarioReader(Report& report, const Node& root, const Organisation* organisation,
                 std::span<const std::shared_ptr<const Workflow>> routes)
      : report_(report), fields_(report, root, Shape::scenario), organisation_(organisation), routes_(routes) {}

  Scenario read() {
    (void)check_kind(report_, fields_, "scenario");
    value_.id = read_id(report_, fields_["scenario"]).value_or("");
    value_.title = read_text(report_, fields_["title"]).value_or("");
    read_route();
    read_given();
    for (const Node& node : items(report_, fields_["course"])) read_moment(node);
    value_.file = report_.file();
    return std::move(value_);
  }

 private:
  // -- names ------------------------------------------------------------------------------------------------------

  void read_route() {
    const Node* node = fields_["route"];
    value_.route = read_id(report_, node).value_or("");
    if (value_.route.empty() || organisation_ == nullptr) return;
    const auto found = std::ranges::find(routes_, value_.route, [](const auto& one) { return one->id; });
    if (found != routes_.end()) {
      workflow_ = found->get();
      return;
    }
    std::vector<std::string> names;
    for (const auto& one : routes_) names.push_back(one->id);
    unknown_name(report_, "R130", node->span, value_.route, {"route", "route"},
                 {"deze map heeft geen goede route met deze naam", "this folder has no sound route of this name"},
                 names);
  }

  std::string step(const Fields& fields) {
    const Node* node = fields["step"];
    const std::string name = read_id(report_, node).value_or("");
    if (name.empty() || workflow_ == nullptr || workflow_->index_of(name) >= 0) return name;
    std::vector<std::string> names;
    for (const Step& one : workflow_->steps) names.push_back(one.id);
    unknown_name(report_, "R130", node->span, name, {"stap", "step"},
                 {"de route heeft deze stap niet", "the route does not have this step"}, names);
    return {};
  }

  std::string participant(const Node* node) {
    const std::string name = node == nullptr ? std::string{} : read_id(report_, node).value_or("");
    if (name.empty() || organisation_ == nullptr || organisation_->participants.contains(name)) return name;
    unknown_name(report_, "R130", node->span, name, {"deelnemer", "participant"},
                 {"de organisatie heeft deze deelnemer niet", "the organisation does not have this participant"},
                 keys_of(organisation_->participants));
    return {};
  }

  /// A meeting that is named by its body and day.
  std::optional<MeetingPhrase> meeting(const Node* node) {
    auto phrase = read_meeting(report_, node);
    if (!phrase) return std::nullopt;
    if (phrase->choice.kind != definition::MeetingChoice::Kind::fixed) {
      unclear(node->span, {"een scenario noemt een vergadering met haar dag", "a scenario names a meeting by its day"},
              {"schrijf bijvoorbeeld 'ab 2024-07-10'", "write for example 'ab 2024-07-10'"});
      return std::nullopt;
    }
    if (organisation_ != nullptr && organisation_->body(phrase->body) == nullptr) {
      unknown_name(report_, "R130", phrase->body_span, phrase->body, {"orgaan", "body"},
                   {"de organisatie heeft dit orgaan niet", "the organisation does not have this body"},
                   keys_of(organisation_->bodies));
      return std::nullopt;
    }
    return phrase;
  }

  std::string receiver(const Node* node) {
    const std::string name = read_text(report_, node).value_or("");
    if (name.empty() || organisation_ == nullptr || is_mail(name) || organisation_->resolve(name)) return name;
    auto names = keys_of(organisation_->roles);
    for (auto& more : {keys_of(organisation_->people), keys_of(organisation_->bodies)})
      names.insert(names.end(), more.begin(), more.end());
    unknown_name(report_, "R130", node->span, name, {"ontvanger", "receiver"},
                 {"dit is geen rol, mens of orgaan", "this is no role, person or body"}, names);
    return {};
  }

  // -- what is given ----------------------------------------------------------------------------------------------

  void read_given() {
    const Node* node = fields_["given"];
    if (node == nullptr) return;
    const Fields given(report_, *node, Shape::given);
    value_.where = given.place();
    if (const auto begin = read_date(report_, given["begin"])) {
      value_.begin = *begin;
      last_day_ = *begin;
    }
    if (const auto rest = read_word(report_, given["rest"], words_of(Holds::rest)); rest == "planned")
      value_.rest = Scenario::Rest::planned;
    if (given["facts"] == nullptr) return;
    for (const Node& fact : entries(report_, given["facts"])) {
      const auto text = read_text(report_, &fact);
      if (!text) continue;
      check_fact(fact);
      value_.values.emplace(fact.key, *text);
    }
  }

  void check_fact(const Node& fact) {
    if (workflow_ == nullptr) return;
    std::vector<std::string> names;
    for (const definition::Input& input : workflow_->inputs) {
      if (input.name == fact.key) return;
      names.push_back(input.name);
    }
    unknown_name(report_, "R130", fact.key_span, fact.key, {"gegeven", "fact"},
                 {"de route heeft dit gegeven niet", "the route does not have this fact"}, names);
  }

  // -- what happens -----------------------------------------------------------------------------------------------

  void read_moment(const Node& node) {
    const Fields fields(report_, node, Shape::moment);
    definition::ScenarioMoment moment;
    if (const auto day = read_date(report_, fields["day"])) {
      moment.day = *day;
      if (last_day_ && *day < *last_day_)
        report_.error("R132", fields["day"]->span,
                      {"deze dag ligt voor de vorige (" + to_string(*last_day_) + ")",
                       "this day lies before the one before it (" + to_string(*last_day_) + ")"},
                      {"een verloop gaat alleen vooruit", "a course only goes forward"},
                      {"zet de dagen op volgorde", "put the days in order"});
      last_day_ = *day;
    }
    if (fields["acts"] != nullptr)
      for (const Node& act : items(report_, fields["acts"])) read_act(act, moment);
    if (fields["expected"] != nullptr)
      for (const Node& expected : items(report_, fields["expected"])) read_expectation(expected, moment);
    if (!fields.mentions("acts") && !fields.mentions("expected"))
      unclear(fields.place(),
              {"op deze dag gebeurt niets en hoeft niets te kloppen",
               "on this day nothing happens and nothing needs to hold"},
              {"voeg '" + spelled(report_, "acts") + "' of '" + spelled(report_, "expected") + "' toe",
               "add '" + spelled(report_, "acts") + "' or '" + spelled(report_, "expected") + "'"});
    value_.course.push_back(std::move(moment));
  }

  void unclear(const diagnostic::Span& span, Text message, Text fix) {
    report_.error("R131", span, std::move(message), {"dit is niet duidelijk", "this is not clear"}, std::move(fix));
  }

  std::string listed(const Tokens& tokens) const {
    std::string text;
    for (const std::string_view token : tokens) text += (text.empty() ? "'" : ", '") + spelled(report_, token) + "'";
    return text;
  }

  /// Everything that is needed is there, and nothing else; else it is told.
  bool fits(const Fields& fields, std::string_view head, const Tokens& needed, const Tokens& possible, Shape shape) {
    const std::string word = spelled(report_, head);
    bool fine = true;
    for (const std::string_view token : needed) {
      if (fields.mentions(token)) continue;
      const std::string missing = spelled(report_, token);
      unclear(fields.place(), {"bij '" + word + "' hoort '" + missing + "'", "'" + word + "' needs '" + missing + "'"},
              {"voeg '" + missing + ": ...' toe", "add '" + missing + ": ...'"});
      fine = false;
    }
    for (const Field& field : fields_of(shape)) {
      const std::string_view token = field.keyword->token;
      const auto among = [&](const Tokens& tokens) { return std::ranges::find(tokens, token) != tokens.end(); };
      if (token == head || !fields.mentions(token) || among(needed) || among(possible)) continue;
      const Node* node = fields[token];
      const std::string extra = spelled(report_, token);
      unclear(
          node == nullptr ? fields.place() : node->key_span,
          {"'" + extra + "' hoort niet bij '" + word + "'", "'" + extra + "' does not go with '" + word + "'"},
          {"haal deze regel weg, of maak er een eigen streepje van", "remove this line, or give it a dash of its own"});
      fine = false;
    }
    return fine;
  }

  void read_act(const Node& node, definition::ScenarioMoment& moment) {
    const Fields fields(report_, node, Shape::act);
    const Head* head = nullptr;
    for (const Head& one : heads()) {
      if (!fields.mentions(one.token)) continue;
      if (head == nullptr) head = &one;
    }
    if (head == nullptr) {
      Tokens tokens;
      for (const Head& one : heads()) tokens.push_back(one.token);
      unclear(fields.place(), {"hier staat niet wat er gebeurt", "this does not say what happens"},
              {"mogelijk is: " + listed(tokens), "possible: " + listed(tokens)});
      return;
    }
    const Node* said = fields[head->token];
    if (said == nullptr) return;
    Tokens needed = head->needed;
    Tokens possible = head->possible;
    std::string deed;
    if (head->token == "do") {
      deed = read_word(report_, said, words_of(Holds::deed)).value_or("");
      if (deed.empty()) return;
      needed = needed_for_deed(deed);
      possible = {};
    }
    if (!fits(fields, head->token, needed, possible, Shape::act)) return;
    if (auto done = deed_of(fields, head->token, said, deed)) moment.acts.push_back({std::move(*done), said->span});
  }

  std::optional<Date> optional_date(const Node* node) {
    return node == nullptr ? std::nullopt : read_date(report_, node);
  }
  std::string reason(const Fields& fields) {
    const Node* node = fields["reason"];
    return node == nullptr ? std::string{} : read_text(report_, node).value_or("");
  }

  std::optional<definition::Deed> deed_of(const Fields& fields, std::string_view head, const Node* said,
                                          const std::string& deed) {
    using namespace definition;
    if (head == "move-meeting" || head == "cancel-meeting" || head == "add-meeting")
      return meeting_deed(fields, head, said);
    const std::string at = fields["step"] == nullptr ? std::string{} : step(fields);
    if (head == "outcome") {
      const std::string who = participant(fields["participant"]);
      const auto outcome = outcome_of(said, at);
      if (!outcome) return std::nullopt;
      if (outcome->empty()) {
        unclear(said->span, {"'geen' is geen uitkomst om vast te leggen", "'none' is no outcome to record"},
                {"laat deze regels weg", "leave these lines out"});
        return std::nullopt;
      }
      return RecordAct{at, who, *outcome, optional_date(fields["happened-on"])};
    }
    if (head == "received-by") return ReceiveAct{at, participant(said), optional_date(fields["happened-on"])};
    if (head == "correct-to") {
      const std::string who = participant(fields["participant"]);
      const auto outcome = outcome_of(said, at);
      if (!outcome) return std::nullopt;
      return CorrectAct{at, who, outcome->empty() ? std::nullopt : std::optional{*outcome}, reason(fields)};
    }
    if (head == "set-date") {
      const auto day = read_date(report_, said);
      if (!day) return std::nullopt;
      return SetDateAct{at, *day, reason(fields)};
    }
    if (head == "extend-by") {
      const auto term = read_term(report_, said);
      if (!term) return std::nullopt;
      return ExtendAct{at, said->text, reason(fields)};
    }
    if (head == "to-meeting") {
      const auto day = read_date(report_, said);
      if (!day) return std::nullopt;
      return RetargetAct{at, *day, reason(fields)};
    }
    if (deed == "acknowledge") return AcknowledgeAct{at};
    if (deed == "suspend") return SuspendAct{at, reason(fields)};
    if (deed == "resume") return ResumeAct{at};
    if (deed == "compute") return SetDateAct{at, std::nullopt, reason(fields)};
    return WithdrawAct{reason(fields)};
  }

  std::optional<definition::Deed> meeting_deed(const Fields& fields, std::string_view head, const Node* said) {
    using namespace definition;
    const auto phrase = meeting(said);
    if (!phrase) return std::nullopt;
    const Date day = phrase->choice.date;
    if (head == "cancel-meeting") return CancelMeetingAct{phrase->body, day, reason(fields)};
    if (head == "add-meeting") return AddMeetingAct{phrase->body, day, optional_date(fields["second-of"])};
    const auto to = read_date(report_, fields["moves-to"]);
    if (!to) return std::nullopt;
    return MoveMeetingAct{phrase->body, day, *to, reason(fields)};
  }

  /// The token of an outcome; empty for "geen". Other words that people use for an outcome are fine too.
  std::optional<std::string> outcome_of(const Node* node, const std::string& at) {
    const auto text = read_text(report_, node);
    if (!text) return std::nullopt;
    const auto words = words_of(Holds::outcome);
    const bool listed =
        std::ranges::any_of(words, [&](const Word& word) { return word.nl == *text || word.en == *text; });
    std::optional<std::string> token;
    if (const auto known = definition::outcome_named(*text); known && !listed)
      token = std::string{definition::row(*known).token};
    else
      token = read_word(report_, node, words);
    if (!token) return std::nullopt;
    if (*token == "none") return std::string{};
    check_allowed(*node, at, *token);
    return token;
  }

  void check_allowed(const Node& node, const std::string& at, const std::string& token) {
    const int index = workflow_ == nullptr ? -1 : workflow_->index_of(at);
    const auto outcome = definition::outcome_named(token);
    if (index < 0 || !outcome) return;
    const Step& asked = workflow_->steps[static_cast<std::size_t>(index)];
    const auto allowed = definition::allowed(asked.ask);
    // What follows from the answers, or from a condition that does not hold, can be expected, though nobody records it.
    const bool follows =
        *outcome == definition::Outcome::skipped ||
        (asked.every && (*outcome == definition::Outcome::answered || *outcome == definition::Outcome::not_met));
    if (follows || std::ranges::find(allowed, *outcome) != allowed.end()) return;
    std::vector<std::string> names;
    const bool english = report_.written == Report::Written::en;
    for (const definition::Outcome one : allowed)
      names.emplace_back(english ? definition::row(one).token : definition::row(one).nl);
    report_.error("R133", node.span,
                  {"de stap '" + at + "' kan zo niet eindigen", "the step '" + at + "' cannot end this way"},
                  {"deze uitkomst past niet bij wat er gevraagd wordt", "this outcome does not fit what is asked"},
                  suggestion(node.text, names));
  }

  // -- what must hold ---------------------------------------------------------------------------------------------

  void read_expectation(const Node& node, definition::ScenarioMoment& moment) {
    const Fields fields(report_, node, Shape::expectation);
    const auto first_of = [&](std::initializer_list<std::string_view> tokens) -> std::string_view {
      for (const std::string_view token : tokens)
        if (fields.mentions(token)) return token;
      return {};
    };
    const auto expect = [&](const Node* said, definition::Fact fact) {
      moment.expected.push_back({std::move(fact), said->span});
    };
    if (const auto head = first_of({"notices", "notice-to"}); !head.empty()) {
      read_notice(fields, head, expect);
    } else if (fields.mentions("refused")) {
      if (!fits(fields, "refused", {}, {}, Shape::expectation)) return;
      if (auto code = read_id(report_, fields["refused"])) expect(fields["refused"], definition::ExpectRefusal{*code});
    } else if (const auto about = first_of({"dossier", "result", "feasible"}); !about.empty()) {
      read_of_dossier(fields, about, expect);
    } else if (const auto of = first_of({"standing", "outcome", "meets-on", "planned-for", "legally-for"});
               !of.empty()) {
      read_of_step(fields, of, expect);
    } else {
      const Tokens heads{"standing", "outcome",  "meets-on",  "planned-for", "legally-for", "dossier",
                         "result",   "feasible", "notice-to", "notices",     "refused"};
      unclear(fields.place(), {"hier staat niet wat er moet kloppen", "this does not say what must hold"},
              {"mogelijk is: " + listed(heads), "possible: " + listed(heads)});
    }
  }

  template <class Expect>
  void read_notice(const Fields& fields, std::string_view head, Expect expect) {
    const Tokens possible = head == "notices" ? Tokens{"notice-to"} : Tokens{"notice-kind", "step", "day"};
    if (!fits(fields, head, {}, possible, Shape::expectation)) return;
    const Node* who = fields["notice-to"];
    const std::string to = who == nullptr ? std::string{} : receiver(who);
    if (head == "notices") {
      constexpr int notices_max = 100'000;
      if (const auto count = read_whole(report_, fields["notices"], 0, notices_max))
        expect(fields["notices"], definition::ExpectCount{static_cast<std::size_t>(*count), to});
      return;
    }
    if (who == nullptr || to.empty()) return;
    definition::ExpectNotice notice{to, {}, {}, optional_date(fields["day"])};
    if (fields["notice-kind"] != nullptr)
      notice.kind = read_word(report_, fields["notice-kind"], words_of(Holds::notice_kind)).value_or("");
    if (fields["step"] != nullptr) notice.step = step(fields);
    expect(who, std::move(notice));
  }

  template <class Expect>
  void read_of_dossier(const Fields& fields, std::string_view head, Expect expect) {
    if (!fits(fields, head, {}, {"dossier", "result", "feasible"}, Shape::expectation)) return;
    if (const Node* node = fields["dossier"])
      if (auto state = read_word(report_, node, words_of(Holds::dossier_state)))
        expect(node, definition::ExpectDossier{*state});
    if (const Node* node = fields["result"])
      if (auto text = read_text(report_, node)) expect(node, definition::ExpectResult{*text});
    if (const Node* node = fields["feasible"])
      if (const auto answer = read_boolean(report_, node))
        expect(node, definition::ExpectFeasible{*answer ? definition::ExpectFeasible::Answer::yes
                                                        : definition::ExpectFeasible::Answer::no});
  }

  template <class Expect>
  void read_of_step(const Fields& fields, std::string_view head, Expect expect) {
    const Tokens of_step{"standing", "outcome", "meets-on", "planned-for", "legally-for"};
    Tokens possible = of_step;
    possible.push_back("participant");
    if (!fits(fields, head, {"step"}, possible, Shape::expectation)) return;
    const std::string at = step(fields);
    const std::string who = participant(fields["participant"]);
    using namespace definition;
    if (const Node* node = fields["standing"])
      if (auto state = read_word(report_, node, words_of(Holds::standing))) expect(node, ExpectStanding{at, *state});
    if (const Node* node = fields["outcome"])
      if (const auto outcome = outcome_of(node, at)) expect(node, ExpectOutcome{at, who, outcome_named(*outcome)});
    if (const Node* node = fields["meets-on"])
      if (const auto day = read_date(report_, node)) expect(node, ExpectMeeting{at, *day});
    if (const Node* node = fields["planned-for"])
      if (const auto day = read_date(report_, node))
        expect(node, ExpectDate{ExpectDate::Which::planning, at, who, *day});
    if (const Node* node = fields["legally-for"])
      if (const auto day = read_date(report_, node)) expect(node, ExpectDate{ExpectDate::Which::legal, at, who, *day});
  }

  Report& report_;
  Fields fields_;
  const Organisation* organisation_;
  std::span<const std::shared_ptr<const Workflow>> routes_;
  const Workflow* workflow_ = nullptr;
  std::optional<Date> last_day_;
  Scenario value_;
};

}  // namespace

ScenarioRead read_scenario(const Source& source, const Organisation* organisation,
                           std::span<const std::shared_ptr<const Workflow>> routes) {
  Parsed parsed = parse(source);
  Report report(source.name);
  report.take_over(std::move(parsed.diagnostics));
  ScenarioRead result;
  if (parsed.root) {
    auto value = ScenarioReader(report, *parsed.root, organisation, routes).read();
    if (!diagnostic::has_errors(report.findings())) result.value = std::move(value);
  }
  result.diagnostics = std::move(report.findings());
  diagnostic::sort_unique(result.diagnostics);
  return result;
}

}  // namespace besluit::reading
