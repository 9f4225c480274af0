// SPDX-License-Identifier: EUPL-1.2
#include "storage/tokens.hpp"

namespace besluit::storage {
namespace {

bool exists(terms::Rule rule) {
  using enum terms::Rule;
  switch (rule) {
    case meeting:
    case given_date:
    case own_term_back:
    case own_term_forward:
    case previous_working_day:
    case next_working_day:
    case last_meeting_before:
    case needed_by_next:
    case next_meeting:
    case first_meeting:
    case legal_term_forward:
    case legal_term_back:
    case legal_term_from:
    case legal_term_until:
    case runs_on:
    case two_working_days:
    case stays_counted_back:
    case stays_excluded:
    case stays_not_statutory:
    case day_before:
    case earliest:
    case suspended:
    case extended:
    case version:
    case hours_forward:
    case hours_back:
    case set_by_hand:
    case set_by_law:
    case sent_on:
    case received_on:
    case sending_planned:
    case opened_on:
      return true;
  }
  return false;
}

}  // namespace

std::string_view word(definition::Move move) {
  switch (move) {
    case definition::Move::advance:
      return "advance";
    case definition::Move::defer:
      return "defer";
    case definition::Move::end:
      return "end";
    case definition::Move::back:
      return "back";
    case definition::Move::jump:
      return "jump";
  }
  return "";
}

std::string_view word(RungKind kind) {
  switch (kind) {
    case RungKind::reminder:
      return "reminder";
    case RungKind::escalation:
      return "escalation";
  }
  return "";
}

std::string_view word(Fault fault) {
  switch (fault) {
    case Fault::busy:
      return "busy";
    case Fault::full:
      return "full";
    case Fault::read_only:
      return "read-only";
    case Fault::conflict:
      return "conflict";
    case Fault::too_new:
      return "too-new";
    case Fault::corrupt:
      return "corrupt";
    case Fault::io:
      return "io";
  }
  return "io";
}

std::optional<definition::Move> move_named(std::string_view name) {
  using enum definition::Move;
  for (const auto move : {advance, defer, end, back, jump})
    if (word(move) == name) return move;
  return std::nullopt;
}

std::optional<RungKind> rung_kind_named(std::string_view name) {
  for (const auto kind : {RungKind::reminder, RungKind::escalation})
    if (word(kind) == name) return kind;
  return std::nullopt;
}

std::optional<definition::Outcome> outcome_kept_as(std::string_view token) {
  for (const auto& row : definition::outcomes())
    if (row.token == token) return row.outcome;
  return std::nullopt;
}

std::optional<terms::Rule> rule_numbered(std::int64_t number) {
  if (number < 0 || number > 255) return std::nullopt;
  const auto rule = static_cast<terms::Rule>(number);
  if (!exists(rule)) return std::nullopt;
  return rule;
}

std::optional<terms::Rule> rule_named(std::string_view token) {
  for (int number = 0; number <= 255; ++number) {
    const auto rule = rule_numbered(number);
    if (!rule) break;  // the numbers are dense
    if (terms::token(*rule) == token) return rule;
  }
  return std::nullopt;
}

}  // namespace besluit::storage
