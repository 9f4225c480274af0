// SPDX-License-Identifier: EUPL-1.2
// The statutory terms that a shared body meets, as data: article, length by the date of the act, anchor, mark.
// Not legal advice: `mark` says how sure each row is.
#pragma once

#include "rules/terms/legal_term.hpp"

#include <cstdint>
#include <expected>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace besluit::terms {

/// The event that a term counts from.
enum class Anchor : std::uint8_t {
  receipt,      ///< ontvangst
  papers_out,   ///< the day the papers for a meeting go out: the offering to the body
  meeting,      ///< the day of the meeting itself
  sending,      ///< toezending, verzending
  adoption,     ///< vaststelling
  publication,  ///< bekendmaking
  inspection,   ///< terinzagelegging
  notice,       ///< the day somebody is told
  period_end,   ///< the last day of another term
  hearing,      ///< hoorzitting
  delivery,     ///< bezorging of a call, a moment
};
[[nodiscard]] std::string_view token(Anchor anchor);
[[nodiscard]] Text name(Anchor anchor);

enum class Mark : std::uint8_t {
  verified,        ///< the text of the law was read
  interpretation,  ///< our reading of a text that was read
  recalled,        ///< from memory: have a jurist look before it is used
};

/// A fixed date of a budget cycle: "vóór 15 september" of the year before (`year_offset` -1) or after (+1) the budget
/// year; the day itself is not in time.
struct YearLimit {
  unsigned month = 1;
  unsigned day = 1;
  int year_offset = 0;
};

/// The text of a rule during one stretch of time; which one holds follows from the date of the act.
struct StatuteVersion {
  Date from{};               ///< first day of force; `date_min`: as long as this table looks back
  std::optional<Term> term;  ///< none: only a fixed date
  std::optional<YearLimit> limit;
};

struct Statute {
  std::string_view id;       ///< "wgr-35-1"
  std::string_view article;  ///< "Wgr art. 35 lid 1"
  std::string_view about_nl;
  std::string_view about_en;
  LegalTerm how;                             ///< direction, counting, ground; its `term` comes from the version
  std::span<const Anchor> anchors;           ///< what it may count from; the first is the safe default
  std::span<const StatuteVersion> versions;  ///< ordered by `from`
  std::optional<Term> extension_max;
  Mark mark = Mark::verified;
};

[[nodiscard]] std::span<const Statute> statutes();
/// By id ("wgr-35-1"), or by article as people write it ("Wgr art. 35 lid 1", "Wgr 35(1)"). The error suggests the
/// nearest.
[[nodiscard]] std::expected<const Statute*, Text> statute_named(std::string_view name);

/// The version that holds for an act on `act`; null when the rule did not exist yet.
[[nodiscard]] const StatuteVersion* version_on(const Statute& statute, Date act);

/// A question about a statute. `act` is the date of the act (sending, adoption): it chooses the version. `anchor` is
/// the day that the term counts from (often the same day). `budget_year` is needed where the rule has a fixed date.
struct StatuteQuestion {
  Date act{};
  Date anchor{};
  std::optional<int> budget_year;
};
/// The day, with the version and both limits in its derivation. The error is one sentence: no such rule on that day, a
/// budget year is missing, hours.
[[nodiscard]] std::expected<Due, Text> due_by(const Statute& statute, const StatuteQuestion& question);

}  // namespace besluit::terms
