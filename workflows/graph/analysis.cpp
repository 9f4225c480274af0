// SPDX-License-Identifier: EUPL-1.2
#include "workflows/graph/analysis.hpp"

#include "workflows/graph/graph.hpp"

#include <algorithm>
#include <vector>

namespace besluit::graph {
namespace {

using definition::Step;
using definition::Workflow;
using diagnostic::Diagnostic;

/// About how many days a term is: enough to compare it with another one.
int rough_days(const terms::Term& term) {
  switch (term.unit) {
    case terms::Unit::hours:
      return term.count / 24;
    case terms::Unit::days:
      return term.count;
    case terms::Unit::working_days:
      return term.count * 7 / 5;
    case terms::Unit::weeks:
      return term.count * 7;
    case terms::Unit::months:
      return term.count * 30;
    case terms::Unit::years:
      return term.count * 365;
  }
  return term.count;
}

class Analysis {
 public:
  Analysis(const Workflow& workflow, const definition::Organisation& world, const std::string& file)
      : workflow_(workflow), world_(world), file_(file), graph_(graph_of(workflow, world, Language::nl)) {}

  diagnostic::Diagnostics run() {
    roads();
    loops();
    for (const Step& step : workflow_.steps) {
      gate(step);
      ladder(step);
    }
    return std::move(found_);
  }

 private:
  void warn(std::string_view code, const Step& step, Text message, Text label, Text fix) {
    Diagnostic warning{std::string{code},
                       diagnostic::Severity::warning,
                       step.where,
                       std::move(message),
                       std::move(label),
                       std::move(fix),
                       {}};
    warning.span.file = file_;
    found_.push_back(std::move(warning));
  }

  /// Which nodes are reached from `begin`, along the edges or against them.
  std::vector<bool> reached(const std::vector<std::size_t>& begin, bool against) const {
    std::vector<bool> seen(graph_.nodes.size(), false);
    std::vector<std::size_t> open = begin;
    for (const std::size_t node : begin) seen[node] = true;
    while (!open.empty()) {
      const std::size_t at = open.back();
      open.pop_back();
      for (const Edge& edge : graph_.edges) {
        const std::size_t here = against ? edge.to : edge.from;
        const std::size_t there = against ? edge.from : edge.to;
        if (here != at || seen[there]) continue;
        seen[there] = true;
        open.push_back(there);
      }
    }
    return seen;
  }

  void roads() {
    std::vector<std::size_t> ends;
    for (std::size_t i = 0; i < graph_.nodes.size(); ++i)
      if (graph_.nodes[i].kind == Node::Kind::end) ends.push_back(i);
    const auto from_start = reached({0}, false);
    const auto to_end = reached(ends, true);
    for (std::size_t i = 0; i < workflow_.steps.size(); ++i) {
      const Step& step = workflow_.steps[i];
      if (!from_start[i + 1])
        warn(unreachable_code, step,
             {"de stap '" + step.id + "' komt nooit aan de beurt", "the step '" + step.id + "' is never reached"},
             {"geen enkele uitkomst leidt hierheen", "no outcome leads here"},
             {"haal de stap weg, of laat een andere stap hierheen gaan",
              "remove the step, or let another step go here"});
      else if (!to_end[i + 1])
        warn(dead_end_code, step,
             {"vanaf de stap '" + step.id + "' komt een dossier nooit aan een einde",
              "from the step '" + step.id + "' a dossier never comes to an end"},
             {"elke weg hiervandaan gaat rond of loopt dood", "every way from here goes round or stops"},
             {"laat een uitkomst verdergaan, of eindigen met 'einde'", "let an outcome go on, or end it with 'end'"});
    }
  }

  /// Waits for a meeting, an answer or a date: time passes there.
  static bool waits(const Step& step) {
    return !step.body.empty() || step.every.has_value() || !step.dates.empty() || step.within.has_value();
  }

