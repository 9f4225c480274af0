// SPDX-License-Identifier: EUPL-1.2
// The names behind a peer's uid, from the system's databases. Shell: it reads files and may ask a directory service.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace besluit::engine {

struct PeerNames {
  std::string user;                 ///< empty when the uid has no name
  std::vector<std::string> groups;  ///< primary and supplementary
};
using PeerLookup = std::function<PeerNames(std::uint32_t uid, std::uint32_t gid)>;

/// What getpwuid_r, getgrouplist and getgrgid_r say. A uid without an entry has the groups of its gid only.
[[nodiscard]] PeerNames look_up_peer(std::uint32_t uid, std::uint32_t gid);

}  // namespace besluit::engine
