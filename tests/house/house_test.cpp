// SPDX-License-Identifier: EUPL-1.2
// The style guide as a test: the whole tree is read and held to the picture of the house. Every rule is first shown a
// file that it must refuse, so that a rule which has gone blind is found.
#include "tests/house/house_rules.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/places.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

namespace {

namespace fs = std::filesystem;
using namespace besluit::house;

const fs::path top = besluit::test::source_dir();

/// Folders that are made, or belong to somebody's tools.
bool is_foreign(const std::string& name) {
  if (name.starts_with('.')) return name != ".ci" && name != ".reuse";
  return name == "build" || name == "node_modules" || name == "__pycache__";
}

std::vector<File> read_tree() {
  std::vector<File> files;
  for (auto it = fs::recursive_directory_iterator(top); it != fs::recursive_directory_iterator(); ++it) {
    if (it->is_directory() && is_foreign(it->path().filename())) {
      it.disable_recursion_pending();
      continue;
    }
    if (!it->is_regular_file() || it->is_symlink()) continue;
    if (it->path().filename() == ".git") continue;  // of a work tree: a file, not ours
    std::ifstream in(it->path(), std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(in), {}};
    if (text.find('\0') != text.npos) continue;  // a picture, a database: nothing to read
    files.push_back({it->path().lexically_relative(top).generic_string(), std::move(text)});
  }
  std::sort(files.begin(), files.end(), [](const File& a, const File& b) { return a.path < b.path; });
  return files;
}

const std::vector<File>& tree() {
  static const std::vector<File> files = read_tree();
  return files;
}

void hold(Complaints (*rule)(const File&)) {
  REQUIRE(tree().size() > 20);
  for (const auto& file : tree()) {
    for (const auto& complaint : rule(file)) FAIL_CHECK(complaint);
  }
  SUCCEED();
}

struct Canary {
  Complaints (*rule)(const File&);
  File file;
  Complaints expected;
};

}  // namespace

TEST_CASE("every rule bites") {
  const std::string later = std::string("// TO") + "DO: the rest\n";
  std::string euros;  // characters count, not bytes
  for (int i = 0; i < 117; ++i) euros += "€";
  const std::vector<Canary> canaries = {
      {includes_follow_the_picture,
       {"rules/terms/a.cpp", "#include \"rules/terms/date.hpp\"\n#include \"storage/store.hpp\"\n"},
       {"rules/terms/a.cpp:2: rules/terms must not include storage/store.hpp: arrows point down"}},
      {includes_follow_the_picture,
       {"engine/runtime/a.cpp",
        "#include \"engine/control/backend.hpp\"\n#  include \"engine/control/server.hpp\"\n#include \"loop.hpp\"\n"},
       {"engine/runtime/a.cpp:2: engine/runtime must not include engine/control/server.hpp: arrows point down",
        "engine/runtime/a.cpp:3: \"loop.hpp\" is not written from the top of the house"}},
      {includes_follow_the_picture,
       {"storage/postgres/a.cpp", ""},
       {"storage/postgres/a.cpp: this folder is no room of the house: add it to rooms() in tests/house"}},
      {includes_follow_the_picture, {"storage/sqlite/a.cpp", "#include \"storage/store.hpp\"\n"}, {}},
      {pure_floors_stay_pure,
       {"engine/core/a.cpp",
        "#include <thread>\n#include <spdlog/spdlog.h>\n// std::getenv is banned\nauto a = \"getenv\";\n"
        "auto t = std::chrono::system_clock::now();\nauto e = std::getenv(\"HOME\");\n"},
       {"engine/core/a.cpp:1: a pure floor must not include <thread>: the shell does that",
        "engine/core/a.cpp:2: a pure floor must not include <spdlog/spdlog.h>: the shell does that",
        "engine/core/a.cpp:5: a pure floor must not use system_clock::now: it is an argument",
        "engine/core/a.cpp:6: a pure floor must not use getenv: it is an argument"}},
      {pure_floors_stay_pure, {"storage/sqlite/a.cpp", "#include <SQLiteCpp/Database.h>\n"}, {}},
      {heavy_headers_stay_in_sources,
       {"engine/control/a.hpp", "#include <boost/asio.hpp>\n"},
       {"engine/control/a.hpp:1: <boost/asio.hpp> in a header costs seconds in every file that reads it"}},
      {heavy_headers_stay_in_sources,
       {"engine/app/a.cpp", "#include <boost/json/src.hpp>\n"},
       {"engine/app/a.cpp:1: Boost.JSON is compiled once, in storage/json_src.cpp"}},
      {licence_is_named,
       {"tests/a.cpp", "int main() {}\n"},
       {"tests/a.cpp:1: the first lines name no licence (SPDX-License-Identifier: EUPL-1.2)"}},
      {layout_is_plain,
       {"rules/a.cpp", "a\tb\nc \n" + std::string(121, 'x') + "\nend"},
       {"rules/a.cpp:1: a tab", "rules/a.cpp:2: a blank at the end of the line",
        "rules/a.cpp:3: longer than 120 columns", "rules/a.cpp:4: the last line has no end"}},
      {layout_is_plain, {"rules/b.cpp", "// " + euros + "\n"}, {}},
      {layout_is_plain, {"rules/b.md", std::string(121, 'x') + "\n"}, {}},
      {files_stay_small,
       {"rules/a.cpp",
        [] {
          std::string s;
          for (int i = 0; i < 601; ++i) s += "\n";
          return s;
        }()},
       {"rules/a.cpp: 601 lines; a reader holds some 400 in mind, split it by theme"}},
      {nothing_is_left_for_later,
       {"rules/a.cpp", later + "to_do(nl_to_do);\n"},
       {std::string("rules/a.cpp:1: \"TO") + "DO\": finish it, or leave it out"}},
      {headers_guard_themselves,
       {"rules/a.hpp", "// SPDX\n\n#include <string>\n"},
       {"rules/a.hpp:1: the first line of code is not #pragma once"}},
      {headers_guard_themselves, {"rules/a.hpp", "// SPDX\n#pragma once\n"}, {}},
  };
  for (const auto& canary : canaries) {
    INFO(canary.file.path);
    CHECK(canary.rule(canary.file) == canary.expected);
  }
}

