// SPDX-License-Identifier: EUPL-1.2
// Inside the room: which names can be seen from a place in an expression, and what they mean there. Names are matched
// by their parts against the text, the longest one wins, of equally long ones the innermost (DMN 1.5, 10.3.1.5).
#pragma once

#include "rules/feel/node.hpp"
#include "rules/feel/scanner.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace besluit::feel {

struct BuiltIn;

class Names {
 public:
  explicit Names(const Scope& scope);

  struct Found {
    enum class Where { nowhere, local, global, built_in, entry };
    Where where = Where::nowhere;
    std::string name;
    std::size_t end = 0;         ///< byte offset in the text
    std::size_t block = 0;       ///< of a local
    std::uint32_t slot = 0;      ///< of a local in its own frame, or of a global
    Type type;
    const BuiltIn* built_in = nullptr;
  };
  /// The longest name that stands at the scanner's place.
  [[nodiscard]] Found find(const Scanner& scan) const;
  /// The same for a built-in function only.
  [[nodiscard]] Found find_built_in(const Scanner& scan) const;
  /// What a name means when no entry of a filtered item has it.
  [[nodiscard]] Found plain(const std::string& name) const;

  // Blocks of names. A block ends in reverse order of beginning.
  void open_block();
  void open_filter(std::uint32_t item_slot, Type item_type);
  void close_block() { blocks_.pop_back(); }
  /// For reading again from the same place: the blocks and frames that were open there.
  struct Mark {
    std::size_t blocks = 0;
    std::size_t frames = 0;
  };
  [[nodiscard]] Mark mark() const { return {blocks_.size(), frames_.size()}; }
  void back_to(const Mark& mark);
  void bind(const std::string& name, std::uint32_t slot, Type type);

  // Frames: each function has its own; the outermost is the expression's.
  void open_frame(FunctionPlan* plan);
  std::uint32_t close_frame();
  [[nodiscard]] std::uint32_t new_slot() { return frames_.back().size++; }
  /// The slot in the running frame of a local or a global: captured by every function in between.
  [[nodiscard]] std::uint32_t reach(const Found& found);
  [[nodiscard]] bool in_function() const { return frames_.size() > 1; }
  /// The items of the filters around this place down to `block` (0: all), innermost first, as slots of this frame.
  [[nodiscard]] std::vector<std::uint32_t> items_above(std::size_t block);
  /// What is known of the item entry `name`; any when nothing is.
  [[nodiscard]] Type entry_type(const std::string& name) const;
  [[nodiscard]] bool in_filter() const;
  [[nodiscard]] bool in_open_filter() const;

  [[nodiscard]] const Scope& scope() const { return scope_; }
  /// All names that can be seen, for "did you mean".
  [[nodiscard]] std::vector<std::string> visible() const;
  [[nodiscard]] const std::vector<std::size_t>& used_slots() const { return used_; }

 private:
  struct Binding {
    NameParts parts;
    std::string name;
    Type type;
    std::uint32_t slot = 0;
  };
  struct Block {
    bool filter = false;
    std::size_t frame = 0;
    std::uint32_t item_slot = 0;
    Type item_type;
    std::vector<Binding> names;
  };
  struct Frame {
    FunctionPlan* plan = nullptr;
    std::uint32_t size = 0;
    std::map<std::pair<bool, std::uint32_t>, std::uint32_t> captured;
  };
  [[nodiscard]] std::uint32_t carry(bool global, std::uint32_t slot, std::size_t from_frame);
  void use(std::uint32_t slot);

  const Scope& scope_;
  std::vector<Binding> globals_;
  std::multimap<std::string, std::size_t, std::less<>> first_words_;  ///< of the globals
  std::vector<Block> blocks_;
  std::vector<Frame> frames_;
  std::vector<std::size_t> used_;
};

}  // namespace besluit::feel
