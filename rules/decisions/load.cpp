// SPDX-License-Identifier: EUPL-1.2
// From models as they were read to one graph that can be asked.
#include "rules/decisions/graph.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace besluit::decisions {
namespace {

using feel::Type;

/// One file with what its names mean.
struct File {
  explicit File(const Definitions& definitions) : source(&definitions) {}
  const Definitions* source;
  TypeTable types;
  bool typed = false;
  std::map<std::string, std::string, std::less<>> prefixes;  ///< namespace of an import -> its prefix
};

struct Pending {
  enum class State : std::uint8_t { waiting, busy, done } state = State::waiting;
  std::size_t file = 0;
  std::size_t index = 0;  ///< in the file
};

class Loader {
 public:
  Loader(const LoadOptions& options, Findings& findings)
      : dialect_{options.mode, options.zones}, findings_(findings), data_(std::make_shared<DecisionModel::Data>()) {}

  std::shared_ptr<const DecisionModel::Data> load(const Definitions& main, std::span<const Definitions> others) {
    data_->name = main.name;
    data_->name_space = main.name_space;
    gather(main, others);
    for (std::size_t i = 0; i < files_.size(); ++i) read_types(i);
    for (std::size_t i = 0; i < files_.size(); ++i) list_nodes(i);
    for (std::size_t i = 0; i < decisions_.size(); ++i) ensure({Need::Kind::decision, i});
    for (std::size_t i = 0; i < knowledge_.size(); ++i) ensure({Need::Kind::knowledge, i});
    for (std::size_t i = 0; i < services_.size(); ++i) ensure({Need::Kind::service, i});
    find_final_decisions();
    return data_;
  }

 private:
  // --- files

  void gather(const Definitions& main, std::span<const Definitions> others) {
    std::map<std::string, const Definitions*, std::less<>> by_space;
    for (const Definitions& other : others) by_space.emplace(other.name_space, &other);
    files_.emplace_back(main);
    std::set<std::string> taken{main.name_space};
    for (std::size_t i = 0; i < files_.size(); ++i) {
      for (const Import& import : files_[i].source->imports) {
        files_[i].prefixes.emplace(import.name_space, import.name);
        if (taken.contains(import.name_space)) continue;
        const auto found = by_space.find(import.name_space);
        if (found == by_space.end() || files_.size() >= imports_max) {
          const bool full = found != by_space.end();
          findings_.error(
              "D015", import.span,
              full ? Text{"er worden te veel modellen geïmporteerd", "too many models are imported"}
                   : Text{"het model '" + import.name_space + "' is er niet",
                          "the model '" + import.name_space + "' is not there"},
              full ? Text{"de grens is " + std::to_string(imports_max), "the bound is " + std::to_string(imports_max)}
                   : Text{"geen .dmn ernaast heeft deze namespace", "no .dmn beside it has this namespace"});
          continue;
        }
        taken.insert(import.name_space);
        files_.emplace_back(*found->second);
      }
    }
  }

  void read_types(std::size_t index) {
    if (files_[index].typed) return;
    files_[index].typed = true;  // files that import each other see what is there by then
    for (const auto& [space, prefix] : files_[index].prefixes) {
      for (std::size_t other = 0; other < files_.size(); ++other) {
        if (other == index || files_[other].source->name_space != space) continue;
        read_types(other);
        files_[index].types.import(prefix, files_[other].types);
      }
    }
    files_[index].types.read(files_[index].source->types, dialect_.mode, dialect_.zones, findings_);
  }

  // --- nodes

