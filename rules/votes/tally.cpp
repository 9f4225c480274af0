// SPDX-License-Identifier: EUPL-1.2
#include "rules/votes/tally.hpp"

#include "rules/diagnostic/diagnostic.hpp"
#include "rules/votes/limits.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <unordered_set>

namespace besluit::votes {
namespace {

struct StandWord {
  Stand stand;
  std::string_view token;
  std::string_view nl;
  std::string_view en;
};
// In the order of the enumerators.
constexpr std::array<StandWord, stand_count> stand_words{
    {{Stand::awaited, "awaited", "nog niet bekend", "awaited"},
     {Stand::in_favour, "for", "voor", "for"},
     {Stand::against, "against", "tegen", "against"},
     {Stand::blank, "blank", "blanco", "blank"},
     {Stand::abstained, "abstained", "onthouden", "abstained"},
     {Stand::absent, "absent", "afwezig", "absent"},
     {Stand::recused, "recused", "niet deelgenomen", "recused"},
     {Stand::recused_away, "recused-away", "niet deelgenomen en afwezig", "recused and away"}}};

std::unexpected<Text> wrong(std::string nl, std::string en) {
  return std::unexpected(Text{std::move(nl), std::move(en)});
}

// What a message quotes of a name: safe for a terminal, and never a whole page.
std::string in_quotes(std::string_view name) {
  constexpr std::size_t bytes_max = 60;
  return diagnostic::printable(name.size() > bytes_max ? std::string(name.substr(0, bytes_max)) + "..."
                                                       : std::string(name));
}

std::string lowered(std::string_view text) {
  std::string lower(text);
  for (char& letter : lower) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter + ('a' - 'A'));
  }
  return lower;
}

Text weight_out_of_range(const Voter& voter) {
  return {fmt::format("stemmen en inwoners van \"{}\" gaan van 0 tot en met {}", in_quotes(voter.id), weight_max),
          fmt::format("votes and inhabitants of \"{}\" go from 0 to {}", in_quotes(voter.id), weight_max)};
}

}  // namespace

std::int64_t Amounts::in(Measure measure) const {
  switch (measure) {
    case Measure::heads:
      return heads;
    case Measure::votes:
      return votes;
    case Measure::inhabitants:
      return inhabitants;
  }
  return 0;
}

Amounts& Amounts::operator+=(const Amounts& other) {
  heads += other.heads;
  votes += other.votes;
  inhabitants += other.inhabitants;
  return *this;
}

namespace {

Amounts sum(const Tally& tally, std::initializer_list<Stand> stands) {
  Amounts result;
  for (const Stand stand : stands) result += tally.of(stand);
  return result;
}

}  // namespace

Amounts Tally::sitting() const {
  Amounts result = entitled();
  result += of(Stand::recused);
  result += of(Stand::recused_away);
  return result;
}

Amounts Tally::entitled() const {
  return sum(*this, {Stand::awaited, Stand::in_favour, Stand::against, Stand::blank, Stand::abstained, Stand::absent});
}

Amounts Tally::present() const {
  return sum(*this, {Stand::in_favour, Stand::against, Stand::blank, Stand::abstained, Stand::recused});
}

Amounts Tally::took_part() const {
  return sum(*this, {Stand::in_favour, Stand::against, Stand::blank});
}

Amounts Tally::cast() const {
  return sum(*this, {Stand::in_favour, Stand::against});
}

Amounts Tally::base(Base base) const {
  switch (base) {
    case Base::cast:
      return cast();
    case Base::present:
      return present();
    case Base::entitled:
      return entitled();
    case Base::sitting:
      return sitting();
  }
  return {};
}

bool Tally::complete() const {
  return vacant_ == 0 && cast().heads == entitled().heads;
}

Tally Tally::with_awaited_on(Stand to) const {
  Tally result = *this;
  const Amounts moved = of(Stand::awaited);
  result.by_[static_cast<std::size_t>(Stand::awaited)] = {};
  result.awaited_without_votes_ = 0;
  result.by_[static_cast<std::size_t>(to)] += moved;
  return result;
}

Tally Tally::with_awaited_votes_on(Stand to) const {
  Tally result = with_awaited_on(to);
  result.by_[static_cast<std::size_t>(to)].heads -= awaited_without_votes_;
  result.by_[static_cast<std::size_t>(Stand::absent)].heads += awaited_without_votes_;
  return result;
}

void Tally::add(Stand stand, const Amounts& amounts) {
  by_[static_cast<std::size_t>(stand)] += amounts;
  if (stand == Stand::awaited && amounts.votes == 0) awaited_without_votes_ += amounts.heads;
}

