// SPDX-License-Identifier: EUPL-1.2
// Who stands where, counted by heads, votes and inhabitants.
#pragma once

#include "rules/diagnostic/text.hpp"
#include "rules/votes/threshold.hpp"

#include <array>
#include <cstdint>
#include <expected>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace besluit::votes {

/// Where one voter stands. The journal keeps the token. What each counts for:
///
///   stand         present  took part  vote cast  must abstain  meeting complete
///   in_favour     yes      yes        yes        no            yes
///   against       yes      yes        yes        no            yes
///   blank         yes      yes        no         no            no
///   abstained     yes      no         no         no            no
///   absent        no       no         no         no            no
///   recused       yes      no         no         yes           not asked
///   recused_away  no       no         no         yes           not asked
///
/// Present: Gemeentewet 20. Took part: 29; on paper that is handing one in (28(3)), so a blank or void paper took part.
/// Vote cast: 30(2), a paper that is properly filled in. Must abstain: 28(1). Complete: 32(6).
/// `abstained` was there and gave no vote though nothing forbade it; a roll call does not allow that (32(2)).
enum class Stand : std::uint8_t { awaited, in_favour, against, blank, abstained, absent, recused, recused_away };
inline constexpr std::size_t stand_count = 8;

struct Amounts {
  std::int64_t heads = 0;
  std::int64_t votes = 0;
  std::int64_t inhabitants = 0;
  [[nodiscard]] std::int64_t in(Measure measure) const;
  Amounts& operator+=(const Amounts& other);
  friend bool operator==(const Amounts&, const Amounts&) = default;
};

/// One member of a body, or one who was asked in a fan-out.
struct Voter {
  std::string id;                ///< unique among the voters
  std::string name;              ///< for sentences; empty: the id
  std::int64_t votes = 1;        ///< meervoudig stemrecht (Wgr 13(4)); 0 to `weight_max`
  std::int64_t inhabitants = 0;  ///< 0: not known; 0 to `weight_max`
  Stand stand = Stand::awaited;
};

/// The count. Sums never exceed `sum_max`.
class Tally {
 public:
  [[nodiscard]] const Amounts& of(Stand stand) const { return by_[static_cast<std::size_t>(stand)]; }
  [[nodiscard]] Amounts sitting() const;
  [[nodiscard]] Amounts entitled() const;
  [[nodiscard]] Amounts present() const;
  [[nodiscard]] Amounts took_part() const;
  [[nodiscard]] Amounts cast() const;
  [[nodiscard]] Amounts base(Base base) const;
  /// Everybody of whom the body consists cast a vote, but for those who must abstain (Gemeentewet 32(6)). A vacant seat
  /// belongs to the body, so with one no meeting is complete.
  [[nodiscard]] bool complete() const;
  [[nodiscard]] std::int64_t vacant() const { return vacant_; }
  /// Heads among the awaited that bear no vote at all.
  [[nodiscard]] std::int64_t awaited_without_votes() const { return awaited_without_votes_; }
  /// The same count when all who are awaited come to stand on `to`.
  [[nodiscard]] Tally with_awaited_on(Stand to) const;
  /// The same, but those who bear no vote stay away.
  [[nodiscard]] Tally with_awaited_votes_on(Stand to) const;

  void add(Stand stand, const Amounts& amounts);
  void leave_vacant(std::int64_t seats) { vacant_ = seats; }
  friend bool operator==(const Tally&, const Tally&) = default;

 private:
  std::array<Amounts, stand_count> by_{};
  std::int64_t vacant_ = 0;
  std::int64_t awaited_without_votes_ = 0;
};

/// Counts voters by name. `vacant`: seats that nobody holds. The error is one sentence: nobody, too many, a double id,
/// a weight out of range.
[[nodiscard]] std::expected<Tally, Text> tally(std::span<const Voter> voters, std::int64_t vacant = 0);

/// A count without names (`vote D STEP --for 10 --against 4`). Only where every member has one vote.
struct Totals {
  std::int64_t sitting = 0;
  std::int64_t in_favour = 0;
  std::int64_t against = 0;
  std::int64_t blank = 0;
  std::int64_t abstained = 0;
  std::int64_t recused = 0;  ///< taken to be present
  /// Not there. Without it, and with `attendance`: all who sit beyond the attendance.
  std::optional<std::int64_t> absent;
  std::optional<std::int64_t> attendance;  ///< how many signed the attendance list
  std::int64_t vacant = 0;
};
/// Whoever is not accounted for is awaited. The error is one sentence: negative numbers, or more than there are.
[[nodiscard]] std::expected<Tally, Text> tally(const Totals& totals);

[[nodiscard]] std::string_view token(Stand stand);
/// By English token, or by the word a person uses: "voor", "tegen", "blanco", "for", "against"; nullopt when unknown.
[[nodiscard]] std::optional<Stand> stand_named(std::string_view word);
/// The same, and for an unknown word one sentence with the nearest known one.
[[nodiscard]] std::expected<Stand, Text> read_stand(std::string_view word);

}  // namespace besluit::votes
