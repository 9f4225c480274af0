// SPDX-License-Identifier: EUPL-1.2
// Runs translated patterns with PCRE2. The translation is in regex_pattern.cpp.
#include "rules/feel/regex.hpp"

#include "rules/diagnostic/utf8.hpp"
#include "rules/feel/expression.hpp"
#include "rules/feel/limits.hpp"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <algorithm>

namespace besluit::feel {

struct Regex::Code {
  pcre2_code* code = nullptr;
  pcre2_match_context* small = nullptr;
  pcre2_match_context* large = nullptr;
  std::uint32_t groups = 0;
  bool matches_empty = false;

  Code() = default;
  Code(const Code&) = delete;
  Code& operator=(const Code&) = delete;
  ~Code() {
    pcre2_code_free(code);
    pcre2_match_context_free(small);
    pcre2_match_context_free(large);
  }
};

namespace {

PCRE2_SPTR bytes(std::string_view text) {
  return reinterpret_cast<PCRE2_SPTR>(text.data());
}

struct MatchData {
  explicit MatchData(const pcre2_code* code) : data(pcre2_match_data_create_from_pattern(code, nullptr)) {}
  ~MatchData() { pcre2_match_data_free(data); }
  MatchData(const MatchData&) = delete;
  MatchData& operator=(const MatchData&) = delete;
  pcre2_match_data* data;
};

// One match from `from` on; nothing found is false. Most matches take few steps; one that does not is begun again with
// more, at a price.
template <class Code>
std::expected<bool, RegexError> match_from(const Code& code, std::string_view text, std::size_t from,
                                           const MatchData& found, Evaluation& evaluation) {
  // A pointer that is never null, also for the empty text. Values hold valid UTF-8 only.
  const std::string_view subject = text.data() != nullptr ? text : std::string_view("");
  const auto run = [&](pcre2_match_context* context) {
    return pcre2_match(code.code, bytes(subject), subject.size(), from, PCRE2_NO_UTF_CHECK, found.data, context);
  };
  if (!evaluation.charge(limits::match_cost)) return std::unexpected(RegexError::limit);
  int result = run(code.small);
  if (result == PCRE2_ERROR_MATCHLIMIT) {
    if (!evaluation.charge(limits::match_cost_large)) return std::unexpected(RegexError::limit);
    result = run(code.large);
  }
  if (result == PCRE2_ERROR_NOMATCH) return false;
  if (result < 0) return std::unexpected(RegexError::limit);
  return true;
}

}  // namespace

Regex::Regex(std::unique_ptr<Code> code) : code_(std::move(code)) {}
Regex::Regex(Regex&&) noexcept = default;
Regex& Regex::operator=(Regex&&) noexcept = default;
Regex::~Regex() = default;

std::expected<Regex, RegexError> Regex::compile(std::string_view pattern, std::string_view flags) {
  std::uint32_t options = PCRE2_UTF | PCRE2_UCP | PCRE2_DOLLAR_ENDONLY;
  bool extended = false;
  for (const char flag : flags) {
    switch (flag) {
      case 's':
        options |= PCRE2_DOTALL;
        break;
      case 'm':
        options |= PCRE2_MULTILINE;
        break;
      case 'i':
        options |= PCRE2_CASELESS;
        break;
      case 'x':
        extended = true;
        break;
      default:
        return std::unexpected(RegexError::flags);
    }
  }
  if (utf8::count(pattern) > limits::pattern_characters_max) return std::unexpected(RegexError::pattern);
  const auto translated = translate_pattern(pattern, extended, (options & PCRE2_DOTALL) != 0);
  if (!translated) return std::unexpected(RegexError::pattern);
  auto code = std::make_unique<Code>();
  int error = 0;
  PCRE2_SIZE offset = 0;
  code->code = pcre2_compile(bytes(*translated), translated->size(), options, &error, &offset, nullptr);
  if (code->code == nullptr) return std::unexpected(RegexError::pattern);
  code->small = pcre2_match_context_create(nullptr);
  code->large = pcre2_match_context_create(nullptr);
  pcre2_set_match_limit(code->small, limits::match_steps_small);
  pcre2_set_match_limit(code->large, limits::match_steps_max);
  pcre2_set_depth_limit(code->small, limits::match_depth_max);
  pcre2_set_depth_limit(code->large, limits::match_depth_max);
  pcre2_pattern_info(code->code, PCRE2_INFO_CAPTURECOUNT, &code->groups);
  Regex regex(std::move(code));
  Evaluation evaluation(Host{});
  const auto empty = regex.matches("", evaluation);
  regex.code_->matches_empty = empty && *empty;
  return regex;
}

std::expected<bool, RegexError> Regex::matches(std::string_view text, Evaluation& evaluation) const {
  return match_from(*code_, text, 0, MatchData(code_->code), evaluation);
}

namespace {

// The replacement of one match, appended to `out`.
std::expected<void, RegexError> expand(std::string_view replacement, std::string_view text, const PCRE2_SIZE* ends,
                                       std::uint32_t groups, std::string& out) {
  const auto is_digit = [&](std::size_t at) {
    return at < replacement.size() && replacement[at] >= '0' && replacement[at] <= '9';
  };
  for (std::size_t i = 0; i < replacement.size(); ++i) {
    const char c = replacement[i];
    if (c == '\\') {
      const char next = i + 1 < replacement.size() ? replacement[++i] : ' ';
      if (next != '\\' && next != '$') return std::unexpected(RegexError::replacement);
      out += next;
    } else if (c == '$') {
      if (!is_digit(i + 1)) return std::unexpected(RegexError::replacement);
      std::uint32_t group = static_cast<std::uint32_t>(replacement[++i] - '0');
      // As many digits as still name a group.
      while (is_digit(i + 1)) {
        const std::uint32_t longer = group * 10 + static_cast<std::uint32_t>(replacement[i + 1] - '0');
        if (longer > groups) break;
        group = longer;
        ++i;
      }
      if (group <= groups && ends[2 * group] != PCRE2_UNSET) {
        out += text.substr(ends[2 * group], ends[2 * group + 1] - ends[2 * group]);
      }
    } else {
      out += c;
    }
  }
  return {};
}

}  // namespace

std::expected<std::string, RegexError> Regex::replace(std::string_view text, std::string_view replacement,
                                                      Evaluation& evaluation) const {
  if (code_->matches_empty) return std::unexpected(RegexError::empty_match);
  const MatchData found(code_->code);
  std::string out;
  std::size_t at = 0;
  // Also without a match the replacement must be one.
  const std::vector<PCRE2_SIZE> none(2 * (code_->groups + 1), PCRE2_UNSET);
  std::string ignored;
  if (auto fine = expand(replacement, text, none.data(), code_->groups, ignored); !fine) {
    return std::unexpected(fine.error());
  }
  while (at <= text.size()) {
    const auto matched = match_from(*code_, text, at, found, evaluation);
    if (!matched) return std::unexpected(matched.error());
    if (!*matched) break;
    const PCRE2_SIZE* ends = pcre2_get_ovector_pointer(found.data);
    if (ends[1] == ends[0]) return std::unexpected(RegexError::empty_match);
    out += text.substr(at, ends[0] - at);
    if (auto done = expand(replacement, text, ends, code_->groups, out); !done) return std::unexpected(done.error());
    if (out.size() > limits::string_bytes_max) return std::unexpected(RegexError::limit);
    at = ends[1];
  }
  return out + std::string(text.substr(std::min(at, text.size())));
}

std::expected<std::vector<std::string>, RegexError> Regex::split(std::string_view text,
                                                                 Evaluation& evaluation) const {
  if (code_->matches_empty) return std::unexpected(RegexError::empty_match);
  const MatchData found(code_->code);
  std::vector<std::string> pieces;
  std::size_t at = 0;
  while (at <= text.size()) {
    const auto matched = match_from(*code_, text, at, found, evaluation);
    if (!matched) return std::unexpected(matched.error());
    if (!*matched) break;
    const PCRE2_SIZE* ends = pcre2_get_ovector_pointer(found.data);
    if (ends[1] == ends[0]) return std::unexpected(RegexError::empty_match);
    pieces.emplace_back(text.substr(at, ends[0] - at));
    at = ends[1];
  }
  pieces.emplace_back(text.substr(std::min(at, text.size())));
  return pieces;
}

std::string changed_case(std::string_view given, bool upper) {
  // The one letter whose capital is two letters.
  std::string text(given);
  for (std::size_t at = 0; upper && (at = text.find("ß", at)) != std::string::npos;) text.replace(at, 2, "SS");
  int error = 0;
  PCRE2_SIZE offset = 0;
  pcre2_code* code = pcre2_compile(bytes(".+"), 2, PCRE2_UTF | PCRE2_UCP | PCRE2_DOTALL, &error, &offset, nullptr);
  if (code == nullptr) return text;
  // A changed letter can take more bytes than before, never more than three times as many.
  std::string out(3 * text.size() + 16, '\0');
  PCRE2_SIZE size = out.size();
  const std::string_view form = upper ? "\\U$0" : "\\L$0";
  const int done = pcre2_substitute(code, bytes(text), text.size(), 0, PCRE2_SUBSTITUTE_EXTENDED, nullptr, nullptr,
                                    bytes(form), form.size(), reinterpret_cast<PCRE2_UCHAR*>(out.data()), &size);
  pcre2_code_free(code);
  if (done < 0) return text;
  out.resize(size);
  return out;
}

std::expected<const Regex*, RegexError> RegexCache::find(std::string_view pattern, std::string_view flags) {
  const auto known = std::find_if(kept_.begin(), kept_.end(), [&](const Kept& kept) {
    return kept.pattern == pattern && kept.flags == flags;
  });
  if (known != kept_.end()) return &known->regex;
  auto regex = Regex::compile(pattern, flags);
  if (!regex) return std::unexpected(regex.error());
  if (kept_.size() >= limits::patterns_kept) kept_.erase(kept_.begin());
  kept_.push_back({std::string(pattern), std::string(flags), std::move(*regex)});
  return &kept_.back().regex;
}

}  // namespace besluit::feel
