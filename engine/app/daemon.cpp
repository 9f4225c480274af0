// SPDX-License-Identifier: EUPL-1.2
#include "engine/app/daemon.hpp"

#include "engine/app/exit_codes.hpp"
#include "engine/app/files.hpp"
#include "engine/app/log.hpp"
#include "engine/app/pulse.hpp"
#include "engine/control/server.hpp"
#include "engine/notifiers/mail_notifier.hpp"
#include "engine/runtime/runtime.hpp"
#include "engine/runtime/service_manager.hpp"
#include "engine/runtime/zone_loader.hpp"
#include "storage/sqlite/sqlite_store.hpp"

#include <spdlog/spdlog.h>
#include <unistd.h>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>

#include <charconv>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <thread>
#include <utility>

namespace besluit::engine {
namespace {

/// Why the daemon does not start, and with which code it says so.
struct Refusal {
  int code = exit_code::internal;
  std::string message;
};

std::expected<Config, Refusal> configuration(const DaemonOptions& options) {
  const bool named = !options.config_path.empty();
  const std::string path = named ? options.config_path : default_config_path;
  Config config;
  if (named || std::filesystem::exists(path)) {
    const auto text = read_file(path);
    if (!text) return std::unexpected(Refusal{named ? exit_code::not_found : exit_code::configuration, text.error()});
    ConfigRead read = read_config({path, *text});
    for (const auto& diagnostic : read.diagnostics) std::cerr << diagnostic::render(diagnostic, *text, Language::nl);
    if (!read.value)
      return std::unexpected(Refusal{exit_code::configuration, "de instellingen in " + path + " kloppen niet"});
    config = std::move(*read.value);
  }
  return complete(std::move(config), options.overrides);
}

std::expected<Library, Refusal> first_library(const Config& config, std::vector<std::string>& messages) {
  const auto sources = read_sources(config.routes);
  if (!sources) return std::unexpected(Refusal{exit_code::not_found, sources.error()});
  Loaded loaded = load_library(*sources);
  for (const std::string& message : loaded.messages) std::cerr << message;
  if (!loaded.library)
    return std::unexpected(Refusal{exit_code::bad_data, "de bestanden in " + config.routes + " kloppen niet"});
  messages = std::move(loaded.messages);
  return std::move(*loaded.library);
}

int code_of(storage::Fault fault) {
  switch (fault) {
    case storage::Fault::busy:
    case storage::Fault::full:
      return exit_code::temporary;
    case storage::Fault::too_new:
    case storage::Fault::corrupt:
      return exit_code::bad_data;
    case storage::Fault::read_only:
      return exit_code::configuration;
    case storage::Fault::conflict:
    case storage::Fault::io:
      break;
  }
  return exit_code::internal;
}

/// A listening socket that systemd hands over (sd_listen_fds(3)); -1 when there is none.
int passed_socket() {
  const char* pid = std::getenv("LISTEN_PID");
  const char* count = std::getenv("LISTEN_FDS");
  if (pid == nullptr || count == nullptr) return -1;
  if (std::string{pid} != std::to_string(getpid()) || std::string{count} == "0") return -1;
  return 3;
}

/// The virtual clock starts at the given moment, but never before the journal's last one.
std::expected<Instant, Refusal> virtual_start(const ClockChoice& choice, const Zone& zone, Instant journal_end) {
  Instant start = journal_end;
  if (!choice.start.empty()) {
    const auto given = parse_instant(choice.start, zone);
    if (!given)
      return std::unexpected(
          Refusal{exit_code::usage, "'" + choice.start + "' is geen moment; schrijf bijvoorbeeld virtual:2024-03-14"});
    start = std::max(*given, journal_end);
  } else if (journal_end == Instant{}) {
    start = SystemClock{}.now();
  }
  return start;
}

/// Everything that lives as long as the daemon, in the order in which it must be made.
class Daemon {
 public:
  Daemon(Config config, ClockChoice choice) : config_(std::move(config)), choice_(std::move(choice)) {}

  std::expected<void, Refusal> prepare() {
    auto library = first_library(config_, messages_);
    if (!library) return std::unexpected(library.error());
    auto zone = load_zone(library->organisation->zone);
    if (!zone) return std::unexpected(Refusal{exit_code::configuration, zone.error()});
    std::error_code failed;
    std::filesystem::create_directories(config_.state, failed);
    auto store = storage::open_sqlite(config_.state + "/besluitd.db");
    if (!store) return std::unexpected(Refusal{code_of(store.error().fault), store.error().message});
    auto snapshot = (*store)->load();
    if (!snapshot) return std::unexpected(Refusal{code_of(snapshot.error().fault), snapshot.error().message});
    auto pinned = pinned_definitions(snapshot->documents);
    if (!pinned) return std::unexpected(Refusal{exit_code::bad_data, pinned.error()});

    Settings settings;
    settings.send_time = config_.send_time;
    settings.admin = config_.admin;
    settings.silence_longest = config_.silence_longest;
    for (const ChannelConfig& channel : config_.channels) {
      settings.channels.push_back(channel.name);
      if (const auto rule = channel_rule(channel)) settings.rules.emplace(channel.name, *rule);
    }
    auto state =
        restore(std::move(*zone), std::move(settings), std::move(*library), std::move(*pinned), std::move(*snapshot));
    if (!state) return std::unexpected(Refusal{exit_code::bad_data, state.error()});
    return wire(std::move(*store), std::move(*state));
  }

