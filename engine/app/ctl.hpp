// SPDX-License-Identifier: EUPL-1.2
// besluitctl: what every command does once its words are understood.
#pragma once

#include "engine/app/ctl_options.hpp"
#include "engine/app/print.hpp"
#include "rules/terms/date.hpp"

#include <functional>
#include <string>
#include <string_view>

namespace besluit::engine::ctl {

/// Where answers and messages go. Data goes to `out`, everything said about it to `note`.
struct Output {
  std::function<bool(std::string_view)> out;   ///< false: it could not be written; the command ends with `internal`
  std::function<void(std::string_view)> note;  ///< one or more whole lines
};

[[nodiscard]] inline print::Look look_of(const Invocation& invocation) {
  return {invocation.colour, invocation.language, invocation.columns};
}

// Each returns an exit code. `today` is the local day of the system.
[[nodiscard]] int run_check(const Invocation& invocation, Date today, const Output& output);
[[nodiscard]] int run_explain(const Invocation& invocation, const Output& output);
[[nodiscard]] int run_eval(const Invocation& invocation, Date today, const Output& output);
[[nodiscard]] int run_plan(const Invocation& invocation, Date today, const Output& output);
[[nodiscard]] int run_simulate(const Invocation& invocation, const Output& output);
[[nodiscard]] int run_test(const Invocation& invocation, const Output& output);
[[nodiscard]] int run_graph(const Invocation& invocation, const Output& output);
[[nodiscard]] int run_schema(const Invocation& invocation, const Output& output);
[[nodiscard]] int run_meeting_import(const Invocation& invocation, const Output& output);
[[nodiscard]] int run_term(const Invocation& invocation, const Output& output);
[[nodiscard]] int run_decide(const Invocation& invocation, Date today, const Output& output);
/// `migrate`, with the file of `--file` read first.
[[nodiscard]] int run_migrate(Invocation asked, const Output& output);
[[nodiscard]] int run_online(const Invocation& invocation, const Output& output);

/// The whole program on given words: what main does, without the process around it.
[[nodiscard]] int run(const std::vector<std::string>& arguments, const Environment& environment, Date today,
                      const Output& output);

}  // namespace besluit::engine::ctl
