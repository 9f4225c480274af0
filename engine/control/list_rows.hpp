// SPDX-License-Identifier: EUPL-1.2
// The rows of `list` as text, kept from one look to the next: whoever looks at ten thousand dossiers waits only for the
// rows that changed.
#pragma once

#include "engine/core/engine_state.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace besluit::engine {

class ListRows {
 public:
  /// One dossier of the list.
  struct Row {
    const std::string* id = nullptr;  ///< its place in the state: dossiers are never removed, and stay where they are
    const Slot* slot = nullptr;
    // What `text` was made of.
    std::uint64_t shown = 0;
    bool feasible = true;
    bool overdue = false;
    std::string text{};  ///< empty: not made yet
  };
  using Rows = std::vector<Row>;

  /// One for each dossier, in the order of their names. Whoever goes through them keeps them: they are replaced when
  /// dossiers came.
  [[nodiscard]] std::shared_ptr<Rows> rows(const EngineState& state);

 private:
  std::shared_ptr<Rows> rows_;
};

}  // namespace besluit::engine
