// SPDX-License-Identifier: EUPL-1.2
// The daemon is killed with SIGKILL at random moments of the demo year, started again, and the secretary goes on. At
// the end the notices are exactly those of an undisturbed year: none is missing, none was claimed twice, and the
// journal replays to every projection. BESLUIT_KILLS sets how many kills (default 200), BESLUIT_SEED the moments.
#include "tests/support/catch.hpp"
#include "tests/system/secretary.hpp"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <iterator>
#include <map>
#include <random>
#include <set>
#include <thread>

namespace besluit::test {
namespace {

constexpr Date first_day = make_date(2024, 3, 14);
constexpr Date last_day = make_date(2024, 12, 31);

std::vector<Date> visits() {
  std::vector<Date> days;
  for (Date day = first_day; day < last_day; day += std::chrono::days{5}) days.push_back(day);
  days.push_back(last_day);
  return days;
}

/// What must be the same in every year: all that a notice is, but for how often it was tried and when that ended.
std::multiset<std::string> notices_of(Daemon& daemon) {
  std::multiset<std::string> notices;
  const json::object reply = daemon.call("Notices");
  for (const json::value& entry : reply.at("notices").as_array()) {
    json::object notice = entry.as_object();
    notice.erase("attempts");
    notice.erase("next_try");
    notice.erase("settled");
    notices.insert(json::serialize(notice));
  }
  return notices;
}

/// What one year has and the other lacks, each line with its side: two equal years give nothing.
template <typename Lines>
std::vector<std::string> differences(const Lines& undisturbed, const Lines& killed) {
  std::vector<std::string> found;
  std::vector<std::string> one;
  std::ranges::set_difference(undisturbed, killed, std::back_inserter(one));
  for (const std::string& line : one) found.push_back("missing: " + line);
  one.clear();
  std::ranges::set_difference(killed, undisturbed, std::back_inserter(one));
  for (const std::string& line : one) found.push_back("too many: " + line);
  return found;
}

struct Year {
  std::multiset<std::string> notices;
  std::multiset<std::string> mails;
  std::string dossiers;
  json::array findings;
  int kills = 0;
  int calls = 0;
};

/// Kills at a random moment while a call is under way.
class Killer {
 public:
  Killer(unsigned seed, int kills, std::chrono::microseconds longest)
      : random_(seed), left_(kills), longest_(longest) {}

  template <typename Call>
  bool around(Daemon& daemon, Year& year, Call call) {
    ++year.calls;
    if (left_ <= 0 || std::uniform_int_distribution<>(0, 2)(random_) != 0) return call();
    const std::chrono::microseconds delay{std::uniform_int_distribution<long>(0, longest_.count())(random_)};
    std::thread hand{[pid = daemon.pid(), delay] {
      std::this_thread::sleep_for(delay);
      ::kill(pid, SIGKILL);
    }};
    const bool answered = call();
    hand.join();
    --left_;
    ++year.kills;
    daemon.kill();
    daemon.start();
    return answered;
  }

 private:
  std::mt19937 random_;
  int left_;
  std::chrono::microseconds longest_;
};

Year live(Killer& killer) {
  Daemon daemon;
  daemon.start();
  Secretary secretary{daemon};
  Year year;
  for (const Date day : visits()) {
    for (;;) {
      // What is due goes out before she does the next thing. Otherwise the speed of the machine decides which notice is
      // overtaken: a plan that cannot be met is no news any more when her next record made it feasible again.
      const bool settled = killer.around(daemon, year, [&] {
        return daemon.try_call("ClockAdvance", {{"to", to_string(day)}}).has_value();
      });
      std::optional<Secretary::Act> act;
      if (!settled || !secretary.next_act(day, act)) continue;
      if (!act) break;
      // Whether the answer came or not: the next look at the daemon tells what is left to do.
      killer.around(daemon, year, [&] { return daemon.try_call(act->method, act->parameters).has_value(); });
    }
  }
  year.notices = notices_of(daemon);
  year.dossiers = json::serialize(daemon.call("List"));
  year.findings = daemon.call("Verify").at("findings").as_array();
  const std::vector<std::string> mails = daemon.mails();
  year.mails = {mails.begin(), mails.end()};
  CHECK(daemon.stop() == Exit{0, 0});
  return year;
}

int number_from(const char* variable, int otherwise) {
  const char* text = std::getenv(variable);
  return text == nullptr ? otherwise : std::atoi(text);
}

TEST_CASE("a daemon that is killed at random moments ends the year with exactly the same notices") {
  const int kills = number_from("BESLUIT_KILLS", 200);
  const auto seed = static_cast<unsigned>(number_from("BESLUIT_SEED", 20240314));

  Killer nobody{seed, 0, std::chrono::microseconds{0}};
  const auto begin = std::chrono::steady_clock::now();
  const Year undisturbed = live(nobody);
  const auto took = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begin);
  REQUIRE(undisturbed.findings.empty());
  REQUIRE(undisturbed.notices.size() > 40);
  for (const std::string& notice : undisturbed.notices)
    CHECK((notice.find("\"state\":\"sent\"") != std::string::npos ||
           notice.find("\"state\":\"not-sent\"") != std::string::npos));

  // A call of the year takes about this long: a kill falls before, during or after its commit.
  const auto longest = took / std::max(1, undisturbed.calls) * 2;
  int done = 0;
  for (unsigned round = 0; done < kills; ++round) {
    Killer killer{seed + round, kills - done, longest};
    const Year year = live(killer);
    done += year.kills;
    INFO("seed " << seed + round << ", " << year.kills << " kills");
    CHECK(year.findings.empty());
    CHECK(differences(undisturbed.notices, year.notices) == std::vector<std::string>{});
    CHECK(differences(undisturbed.mails, year.mails) == std::vector<std::string>{});
    CHECK(year.dossiers == undisturbed.dossiers);
    REQUIRE(year.kills > 0);
  }
  std::cout << "killed " << done << " times; " << undisturbed.notices.size() << " notices each year\n";
}

}  // namespace
}  // namespace besluit::test
