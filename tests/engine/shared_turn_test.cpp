// SPDX-License-Identifier: EUPL-1.2
// A turn that two threads make is the turn of one, however the work falls out between them.
#include "engine/runtime/shared_turn.hpp"
#include "engine/core/limits.hpp"
#include "tests/engine/related_commands.hpp"
#include "tests/engine/turn_lines.hpp"
#include "tests/support/catch.hpp"

#include <thread>

namespace besluit::engine::test {
namespace {

constexpr const char* today = "2024-03-14T09:00:00Z";

std::vector<std::string> finished(SharedTurn& turn) {
  std::vector<storage::Batch> rows;
  while (const storage::Batch* next = turn.rows()) {
    CHECK_FALSE(next->empty());
    rows.push_back(*next);
  }
  CHECK(turn.rows() == nullptr);
  CHECK_FALSE(turn.help());
  Turn made = turn.finish();
  CHECK(made.batch.empty());
  return lines_of(made, std::move(rows));
}

}  // namespace

TEST_CASE("a shared turn is the same however much the helper did before the other began") {
  for_each_turn(20, 4, today, [](const EngineState& state, const auto& inputs, const auto& expected) {
    const std::size_t pieces = (inputs.size() + limits::inputs_per_piece - 1) / limits::inputs_per_piece;
    for (std::size_t helped = 0; helped <= pieces; ++helped) {
      SharedTurn turn{state, moment(today), inputs};
      for (std::size_t i = 0; i < helped; ++i) REQUIRE(turn.help());
      REQUIRE(finished(turn) == expected);
    }
  });
}

TEST_CASE("a shared turn is the same when both are at it at once") {
  for_each_turn(40, 4, today, [](const EngineState& state, const auto& inputs, const auto& expected) {
    SharedTurn turn{state, moment(today), inputs};
    std::thread helper{[&turn] {
      while (turn.help()) {
      }
    }};
    const std::vector<std::string> made = finished(turn);
    helper.join();
    REQUIRE(made == expected);
  });
}

TEST_CASE("a turn in which nothing happens has no rows") {
  const EngineState state = related_routes();
  const std::vector<Input> inputs{Tick{}};
  SharedTurn turn{state, moment(today), inputs};
  CHECK(turn.rows() == nullptr);
  CHECK(turn.finish().replies.empty());
}

}  // namespace besluit::engine::test