  void list_nodes(std::size_t file) {
    const Definitions& source = *files_[file].source;
    const std::string& space = source.name_space;
    for (const InputData& input : source.inputs) {
      const Type type = files_[file].types.resolve(input.variable.type, findings_);
      enter(space, input.id, {Need::Kind::fact, data_->facts.size()});
      data_->facts.push_back({input.variable.name.text, space, type});
    }
    for (std::size_t i = 0; i < source.decisions.size(); ++i) {
      const Decision& decision = source.decisions[i];
      enter(space, decision.id, {Need::Kind::decision, decisions_.size()});
      decisions_.push_back({Pending::State::waiting, file, i});
      data_->decisions.push_back({decision.variable.name.text, space, {}, {}, {}});
    }
    for (std::size_t i = 0; i < source.knowledge.size(); ++i) {
      const Knowledge& knowledge = source.knowledge[i];
      enter(space, knowledge.id, {Need::Kind::knowledge, knowledge_.size()});
      knowledge_.push_back({Pending::State::waiting, file, i});
      data_->knowledge.push_back({knowledge.variable.name.text, space, {}, {}, {}});
    }
    for (std::size_t i = 0; i < source.services.size(); ++i) {
      const Service& service = source.services[i];
      enter(space, service.id, {Need::Kind::service, services_.size()});
      services_.push_back({Pending::State::waiting, file, i});
      data_->services.push_back({service.variable.name.text, space, Type::function(), {}, {}});
    }
  }

  void enter(const std::string& space, const std::string& id, Need need) {
    if (!id.empty()) by_id_.emplace(std::pair(space, id), need);
  }

  std::optional<Need> find(std::size_t file, const Reference& reference, const Text& what,
                           std::initializer_list<Need::Kind> kinds) {
    const std::string& own = files_[file].source->name_space;
    const std::string& space = reference.name_space.empty() ? own : reference.name_space;
    const auto found = by_id_.find(std::pair(space, reference.id));
    const bool reachable = space == own || files_[file].prefixes.contains(space);
    if (found != by_id_.end() && reachable && std::ranges::find(kinds, found->second.kind) != kinds.end())
      return found->second;
    findings_.error("D008", reference.span,
                    {what.nl + " met de id '" + reference.id + "' bestaat niet",
                     what.en + " with the id '" + reference.id + "' does not exist"},
                    reachable ? Text{"deze verwijzing wijst nergens naar", "this reference points nowhere"}
                              : Text{"de namespace '" + space + "' wordt niet geïmporteerd",
                                     "the namespace '" + space + "' is not imported"});
    return std::nullopt;
  }

  const std::string& name_of(Need need) const {
    switch (need.kind) {
      case Need::Kind::fact:
        return data_->facts[need.index].name;
      case Need::Kind::decision:
        return data_->decisions[need.index].name;
      case Need::Kind::knowledge:
        return data_->knowledge[need.index].name;
      case Need::Kind::service:
        return data_->services[need.index].name;
    }
    return data_->name;
  }
  const std::string& space_of(Need need) const {
    switch (need.kind) {
      case Need::Kind::fact:
        return data_->facts[need.index].name_space;
      case Need::Kind::decision:
        return data_->decisions[need.index].name_space;
      case Need::Kind::knowledge:
        return data_->knowledge[need.index].name_space;
      case Need::Kind::service:
        return data_->services[need.index].name_space;
    }
    return data_->name;
  }
  const Type& type_of(Need need) const {
    switch (need.kind) {
      case Need::Kind::fact:
        return data_->facts[need.index].type;
      case Need::Kind::decision:
        return data_->decisions[need.index].type;
      case Need::Kind::knowledge:
        return data_->knowledge[need.index].type;
      case Need::Kind::service:
        return data_->services[need.index].type;
    }
    return Type::any;
  }

  /// The names that one node may use.
  feel::Scope see(std::size_t file, const std::vector<Need>& needs, Sight& sight) {
    feel::Scope scope;
    files_[file].types.declare_in(scope);
    std::map<std::string, std::vector<std::pair<std::string, Need>>, std::less<>> prefixed;
    for (const Need& need : needs) {
      const std::string& space = space_of(need);
      const auto prefix = files_[file].prefixes.find(space);
      const bool own = space == files_[file].source->name_space || prefix == files_[file].prefixes.end();
      if (own || prefix->second.empty()) {
        sight.names.push_back({scope.declare(name_of(need), type_of(need)), need});
        continue;
      }
      auto& under = prefixed[prefix->second];
      if (std::ranges::find(under, name_of(need), &std::pair<std::string, Need>::first) == under.end())
        under.emplace_back(name_of(need), need);
    }
    for (auto& [prefix, under] : prefixed) {
      std::vector<feel::Field> fields;
      for (const auto& [name, need] : under) fields.push_back({name, type_of(need)});
      sight.names.push_back({scope.declare(prefix, Type::context(std::move(fields))), std::nullopt, std::move(under)});
    }
    sight.slots = scope.size();
    return scope;
  }

