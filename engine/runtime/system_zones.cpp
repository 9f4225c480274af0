// SPDX-License-Identifier: EUPL-1.2
#include "engine/runtime/system_zones.hpp"

#include "engine/runtime/zone_loader.hpp"

namespace besluit::engine {

const Zone* SystemZones::find(std::string_view name) const {
  const std::lock_guard lock(mutex_);
  if (const auto known = zones_.find(name); known != zones_.end()) return known->second.get();
  if (auto zone = load_zone(name)) {
    return zones_.emplace(std::string(name), std::make_unique<Zone>(std::move(*zone))).first->second.get();
  }
  if (unknown_ < unknown_max) {
    ++unknown_;
    zones_.emplace(std::string(name), nullptr);
  }
  return nullptr;
}

}  // namespace besluit::engine
