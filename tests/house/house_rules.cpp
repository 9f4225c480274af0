// SPDX-License-Identifier: EUPL-1.2
#include "tests/house/house_rules.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <iterator>

namespace besluit::house {
namespace {

using std::string_view_literals::operator""sv;

bool has_extension(std::string_view path, std::initializer_list<std::string_view> extensions) {
  return std::any_of(extensions.begin(), extensions.end(), [&](auto e) { return path.ends_with(e); });
}
bool is_header(std::string_view path) {
  return path.ends_with(".hpp");
}
bool is_source(std::string_view path) {
  return has_extension(path, {".hpp", ".cpp"});
}
/// Inputs and expected outputs of tests are kept as they came.
bool is_test_data(std::string_view path) {
  return path.starts_with("tests/") && (path.find("/testdata/") != path.npos || path.find("/golden/") != path.npos ||
                                        path.find("/corpus/") != path.npos || path.find("/journals/") != path.npos);
}
bool is_licence(std::string_view path) {
  return path == "LICENSE" || path.starts_with(".reuse/");
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const auto end = text.find('\n');
    lines.push_back(text.substr(0, end));
    if (end == text.npos) break;
    text.remove_prefix(end + 1);
  }
  return lines;
}

std::string complaint(const File& file, std::size_t line, std::string_view what) {
  return file.path + (line > 0 ? ":" + std::to_string(line) : "") + ": " + std::string(what);
}

struct Include {
  std::size_t line = 0;
  bool quoted = false;
  std::string_view path;
};

std::vector<Include> includes_of(const File& file) {
  std::vector<Include> found;
  std::size_t number = 0;
  for (auto line : lines_of(file.text)) {
    ++number;
    const auto hash = line.find_first_not_of(" \t");
    if (hash == line.npos || line[hash] != '#') continue;
    const auto word = line.find("include", hash);
    const auto open = line.find_first_of("<\"", hash);
    if (word == line.npos || open == line.npos || word > open) continue;
    const auto close = line.find_first_of(">\"", open + 1);
    if (close == line.npos) continue;
    found.push_back({number, line[open] == '"', line.substr(open + 1, close - open - 1)});
  }
  return found;
}

bool is_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

/// Where `word` stands by itself in `line`, else npos. `line` is searched without regard to ASCII case.
std::size_t find_word(std::string_view line, std::string_view word) {
  const auto same = [](char a, char b) {
    return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
  };
  auto from = line.begin();
  while (true) {
    const auto at = std::search(from, line.end(), word.begin(), word.end(), same);
    if (at == line.end()) return line.npos;
    const auto after = at + static_cast<std::ptrdiff_t>(word.size());
    const bool free_before = at == line.begin() || !is_word(*(at - 1));
    const bool free_after = after == line.end() || !is_word(*after);
    if (free_before && free_after) return static_cast<std::size_t>(at - line.begin());
    from = at + 1;
  }
}

std::size_t characters(std::string_view line) {
  return static_cast<std::size_t>(
      std::count_if(line.begin(), line.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

}  // namespace

const std::vector<Room>& rooms() {
  // design section 3: engine -> storage -> workflows -> rules, and inside each floor downwards too. The room that holds
  // the daemon together (engine/app) may see everything.
  static const std::vector<Room> picture = [] {
    const auto rules =
        std::array{"rules/diagnostic"sv, "rules/terms"sv, "rules/feel"sv, "rules/votes"sv, "rules/decisions"sv};
    const auto workflows = std::array{"workflows/definition"sv, "workflows/planning"sv, "workflows/dossier"sv};
    const auto with = [](std::vector<std::string_view> first, const auto&... more) {
      // One by one: GCC 12 warns falsely about a range that is inserted here.
      const auto add = [&first](const auto& folders) {
        for (const auto folder : folders) first.push_back(folder);
      };
      (add(more), ...);
      return first;
    };
    const auto below_engine = with({"storage"}, workflows, rules);
    return std::vector<Room>{
        {"rules/diagnostic", {}, true},
        {"rules/terms", {"rules/diagnostic"}, true},
        {"rules/feel", {"rules/terms", "rules/diagnostic"}, true},
        {"rules/votes", {"rules/terms", "rules/diagnostic"}, true},
        {"rules/decisions", {"rules/feel", "rules/terms", "rules/diagnostic"}, true},
        {"workflows/definition", with({}, rules), true},
        {"workflows/reading", with({"workflows/definition"}, rules), true},
        {"workflows/planning", with({"workflows/definition"}, rules), true},
        {"workflows/graph", with({"workflows/definition"}, rules), true},
        {"workflows/dossier", with({"workflows/planning", "workflows/definition"}, rules), true},
        {"storage", with({}, workflows, rules), true},
        {"storage/memory", below_engine, true},
        {"storage/sqlite", below_engine, false},
        {"engine/core", with({"engine/ports"}, below_engine), true},
        {"engine/ports", with({"engine/core"}, below_engine), true},
        {"engine/simulation", with({"engine/core", "engine/ports"}, below_engine), true},
        {"engine/notifiers", with({"engine/core", "engine/ports"}, below_engine), false},
        {"engine/control", with({"engine/core", "engine/ports"}, below_engine), false},
        {"engine/runtime",
         with({"engine/core", "engine/ports", "engine/control/backend.hpp", "workflows/reading", "storage/memory"},
              below_engine),
         false},
        {"engine/app",
         with({"engine/core", "engine/ports", "engine/notifiers", "engine/control", "engine/runtime",
               "engine/simulation", "workflows/reading", "workflows/graph", "storage/memory", "storage/sqlite"},
              below_engine),
         false},
    };
  }();
  return picture;
}

const Room* room_of(std::string_view path) {
  const Room* best = nullptr;
  for (const auto& room : rooms()) {
    const bool inside =
        path.starts_with(room.folder) && path.size() > room.folder.size() && path[room.folder.size()] == '/';
    if (inside && (best == nullptr || room.folder.size() > best->folder.size())) best = &room;
  }
  // Only `storage` has files of its own beside rooms; a folder under it that is no room is unknown.
  if (best != nullptr && best->folder == "storage" && path.find('/', sizeof "storage") != path.npos) return nullptr;
  return best;
}

Complaints includes_follow_the_picture(const File& file) {
  constexpr std::array floors{"rules/"sv, "workflows/"sv, "storage/"sv, "engine/"sv};
  const bool in_house = std::any_of(floors.begin(), floors.end(), [&](auto f) { return file.path.starts_with(f); });
  if (!in_house || !is_source(file.path)) return {};
  const Room* here = room_of(file.path);
  if (here == nullptr) {
    return {complaint(file, 0, "this folder is no room of the house: add it to rooms() in tests/house")};
  }
  Complaints complaints;
  for (const auto& include : includes_of(file)) {
    if (!include.quoted) continue;
    const Room* there = room_of(include.path);
    if (there == nullptr) {
      complaints.push_back(complaint(file, include.line,
                                     "\"" + std::string(include.path) + "\" is not written from the top of the house"));
      continue;
    }
    const auto& allowed = here->may_include;
    const bool fine = there == here || std::any_of(allowed.begin(), allowed.end(), [&](auto entry) {
                        return entry == there->folder || entry == include.path;
                      });
    if (!fine) {
      complaints.push_back(complaint(
          file, include.line,
          std::string(here->folder) + " must not include " + std::string(include.path) + ": arrows point down"));
    }
  }
  return complaints;
}

Complaints pure_floors_stay_pure(const File& file) {
  const Room* here = is_source(file.path) ? room_of(file.path) : nullptr;
  if (here == nullptr || !here->pure) return {};
  constexpr std::array headers{"thread"sv,    "mutex"sv,      "shared_mutex"sv, "condition_variable"sv,
                               "future"sv,    "random"sv,     "filesystem"sv,   "fstream"sv,
                               "iostream"sv,  "boost/asio"sv, "boost/beast"sv,  "SQLiteCpp/"sv,
                               "sqlite3.h"sv, "spdlog/"sv,    "curl/"sv,        "date/"sv,
                               "unistd.h"sv};
  constexpr std::array calls{"system_clock::now"sv,
                             "steady_clock::now"sv,
                             "high_resolution_clock::now"sv,
                             "getenv"sv,
                             "secure_getenv"sv,
                             "time_t"sv,
                             "rand"sv,
                             "fopen"sv};
  Complaints complaints;
  for (const auto& include : includes_of(file)) {
    for (auto banned : headers) {
      const bool prefix = banned.ends_with('/') || banned.starts_with("boost/");
      if (prefix ? include.path.starts_with(banned) : include.path == banned) {
        complaints.push_back(
            complaint(file, include.line,
                      "a pure floor must not include <" + std::string(include.path) + ">: the shell does that"));
      }
    }
  }
  const std::string code = code_only(file.text);
  std::size_t number = 0;
  for (auto line : lines_of(code)) {
    ++number;
    for (auto banned : calls) {
      if (find_word(line, banned) != line.npos) {
        complaints.push_back(
            complaint(file, number, "a pure floor must not use " + std::string(banned) + ": it is an argument"));
      }
    }
  }
  return complaints;
}

Complaints heavy_headers_stay_in_sources(const File& file) {
  Complaints complaints;
  if (!is_source(file.path)) return complaints;
  // Read by the sources of its own room only; the loop's timers are its members.
  const bool in_house_header =
      is_header(file.path) && room_of(file.path) != nullptr && file.path != "engine/runtime/loop.hpp";
  for (const auto& include : includes_of(file)) {
    const bool heavy = include.path.starts_with("boost/asio") || include.path.starts_with("boost/json");
    if (heavy && in_house_header) {
      complaints.push_back(
          complaint(file, include.line,
                    "<" + std::string(include.path) + "> in a header costs seconds in every file that reads it"));
    }
    if (include.path == "boost/json/src.hpp" && file.path != "storage/json_src.cpp") {
      complaints.push_back(complaint(file, include.line, "Boost.JSON is compiled once, in storage/json_src.cpp"));
    }
  }
  return complaints;
}

Complaints licence_is_named(const File& file) {
  // JSON has no comments; .reuse/dep5 speaks for it, and for what tests keep as it came.
  if (is_licence(file.path) || is_test_data(file.path) || has_extension(file.path, {".json", ".csv", ".eml", ".dmn"})) {
    return {};
  }
  const auto lines = lines_of(file.text);
  for (std::size_t i = 0; i < lines.size() && i < 5; ++i) {
    if (lines[i].find("SPDX-License-Identifier: EUPL-1.2") != lines[i].npos) return {};
  }
  return {complaint(file, 1, "the first lines name no licence (SPDX-License-Identifier: EUPL-1.2)")};
}

Complaints layout_is_plain(const File& file) {
  if (is_licence(file.path) || is_test_data(file.path)) return {};
  Complaints complaints;
  // Prose and tables of a document are wrapped by whoever shows them.
  const bool may_be_wide = has_extension(file.path, {".md", ".json", ".csv", ".dmn"});
  std::size_t number = 0;
  for (auto line : lines_of(file.text)) {
    ++number;
    if (line.find('\t') != line.npos) complaints.push_back(complaint(file, number, "a tab"));
    if (!line.empty() && (line.back() == ' ' || line.back() == '\r')) {
      complaints.push_back(complaint(file, number, "a blank at the end of the line"));
    }
    if (!may_be_wide && characters(line) > columns_max) {
      complaints.push_back(complaint(file, number, "longer than " + std::to_string(columns_max) + " columns"));
    }
  }
  if (!file.text.empty() && file.text.back() != '\n') {
    complaints.push_back(complaint(file, number, "the last line has no end"));
  }
  return complaints;
}

Complaints files_stay_small(const File& file) {
  if (!is_source(file.path)) return {};
  const auto lines = lines_of(file.text).size();
  if (lines <= lines_max) return {};
  return {complaint(file, 0, std::to_string(lines) + " lines; a reader holds some 400 in mind, split it by theme")};
}

Complaints nothing_is_left_for_later(const File& file) {
  if (is_licence(file.path) || is_test_data(file.path)) return {};
  // In two halves, or this file would complain about itself.
  static const std::vector<std::string> words = {std::string("TO") + "DO", std::string("FIX") + "ME",
                                                 std::string("X") + "XX", std::string("not ") + "implemented",
                                                 std::string("st") + "ub"};
  Complaints complaints;
  std::size_t number = 0;
  for (auto line : lines_of(file.text)) {
    ++number;
    for (const auto& word : words) {
      if (find_word(line, word) != line.npos) {
        complaints.push_back(complaint(file, number, "\"" + word + "\": finish it, or leave it out"));
      }
    }
  }
  return complaints;
}

Complaints headers_guard_themselves(const File& file) {
  if (!is_header(file.path)) return {};
  for (auto line : lines_of(file.text)) {
    if (line.empty() || line.starts_with("//")) continue;
    if (line == "#pragma once") return {};
    break;
  }
  return {complaint(file, 1, "the first line of code is not #pragma once")};
}

std::string code_only(std::string_view text) {
  std::string code(text);
  const auto blank = [&](std::size_t from, std::size_t until) {
    for (auto i = from; i < until && i < code.size(); ++i) {
      if (code[i] != '\n') code[i] = ' ';
    }
  };
  std::size_t i = 0;
  while (i < text.size()) {
    const auto rest = text.substr(i);
    if (rest.starts_with("//")) {
      const auto end = std::min(text.find('\n', i), text.size());
      blank(i, end);
      i = end;
    } else if (rest.starts_with("/*")) {
      const auto end = std::min(text.find("*/", i + 2), text.size() - 2) + 2;
      blank(i, end);
      i = end;
    } else if (rest.starts_with("R\"")) {
      const auto open = std::min(text.find('(', i), text.size());
      const std::string close = ")" + std::string(text.substr(i + 2, open - i - 2)) + "\"";
      const auto end = std::min(text.find(close, open), text.size() - close.size()) + close.size();
      blank(i, end);
      i = end;
    } else if (rest[0] == '"' || (rest[0] == '\'' && (i == 0 || !is_word(text[i - 1])))) {
      const char quote = rest[0];
      auto end = i + 1;
      while (end < text.size() && text[end] != quote && text[end] != '\n') end += text[end] == '\\' ? 2 : 1;
      blank(i + 1, end);
      i = end + 1;
    } else {
      ++i;
    }
  }
  return code;
}

}  // namespace besluit::house
