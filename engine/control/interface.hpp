// SPDX-License-Identifier: EUPL-1.2
// The interface in Varlink's own language: what `besluitctl introspect` and a stock `varlinkctl introspect` print.
// Fields are only ever added; a breaking change gets a new interface name.
#pragma once

#include <string_view>

namespace besluit::engine {

/// nl.besluitd.Control
[[nodiscard]] std::string_view control_description();
/// Its part about notices and people.
[[nodiscard]] std::string_view notices_description();
/// org.varlink.service, which every Varlink service offers.
[[nodiscard]] std::string_view service_description();

}  // namespace besluit::engine
