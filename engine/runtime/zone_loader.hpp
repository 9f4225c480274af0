// SPDX-License-Identifier: EUPL-1.2
// Reads a time zone from the system's database, once, at start. After that it is a value.
#pragma once

#include "rules/feel/temporal.hpp"
#include "rules/terms/date.hpp"

#include <expected>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

namespace besluit::engine {

/// The zone `name` ("Europe/Amsterdam") with its shifts from 1900 up to and including 2200. The error is one English
/// sentence for the log: no database, or no such zone.
[[nodiscard]] std::expected<Zone, std::string> load_zone(std::string_view name);

/// All zones of the system's database for FEEL, each loaded when it is first named and kept. Safe for several threads.
class SystemZones final : public feel::ZoneSource {
 public:
  [[nodiscard]] const Zone* find(std::string_view name) const override;

 private:
  mutable std::mutex mutex_;
  mutable std::map<std::string, std::unique_ptr<const Zone>, std::less<>> zones_;
};

}  // namespace besluit::engine
