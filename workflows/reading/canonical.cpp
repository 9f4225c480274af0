// SPDX-License-Identifier: EUPL-1.2
#include "workflows/reading/canonical.hpp"

#include "rules/terms/series.hpp"
#include "workflows/reading/date_phrase.hpp"
#include "workflows/reading/fields.hpp"
#include "workflows/reading/hit_policy.hpp"
#include "workflows/reading/route_values.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>
#include <vector>

namespace besluit::reading {
namespace {

/// "5:tekst": with its length in front, no text can be mistaken for structure.
std::string atom(std::string_view text) {
  return std::to_string(text.size()) + ":" + std::string(text);
}

std::string term_token(const std::optional<terms::Term>& term) {
  if (!term) return "?";
  constexpr std::array units{"d", "wd", "w", "m", "y", "h"};
  return std::to_string(term->count) + units.at(static_cast<std::size_t>(term->unit));
}

/// A condition with its blanks outside strings made single.
std::string one_blank(std::string_view text) {
  std::string result;
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '"' && (i == 0 || text[i - 1] != '\\')) in_string = !in_string;
    const bool blank = c == ' ' || c == '\t' || c == '\n';
    if (!blank || in_string) {
      result.push_back(c);
    } else if (!result.empty() && result.back() != ' ') {
      result.push_back(' ');
    }
  }
  while (result.ends_with(' ')) result.pop_back();
  return result;
}

std::string meeting_token(Report& quiet, const Node& node) {
  const auto phrase = read_meeting(quiet, &node);
  if (!phrase) return "?";
  const bool fixed = phrase->choice.kind == definition::MeetingChoice::Kind::fixed;
  return phrase->body + (fixed ? "@" : "<") + to_string(phrase->choice.date);
}

std::string exit_token(Report& quiet, const Node& node) {
  const auto phrase = read_exit(quiet, &node);
  if (!phrase) return "?";
  switch (phrase->move) {
    case definition::Move::advance:
      return "advance";
    case definition::Move::defer:
      return "defer";
    case definition::Move::end:
      return "end " + phrase->target;
    case definition::Move::back:
      return "back " + phrase->target;
    case definition::Move::jump:
      return "to " + phrase->target;
  }
  return "?";
}

std::string reply_token(Report& quiet, const Node& node) {
  const auto phrase = read_reply_term(quiet, &node);
  if (!phrase) return "?";
  if (phrase->by_law) return "law";
  constexpr std::array anchors{"receipt", "sending", "opening"};
  std::string token = term_token(phrase->term) + "@" + anchors.at(static_cast<std::size_t>(phrase->anchor));
  if (phrase->ground) token += *phrase->ground == terms::Ground::arrangement ? " arrangement" : " own";
  if (phrase->rolling == terms::Rolling::declared) token += " rolling";
  return token;
}

/// A ground in our own words has two languages; an article has one.
std::string neutral_ground(const std::string& ground) {
  if (ground == "eigen regel" || ground == "own rule") return "own";
  if (ground == "afgesproken" || ground == "agreed") return "agreed";
  return ground;
}

std::string silence_token(Report& quiet, const Node& node) {
  const auto phrase = read_silence(quiet, &node);
  if (!phrase) return "?";
  return std::string(definition::row(phrase->outcome).token) + ";" + neutral_ground(phrase->ground);
}

std::string gate_token(Report& quiet, const Node& node) {
  votes::Vocabulary known;
  for (const definition::OutcomeRow& row : definition::outcomes())
    known.outcomes.push_back({std::string(row.token), std::string(row.nl), std::string(row.token)});
  // Who may hold a veto was checked; here any word of the text will do.
  for (std::size_t at = 0; at < node.text.size();) {
    const auto end = std::min(node.text.find(' ', at), node.text.size());
    known.holders.push_back(node.text.substr(at, end - at));
    at = end + 1;
  }
  const auto gate = read_gate(quiet, &node, known);
  return gate ? votes::token(gate->rule) + " " + gate->outcome : "?";
}

