// SPDX-License-Identifier: EUPL-1.2
// A real SMTP server on loopback (aiosmtpd), started and stopped by its pid; it keeps what it gets.
#pragma once

#include "tests/support/catch.hpp"
#include "tests/support/child_process.hpp"
#include "tests/support/places.hpp"

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

namespace besluit::test {

/// A python that has aiosmtpd; empty: there is none.
inline std::string python() {
  static const std::string found = [] {
    for (const char* candidate : {"/usr/bin/python3", "python3"})
      if (run({.argv = {candidate, "-c", "import aiosmtpd.smtp"}}).ok()) return std::string(candidate);
    return std::string{};
  }();
  return found;
}

inline bool skipped() {
  if (!python().empty()) return false;
  WARN("skipped: 1 test needs python3-aiosmtpd");
  return true;
}

class SmtpSink {
 public:
  explicit SmtpSink(std::vector<std::string> options = {}) {
    std::vector<std::string> argv{python(), test::source_dir() + "/tests/system/tools/smtp_sink.py", "--out",
                                  directory_.path()};
    argv.insert(argv.end(), options.begin(), options.end());
    child_ = ChildProcess({.argv = argv, .stderr_path = directory_ / "stderr", .stdout_pipe = true});
    const auto line = child_.read_line(30s);
    INFO(file_text(directory_ / "stderr"));
    REQUIRE(line.has_value());
    REQUIRE(line->starts_with("PORT "));
    port_ = std::stoi(line->substr(5));
  }
  [[nodiscard]] int port() const { return port_; }
  void stop() { child_.kill(); }
  [[nodiscard]] const std::string& folder() const { return directory_.path(); }

  [[nodiscard]] std::string mail(int number) const { return file_text(stem(number) + ".eml"); }
  [[nodiscard]] std::string envelope(int number) const { return file_text(stem(number) + ".json"); }
  [[nodiscard]] int count() const {
    int number = 0;
    while (std::filesystem::exists(stem(number + 1) + ".eml")) ++number;
    return number;
  }
  [[nodiscard]] auto connections() const {
    const std::string log = file_text(directory_ / "connections");
    return std::ranges::count(log, '\n');
  }

 private:
  [[nodiscard]] std::string stem(int number) const {
    const std::string digits = std::to_string(number);
    return directory_ / (std::string(4 - digits.size(), '0') + digits);
  }
  TempDir directory_;
  ChildProcess child_;
  int port_ = 0;
};

}  // namespace besluit::test
