// SPDX-License-Identifier: EUPL-1.2
// Numbers, dates, terms and addresses as a person writes them.
#include "workflows/reading/fields.hpp"

#include "rules/terms/holidays.hpp"
#include "workflows/reading/limits.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace besluit::reading {
namespace {

using diagnostic::printable;

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

bool all_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// A date written day first, month in letters, or without zeros: the date that was perhaps meant.
std::optional<Date> meant_date(std::string_view text) {
  std::array<std::string, 3> parts;
  std::size_t part = 0;
  for (const char c : text) {
    if (c == '-' || c == '/' || c == '.' || c == ' ') {
      if (parts[part].empty()) continue;
      if (++part == parts.size()) return std::nullopt;
    } else {
      parts[part].push_back(c);
    }
  }
  const auto padded = [](std::string s) { return s.size() == 1 ? "0" + s : s; };
  const auto month = [&](const std::string& s) -> std::string {
    if (all_digits(s)) return padded(s);
    for (unsigned m = 1; m <= 12; ++m) {
      if (lower(s) == lower(month_name(m, Language::nl)) || lower(s) == lower(month_name(m, Language::en))) {
        return padded(std::to_string(m));
      }
    }
    return "";
  };
  const std::string middle = month(parts[1]);
  if (middle.empty() || !all_digits(parts[0]) || !all_digits(parts[2])) return std::nullopt;
  if (parts[0].size() == 4) return parse_date(parts[0] + "-" + middle + "-" + padded(parts[2]));
  if (parts[2].size() == 4) return parse_date(parts[2] + "-" + middle + "-" + padded(parts[0]));
  return std::nullopt;
}

/// Cuts one of the words (with a blank between) from the end; false when none stands there.
bool cut_suffix(std::string_view& text, std::initializer_list<std::string_view> words) {
  for (const std::string_view word : words) {
    if (text.size() > word.size() + 1 && text.ends_with(word) && text[text.size() - word.size() - 1] == ' ') {
      text.remove_suffix(word.size());
      while (text.ends_with(' ')) text.remove_suffix(1);
      return true;
    }
  }
  return false;
}

bool cut_prefix(std::string_view& text, std::initializer_list<std::string_view> words) {
  for (const std::string_view word : words) {
    if (text.size() > word.size() + 1 && text.starts_with(word) && text[word.size()] == ' ') {
      text.remove_prefix(word.size());
      while (text.starts_with(' ')) text.remove_prefix(1);
      return true;
    }
  }
  return false;
}

std::optional<terms::Term> term_in(Report& report, std::string_view text, const Node& node, const Text& example) {
  const auto term = terms::parse_term(text);
  if (term) return *term;
  report.error("R028", node.span, {in_quotes(node.text) + " is geen termijn", in_quotes(node.text) + " is not a term"},
               term.error(), {"schrijf bijvoorbeeld '" + example.nl + "'", "write for example '" + example.en + "'"});
  return std::nullopt;
}

}  // namespace

bool is_mail(std::string_view text) {
  const auto at = text.find('@');
  if (at == std::string_view::npos || at == 0 || text.find('@', at + 1) != std::string_view::npos) return false;
  if (text.size() > 254 || text.find_first_of(" \t\n\r<>()[]\\,;:\"") != std::string_view::npos) return false;
  // An accent in an address is a slip of the keyboard; few servers would take it.
  if (std::ranges::any_of(text, [](char c) { return c <= ' ' || c > '~'; })) return false;
  const auto domain = text.substr(at + 1);
  return !domain.empty() && domain.front() != '.' && domain.back() != '.' &&
         domain.find("..") == std::string_view::npos && domain.find('.') != std::string_view::npos;
}

std::optional<std::string> read_mail(Report& report, const Node* node) {
  auto text = read_text(report, node);
  if (!text) return std::nullopt;
  if (is_mail(*text)) return text;
  report.error(
      "R032", node->span, {in_quotes(*text) + " is geen mailadres", in_quotes(*text) + " is not a mail address"},
      {"een mailadres heeft één '@' en een domein met een punt", "a mail address has one '@' and a domain with a dot"},
      {"schrijf bijvoorbeeld 'griffie@gemeente.example'", "write for example 'clerk@gemeente.example'"});
  return std::nullopt;
}

