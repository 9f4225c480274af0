// SPDX-License-Identifier: EUPL-1.2
// The daemon and its store beside bare SQLite: one client, many clients, and a hundred thousand dossiers.
#include "engine/core/engine_step.hpp"
#include "storage/projection.hpp"
#include "storage/record_codec.hpp"
#include "storage/sqlite/sqlite_store.hpp"
#include "tests/bench/bare_sqlite.hpp"
#include "tests/bench/daemon_side.hpp"
#include "tests/bench/engine_side.hpp"
#include "tests/bench/report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <stdexcept>

namespace besluit::bench {
namespace {

using Clock = std::chrono::steady_clock;
using storage::Batch;

constexpr int rounds = 5;
constexpr std::size_t many = 32;  ///< clients at once, and the size of a bare batch beside them

template <class Work>
double seconds_of(Work work) {
  const auto begin = Clock::now();
  work();
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

void progress(const std::string& line) {
  std::fprintf(stderr, "%s\n", line.c_str());
}

// ---- transitions over the socket ------------------------------------------------------------------------------------

// The dossiers of one round. Each step goes over all dossiers of all rounds before the next step comes, as in life: a
// body decides about everything on its agenda, and the next command hardly ever meets the dossier of the one before.
struct Stretch {
  std::size_t first = 0;
  std::size_t count = 0;
  std::size_t clients = 0;
  std::size_t group = 0;  ///< transitions in one transaction of the bare side
  double seconds = 0;
  double bare_seconds = 0;

  [[nodiscard]] double transitions() const { return static_cast<double>(count * way().size()); }
};

std::vector<std::vector<std::string>> requests_of(const Stretch& stretch, const Transition& transition) {
  std::vector<std::vector<std::string>> lists(stretch.clients);
  for (std::size_t i = 0; i < stretch.count; ++i)
    lists[i % stretch.clients].push_back(
        DaemonSide::record_request(dossier_id(stretch.first + i), transition.step, transition.outcome));
  return lists;
}

// What is written in one transaction of the bare side.
using Group = std::vector<Batch>;

// The rows of these transitions, and behind each group those of what it brings about by itself: notices that go out and
// that they did, rungs that are due at once. The daemon writes all of it while it serves the next.
std::vector<Group> groups_of(engine::EngineState& engine, const Stretch& stretch, const Transition& transition) {
  const Instant now = instant_of(engine, transition);
  std::vector<Group> groups;
  for (std::size_t i = 0; i < stretch.count; ++i) {
    if (i % stretch.group == 0) groups.emplace_back();
    groups.back().push_back(decide(engine, now, record_command(dossier_id(stretch.first + i), transition)));
    if ((i + 1) % stretch.group == 0 || i + 1 == stretch.count)
      for (Batch& batch : let_time_pass(engine, now)) groups.back().push_back(std::move(batch));
  }
  return groups;
}

void write_groups(BareSqlite& bare, const std::vector<Group>& groups) {
  for (const Group& group : groups) bare.write(group);
}

void write_in_groups(BareSqlite& bare, const std::vector<Batch>& batches, std::size_t group) {
  const std::span<const Batch> all(batches);
  for (std::size_t at = 0; at < all.size(); at += group) bare.write(all.subspan(at, std::min(group, all.size() - at)));
}

// Both sides start the same dossiers.
void start_dossiers(DaemonSide& daemon, BareSqlite& bare, engine::EngineState& engine, std::size_t count) {
  std::vector<std::vector<std::string>> requests(many);
  std::vector<Batch> batches{load_definitions(engine, start_of_clock(engine))};
  for (std::size_t i = 0; i < count; ++i) {
    requests[i % many].push_back(DaemonSide::start_request(dossier_id(i)));
    batches.push_back(decide(engine, start_of_clock(engine), start_command(dossier_id(i))));
  }
  static_cast<void>(daemon.serve(requests));
  daemon.wait_for_quiet();
  write_in_groups(bare, batches, 1000);
}

// On both sides the day of `transition` comes, and what became due until then is done.
void pass_to(DaemonSide& daemon, BareSqlite& bare, engine::EngineState& engine, const Transition& transition) {
  static_cast<void>(daemon.ask(DaemonSide::request("ClockAdvance", fmt::format(R"({{"to":"{}"}})", transition.at))));
  daemon.wait_for_quiet();
  write_in_groups(bare, let_time_pass(engine, instant_of(engine, transition)), 1000);
}

std::vector<Figure> socket_figures(const Options& options, const std::string& folder) {
  const auto one_count = static_cast<std::size_t>(20 * options.seconds);
  const auto many_count = static_cast<std::size_t>(96 * options.seconds);
  DaemonSide daemon(options, folder + "/socket");
  daemon.start();
  BareSqlite bare(folder + "/bare.db");
  engine::EngineState engine = make_engine(options.routes);
  progress(fmt::format("starting {} dossiers on both sides", rounds * (one_count + many_count)));
  start_dossiers(daemon, bare, engine, rounds * (one_count + many_count));

  std::vector<Stretch> ones;
  std::vector<Stretch> crowds;
  for (std::size_t round = 0, next = 0; round < rounds; ++round) {
    ones.push_back({next, one_count, 1, 1});
    crowds.push_back({next + one_count, many_count, many, many});
    next += one_count + many_count;
  }
  const auto measure = [&](Stretch& stretch, const Transition& transition) {
    const auto requests = requests_of(stretch, transition);
    const auto groups = groups_of(engine, stretch, transition);
    stretch.seconds += daemon.serve(requests);
    daemon.wait_for_quiet();
    stretch.bare_seconds += seconds_of([&] { write_groups(bare, groups); });
  };
  for (std::string_view day = clock_start; const Transition& transition : way()) {
    if (day != transition.at) pass_to(daemon, bare, engine, transition);
    day = transition.at;
    progress(fmt::format("transitions: {}, {}", transition.step, transition.outcome));
    for (std::size_t round = 0; round < rounds; ++round) {
      measure(ones[round], transition);
      measure(crowds[round], transition);
    }
  }
  daemon.stop();
  const auto rates = [](const std::vector<Stretch>& stretches, double Stretch::*seconds) {
    std::vector<double> values;
    for (const Stretch& stretch : stretches) values.push_back(stretch.transitions() / stretch.*seconds);
    return values;
  };
  return {against_bare("socket, 1 client, one at a time", "transitions/s", rates(ones, &Stretch::seconds),
                       rates(ones, &Stretch::bare_seconds), 0.6),
          against_bare("socket, 32 clients (bare: batches of 32)", "transitions/s", rates(crowds, &Stretch::seconds),
                       rates(crowds, &Stretch::bare_seconds), 0.6)};
}

// ---- a hundred thousand dossiers ------------------------------------------------------------------------------------

constexpr std::size_t crowd = 100'000;
constexpr std::size_t due_at_once = 10'000;
constexpr std::size_t future_rungs = 10;

bool armed(const dossier::Rung& rung) {
  return !rung.sent && rung.plan.settled == dossier::NotSent::none;
}

std::size_t armed_rungs(const dossier::Dossier& dossier) {
  std::size_t count = 0;
  for (const auto& deadline : dossier.deadlines)
    if (deadline.running)
      count += static_cast<std::size_t>(std::count_if(deadline.rungs.begin(), deadline.rungs.end(), armed));
  return count;
}

// A real herstelplan, as far on its way as leaves at least ten rungs to come.
dossier::Dossier pattern(engine::EngineState& engine) {
  const std::string id = dossier_id(crowd * 10);
  const auto state_in = [](const Batch& batch) { return *storage::decode_dossier(batch.dossiers.at(0).state); };
  dossier::Dossier found = state_in(decide(engine, start_of_clock(engine), start_command(id)));
  for (const Transition& transition : way()) {
    if (instant_of(engine, transition) != start_of_clock(engine)) break;
    dossier::Dossier next = state_in(decide(engine, start_of_clock(engine), record_command(id, transition)));
    if (armed_rungs(next) < future_rungs) break;
    found = std::move(next);
  }
  return found;
}

// The dates of dossier `i`: of the first `rounds` groups of ten thousand, each has exactly one rung on a day of its
// own; everything else comes months later.
dossier::Dossier member(const dossier::Dossier& pattern, std::size_t i, Date first_day) {
  dossier::Dossier made = pattern;
  made.id = dossier_id(i);
  const std::size_t group = i % (crowd / due_at_once);
  bool first = group < rounds;
  for (auto& deadline : made.deadlines) {
    for (auto& rung : deadline.rungs) {
      if (!armed(rung)) continue;
      rung.plan.due = first ? first_day + std::chrono::days{group} : rung.plan.due + std::chrono::days{90};
      first = false;
    }
  }
  return made;
}

constexpr Date first_due = make_date(2024, 4, 8);

// Writes the crowd through codec and store. Returns the size of a state.
std::size_t write_crowd(storage::Store& store, engine::EngineState& engine) {
  const Instant now = start_of_clock(engine);
  Batch batch = load_definitions(engine, now);
  const dossier::Dossier model = pattern(engine);
  const storage::ProjectionSettings settings{engine.zone, engine.settings.send_time};
  const std::string world = engine.library.organisation->hash;
  std::size_t bytes = 0;
  for (std::size_t i = 0; i < crowd; ++i) {
    const dossier::Dossier made = member(model, i, first_due);
    batch.dossiers.push_back(storage::project_dossier(made, settings));
    bytes += batch.dossiers.back().state.size();
    batch.journal.push_back(storage::encode_event(made.id, {made.last_seq, now, engine.zone.date_of(now), "besluitd",
                                                            world, dossier::Acknowledged{"opstellen"}}));
    if (batch.dossiers.size() < 2000 && i + 1 < crowd) continue;
    if (auto done = store.commit({batch}); !done) throw std::runtime_error(done.error().message);
    batch = {};
  }
  progress(fmt::format("{} dossiers written: {} rungs to come and {} bytes of state each", crowd, armed_rungs(model),
                       bytes / crowd));
  return bytes / crowd;
}

struct Claims {
  double claimed = 0;
  double seconds = 0;
  double bare_seconds = 0;
};

// Claims everything that is due at `now`, as the daemon's loop does. The bare side writes each turn's rows right after
// it: then no rows are kept for later, which would make the memory of one side grow while it is measured.
Claims claim(storage::Store& store, BareSqlite& bare, engine::EngineState& engine, Instant now) {
  Claims claims;
  for (bool more = true; more;) {
    engine::Turn turn;
    std::vector<Batch> commit;
    claims.seconds += seconds_of([&] {
      const std::vector<engine::Input> tick{engine::Tick{}};
      turn = engine::engine_step(engine, now, tick);
      commit.push_back(std::move(turn.batch));
      if (auto done = store.commit(commit); !done) throw std::runtime_error(done.error().message);
      engine::patch(engine, std::move(turn.patch));
    });
    for (const auto& rung : commit[0].rungs) claims.claimed += rung.claimed ? 1 : 0;
    more = !commit[0].rungs.empty();
    claims.bare_seconds += seconds_of([&] { bare.write(commit); });
  }
  return claims;
}

std::vector<Figure> claim_figures(const Options& options, const std::string& crowd_path, const std::string& bare_path) {
  auto store = storage::open_sqlite(crowd_path);
  if (!store) throw std::runtime_error(store.error().message);
  auto snapshot = (*store)->load();
  if (!snapshot) throw std::runtime_error(snapshot.error().message);
  engine::EngineState engine = make_engine(options.routes, std::move(*snapshot));
  BareSqlite bare(bare_path);
  std::vector<double> values;
  std::vector<double> bares;
  for (int round = 0; round < rounds; ++round) {
    progress(fmt::format("claims, round {} of {}", round + 1, rounds));
    const Instant now = engine.zone.instant_of(first_due + std::chrono::days{round}, engine.settings.send_time);
    const Claims claims = claim(**store, bare, engine, now);
    if (claims.claimed != due_at_once) throw std::runtime_error(fmt::format("{} rungs were claimed", claims.claimed));
    values.push_back(claims.claimed / claims.seconds);
    bares.push_back(claims.claimed / claims.bare_seconds);
  }
  Figure figure = against_bare("10,000 rungs due at once, claimed", "claims/s", values, bares, 0);
  figure.gate = "aim >= 30000/s";
  figure.met = figure.value >= 30'000;
  return {figure};
}

Figure aim_at_most(std::string name, std::string unit, std::vector<double> values, double limit) {
  const double value = median(values);
  return {.name = std::move(name),
          .value = value,
          .unit = unit,
          .bare = std::nullopt,
          .ratio = std::nullopt,
          .gate = fmt::format("aim <= {} {}", limit, unit),
          .met = value <= limit,
          .binding = false,
          .rounds = std::move(values)};
}

std::vector<Figure> crowd_figures(const Options& options, const std::string& folder) {
  DaemonSide daemon(options, folder + "/crowd");
  const std::string path = folder + "/crowd/state/besluitd.db";
  std::size_t bytes = 0;
  {
    auto store = storage::open_sqlite(path);
    if (!store) throw std::runtime_error(store.error().message);
    engine::EngineState engine = make_engine(options.routes);
    bytes = write_crowd(**store, engine);
  }
  std::filesystem::copy_file(path, folder + "/bare-crowd.db");
  std::vector<double> starts;
  std::vector<double> reads;
  std::vector<double> resident;
  for (int round = 0; round < 3; ++round) {
    progress(fmt::format("start-up, round {} of 3", round + 1));
    starts.push_back(daemon.start());
    resident.push_back(daemon.resident_mb());
    daemon.stop();
    BareSqlite bare(folder + "/bare-crowd.db");
    reads.push_back(seconds_of([&] { static_cast<void>(bare.read_dossiers()); }));
  }
  Figure start = aim_at_most("start-up with 100,000 dossiers (bare: read them)", "s", starts, 2);
  start.bare = median(reads);
  start.ratio = start.value / *start.bare;
  std::vector<Figure> figures{
      aim_at_most("state of one dossier with ten rungs", "bytes", {static_cast<double>(bytes)}, 1024), start,
      aim_at_most("resident memory with 100,000 dossiers", "MB", resident, 300)};
  for (auto& figure : claim_figures(options, path, folder + "/bare-crowd.db")) figures.push_back(std::move(figure));
  // The rows of these dossiers lag behind their journal now.
  progress("start-up after the claims");
  Figure folding;
  folding.name = "start-up with 30,000 claims to fold in";
  folding.value = daemon.start();
  folding.unit = "s";
  daemon.stop();
  figures.push_back(std::move(folding));
  return figures;
}

}  // namespace

std::vector<Figure> run_store(const Options& options) {
  const test::TempDir folder;
  std::vector<Figure> figures;
  if (options.part.empty() || options.part == "socket") figures = socket_figures(options, folder.path());
  if (options.part.empty() || options.part == "crowd")
    for (auto& figure : crowd_figures(options, folder.path())) figures.push_back(std::move(figure));
  return figures;
}

}  // namespace besluit::bench
