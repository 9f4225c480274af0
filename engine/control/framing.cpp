// SPDX-License-Identifier: EUPL-1.2
#include "engine/control/framing.hpp"

namespace besluit::engine {

bool Framer::feed(std::string_view bytes) {
  if (begin_ == buffer_.size()) {
    buffer_.clear();
    begin_ = scanned_ = 0;
  }
  buffer_.append(bytes);
  const std::size_t end = buffer_.find('\0', scanned_);
  scanned_ = end == std::string::npos ? buffer_.size() : end;
  return scanned_ - begin_ <= bytes_max_;
}

std::optional<std::string> Framer::next() {
  const std::size_t end = buffer_.find('\0', scanned_);
  if (end == std::string::npos) {
    scanned_ = buffer_.size();
    return std::nullopt;
  }
  std::string message = buffer_.substr(begin_, end - begin_);
  begin_ = scanned_ = end + 1;
  return message;
}

}  // namespace besluit::engine
