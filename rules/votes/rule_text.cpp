// SPDX-License-Identifier: EUPL-1.2
// A rule is read word by word, always taking the longest form that fits:
//   rule = part { ("en" | "and") part } ;  part = [ amount ] [ unit ] [ outcome ] | double majority | veto
#include "rules/votes/rule_text.hpp"

#include "rules/diagnostic/diagnostic.hpp"
#include "rules/diagnostic/utf8.hpp"
#include "rules/votes/rule_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace besluit::votes {
namespace {

struct Word {
  std::string text;      ///< lowered, "één" as "een"
  std::string original;  ///< as written
  int begin = 0;         ///< in characters
  int end = 0;
};

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  int at = 0;
  bool inside = false;
  for (std::size_t offset = 0; offset < text.size(); ++at) {
    const utf8::Character character = utf8::decode(text, offset);
    const bool blank = character.code == U' ' || character.code == U'\u00A0';
    if (!blank) {
      if (!inside) words.push_back({"", "", at, at});
      Word& word = words.back();
      word.original += text.substr(offset, character.bytes);
      const bool upper = character.code >= U'A' && character.code <= U'Z';
      const char32_t code = upper ? character.code + 32 : character.code;
      utf8::append(word.text, code == U'é' ? U'e' : code);
      word.end = at + 1;
    }
    inside = !blank;
    offset += character.bytes;
  }
  return words;
}

std::string in_quotes(std::string_view text) {
  constexpr std::size_t bytes_max = 60;
  return "'" +
         diagnostic::printable(text.size() > bytes_max ? std::string(text.substr(0, bytes_max)) + "..."
                                                       : std::string(text)) +
         "'";
}

/// The reader. `stop_` holds the first problem; every step does nothing once there is one.
class Reader {
 public:
  Reader(std::string_view text, Use use, const Vocabulary& known)
      : use_(use), known_(known), words_(words_of(text)), length_(static_cast<int>(utf8::count(text))) {}

  std::expected<RuleText, std::vector<Problem>> read() {
    if (length_ > static_cast<int>(text_characters_max)) {
      fail(0, length_,
           {fmt::format("een regel telt hoogstens {} tekens", text_characters_max),
            fmt::format("a rule has at most {} characters", text_characters_max)});
    } else if (words_.empty()) {
      fail(0, 1, {"hier ontbreekt een regel", "a rule is missing here"});
    }
    while (!stop_ && at_ < words_.size()) {
      read_part();
      if (stop_ || at_ == words_.size()) break;
      read_and();
    }
    if (stop_) return std::unexpected(std::vector<Problem>{std::move(*stop_)});
    return std::move(result_);
  }

 private:
  // -- words --

  [[nodiscard]] bool is(std::size_t index, std::string_view word) const {
    return index < words_.size() && words_[index].text == word;
  }

  /// How many words of `phrase` stand at the current place: all of them, or 0.
  [[nodiscard]] std::size_t matches(std::string_view phrase) const {
    std::size_t index = at_;
    while (!phrase.empty()) {
      const auto blank = phrase.find(' ');
      if (!is(index, phrase.substr(0, blank))) return 0;
      ++index;
      phrase = blank == phrase.npos ? std::string_view{} : phrase.substr(blank + 1);
    }
    return index - at_;
  }

  /// Takes `count` words that are spelled `nl` in Dutch and `en` in English.
  void take(std::size_t count, std::string_view nl, std::string_view en, Language language) {
    if (nl != en) {
      if (result_.language && result_.language->language != language) {
        fail(words_[at_].begin, words_[at_ + count - 1].end,
             {"een regel is helemaal Nederlands of helemaal Engels", "a rule is Dutch or English throughout"},
             std::string(result_.language->language == Language::nl ? nl : en));
        return;
      }
      if (!result_.language) {
        result_.language =
            LanguageMark{language, std::string(nl), std::string(en), words_[at_].begin, words_[at_ + count - 1].end};
      }
    }
    at_ += count;
  }

  /// Takes `nl` or `en` when it stands here.
  bool accept(std::string_view nl, std::string_view en) {
    if (const std::size_t count = matches(nl); count > 0) {
      take(count, nl, en, Language::nl);
      return true;
    }
    if (const std::size_t count = matches(en); count > 0) {
      take(count, nl, en, Language::en);
      return true;
    }
    return false;
  }

  /// The row with the longest form that stands here, taken; null when there is none.
  template <typename Rows>
  auto accept_longest(const Rows& rows) -> decltype(&rows[0]) {
    decltype(&rows[0]) best = nullptr;
    std::size_t longest = 0;
    Language language = Language::nl;
    for (const auto& row : rows) {
      for (const Language tried : {Language::nl, Language::en}) {
        const std::size_t count = matches(tried == Language::nl ? row.nl : row.en);
        if (count <= longest) continue;
        longest = count;
        best = &row;
        language = tried;
      }
    }
    if (best != nullptr) take(longest, best->nl, best->en, language);
    return best;
  }

