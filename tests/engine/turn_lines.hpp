// SPDX-License-Identifier: EUPL-1.2
// Everything that a turn is, in lines, so that two turns that were made in different ways can be compared whole.
#pragma once

#include "engine/core/engine_step.hpp"
#include "storage/record_codec.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace besluit::engine::test {

inline void rows_in(const storage::Batch& batch, std::vector<std::string>& lines,
                    std::map<std::string, std::string>& dossiers) {
  for (const auto& row : batch.journal)
    lines.push_back(fmt::format("journal {} {} {} {} {}", row.stream, row.seq, row.actor, row.type, row.body));
  for (const auto& row : batch.rungs)
    lines.push_back(fmt::format("rung {} {} {}", row.deadline, row.rung, row.claimed));
  for (const auto& row : batch.notices) lines.push_back(fmt::format("notice {} {}", row.id, row.facts));
  for (const auto& row : batch.updates)
    lines.push_back(fmt::format("update {} {} {}", row.id, static_cast<int>(row.delivery), row.next_try_ms));
  for (const auto& row : batch.documents) lines.push_back(fmt::format("document {} {}", row.kind, row.hash));
  for (const auto& row : batch.dossiers)
    dossiers[row.id] = fmt::format("row {} {} {} {} {}", row.id, row.open, row.last_seq, row.next_due_ms, row.state);
}

/// `rows` are those that were given before the turn was finished. Journal, rungs and so on stand in order, each kind by
/// itself: where one piece ends does not matter.
inline std::vector<std::string> lines_of(const Turn& turn, std::vector<storage::Batch> rows = {}) {
  std::vector<std::string> lines;
  std::map<std::string, std::string> dossiers;
  rows.push_back(turn.batch);
  for (const storage::Batch& batch : rows) rows_in(batch, lines, dossiers);
  std::ranges::stable_sort(lines, {}, [](const std::string& line) { return line.substr(0, line.find(' ')); });
  for (const auto& [id, line] : dossiers) lines.push_back(line);
  for (const Reply& reply : turn.replies) {
    lines.push_back(fmt::format("reply {} {} {} events, after {}", reply.ticket, reply.dossier, reply.events->size(),
                                reply.after ? storage::encode_dossier(*reply.after) : "-"));
    if (reply.rejection) lines.push_back("  refused: " + reply.rejection->sentence.nl);
  }
  for (const Added& added : turn.happened)
    lines.push_back(
        fmt::format("happened {} {} to {}", added.dossier, added.events->front().seq, added.events->back().seq));
  const Patch& patch = turn.patch;
  for (const auto& [id, slot] : std::map(patch.dossiers.begin(), patch.dossiers.end()))
    lines.push_back(fmt::format("slot {} {} {} {} {}", id, slot.last_seq, slot.open,
                                slot.next_due.time_since_epoch().count(), slot.state));
  for (const auto& notice : patch.new_notices) lines.push_back("waits " + notice.id);
  for (const auto& update : patch.updates) lines.push_back(fmt::format("put {} {}", update.id, update.next_try_ms));
  for (const Outgoing& one : turn.send) lines.push_back("send " + one.id);
  for (const auto& [actor, count] : patch.rejections)
    lines.push_back(fmt::format("refusals {} {}", actor, count.second));
  for (const auto& [stem, number] : std::map(patch.numbers.begin(), patch.numbers.end()))
    lines.push_back(fmt::format("number {} {}", stem, number));
  for (const auto& [hash, workflow] : std::map(patch.workflows.begin(), patch.workflows.end()))
    lines.push_back("definition " + hash);
  lines.push_back(fmt::format("organisation {}, last {}, more {}", patch.organisation_seq.value_or(0),
                              patch.last_at ? patch.last_at->time_since_epoch().count() : 0, turn.more_due));
  return lines;
}

}  // namespace besluit::engine::test
