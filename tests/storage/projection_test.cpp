// SPDX-License-Identifier: EUPL-1.2
// Which rows an event makes.
#include "storage/projection.hpp"

#include "tests/storage/scripted.hpp"
#include "tests/support/catch.hpp"

#include <map>

using namespace besluit;
using namespace besluit::storage;
using besluit::testing::day;
using storage::testing::Script;
using storage::testing::whole_life;

namespace {

using dossier::DeadlineKind;
using dossier::NotSent;
using RungKind = definition::RungRule::Kind;

const Zone utc = Zone::utc();
const ProjectionSettings at_eight{utc, std::chrono::minutes{480}};
constexpr std::int64_t recorded_ms = 1718000000000;

std::int64_t eight_on(std::string_view date) {
  return std::int64_t{day_number(day(date))} * 86'400'000 + 8 * 3'600'000;
}

// Two running deadlines of one step; one rung was sent, one settled.
dossier::Dossier running() {
  dossier::Dossier d;
  d.id = "p-1";
  d.route = "p";
  const auto rung = [](RungKind kind, std::string text, std::string to, std::string_view due, bool unless) {
    return dossier::Rung{{kind, std::move(text), std::move(to), unless, day(due), NotSent::none}, false, ""};
  };
  dossier::Deadline papers;
  papers.name = {"bao", DeadlineKind::papers, 1};
  papers.rungs = {rung(RungKind::reminder, "1 week vooraf", "directie", "2024-06-03", false),
                  rung(RungKind::reminder, "1 dag vooraf", "directie", "2024-06-07", false),
                  rung(RungKind::escalation, "na 1 werkdag", "secretaris", "2024-06-11", false),
                  rung(RungKind::escalation, "na 5 werkdagen", "directie", "2024-06-17", true)};
  papers.rungs[0].sent = true;
  papers.rungs[1].plan.settled = NotSent::nobody;
  d.deadlines = {papers};
  return d;
}

std::vector<RungRow> rows_of(const dossier::Dossier& before, dossier::Event event) {
  std::vector<RungRow> rows;
  const dossier::Recorded recorded{
      9, Instant{std::chrono::milliseconds{recorded_ms}}, day("2024-06-10"), "x", "w", std::move(event)};
  project_rungs(before, recorded, at_eight, rows);
  return rows;
}

RungRow escalation_1(bool claimed, std::string code, std::string reason) {
  return {"p-1/bao/papers-1",
          2,
          "p-1",
          "bao",
          "na 1 werkdag",
          "escalation",
          "secretaris",
          eight_on("2024-06-11"),
          claimed,
          std::move(code),
          std::move(reason),
          recorded_ms};
}
RungRow escalation_5(bool claimed, std::string code, std::string reason) {
  return {"p-1/bao/papers-1",
          3,
          "p-1",
          "bao",
          "na 5 werkdagen",
          "escalation",
          "directie",
          eight_on("2024-06-17"),
          claimed,
          std::move(code),
          std::move(reason),
          recorded_ms};
}

}  // namespace

TEST_CASE("a rung that fires is claimed, with the reason") {
  CHECK(
      rows_of(running(), dossier::RungFired{{"bao", DeadlineKind::papers, 1}, 2, "jansen", false, NotSent::none, ""}) ==
      std::vector{escalation_1(true, "due", "De dag voor dit bericht was gekomen.")});
  CHECK(
      rows_of(running(), dossier::RungFired{{"bao", DeadlineKind::papers, 1}, 2, "jansen", true, NotSent::none, ""}) ==
      std::vector{
          escalation_1(true, "late", "Dit bericht had eerder moeten gaan. Het is later verstuurd dan gepland.")});
}

TEST_CASE("a rung that finds nobody or is merged is not sent, with the reason") {
  CHECK(rows_of(running(),
                dossier::RungFired{{"bao", DeadlineKind::papers, 1}, 2, "", false, NotSent::nobody, "secretaris"}) ==
        std::vector{escalation_1(false, "nobody", reason_sentence(NotSent::nobody, "secretaris").nl)});
  CHECK(rows_of(running(),
                dossier::RungFired{{"bao", DeadlineKind::papers, 1}, 3, "", false, NotSent::merged, "na 1 werkdag"}) ==
        std::vector{escalation_5(false, "merged", reason_sentence(NotSent::merged, "na 1 werkdag").nl)});
}