  /// A whole number without sign; saturates above `count_max`. nullopt when the word is none.
  static std::optional<std::int64_t> number(std::string_view text) {
    if (text.empty() || text.find_first_not_of("0123456789") != text.npos) return std::nullopt;
    std::int64_t value = 0;
    for (const char digit : text) value = std::min(value * 10 + (digit - '0'), count_max + 1);
    return value;
  }

  // -- problems --

  void fail(int begin, int end, Text message, std::string suggestion = {}) {
    if (stop_) return;
    stop_ = Problem{begin, std::max(end, begin + 1), std::move(message), std::move(suggestion)};
  }
  void fail_here(Text message, std::string suggestion = {}) {
    const bool past = at_ >= words_.size();
    fail(past ? length_ : words_[at_].begin, past ? length_ + 1 : words_[at_].end, std::move(message),
         std::move(suggestion));
  }

  [[nodiscard]] bool dutch() const { return result_.language && result_.language->language == Language::nl; }
  [[nodiscard]] bool english() const { return result_.language && result_.language->language == Language::en; }

  /// Every form that may stand in a text of this language.
  [[nodiscard]] std::vector<std::string> forms() const {
    std::vector<std::string> all;
    const auto add = [&](std::string_view nl, std::string_view en) {
      if (!english()) all.emplace_back(nl);
      if (!dutch()) all.emplace_back(en);
    };
    for (const AmountWords& row : amount_words()) add(row.nl, row.en);
    for (const UnitWords& row : unit_words()) add(row.nl, row.en);
    add("veto", "veto");
    add("dubbele meerderheid", "double majority");
    add("en", "and");
    if (use_ == Use::gate) {
      for (const OutcomeWord& word : known_.outcomes) add(word.nl, word.en);
    }
    return all;
  }

  /// Whether the words from `first`, at least `least` of them, come near a known form: then that is the problem, with
  /// the longest stretch.
  bool fail_near(std::size_t first, std::size_t least = 1) {
    const std::vector<std::string> all = forms();
    for (std::size_t count = std::min<std::size_t>(5, words_.size() - first); count >= least; --count) {
      std::string stretch;
      for (std::size_t i = first; i < first + count; ++i) stretch += (i > first ? " " : "") + words_[i].text;
      std::vector<std::string> as_long;
      for (const std::string& form : all) {
        if (static_cast<std::size_t>(std::ranges::count(form, ' ')) + 1 == count) as_long.push_back(form);
      }
      const std::string meant = diagnostic::nearest(stretch, as_long);
      if (meant.empty() || meant == stretch) continue;
      fail(words_[first].begin, words_[first + count - 1].end,
           {"onbekende regel " + in_quotes(stretch), "unknown rule " + in_quotes(stretch)}, meant);
      return true;
    }
    return false;
  }

  /// The words from here are no known form.
  void fail_unknown() {
    if (fail_near(at_)) return;
    const std::string word = in_quotes(words_[at_].original);
    fail_here({"onbekende regel " + word, "unknown rule " + word});
  }

  // -- the grammar --

  void read_and() {
    if (accept("en", "and")) {
      if (!stop_ && at_ == words_.size()) fail_here({"na 'en' ontbreekt een regel", "a rule is missing after 'and'"});
      return;
    }
    fail_unknown();
  }

  void push(Threshold part) {
    if (result_.rule.size() >= parts_max) {
      fail_here({fmt::format("een regel telt hoogstens {} delen", parts_max),
                 fmt::format("a rule has at most {} parts", parts_max)});
      return;
    }
    result_.rule.push_back(std::move(part));
  }

  [[nodiscard]] Threshold blank_part() const {
    Threshold part;
    part.measure = use_ == Use::majority ? Measure::votes : Measure::heads;
    part.base = use_ == Use::quorum ? Base::sitting : use_ == Use::majority ? Base::cast : Base::entitled;
    return part;
  }

  void read_part() {
    if (is(at_, "veto") || is(at_, "geen") || is(at_, "no")) return read_veto();
    if (accept("dubbele meerderheid", "double majority")) return read_double();
    if (const std::size_t count = std::max(matches("gekwalificeerde meerderheid"), matches("qualified majority"));
        count > 0) {
      fail(words_[at_].begin, words_[at_ + count - 1].end,
           {"zeg hoeveel een gekwalificeerde meerderheid is, bijvoorbeeld 'twee derde'",
            "say how much a qualified majority is, for example 'two thirds'"});
      return;
    }
    const std::size_t first = at_;
    Threshold part = blank_part();
    read_amount(part);
    if (stop_) return;
    read_unit(part);
    if (stop_) return;
    read_outcome();
    if (stop_) return;
    if (at_ == first) return fail_unknown();
    push(std::move(part));
  }