  // --- compiling, each node after those that it needs

  void ensure(Need need) {
    if (need.kind == Need::Kind::fact) return;
    Pending& pending = need.kind == Need::Kind::decision    ? decisions_[need.index]
                       : need.kind == Need::Kind::knowledge ? knowledge_[need.index]
                                                            : services_[need.index];
    if (pending.state != Pending::State::waiting) return;
    const Definitions& source = *files_[pending.file].source;
    pending.state = Pending::State::busy;
    ++chain_;
    if (need.kind == Need::Kind::decision) compile(source.decisions[pending.index], pending.file, need.index);
    if (need.kind == Need::Kind::knowledge) compile(source.knowledge[pending.index], pending.file, need.index);
    if (need.kind == Need::Kind::service) compile(source.services[pending.index], pending.file, need.index);
    --chain_;
    pending.state = Pending::State::done;
  }

  bool chain_fits(const diagnostic::Span& span) {
    if (chain_ <= chain_max) return true;
    if (!std::exchange(chain_reported_, true)) {
      findings_.error("D003", span,
                      {"beslissingen hebben elkaar te ver door nodig", "decisions need each other too far"},
                      {"de grens is " + std::to_string(chain_max), "the bound is " + std::to_string(chain_max)});
    }
    return false;
  }

  void add(std::vector<Need>& needs, std::optional<Need> need, const diagnostic::Span& span) {
    if (!need || !chain_fits(span)) return;
    if (need->kind == Need::Kind::decision && decisions_[need->index].state == Pending::State::busy) {
      findings_.error("D014", span,
                      {"de beslissing '" + name_of(*need) + "' heeft zichzelf nodig",
                       "the decision '" + name_of(*need) + "' needs itself"},
                      {"via deze verwijzing", "by way of this reference"});
    }
    ensure(*need);
    needs.push_back(*need);
  }

  void compile(const Decision& decision, std::size_t file, std::size_t index) {
    std::vector<Need> needs;
    for (const Reference& reference : decision.inputs)
      add(needs, find(file, reference, {"een gegeven", "input data"}, {Need::Kind::fact}), reference.span);
    for (const Reference& reference : decision.decisions)
      add(needs, find(file, reference, {"een beslissing", "a decision"}, {Need::Kind::decision}), reference.span);
    for (const Reference& reference : decision.knowledge)
      add(needs, find(file, reference, {"kennis", "knowledge"}, {Need::Kind::knowledge, Need::Kind::service}),
          reference.span);
    Sight sight;
    const feel::Scope scope = see(file, needs, sight);
    const BoxCompiler compiler(files_[file].types, dialect_, findings_, decision.variable.name.text,
                               file == 0 ? &data_->tables : nullptr);
    BoxPtr logic = compiler.compile(decision.logic.get(), scope);
    DecisionNode& node = data_->decisions[index];
    node.type =
        decision.variable.type.empty() ? logic->type() : files_[file].types.resolve(decision.variable.type, findings_);
    node.sight = std::move(sight);
    node.logic = std::move(logic);
  }

