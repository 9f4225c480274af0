// SPDX-License-Identifier: EUPL-1.2
#include "engine/control/peer.hpp"

#include <grp.h>
#include <pwd.h>
#include <sys/types.h>

#include <cerrno>

namespace besluit::engine {
namespace {

constexpr std::size_t buffer_bytes_first = 4096;
constexpr std::size_t buffer_bytes_max = 1U << 20U;
constexpr int groups_max = 4096;

/// Calls `get` with a growing buffer until it fits; the _r functions ask for that.
template <typename Get>
bool with_buffer(const Get& get) {
  std::vector<char> buffer(buffer_bytes_first);
  for (;;) {
    const int code = get(buffer);
    if (code != ERANGE || buffer.size() >= buffer_bytes_max) return code == 0;
    buffer.resize(buffer.size() * 2);
  }
}

std::string group_name(gid_t gid) {
  std::string name;
  with_buffer([&](std::vector<char>& buffer) {
    group entry{};
    group* found = nullptr;
    const int code = ::getgrgid_r(gid, &entry, buffer.data(), buffer.size(), &found);
    if (code == 0 && found != nullptr) name = found->gr_name;
    return code;
  });
  return name;
}

}  // namespace

PeerNames look_up_peer(std::uint32_t uid, std::uint32_t gid) {
  PeerNames names;
  gid_t primary = gid;
  with_buffer([&](std::vector<char>& buffer) {
    passwd entry{};
    passwd* found = nullptr;
    const int code = ::getpwuid_r(uid, &entry, buffer.data(), buffer.size(), &found);
    if (code == 0 && found != nullptr) {
      names.user = found->pw_name;
      primary = found->pw_gid;
    }
    return code;
  });
  std::vector<gid_t> ids{gid};
  if (!names.user.empty()) {
    int count = 64;
    std::vector<gid_t> list(static_cast<std::size_t>(count));
    while (::getgrouplist(names.user.c_str(), primary, list.data(), &count) < 0 && count <= groups_max)
      list.resize(static_cast<std::size_t>(count));
    if (count >= 0 && static_cast<std::size_t>(count) <= list.size())
      ids.insert(ids.end(), list.begin(), list.begin() + count);
  }
  for (const gid_t id : ids)
    if (std::string name = group_name(id); !name.empty()) names.groups.push_back(std::move(name));
  return names;
}

}  // namespace besluit::engine
