// SPDX-License-Identifier: EUPL-1.2
// What happens in a scenario: one dash under `als`.
#include "workflows/reading/scenario_names.hpp"

#include <array>
#include <utility>

namespace besluit::reading {
namespace {

using namespace definition;
using Tokens = ScenarioNames::Tokens;

/// What an act is known by, and what goes with it.
struct Head {
  std::string_view token;
  Tokens needed;
  Tokens possible;
};
// Facts go with an outcome and stand alone: the outcome is looked for first.
const std::array<Head, 18>& heads() {
  static const std::array<Head, 18> all{{
      {"outcome", {"step"}, {"participant", "part", "happened-on", "facts", "note", "back-to"}},
      {"option", {"step"}, {"happened-on", "facts", "note"}},
      {"received-by", {"step"}, {"happened-on"}},
      {"correct-to", {"step", "reason"}, {"participant"}},
      {"set-date", {"step", "reason"}, {}},
      {"extend-by", {"step", "reason"}, {}},
      {"to-meeting", {"step", "reason"}, {}},
      {"roll-call", {"step"}, {"happened-on"}},
      {"votes-for", {"step", "votes-against"}, {"votes-blank", "votes-absent", "happened-on"}},
      {"present", {"step"}, {"of-members", "happened-on"}},
      {"request-of", {"asks-for"}, {}},
      {"answer-request", {"reason"}, {}},
      {"begin-route", {}, {"facts"}},
      {"do", {}, {"step", "reason"}},
      {"move-meeting", {"moves-to"}, {"reason"}},
      {"cancel-meeting", {"reason"}, {}},
      {"add-meeting", {}, {"second-of"}},
      {"facts", {}, {"note"}},
  }};
  return all;
}

Tokens needed_for_deed(std::string_view deed) {
  if (deed == "withdraw") return {"reason"};
  if (deed == "suspend" || deed == "compute" || deed == "skip") return {"step", "reason"};
  return {"step"};
}

constexpr int heads_max = 100'000;  // of one body; more is a slip of the pen

class ActReader {
 public:
  ActReader(Report& report, ScenarioNames& names, const Node& node)
      : report_(report), names_(names), fields_(report, node, Shape::act) {}

  std::optional<ScenarioAct> read() {
    const OfRoute of = names_.other_route(fields_["in-dossier"]);
    const Head* head = nullptr;
    for (const Head& one : heads())
      if (head == nullptr && fields_.mentions(one.token)) head = &one;
    if (head == nullptr) {
      Tokens tokens;
      for (const Head& one : heads()) tokens.push_back(one.token);
      names_.unclear(fields_.place(), {"hier staat niet wat er gebeurt", "this does not say what happens"},
                     {"mogelijk is: " + names_.listed(tokens), "possible: " + names_.listed(tokens)});
      return std::nullopt;
    }
    const Node* said = fields_[head->token];
    if (said == nullptr) return std::nullopt;
    Tokens needed = head->needed;
    Tokens possible = head->possible;
    if (head->token == "do") {
      deed_ = read_word(report_, said, words_of(Holds::deed)).value_or("");
      if (deed_.empty()) return std::nullopt;
      needed = needed_for_deed(deed_);
      possible = {};
    }
    if (!names_.fits(fields_, head->token, needed, possible, Shape::act)) return std::nullopt;
    auto done = deed(head->token, said);
    if (!done) return std::nullopt;
    return ScenarioAct{std::move(*done), of, said->span};
  }

 private:
  std::optional<Date> day(std::string_view token) {
    const Node* node = fields_[token];
    return node == nullptr ? std::nullopt : read_date(report_, node);
  }
  std::string text(std::string_view token) {
    const Node* node = fields_[token];
    return node == nullptr ? std::string{} : read_text(report_, node).value_or("");
  }
  std::string reason() { return text("reason"); }
  int count(std::string_view token) {
    const Node* node = fields_[token];
    return node == nullptr ? 0 : read_whole(report_, node, 0, heads_max).value_or(0);
  }

