// SPDX-License-Identifier: EUPL-1.2
#include "engine/core/step_rules.hpp"

#include "engine/core/limits.hpp"
#include "engine/core/queries.hpp"
#include "rules/diagnostic/diagnostic.hpp"
#include "workflows/definition/facts.hpp"

#include <algorithm>

namespace besluit::engine {

bool valid_id(const std::string& id) {
  if (id.empty() || id.size() > limits::id_bytes) return false;
  const auto fine = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
  };
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
  return letter(id.front()) && std::ranges::all_of(id, fine);
}

std::vector<std::string> all_ids(const Slots& kept, const Slots& newer) {
  std::vector<std::string> ids;
  ids.reserve(kept.size());
  for (const auto& [id, slot] : kept) ids.push_back(id);
  for (const auto& [id, slot] : newer)
    if (!kept.contains(id)) ids.push_back(id);
  std::ranges::sort(ids);
  return ids;
}

bool touches_others(const dossier::Dossier& of, const definition::Workflow& definition) {
  if (!of.parent.empty() || !of.children.empty() || !of.watchers.empty()) return true;
  return std::ranges::any_of(definition.steps, [](const definition::Step& step) {
    if (!step.apart_from.empty()) return true;
    return step.wait &&
           (step.wait->kind == definition::Wait::Kind::dossier || step.wait->kind == definition::Wait::Kind::children);
  });
}

bool is_done(const dossier::Dossier& of, const std::string& step) {
  const int index = of.index_of(step);
  return index >= 0 && of.steps[static_cast<std::size_t>(index)].status == dossier::StepStatus::done;
}

std::optional<Text> wait_is_over(const dossier::Dossier& of, const definition::Wait& wait) {
  if (wait.step.empty()) {
    if (of.status != dossier::Status::ended) return std::nullopt;
    return Text{"Dossier '" + of.id + "' is afgerond.", "Dossier '" + of.id + "' has ended."};
  }
  if (!is_done(of, wait.step)) return std::nullopt;
  return Text{"In dossier '" + of.id + "' is de stap '" + wait.step + "' gereed.",
              "In dossier '" + of.id + "' the step '" + wait.step + "' is done."};
}

std::optional<Text> children_done(const dossier::Dossier& parent,
                                  const std::function<bool(const std::string&)>& ended) {
  const bool all = std::ranges::all_of(parent.children,
                                       [&](const dossier::Child& child) { return child.refused || ended(child.id); });
  if (!all) return std::nullopt;
  return Text{"Alle vervolgdossiers zijn afgerond.", "All dossiers that follow have ended."};
}

Numbered next_number(const std::string& route, Date today, const LastNumbers& newer, const LastNumbers& older,
                     const std::function<bool(const std::string&)>& taken) {
  Numbered next{route + "-" + std::to_string(year_of(today)), 0};
  if (const auto known = newer.find(next.stem); known != newer.end())
    next.number = known->second;
  else if (const auto before = older.find(next.stem); before != older.end())
    next.number = before->second;
  do {
    ++next.number;
  } while (taken(next.stem + "-" + std::to_string(next.number)));
  return next;
}

Found route_to_follow(const Library& library, const std::string& name, Date today,
                      const std::map<std::string, std::string>& values) {
  auto route = library.in_force(name, today);
  if (route == nullptr) return std::unexpected(unknown_route(library, name));
  if (route->valid_from && *route->valid_from > today) {
    return std::unexpected(
        dossier::Rejection{dossier::Refusal::guard_false,
                           {"De route '" + name + "' geldt vanaf " + spoken(*route->valid_from, Language::nl) + ".",
                            "The route '" + name + "' holds from " + spoken(*route->valid_from, Language::en) + "."},
                           {}});
  }
  if (route->year.empty()) return route;
  const auto known = definition::with_parameters(*library.organisation, *route, values);
  const auto year = definition::year_in(*route, known);
  if (year) return std::make_shared<const definition::Workflow>(definition::of_year(*route, *year));
  const std::string set = "--set \"" + route->year + "=" + std::to_string(year_that_fits(*route, today)) + "\"";
  return std::unexpected(
      dossier::Rejection{known.contains(route->year) ? dossier::Refusal::bad_value : dossier::Refusal::guard_unknown,
                         {"Geef het jaar waar dit dossier over gaat, in vier cijfers, bijvoorbeeld: " + set + ".",
                          "Give the year that this dossier is about, in four digits, for example: " + set + "."},
                         {}});
}

