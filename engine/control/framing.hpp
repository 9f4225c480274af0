// SPDX-License-Identifier: EUPL-1.2
// Messages on the control socket end with a NUL byte. Cuts a stream of bytes into messages, however it arrives. Pure.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace besluit::engine {

class Framer {
 public:
  /// A message (without its NUL) is at most `bytes_max` long.
  explicit Framer(std::size_t bytes_max) : bytes_max_(bytes_max) {}

  /// Takes bytes in. False: the first message that is not taken out yet is longer than the bound; the stream is lost.
  [[nodiscard]] bool feed(std::string_view bytes);
  /// The next whole message, in order of arrival.
  [[nodiscard]] std::optional<std::string> next();
  /// Bytes that are held and not taken out.
  [[nodiscard]] std::size_t held() const { return buffer_.size() - begin_; }

 private:
  std::size_t bytes_max_;
  std::string buffer_;
  std::size_t begin_ = 0;    ///< first byte of the message that comes next
  std::size_t scanned_ = 0;  ///< no NUL stands in [begin_, scanned_)
};

}  // namespace besluit::engine
