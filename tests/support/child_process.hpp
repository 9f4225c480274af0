// SPDX-License-Identifier: EUPL-1.2
// A child process for tests: started with argv (no shell), stopped by its pid, never left behind. The destructor kills
// and reaps it, and the kernel does so when the thread that started it dies. Waiting blocks on a pidfd until an
// absolute moment; nothing sleeps. Linux only. One thread at a time.
#pragma once

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

extern char** environ;

namespace besluit::test {

using namespace std::chrono_literals;

/// How a process ended: `code` when it exited by itself, else `signal`.
struct Exit {
  int code = -1;
  int signal = 0;
  friend bool operator==(const Exit&, const Exit&) = default;
};

/// What to start. A path that is empty means: /dev/null for stdin, the test's own for stdout and stderr.
struct Spawn {
  std::vector<std::string> argv{};                   ///< argv[0] is looked up in PATH when it holds no '/'
  std::map<std::string, std::string> environment{};  ///< set on top of the test's own
  bool clean_environment = false;                    ///< only `environment`
  std::string directory{};                           ///< to start in; empty: the test's own
  std::string stdin_path{};
  std::string stdout_path{};  ///< made or emptied
  std::string stderr_path{};  ///< made or emptied; "&1": the same as stdout
  bool stdout_pipe = false;   ///< read it with `read_line`; a talkative child blocks when nobody reads
  bool append = false;        ///< add to the output files instead of emptying them
};

class ChildProcess {
 public:
  ChildProcess() = default;
  /// Throws std::runtime_error when the program cannot be started.
  explicit ChildProcess(const Spawn& spawn) { start(spawn); }
  ChildProcess(ChildProcess&& other) noexcept { swap(other); }
  ChildProcess& operator=(ChildProcess&& other) noexcept {
    ChildProcess(std::move(other)).swap(*this);
    return *this;
  }
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;
  ~ChildProcess() {
    kill();
    close_fd(pidfd_);
    close_fd(pipe_);
  }

  [[nodiscard]] pid_t pid() const { return pid_; }
  /// How it ended, as far as `wait` or `kill` has seen.
  [[nodiscard]] const std::optional<Exit>& exit() const { return exit_; }

  /// Sends a signal; false when it has ended already.
  bool signal(int number) const { return pid_ > 0 && !exit_ && ::kill(pid_, number) == 0; }

  /// Waits until it has ended, at most `patience` (0: only looks). nullopt: it still runs.
  std::optional<Exit> wait(std::chrono::milliseconds patience = 10s) {
    if (pid_ <= 0 || exit_) return exit_;
    const auto until = std::chrono::steady_clock::now() + patience;
    for (;;) {
      if (reap(WNOHANG)) return exit_;
      const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
      if (left.count() <= 0) return std::nullopt;
      pollfd waiting{pidfd_, POLLIN, 0};
      // Without a pidfd (a kernel before 5.3) poll only measures a short time; with one it wakes at the end itself.
      ::poll(&waiting, pidfd_ >= 0 ? 1 : 0,
             static_cast<int>(pidfd_ >= 0 ? left.count() + 1 : std::min(left, 5ms).count()));
    }
  }

  /// SIGKILL and reap. Harmless when it has ended or was never started.
  std::optional<Exit> kill() {
    if (pid_ > 0 && !exit_) {
      ::kill(pid_, SIGKILL);
      reap(0);
    }
    return exit_;
  }

  /// SIGTERM, and SIGKILL when it has not ended after `patience`.
  std::optional<Exit> stop(std::chrono::milliseconds patience = 10s) {
    if (signal(SIGTERM)) wait(patience);
    return kill();
  }

  /// The next line of a piped stdout, without its end; nullopt at the end of output or after `patience`.
  std::optional<std::string> read_line(std::chrono::milliseconds patience = 10s) {
    const auto until = std::chrono::steady_clock::now() + patience;
    for (;;) {
      if (const auto end = unread_.find('\n'); end != std::string::npos) {
        std::string line = unread_.substr(0, end);
        unread_.erase(0, end + 1);
        return line;
      }
      const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
      pollfd waiting{pipe_, POLLIN, 0};
      if (pipe_ < 0 || left.count() <= 0 || ::poll(&waiting, 1, static_cast<int>(left.count())) <= 0)
        return std::nullopt;
      char buffer[4096];
      const ssize_t got = ::read(pipe_, buffer, sizeof buffer);
      if (got <= 0) return std::nullopt;
      unread_.append(buffer, static_cast<std::size_t>(got));
    }
  }

 private:
  void swap(ChildProcess& other) noexcept {
    std::swap(pid_, other.pid_);
    std::swap(pidfd_, other.pidfd_);
    std::swap(pipe_, other.pipe_);
    std::swap(exit_, other.exit_);
    std::swap(unread_, other.unread_);
  }

  static void close_fd(int& fd) {
    if (fd >= 0) ::close(fd);
    fd = -1;
  }

  bool reap(int flags) {
    int status = 0;
    pid_t got = 0;
    do got = ::waitpid(pid_, &status, flags);
    while (got < 0 && errno == EINTR);
    if (got == 0) return false;
    exit_ = Exit{};
    if (got == pid_ && WIFEXITED(status)) exit_->code = WEXITSTATUS(status);
    if (got == pid_ && WIFSIGNALED(status)) exit_->signal = WTERMSIG(status);
    return true;
  }

