// SPDX-License-Identifier: EUPL-1.2
#include "storage/sqlite/sqlite_store.hpp"

#include "storage/sqlite/checkpointer.hpp"
#include "storage/sqlite/connection.hpp"
#include "storage/sqlite/file_lock.hpp"
#include "storage/sqlite/schema.hpp"

#include <sqlite3.h>
#include <algorithm>
#include <charconv>
#include <optional>

namespace besluit::storage {
namespace {

using SQLite::Statement;

constexpr std::string_view beyond_any_text = "\xF4\x8F\xBF\xBF";  // U+10FFFF, the last character there is

// ---- one row of each table, in the column order of schema.hpp ----

JournalRow journal_row(Statement& row) {
  return {.stream = row.getColumn(0).getString(),
          .seq = static_cast<std::uint64_t>(row.getColumn(1).getInt64()),
          .at_ms = row.getColumn(2).getInt64(),
          .effective_on = row.getColumn(3).getInt(),
          .actor = row.getColumn(4).getString(),
          .type = row.getColumn(5).getString(),
          .body = row.getColumn(6).getString(),
          .world = row.getColumn(7).getString()};
}

DossierRow dossier_row(Statement& row) {
  return {.id = row.getColumn(0).getString(),
          .route = row.getColumn(1).getString(),
          .open = row.getColumn(2).getInt() != 0,
          .last_seq = static_cast<std::uint64_t>(row.getColumn(3).getInt64()),
          .next_due_ms = row.getColumn(4).getInt64(),
          .state = row.getColumn(5).getString()};
}

RungRow rung_row(Statement& row) {
  return {.deadline = row.getColumn(0).getString(),
          .rung = row.getColumn(1).getInt(),
          .dossier = row.getColumn(2).getString(),
          .step = row.getColumn(3).getString(),
          .text = row.getColumn(4).getString(),
          .kind = row.getColumn(5).getString(),
          .role = row.getColumn(6).getString(),
          .due_ms = row.getColumn(7).getInt64(),
          .claimed = row.getColumn(8).getInt() != 0,
          .reason_code = row.getColumn(9).getString(),
          .reason = row.getColumn(10).getString(),
          .settled_ms = row.getColumn(11).getInt64()};
}

NoticeRow notice_row(Statement& row) {
  const int delivery = row.getColumn(13).getInt();
  return {.id = row.getColumn(0).getString(),
          .dossier = row.getColumn(1).getString(),
          .step = row.getColumn(2).getString(),
          .rung = row.getColumn(3).getString(),
          .kind = row.getColumn(4).getString(),
          .to = row.getColumn(5).getString(),
          .role = row.getColumn(6).getString(),
          .channel = row.getColumn(7).getString(),
          .due_ms = row.getColumn(8).getInt64(),
          .facts = row.getColumn(9).getString(),
          .reason_code = row.getColumn(10).getString(),
          .reason = row.getColumn(11).getString(),
          .created_ms = row.getColumn(12).getInt64(),
          .delivery = delivery == 1   ? Delivery::sent
                      : delivery == 2 ? Delivery::failed
                      : delivery == 3 ? Delivery::dropped
                                      : Delivery::pending,
          .attempts = row.getColumn(14).getInt(),
          .next_try_ms = row.getColumn(15).getInt64(),
          .last_error = row.getColumn(16).getString(),
          .settled_ms = row.getColumn(17).getInt64(),
          .reached = row.getColumn(18).getString()};
}

std::int32_t number_of(Delivery delivery) {
  switch (delivery) {
    case Delivery::pending:
      return 0;
    case Delivery::sent:
      return 1;
    case Delivery::failed:
      return 2;
    case Delivery::dropped:
      return 3;
  }
  return 0;
}

std::string sql(std::string_view select, std::string_view rest) {
  return std::string(select).append(rest);
}

// The statements that write; prepared once.
struct Writers {
  explicit Writers(const SQLite::Database& database)
      : brackets(database),
        journal(database, schema::insert_journal),
        dossier(database, schema::upsert_dossier),
        rung(database, schema::insert_rung),
        notice(database, schema::insert_notice),
        update(database, schema::update_notice),
        document(database, schema::insert_document) {}
  Brackets brackets;
  Statement journal;
  Statement dossier;
  Statement rung;
  Statement notice;
  Statement update;
  Statement document;
};

class SqliteStore final : public Store {
 public:
  // REQUIRES: `database` is migrated and has its pragmas.
  SqliteStore(FileLock lock, std::unique_ptr<SQLite::Database> database, const SqliteOptions& options)
      : lock_(std::move(lock)),
        database_(std::move(database)),
        writers_(*database_),
        checkpointer_(*database_, options.checkpoint_pages) {}

