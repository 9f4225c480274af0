// SPDX-License-Identifier: EUPL-1.2
// From the process to ctl::run and back: words, environment, terminal and the day of today in; bytes and a code out.
#include "engine/app/ctl.hpp"
#include "engine/app/exit_codes.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <ctime>
#include <exception>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace besluit;

bool write_all(int fd, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(fd, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string{} : std::string{value};
}

engine::ctl::Environment environment() {
  engine::ctl::Environment found;
  found.socket = variable("BESLUITD_SOCKET");
  found.language = variable("BESLUIT_LANG");
  const bool terminal = ::isatty(STDOUT_FILENO) == 1;
  const bool wanted = terminal || !variable("FORCE_COLOR").empty();
  found.colour = wanted && variable("NO_COLOR").empty() && variable("TERM") != "dumb";
  winsize size{};
  if (terminal && ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40) found.columns = size.ws_col;
  return found;
}

/// The system's local day.
Date today() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  ::localtime_r(&now, &local);
  return make_date(local.tm_year + 1900, static_cast<unsigned>(local.tm_mon + 1), static_cast<unsigned>(local.tm_mday));
}

}  // namespace

int main(int argc, char** argv) {
  try {
    bool unwritten = false;
    const auto out = [&](std::string_view text) {
      unwritten = unwritten || !write_all(STDOUT_FILENO, text);
      return !unwritten;
    };
    const engine::ctl::Output output{out, [](std::string_view text) { write_all(STDERR_FILENO, text); }};
    const std::vector<std::string> arguments(argv + (argc > 0 ? 1 : 0), argv + argc);
    const int code = engine::ctl::run(arguments, environment(), today(), output);
    if (unwritten) output.note("besluitctl: de uitvoer kon niet worden geschreven\n");
    return code;
  } catch (const std::exception& error) {
    write_all(STDERR_FILENO, std::string{"besluitctl: interne fout, meld dit: "} + error.what() + "\n");
    return engine::exit_code::internal;
  }
}
