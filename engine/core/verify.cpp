// SPDX-License-Identifier: EUPL-1.2
#include "engine/core/verify.hpp"

#include "engine/core/organisation_events.hpp"
#include "engine/core/outbox.hpp"
#include "storage/projection.hpp"
#include "storage/record_codec.hpp"
#include "workflows/dossier/decide.hpp"

#include <functional>
#include <utility>

namespace besluit::engine {
namespace {

std::size_t mix(std::size_t seed, std::size_t value) {
  return seed ^ (value + 0x9e3779b97f4a7c15ULL + (seed << 6U) + (seed >> 2U));
}
std::size_t hash_of(const std::string& text) {
  return std::hash<std::string>{}(text);
}

std::size_t hash_of(const storage::DossierRow& row) {
  std::size_t hash = hash_of(row.state);
  hash = mix(hash, row.last_seq);
  hash = mix(hash, row.open ? 1U : 0U);
  return mix(hash, hash_of(row.route));
}

/// Everything but the moments: they depend on today's send time.
std::size_t hash_of(const storage::RungRow& row) {
  std::size_t hash = mix(hash_of(row.dossier), hash_of(row.step));
  hash = mix(mix(hash, hash_of(row.text)), hash_of(row.kind));
  hash = mix(mix(hash, hash_of(row.role)), row.claimed ? 1U : 0U);
  return mix(hash, hash_of(row.reason_code));
}

std::string key_of(const storage::RungRow& row) {
  return storage::rung_notice_id(row.deadline, row.rung);
}

}  // namespace

Verifier::Verifier(const Zone& zone, std::chrono::minutes send_time) : zone_(zone), send_time_(send_time) {}

void Verifier::find(std::string subject, std::string problem) {
  if (result_.findings.size() < findings_max) result_.findings.push_back({std::move(subject), std::move(problem)});
}

void Verifier::close_stream() {
  if (folded_ && !broken_) {
    newest_.push_back(std::move(*folded_));
    for (const dossier::Dossier& folded : newest_) {
      const storage::DossierRow row = storage::project_dossier(folded, {zone_, send_time_});
      expected_dossiers_[row.id][row.last_seq] = hash_of(row);
    }
  }
  newest_.clear();
  folded_.reset();
}

void Verifier::journal(const storage::JournalRow& row) {
  if (row.stream != stream_) {
    close_stream();
    stream_ = row.stream;
    seq_ = 0;
    at_ms_ = row.at_ms;
    broken_ = false;
    ++result_.streams;
  }
  ++result_.events;
  if (row.seq != ++seq_) {
    find("stream " + stream_, "event " + std::to_string(seq_) + " is missing");
    seq_ = row.seq;
    broken_ = true;
  }
  if (row.at_ms < at_ms_)
    find("stream " + stream_, "event " + std::to_string(row.seq) + " was recorded before the one before it");
  at_ms_ = row.at_ms;
  if (stream_.starts_with("o/"))
    if (std::string notice = notice_in(row); !notice.empty()) expected_notices_.emplace(std::move(notice), false);
  if (broken_ || !stream_.starts_with("d/")) return;
  const auto event = storage::decode_event(row);
  if (!event) {
    find("stream " + stream_, "event " + std::to_string(row.seq) + " cannot be read: " + event.error());
    broken_ = true;
    return;
  }
  if (!folded_) {
    folded_.emplace();
    folded_->id = stream_.substr(2);
  }
  std::vector<storage::RungRow> rungs;
  storage::project_rungs(*folded_, *event, {zone_, send_time_}, rungs);
  for (const storage::RungRow& rung : rungs) {
    if (!expected_rungs_.emplace(key_of(rung), hash_of(rung)).second)
      find("rung " + key_of(rung), "the journal settles it twice");
  }
  for (std::string& id : notice_ids(folded_->id, *event)) expected_notices_.emplace(std::move(id), false);
  if (storage::may_lag(event->event))
    newest_.push_back(*folded_);
  else
    newest_.clear();
  folded_ = dossier::apply(std::move(*folded_), *event);
}

void Verifier::dossier(const storage::DossierRow& row) {
  close_stream();
  const auto expected = expected_dossiers_.find(row.id);
  if (expected == expected_dossiers_.end()) return find("dossier " + row.id, "the journal does not give this dossier");
  // It may lack the events of its last claims.
  const auto after = expected->second.find(row.last_seq);
  if (after == expected->second.end() || after->second != hash_of(row))
    find("dossier " + row.id, "its state differs from the replay of its journal");
  expected_dossiers_.erase(expected);
}

void Verifier::rung(const storage::RungRow& row) {
  ++result_.rungs;
  const auto expected = expected_rungs_.find(key_of(row));
  if (expected == expected_rungs_.end()) return find("rung " + key_of(row), "the journal does not settle this rung");
  if (expected->second != hash_of(row)) find("rung " + key_of(row), "it differs from what the journal says");
  expected_rungs_.erase(expected);
}

void Verifier::notice(const storage::NoticeRow& row) {
  ++result_.notices;
  auto expected = expected_notices_.find(row.id);
  if (expected == expected_notices_.end()) expected = expected_notices_.find(without_channel(row.id));
  if (expected == expected_notices_.end()) return find("notice " + row.id, "the journal does not send this notice");
  expected->second = true;
}

storage::Visitor Verifier::visitor() {
  storage::Visitor all;
  all.journal = [this](const storage::JournalRow& row) { return journal(row), true; };
  all.dossier = [this](const storage::DossierRow& row) { return dossier(row), true; };
  all.rung = [this](const storage::RungRow& row) { return rung(row), true; };
  all.notice = [this](const storage::NoticeRow& row) { return notice(row), true; };
  return all;
}

VerifyResult Verifier::finish() {
  close_stream();
  for (const auto& [id, hash] : expected_dossiers_) find("dossier " + id, "it is missing from the dossiers");
  for (const auto& [key, hash] : expected_rungs_) find("rung " + key, "it is missing from the rungs");
  for (const auto& [id, seen] : expected_notices_)
    if (!seen) find("notice " + id, "it is missing from the outbox");
  return std::move(result_);
}

}  // namespace besluit::engine
