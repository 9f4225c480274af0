// SPDX-License-Identifier: EUPL-1.2
// A secretary who keeps the year of Hecht: three dossiers, most things in time, some late. What is to be done next is
// read from the daemon, so a secretary who lost the connection in the middle simply goes on.
#pragma once

#include "rules/terms/date.hpp"
#include "tests/system/daemon.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace besluit::test {

class Secretary {
 public:
  explicit Secretary(Daemon& daemon) : daemon_(daemon) {}

  /// The next call to make on `today`, or nullopt when today's work is done. nullopt inside: the daemon has gone.
  struct Act {
    std::string method;
    json::object parameters;
  };
  /// False when the daemon has gone.
  bool next_act(Date today, std::optional<Act>& act) {
    act.reset();
    const auto list = daemon_.try_call("List");
    if (!list) return false;
    const json::array& dossiers = list->at("dossiers").as_array();
    if (const auto missing = not_started(dossiers)) {
      act = missing;
      return true;
    }
    for (const json::value& row : dossiers) {
      if (row.at("state").as_string() != "running") continue;
      const std::string id{row.at("dossier").as_string()};
      const auto shown = daemon_.try_call("Show", {{"dossier", id}});
      if (!shown) return false;
      for (const json::value& step : shown->at("steps").as_array())
        if ((act = for_step(id, step, today))) return true;
    }
    return true;
  }

 private:
  static std::optional<Act> not_started(const json::array& dossiers) {
    struct Wanted {
      const char* id;
      const char* route;
    };
    for (const Wanted wanted :
         {Wanted{"h1", "herstelplan-eigen-vermogen"}, Wanted{"p1", "pc-verbeteringen"}, Wanted{"d1", "doorlichting"}}) {
      bool there = false;
      for (const json::value& row : dossiers) there = there || row.at("dossier").as_string() == wanted.id;
      if (there) continue;
      json::object set;
      if (std::string{wanted.id} == "h1") set["prognose weerstandsvermogen"] = "2750000";
      return Act{"Start", {{"route", wanted.route}, {"id", wanted.id}, {"set", set}}};
    }
    return std::nullopt;
  }

  /// Tasks a day late in one dossier of three, papers in time in another; outcomes on the day of the meeting or at the
  /// first visit after it; the AB rejects the recovery plan the first time.
  static std::optional<Act> for_step(const std::string& id, const json::value& step, Date today) {
    if (step.at("state").as_string() != "open") return std::nullopt;
    const std::string name{step.at("id").as_string()};
    const auto day = [&](const json::value& value) { return parse_date(std::string{value.as_string()}); };
    const json::value& papers = step.at("papers_due");
    std::optional<Date> due;
    if (papers.is_object() && papers.at("planning_date").is_string()) due = day(papers.at("planning_date"));
    const auto record = [&](const std::string& outcome) {
      return Act{"Record", {{"dossier", id}, {"step", name}, {"outcome", outcome}}};
    };
    if (step.at("body").is_null()) {
      const int late = id == "p1" ? 6 : -3;
      if (due && today >= *due + std::chrono::days{late}) return record("done");
      if (!due) return record("done");
      return std::nullopt;
    }
    if (!step.at("meeting").is_string()) return std::nullopt;
    if (due && id == "h1" && !step.at("delivered").as_bool() && today >= *due - std::chrono::days{2})
      return record("delivered");
    if (today < *day(step.at("meeting"))) return std::nullopt;
    const std::string ask{step.at("ask").as_string()};
    if (id == "h1" && ask == "decision" && step.at("round").as_int64() == 1) return record("rejected");
    if (ask == "advice") return record("advised-positive");
    if (ask == "decision") return record("adopted");
    if (ask == "consent") return record("consented");
    if (ask == "discuss") return record("discussed");
    return record("noted");
  }

  Daemon& daemon_;
};

}  // namespace besluit::test
