// SPDX-License-Identifier: EUPL-1.2
// Inside the room: reads an expression by recursive descent, resolves its names by the scope, and notes what is known
// of the types on the way. A mistake in a name or a type is noted and reading goes on; after a mistake in the grammar
// nothing further can be trusted, and reading stops: every function then returns nothing.
#pragma once

#include "rules/feel/built_in.hpp"
#include "rules/feel/findings.hpp"
#include "rules/feel/names.hpp"
#include "rules/feel/node.hpp"
#include "rules/feel/scanner.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace besluit::feel {

class Parser {
 public:
  Parser(std::string_view text, const Scope& scope, const CompileOptions& options);

  [[nodiscard]] std::expected<std::shared_ptr<const Program>, std::vector<Problem>> expression_program();
  [[nodiscard]] std::expected<std::shared_ptr<const Program>, std::vector<Problem>> tests_program(const Type& input);

 private:
  // Counts nesting; every way deeper passes here.
  struct Deeper {
    explicit Deeper(int& level) : depth(level) { ++depth; }
    ~Deeper() { --depth; }
    Deeper(const Deeper&) = delete;
    Deeper& operator=(const Deeper&) = delete;
    int& depth;
  };

  // The grammar, loosest first. `start` is an operand that was read already.
  NodePtr expression();
  NodePtr disjunction();
  NodePtr conjunction();
  NodePtr comparison();
  NodePtr sum(NodePtr start = nullptr);
  NodePtr product(NodePtr start = nullptr);
  NodePtr power(NodePtr start = nullptr);
  NodePtr signed_value(NodePtr start = nullptr);
  NodePtr typed_value(NodePtr start = nullptr);
  NodePtr postfix(NodePtr start = nullptr);
  NodePtr primary();
  template <class Part>
  NodePtr chain(std::string_view word, Op op, const Part& part);
  template <class Part>
  NodePtr arithmetic(std::string_view signs, NodePtr start, const Part& part);
  bool foreign_symbol();
  std::optional<Relation> take_relation();
  NodePtr between_range(NodePtr value);
  NodePtr membership(NodePtr value);

  // Primaries.
  NodePtr number_literal();
  NodePtr string_literal();
  NodePtr at_literal();
  std::optional<std::string> quoted_text();
  std::optional<char32_t> escaped_code(std::string_view rest, std::size_t& used) const;
  NodePtr name_or_call();
  NodePtr quoted_name();
  NodePtr meant(const Names::Found& found, std::size_t begin);
  NodePtr unknown_name(std::size_t begin);
  NodePtr word_literal(std::size_t begin);
  NodePtr parenthesised();
  NodePtr bracketed();
  NodePtr reversed_range();
  NodePtr range_rest(std::size_t begin, RangeEnd start_end, NodePtr start);
  NodePtr unary_range(std::size_t begin, Relation relation);
  bool at_range_end() const;

  // Postfix.
  NodePtr path(NodePtr value);
  NodePtr filter(NodePtr value);
  NodePtr call(NodePtr function);
  NodePtr built_in_call(const BuiltIn& function, std::size_t begin);
  bool arguments(Node& node);
  std::optional<std::string> argument_name();
  NodePtr fold(NodePtr node, const BuiltIn& function);

  // Constructs.
  NodePtr conditional();
  NodePtr for_loop();
  NodePtr quantified(Op op);
  bool iterators(Node& loop);
  NodePtr function_literal();
  NodePtr context();
  std::optional<std::string> context_key();

  // Unary tests.
  NodePtr cell(const Type& input);
  NodePtr test(const Type& input, bool whole);
  bool test_list(Node& tests, const Type& input, bool whole);

  // Types, for `instance of` and parameters.
  std::optional<Type> type(bool& complete);
  std::optional<Type> type_arguments(TypeKind kind, bool& complete);

  // Nodes.
  NodePtr make(Op op, std::size_t begin, Type type, std::vector<NodePtr> children = {});
  NodePtr literal(std::size_t begin, Value value);
  template <class... Children>
  static std::vector<NodePtr> children(Children... each) {
    std::vector<NodePtr> all;
    (all.push_back(std::move(each)), ...);
    return all;
  }
  static NodePtr widened(NodePtr node, std::size_t begin, std::size_t end);
  NodePtr stop(std::size_t begin, std::size_t end, Text message, std::string suggestion = {});
  NodePtr missing(Text message);
  NodePtr too_deep();
  void unexpected_rest();
  void report_unknown(std::size_t begin, std::size_t end, std::string suggestion);
  [[nodiscard]] bool strict() const { return options_.mode == Mode::strict; }
  [[nodiscard]] std::size_t here();
  template <class Result>
  std::expected<std::shared_ptr<const Program>, std::vector<Problem>> finish(NodePtr root, const Result& prepare);

  std::string_view text_;
  const CompileOptions& options_;
  Scanner scan_;
  Names names_;
  Findings findings_;
  int depth_ = 0;
  int range_ends_ = 0;       ///< inside the end of a range, where `[` may close it
  std::uint32_t nodes_ = 0;
  std::size_t inputs_used_ = 0;
  std::size_t partials_used_ = 0;
  bool stopped_ = false;
  struct {
    std::size_t begin = 0;
    std::size_t end = 0;
  } last_name_;
};

}  // namespace besluit::feel
