// SPDX-License-Identifier: EUPL-1.2
// What is kept, as plain data. Rows know no SQL and no JSON library; texts inside them were made by record_codec.
// Instants are milliseconds since 1970-01-01 UTC, dates are days since 1970-01-01.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace besluit::storage {

inline constexpr std::int64_t never_ms = std::numeric_limits<std::int64_t>::max();

/// One event. Primary key (stream, seq). Streams: "d/<dossier>" and "o/<organisation>".
struct JournalRow {
  std::string stream;
  std::uint64_t seq = 0;
  std::int64_t at_ms = 0;
  std::int32_t effective_on = 0;
  std::string actor;
  std::string type;
  std::string body;   ///< compact JSON object
  std::string world;  ///< hash of the organisation it was decided in
  friend bool operator==(const JournalRow&, const JournalRow&) = default;
};

/// The folded state of one dossier, as it was after event `last_seq`. Primary key id. The journal may know more: see
/// Snapshot::tails.
struct DossierRow {
  std::string id;
  std::string route;
  bool open = true;
  std::uint64_t last_seq = 0;
  std::int64_t next_due_ms = never_ms;  ///< earliest armed rung
  std::string state;                    ///< record_codec's compact text
  friend bool operator==(const DossierRow&, const DossierRow&) = default;
};

/// A settled rung: claimed for a notice, or not sent. Primary key (deadline, rung): a second claim is refused by the
/// database itself. Rungs that are still to come live in the dossier's state.
struct RungRow {
  std::string deadline;  ///< "<dossier>/<step>/<kind>-<version>"
  std::int32_t rung = 0;
  std::string dossier;
  std::string step;
  std::string text;  ///< the policy's own words
  std::string kind;  ///< reminder | escalation
  std::string role;
  std::int64_t due_ms = 0;
  bool claimed = false;
  std::string reason_code;  ///< never empty: "due", "late", or why it was not sent
  std::string reason;       ///< one Dutch sentence
  std::int64_t settled_ms = 0;
  friend bool operator==(const RungRow&, const RungRow&) = default;
};

enum class Delivery : std::uint8_t {
  pending,
  sent,
  failed,   ///< given up: a dead letter
  dropped,  ///< not sent after all; `reason_code` says why
};

/// One message to one recipient through one channel. Primary key id.
struct NoticeRow {
  std::string id;  ///< of a dossier's: begins with the dossier and a slash
  std::string dossier;
  std::string step;
  std::string rung;  ///< the policy's own words; empty outside ladders
  std::string kind;
  std::string to;  ///< person id, or a bare address
  std::string role;
  std::string channel;
  std::int64_t due_ms = 0;
  std::string facts;        ///< compact JSON: what the message is made of (no names, no addresses)
  std::string reason_code;  ///< why it is sent: "due", "late", "dates-set", ...
  std::string reason;       ///< one Dutch sentence
  std::int64_t created_ms = 0;
  // operational part, updated by delivery; not derived from the journal
  Delivery delivery = Delivery::pending;
  std::int32_t attempts = 0;
  std::int64_t next_try_ms = 0;
  std::string last_error;  ///< of the last failed try; empty when none
  std::int64_t settled_ms = 0;
  std::string reached = {};  ///< of several addresses, those that have it already; one blank between them
  friend bool operator==(const NoticeRow&, const NoticeRow&) = default;
};

struct NoticeUpdate {
  std::string id = {};
  Delivery delivery = Delivery::pending;
  std::int32_t attempts = 0;
  std::int64_t next_try_ms = 0;
  std::string last_error = {};
  std::int64_t settled_ms = 0;
  std::string reason_code = {};  ///< why it waits or was not sent; empty: as it was
  std::string reason = {};
  std::string reached = {};  ///< empty: as it was
};

/// A text kept by hash: the definition or world in which dossiers were decided. Primary key (kind, hash).
struct DocumentRow {
  std::string kind;  ///< workflow | world
  std::string hash;
  std::string name;
  std::string text;  ///< the file as read
  friend bool operator==(const DocumentRow&, const DocumentRow&) = default;
};

/// Everything that one commit writes, in one transaction, all or nothing. Dossiers and documents are upserted (a
/// document that is there stays); journal, rungs and notices are inserted, and a repeated key refuses the batch.
/// Updates come after the inserts; one of a notice that is not there does nothing.
struct Batch {
  std::vector<JournalRow> journal{};
  std::vector<DossierRow> dossiers{};
  std::vector<RungRow> rungs{};
  std::vector<NoticeRow> notices{};
  std::vector<NoticeUpdate> updates{};
  std::vector<DocumentRow> documents{};

  [[nodiscard]] bool empty() const {
    return journal.empty() && dossiers.empty() && rungs.empty() && notices.empty() && updates.empty() &&
           documents.empty();
  }
};

/// Rows of an "o/..." stream that are read back at a start: the changes of meetings, absences and silences, and the
/// loads of the files.
[[nodiscard]] constexpr bool is_world_event(std::string_view type) {
  return type.starts_with("meeting-") || type.starts_with("absence-") || type.starts_with("silence-") ||
         type == "definitions-loaded";
}

/// Where a stream stands.
struct StreamHead {
  std::string stream;
  std::uint64_t seq = 0;
  std::int64_t at_ms = 0;
};

/// What the engine keeps in memory: read once at start-up.
struct Snapshot {
  std::vector<DossierRow> dossiers;  ///< all, open and closed, in no order
  /// Events of dossiers after the `last_seq` of their row, by stream and seq. A claim is written without the row, which
  /// follows when there is time (projection.hpp, `may_lag`).
  std::vector<JournalRow> tails{};
  std::vector<NoticeRow> pending;         ///< notices still to be delivered, by due and id
  std::vector<StreamHead> organisations;  ///< heads of the "o/..." streams, by stream
  std::vector<JournalRow> world_events;   ///< of those streams: what tells of meetings and loads, by stream and seq
  std::vector<DocumentRow> documents;     ///< all workflows and worlds, in the order in which they were first written
  std::int64_t last_at_ms = 0;            ///< moment of the event that was written last; 0 when there is none
};

}  // namespace besluit::storage
