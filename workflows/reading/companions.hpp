// SPDX-License-Identifier: EUPL-1.2
// The tables and models that a route names, and how they are kept with it. Private to the room.
#pragma once

#include "workflows/definition/decided.hpp"
#include "workflows/definition/organisation.hpp"
#include "workflows/reading/reading.hpp"
#include "workflows/reading/report.hpp"
#include "workflows/reading/yaml_tree.hpp"

#include <cstddef>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace besluit::reading {

/// A kept definition is one text: the route, then each file it leans on, behind a record separator (U+001E, which
/// neither YAML nor XML may hold) and its name.
[[nodiscard]] std::string packed(const Source& route, const std::vector<Source>& companions);
struct Unpacked {
  Source route;
  std::vector<Source> companions;
};
[[nodiscard]] Unpacked unpacked(const Source& source);

/// A subroute that was read without errors, as a tree.
struct Subroute {
  std::string id;
  std::vector<definition::Input> inputs;
  Node root;
};

/// Finds what one route names of the files beside it.
class Companions {
 public:
  /// `beside` must outlive this.
  explicit Companions(std::span<const Source> beside) : beside_(beside) {}

  /// "weerstandsvermogen" is a table of the folder by its short name; "korting.dmn" a model, asked for its one final
  /// decision, or for the one that is named behind it: "korting.dmn Korting bepalen". Reports R069 when there is none.
  /// A file with errors makes the route wrong too: they are reported, at their own places. Null when it cannot be used.
  [[nodiscard]] std::shared_ptr<const definition::DecidedBy> find(Report& report, const Node& node,
                                                                  const std::string& name);
  /// "advies-vooraf": a subroute of the folder. Reports R069 when there is none, and its errors at their own places.
  /// Null when it cannot be used; else it lives as long as this.
  [[nodiscard]] const Subroute* subroute(Report& report, const Node& node, const std::string& name,
                                         const definition::Organisation* organisation);
  /// The facts that a subroute which could not be read may have: of the file that has its name in it, else (the name is
  /// a slip) of every subroute.
  [[nodiscard]] std::vector<std::string> facts_of_unread(const std::string& name) const;
  /// The files that were found, in the order of their names: they belong to the route's identity.
  [[nodiscard]] std::vector<Source> used() const;
  /// What identifies them: comments and layout of tables do not count, of models every byte does.
  [[nodiscard]] std::string identity() const;

 private:
  struct Used {
    Source source;
    std::string hash;
  };
  std::shared_ptr<const definition::DecidedBy> table(Report& report, const Node& node, const std::string& name);
  std::shared_ptr<const definition::DecidedBy> model(Report& report, const Node& node, const std::string& name,
                                                     std::size_t file_length);
  void keep(const Source& source, std::string hash);

  std::span<const Source> beside_;
  std::map<std::string, Used> used_;           ///< by base name
  std::map<std::string, Subroute> subroutes_;  ///< by their ids
};

}  // namespace besluit::reading