  std::expected<Snapshot, StoreError> load() override {
    return guarded<Snapshot>("reading the state", [&] {
      Snapshot snapshot;
      read_dossiers(snapshot);
      Statement tails(*database_, std::string(schema::select_tails));
      while (tails.executeStep()) snapshot.tails.push_back(journal_row(tails));
      Statement pending(*database_, sql(schema::select_notices, "WHERE delivery = 0 ORDER BY due_ms, id"));
      while (pending.executeStep()) snapshot.pending.push_back(notice_row(pending));
      read_organisations(snapshot);
      Statement documents(*database_, "SELECT kind, hash, name, text FROM documents ORDER BY number");
      while (documents.executeStep()) snapshot.documents.push_back(document_row(documents));
      Statement last(*database_, "SELECT at_ms FROM journal ORDER BY id DESC LIMIT 1");
      if (last.executeStep()) snapshot.last_at_ms = last.getColumn(0).getInt64();
      return snapshot;
    });
  }

  std::expected<void, StoreError> commit_from(const Batches& next) override {
    const Batch* batch = next();
    while (batch != nullptr && batch->empty()) batch = next();
    if (batch == nullptr) return {};
    const auto done = guarded<bool>("writing", [&] {
      WriteTransaction transaction(*database_, writers_.brackets);
      for (; batch != nullptr; batch = next()) write(*batch);
      transaction.commit();
      return true;
    });
    if (!done) return std::unexpected(done.error());
    return {};
  }

  std::expected<std::vector<JournalRow>, StoreError> journal(std::string_view stream, std::uint64_t after,
                                                             std::size_t limit) override {
    return guarded<std::vector<JournalRow>>("reading the journal", [&] {
      Statement query(*database_, sql(schema::select_journal, "WHERE stream = ? AND seq > ? ORDER BY seq LIMIT ?"));
      query.bind(1, std::string(stream));
      query.bind(2, bounded(after));
      query.bind(3, bounded(limit));
      std::vector<JournalRow> rows;
      while (query.executeStep()) rows.push_back(journal_row(query));
      return rows;
    });
  }

  std::expected<NoticesRead, StoreError> notices(const NoticeQuery& query) override {
    return guarded<NoticesRead>("reading notices", [&] {
      NoticesRead read;
      read_notices(query, read.notices);
      read_not_sent(query, read.not_sent);
      return read;
    });
  }

  std::expected<DocumentRow, StoreError> document(std::string_view kind, std::string_view hash) override {
    return guarded<DocumentRow>("reading a document", [&] {
      Statement query(*database_, "SELECT kind, hash, name, text FROM documents WHERE kind = ? AND hash = ?");
      query.bind(1, std::string(kind));
      query.bind(2, std::string(hash));
      return query.executeStep() ? document_row(query) : DocumentRow{};
    });
  }

  std::expected<void, StoreError> scan(const Visitor& visitor) override {
    // False: a callback wants no more.
    const auto walk = [&](const auto& callback, std::string_view select, std::string_view order, auto make) {
      if (!callback) return true;
      Statement query(*database_, sql(select, order));
      while (query.executeStep())
        if (!callback(make(query))) return false;
      return true;
    };
    const auto done = guarded<bool>("reading everything", [&] {
      return walk(visitor.journal, schema::select_journal, "ORDER BY stream, seq", journal_row) &&
             walk(visitor.dossier, schema::select_dossiers, "ORDER BY id", dossier_row) &&
             walk(visitor.rung, schema::select_rungs, "ORDER BY deadline, rung", rung_row) &&
             walk(visitor.notice, schema::select_notices, "ORDER BY id", notice_row);
    });
    if (!done) return std::unexpected(done.error());
    return {};
  }

