// SPDX-License-Identifier: EUPL-1.2
// Ten thousand notices due at once, through the whole pipeline: claimed, written to the outbox, asked again, composed,
// delivered, and settled, each durable in the outbox before it is sent. To files (one sync of the directory for each
// batch) and to a webhook on loopback, beside the channel alone with the same messages. And what somebody notices of it
// who asks the daemon something meanwhile.
#include "engine/core/engine_step.hpp"
#include "engine/core/message.hpp"
#include "engine/notifiers/mail_notifier.hpp"
#include "engine/notifiers/registry.hpp"
#include "storage/projection.hpp"
#include "storage/record_codec.hpp"
#include "storage/sqlite/sqlite_store.hpp"
#include "tests/bench/engine_side.hpp"
#include "tests/bench/notices_day.hpp"
#include "tests/bench/notices_peer.hpp"
#include "tests/bench/report.hpp"
#include "tests/bench/web_sink.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <map>
#include <stdexcept>

namespace besluit::bench {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
using storage::Batch;

constexpr int rounds = 3;
constexpr std::size_t batch_size = 2000;  ///< as `per-keer` can be set

template <class Work>
double seconds_of(Work work) {
  const auto begin = Clock::now();
  work();
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

/// A real herstelplan at its start, of which one rung is due on `day` and everything else months later.
dossier::Dossier member(const dossier::Dossier& pattern, std::size_t number, Date day) {
  dossier::Dossier made = pattern;
  made.id = dossier_id(number);
  bool first = true;
  for (auto& deadline : made.deadlines)
    for (auto& rung : deadline.rungs) {
      if (rung.sent || rung.plan.settled != dossier::NotSent::none) continue;
      rung.plan.due = first ? day : rung.plan.due + std::chrono::days{200};
      first = false;
    }
  return made;
}

/// One round: a fresh store with the dossiers of the day, and an engine on it.
struct Round {
  std::unique_ptr<storage::Store> store;
  std::optional<engine::EngineState> engine;
  Instant now{};

  Round(const Options& options, const std::string& path) {
    auto opened = storage::open_sqlite(path);
    if (!opened) throw std::runtime_error(opened.error().message);
    store = std::move(*opened);
    write_day(*store, options.routes);
    auto snapshot = store->load();
    if (!snapshot) throw std::runtime_error(snapshot.error().message);
    engine.emplace(make_engine(options.routes, std::move(*snapshot)));
    engine->settings.channels = {"kanaal"};
    engine->settings.rules["kanaal"] = {0, batch_size};
    now = engine->zone.instant_of(first_due, engine->settings.send_time);
  }

  void commit(Batch&& batch) const {
    std::vector<Batch> batches;
    batches.push_back(std::move(batch));
    if (auto done = store->commit(batches); !done) throw std::runtime_error(done.error().message);
  }
  std::vector<engine::Outgoing> turn(engine::Input input) {
    const std::vector<engine::Input> inputs{std::move(input)};
    engine::Turn made = engine::engine_step(*engine, now, inputs);
    if (!made.batch.empty()) commit(std::move(made.batch));
    engine::patch(*engine, std::move(made.patch));
    return std::move(made.send);
  }
  std::vector<engine::Message> composed(const std::vector<engine::Outgoing>& outgoing) const {
    std::vector<engine::Message> messages;
    for (const engine::Outgoing& one : outgoing) {
      auto message = engine::compose(engine->outbox.at(one.id), *engine->library.organisation, engine->zone);
      if (!message) throw std::runtime_error(message.error());
      messages.push_back(std::move(*message));
    }
    return messages;
  }

  /// Everything that is due, until nothing waits; the messages are kept for the channel alone.
  double run(engine::Notifier& channel, std::vector<engine::Message>& kept) {
    std::size_t sent = 0;
    return seconds_of([&] {
      while (sent < notices_due) {
        const auto outgoing = turn(engine::Tick{});
        if (outgoing.empty()) continue;
        std::vector<engine::Message> messages = composed(outgoing);
        engine::Delivered delivered{channel.deliver(messages)};
        for (const engine::DeliveryResult& result : delivered.results)
          if (result.verdict != engine::Verdict::delivered) throw std::runtime_error(result.detail);
        sent += messages.size();
        std::ranges::move(messages, std::back_inserter(kept));
        static_cast<void>(turn(std::move(delivered)));
      }
    });
  }
};

std::unique_ptr<engine::Notifier> channel_of(const std::string& kind, std::map<std::string, std::string> fields) {
  auto made = engine::make_notifier({"kanaal", kind, std::move(fields)}, {"", "a@b.example", "b.example", ""},
                                    {[] { return std::int64_t{1'712'556'000}; }});
  if (!made) throw std::runtime_error(made.error().en);
  return std::move(*made);
}

Figure measured(const Options& options, const std::string& folder, const std::string& name, double aim,
                const std::function<std::unique_ptr<engine::Notifier>(const std::string&)>& make,
                const std::function<void(const std::string& place)>& beside = {}) {
  std::vector<double> values;
  std::vector<double> bares;
  for (int round = 0; round < rounds; ++round) {
    std::fprintf(stderr, "%s, round %d of %d\n", name.c_str(), round + 1, rounds);
    const std::string place = folder + "/" + name.substr(0, name.find(' ')) + std::to_string(round);
    fs::create_directories(place);
    Round one{options, place + "/besluitd.db"};
    std::vector<engine::Message> messages;
    const auto channel = make(place + "/whole");
    const double seconds = one.run(*channel, messages);
    values.push_back(static_cast<double>(notices_due) / seconds);
    const auto alone = make(place + "/alone");
    bares.push_back(static_cast<double>(notices_due) / seconds_of([&] {
                      for (std::size_t i = 0; i < messages.size(); i += batch_size)
                        static_cast<void>(
                            alone->deliver(std::span{messages}.subspan(i, std::min(batch_size, messages.size() - i))));
                    }));
    if (beside) beside(place + "/beside");
  }
  Figure figure = against_bare(name + ", 10,000 due at once", "notices/s", values, bares, 0);
  figure.gate = fmt::format("aim >= {:.0f}/s", aim);
  figure.met = figure.value >= aim;
  return figure;
}

}  // namespace

void write_day(storage::Store& store, const std::string& routes) {
  engine::EngineState maker = make_engine(routes);
  std::vector<Batch> batches{load_definitions(maker, start_of_clock(maker))};
  const std::string id = dossier_id(notices_due * 10);
  const Batch started = decide(maker, start_of_clock(maker), start_command(id));
  const dossier::Dossier pattern = *storage::decode_dossier(started.dossiers.at(0).state);
  for (std::size_t i = 0; i < notices_due; ++i)
    batches.front().dossiers.push_back(
        storage::project_dossier(member(pattern, i, first_due), {maker.zone, maker.settings.send_time}));
  if (auto done = store.commit(batches); !done) throw std::runtime_error(done.error().message);
}

std::vector<Figure> run_notices(const Options& options) {
  const engine::MailLibrary library;  // libcurl's global state
  std::string folder = (fs::temp_directory_path() / "besluit-bench-XXXXXX").string();
  if (::mkdtemp(folder.data()) == nullptr) throw std::runtime_error("no temporary folder");
  std::vector<Figure> figures;
  const auto wanted = [&](const char* part) { return options.part.empty() || options.part == part; };
  if (wanted("file"))
    figures.push_back(measured(options, folder, "files", 5000, [](const std::string& place) {
      return channel_of("file", {{"directory", place}});
    }));
  if (wanted("webhook")) {
    const WebSink sink;
    const std::string peer = find_alertmanager();
    std::vector<double> theirs;
    const auto make = [&](const std::string&) {
      return channel_of("webhook", {{"url", sink.url()},
                                    {"allow", "127.0.0.1"},
                                    {"side-by-side", "32"},
                                    {"source", "urn:nld:oin:00000001823288444000:systeem:besluitd"}});
    };
    const auto beside = [&](const std::string& place) {
      if (!peer.empty()) theirs.push_back(alertmanager_rate(peer, place, sink, notices_due));
    };
    figures.push_back(measured(options, folder, "webhook", 5700, make, beside));
    Figure figure;
    figure.name = "webhook beside Alertmanager (skipped, not installed)";
    if (!theirs.empty()) {
      figure = against_bare("webhook beside Alertmanager, same sink", "notices/s", figures.back().rounds, theirs, 0);
      figure.gate = "ratio > 1 (Alertmanager)";
      figure.met = *figure.ratio > 1;
    }
    figures.push_back(std::move(figure));
  }
  if (wanted("queries"))
    for (Figure& figure : beside_figures(options, folder)) figures.push_back(std::move(figure));
  fs::remove_all(folder);
  return figures;
}

}  // namespace besluit::bench
