// SPDX-License-Identifier: EUPL-1.2
// Who may do what on the control socket. The judgement is pure; looking up names and groups is done in peer.hpp.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace besluit::engine {

enum class Right : std::uint8_t {
  none,   ///< introspection: whoever can connect
  read,   ///< look
  clerk,  ///< record, correct, withdraw, acknowledge, start
  admin,  ///< reload, verify, move the clock
};

/// What one peer may do.
struct Rights {
  bool read = false;
  bool clerk = false;
  bool admin = false;

  [[nodiscard]] bool allow(Right right) const {
    switch (right) {
      case Right::none:
        return true;
      case Right::read:
        return read;
      case Right::clerk:
        return clerk;
      case Right::admin:
        return admin;
    }
    return false;
  }
  friend bool operator==(const Rights&, const Rights&) = default;
};

inline constexpr std::string_view group_read = "besluitd";
inline constexpr std::string_view group_clerk = "besluitd-clerk";
inline constexpr std::string_view group_admin = "besluitd-admin";

/// Root may all; so may the user who runs the daemon (started by hand). Else the groups decide: clerk implies read,
/// admin implies all.
[[nodiscard]] inline Rights rights_of(std::uint32_t uid, std::span<const std::string> groups,
                                      std::uint32_t daemon_uid) {
  if (uid == 0 || uid == daemon_uid) return {true, true, true};
  Rights rights;
  for (const std::string& group : groups) {
    if (group == group_admin) return {true, true, true};
    if (group == group_clerk) rights.read = rights.clerk = true;
    if (group == group_read) rights.read = true;
  }
  return rights;
}

/// "uid 1000 (jansen)"; the name may be unknown.
[[nodiscard]] inline std::string actor_name(std::uint32_t uid, std::string_view user) {
  return "uid " + std::to_string(uid) + (user.empty() ? std::string{} : " (" + std::string{user} + ")");
}

}  // namespace besluit::engine
