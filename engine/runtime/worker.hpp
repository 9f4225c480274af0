// SPDX-License-Identifier: EUPL-1.2
// One thread with a queue of jobs, in order. The store has one, each channel has one: neither may block the strand.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

namespace besluit::engine {

class Worker {
 public:
  /// `name` is the thread's name for a debugger (at most 15 bytes are kept). After a job the thread stays `awake` so
  /// long for the next one, and gives way to every other thread meanwhile: falling asleep and being woken takes longer
  /// than many a job.
  explicit Worker(std::string name, std::chrono::microseconds awake = {});
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
  void stay_awake() const;

  std::chrono::microseconds awake_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<std::function<void()>> jobs_;
  bool stop_ = false;
  std::atomic<bool> called_ = false;  ///< there is a job, or the end has come
  std::thread thread_;
};

}  // namespace besluit::engine