  int run() {
    notify_ready();
    while (!io_.stopped()) {
      if (!runtime_->stays_awake())
        io_.run_one();
      else if (io_.poll_one() == 0)
        std::this_thread::yield();
    }
    return exit_code::done;
  }

 private:
  std::expected<void, Refusal> wire(std::unique_ptr<storage::Store> store, EngineState state) {
    RuntimeParts parts;
    parts.store = std::move(store);
    parts.state_path = config_.state;
    parts.load_messages = std::move(messages_);
    parts.read_sources = [directory = config_.routes] { return read_sources(directory); };
    if (choice_.is_virtual) {
      const auto start = virtual_start(choice_, state.zone, state.last_at);
      if (!start) return std::unexpected(start.error());
      virtual_clock_ = std::make_unique<VirtualClock>(*start);
      parts.virtual_clock = virtual_clock_.get();
    }
    parts.clock = choice_.is_virtual ? static_cast<const Clock*>(virtual_clock_.get()) : &system_clock_;
    const NotifierTools tools{[this] { return system_clock_.now().time_since_epoch().count() / 1000; }};
    for (const ChannelConfig& channel : config_.channels) {
      auto notifier = make_notifier(channel, config_.sender, tools);
      if (!notifier) return std::unexpected(Refusal{exit_code::configuration, notifier.error().nl});
      parts.channels.emplace(channel.name, std::move(*notifier));
    }
    runtime_ = std::make_unique<Runtime>(io_, std::move(state), std::move(parts));
    ServerOptions options;
    options.path = config_.socket;
    options.passed_fd = passed_socket();
    options.daemon_uid = geteuid();
    options.log = [](const std::string& line) { spdlog::info("{}", line); };
    server_ = std::make_unique<Server>(io_, std::move(options), *runtime_, *runtime_);
    if (auto opened = server_->open(); !opened) return std::unexpected(Refusal{exit_code::temporary, opened.error()});
    listen_for_signals();
    runtime_->on_status([this](const std::string& line) { manager_.status(line); });
    runtime_->start();
    pulse_ = std::make_unique<Pulse>(io_, *runtime_,
                                     PulseSettings{config_.heartbeat_url, config_.calendars, config_.sender.domain});
    pulse_->start();
    return {};
  }

  void notify_ready() {
    const EngineState& state = runtime_->state();
    const std::string summary =
        std::to_string(state.library.routes.size()) + " routes, " + std::to_string(state.dossiers.size()) + " dossiers";
    spdlog::info("ready: {} at {}", summary, config_.socket);
    manager_.ready(summary);
    pat_watchdog();
  }

  /// From the strand itself: a watchdog that a helper thread feeds proves nothing.
  void pat_watchdog() {
    if (manager_.watchdog_interval().count() == 0) return;
    manager_.watchdog();
    watchdog_.expires_after(manager_.watchdog_interval());
    watchdog_.async_wait([this](const boost::system::error_code& cancelled) {
      if (!cancelled) pat_watchdog();
    });
  }

  void listen_for_signals() {
    signals_.async_wait([this](const boost::system::error_code& cancelled, int number) {
      if (cancelled) return;
      if (number == SIGHUP) {
        reload();
        listen_for_signals();
      } else {
        stop(number);
      }
    });
  }

  void reload() {
    manager_.reloading();
    runtime_->reload({"besluitd (SIGHUP)"}, ReloadKind::swap, [this](const ReloadResult& result) {
      for (const std::string& message : result.messages) spdlog::warn("{}", message);
      spdlog::info("reload: {}",
                   result.swapped ? "the new definitions are in use" : "refused, the old definitions stay");
      manager_.ready(result.swapped ? "herladen" : "herladen geweigerd: de oude bestanden blijven gelden");
    });
  }

  void stop(int signal) {
    spdlog::info("stopping on signal {}", signal);
    manager_.stopping();
    server_->close();
    pulse_->stop();
    runtime_->stop([this] {
      watchdog_.cancel();
      signals_.cancel();
      // What was posted meanwhile still runs; then nothing keeps the loop.
      boost::asio::post(io_, [this] { io_.stop(); });
    });
  }

  Config config_;
  ClockChoice choice_;
  std::vector<std::string> messages_;
  MailLibrary mail_library_;
  ServiceManager manager_;
  SystemClock system_clock_;
  std::unique_ptr<VirtualClock> virtual_clock_;
  boost::asio::io_context io_{1};
  boost::asio::signal_set signals_{io_, SIGTERM, SIGINT, SIGHUP};
  boost::asio::steady_timer watchdog_{io_};
  std::unique_ptr<Runtime> runtime_;
  std::unique_ptr<Server> server_;
  std::unique_ptr<Pulse> pulse_;
};

}  // namespace

int run_daemon(const DaemonOptions& options) {
  log_to_stderr();
  std::signal(SIGPIPE, SIG_IGN);
  const auto refuse = [](const Refusal& refusal) {
    spdlog::error("{}", refusal.message);
    return refusal.code;
  };
  const auto choice = parse_clock(options.clock);
  if (!choice)
    return refuse(
        {exit_code::usage, "--clock kent alleen system, virtual en virtual:MOMENT, niet '" + options.clock + "'"});
  auto config = configuration(options);
  if (!config) return refuse(config.error());
  if (options.check_only) {
    std::vector<std::string> messages;
    const auto library = first_library(*config, messages);
    return library ? exit_code::done : refuse(library.error());
  }
  Daemon daemon{std::move(*config), *choice};
  if (auto ready = daemon.prepare(); !ready) return refuse(ready.error());
  return daemon.run();
}

}  // namespace besluit::engine
