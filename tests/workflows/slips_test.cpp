// SPDX-License-Identifier: EUPL-1.2
// A slip of the hand in a file of the library: a letter wrong, a line moved, a line gone. Almost always there is an
// error at the place itself; what is still right is seen in what is printed. The same slips in every run.
#include "tests/support/catch.hpp"
#include "tests/support/reading_helpers.hpp"
#include "workflows/reading/keywords.hpp"
#include "workflows/reading/summary.hpp"

#include <algorithm>
#include <array>
#include <random>
#include <set>

namespace besluit::testing {
namespace {

using reading::FileKind;
using reading::Source;

struct Folder {
  std::vector<Source> sources;
  std::optional<definition::Organisation> organisation;
  std::vector<std::shared_ptr<const definition::Workflow>> routes;
};

Folder folder_of(const std::string& name) {
  Folder folder{library_sources(name), {}, {}};
  auto read = reading::read_folder(folder.sources);
  REQUIRE(read.organisation);
  folder.organisation = *read.organisation;
  folder.routes = std::move(read.routes);
  return folder;
}

struct Answer {
  diagnostic::Diagnostics findings;
  std::string hash;
};

/// One file read as `check` reads it.
Answer answer(const Folder& folder, const Source& source) {
  switch (reading::kind_of(source)) {
    case FileKind::organisation: {
      auto read = reading::read_organisation(source);
      return {std::move(read.diagnostics), read.value ? read.value->hash : ""};
    }
    case FileKind::route: {
      auto read = reading::read_workflow(source, &*folder.organisation, folder.sources);
      return {std::move(read.diagnostics), read.value ? read.value->hash : ""};
    }
    case FileKind::table: {
      auto read = reading::read_table(source);
      return {std::move(read.diagnostics), read.value ? read.value->hash : ""};
    }
    case FileKind::scenario: {
      auto read = reading::read_scenario(source, &*folder.organisation, folder.routes);
      return {std::move(read.diagnostics), ""};
    }
    default: {
      Answer unknown;
      for (auto& found : reading::read_folder({source}).diagnostics)
        if (found.span.file == source.name) unknown.findings.push_back(std::move(found));
      return unknown;
    }
  }
}

bool has_error_near(const Answer& answer, int line) {
  return std::ranges::any_of(answer.findings, [line](const diagnostic::Diagnostic& found) {
    return found.severity == diagnostic::Severity::error && std::abs(found.span.line - line) <= 1;
  });
}

/// What a person sees of the file, without the line that holds its hash.
std::string seen(const Source& source) {
  const auto text = reading::summary(source, Language::nl);
  return text ? text->substr(text->find('\n') + 1) : "";
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}
std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

bool has_content(const std::string& line) {
  const auto first = line.find_first_not_of(' ');
  return first != std::string::npos && line[first] != '#';
}

/// A word of a line that cannot be something else: a keyword, or a name that must be known.
struct Word {
  std::size_t begin = 0;
  std::size_t length = 0;
};

bool must_be_known(std::string_view key) {
  // Names that stand for something that is written elsewhere, and words of closed lists.
  static const std::set<std::string_view> keys{"wie",       "orgaan",       "eigenaar", "beleid", "organisatie",
                                               "vraagt",    "tegelijk met", "aan",      "soort",  "vervanger",
                                               "trefregel", "uitkomst",     "stand",    "verder"};
  return keys.contains(key);
}

std::vector<Word> words_of(const std::string& line, bool scenario) {
  std::vector<Word> words;
  std::size_t begin = line.find_first_not_of(' ');
  if (begin == std::string::npos) return words;
  if (line.substr(begin, 2) == "- ") begin = line.find_first_not_of(' ', begin + 1);
  const std::size_t colon = line.find(':', begin);
  if (colon == std::string::npos) return words;
  const std::string key = line.substr(begin, colon - begin);
  const auto known = reading::keywords();
  const bool keyword = std::ranges::any_of(known, [&](const reading::Keyword& row) { return row.nl == key; });
  if (!keyword) return words;
  if (key.size() >= 3) words.push_back({begin, key.size()});
  std::size_t value = line.find_first_not_of(' ', colon + 1);
  if (value == std::string::npos || line[value] == '#') return words;
  std::size_t end = line.find('#', value);
  end = line.find_last_not_of(' ', end == std::string::npos ? end : end - 1) + 1;
  const std::string text = line.substr(value, end - value);
  const bool plain = text.find_first_not_of("abcdefghijklmnopqrstuvwxyz- ") == std::string::npos;
  const bool names = must_be_known(key) || (scenario && (key == "stap" || key == "route" || key == "deelnemer"));
  if (names && plain && text.size() >= 3) words.push_back({value, text.size()});
  return words;
}

class Slips {
 public:
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(random_()) % n; }

