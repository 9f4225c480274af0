// SPDX-License-Identifier: EUPL-1.2
// One thread with a queue of jobs, in order. The store has one, each channel has one: neither may block the strand.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

namespace besluit::engine {

class Worker {
 public:
  /// `name` is the thread's name for a debugger (at most 15 bytes are kept).
  explicit Worker(std::string name);
  /// Finishes the job that runs and those that were queued before, then joins.
  ~Worker();
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  /// Jobs run in the order of `post`. They must not throw. Callable from any thread.
  void post(std::function<void()> job);
  /// Drops the jobs that have not begun; returns how many.
  std::size_t drop_queued();

 private:
  void run();

  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<std::function<void()>> jobs_;
  bool stop_ = false;
  std::thread thread_;
};

}  // namespace besluit::engine