/// One value as a neutral token. The file was read without errors, so what the helpers report here is thrown away.
std::string scalar(const Node& node, Holds holds) {
  Report quiet("");
  switch (holds) {
    case Holds::term:
      return term_token(read_term(quiet, &node));
    case Holds::term_before:
      if (parse_date(node.text)) return node.text;  // a reminder on a day of its own
      return term_token(read_term_before(quiet, &node));
    case Holds::term_each:
      return term_token(read_term_each(quiet, &node));
    case Holds::meeting:
      return meeting_token(quiet, node);
    case Holds::meeting_days: {
      const auto series = terms::parse_series(node.text);
      return series ? terms::canonical(*series) : read_text(quiet, &node).value_or("");
    }
    case Holds::term_after: {
      const auto phrase = read_after(quiet, &node);
      return phrase ? term_token(phrase->term) + ">" + phrase->step : "?";
    }
    case Holds::date_phrase: {
      const auto phrase = read_date_phrase(quiet, &node);
      return phrase ? phrase->words + (phrase->words.empty() ? "" : "=") + to_string(phrase->date) : "?";
    }
    case Holds::outcome_name: {
      const auto outcome = definition::outcome_named(node.text);
      return outcome ? std::string(definition::row(*outcome).token) : node.text;
    }
    case Holds::awaited_dossier: {
      const auto phrase = read_awaited_dossier(quiet, &node);
      return phrase ? (phrase->children ? "*" : phrase->fact) + "/" + phrase->step : "?";
    }
    case Holds::wait_day: {
      const auto phrase = read_date_phrase(quiet, &node);
      return phrase ? phrase->words + (phrase->words.empty() ? "" : "=") + to_string(phrase->date)
                    : one_blank(node.text);
    }
    case Holds::exit:
      return exit_token(quiet, node);
    case Holds::quorum:
      return votes::token(read_rule(quiet, &node, votes::Use::quorum));
    case Holds::majority:
      return votes::token(read_rule(quiet, &node, votes::Use::majority));
    case Holds::condition:
    case Holds::cell:
      return one_blank(node.text);
    case Holds::hit_policy:
      return read_hit_policy(quiet, &node).value_or("?");
    case Holds::reply_term:
      return reply_token(quiet, node);
    case Holds::silence:
      return silence_token(quiet, node);
    case Holds::gate:
      return gate_token(quiet, node);
    case Holds::every:
    case Holds::kind:
    case Holds::ask:
    case Holds::data_type:
    case Holds::members:
    case Holds::acknowledged:
    case Holds::late_rungs:
    case Holds::seen_by:
    case Holds::tell:
    case Holds::which_dates:
      return read_word(quiet, &node, words_of(holds)).value_or("?");
    default:
      return read_text(quiet, &node).value_or("");
  }
}

std::string map_of(const Node& node, Shape shape);

std::string joined(char open, const std::vector<std::string>& parts, char close) {
  std::string result(1, open);
  for (const auto& part : parts) result += part;
  return result + close;
}

/// A column may be its type alone: `bedrag: getal` says the same as `bedrag:` with `type: getal` below it.
std::string column(const Node& node, const Keyword& keyword) {
  if (node.is_map()) return map_of(node, keyword.shape);
  return joined('{', {atom("type") + atom(scalar(node, Holds::data_type))}, '}');
}

/// One value, or one for each output.
std::string results(const Node& node) {
  if (!node.is_map()) return atom(scalar(node, Holds::text));
  std::vector<std::string> parts;
  for (const Node& child : node.children) parts.push_back(atom(child.key) + atom(scalar(child, Holds::text)));
  std::ranges::sort(parts);
  return joined('{', parts, '}');
}

/// A list of one address, or of one day, is that address or day.
std::string one_or_more(const Node& node) {
  if (!node.is_list()) return atom(scalar(node, Holds::text));
  std::vector<std::string> parts;
  for (const Node& child : node.children) parts.push_back(atom(scalar(child, Holds::text)));
  return parts.size() == 1 ? parts.front() : joined('[', parts, ']');
}

std::string one(const Node& node, const Keyword& keyword) {
  if (keyword.holds == Holds::column) return column(node, keyword);
  if (keyword.holds == Holds::result) return results(node);
  if (keyword.holds == Holds::mails || keyword.holds == Holds::dates) return one_or_more(node);
  if (keyword.token == "quiet-hours") {
    // "20:00 tot 07:00", "20:00 to 07:00"
    const std::string text = scalar(node, keyword.holds);
    return atom(text.substr(0, text.find(' ')) + "-" + text.substr(text.rfind(' ') + 1));
  }
  return keyword.holds == Holds::map ? map_of(node, keyword.shape) : atom(scalar(node, keyword.holds));
}

std::string value(const Node& node, const Keyword& keyword) {
  if (keyword.form == Form::one) return one(node, keyword);
  std::vector<std::string> parts;
  for (const Node& child : node.children) {
    parts.push_back((keyword.form == Form::list ? "" : atom(child.key)) + one(child, keyword));
  }
  if (keyword.form != Form::named) return joined('[', parts, ']');
  std::ranges::sort(parts);
  return joined('{', parts, '}');
}

std::string map_of(const Node& node, Shape shape) {
  std::vector<std::string> parts;
  for (const Node& child : node.children) {
    for (const Field& field : fields_of(shape)) {
      if (child.key != field.keyword->nl && child.key != field.keyword->en) continue;
      parts.push_back(atom(field.keyword->token) + value(child, *field.keyword));
      break;
    }
  }
  std::ranges::sort(parts);
  return joined('{', parts, '}');
}

}  // namespace

std::string canonical(const Node& root, Shape shape) {
  return "besluit/1" + map_of(root, shape);
}

std::string sha256_hex(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int length = 0;
  // SHA-256 cannot fail on memory that exists; a build of OpenSSL without it must not go on with a wrong identity.
  if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, EVP_sha256(), nullptr) != 1) std::abort();
  constexpr std::string_view digits = "0123456789abcdef";
  std::string result;
  for (unsigned int i = 0; i < length; ++i) {
    result.push_back(digits[digest[i] >> 4U]);
    result.push_back(digits[digest[i] & 0xFU]);
  }
  return result;
}

}  // namespace besluit::reading
