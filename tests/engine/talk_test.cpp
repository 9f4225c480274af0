// SPDX-License-Identifier: EUPL-1.2
#include "engine/runtime/talk.hpp"
#include "tests/support/catch.hpp"

namespace besluit::engine::test {
namespace {

using namespace std::chrono_literals;

Talk::Time at(std::chrono::milliseconds moment) {
  return Talk::Time{} + 1h + moment;
}

}  // namespace

TEST_CASE("notices wait for a pause in the talk") {
  Talk talk{20ms, 1s};
  CHECK_FALSE(talk.hold(at(0ms)));
  talk.heard(1, at(0ms));  // one alone
  CHECK_FALSE(talk.hold(at(1ms)));
  talk.heard(2, at(10ms));
  CHECK(talk.hold(at(12ms)) == at(30ms));
  talk.heard(32, at(25ms));
  talk.heard(1, at(26ms));  // the last of many
  CHECK(talk.hold(at(30ms)) == at(45ms));
  CHECK_FALSE(talk.hold(at(45ms)));
}

TEST_CASE("a talk without a pause holds notices once, and not for longer than the longest") {
  Talk talk{20ms, 1s};
  for (auto moment = 0ms; moment < 3000ms; moment += 10ms) {
    talk.heard(2, at(moment));
    INFO(moment.count());
    // Asked for the first time at 100 ms. From then on it is a second; the others wait for nothing.
    if (moment < 100ms) continue;
    CHECK(talk.hold(at(moment)).has_value() == (moment < 1100ms));
  }
  CHECK(talk.hold(at(3000ms)) == std::nullopt);
}

TEST_CASE("the longest wait ends with it, and when all went the next notice waits anew") {
  Talk talk{20ms, 50ms};
  talk.heard(2, at(0ms));
  CHECK(talk.hold(at(0ms)) == at(20ms));
  talk.heard(2, at(40ms));
  CHECK(talk.hold(at(40ms)) == at(50ms));
  talk.heard(2, at(50ms));
  CHECK_FALSE(talk.hold(at(50ms)));
  talk.all_went();
  CHECK(talk.hold(at(60ms)) == at(70ms));
}

}  // namespace besluit::engine::test