TEST_CASE("comments and texts are no code") {
  CHECK(code_only("a // b\nc") == "a     \nc");
  CHECK(code_only("a /* b\nc */ d") == "a     \n     d");
  CHECK(code_only("f(\"x\\\"y\", 'z') 1'000") == "f(\"    \", ' ') 1'000");
  CHECK(code_only("R\"--(a\"b)--\" c") == "             c");
}

TEST_CASE("includes follow the picture of the house") {
  hold(includes_follow_the_picture);
}
TEST_CASE("the pure floors know no clock, file, thread or chance") {
  hold(pure_floors_stay_pure);
}
TEST_CASE("Asio and Boost.JSON stay out of headers") {
  hold(heavy_headers_stay_in_sources);
}
TEST_CASE("every file names its licence") {
  hold(licence_is_named);
}
TEST_CASE("no tabs, no trailing blanks, 120 columns") {
  hold(layout_is_plain);
}
TEST_CASE("no source file is longer than 600 lines") {
  hold(files_stay_small);
}
TEST_CASE("nothing is left for later") {
  hold(nothing_is_left_for_later);
}
TEST_CASE("every header starts with #pragma once") {
  hold(headers_guard_themselves);
}

TEST_CASE("every room says what it is for") {
  std::set<std::string> paths;
  for (const auto& file : tree()) paths.insert(file.path);
  for (const auto& room : rooms()) {
    const std::string readme = std::string(room.folder) + "/README.md";
    const bool lived_in = std::any_of(tree().begin(), tree().end(), [&](const File& f) {
      return room_of(f.path) == &room && f.path.ends_with(".cpp");
    });
    if (lived_in && !paths.contains(readme)) FAIL_CHECK(readme << ": the room has sources but no README");
  }
  for (const std::string folder : {"engine", "tests", "packaging", "workflows/library"}) {
    if (!paths.contains(folder + "/README.md")) FAIL_CHECK(folder << "/README.md is missing");
  }
  SUCCEED();
}

TEST_CASE("the top level holds what the user's card allows") {
  const std::set<std::string> allowed = {
      "CMakeLists.txt", "engine",    "rules",   "workflows",         "storage",      "tests",
      "packaging",      "README.md", "LICENSE", "CMakePresets.json", "CHANGELOG.md", "publiccode.yml"};
  const std::set<std::string> made = {"build", "compile_commands.json", "node_modules"};
  std::set<std::string> found;
  for (const auto& entry : fs::directory_iterator(top)) found.insert(entry.path().filename());
  for (const auto& name : found) {
    if (!name.starts_with('.') && !allowed.contains(name) && !made.contains(name)) {
      FAIL_CHECK(name << ": the top level has no place for it");
    }
  }
  for (const auto& name : allowed) {
    if (!found.contains(name)) FAIL_CHECK(name << ": missing at the top level");
  }
}

TEST_CASE("the commands can be run") {
  for (const char* name : {"packaging/setup", "packaging/demo", "packaging/test", "packaging/nightly", ".ci/run"}) {
    INFO(name);
    REQUIRE(fs::exists(top / name));
    CHECK((fs::status(top / name).permissions() & fs::perms::owner_exec) != fs::perms::none);
  }
}
