// SPDX-License-Identifier: EUPL-1.2
// One function for each method of nl.besluitd.Control. Each reads its parameters, asks the backend, and answers once.
#pragma once

#include "engine/control/list_rows.hpp"
#include "engine/control/methods.hpp"
#include "engine/control/parameters.hpp"
#include "engine/core/queries.hpp"

#include <functional>
#include <memory>
#include <string>

namespace besluit::engine::calls {

/// One call under way. What must live until the answer is moved or copied out of it; the backend outlives all answers.
struct Call {
  Backend& backend;
  Administration& administration;
  Actor actor;
  Parameters& parameters;
  Language language;
  Respond respond;
  std::function<void(const std::string& how)> audit;  ///< may be empty
  std::shared_ptr<ListRows> rows;                     ///< shared by all calls

  void answer(const boost::json::object& reply) const;
  void fail(std::string_view error, const boost::json::object& parameters) const;
  /// True when a parameter does not fit; the caller was told.
  [[nodiscard]] bool misread() const;
};

void status(Call& call);
void list(Call& call);
void show(Call& call);
void plan(Call& call);
void agenda(Call& call);
void history(Call& call);
void why_date(Call& call);
void why_gate(Call& call);
void why_notice(Call& call);
void notices(Call& call);
void clock(Call& call);

void start(Call& call);
void record(Call& call);
void receive(Call& call);
void correct(Call& call);
void withdraw(Call& call);
void acknowledge(Call& call);
void deadline_set(Call& call);
void extend(Call& call);
void retarget(Call& call);
void suspend(Call& call);
void skip(Call& call);
void migrate(Call& call);
void add_step(Call& call);
void definition(Call& call);
void facts(Call& call);
void vote(Call& call);
void attendance(Call& call);
void request(Call& call);
void answer_request(Call& call);
void resume(Call& call);
void meeting_list(Call& call);
void meeting_move(Call& call);
void meeting_cancel(Call& call);
void meeting_add(Call& call);
void meeting_term(Call& call);
void meeting_import(Call& call);
void snooze(Call& call);
void escalate(Call& call);
void absence_list(Call& call);
void absence_add(Call& call);
void absence_end(Call& call);
void silence_list(Call& call);
void silence_add(Call& call);
void silence_end(Call& call);
void notify_preview(Call& call);
void notify_test(Call& call);
void drill(Call& call);
void routes_test(Call& call);
void notices_retry(Call& call);
void why_none(Call& call);
void reload(Call& call);
void verify(Call& call);
void clock_advance(Call& call);

/// The message for one event of `Watch`.
[[nodiscard]] std::string watched(const Happened& happened, const Zone& zone, Language language);

/// The step must be one of the dossier's.
[[nodiscard]] std::optional<Missing> step_missing(const dossier::Dossier& dossier, const std::string& step);
/// A body that the organisation does not have, with those that it has.
[[nodiscard]] Missing body_missing(const definition::Organisation& world, const std::string& body);
/// The error for a name that is not there.
[[nodiscard]] std::string missing_message(const Missing& missing, Language language);
/// `subject` is what a "not found" is about.
[[nodiscard]] std::string rejection_message(const dossier::Rejection& rejection, const std::string& subject,
                                            Language language);
[[nodiscard]] std::string store_message(const storage::StoreError& error);

/// What an answer needs once the call itself has gone.
struct Awaiting {
  explicit Awaiting(const Call& call, std::string asked)
      : respond(call.respond), audit(call.audit), language(call.language), name(std::move(asked)) {}
  Respond respond;
  std::function<void(const std::string& how)> audit;
  Language language;
  std::string name;  ///< what was to be changed, for the log
};
/// True when nothing was recorded: the caller was told why, and so was the log (what was recorded stands in the journal
/// with its actor). `subject` is what a "not found" is about.
[[nodiscard]] bool turned_down(const Awaiting& awaiting, const CommandResult& result, const std::string& subject);

}  // namespace besluit::engine::calls
