// SPDX-License-Identifier: EUPL-1.2
#include "workflows/reading/scenario_names.hpp"

#include <span>
#include <utility>

namespace besluit::reading {
namespace {

using definition::Organisation;
using definition::Scenario;
using definition::Workflow;
using Tokens = ScenarioNames::Tokens;

class ScenarioReader {
 public:
  ScenarioReader(Report& report, const Node& root, const Organisation* organisation,
                 std::span<const std::shared_ptr<const Workflow>> routes)
      : report_(report), fields_(report, root, Shape::scenario), names_(report, organisation, routes) {}

  Scenario read() {
    (void)check_kind(report_, fields_, "scenario");
    value_.id = read_id(report_, fields_["scenario"]).value_or("");
    value_.title = read_text(report_, fields_["title"]).value_or("");
    value_.route = names_.own_route(fields_["route"]);
    read_given();
    for (const Node& node : items(report_, fields_["course"])) read_moment(node);
    value_.file = report_.file();
    return std::move(value_);
  }

 private:
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
    value_.values = names_.values(given["facts"]);
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
      for (const Node& act : items(report_, fields["acts"]))
        if (auto done = read_act(report_, names_, act)) moment.acts.push_back(std::move(*done));
    if (fields["expected"] != nullptr)
      for (const Node& expected : items(report_, fields["expected"])) read_expectation(expected, moment);
    if (!fields.mentions("acts") && !fields.mentions("expected"))
      names_.unclear(fields.place(),
                     {"op deze dag gebeurt niets en hoeft niets te kloppen",
                      "on this day nothing happens and nothing needs to hold"},
                     {"voeg '" + spelled(report_, "acts") + "' of '" + spelled(report_, "expected") + "' toe",
                      "add '" + spelled(report_, "acts") + "' or '" + spelled(report_, "expected") + "'"});
    value_.course.push_back(std::move(moment));
  }

  std::optional<Date> optional_date(const Node* node) {
    return node == nullptr ? std::nullopt : read_date(report_, node);
  }

  // -- what must hold ---------------------------------------------------------------------------------------------

  void read_expectation(const Node& node, definition::ScenarioMoment& moment) {
    const Fields fields(report_, node, Shape::expectation);
    const definition::OfRoute of = names_.other_route(fields["in-dossier"]);
    const auto first_of = [&](std::initializer_list<std::string_view> tokens) -> std::string_view {
      for (const std::string_view token : tokens)
        if (fields.mentions(token)) return token;
      return {};
    };
    const auto expect = [&](const Node* said, definition::Fact fact) {
      moment.expected.push_back({std::move(fact), of, said->span});
    };
    if (const auto head = first_of({"notices", "notice-to"}); !head.empty()) {
      read_notice(fields, head, expect);
    } else if (fields.mentions("refused")) {
      if (!names_.fits(fields, "refused", {}, {}, Shape::expectation)) return;
      if (auto code = read_id(report_, fields["refused"])) expect(fields["refused"], definition::ExpectRefusal{*code});
    } else if (fields.mentions("facts")) {
      if (!names_.fits(fields, "facts", {}, {}, Shape::expectation)) return;
      for (const auto& [name, value] : names_.values(fields["facts"]))
        expect(fields["facts"]->child(name), definition::ExpectValue{name, value});
    } else if (const auto about = first_of({"dossier", "result", "feasible"}); !about.empty()) {
      read_of_dossier(fields, about, expect);
    } else if (const auto what = first_of({"standing", "outcome", "option", "meets-on", "planned-for", "legally-for"});
               !what.empty()) {
      read_of_step(fields, what, expect);
    } else {
      const Tokens heads{"standing", "outcome", "option",   "meets-on",  "planned-for", "legally-for", "facts",
                         "dossier",  "result",  "feasible", "notice-to", "notices",     "refused"};
      names_.unclear(fields.place(), {"hier staat niet wat er moet kloppen", "this does not say what must hold"},
                     {"mogelijk is: " + names_.listed(heads), "possible: " + names_.listed(heads)});
    }
  }

  template <class Expect>
  void read_notice(const Fields& fields, std::string_view head, Expect expect) {
    const Tokens possible = head == "notices" ? Tokens{"notice-to"} : Tokens{"notice-kind", "step", "day"};
    if (!names_.fits(fields, head, {}, possible, Shape::expectation)) return;
    const Node* who = fields["notice-to"];
    const std::string to = who == nullptr ? std::string{} : names_.receiver(who);
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
    if (fields["step"] != nullptr) notice.step = names_.step(fields["step"]);
    expect(who, std::move(notice));
  }

  template <class Expect>
  void read_of_dossier(const Fields& fields, std::string_view head, Expect expect) {
    if (!names_.fits(fields, head, {}, {"dossier", "result", "feasible"}, Shape::expectation)) return;
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
    const Tokens possible{"standing",    "outcome",     "option",      "meets-on",
                          "planned-for", "legally-for", "participant", "part"};
    if (!names_.fits(fields, head, {"step"}, possible, Shape::expectation)) return;
    const std::string at = names_.step(fields["step"]);
    const std::string who = names_.participant(fields["participant"]);
    const std::string part = fields["part"] == nullptr ? std::string{} : names_.part(fields["part"], at);
    using namespace definition;
    if (const Node* node = fields["standing"])
      if (auto state = read_word(report_, node, words_of(Holds::standing))) expect(node, ExpectStanding{at, *state});
    if (const Node* node = fields["outcome"])
      if (const auto outcome = names_.outcome(node, at))
        expect(node, ExpectOutcome{at, who, outcome_named(*outcome), part});
    if (const Node* node = fields["option"])
      if (const auto option = names_.option(node, at); !option.empty()) expect(node, ExpectOption{at, option});
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
  ScenarioNames names_;
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
  if (parsed.root && !is_other_kind(report, *parsed.root, "scenario")) {
    auto value = ScenarioReader(report, *parsed.root, organisation, routes).read();
    if (!diagnostic::has_errors(report.findings())) result.value = std::move(value);
  }
  result.diagnostics = std::move(report.findings());
  diagnostic::sort_unique(result.diagnostics);
  return result;
}

}  // namespace besluit::reading