  void compile(const Knowledge& knowledge, std::size_t file, std::size_t index) {
    std::vector<Need> needs{{Need::Kind::knowledge, index}};  // it may call itself
    for (const Reference& reference : knowledge.knowledge) {
      add(needs, find(file, reference, {"kennis", "knowledge"}, {Need::Kind::knowledge, Need::Kind::service}),
          reference.span);
    }
    KnowledgeNode& node = data_->knowledge[index];
    const TypeTable& types = files_[file].types;
    const Type declared = types.resolve(knowledge.variable.type, findings_);
    const bool is_function = declared.is(feel::TypeKind::function);
    // Since DMN 1.3 the variable's type is that of the function; before, it was that of its result.
    const Type result = is_function ? declared.result() : declared;
    node.type = Type::function();
    Sight sight;
    const feel::Scope scope = see(file, needs, sight);
    const BoxCompiler compiler(types, dialect_, findings_, knowledge.variable.name.text,
                               file == 0 ? &data_->tables : nullptr);
    static const FunctionBox nothing;
    node.function = compiler.parts(knowledge.logic ? *knowledge.logic : nothing, scope);
    node.function.body =
        BoxCompiler::bound(std::move(node.function.body), types.resolve(knowledge.result_type, findings_));
    node.type = Type::function(node.function.parameters, result.is_any() ? node.function.body->type() : result);
    node.sight = std::move(sight);
  }

  void compile(const Service& service, std::size_t file, std::size_t index) {
    std::vector<Need> parameters;
    std::vector<Need> outputs;
    for (const Reference& reference : service.input_data)
      add(parameters, find(file, reference, {"een gegeven", "input data"}, {Need::Kind::fact}), reference.span);
    for (const Reference& reference : service.input_decisions)
      add(parameters, find(file, reference, {"een beslissing", "a decision"}, {Need::Kind::decision}), reference.span);
    for (const Reference& reference : service.outputs)
      add(outputs, find(file, reference, {"een beslissing", "a decision"}, {Need::Kind::decision}), reference.span);
    for (const Reference& reference : service.encapsulated)
      (void)find(file, reference, {"een beslissing", "a decision"}, {Need::Kind::decision});
    std::vector<feel::Parameter> formal;
    for (const Need& need : parameters) formal.push_back({name_of(need), type_of(need)});
    std::vector<feel::Field> fields;
    ServiceNode& node = data_->services[index];
    for (const Need& need : outputs) {
      node.outputs.push_back(need.index);
      if (std::ranges::find(fields, name_of(need), &feel::Field::name) == fields.end())
        fields.push_back({name_of(need), type_of(need)});
    }
    const Type declared = files_[file].types.resolve(service.variable.type, findings_);
    Type result = declared.is(feel::TypeKind::function) ? declared.result() : declared;
    if (result.is_any()) result = fields.size() == 1 ? fields.front().type : Type::context(std::move(fields));
    node.parameters = std::move(parameters);
    node.type = Type::function(std::move(formal), std::move(result));
  }

  void find_final_decisions() {
    std::set<std::size_t> needed;
    for (const DecisionNode& node : data_->decisions) {
      for (const Sight::Name& name : node.sight.names)
        if (name.need && name.need->kind == Need::Kind::decision) needed.insert(name.need->index);
    }
    for (std::size_t i = 0; i < data_->decisions.size(); ++i) {
      if (!needed.contains(i) && data_->decisions[i].name_space == data_->name_space)
        data_->final_decisions.push_back(data_->decisions[i].name);
    }
  }

  Dialect dialect_;
  Findings& findings_;
  std::shared_ptr<DecisionModel::Data> data_;
  std::vector<File> files_;
  std::map<std::pair<std::string, std::string>, Need> by_id_;
  std::vector<Pending> decisions_;
  std::vector<Pending> knowledge_;
  std::vector<Pending> services_;
  std::size_t chain_ = 0;
  bool chain_reported_ = false;
};

}  // namespace

ModelLoad load_model(const Definitions& main, std::span<const Definitions> others, const LoadOptions& options) {
  ModelLoad result;
  Findings findings(result.diagnostics);
  auto data = Loader(options, findings).load(main, others);
  result.model = std::make_shared<const DecisionModel>(std::move(data));
  diagnostic::sort_unique(result.diagnostics);
  return result;
}

}  // namespace besluit::decisions
