// SPDX-License-Identifier: EUPL-1.2
// Item definitions as types of FEEL (DMN 1.5 7.3): structures, collections, allowed values, functions.
#pragma once

#include "rules/decisions/findings.hpp"
#include "rules/decisions/model.hpp"
#include "rules/feel/expression.hpp"
#include "rules/feel/type.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace besluit::decisions {

/// The types of one file.
class TypeTable {
 public:
  TypeTable() = default;
  /// Resolves every item definition. Types of imported files are given beforehand by `import`. Codes D007, D009, D010.
  void read(const std::vector<ItemDefinition>& items, feel::Mode mode, const feel::ZoneSource* zones,
            Findings& findings);
  /// The types of another file under `prefix.`; with an empty prefix under their own names.
  void import(std::string_view prefix, const TypeTable& other);

  /// A built-in type or one of this file; a prefix of XML (`feel:number`) is passed over. Nothing when unknown.
  [[nodiscard]] std::optional<feel::Type> find(std::string_view name) const;
  /// The same for a reference in a file: an empty one is Any, an unknown one is reported (D009) and Any.
  [[nodiscard]] feel::Type resolve(const Words& reference, Findings& findings) const;
  /// Declares every type by its name, for `instance of` and parameters of functions.
  void declare_in(feel::Scope& scope) const;

 private:
  std::map<std::string, feel::Type, std::less<>> types_;
};

}  // namespace besluit::decisions
