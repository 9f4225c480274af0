// SPDX-License-Identifier: EUPL-1.2
#include "engine/control/methods.hpp"

#include "engine/control/interface.hpp"
#include "engine/control/list_rows.hpp"
#include "engine/control/method_calls.hpp"
#include "engine/control/parameters.hpp"
#include "engine/core/limits.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <array>

namespace besluit::engine {

namespace json = boost::json;

namespace {

struct Row {
  MethodInfo info;
  void (*run)(calls::Call& call);  ///< null: Watch, which needs more than one answer
};

constexpr std::array rows{
    Row{{"Status", Right::read, false}, calls::status},
    Row{{"Start", Right::clerk, false}, calls::start},
    Row{{"List", Right::read, false}, calls::list},
    Row{{"Show", Right::read, false}, calls::show},
    Row{{"Plan", Right::read, false}, calls::plan},
    Row{{"Agenda", Right::read, false}, calls::agenda},
    Row{{"Record", Right::clerk, false}, calls::record},
    Row{{"Receive", Right::clerk, false}, calls::receive},
    Row{{"Correct", Right::clerk, false}, calls::correct},
    Row{{"Withdraw", Right::clerk, false}, calls::withdraw},
    Row{{"Acknowledge", Right::clerk, false}, calls::acknowledge},
    Row{{"DeadlineSet", Right::clerk, false}, calls::deadline_set},
    Row{{"Extend", Right::clerk, false}, calls::extend},
    Row{{"Retarget", Right::clerk, false}, calls::retarget},
    Row{{"Suspend", Right::clerk, false}, calls::suspend},
    Row{{"Resume", Right::clerk, false}, calls::resume},
    Row{{"Skip", Right::clerk, false}, calls::skip},
    Row{{"Migrate", Right::clerk, false}, calls::migrate},
    Row{{"AddStep", Right::clerk, false}, calls::add_step},
    Row{{"Definition", Right::read, false}, calls::definition},
    Row{{"Facts", Right::clerk, false}, calls::facts},
    Row{{"Vote", Right::clerk, false}, calls::vote},
    Row{{"Attendance", Right::clerk, false}, calls::attendance},
    Row{{"Request", Right::clerk, false}, calls::request},
    Row{{"Answer", Right::clerk, false}, calls::answer_request},
    Row{{"MeetingList", Right::read, false}, calls::meeting_list},
    Row{{"MeetingMove", Right::clerk, false}, calls::meeting_move},
    Row{{"MeetingCancel", Right::clerk, false}, calls::meeting_cancel},
    Row{{"MeetingAdd", Right::clerk, false}, calls::meeting_add},
    Row{{"MeetingTerm", Right::clerk, false}, calls::meeting_term},
    Row{{"MeetingImport", Right::clerk, false}, calls::meeting_import},
    Row{{"History", Right::read, false}, calls::history},
    Row{{"WhyDate", Right::read, false}, calls::why_date},
    Row{{"WhyGate", Right::read, false}, calls::why_gate},
    Row{{"WhyNotice", Right::read, false}, calls::why_notice},
    Row{{"WhyNone", Right::read, false}, calls::why_none},
    Row{{"Notices", Right::read, false}, calls::notices},
    Row{{"NoticesRetry", Right::admin, false}, calls::notices_retry},
    Row{{"NotifyPreview", Right::read, false}, calls::notify_preview},
    Row{{"NotifyTest", Right::admin, false}, calls::notify_test},
    Row{{"Drill", Right::clerk, false}, calls::drill},
    Row{{"RoutesTest", Right::read, false}, calls::routes_test},
    Row{{"Snooze", Right::clerk, false}, calls::snooze},
    Row{{"Escalate", Right::clerk, false}, calls::escalate},
    Row{{"AbsenceList", Right::read, false}, calls::absence_list},
    Row{{"AbsenceAdd", Right::clerk, false}, calls::absence_add},
    Row{{"AbsenceEnd", Right::clerk, false}, calls::absence_end},
    Row{{"SilenceList", Right::read, false}, calls::silence_list},
    Row{{"SilenceAdd", Right::clerk, false}, calls::silence_add},
    Row{{"SilenceEnd", Right::clerk, false}, calls::silence_end},
    Row{{"Reload", Right::admin, false}, calls::reload},
    Row{{"Verify", Right::admin, false}, calls::verify},
    Row{{"Watch", Right::read, true}, nullptr},
    Row{{"Clock", Right::read, false}, calls::clock},
    Row{{"ClockAdvance", Right::admin, false}, calls::clock_advance},
};

constexpr auto infos = [] {
  std::array<MethodInfo, rows.size()> result{};
  for (std::size_t i = 0; i < rows.size(); ++i) result[i] = rows[i].info;
  return result;
}();

/// org.varlink.service, for whoever can connect.
std::string answer_service(std::string_view method, const json::object& parameters) {
  if (method == "GetInfo") {
    json::object info;
    info["vendor"] = "besluitd";
    info["product"] = "besluitd";
    info["version"] = BESLUIT_VERSION;
    info["url"] = "https://besluitd.example/";
    json::array interfaces;
    interfaces.emplace_back(service_interface);
    interfaces.emplace_back(control_interface);
    info["interfaces"] = std::move(interfaces);
    return reply_message(info);
  }
  if (method == "GetInterfaceDescription") {
    const json::value* name = parameters.if_contains("interface");
    if (name == nullptr || !name->is_string()) return error_message(invalid_parameter, {{"parameter", "interface"}});
    if (name->get_string() == service_interface) return reply_message({{"description", service_description()}});
    if (name->get_string() == control_interface) return reply_message({{"description", control_description()}});
    return error_message(interface_not_found, {{"interface", *name}});
  }
  return error_message(method_not_found, {{"method", std::string{service_interface} + "." + std::string{method}}});
}

}  // namespace

std::span<const MethodInfo> control_methods() {
  return infos;
}

Methods::Methods(Backend& backend, Administration& administration, Audit audit)
    : backend_(backend),
      administration_(administration),
      audit_(std::move(audit)),
      rows_(std::make_shared<ListRows>()) {}

std::optional<std::uint64_t> Methods::call(const Caller& caller, const Request& request, Respond respond) {
  const std::size_t dot = request.method.rfind('.');
  const std::string_view interface = std::string_view{request.method}.substr(0, dot == std::string::npos ? 0 : dot);
  const std::string_view method = std::string_view{request.method}.substr(dot == std::string::npos ? 0 : dot + 1);
  const auto refuse = [&](std::string_view error, const json::object& parameters) {
    respond(error_message(error, parameters), true);
    return std::nullopt;
  };
  if (request.upgrade) return refuse(method_not_implemented, {{"method", request.method}});
  if (interface == service_interface) {
    respond(answer_service(method, *request.parameters), true);
    return std::nullopt;
  }
  if (interface != control_interface) return refuse(interface_not_found, {{"interface", interface}});
  const auto row = std::ranges::find(rows, method, [](const Row& entry) { return entry.info.name; });
  if (row == rows.end()) return refuse(method_not_found, {{"method", request.method}});
  if (!caller.rights.allow(row->info.right)) {
    if (audit_) audit_(caller.actor.name + ": " + std::string{method} + ": no permission");
    return refuse(permission_denied, {});
  }

  Parameters parameters{*request.parameters};
  const Language language = parameters.language();
  if (row->run != nullptr) {
    calls::Call call{backend_, administration_, caller.actor, parameters, language, std::move(respond), {}, rows_};
    if (row->info.right == Right::clerk || row->info.right == Right::admin)
      if (audit_)
        call.audit = [audit = audit_, who = caller.actor.name, what = std::string{method}](const std::string& how) {
          audit(who + ": " + what + ": " + how);
        };
    row->run(call);
    return std::nullopt;
  }
  if (const std::string wrong = parameters.wrong(); !wrong.empty())
    return refuse(invalid_parameter, {{"parameter", wrong}});
  if (!request.more) return refuse(expected_more, {});
  if (watchers_ >= limits::watchers) {
    const Text text{"Er kijken al " + std::to_string(limits::watchers) + " anderen mee.",
                    "There are " + std::to_string(limits::watchers) + " watchers already."};
    return refuse(not_possible_error, {{"sentence", text.in(language)}});
  }
  ++watchers_;
  return administration_.watch([respond = std::move(respond), language, &backend = backend_](const Happened& happened) {
    respond(calls::watched(happened, backend.state().zone, language), false);
  });
}

void Methods::end(std::uint64_t subscription) {
  administration_.unwatch(subscription);
  if (watchers_ > 0) --watchers_;
}

}  // namespace besluit::engine
