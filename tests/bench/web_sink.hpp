// SPDX-License-Identifier: EUPL-1.2
// A web server on loopback that says yes to everything and counts: the other side of the webhook's figure. One thread.
#pragma once

#include <atomic>
#include <cstddef>
#include <string>
#include <thread>

namespace besluit::bench {

class WebSink {
 public:
  WebSink();  ///< Throws when it cannot listen.
  ~WebSink();
  WebSink(const WebSink&) = delete;
  WebSink& operator=(const WebSink&) = delete;
  [[nodiscard]] std::string url() const { return "http://127.0.0.1:" + std::to_string(port_) + "/"; }
  [[nodiscard]] std::size_t requests() const { return requests_; }

 private:
  void serve();

  int listener_ = -1;
  int stop_ = -1;  ///< an eventfd
  int port_ = 0;
  std::atomic<std::size_t> requests_{0};
  std::thread thread_;
};

}  // namespace besluit::bench