  static std::vector<std::string> environment_of(const Spawn& spawn) {
    std::vector<std::string> result;
    for (char** entry = environ; !spawn.clean_environment && *entry != nullptr; ++entry) {
      const std::string text(*entry);
      if (!spawn.environment.contains(text.substr(0, text.find('=')))) result.push_back(text);
    }
    for (const auto& [name, value] : spawn.environment) result.push_back(name + "=" + value);
    return result;
  }

  static std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> result;
    for (std::string& text : texts) result.push_back(text.data());
    result.push_back(nullptr);
    return result;
  }

  /// In the child: only calls that are safe between fork and exec. False: `errno` says why.
  static bool redirect(const std::string& path, int flags, int fd) {
    if (path.empty()) return true;
    const int opened = ::open(path.c_str(), flags | O_CLOEXEC, 0644);
    return opened >= 0 && ::dup2(opened, fd) == fd;
  }
  static bool prepare(const Spawn& spawn, int pipe_out) {
    const int flags = O_WRONLY | O_CREAT | (spawn.append ? O_APPEND : O_TRUNC);
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    if (!redirect(spawn.stdin_path.empty() ? "/dev/null" : spawn.stdin_path, O_RDONLY, 0)) return false;
    if (pipe_out >= 0 && ::dup2(pipe_out, 1) != 1) return false;
    if (!redirect(spawn.stdout_path, flags, 1)) return false;
    if (spawn.stderr_path == "&1" ? ::dup2(1, 2) != 2 : !redirect(spawn.stderr_path, flags, 2)) return false;
    return spawn.directory.empty() || ::chdir(spawn.directory.c_str()) == 0;
  }

  void start(const Spawn& spawn) {
    std::vector<std::string> arguments = spawn.argv;
    std::vector<std::string> settings = environment_of(spawn);
    std::vector<char*> argv = pointers(arguments);
    std::vector<char*> envp = pointers(settings);
    int failure[2];  // exec closes it silently; a failed exec writes errno into it
    int output[2] = {-1, -1};
    if (arguments.empty() || ::pipe2(failure, O_CLOEXEC) != 0) throw std::runtime_error("nothing to start");
    if (spawn.stdout_pipe && ::pipe2(output, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    pid_ = ::fork();
    if (pid_ == 0) {
      if (prepare(spawn, output[1])) ::execvpe(argv[0], argv.data(), envp.data());
      const int problem = errno;
      [[maybe_unused]] const ssize_t written = ::write(failure[1], &problem, sizeof problem);
      ::_exit(127);
    }
    close_fd(failure[1]);
    close_fd(output[1]);
    pipe_ = output[0];
    int problem = pid_ < 0 ? errno : 0;
    if (pid_ > 0 && ::read(failure[0], &problem, sizeof problem) == 0) problem = 0;
    close_fd(failure[0]);
    if (problem != 0) {
      if (pid_ > 0) reap(0);
      close_fd(pipe_);
      throw std::runtime_error("cannot start " + arguments[0] + ": " + std::strerror(problem));
    }
    pidfd_ = static_cast<int>(::syscall(SYS_pidfd_open, pid_, 0));
  }

  pid_t pid_ = -1;
  int pidfd_ = -1;
  int pipe_ = -1;
  std::optional<Exit> exit_;
  std::string unread_;
};

/// A directory of its own, removed with everything in it.
class TempDir {
 public:
  TempDir() {
    const char* base = std::getenv("TMPDIR");
    std::string pattern = std::string(base != nullptr ? base : "/tmp") + "/besluit-test-XXXXXX";
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary directory");
    path_ = pattern;
  }
  TempDir(const TempDir&) = delete;
  TempDir& operator=(const TempDir&) = delete;
  ~TempDir() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }

  [[nodiscard]] const std::string& path() const { return path_; }
  /// The path of something in it.
  [[nodiscard]] std::string operator/(const std::string& name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

/// The whole of a file; empty when it cannot be read.
[[nodiscard]] inline std::string file_text(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}
inline void write_text(const std::string& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text;
}

struct Run {
  std::optional<Exit> exit;  ///< nullopt: it did not end in time, and was killed
  std::string out;           ///< stdout and stderr together unless `spawn` says otherwise
  [[nodiscard]] bool ok() const { return exit == Exit{0, 0}; }
};

/// Starts, waits and gives what it wrote. A program that cannot be started ends with code 127.
[[nodiscard]] inline Run run(Spawn spawn, std::chrono::milliseconds patience = 30s) {
  const TempDir directory;
  if (spawn.stdout_path.empty()) spawn.stdout_path = directory / "out";
  if (spawn.stderr_path.empty()) spawn.stderr_path = "&1";
  Run result;
  try {
    ChildProcess child(spawn);
    result.exit = child.wait(patience);
  } catch (const std::runtime_error& problem) {
    return {Exit{127, 0}, problem.what()};
  }
  result.out = file_text(spawn.stdout_path);
  return result;
}

}  // namespace besluit::test
