// SPDX-License-Identifier: EUPL-1.2
// `plan`: of a routing file, without a daemon; or of a running dossier, over the socket.
#include "engine/app/ctl.hpp"
#include "engine/app/exit_codes.hpp"
#include "engine/app/files.hpp"
#include "engine/app/offline_route.hpp"
#include "engine/control/views.hpp"
#include "engine/core/queries.hpp"

#include <boost/json.hpp>

#include <expected>

namespace besluit::engine::ctl {

namespace json = boost::json;

namespace {

std::expected<int, int> plan_file(const Invocation& asked, Date today, const Output& output) {
  const auto route = read_route(asked, asked.subject, output);
  if (!route) return Early{route.error()};
  const auto from = first_day(asked, today, output);
  if (!from) return Early{from.error()};
  if (auto fine = check_values(asked, *route->workflow, output); !fine) return Early{fine.error()};
  const PlanView view = plan(*route->organisation, *route->workflow, *from, asked.set);
  const json::object data = views::plan(view, asked.language);
  const std::string text = asked.json ? json::serialize(data) + "\n" : print::plan(data, look_of(asked));
  if (!output.out(text)) return Early{exit_code::internal};
  return view.feasible() ? exit_code::done : exit_code::negative;
}

}  // namespace

int run_plan(const Invocation& asked, Date today, const Output& output) {
  const bool file = files::kind_of(asked.subject) != files::PathKind::missing;
  if (!file && !looks_like_path(asked.subject)) return run_online(asked, output);
  const auto code = plan_file(asked, today, output);
  return code ? *code : code.error();
}

}  // namespace besluit::engine::ctl
