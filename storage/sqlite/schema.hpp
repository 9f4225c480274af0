// SPDX-License-Identifier: EUPL-1.2
// The tables of each version of the file. A released version's text never changes: a new version is one more entry,
// applied in its own transaction on top of those before it. Portable on purpose (integers, text, no triggers, no
// functions), so that another database can take the same tables; STRICT and WITHOUT ROWID are SQLite's own.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace besluit::storage::schema {

/// "BSLT": tells our file from anybody else's SQLite file.
inline constexpr std::int32_t application_id = 0x42534C54;

inline constexpr std::string_view version_1 = R"sql(
-- The events, append-only: the source of truth. `id` is the order of writing. Streams: d/<dossier>, o/<organisation>.
CREATE TABLE journal (
  id           INTEGER PRIMARY KEY,
  stream       TEXT    NOT NULL,
  seq          INTEGER NOT NULL,
  at_ms        INTEGER NOT NULL,
  effective_on INTEGER NOT NULL,
  actor        TEXT    NOT NULL,
  type         TEXT    NOT NULL,
  body         TEXT    NOT NULL,
  world        TEXT    NOT NULL,
  UNIQUE (stream, seq)
) STRICT;

-- The folded state of each dossier. Not WITHOUT ROWID: a state of 1 KB would overflow the pages of an index tree.
CREATE TABLE dossiers (
  number       INTEGER PRIMARY KEY,
  id           TEXT    NOT NULL UNIQUE,
  route        TEXT    NOT NULL,
  open         INTEGER NOT NULL,
  last_seq     INTEGER NOT NULL,
  next_due_ms  INTEGER NOT NULL,
  state        TEXT    NOT NULL
) STRICT;

-- Settled rungs. The primary key is what keeps a rung from being claimed twice.
CREATE TABLE rungs (
  deadline     TEXT    NOT NULL,
  rung         INTEGER NOT NULL,
  dossier      TEXT    NOT NULL,
  step         TEXT    NOT NULL,
  text         TEXT    NOT NULL,
  kind         TEXT    NOT NULL,
  role         TEXT    NOT NULL,
  due_ms       INTEGER NOT NULL,
  claimed      INTEGER NOT NULL,
  reason_code  TEXT    NOT NULL,
  reason       TEXT    NOT NULL,
  settled_ms   INTEGER NOT NULL,
  PRIMARY KEY (deadline, rung)
) STRICT, WITHOUT ROWID;

-- The outbox and its past. delivery: 0 pending, 1 sent, 2 failed.
CREATE TABLE notices (
  number       INTEGER PRIMARY KEY,
  id           TEXT    NOT NULL UNIQUE,
  dossier      TEXT    NOT NULL,
  step         TEXT    NOT NULL,
  rung         TEXT    NOT NULL,
  kind         TEXT    NOT NULL,
  person       TEXT    NOT NULL,
  role         TEXT    NOT NULL,
  channel      TEXT    NOT NULL,
  due_ms       INTEGER NOT NULL,
  facts        TEXT    NOT NULL,
  reason_code  TEXT    NOT NULL,
  reason       TEXT    NOT NULL,
  created_ms   INTEGER NOT NULL,
  delivery     INTEGER NOT NULL,
  attempts     INTEGER NOT NULL,
  next_try_ms  INTEGER NOT NULL,
  last_error   TEXT    NOT NULL,
  settled_ms   INTEGER NOT NULL
) STRICT;
CREATE INDEX notices_dossier ON notices (dossier);
CREATE INDEX notices_pending ON notices (due_ms) WHERE delivery = 0;

-- Definitions and worlds by hash, as read. `number` is the order of writing: the newest world is the last.
CREATE TABLE documents (
  number       INTEGER PRIMARY KEY,
  kind         TEXT    NOT NULL,
  hash         TEXT    NOT NULL,
  name         TEXT    NOT NULL,
  text         TEXT    NOT NULL,
  UNIQUE (kind, hash)
) STRICT;
)sql";

inline constexpr std::string_view version_2 = R"sql(
-- A notice to several addresses: those that have it already, so that another try does not reach them again.
ALTER TABLE notices ADD COLUMN reached TEXT NOT NULL DEFAULT '';
)sql";

inline constexpr std::string_view version_3 = R"sql(
-- From this version on the row of a dossier may be older than its journal: an older program would fire rungs anew.
-- The id of a dossier's notice begins with the dossier and a slash, so the index on ids finds them.
DROP INDEX notices_dossier;
)sql";

/// versions[i] leads from user_version i to i + 1.
inline constexpr std::array<std::string_view, 3> versions{version_1, version_2, version_3};

// ---- statements, in the column order of records.hpp ----
inline constexpr const char* insert_journal =
    "INSERT INTO journal (stream, seq, at_ms, effective_on, actor, type, body, world) VALUES (?,?,?,?,?,?,?,?)";
inline constexpr const char* upsert_dossier =
    "INSERT INTO dossiers (id, route, open, last_seq, next_due_ms, state) VALUES (?,?,?,?,?,?) "
    "ON CONFLICT (id) DO UPDATE SET route = excluded.route, open = excluded.open, last_seq = excluded.last_seq, "
    "next_due_ms = excluded.next_due_ms, state = excluded.state";
inline constexpr const char* insert_rung =
    "INSERT INTO rungs (deadline, rung, dossier, step, text, kind, role, due_ms, claimed, reason_code, reason, "
    "settled_ms) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)";
inline constexpr const char* insert_notice =
    "INSERT INTO notices (id, dossier, step, rung, kind, person, role, channel, due_ms, facts, reason_code, reason, "
    "created_ms, delivery, attempts, next_try_ms, last_error, settled_ms, reached) "
    "VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";
inline constexpr const char* update_notice =
    "UPDATE notices SET delivery = ?1, attempts = ?2, next_try_ms = ?3, last_error = ?4, settled_ms = ?5, "
    "reason_code = CASE ?6 WHEN '' THEN reason_code ELSE ?6 END, reason = CASE ?6 WHEN '' THEN reason ELSE ?7 END, "
    "reached = CASE ?8 WHEN '' THEN reached ELSE ?8 END WHERE id = ?9";
inline constexpr const char* insert_document =
    "INSERT INTO documents (kind, hash, name, text) VALUES (?,?,?,?) ON CONFLICT (kind, hash) DO NOTHING";

inline constexpr std::string_view select_journal =
    "SELECT stream, seq, at_ms, effective_on, actor, type, body, world FROM journal ";
// By the rows of the dossiers, each of which is one look in the index on (stream, seq).
inline constexpr std::string_view select_tails =
    "SELECT j.stream, j.seq, j.at_ms, j.effective_on, j.actor, j.type, j.body, j.world "
    "FROM dossiers d CROSS JOIN journal j ON j.stream = 'd/' || d.id AND j.seq > d.last_seq "
    "ORDER BY j.stream, j.seq";
inline constexpr std::string_view select_dossiers =
    "SELECT id, route, open, last_seq, next_due_ms, state FROM dossiers ";
inline constexpr std::string_view select_rungs =
    "SELECT deadline, rung, dossier, step, text, kind, role, due_ms, claimed, reason_code, reason, settled_ms FROM "
    "rungs ";
inline constexpr std::string_view select_notices =
    "SELECT id, dossier, step, rung, kind, person, role, channel, due_ms, facts, reason_code, reason, created_ms, "
    "delivery, attempts, next_try_ms, last_error, settled_ms, reached FROM notices ";

}  // namespace besluit::storage::schema
