// SPDX-License-Identifier: EUPL-1.2
// A real web server on loopback, started and stopped by its pid; it keeps what it gets.
#pragma once

#include "tests/support/catch.hpp"
#include "tests/support/child_process.hpp"
#include "tests/support/places.hpp"

#include <filesystem>
#include <string>

namespace besluit::test {

class WebSink {
 public:
  WebSink() {
    child_ =
        ChildProcess({.argv = {"python3", source_dir() + "/tests/system/tools/web_sink.py", "--out", directory_.path()},
                      .stderr_path = directory_ / "stderr",
                      .stdout_pipe = true});
    const auto line = child_.read_line(30s);
    INFO(file_text(directory_ / "stderr"));
    REQUIRE(line.has_value());
    port_ = line->substr(5);
  }
  [[nodiscard]] std::string url(const std::string& path) const { return "http://127.0.0.1:" + port_ + "/" + path; }
  [[nodiscard]] std::string file(int number) const {
    const std::string digits = std::to_string(number);
    return directory_ / (std::string(4 - digits.size(), '0') + digits + ".json");
  }
  [[nodiscard]] int count() const {
    int number = 0;
    while (std::filesystem::exists(file(number + 1))) ++number;
    return number;
  }

 private:
  TempDir directory_;
  ChildProcess child_;
  std::string port_;
};

}  // namespace besluit::test