TEST_CASE("a deadline that closes settles what was armed, and nothing else") {
  const std::string reason = reason_sentence(NotSent::superseded, "bao/papers-2").nl;
  CHECK(rows_of(running(),
                dossier::DeadlineClosed{{"bao", DeadlineKind::papers, 1}, NotSent::superseded, "bao/papers-2"}) ==
        std::vector{escalation_1(false, "superseded", reason), escalation_5(false, "superseded", reason)});
  CHECK(rows_of(running(), dossier::DeadlineClosed{{"ab", DeadlineKind::papers, 1}, NotSent::superseded, ""}).empty());
}

TEST_CASE("an acknowledgement settles what waits for it") {
  CHECK(rows_of(running(), dossier::Acknowledged{"bao"}) ==
        std::vector{escalation_5(false, "acknowledged", reason_sentence(NotSent::acknowledged, "").nl)});
  CHECK(rows_of(running(), dossier::Acknowledged{"ab"}).empty());
  dossier::Dossier closed = running();
  closed.deadlines[0].running = false;
  CHECK(rows_of(closed, dossier::Acknowledged{"bao"}).empty());
}

TEST_CASE("a rung that lay before its date was set is listed at once") {
  dossier::DeadlineSet set{
      {"ab", DeadlineKind::sending, 2}, day("2024-06-14"), day("2024-06-14"), "secretaris", {}, false, {}};
  set.rungs = {{RungKind::reminder, "3 weken vooraf", "secretaris", false, day("2024-05-24"), NotSent::before_date_set},
               {RungKind::reminder, "1 dag vooraf", "secretaris", false, day("2024-06-13"), NotSent::none}};
  const RungRow gone{"p-1/ab/sending-2",
                     0,
                     "p-1",
                     "ab",
                     "3 weken vooraf",
                     "reminder",
                     "secretaris",
                     eight_on("2024-05-24"),
                     false,
                     "before-date-set",
                     reason_sentence(NotSent::before_date_set, "").nl,
                     recorded_ms};
  CHECK(rows_of(running(), set) == std::vector{gone});
}

TEST_CASE("the dossier's row says when it must be looked at again") {
  dossier::Dossier d = running();
  d.last_seq = 9;
  CHECK(project_dossier(d, at_eight) == DossierRow{"p-1", "p", true, 9, eight_on("2024-06-11"), encode_dossier(d)});
  d.deadlines.clear();
  d.status = dossier::Status::withdrawn;
  CHECK(project_dossier(d, at_eight) == DossierRow{"p-1", "p", false, 9, never_ms, encode_dossier(d)});
}

TEST_CASE("a row is brought up to date with the events after it, whichever they are") {
  const Script script = whole_life("p-1");
  std::vector<JournalRow> journal;
  for (const auto& event : script.events()) journal.push_back(encode_event("p-1", event));
  const DossierRow newest = project_dossier(script.dossier(), at_eight);
  for (std::size_t i = 1; i < journal.size(); ++i)
    CHECK(brought_up_to_date(project_dossier(script.before(i), at_eight), std::span(journal).subspan(i), at_eight) ==
          newest);
  DossierRow damaged = newest;
  damaged.state = "[";
  CHECK_FALSE(brought_up_to_date(damaged, {}, at_eight));
  journal.back().body = "{";
  CHECK_FALSE(brought_up_to_date(newest, std::span(journal).last(1), at_eight));
}

TEST_CASE("over a whole life every rung is settled exactly once, and never without a reason") {
  const Script script = whole_life("p-1");
  std::map<std::pair<std::string, int>, RungRow> settled;
  std::size_t planned = 0;
  for (std::size_t i = 0; i < script.events().size(); ++i) {
    std::vector<RungRow> rows;
    project_rungs(script.before(i), script.events()[i], at_eight, rows);
    for (auto& row : rows) {
      CAPTURE(row.deadline, row.rung);
      CHECK_FALSE(row.reason.empty());
      CHECK_FALSE(row.reason_code.empty());
      CHECK(settled.emplace(std::pair(row.deadline, row.rung), row).second);
    }
    if (const auto* set = std::get_if<dossier::DeadlineSet>(&script.events()[i].event)) planned += set->rungs.size();
  }
  CHECK(settled.size() == planned);
  CHECK(deadline_key("p-1", {"bao", DeadlineKind::papers, 3}) == "p-1/bao/papers-3");
  CHECK(rung_notice_id("p-1/bao/papers-3", 4) == "p-1/bao/papers-3#4");
}
