// SPDX-License-Identifier: EUPL-1.2
// Organisations with councils, and steps that ask them, for tests. Names and dates are invented.
#pragma once

#include "tests/support/world_builder.hpp"

#include <algorithm>

namespace besluit::testing {

/// Adds a municipality with a council that meets on these days, and a college of its own.
inline void join(definition::Organisation& world, std::string id, std::string name, std::vector<std::string> dates) {
  definition::Participant participant;
  participant.id = id;
  participant.name = name;
  participant.council = id + "/raad";
  participant.college = id + "/college";
  definition::Body council = body(*participant.council, "raad " + name, "", "", {});
  council.contact = "griffie@" + id + ".example";
  council.participant = id;
  std::ranges::sort(dates);
  for (const std::string& date : dates) council.meetings.push_back({day(date), day(date)});
  definition::Body college = body(*participant.college, "college " + name, "", "", {});
  college.contact = "college@" + id + ".example";
  college.participant = id;
  put(world, council);
  put(world, college);
  world.participants.insert_or_assign(id, participant);
}

/// Leiden, whose council meets all through the summer of 2025, and Katwijk, whose council does not.
inline definition::Organisation councils() {
  definition::Organisation world = hecht();
  world.participants.clear();
  join(world, "katwijk", "Katwijk", {"2024-05-16", "2025-06-05", "2025-07-03", "2025-09-25"});
  join(world, "leiden", "Leiden", {"2024-06-20", "2025-06-19", "2025-08-14", "2025-08-21", "2025-10-02"});
  return world;
}

/// A step to every council with a gate of this outcome (all of them), and neither term nor meaning of silence.
inline definition::Step to_councils(std::string id, definition::Ask ask,
                                    definition::Outcome wanted = definition::Outcome::answered) {
  definition::Step step;
  step.id = std::move(id);
  step.title = step.id;
  step.ask = ask;
  step.who = "directie";
  definition::FanOut every;
  every.gate.rule = {{votes::Kind::all, {}, 0, 0, votes::Measure::heads, votes::Base::entitled, {}}};
  every.gate.outcome = row(wanted).token;
  every.gate.outcome_word = row(wanted).nl;
  step.every = every;
  return step;
}

inline definition::Step within(definition::Step step, std::string_view length,
                               definition::ReplyTerm::Anchor anchor = definition::ReplyTerm::Anchor::receipt) {
  definition::ReplyTerm reply;
  reply.term = *term(length);
  reply.anchor = anchor;
  step.every->term = reply;
  return step;
}
inline definition::Step answered_by_law(definition::Step step, std::string_view article) {
  definition::ReplyTerm reply;
  reply.statute = *terms::statute_named(article);
  reply.source = std::string(article);
  step.ground = std::string(article);
  step.every->term = reply;
  return step;
}
inline definition::Step silent(definition::Step step, definition::Outcome outcome) {
  step.every->silence = definition::Silence{outcome, step.ground.empty() ? "eigen regel" : step.ground};
  return step;
}

/// "Zienswijze", by this article; no answer is no view; goes on when all have answered or their term is over.
inline definition::Step views_by_law(std::string_view article) {
  return silent(answered_by_law(to_councils("zienswijze", definition::Ask::view), article),
                definition::Outcome::no_view);
}

}  // namespace besluit::testing
