// SPDX-License-Identifier: EUPL-1.2
#include "rules/votes/threshold.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace besluit::votes {

std::int64_t needed(const Threshold& threshold, std::int64_t base) {
  const Fraction& share = threshold.share;
  switch (threshold.kind) {
    case Kind::more_than:
      return base * share.numerator / share.denominator + 1;
    case Kind::at_least:
      return std::max<std::int64_t>(1, (base * share.numerator + share.denominator - 1) / share.denominator);
    case Kind::count:
      return threshold.count;
    case Kind::all:
      return std::max<std::int64_t>(1, base);
    case Kind::no_veto:
      return 0;
  }
  return 0;
}

bool is_absolute_majority(const Thresholds& rule) {
  if (rule.size() != 1) return false;
  const Threshold& only = rule.front();
  return only.kind == Kind::more_than && only.base == Base::cast && only.share.numerator * 2 == only.share.denominator;
}

std::string_view token(Measure measure) {
  switch (measure) {
    case Measure::heads:
      return "heads";
    case Measure::votes:
      return "votes";
    case Measure::inhabitants:
      return "inhabitants";
  }
  return "";
}

std::string_view token(Base base) {
  switch (base) {
    case Base::cast:
      return "cast";
    case Base::present:
      return "present";
    case Base::entitled:
      return "entitled";
    case Base::sitting:
      return "sitting";
  }
  return "";
}

std::string_view token(Kind kind) {
  switch (kind) {
    case Kind::more_than:
      return "more-than";
    case Kind::at_least:
      return "at-least";
    case Kind::count:
      return "count";
    case Kind::all:
      return "all";
    case Kind::no_veto:
      return "no-veto";
  }
  return "";
}

std::string token(const Thresholds& rule) {
  std::string text;
  for (const Threshold& part : rule) {
    if (!text.empty()) text += " and ";
    text += token(part.kind);
    if (part.kind == Kind::no_veto) {
      if (!part.holder.empty()) text += " " + part.holder;
      continue;
    }
    if (part.kind == Kind::more_than || part.kind == Kind::at_least) {
      text += fmt::format(" {}/{}", part.share.numerator, part.share.denominator);
    }
    if (part.kind == Kind::count) text += fmt::format(" {}", part.count);
    if (part.of != 0) text += fmt::format(" of {}", part.of);
    text += fmt::format(" {} {}", token(part.measure), token(part.base));
  }
  return text;
}

}  // namespace besluit::votes