 private:
  // SQLite's exceptions end here. Statements inside `work` are finalised before a lock could be left standing.
  template <class Result, class Work>
  std::expected<Result, StoreError> guarded(const char* doing, Work work) {
    try {
      return work();
    } catch (const SQLite::Exception& exception) {
      return std::unexpected(error_of(exception, doing));
    }
  }

  static std::int64_t bounded(std::uint64_t value) {
    return static_cast<std::int64_t>(std::min<std::uint64_t>(value, INT64_MAX));
  }
  static DocumentRow document_row(Statement& row) {
    return {row.getColumn(0).getString(), row.getColumn(1).getString(), row.getColumn(2).getString(),
            row.getColumn(3).getString()};
  }

  void write(const Batch& batch) {
    for (const auto& row : batch.journal)
      Lent(writers_.journal)
          .bind(row.stream, row.seq, row.at_ms, row.effective_on, row.actor, row.type, row.body, row.world)
          .run();
    for (const auto& row : batch.dossiers)
      Lent(writers_.dossier).bind(row.id, row.route, row.open, row.last_seq, row.next_due_ms, row.state).run();
    for (const auto& row : batch.rungs)
      Lent(writers_.rung)
          .bind(row.deadline, row.rung, row.dossier, row.step, row.text, row.kind, row.role, row.due_ms, row.claimed,
                row.reason_code, row.reason, row.settled_ms)
          .run();
    for (const auto& row : batch.notices)
      Lent(writers_.notice)
          .bind(row.id, row.dossier, row.step, row.rung, row.kind, row.to, row.role, row.channel, row.due_ms, row.facts,
                row.reason_code, row.reason, row.created_ms, number_of(row.delivery), row.attempts, row.next_try_ms,
                row.last_error, row.settled_ms, row.reached)
          .run();
    for (const auto& row : batch.updates)
      Lent(writers_.update)
          .bind(number_of(row.delivery), row.attempts, row.next_try_ms, row.last_error, row.settled_ms, row.reason_code,
                row.reason, row.reached, row.id)
          .run();
    for (const auto& row : batch.documents) Lent(writers_.document).bind(row.kind, row.hash, row.name, row.text).run();
  }

  void read_dossiers(Snapshot& snapshot) {
    Statement count(*database_, "SELECT count(*) FROM dossiers");
    if (count.executeStep()) snapshot.dossiers.reserve(static_cast<std::size_t>(count.getColumn(0).getInt64()));
    // In the order of the file: ordered by id every row would be another page.
    Statement query(*database_, sql(schema::select_dossiers, "ORDER BY number"));
    while (query.executeStep()) snapshot.dossiers.push_back(dossier_row(query));
  }

  // Jumps from stream to stream over the index, instead of reading every event.
  void read_organisations(Snapshot& snapshot) {
    Statement next(*database_, "SELECT stream FROM journal WHERE stream > ? AND stream < 'o0' ORDER BY stream LIMIT 1");
    Statement head(*database_, "SELECT stream, seq, at_ms FROM journal WHERE stream = ? ORDER BY seq DESC LIMIT 1");
    Statement world(*database_, sql(schema::select_journal,
                                    "WHERE stream = ? AND (type LIKE 'meeting-%' OR type LIKE 'absence-%' OR "
                                    "type LIKE 'silence-%' OR type = 'definitions-loaded') "
                                    "ORDER BY seq"));
    std::string before = "o/";
    for (;;) {
      Lent later(next);
      if (!later.bind(before).next()) return;
      std::string stream = next.getColumn(0).getString();
      Lent newest(head);
      if (newest.bind(stream).next())
        snapshot.organisations.push_back(
            {stream, static_cast<std::uint64_t>(head.getColumn(1).getInt64()), head.getColumn(2).getInt64()});
      Lent told(world);
      told.bind(stream);
      while (told.next()) snapshot.world_events.push_back(journal_row(world));
      before = std::move(stream);
    }
  }

