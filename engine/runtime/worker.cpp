// SPDX-License-Identifier: EUPL-1.2
#include "engine/runtime/worker.hpp"

#include <pthread.h>

#include <csignal>

namespace besluit::engine {

Worker::Worker(std::string name, std::chrono::microseconds awake) : awake_(awake) {
  // Signals belong to the strand: the thread inherits a mask in which all are blocked.
  sigset_t all{};
  sigset_t before{};
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  thread_ = std::thread([this] { run(); });
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
  pthread_setname_np(thread_.native_handle(), name.substr(0, 15).c_str());
}

Worker::~Worker() {
  {
    const std::lock_guard lock{mutex_};
    stop_ = true;
    called_ = true;
  }
  wake_.notify_one();
  thread_.join();
}

void Worker::post(std::function<void()> job) {
  {
    const std::lock_guard lock{mutex_};
    jobs_.push_back(std::move(job));
    called_ = true;
  }
  wake_.notify_one();
}

std::size_t Worker::drop_queued() {
  const std::lock_guard lock{mutex_};
  const std::size_t dropped = jobs_.size();
  jobs_.clear();
  return dropped;
}

void Worker::run() {
  for (;;) {
    std::function<void()> job;
    {
      std::unique_lock lock{mutex_};
      wake_.wait(lock, [this] { return stop_ || !jobs_.empty(); });
      if (jobs_.empty()) return;
      job = std::move(jobs_.front());
      jobs_.pop_front();
      called_ = stop_ || !jobs_.empty();
    }
    job();
    stay_awake();
  }
}

void Worker::stay_awake() const {
  if (awake_.count() == 0) return;
  const auto until = std::chrono::steady_clock::now() + awake_;
  while (!called_ && std::chrono::steady_clock::now() < until) std::this_thread::yield();
}

}  // namespace besluit::engine
