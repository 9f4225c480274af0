// SPDX-License-Identifier: EUPL-1.2
// Inside the room: the compiled form of an expression. The parser makes it, the machine runs it; nobody outside
// this room includes it. A tree of nodes in which every name has become a number.
#pragma once

#include "rules/feel/expression.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace besluit::feel {

struct BuiltIn;

enum class Op : std::uint8_t {
  constant,
  global,        ///< slot of the environment
  local,         ///< slot of the running frame
  item_entry,    ///< a name that an item of a filter may hold; tried before what stands in child 0 (if any)
  built_in,      ///< a built-in function as a value
  missing,       ///< a name nobody knows: null, with a message
  negate,
  arithmetic,    ///< a chain of + -, of * / or of **, left to right
  compare,       ///< child 0, child 1
  between,       ///< child 0 between child 1 and child 2
  in,            ///< child 0 in the tests that are the other children
  conjunction,
  disjunction,
  if_then_else,
  for_loop,      ///< iterators, then the body
  some,
  every,
  iterator,      ///< child 0, or child 0 .. child 1; bound to `slot`
  path,          ///< child 0 . name
  filter,        ///< child 0 [ child 1 ]; the item is bound to `slot`
  list,
  context,       ///< `names` are the keys
  range,
  function,      ///< child 0 is the body
  external,      ///< a function of another language: null when called
  call,          ///< child 0 is the function, the rest its arguments; `names` when they are named
  built_in_call,
  instance_of,
  tests,         ///< the unary tests of a cell; the input is bound to `slot`
  any_test,      ///< `-`
  relation_test, ///< `< child 0`
  value_test     ///< child 0 is a value to be in, or a condition on `?`
};

enum class Relation : std::uint8_t { equal, unequal, less, at_most, greater, at_least };

/// A value that a function takes along from where it was made.
struct Capture {
  bool global = false;
  std::uint32_t from = 0;  ///< slot outside
  std::uint32_t to = 0;    ///< slot in the frame of the function
};

/// What a function literal is made of, besides its body.
struct FunctionPlan {
  std::vector<Parameter> parameters;
  std::vector<Capture> captures;
  std::uint32_t frame_size = 0;
};

struct Node {
  Op op = Op::constant;
  Relation relation = Relation::equal;
  RangeEnd start_end = RangeEnd::closed;
  RangeEnd end_end = RangeEnd::closed;
  bool negated = false;      ///< of tests: not(...); of a context: a key stands in it twice
  bool uses_input = false;   ///< of a value_test: `?` stands in it; of a for_loop: `partial` does
  std::uint32_t id = 0;      ///< counts the nodes of a program
  std::uint32_t begin = 0;   ///< byte offsets in the text
  std::uint32_t end = 0;
  std::uint32_t slot = 0;
  std::uint32_t slot2 = 0;   ///< of a for_loop: `partial`
  std::uint32_t height = 1;
  Type type;
  Value value;                      ///< of a constant
  std::string name;
  std::string operators;            ///< of arithmetic: the sign before each child but the first
  std::vector<std::string> names;
  std::vector<std::uint32_t> slots; ///< of item_entry: the items to try, innermost first; of a context: its locals
  const BuiltIn* built_in = nullptr;
  std::unique_ptr<FunctionPlan> plan;
  std::optional<Type> wanted;       ///< of instance_of
  std::vector<std::unique_ptr<Node>> children;
};
using NodePtr = std::unique_ptr<Node>;

/// A compiled text.
class Program : public std::enable_shared_from_this<Program> {
 public:
  std::string text;
  NodePtr root;
  std::uint32_t frame_size = 0;
  std::uint32_t node_count = 0;
  std::uint32_t input_slot = 0;  ///< of unary tests
  std::vector<std::size_t> slots;
};

/// How deep a text may be nested and how long it may be, before it is read.
[[nodiscard]] std::optional<Problem> unreadable(std::string_view text, std::size_t characters_max);
/// Character offsets of a byte range, never empty.
[[nodiscard]] std::pair<int, int> characters_of(std::string_view text, std::size_t begin, std::size_t end);

}  // namespace besluit::feel
