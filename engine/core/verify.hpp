// SPDX-License-Identifier: EUPL-1.2
// Holds every projection to the journal: replays each stream and compares what it gives with what is kept. Pure: the
// rows are handed in, in the order of storage::Store::scan.
#pragma once

#include "rules/terms/date.hpp"
#include "storage/records.hpp"
#include "storage/store.hpp"
#include "workflows/dossier/dossier.hpp"

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace besluit::engine {

/// One difference.
struct Finding {
  std::string subject;  ///< "dossier herstelplan-2024-1", "rung ...", "notice ..."
  std::string problem;  ///< English, one sentence
};
struct VerifyResult {
  std::size_t streams = 0;
  std::size_t events = 0;
  std::size_t rungs = 0;
  std::size_t notices = 0;
  std::vector<Finding> findings;  ///< empty: replay equals every projection; at most `findings_max`
};

class Verifier {
 public:
  static constexpr std::size_t findings_max = 200;

  /// `zone` must outlive the verifier. `send_time` is today's; a rung settled under another send time differs in its
  /// moment only, which is not compared.
  Verifier(const Zone& zone, std::chrono::minutes send_time);

  // Journal rows by stream and seq, then the tables. Each row once.
  void journal(const storage::JournalRow& row);
  void dossier(const storage::DossierRow& row);
  void rung(const storage::RungRow& row);
  void notice(const storage::NoticeRow& row);
  /// Hands all of them in. The verifier outlives it.
  [[nodiscard]] storage::Visitor visitor();
  [[nodiscard]] VerifyResult finish();

 private:
  void find(std::string subject, std::string problem);
  void close_stream();

  const Zone& zone_;
  std::chrono::minutes send_time_;
  VerifyResult result_;
  std::string stream_;
  std::uint64_t seq_ = 0;
  std::int64_t at_ms_ = 0;
  bool broken_ = false;  ///< the current stream cannot be folded further
  std::optional<dossier::Dossier> folded_;
  std::vector<dossier::Dossier> newest_;  ///< the current stream after each of its last events that the row may lack
  /// id -> what the row may be: the hash for each `last_seq`
  std::unordered_map<std::string, std::map<std::uint64_t, std::size_t>> expected_dossiers_;
  std::unordered_map<std::string, std::size_t> expected_rungs_;  ///< key -> hash of what is compared
  std::unordered_map<std::string, bool> expected_notices_;       ///< id without channel -> seen
};

}  // namespace besluit::engine