  void read_notices(const NoticeQuery& query, std::vector<NoticeRow>& rows) {
    const bool by_dossier = !query.dossier.empty();
    const bool by_id = !query.id.empty();
    Statement select(*database_, sql(schema::select_notices,
                                     sql(by_dossier ? "WHERE id > ?1 || '/' AND id < ?1 || '0' " : "WHERE ?1 = '' ",
                                         by_id ? "AND id = ?2 " : "AND ?2 = '' "))
                                     .append("AND due_ms >= ?4 AND due_ms < ?5 ")
                                     .append("ORDER BY due_ms DESC, id DESC LIMIT ?3"));
    select.bind(1, query.dossier);
    select.bind(2, query.id);
    select.bind(3, bounded(query.limit));
    select.bind(4, query.due_from_ms);
    select.bind(5, query.due_until_ms);
    while (select.executeStep()) rows.push_back(notice_row(select));
    std::reverse(rows.begin(), rows.end());
  }

  void read_not_sent(const NoticeQuery& query, std::vector<RungRow>& rows) {
    // A deadline begins with its dossier and a slash: one stretch of the primary key.
    std::string from = query.dossier.empty() ? std::string() : query.dossier + "/";
    std::string until = query.dossier.empty() ? std::string(beyond_any_text) : query.dossier + "0";
    std::int64_t rung_from = 0;
    std::int64_t rung_until = INT32_MAX;
    if (!query.id.empty()) {
      const std::size_t hash = query.id.rfind('#');
      std::int32_t rung = 0;
      const char* end = query.id.data() + query.id.size();
      if (hash == std::string::npos || std::from_chars(query.id.data() + hash + 1, end, rung).ptr != end) return;
      const std::string deadline = query.id.substr(0, hash);
      if (deadline < from || deadline >= until) return;
      from = deadline;
      until = deadline + '\x01';
      rung_from = rung_until = rung;
    }
    Statement select(*database_,
                     sql(schema::select_rungs,
                         "WHERE deadline >= ?1 AND deadline < ?2 AND rung BETWEEN ?3 AND ?4 AND claimed = 0 "
                         "AND (?6 = '' OR dossier = ?6) AND due_ms >= ?7 AND due_ms < ?8 "
                         "ORDER BY due_ms DESC, deadline DESC, rung DESC LIMIT ?5"));
    select.bind(1, from);
    select.bind(2, until);
    select.bind(3, rung_from);
    select.bind(4, rung_until);
    select.bind(5, bounded(query.limit));
    select.bind(6, query.dossier);
    select.bind(7, query.due_from_ms);
    select.bind(8, query.due_until_ms);
    while (select.executeStep()) rows.push_back(rung_row(select));
    std::reverse(rows.begin(), rows.end());
  }

  FileLock lock_;
  std::unique_ptr<SQLite::Database> database_;
  Writers writers_;
  Checkpointer checkpointer_;  // last: its thread is gone before anything that it uses
};

}  // namespace

std::expected<std::unique_ptr<Store>, StoreError> open_sqlite(const std::string& path, const SqliteOptions& options) {
  auto lock = FileLock::take(path + ".lock");
  if (!lock) return std::unexpected(lock.error());
  if (auto made = make_private_file(path); !made) return std::unexpected(made.error());
  try {
    auto database = std::make_unique<SQLite::Database>(path, SQLite::OPEN_READWRITE,
                                                       static_cast<int>(options.busy_timeout.count()));
    // SQLite opens a file that cannot be written for reading only, and says nothing.
    if (sqlite3_db_readonly(database->getHandle(), "main") == 1)
      return std::unexpected(StoreError{Fault::read_only, path + " cannot be written"});
    if (auto accepted = migrate(*database, schema::versions); !accepted) return std::unexpected(accepted.error());
    set_pragmas(*database);
    return std::make_unique<SqliteStore>(std::move(*lock), std::move(database), options);
  } catch (const SQLite::Exception& exception) {
    return std::unexpected(error_of(exception, "opening " + path));
  }
}

}  // namespace besluit::storage
