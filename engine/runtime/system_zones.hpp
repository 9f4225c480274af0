// SPDX-License-Identifier: EUPL-1.2
// The system's time zones for expressions: each is read when it is first named, and kept.
#pragma once

#include "rules/feel/temporal.hpp"
#include "rules/terms/date.hpp"

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

namespace besluit::engine {

/// Safe for several threads. Zones stay at their place until this ends. A name that no system knows is remembered too,
/// at most `unknown_max` of them, so that an expression cannot fill the memory with names.
class SystemZones final : public feel::ZoneSource {
 public:
  static constexpr std::size_t unknown_max = 1000;

  [[nodiscard]] const Zone* find(std::string_view name) const override;

 private:
  mutable std::mutex mutex_;
  mutable std::map<std::string, std::unique_ptr<Zone>, std::less<>> zones_;  ///< null: there is no such zone
  mutable std::size_t unknown_ = 0;
};

}  // namespace besluit::engine
