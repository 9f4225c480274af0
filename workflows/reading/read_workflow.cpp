// SPDX-License-Identifier: EUPL-1.2
#include "workflows/reading/canonical.hpp"
#include "workflows/reading/companions.hpp"
#include "workflows/reading/read_flow.hpp"
#include "workflows/reading/read_step.hpp"
#include "workflows/reading/readers.hpp"
#include "workflows/reading/subroute.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace besluit::reading {
namespace {

using definition::Organisation;
using definition::Workflow;

feel::Type type_of(std::string_view token) {
  if (token == "number") return feel::Type::number;
  if (token == "boolean") return feel::Type::boolean;
  if (token == "date") return feel::Type::date;
  return feel::Type::string;
}

/// `gegevens`.
DeclaredFacts read_facts(Report& report, const Node* data, Companions& companions) {
  DeclaredFacts facts;
  for (const Node& node : entries(report, data)) {
    const Fields fields(report, node, Shape::data);
    const auto type = read_word(report, fields["type"], words_of(Holds::data_type));
    facts.inputs.push_back(
        {node.key, type_of(type.value_or("text")), read_text(report, fields["unit"]).value_or(""), {}});
    if (!type) facts.unsound.push_back(node.key);
    const Node* by = fields["decided-by"];
    if (const auto name = read_text(report, by)) facts.inputs.back().decided_by = companions.find(report, *by, *name);
  }
  return facts;
}

std::optional<int> number_of(const std::string& text) {
  int number = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failure != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

class WorkflowReader {
 public:
  WorkflowReader(Report& report, const Node& root, const Organisation* organisation, Companions& companions)
      : report_(report), fields_(report, root, Shape::route), organisation_(organisation), companions_(companions) {}

  Workflow read() {
    (void)check_kind(report_, fields_, "route");
    value_.id = read_id(report_, fields_["route"]).value_or("");
    value_.title = read_text(report_, fields_["title"]).value_or("");
    value_.source = read_text(report_, fields_["source"]).value_or("");
    read_organisation_name();
    value_.owner = read_id(report_, fields_["owner"]).value_or("");
    if (!value_.owner.empty()) check_role(report_, organisation_, *fields_["owner"], value_.owner);
    value_.policy = read_id(report_, fields_["policy"]).value_or("");
    if (!value_.policy.empty()) check_policy(report_, organisation_, *fields_["policy"], value_.policy);
    facts_ = read_facts(report_, fields_["data"], companions_);
    read_guard();
    value_.valid_from = read_date(report_, fields_["valid-from"]);
    read_all_steps();
    read_year();
    value_.inputs = std::move(facts_.inputs);
    warn_without_policy();
    return std::move(value_);
  }

 private:
  void read_organisation_name() {
    const Node* node = fields_["organisation"];
    value_.organisation = read_id(report_, node).value_or("");
    // A route that names none is of whichever organisation stands beside it: one file for many.
    if (!fields_.mentions("organisation") && organisation_ != nullptr) value_.organisation = organisation_->id;
    if (organisation_ == nullptr || value_.organisation.empty() || value_.organisation == organisation_->id) return;
    unknown_name(
        report_, "R064", node->span, value_.organisation, {"organisatie", "organisation"},
        {"deze map hoort bij '" + organisation_->id + "'", "this folder belongs to '" + organisation_->id + "'"},
        {organisation_->id});
  }

  void read_all_steps() {
    const Node* steps = fields_["steps"];
    if (steps == nullptr || !steps->is_list() || names_no_subroute(*steps)) {
      value_.steps = read_steps(report_, steps, organisation_, facts_);
      return;
    }
    const Expanded all = expand_subroutes(report_, *steps, companions_, organisation_, facts_);
    value_.steps = read_steps(report_, &all.steps, organisation_, facts_, all.groups);
  }

  void read_year() {
    const Node* node = fields_["year"];
    const auto wrong = [&](const diagnostic::Span& span, const Text& message) {
      report_.error("R119", span, message,
                    {"zonder jaar is deze dag niet bekend", "without a year this day is not known"},
                    {"voeg toe: 'jaar: ...' met een gegeven van het type getal",
                     "add: 'year: ...' with a fact of the type number"});
    };
    if (const auto name = read_text(report_, node)) {
      const auto fact = std::ranges::find(facts_.inputs, *name, &definition::Input::name);
      const bool number = fact != facts_.inputs.end() && fact->type == feel::Type::number && !fact->decided_by;
      if (!number && std::ranges::find(facts_.unsound, *name) == facts_.unsound.end())
        return wrong(node->span, {in_quotes(*name) + " is geen gegeven met een getal",
                                  in_quotes(*name) + " is no fact with a number"});
      value_.year = *name;
    }
    if (!value_.year.empty() || fields_.mentions("year")) return;
    for (const definition::Step& step : value_.steps) {
      const bool dated = std::ranges::any_of(step.dates, [](const auto& date) { return date.years.has_value(); });
      if (dated || step.meeting.years || (step.wait && step.wait->years))
        wrong(step.where,
              {"de stap " + in_quotes(step.id) + " noemt een dag van het jaar, maar deze route heeft geen jaar",
               "the step " + in_quotes(step.id) + " names a day of the year, but this route has no year"});
    }
  }

  void read_guard() {
    feel::Inputs inputs;
    for (const auto& input : facts_.inputs) inputs.emplace(input.name, input.type);
    value_.guard = read_condition(report_, fields_["only-if"], inputs, facts_.unsound);
  }

  void warn_without_policy() {
    const Node* route = fields_["route"];
    if (route == nullptr || !value_.policy.empty() || fields_.mentions("policy")) return;
    const bool all =
        !value_.steps.empty() && std::ranges::none_of(value_.steps, &std::string::empty, &definition::Step::policy);
    if (all || value_.steps.empty()) return;
    report_.warning("R065", route->key_span,
                    {"in deze route wordt niemand herinnerd", "nobody is reminded in this route"},
                    {"deze route heeft geen 'beleid'", "this route has no 'policy'"},
                    {"voeg toe: 'beleid: ...'", "add: 'policy: ...'"});
  }

  Report& report_;
  Fields fields_;
  const Organisation* organisation_;
  Companions& companions_;
  Workflow value_;
  DeclaredFacts facts_;
};

}  // namespace

SubrouteRead read_subroute(const Source& source, const Organisation* organisation) {
  Parsed parsed = parse(source);
  Report report(source.name);
  report.take_over(std::move(parsed.diagnostics));
  SubrouteRead result;
  if (parsed.root && !is_other_kind(report, *parsed.root, "subroute")) {
    const Fields fields(report, *parsed.root, Shape::subroute);
    (void)check_kind(report, fields, "subroute");
    const auto id = read_id(report, fields["subroute"]);
    for (const char* text : {"title", "source"}) (void)read_text(report, fields[text]);
    Companions none({});  // what decides a fact is the route's to say
    DeclaredFacts facts = read_facts(report, fields["data"], none);
    const Node* steps = fields["steps"];
    if (steps != nullptr && steps->is_list() && !names_no_subroute(*steps)) {
      report.error("R117", steps->place(),
                   {"een deelroute bevat geen andere deelroute", "a subroute holds no other subroute"},
                   {"een van deze stappen noemt er een", "one of these steps names one"},
                   {"zet die stappen hier zelf neer", "put those steps here themselves"});
    } else {
      (void)read_steps(report, steps, organisation, facts);
    }
    if (!diagnostic::has_errors(report.findings())) {
      result.id = id;
      result.inputs = std::move(facts.inputs);
      result.hash = sha256_hex(canonical(*parsed.root, Shape::subroute));
    }
  }
  result.diagnostics = std::move(report.findings());
  diagnostic::sort_unique(result.diagnostics);
  return result;
}

WorkflowRead read_workflow(const Source& given, const Organisation* organisation, std::span<const Source> beside) {
  Unpacked kept = unpacked(given);
  const Source& source = kept.route;
  // A definition of one year says which behind all else that is kept with it.
  std::optional<int> year;
  if (!kept.companions.empty() && kept.companions.back().name == "jaar") {
    year = number_of(kept.companions.back().text);
    kept.companions.pop_back();
    if (!year) kept.route.text.clear();  // nobody wrote that: it cannot be read
  }
  Companions companions(kept.companions.empty() ? beside : std::span<const Source>(kept.companions));
  Parsed parsed = parse(source);
  Report report(source.name);
  report.take_over(std::move(parsed.diagnostics));
  WorkflowRead result;
  if (parsed.root && !is_other_kind(report, *parsed.root, "route")) {
    auto value = WorkflowReader(report, *parsed.root, organisation, companions).read();
    if (!diagnostic::has_errors(report.findings())) {
      value.hash = sha256_hex(canonical(*parsed.root, Shape::route) + companions.identity());
      value.text = packed(source, companions.used());
      value.file = base_name(source.name);
      result.value = year ? definition::of_year(std::move(value), *year) : std::move(value);
    }
  }
  result.diagnostics = std::move(report.findings());
  diagnostic::sort_unique(result.diagnostics);
  return result;
}

}  // namespace besluit::reading
