// SPDX-License-Identifier: EUPL-1.2
// The channel `file`: one .eml in a directory for each notice, whole or not at all, under a name that is the same on
// every try.
#pragma once

#include "engine/notifiers/mime.hpp"
#include "engine/ports/notifier.hpp"

#include <string>

namespace besluit::engine {

/// A result says delivered only when the file's bytes and its name are on disk: each file is synced and renamed into
/// place, and the directory is synced once for the batch before results are given. Disk full, no permission, no
/// directory: temporary. The directory is made when its parent exists. Files are readable by owner and group.
class FileNotifier : public Notifier {
 public:
  FileNotifier(std::string directory, Sender sender);
  [[nodiscard]] std::vector<DeliveryResult> deliver(std::span<const Message> messages) override;

 private:
  std::string directory_;
  Sender sender_;
};

}  // namespace besluit::engine