  std::optional<Deed> deed(std::string_view head, const Node* said) {
    if (head == "move-meeting" || head == "cancel-meeting" || head == "add-meeting") return of_meeting(head, said);
    if (head == "request-of") return RequestAct{names_.asker(said), text("asks-for")};
    if (head == "begin-route") {
      const std::string route = names_.other_route(said);
      return BeginAct{route, names_.values(fields_["facts"])};
    }
    if (head == "facts") return SetFactsAct{names_.values(said), text("note")};
    if (head == "answer-request") {
      const auto answer = read_word(report_, said, words_of(Holds::request_answer));
      if (!answer) return std::nullopt;
      return AnswerRequestAct{*answer, reason()};
    }
    return of_step(head, said, names_.step(fields_["step"]));
  }

  std::optional<Deed> of_step(std::string_view head, const Node* said, const std::string& at) {
    if (head == "outcome" || head == "option") return recording(head, said, at);
    if (head == "received-by") return ReceiveAct{at, names_.participant(said), day("happened-on")};
    if (head == "correct-to") {
      const std::string who = names_.participant(fields_["participant"]);
      const auto outcome = names_.outcome(said, at);
      if (!outcome) return std::nullopt;
      return CorrectAct{at, who, outcome->empty() ? std::nullopt : std::optional{*outcome}, reason()};
    }
    if (head == "set-date" || head == "to-meeting") {
      const auto date = read_date(report_, said);
      if (!date) return std::nullopt;
      if (head == "set-date") return SetDateAct{at, *date, reason()};
      return RetargetAct{at, *date, reason()};
    }
    if (head == "extend-by") {
      if (!read_term(report_, said)) return std::nullopt;
      return ExtendAct{at, said->text, reason()};
    }
    if (head == "roll-call") return VoteAct{at, 0, 0, 0, 0, names_.votes(said), day("happened-on")};
    if (head == "votes-for")
      return VoteAct{at, count("votes-for"), count("votes-against"), count("votes-blank"), count("votes-absent"),
                     {}, day("happened-on")};
    if (head == "present") return AttendAct{at, count("present"), count("of-members"), day("happened-on")};
    if (deed_ == "acknowledge") return AcknowledgeAct{at};
    if (deed_ == "suspend") return SuspendAct{at, reason()};
    if (deed_ == "resume") return ResumeAct{at};
    if (deed_ == "skip") return SkipAct{at, reason()};
    if (deed_ == "compute") return SetDateAct{at, std::nullopt, reason()};
    return WithdrawAct{reason()};
  }

  std::optional<Deed> recording(std::string_view head, const Node* said, const std::string& at) {
    RecordAct act{at, names_.participant(fields_["participant"]), {}, day("happened-on"), {}, {}, text("note")};
    act.values = names_.values(fields_["facts"]);
    if (head == "option") {
      act.outcome = names_.option(said, at);
      return act;
    }
    if (fields_["part"] != nullptr) act.part = names_.part(fields_["part"], at);
    const auto outcome = names_.outcome(said, at);
    if (!outcome) return std::nullopt;
    if (outcome->empty()) {
      names_.unclear(said->span, {"'geen' is geen uitkomst om vast te leggen", "'none' is no outcome to record"},
                     {"laat deze regels weg", "leave these lines out"});
      return std::nullopt;
    }
    act.outcome = *outcome;
    if (fields_["back-to"] != nullptr) act.back_to = names_.step(fields_["back-to"]);
    return act;
  }

  std::optional<Deed> of_meeting(std::string_view head, const Node* said) {
    const auto phrase = names_.meeting(said);
    if (!phrase) return std::nullopt;
    const Date on = phrase->choice.date;
    if (head == "cancel-meeting") return CancelMeetingAct{phrase->body, on, reason()};
    if (head == "add-meeting") return AddMeetingAct{phrase->body, on, day("second-of")};
    const auto to = read_date(report_, fields_["moves-to"]);
    if (!to) return std::nullopt;
    return MoveMeetingAct{phrase->body, on, *to, reason()};
  }

  Report& report_;
  ScenarioNames& names_;
  Fields fields_;
  std::string deed_;
};

}  // namespace

std::optional<ScenarioAct> read_act(Report& report, ScenarioNames& names, const Node& node) {
  return ActReader(report, names, node).read();
}

}  // namespace besluit::reading
