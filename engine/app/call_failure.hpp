// SPDX-License-Identifier: EUPL-1.2
// How a call to the daemon that failed ends: what the person reads, and the exit code.
#pragma once

#include "engine/app/ctl.hpp"
#include "engine/control/client.hpp"

namespace besluit::engine::ctl {

[[nodiscard]] int failed(const CallError& error, const Invocation& asked, const Output& output);

}  // namespace besluit::engine::ctl