  void loops() {
    for (std::size_t i = 0; i < workflow_.steps.size(); ++i) {
      if (waits(workflow_.steps[i])) continue;
      // A loop through steps that all take no time comes back here within as many edges as there are nodes.
      std::vector<bool> seen(graph_.nodes.size(), false);
      std::vector<std::size_t> open{i + 1};
      bool round = false;
      while (!open.empty() && !round) {
        const std::size_t at = open.back();
        open.pop_back();
        for (const Edge& edge : graph_.edges) {
          if (edge.from != at) continue;
          if (edge.to == i + 1) round = true;
          const bool step = edge.to >= 1 && edge.to <= workflow_.steps.size();
          if (!step || seen[edge.to] || waits(workflow_.steps[edge.to - 1])) continue;
          seen[edge.to] = true;
          open.push_back(edge.to);
        }
      }
      if (!round) continue;
      const Step& step = workflow_.steps[i];
      warn(restless_code, step,
           {"de route kan hier rondgaan zonder ergens te wachten",
            "the route can go round here without waiting anywhere"},
           {"geen stap in deze kring heeft een vergadering of een datum",
            "no step in this loop has a meeting or a date"},
           {"geef een stap in de kring een datum, of laat haar verdergaan",
            "give a step in the loop a date, or let it go on"});
      return;  // one of the loop is enough
    }
  }

  void gate(const Step& step) {
    if (!step.every) return;
    std::vector<votes::Voter> voters = definition::voters_of(world_, *step.every);
    if (voters.empty()) return;
    const auto favourable = definition::outcome_named(step.every->gate.outcome);
    const definition::Outcome best = favourable ? *favourable : definition::favourable(step.ask);
    for (votes::Voter& voter : voters) voter.stand = definition::stand_of(*step.every, best);
    const auto judged = votes::judge(step.every->gate, voters, step.ground);
    if (judged && judged->verdict == votes::Verdict::yes) return;
    const Text why = judged ? Text{} : judged.error();
    warn(shut_gate_code, step,
         {"de stap '" + step.id + "' kan niet verder, ook niet als iedereen meedoet" + (judged ? "" : ": " + why.nl),
          "the step '" + step.id + "' cannot go on, not even when everybody joins in" + (judged ? "" : ": " + why.en)},
         {"'" + step.every->gate.text + "' wordt nooit gehaald", "'" + step.every->gate.text + "' is never met"},
         {"vraag minder, of kijk of de deelnemers kloppen", "demand less, or see whether the participants are right"});
  }

  const definition::Policy* policy_of(const Step& step) const {
    const std::string& name = step.policy.empty() ? workflow_.policy : step.policy;
    const auto found = world_.policies.find(name);
    return found == world_.policies.end() ? nullptr : &found->second;
  }

  /// Whether the step has a day on which somebody must have done something.
  bool has_deadline(const Step& step) const {
    if (step.every) return step.every->term.has_value();
    if (!step.dates.empty() || step.within) return true;
    const definition::Body* body = world_.body(step.body);
    return body != nullptr && (body->papers || body->sending);
  }

  void ladder(const Step& step) {
    const definition::Policy* policy = policy_of(step);
    if (policy == nullptr || !has_deadline(step)) return;
    if (policy->rungs.empty()) {
      warn(unwatched_code, step,
           {"niemand wordt herinnerd aan de datum van '" + step.id + "'",
            "nobody is reminded of the date of '" + step.id + "'"},
           {"het beleid '" + policy->id + "' herinnert en escaleert niet",
            "the policy '" + policy->id + "' neither reminds nor escalates"},
           {"geef het beleid een 'herinner' of 'escaleer'", "give the policy a 'remind' or 'escalate'"});
      return;
    }
    std::optional<int> length;
    if (step.within && step.dates.empty()) length = rough_days(step.within->term);
    if (step.every && step.every->term && step.every->term->statute == nullptr)
      length = rough_days(step.every->term->term);
    if (!length) return;
    for (const definition::RungRule& rung : policy->rungs) {
      if (rung.kind != definition::RungRule::Kind::reminder || rough_days(rung.offset) <= *length) continue;
      warn(early_rung_code, step,
           {"de herinnering '" + rung.text + "' gaat voor '" + step.id + "' nooit uit",
            "the reminder '" + rung.text + "' is never sent for '" + step.id + "'"},
           {"de termijn van deze stap is korter", "the term of this step is shorter"},
           {"geef de stap een eigen 'beleid' met kortere herinneringen",
            "give the step a 'policy' of its own with shorter reminders"});
      return;
    }
  }

  const Workflow& workflow_;
  const definition::Organisation& world_;
  const std::string& file_;
  Graph graph_;
  diagnostic::Diagnostics found_;
};

}  // namespace

diagnostic::Diagnostics analyse(const Workflow& workflow, const definition::Organisation& world,
                                const std::string& file) {
  return Analysis{workflow, world, file}.run();
}

}  // namespace besluit::graph