std::expected<Tally, Text> tally(std::span<const Voter> voters, std::int64_t vacant) {
  if (voters.empty()) return wrong("er is niemand om te stemmen", "there is nobody to vote");
  if (voters.size() > voters_max || vacant < 0 || vacant > static_cast<std::int64_t>(voters_max)) {
    return wrong(fmt::format("een stemming telt hoogstens {} leden en lege zetels", voters_max),
                 fmt::format("a vote has at most {} members and vacant seats", voters_max));
  }
  std::unordered_set<std::string_view> ids;
  Tally result;
  for (const Voter& voter : voters) {
    if (voter.id.empty() || !ids.insert(voter.id).second) {
      return wrong(fmt::format("\"{}\" stemt twee keer of heeft geen naam", in_quotes(voter.id)),
                   fmt::format("\"{}\" votes twice or has no name", in_quotes(voter.id)));
    }
    const bool in_range =
        voter.votes >= 0 && voter.votes <= weight_max && voter.inhabitants >= 0 && voter.inhabitants <= weight_max;
    if (!in_range) return std::unexpected(weight_out_of_range(voter));
    result.add(voter.stand, {1, voter.votes, voter.inhabitants});
  }
  result.leave_vacant(vacant);
  return result;
}

std::expected<Tally, Text> tally(const Totals& totals) {
  const auto most = static_cast<std::int64_t>(voters_max);
  const std::array given{totals.sitting,
                         totals.in_favour,
                         totals.against,
                         totals.blank,
                         totals.abstained,
                         totals.recused,
                         totals.absent.value_or(0),
                         totals.attendance.value_or(0),
                         totals.vacant};
  if (std::ranges::any_of(given, [&](std::int64_t number) { return number < 0 || number > most; })) {
    return wrong(fmt::format("elk aantal bij een stemming gaat van 0 tot en met {}", most),
                 fmt::format("each number of a vote goes from 0 to {}", most));
  }
  if (totals.sitting == 0) return wrong("er is niemand om te stemmen", "there is nobody to vote");
  const std::int64_t there = totals.in_favour + totals.against + totals.blank + totals.abstained + totals.recused;
  if (totals.attendance && (*totals.attendance > totals.sitting || there > *totals.attendance)) {
    return wrong(
        fmt::format("{} leden hebben gestemd of zich onthouden, {} tekenden de presentielijst, {} hebben zitting",
                    there, *totals.attendance, totals.sitting),
        fmt::format("{} members voted or abstained, {} signed the attendance list, {} are sitting", there,
                    *totals.attendance, totals.sitting));
  }
  const std::int64_t beyond = totals.attendance ? totals.sitting - *totals.attendance : 0;
  const std::int64_t absent = totals.absent.value_or(beyond);
  if (totals.attendance && absent != beyond) {
    return wrong(fmt::format("{} afwezig en {} aanwezig is niet {}", absent, *totals.attendance, totals.sitting),
                 fmt::format("{} absent and {} present is not {}", absent, *totals.attendance, totals.sitting));
  }
  if (there + absent > totals.sitting) {
    return wrong(fmt::format("{} stemmen en afwezigen, maar er zijn {} leden", there + absent, totals.sitting),
                 fmt::format("{} votes and absent members, but there are {} members", there + absent, totals.sitting));
  }
  Tally result;
  const auto add = [&](Stand stand, std::int64_t number) {
    if (number > 0) result.add(stand, {number, number, 0});
  };
  add(Stand::in_favour, totals.in_favour);
  add(Stand::against, totals.against);
  add(Stand::blank, totals.blank);
  add(Stand::abstained, totals.abstained);
  add(Stand::recused, totals.recused);
  add(Stand::absent, absent);
  add(Stand::awaited, totals.sitting - there - absent);
  result.leave_vacant(totals.vacant);
  return result;
}

std::string_view token(Stand stand) {
  const auto index = static_cast<std::size_t>(stand);
  return index < stand_words.size() ? stand_words[index].token : "";
}

std::optional<Stand> stand_named(std::string_view word) {
  const std::string wanted = lowered(word);
  for (const StandWord& row : stand_words) {
    if (wanted == row.token || wanted == row.nl || wanted == row.en) return row.stand;
  }
  return std::nullopt;
}

std::expected<Stand, Text> read_stand(std::string_view word) {
  if (const auto stand = stand_named(word)) return *stand;
  std::vector<std::string> known;
  for (const StandWord& row : stand_words) {
    known.emplace_back(row.nl);
    known.emplace_back(row.en);
  }
  if (const std::string meant = diagnostic::nearest(word, known); !meant.empty()) {
    return wrong(fmt::format("onbekende stem \"{}\", bedoelt u \"{}\"?", in_quotes(word), meant),
                 fmt::format("unknown vote \"{}\", did you mean \"{}\"?", in_quotes(word), meant));
  }
  return wrong(
      fmt::format("onbekende stem \"{}\"; kies voor, tegen, blanco, onthouden, afwezig of niet deelgenomen",
                  in_quotes(word)),
      fmt::format("unknown vote \"{}\"; choose for, against, blank, abstained, absent or recused", in_quotes(word)));
}

}  // namespace besluit::votes
