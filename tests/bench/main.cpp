// SPDX-License-Identifier: EUPL-1.2
// besluit-bench: how fast it is, each figure beside a calibration of the same run. Never part of the tests.
#include "tests/bench/report.hpp"
#include "tests/support/places.hpp"

#include <array>
#include <charconv>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <string_view>

namespace {

using namespace besluit::bench;

constexpr std::array suites{
    Suite{"store", "the daemon and its store beside bare SQLite", run_store},
    Suite{"calendar", "legal terms, plans and reminders beside a bare loop and remind", run_calendar},
    Suite{"notices", "ten thousand notices due at once, to files and to a webhook", run_notices},
    Suite{"rules", "expressions beside a plain loop, with their allocations", run_rules},
    Suite{"language", "a simulated year of a thousand dossiers", run_language},
};

int usage() {
  std::fputs("usage: besluit-bench SUITE [--json] [--seconds N] [--part NAME] [--routes DIR] [--daemon FILE]\n",
             stderr);
  for (const Suite& suite : suites) std::fprintf(stderr, "  %-10s %s\n", suite.name, suite.what);
  return 64;
}

std::string beside_this_program(const char* name) {
  return std::filesystem::read_symlink("/proc/self/exe").replace_filename(name).string();
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  options.routes = besluit::test::source_dir() + "/workflows/library/hecht";
  bool json = false;
  const Suite* chosen = nullptr;
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    const bool has_value = i + 1 < argc;
    if (argument == "--json") {
      json = true;
    } else if (argument == "--seconds" && has_value) {
      const std::string_view text = argv[++i];
      int seconds = 0;
      if (std::from_chars(text.data(), text.data() + text.size(), seconds).ptr != text.data() + text.size() ||
          seconds < 1)
        return usage();
      options.seconds = seconds;
    } else if (argument == "--routes" && has_value) {
      options.routes = argv[++i];
    } else if (argument == "--daemon" && has_value) {
      options.daemon = argv[++i];
    } else if (argument == "--part" && has_value) {
      options.part = argv[++i];
    } else {
      for (const Suite& suite : suites)
        if (argument == suite.name) chosen = &suite;
      if (chosen == nullptr || argument != chosen->name) return usage();
    }
  }
  if (chosen == nullptr) return usage();
  try {
    if (options.daemon.empty()) options.daemon = beside_this_program("besluitd");
    const auto figures = chosen->run(options);
    std::fputs((json ? as_json(figures) : as_table(figures)).c_str(), stdout);
    for (const Figure& figure : figures)
      if (figure.binding && figure.met && !*figure.met) return 1;
    return 0;
  } catch (const std::exception& problem) {
    std::fprintf(stderr, "besluit-bench: %s\n", problem.what());
    return 70;
  }
}
