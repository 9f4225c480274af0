// SPDX-License-Identifier: EUPL-1.2
// A small organisation and notices about it, for the tests of messages and mail.
#pragma once

#include "engine/core/message.hpp"
#include "engine/core/notice_facts.hpp"
#include "storage/records.hpp"
#include "workflows/definition/organisation.hpp"

#include <string>

namespace besluit::test {

inline definition::Organisation hecht() {
  definition::Organisation world;
  world.id = "hecht";
  world.name = "Gemeenschappelijke Regeling Hecht";
  world.roles = {{"secretaris", "jansen"}, {"directie", "devries"}, {"controller", "zonder"}};
  world.people["jansen"] = {"jansen", "M. Jansen", "secretaris@hecht.example", ""};
  world.people["devries"] = {"devries", "Zoë de Vries", "directie@hecht.example", ""};
  world.people["zonder"] = {"zonder", "P. Zonder", "", ""};
  const auto body = [&world](const std::string& id, const std::string& name, const std::string& contact) {
    definition::Body& made = world.bodies[id];
    made.id = id;
    made.name = name;
    made.contact = contact;
  };
  body("bao", "Bao", "secretaris");
  body("auditcommissie", "Auditcommissie", "audit@hecht.example");
  body("ab", "Algemeen Bestuur", "secretaris");
  return world;
}

/// Central European summer time from 31-3-2024 to 27-10-2024, as the shell would load it.
inline Zone amsterdam() {
  using namespace std::chrono;
  const auto moment = [](int month, unsigned day) {
    return sys_seconds{sys_days{year{2024} / std::chrono::month{static_cast<unsigned>(month)} / day} + hours{1}};
  };
  return Zone("Europe/Amsterdam", {{moment(1, 1), hours{1}}, {moment(3, 31), hours{2}}, {moment(10, 27), hours{1}}});
}

inline std::int64_t at_eight(Date date) {
  return amsterdam().instant_of(date, std::chrono::hours{8}).time_since_epoch().count();
}

inline engine::FactLine papers_ab() {
  engine::FactLine line;
  line.step = "vaststellen";
  line.step_title = "Besluit over het herstelplan";
  line.body = "ab";
  line.legal = line.planning = make_date(2024, 6, 12);
  line.meeting = make_date(2024, 7, 10);
  line.derivation = {{terms::Rule::meeting, make_date(2024, 7, 10), make_date(2024, 7, 10), "Algemeen Bestuur"},
                     {terms::Rule::own_term_back, make_date(2024, 7, 10), make_date(2024, 6, 12), "4 weken"}};
  return line;
}

inline engine::FactLine task(Date planning) {
  engine::FactLine line;
  line.step = "opstellen";
  line.step_title = "Herstelplan opstellen";
  line.kind = dossier::DeadlineKind::task;
  line.legal = line.planning = planning;
  line.derivation = {{terms::Rule::needed_by_next, planning, planning, "Advies van het Bao"}};
  return line;
}

/// A notice to `to` that is sent on `day` at eight.
inline storage::NoticeRow notice(const std::string& kind, const std::string& to, Date day,
                                 const engine::NoticeFacts& facts) {
  storage::NoticeRow row;
  row.id = "herstelplan-2024-1/vaststellen/papers-1/2";
  row.dossier = "herstelplan-2024-1";
  row.step = "vaststellen";
  row.kind = kind;
  row.to = to;
  row.role = to;
  row.channel = "post";
  row.due_ms = row.created_ms = at_eight(day);
  row.facts = engine::encode(facts);
  return row;
}

inline engine::NoticeFacts facts_of(std::vector<engine::FactLine> lines, const std::string& why = {}) {
  engine::NoticeFacts facts;
  facts.title = "Herstelplan Eigen Vermogen";
  facts.contact = "secretaris";
  facts.why = why;
  facts.lines = std::move(lines);
  return facts;
}

}  // namespace besluit::test
