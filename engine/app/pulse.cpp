// SPDX-License-Identifier: EUPL-1.2
#include "engine/app/pulse.hpp"

#include "engine/core/queries.hpp"
#include "engine/notifiers/calendar_folder.hpp"
#include "engine/notifiers/http.hpp"
#include "engine/runtime/worker.hpp"

#include <spdlog/spdlog.h>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include <optional>
#include <utility>

namespace besluit::engine {
namespace {

/// Changes whenever a dossier or the world does: events only ever add up.
std::uint64_t fingerprint(const EngineState& state) {
  std::uint64_t sum = state.organisation_seq + 1;
  for (const auto& [id, slot] : state.dossiers) sum += slot.last_seq;
  return sum;
}

}  // namespace

class Pulse::Inside {
 public:
  Inside(boost::asio::io_context& io, const Runtime& runtime, PulseSettings settings);
  void start();
  void stop() { timer_.cancel(); }

 private:
  void beat();
  void keep_calendars();

  const Runtime& runtime_;
  PulseSettings settings_;
  boost::asio::steady_timer timer_;
  std::unique_ptr<HttpClient> client_;
  std::optional<CalendarFolder> calendars_;
  std::uint64_t seen_ = 0;          ///< what the state looked like when the calendars were last written
  std::unique_ptr<Worker> thread_;  ///< last: it is joined while what its jobs use is still there
};

Pulse::Inside::Inside(boost::asio::io_context& io, const Runtime& runtime, PulseSettings settings)
    : runtime_(runtime), settings_(std::move(settings)), timer_(io), thread_(std::make_unique<Worker>("pulse")) {
  if (!settings_.heartbeat_url.empty()) {
    HttpSettings http;
    http.side_by_side = 1;
    // The watcher may well stand in the own network: its address comes from the admin, not from a message.
    http.allowed = {AddressRange{{}, 0}};
    client_ = std::make_unique<HttpClient>(std::move(http));
  }
  if (!settings_.calendars.empty()) calendars_.emplace(settings_.calendars, settings_.domain);
}

void Pulse::Inside::start() {
  if (client_ == nullptr && !calendars_) return;
  beat();
}

void Pulse::Inside::beat() {
  if (client_ != nullptr && runtime_.status().store_state == "ok") {
    thread_->post([this] {
      const auto answers = client_->send({HttpRequest{"GET", settings_.heartbeat_url, {}, {}}});
      const HttpAnswer& answer = answers.front();
      if (answer.code < 200 || answer.code >= 300)
        spdlog::warn("heartbeat: {}", answer.code == 0 ? answer.trouble : "HTTP " + std::to_string(answer.code));
    });
  }
  keep_calendars();
  timer_.expires_after(settings_.interval);
  timer_.async_wait([this](const boost::system::error_code& cancelled) {
    if (!cancelled) beat();
  });
}

void Pulse::Inside::keep_calendars() {
  if (!calendars_) return;
  const std::uint64_t now_seen = fingerprint(runtime_.state());
  if (std::exchange(seen_, now_seen) == now_seen) return;
  thread_->post([this, feeds = calendar_feeds(runtime_.state()), now = runtime_.now(),
                 today = today_of(runtime_.state(), runtime_.now())] {
    const auto written = calendars_->write(feeds, now, today);
    if (!written) spdlog::warn("calendars: {}", written.error());
  });
}

Pulse::Pulse(boost::asio::io_context& io, const Runtime& runtime, PulseSettings settings)
    : inside_(std::make_unique<Inside>(io, runtime, std::move(settings))) {}
Pulse::~Pulse() = default;

void Pulse::start() {
  inside_->start();
}
void Pulse::stop() {
  inside_->stop();
}

}  // namespace besluit::engine
