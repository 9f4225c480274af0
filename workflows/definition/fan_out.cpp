// SPDX-License-Identifier: EUPL-1.2
#include "workflows/definition/fan_out.hpp"

#include "workflows/definition/organisation.hpp"

namespace besluit::definition {

bool ReplyTerm::counts_back() const {
  return statute != nullptr && statute->how.direction == terms::Direction::backward;
}

std::string asked_body(const Participant& participant, Asked asked) {
  return (asked == Asked::councils ? participant.council : participant.college).value_or("");
}

std::string_view token(Asked asked) {
  return asked == Asked::councils ? "council" : "college";
}

std::vector<votes::Voter> voters_of(const Organisation& world, const FanOut& every) {
  std::vector<votes::Voter> voters;
  for (const auto& [id, participant] : world.participants) {
    if (asked_body(participant, every.asked).empty()) continue;
    voters.push_back({id, participant.name, participant.votes, 0, votes::Stand::awaited});
  }
  return voters;
}

votes::Stand stand_of(const FanOut& every, const std::optional<Outcome>& answer) {
  if (!answer) return votes::Stand::awaited;
  // "Alle beantwoord": whatever the answer is.
  if (every.gate.outcome == row(Outcome::answered).token) return votes::Stand::in_favour;
  return votes::stand_of(every.gate, row(*answer).token, votes::Stand::against);
}

}  // namespace besluit::definition
