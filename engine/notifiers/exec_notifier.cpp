// SPDX-License-Identifier: EUPL-1.2
#include "engine/notifiers/exec_notifier.hpp"

#include "engine/notifiers/document.hpp"
#include "engine/notifiers/result.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <ctime>
#include <utility>

namespace besluit::engine {
namespace {

constexpr int try_again = 75;              ///< EX_TEMPFAIL of sysexits.h
constexpr std::size_t error_bytes = 4096;  ///< of standard error that are kept
constexpr int time_outs_max = 2;           ///< in a row; then the rest of the batch waits for the next try

class Fd {
 public:
  explicit Fd(int fd = -1) : fd_(fd) {}
  Fd(const Fd&) = delete;
  Fd& operator=(const Fd&) = delete;
  ~Fd() { close(); }
  [[nodiscard]] int get() const { return fd_; }
  void close() {
    if (fd_ >= 0) ::close(std::exchange(fd_, -1));
  }
  void reset(int fd) {
    close();
    fd_ = fd;
  }

 private:
  int fd_;
};

struct Pipe {
  Fd read;
  Fd write;
  bool open() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return false;
    read.reset(ends[0]);
    write.reset(ends[1]);
    return true;
  }
};

/// Milliseconds of a clock that only goes forward; for a time-out, never for a date.
std::int64_t ticks() {
  timespec now{};
  ::clock_gettime(CLOCK_MONOTONIC, &now);
  return static_cast<std::int64_t>(now.tv_sec) * 1000 + now.tv_nsec / 1'000'000;
}

struct Ended {
  bool timed_out = false;
  int status = 0;  ///< of waitpid
  std::string error;
};

class Run {
 public:
  explicit Run(const ExecSettings& settings) : settings_(settings) {}

  std::expected<Ended, std::string> message(const std::string& document) {
    if (!input_.open() || !errors_.open()) return std::unexpected(std::string{"geen pijp: "} + std::strerror(errno));
    if (const int failed = spawn(); failed != 0)
      return std::unexpected("programma " + settings_.program + " start niet: " + std::strerror(failed));
    input_.read.close();
    errors_.write.close();
    left_ = document;
    Ended ended;
    ended.timed_out = !wait(ended);
    // The group outlives a program that left something behind; nothing of it may stay.
    ::kill(-pid_, SIGKILL);
    if (ended.timed_out) {
      while (::waitpid(pid_, &ended.status, 0) < 0 && errno == EINTR) {
      }
    }
    return ended;
  }

 private:
  int spawn() {
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    posix_spawn_file_actions_adddup2(&actions, input_.read.get(), STDIN_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, errors_.write.get(), STDERR_FILENO);
    posix_spawn_file_actions_addclosefrom_np(&actions, 3);
    posix_spawn_file_actions_addchdir_np(&actions, "/");
    sigset_t none;
    sigset_t all;
    ::sigemptyset(&none);
    ::sigfillset(&all);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    posix_spawnattr_setpgroup(&attributes, 0);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    std::vector<char*> arguments;
    std::string program = settings_.program;
    std::vector<std::string> words = settings_.arguments;
    arguments.push_back(program.data());
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    char* environment[] = {nullptr};
    const int failed =
        posix_spawn(&pid_, settings_.program.c_str(), &actions, &attributes, arguments.data(), environment);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return failed;
  }

  /// Feeds and listens until the program ends; false when its time is over first.
  bool wait(Ended& ended) {
    const std::int64_t end = ticks() + std::chrono::milliseconds{settings_.timeout}.count();
    ::fcntl(input_.write.get(), F_SETFL, O_NONBLOCK);
    ::fcntl(errors_.read.get(), F_SETFL, O_NONBLOCK);
    const Fd process(static_cast<int>(::syscall(SYS_pidfd_open, pid_, 0)));
    for (;;) {
      const pid_t done = ::waitpid(pid_, &ended.status, WNOHANG);
      if (done == pid_) {
        listen(ended);
        return true;
      }
      const std::int64_t left = end - ticks();
      if (left <= 0) return false;
      std::array<pollfd, 3> sources{
          {{input_.write.get(), POLLOUT, 0}, {errors_.read.get(), POLLIN, 0}, {process.get(), POLLIN, 0}}};
      // Without a pidfd (an old kernel) the end is looked for ten times a second.
      const auto pause = static_cast<int>(process.get() < 0 ? std::min<std::int64_t>(left, 100) : left);
      if (::poll(sources.data(), sources.size(), pause) < 0 && errno != EINTR) return false;
      if (sources[0].revents != 0) feed();
      if (sources[1].revents != 0) listen(ended);
    }
  }

  void feed() {
    if (input_.write.get() < 0) return;
    const ssize_t written = left_.empty() ? 0 : ::write(input_.write.get(), left_.data(), left_.size());
    if (written > 0) left_.remove_prefix(static_cast<std::size_t>(written));
    // A program need not read what it gets.
    const bool broken = written < 0 && errno != EAGAIN && errno != EINTR;
    if (left_.empty() || broken) input_.write.close();
  }

  void listen(Ended& ended) {
    std::array<char, 4096> buffer{};
    for (;;) {
      const ssize_t got = errors_.read.get() < 0 ? 0 : ::read(errors_.read.get(), buffer.data(), buffer.size());
      if (got < 0 && (errno == EAGAIN || errno == EINTR)) return;
      if (got <= 0) return errors_.read.close();
      const std::size_t room = error_bytes - std::min(error_bytes, ended.error.size());
      ended.error.append(buffer.data(), std::min(room, static_cast<std::size_t>(got)));
    }
  }

  const ExecSettings& settings_;
  Pipe input_;
  Pipe errors_;
  pid_t pid_ = -1;
  std::string_view left_;
};

DeliveryResult result_of_run(const std::string& id, const Ended& ended, std::chrono::seconds timeout) {
  const std::string said = ended.error.empty() ? "" : ": " + ended.error;
  if (ended.timed_out)
    return {id, Verdict::temporary,
            printable_detail("niet klaar binnen " + std::to_string(timeout.count()) + " seconden" + said)};
  if (WIFSIGNALED(ended.status))
    return {id, Verdict::temporary,
            printable_detail("afgebroken door signaal " + std::to_string(WTERMSIG(ended.status)) + said)};
  const int code = WEXITSTATUS(ended.status);
  if (code == 0) return {id, Verdict::delivered, {}};
  return {id, code == try_again ? Verdict::temporary : Verdict::permanent,
          printable_detail("eindigde met " + std::to_string(code) + said)};
}

}  // namespace

std::vector<DeliveryResult> ExecNotifier::deliver(std::span<const Message> messages) {
  std::vector<DeliveryResult> results = waiting_results(messages);
  int time_outs = 0;
  for (std::size_t i = 0; i < messages.size(); ++i) {
    if (time_outs >= time_outs_max) {
      results[i].detail = results[i - 1].detail;
      continue;
    }
    Run run{settings_};
    const auto ended = run.message(message_document(messages[i]) + "\n");
    if (!ended) {
      results[i].detail = printable_detail(ended.error());
      continue;
    }
    results[i] = result_of_run(messages[i].id, *ended, settings_.timeout);
    time_outs = ended->timed_out ? time_outs + 1 : 0;
  }
  return results;
}

}  // namespace besluit::engine