std::vector<std::string> read_mails(Report& report, const Node* node) {
  std::vector<std::string> mails;
  if (node == nullptr) return mails;
  if (!node->is_list()) {
    if (auto one = read_mail(report, node)) mails.push_back(*std::move(one));
    return mails;
  }
  for (const Node& item : items(report, node)) {
    auto one = read_mail(report, &item);
    if (!one) continue;
    if (std::ranges::find(mails, *one) != mails.end())
      report.error("R032", item.span,
                   {in_quotes(*one) + " staat hier twee keer", in_quotes(*one) + " stands here twice"},
                   {"dit adres staat er al", "this address is there already"},
                   {"noem elk adres één keer", "name each address once"});
    else
      mails.push_back(*std::move(one));
  }
  if (node->children.empty()) {
    report.error("R032", node->span, {"hier staat geen enkel adres", "there is no address here"},
                 {"een lege lijst", "an empty list"},
                 {"schrijf bijvoorbeeld 'griffie@gemeente.example'", "write for example 'clerk@gemeente.example'"});
  }
  if (mails.size() > mails_max) {
    const std::string most = std::to_string(mails_max);
    report.error("R032", node->span,
                 {"dit zijn meer dan " + most + " adressen", "these are more than " + most + " addresses"},
                 {"zo veel adressen heeft één mens niet", "one person does not have so many addresses"},
                 {"gebruik een groepsadres van de organisatie", "use a group address of the organisation"});
    mails.clear();
  }
  return mails;
}

std::optional<int> read_whole(Report& report, const Node* node, int least, int most) {
  const auto text = read_text(report, node);
  if (!text) return std::nullopt;
  int value = 0;
  const bool negative = text->starts_with('-');
  const std::string_view digits = std::string_view(*text).substr(negative ? 1 : 0);
  const auto [end, failure] = std::from_chars(text->data(), text->data() + text->size(), value);
  const bool plain = all_digits(digits) && (digits.size() == 1 || digits.front() != '0') && !node->quoted;
  if (plain && failure == std::errc() && end == text->data() + text->size() && value >= least && value <= most)
    return value;
  const Text range{"een heel getal van " + std::to_string(least) + " tot en met " + std::to_string(most),
                   "a whole number from " + std::to_string(least) + " to " + std::to_string(most)};
  report.error("R025", node->span, {"hier hoort " + range.nl, "expected " + range.en},
               node->quoted ? Text{"tussen aanhalingstekens is dit tekst", "in quotes this is text"}
                            : Text{"dit is geen getal dat hier past", "this is not a number that fits here"},
               {"schrijf alleen cijfers, zonder nul vooraan, punten of aanhalingstekens",
                "write digits only, without a leading zero, points or quotes"});
  return std::nullopt;
}

std::optional<bool> read_boolean(Report& report, const Node* node) {
  const auto text = read_text(report, node);
  if (!text) return std::nullopt;
  if (!node->quoted && *text == "true") return true;
  if (!node->quoted && *text == "false") return false;
  const std::string word = lower(*text);
  const auto among = [&](std::initializer_list<std::string_view> words) {
    return std::ranges::find(words, word) != words.end();
  };
  Text fix{"schrijf 'true' of 'false'", "write 'true' or 'false'"};
  if (among({"ja", "yes", "on", "aan", "y", "j", "true", "waar"})) fix = {"schrijf 'true'", "write 'true'"};
  if (among({"nee", "no", "off", "uit", "n", "false", "onwaar"})) fix = {"schrijf 'false'", "write 'false'"};
  report.error("R026", node->span, {"hier hoort 'true' of 'false'", "expected 'true' or 'false'"},
               {in_quotes(*text) + " is tekst", in_quotes(*text) + " is text"}, fix);
  return std::nullopt;
}

std::optional<Date> date_in(Report& report, std::string_view text, const diagnostic::Span& span) {
  if (const auto date = parse_date(text)) {
    if (terms::is_provisional(*date)) {
      report.warning_once(
          "R033", span,
          {"voor " + std::to_string(year_of(*date)) + " zijn niet alle vrije dagen bekend",
           "not all days off are known for " + std::to_string(year_of(*date))},
          {"data in dit jaar zijn voorlopig", "dates in this year are provisional"},
          {"klopt het jaar? Dan hoeft u niets te doen", "is the year right? Then there is nothing to do"});
    }
    return date;
  }
  const auto meant = meant_date(text);
  report.error("R027", span, {in_quotes(text) + " is geen datum", in_quotes(text) + " is not a date"},
               {"een datum is jaar-maand-dag, en moet bestaan", "a date is year-month-day, and must exist"},
               meant ? Text{"bedoelt u " + to_string(*meant) + "?", "did you mean " + to_string(*meant) + "?"}
                     : Text{"schrijf bijvoorbeeld 2026-11-22", "write for example 2026-11-22"});
  return std::nullopt;
}