  void read_amount(Threshold& part) {
    const std::size_t first = at_;
    const bool strict = !is_amount_here() && accept("meer dan", "more than");
    if (stop_) return;
    if (!strict && !is_amount_here() && !accept("minstens", "at least")) (void)accept("ten minste", "not less than");
    if (stop_ || at_ == words_.size()) return;
    const std::string& word = words_[at_].text;
    const bool digits = word.find_first_of("0123456789") != word.npos;
    if (digits) return read_numbers(part, strict);
    if (strict) {
      if (fail_near(first, 3)) return;
      return fail_here({"na 'meer dan' hoort een breuk of een getal", "a share or a number follows 'more than'"});
    }
    if (const AmountWords* row = accept_longest(amount_words()); row != nullptr) {
      part.kind = row->kind;
      part.share = row->share;
      part.count = row->count;
      if (row->base) part.base = *row->base;
      if (row->kind == Kind::count || row->kind == Kind::all) part.share = {};
      if (row->base == Base::cast && row->kind == Kind::more_than) part.measure = Measure::votes;
    }
  }

  [[nodiscard]] bool is_amount_here() const {
    return std::ranges::any_of(amount_words(),
                               [&](const AmountWords& row) { return matches(row.nl) + matches(row.en) > 0; });
  }

  /// "2/3", "75%", "12", "12 van 18".
  void read_numbers(Threshold& part, bool strict) {
    const std::string& word = words_[at_].text;
    const auto slash = word.find('/');
    if (slash != word.npos) {
      const auto top = number(word.substr(0, slash));
      const auto bottom = number(word.substr(slash + 1));
      if (!top || !bottom)
        return fail_here(
            {"een breuk is twee hele getallen, zoals '2/3'", "a share is two whole numbers, such as '2/3'"});
      return read_share(part, *top, *bottom, strict);
    }
    if (word.ends_with('%')) {
      const auto top = number(word.substr(0, word.size() - 1));
      if (!top)
        return fail_here({"een percentage is een heel getal, zoals '75%'; schrijf anders een breuk",
                          "a percentage is a whole number, such as '75%'; else write a share"});
      return read_share(part, *top, 100, strict);
    }
    const auto count = number(word);
    if (!count) return fail_unknown();
    if (*count == 0 || *count > count_max) {
      return fail_here({fmt::format("een aantal gaat van 1 tot en met {}", count_max),
                        fmt::format("a number goes from 1 to {}", count_max)});
    }
    part.kind = Kind::count;
    part.share = {};
    part.count = *count + (strict ? 1 : 0);
    ++at_;
    read_of(part);
  }

  void read_share(Threshold& part, std::int64_t top, std::int64_t bottom, bool strict) {
    if (top == 0 || bottom == 0 || top > bottom || top > share_max || bottom > share_max) {
      return fail_here({fmt::format("een breuk ligt boven 0 en is hoogstens 1, met getallen tot en met {}", share_max),
                        fmt::format("a share lies above 0 and is at most 1, with numbers up to {}", share_max)});
    }
    if (strict && top == bottom) {
      return fail_here({"meer dan alles kan niet; schrijf 'alle'", "more than everything cannot be; write 'all'"});
    }
    const std::int64_t divisor = std::gcd(top, bottom);
    part.kind = strict ? Kind::more_than : Kind::at_least;
    part.share = {top / divisor, bottom / divisor};
    ++at_;
  }

  /// "van 18" after a count; "van de leden" is a unit.
  void read_of(Threshold& part) {
    std::size_t skip = is(at_, "van") || is(at_, "of") || is(at_, "uit") ? 1 : 0;
    if (skip == 0) return;
    if (is(at_ + 1, "de") || is(at_ + 1, "the")) skip = 2;
    const auto whole = at_ + skip < words_.size() ? number(words_[at_ + skip].text) : std::nullopt;
    if (!whole) {
      if (at_ + skip < words_.size()) return;
      at_ += skip;
      return fail_here(
          {"na 'van' ontbreekt het geheel, zoals in '12 van 18'", "the whole is missing after 'of', as in '12 of 18'"});
    }
    const bool dutch = words_[at_].text != "of";
    take(skip, "van", "of", dutch ? Language::nl : Language::en);
    if (stop_) return;
    if (part.count > *whole || *whole > count_max) {
      return fail_here({fmt::format("{} van {} kan niet", part.count, words_[at_].text),
                        fmt::format("{} of {} cannot be", part.count, words_[at_].text)});
    }
    part.of = *whole;
    ++at_;
  }