std::shared_ptr<const definition::Workflow> present(const Library& library, const dossier::Dossier& of, Date today,
                                                    std::shared_ptr<const definition::Workflow> pinned) {
  auto found = route_to_follow(library, of.route, today, of.known_values());
  return found ? std::move(*found) : std::move(pinned);
}

bool may_journal_one_more(std::pair<Instant, std::size_t>& counted, Instant now) {
  auto& [hour, count] = counted;
  if (now - hour >= std::chrono::hours{1}) {
    hour = now;
    count = 0;
  }
  return ++count <= limits::rejections_per_peer_hour;
}

dossier::Rejection no_parent(const std::string& id) {
  return {dossier::Refusal::unknown_dossier,
          {"Het dossier '" + diagnostic::printable(id) + "' loopt niet, dus hier kan niets bij horen.",
           "The dossier '" + diagnostic::printable(id) + "' does not run, so nothing can belong to it."},
          {"list"}};
}

dossier::Rejection unknown_route(const Library& library, const std::string& name) {
  std::vector<std::string> names;
  for (const auto& [known, workflow] : library.routes) names.push_back(known);
  const std::string meant = diagnostic::nearest(name, names);
  dossier::Rejection rejection;
  rejection.code = dossier::Refusal::unknown_route;
  rejection.sentence = {"Er is geen route '" + name + "'." + (meant.empty() ? "" : " Bedoelt u '" + meant + "'?"),
                        "There is no route '" + name + "'." + (meant.empty() ? "" : " Did you mean '" + meant + "'?")};
  for (const std::string& known : names) rejection.possible.push_back("start " + known);
  return rejection;
}

dossier::Rejection bad_id(const std::string& id) {
  dossier::Rejection rejection;
  rejection.code = dossier::Refusal::bad_id;
  rejection.sentence = {"'" + id +
                            "' kan geen naam van een dossier zijn: gebruik kleine letters, cijfers, '-', '_' en '.', "
                            "begin met een letter of cijfer, hoogstens " +
                            std::to_string(limits::id_bytes) + " tekens.",
                        "'" + id +
                            "' cannot be a dossier's id: use lower-case letters, digits, '-', '_' and '.', begin with "
                            "a letter or digit, at most " +
                            std::to_string(limits::id_bytes) + " characters."};
  return rejection;
}

dossier::Rejection taken(const std::string& id) {
  dossier::Rejection rejection;
  rejection.code = dossier::Refusal::dossier_exists;
  rejection.sentence = {"Dossier '" + id + "' bestaat al.", "Dossier '" + id + "' exists already."};
  rejection.possible = {"show " + id};
  return rejection;
}

dossier::Rejection unknown_dossier(const std::string& id) {
  dossier::Rejection rejection;
  rejection.code = dossier::Refusal::unknown_dossier;
  rejection.sentence = {"Er is geen dossier '" + id + "'.", "There is no dossier '" + id + "'."};
  rejection.possible = {"list"};
  return rejection;
}

dossier::Rejection damaged(const std::string& id) {
  dossier::Rejection rejection;
  rejection.code = dossier::Refusal::unknown_dossier;
  rejection.sentence = {"De stand van dossier '" + id + "' kan niet worden gelezen; draai 'besluitctl verify'.",
                        "The state of dossier '" + id + "' cannot be read; run 'besluitctl verify'."};
  rejection.possible = {"verify"};
  return rejection;
}

}  // namespace besluit::engine
