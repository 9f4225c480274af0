// SPDX-License-Identifier: EUPL-1.2
// Makes and removes the socket file. Shell.
#pragma once

#include <sys/types.h>

#include <expected>
#include <string>

namespace besluit::engine {

/// A listening socket and the file that stands for it.
struct ListeningSocket {
  int fd = -1;
  std::string path;  ///< empty when the service manager made it
  dev_t device = 0;  ///< which file was made, so that only this one is removed
  ino_t inode = 0;
};

/// Binds `path` with mode 0660, whatever the umask. An old socket on which nobody answers is removed first; a socket
/// that is in use, or a file that is no socket, is an error.
[[nodiscard]] std::expected<ListeningSocket, std::string> listen_at(const std::string& path);
/// Takes over a socket that is listening already.
[[nodiscard]] std::expected<ListeningSocket, std::string> take_over(int fd);
/// Removes the file, if it is still the one that was made.
void remove_file(const ListeningSocket& socket);

}  // namespace besluit::engine