  /// Two letters change places, one goes, or one comes twice.
  std::string misspelt(std::string word) {
    for (;;) {
      const std::size_t at = below(word.size() - 1);
      if (word[at] == ' ' || word[at + 1] == ' ') continue;
      switch (below(3)) {
        case 0:
          if (word[at] == word[at + 1]) continue;
          std::swap(word[at], word[at + 1]);
          return word;
        case 1:
          if (word[at] == word[at + 1]) continue;
          word.erase(at, 1);
          return word;
        default:
          word.insert(at, 1, word[at]);
          return word;
      }
    }
  }

 private:
  std::minstd_rand random_{20270101};
};

struct Score {
  int tried = 0;
  int told = 0;
  std::vector<std::string> missed = {};
  void count(bool good, const std::string& what) {
    ++tried;
    told += good ? 1 : 0;
    if (!good && missed.size() < 12) missed.push_back(what);
  }
  [[nodiscard]] double share() const { return tried == 0 ? 0 : static_cast<double>(told) / tried; }
};

std::string report(const Score& score) {
  std::string all = std::to_string(score.told) + " of " + std::to_string(score.tried) + "; not told:";
  for (const std::string& line : score.missed) all += "\n  " + line;
  return all;
}

}  // namespace

TEST_CASE("slips: a misspelt word, a moved line and a lost line are told where they are") {
  constexpr int rounds = 400;
  Slips slips;
  std::vector<Folder> folders;
  for (const char* name : {"hecht", "drechtsteden", "wgr"}) folders.push_back(folder_of(name));
  Score spelling;
  Score indent;
  Score lost;
  for (int round = 0; round < rounds; ++round) {
    const Folder& folder = folders[slips.below(folders.size())];
    const Source& source = folder.sources[slips.below(folder.sources.size())];
    const auto lines = lines_of(source.text);
    const std::size_t at = slips.below(lines.size());
    const int number = static_cast<int>(at) + 1;
    if (!has_content(lines[at])) continue;
    const std::string where = source.name + ":" + std::to_string(number) + " ";
    const bool scenario = reading::kind_of(source) == FileKind::scenario;
    if (const auto words = words_of(lines[at], scenario); !words.empty()) {
      const Word word = words[slips.below(words.size())];
      auto changed = lines;
      const std::string wrong = slips.misspelt(lines[at].substr(word.begin, word.length));
      changed[at].replace(word.begin, word.length, wrong);
      spelling.count(has_error_near(answer(folder, {source.name, joined(changed)}), number), where + changed[at]);
    }
    const Answer right = answer(folder, source);
    {
      auto changed = lines;
      const std::size_t spaces = lines[at].find_first_not_of(' ');
      const std::size_t moved = 1 + slips.below(3);
      if (slips.below(2) == 0 && spaces > 0)
        changed[at].erase(0, std::min(moved, spaces));
      else
        changed[at].insert(0, moved, ' ');
      const Source after{source.name, joined(changed)};
      const Answer now = answer(folder, after);
      // Sometimes nothing has changed: the only line of a block may stand anywhere below it.
      const bool same = !diagnostic::has_errors(now.findings) && seen(after) == seen(source);
      indent.count(has_error_near(now, number) || same, where + changed[at]);
    }
    {
      auto changed = lines;
      changed.erase(changed.begin() + static_cast<std::ptrdiff_t>(at));
      const Source after{source.name, joined(changed)};
      const Answer now = answer(folder, after);
      const bool visible = seen(after) != seen(source) && (scenario || now.hash != right.hash);
      lost.count(diagnostic::has_errors(now.findings) || visible, where + lines[at]);
    }
  }
  {
    INFO("misspelt: " << report(spelling));
    CHECK(spelling.tried > rounds / 4);
    CHECK(spelling.share() >= 0.98);
  }
  {
    INFO("moved: " << report(indent));
    CHECK(indent.tried > rounds / 2);
    CHECK(indent.share() >= 0.95);
  }
  INFO("lost: " << report(lost));
  CHECK(lost.share() == 1.0);
}

}  // namespace besluit::testing
