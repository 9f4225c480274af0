// SPDX-License-Identifier: EUPL-1.2
#include "workflows/graph/graph.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <span>
#include <utility>

namespace besluit::graph {
namespace {

using definition::Move;
using definition::Outcome;
using definition::Step;
using definition::Workflow;

std::string word_of(Outcome outcome, Language language) {
  const definition::OutcomeRow& row = definition::row(outcome);
  return std::string{language == Language::en ? row.token : row.nl};
}

std::string person_or_role(const definition::Organisation& world, const std::string& who) {
  const auto found = world.resolve(who);
  return found && !found->name.empty() ? found->name : who;
}

class Drawing {
 public:
  Drawing(const Workflow& workflow, const definition::Organisation& world, Language language)
      : workflow_(workflow), world_(world), language_(language) {}

  Graph make() {
    graph_.title = workflow_.title;
    graph_.nodes.push_back({Node::Kind::start, "start", pick("Begin", "Start"), begin_detail(), 0});
    for (const Step& step : workflow_.steps) graph_.nodes.push_back(node_of(step));
    for (std::size_t i = 0; i < workflow_.steps.size(); ++i)
      if (workflow_.steps[i].stage == 0) graph_.edges.push_back({Edge::Kind::forward, 0, i + 1, {}});
    for (std::size_t i = 0; i < workflow_.steps.size(); ++i) edges_of(i);
    graph_.words = in_words();
    return std::move(graph_);
  }

 private:
  std::string pick(const char* nl, const char* en) const { return language_ == Language::en ? en : nl; }

  std::string begin_detail() const {
    if (!workflow_.guard) return {};
    return pick("alleen als: ", "only if: ") + workflow_.guard->text();
  }

  std::string day(Date date) const { return spoken_short(date, language_); }

  std::string dates_of(const Step& step) const {
    std::string text;
    const auto add = [&](const std::string& more) { text += (text.empty() ? "" : ", ") + more; };
    if (step.meeting.kind == definition::MeetingChoice::Kind::fixed) add(day(step.meeting.date));
    if (step.meeting.kind == definition::MeetingChoice::Kind::last_before)
      add(pick("laatste vóór ", "last before ") + day(step.meeting.date));
    for (const definition::OwnDate& own : step.dates) {
      switch (own.kind) {
        case definition::OwnDate::Kind::statutory:
          add(pick("wettelijk uiterlijk ", "due by law ") + day(own.date));
          break;
        case definition::OwnDate::Kind::due:
          add(pick("uiterlijk ", "due ") + day(own.date));
          break;
        case definition::OwnDate::Kind::target:
          add(pick("streefdatum ", "target ") + day(own.date));
          break;
      }
    }
    return text;
  }

  static std::string listed(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
    return text;
  }

  std::string wait_of(const definition::Wait& wait) const {
    using enum definition::Wait::Kind;
    switch (wait.kind) {
      case day:
        return pick("wacht tot ", "waits until ") +
               (wait.fact.empty() ? spoken_short(wait.date, language_) : wait.fact);
      case event:
        return pick("wacht op wat er gebeurt", "waits for what happens");
      case dossier:
        return pick("wacht op dossier ", "waits for dossier ") + wait.fact +
               (wait.step.empty() ? "" : pick(", stap ", ", step ") + wait.step);
      case children:
        return pick("wacht op de dossiers die hieruit begonnen", "waits for the dossiers that began here");
    }
    return {};
  }

  /// When the step applies, and what else it does than ask.
  std::vector<std::string> particulars_of(const Step& step) const {
    std::vector<std::string> all;
    if (step.only_if) all.push_back(pick("alleen als ", "only if ") + step.only_if->text());
    if (step.wait) all.push_back(wait_of(*step.wait));
    if (step.written)
      all.push_back(pick("schriftelijke ronde van ", "written round of ") +
                    terms::to_string(step.written->length, language_));
    if (!step.options.empty()) all.push_back(pick("keuze uit ", "choice of ") + listed(step.options));
    std::vector<std::string> parts;
    for (const definition::Part& part : step.parts) parts.push_back(part.title.empty() ? part.id : part.title);
    if (!parts.empty()) all.push_back(pick("onderdelen: ", "parts: ") + listed(parts));
    if (!step.decides.empty()) all.push_back(pick("een tabel bepaalt ", "a table decides ") + step.decides);
    if (!step.fixes.empty()) all.push_back(pick("legt vast: ", "fixes: ") + listed(step.fixes));
    for (const definition::Birth& birth : step.starts)
      all.push_back(pick("bij ", "on ") + word_of(birth.outcome, language_) + pick(" begint ", " begins ") +
                    birth.route);
    if (!step.inform.empty()) {
      std::vector<std::string> names;
      for (const std::string& who : step.inform) names.push_back(person_or_role(world_, who));
      all.push_back(pick("bericht aan ", "message to ") + listed(names));
    }
    return all;
  }

  Node node_of(const Step& step) const {
    Node node{Node::Kind::task, step.id, step.title.empty() ? step.id : step.title, {}, step.stage + 1};
    if (step.every) {
      node.kind = Node::Kind::every;
      node.detail = step.every->asked == definition::Asked::councils ? pick("elke raad", "every council")
                                                                     : pick("elk college", "every college");
    } else if (!step.body.empty()) {
      node.kind = Node::Kind::body;
      const definition::Body* body = world_.body(step.body);
      node.detail = body == nullptr ? step.body : body->name;
    } else {
      node.detail = person_or_role(world_, step.who);
    }
    if (const std::string dates = dates_of(step); !dates.empty())
      node.detail += (node.detail.empty() ? "" : ", ") + dates;
    for (const std::string& more : particulars_of(step)) node.detail += (node.detail.empty() ? "" : "; ") + more;
    return node;
  }