  void read_unit(Threshold& part) {
    const UnitWords* row = accept_longest(unit_words());
    if (row == nullptr || stop_) return;
    part.measure = row->measure;
    if (row->base) part.base = *row->base;
  }

  void read_outcome() {
    if (use_ != Use::gate) return;
    // Outcome words are few; compared in lower case and without regard to an accent on the e.
    struct Lowered {
      std::string nl;
      std::string en;
      const OutcomeWord* word;
    };
    std::vector<Lowered> rows;
    const auto plain = [](std::string_view text) {
      std::string joined;
      for (const Word& word : words_of(text)) joined += (joined.empty() ? "" : " ") + word.text;
      return joined;
    };
    for (const OutcomeWord& word : known_.outcomes) rows.push_back({plain(word.nl), plain(word.en), &word});
    const std::size_t first = at_;
    const Lowered* row = accept_longest(rows);
    if (row == nullptr || stop_) return;
    if (!result_.outcome.empty() && result_.outcome != row->word->token) {
      fail(words_[first].begin, words_[at_ - 1].end,
           {"een poort wacht op één soort antwoord; hier staat een tweede",
            "a gate waits for one kind of answer; here is a second one"});
      return;
    }
    result_.outcome = row->word->token;
    result_.outcome_word = english() ? row->word->en : row->word->nl;
  }

  /// "dubbele meerderheid", with two units or with heads and votes.
  void read_double() {
    if (stop_) return;
    Threshold first = blank_part();
    first.measure = Measure::heads;
    Threshold second = first;
    second.measure = Measure::votes;
    if (const UnitWords* unit = accept_longest(unit_words()); unit != nullptr && !stop_) {
      first.measure = unit->measure;
      if (unit->base) first.base = *unit->base;
      if (!accept("en", "and")) {
        return fail_here({"een dubbele meerderheid telt er twee, zoals 'leden en stemmen'",
                          "a double majority counts two things, such as 'members and votes'"});
      }
      const UnitWords* other = stop_ ? nullptr : accept_longest(unit_words());
      if (other == nullptr || other->measure == first.measure) {
        return fail_here({"noem de tweede telling: leden, stemmen of inwoners",
                          "name the second count: members, votes or inhabitants"});
      }
      second.measure = other->measure;
      second.base = other->base.value_or(second.base);
    }
    if (stop_) return;
    read_outcome();
    push(std::move(first));
    push(std::move(second));
  }

  void read_veto() {
    if (use_ == Use::quorum) {
      return fail_here({"een quorum kent geen veto", "a quorum has no veto"});
    }
    if (!accept("geen", "no") && stop_) return;
    if (!accept("veto", "veto")) return fail_unknown();
    Threshold part;
    part.kind = Kind::no_veto;
    part.base = Base::entitled;
    if (is(at_, "van") || is(at_, "by") || is(at_, "of")) {
      if (use_ == Use::majority) {
        return fail_here({"het veto van één lid hoort bij een poort, niet bij een stemming",
                          "the veto of one member belongs to a gate, not to a vote"});
      }
      (void)(accept("van", "by") || accept("van", "of"));
      if (stop_) return;
      if (at_ == words_.size()) return fail_here({"wie heeft het veto?", "who has the veto?"});
      const std::string& name = words_[at_].original;
      if (std::ranges::find(known_.holders, name) == known_.holders.end()) {
        return fail_here({"onbekende naam " + in_quotes(name), "unknown name " + in_quotes(name)},
                         diagnostic::nearest(name, known_.holders));
      }
      part.holder = name;
      ++at_;
    }
    push(std::move(part));
  }

  Use use_;
  const Vocabulary& known_;
  std::vector<Word> words_;
  int length_;
  std::size_t at_ = 0;
  RuleText result_;
  std::optional<Problem> stop_;
};

}  // namespace

std::expected<RuleText, std::vector<Problem>> parse_rule(std::string_view text, Use use, const Vocabulary& known) {
  return Reader(text, use, known).read();
}

std::string examples(Use use, Language language) {
  const bool nl = language == Language::nl;
  switch (use) {
    case Use::quorum:
      return nl ? "meer dan de helft, de helft, twee derde, 12 van 18" : "more than half, half, two thirds, 12 of 18";
    case Use::majority:
      return nl ? "stemmen, leden, meer dan de helft, twee derde, 2/3 van de leden, unanimiteit, dubbele meerderheid"
                : "votes, members, more than half, two thirds, 2/3 of the members, unanimity, double majority";
    case Use::gate:
      return nl ? "alle, een, meer dan de helft, 2/3, 12 van 18, meerderheid stemmen, unanimiteit, veto"
                : "all, any, more than half, 2/3, 12 of 18, majority votes, unanimity, veto";
  }
  return {};
}

}  // namespace besluit::votes
