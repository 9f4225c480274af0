// SPDX-License-Identifier: EUPL-1.2
#include "rules/decisions/types.hpp"

#include "rules/decisions/compile_text.hpp"

#include <set>

namespace besluit::decisions {
namespace {

/// Resolves definitions that may name each other in any order; one that names itself is Any at that place.
class Resolver {
 public:
  Resolver(const std::vector<ItemDefinition>& items, const TypeTable& known, const Dialect& dialect, Findings& findings)
      : known_(known), dialect_(dialect), findings_(findings) {
    for (const ItemDefinition& item : items) {
      if (!items_.emplace(item.name.text, &item).second) {
        findings_.error(
            "D007", item.name.span(),
            {"het type '" + item.name.text + "' bestaat al", "the type '" + item.name.text + "' already exists"},
            {"een tweede type met deze naam", "a second type with this name"});
      }
    }
  }

  std::map<std::string, feel::Type, std::less<>> all() {
    for (const auto& [name, item] : items_) (void)named(name);
    return std::move(done_);
  }

 private:
  std::optional<feel::Type> named(std::string_view name) {
    if (const auto done = done_.find(name); done != done_.end()) return done->second;
    const auto item = items_.find(name);
    if (item == items_.end()) return std::nullopt;
    if (busy_.size() >= chain_max) {
      findings_.error("D003", item->second->name.span(),
                      {"de typen verwijzen te ver door naar elkaar", "the types refer to each other too far"},
                      {"de grens is " + std::to_string(chain_max), "the bound is " + std::to_string(chain_max)});
      return feel::Type::any;
    }
    if (!busy_.insert(std::string(name)).second) return feel::Type::any;
    feel::Type type = definition(*item->second).named(std::string(name));
    busy_.erase(std::string(name));
    done_.emplace(std::string(name), type);
    return type;
  }

  feel::Type reference(const Words& words) {
    if (words.empty()) return feel::Type::any;
    if (auto own = named(words.text)) return *own;
    // `tns:tAmount` and `tAmount` are one and the same in DMN 1.1.
    const auto colon = words.text.find(':');
    if (colon != std::string::npos) {
      if (auto own = named(std::string_view(words.text).substr(colon + 1))) return *own;
    }
    return known_.resolve(words, findings_);
  }

  feel::Type definition(const ItemDefinition& item) {
    feel::Type type = bare(item);
    if (item.allowed) type = demand(std::move(type), *item.allowed);
    if (item.collection) type = feel::Type::list(std::move(type));
    if (item.constraint) type = demand(std::move(type), *item.constraint);
    return type;
  }

  feel::Type bare(const ItemDefinition& item) {
    if (item.is_function) {
      std::vector<feel::Parameter> parameters;
      for (const Variable& parameter : item.parameters)
        parameters.push_back({parameter.name.text, reference(parameter.type)});
      return feel::Type::function(std::move(parameters), reference(item.output_type));
    }
    if (item.components.empty()) return reference(item.type);
    std::vector<feel::Field> fields;
    for (const ItemDefinition& component : item.components)
      fields.push_back({component.name.text, definition(component)});
    return feel::Type::context(std::move(fields));
  }

  feel::Type demand(feel::Type type, const Words& tests) {
    const feel::Scope empty;
    if (auto compiled = compile_tests(tests, empty, type, dialect_, findings_))
      return type.constrained(feel::constraint(std::move(*compiled)));
    return type;
  }

  const TypeTable& known_;
  Dialect dialect_;
  Findings& findings_;
  std::map<std::string, const ItemDefinition*, std::less<>> items_;
  std::map<std::string, feel::Type, std::less<>> done_;
  std::set<std::string, std::less<>> busy_;
};

}  // namespace

void TypeTable::read(const std::vector<ItemDefinition>& items, feel::Mode mode, const feel::ZoneSource* zones,
                     Findings& findings) {
  auto own = Resolver(items, *this, {mode, zones}, findings).all();
  // A type of this file wins over one that came in without a prefix.
  for (auto& [name, type] : own) types_.insert_or_assign(name, std::move(type));
}

void TypeTable::import(std::string_view prefix, const TypeTable& other) {
  for (const auto& [name, type] : other.types_)
    types_.emplace(prefix.empty() ? name : std::string(prefix) + "." + name, type);
}

std::optional<feel::Type> TypeTable::find(std::string_view name) const {
  if (const auto own = types_.find(name); own != types_.end()) return own->second;
  if (auto built_in = feel::Type::from_name(name)) return built_in;
  const auto colon = name.find(':');
  return colon == name.npos ? std::nullopt : find(name.substr(colon + 1));
}

feel::Type TypeTable::resolve(const Words& reference, Findings& findings) const {
  if (reference.empty()) return feel::Type::any;
  if (auto type = find(reference.text)) return *type;
  std::vector<std::string> names{"number", "string", "boolean", "date", "time", "date and time"};
  for (const auto& [name, type] : types_) names.push_back(name);
  const std::string near = diagnostic::nearest(reference.text, names);
  findings.error("D009", reference.span(),
                 {"onbekend type '" + reference.text + "'", "unknown type '" + reference.text + "'"},
                 {"dit type bestaat niet in dit model", "this type does not exist in this model"},
                 near.empty() ? Text{} : Text{"bedoelt u '" + near + "'?", "did you mean '" + near + "'?"});
  return feel::Type::any;
}

void TypeTable::declare_in(feel::Scope& scope) const {
  for (const auto& [name, type] : types_) scope.declare_type(name, type);
}

}  // namespace besluit::decisions