  /// The outcomes that can end a step: of one that asks everybody, what its gate says.
  static std::span<const Outcome> outcomes_of(const Step& step) {
    static constexpr std::array of_gate{Outcome::answered, Outcome::not_met};
    if (!step.every) return definition::allowed(step.ask);
    // Where every answer counts, the gate opens in the end.
    const bool all = step.every->gate.outcome == definition::row(Outcome::answered).token;
    return std::span{of_gate}.first(all ? 1 : 2);
  }

  std::string label_of(const Step& step, Outcome outcome) const {
    if (step.every && outcome == Outcome::answered && !step.every->gate.text.empty()) return step.every->gate.text;
    return word_of(outcome, language_);
  }

  std::size_t end_node(const std::string& result, int row) {
    const std::string id = "end:" + result;
    const auto found = std::ranges::find(graph_.nodes, id, &Node::id);
    if (found != graph_.nodes.end()) return static_cast<std::size_t>(found - graph_.nodes.begin());
    const auto outcome = definition::outcome_named(result);
    std::string words = pick("Einde", "End");
    if (!result.empty()) words += ": " + (outcome ? word_of(*outcome, language_) : result);
    graph_.nodes.push_back({Node::Kind::end, id, words, {}, row});
    return graph_.nodes.size() - 1;
  }

  /// Where an outcome leads: the nodes, and what kind of way it is.
  struct Way {
    Edge::Kind kind = Edge::Kind::forward;
    std::vector<std::size_t> to;
    friend auto operator<=>(const Way&, const Way&) = default;
  };

  Way forward_from(const Step& step) {
    Way way;
    for (std::size_t i = 0; i < workflow_.steps.size(); ++i)
      if (workflow_.steps[i].stage == step.stage + 1) way.to.push_back(i + 1);
    if (way.to.empty()) way.to.push_back(end_node({}, workflow_.stages() + 1));
    return way;
  }

  std::optional<Way> way_of(std::size_t index, Outcome outcome) {
    const Step& step = workflow_.steps[index];
    definition::Exit exit = workflow_.exit_of(static_cast<int>(index), outcome);
    if (step.every && outcome == Outcome::not_met && step.every->otherwise) exit = *step.every->otherwise;
    switch (exit.move) {
      case Move::advance:
        return forward_from(step);
      case Move::defer:
        return std::nullopt;
      case Move::back: {
        const int target = workflow_.index_of(exit.target);
        if (target < 0) return std::nullopt;
        return Way{Edge::Kind::back, {static_cast<std::size_t>(target) + 1}};
      }
      case Move::jump: {
        const int target = workflow_.index_of(exit.target);
        if (target < 0) return std::nullopt;
        return Way{Edge::Kind::forward, {static_cast<std::size_t>(target) + 1}};
      }
      case Move::end: {
        const std::string result = exit.target.empty() ? std::string{definition::row(outcome).token} : exit.target;
        return Way{Edge::Kind::out, {end_node(result, step.stage + 1)}};
      }
    }
    return std::nullopt;
  }

  void edges_of(std::size_t index) {
    const Step& step = workflow_.steps[index];
    std::vector<std::pair<Way, std::string>> ways;
    for (const Outcome outcome : outcomes_of(step)) {
      auto way = way_of(index, outcome);
      if (!way) continue;
      const auto same = std::ranges::find(ways, *way, &std::pair<Way, std::string>::first);
      if (same == ways.end())
        ways.emplace_back(std::move(*way), label_of(step, outcome));
      else
        same->second += pick(" of ", " or ") + label_of(step, outcome);
    }
    // One way only: whatever the outcome, the route goes there.
    if (ways.size() == 1) ways.front().second.clear();
    for (const auto& [way, label] : ways)
      for (const std::size_t to : way.to) graph_.edges.push_back({way.kind, index + 1, to, label});
  }

  std::string in_words() const {
    const std::string count = std::to_string(workflow_.steps.size());
    std::string text = pick("De route heeft ", "The route has ") + count +
                       (workflow_.steps.size() == 1 ? pick(" stap.", " step.") : pick(" stappen.", " steps."));
    for (std::size_t i = 0; i < workflow_.steps.size(); ++i) {
      const Node& node = graph_.nodes[i + 1];
      text += "\n" + std::to_string(i + 1) + ". " + node.title + (node.detail.empty() ? "" : " (" + node.detail + ")") +
              ".";
      for (const Edge& edge : graph_.edges) {
        if (edge.from != i + 1 || (edge.kind == Edge::Kind::forward && edge.label.empty())) continue;
        const Node& to = graph_.nodes[edge.to];
        const std::string way = edge.kind == Edge::Kind::back ? pick("terug naar ", "back to ") + to.title
                                : to.kind == Node::Kind::end  ? to.title
                                                              : pick("verder naar ", "on to ") + to.title;
        text += (edge.label.empty() ? " " : pick(" Bij ", " On ") + edge.label + ": ") + way + ".";
      }
    }
    return text;
  }

  const Workflow& workflow_;
  const definition::Organisation& world_;
  Language language_;
  Graph graph_;
};

}  // namespace

Graph graph_of(const Workflow& workflow, const definition::Organisation& world, Language language) {
  return Drawing{workflow, world, language}.make();
}

}  // namespace besluit::graph