std::optional<Date> read_date(Report& report, const Node* node) {
  const auto text = read_text(report, node);
  if (!text) return std::nullopt;
  return date_in(report, *text, node->span);
}

std::vector<Date> read_dates(Report& report, const Node* node) {
  std::vector<Date> days;
  if (node == nullptr) return days;
  if (!node->is_list()) {
    if (const auto day = read_date(report, node)) days.push_back(*day);
    return days;
  }
  for (const Node& item : items(report, node)) {
    const auto day = read_date(report, &item);
    if (!day) continue;
    if (!days.empty() && *day <= days.back()) {
      report.error("R027", item.span,
                   {"deze dag komt niet na de vorige", "this day does not come after the one before"},
                   {"de dagen staan op volgorde", "the days stand in order"},
                   {"zet de vroegste dag bovenaan, en elke dag één keer", "put the earliest day first, each day once"});
      continue;
    }
    days.push_back(*day);
  }
  if (days.size() <= new_councils_max) return days;
  report.error("R027", node->place(), {"dit zijn te veel dagen", "these are too many days"},
               {"zo ver vooruit is niets bekend", "nothing is known so far ahead"},
               {"noem er ten hoogste " + std::to_string(new_councils_max),
                "name " + std::to_string(new_councils_max) + " at most"});
  return {};
}

std::optional<terms::Term> read_term(Report& report, const Node* node) {
  const auto text = read_text(report, node);
  if (!text) return std::nullopt;
  std::string_view rest = *text;
  if (cut_suffix(rest, {"vooraf", "before"})) {
    report.error("R043", node->span,
                 {"dit telt vooruit vanaf een datum, niet terug", "this counts forward from a date, not back"},
                 {"'vooraf' past hier niet", "'before' does not fit here"},
                 {"schrijf alleen " + in_quotes(rest), "write only " + in_quotes(rest)});
    return std::nullopt;
  }
  (void)cut_suffix(rest, {"achteraf", "after"});
  return term_in(report, rest, *node, {"1 werkdag", "1 working day"});
}

std::optional<terms::Term> read_term_before(Report& report, const Node* node) {
  const auto text = read_text(report, node);
  if (!text) return std::nullopt;
  std::string_view rest = *text;
  if (cut_suffix(rest, {"achteraf", "na", "after"})) {
    report.error("R043", node->span,
                 {"dit telt terug vanaf een datum, niet vooruit", "this counts back from a date, not forward"},
                 {"'achteraf' past hier niet", "'after' does not fit here"},
                 {"schrijf '" + std::string(rest) + " vooraf'; wat na de datum gebeurt, hoort bij 'escaleer'",
                  "write '" + std::string(rest) + " before'; what happens after the date belongs to 'escalate'"});
    return std::nullopt;
  }
  if (!cut_suffix(rest, {"vooraf", "before"})) {
    const bool english = report.written == Report::Written::en;
    if (terms::parse_term(rest)) {
      report.error(
          "R028", node->span,
          {in_quotes(*text) + " zegt niet of het vooraf is", in_quotes(*text) + " does not say that it is before"},
          {"hier ontbreekt 'vooraf'", "'before' is missing here"},
          {"schrijf '" + *text + (english ? " before'" : " vooraf'"),
           "write '" + *text + (english ? " before'" : " vooraf'")});
      return std::nullopt;
    }
  }
  return term_in(report, rest, *node, {"5 werkdagen vooraf", "5 working days before"});
}

std::optional<terms::Term> read_term_each(Report& report, const Node* node) {
  const auto text = read_text(report, node);
  if (!text) return std::nullopt;
  std::string_view rest = *text;
  if (!cut_prefix(rest, {"elke", "iedere", "every"})) rest = {};
  const auto term = term_in(report, rest, *node, {"elke 5 werkdagen", "every 5 working days"});
  if (term && term->count == 0) {
    report.error("R028", node->span, {in_quotes(*text) + " is geen termijn", in_quotes(*text) + " is not a term"},
                 {"herhalen kan niet zonder tussentijd", "repeating needs time in between"},
                 {"schrijf bijvoorbeeld 'elke 5 werkdagen'", "write for example 'every 5 working days'"});
    return std::nullopt;
  }
  return term;
}

}  // namespace besluit::reading
