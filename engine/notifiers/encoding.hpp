// SPDX-License-Identifier: EUPL-1.2
// The encodings of mail: header values, display names, bodies, and ids that are safe where they go. Pure functions;
// each result holds printable ASCII only. REQUIRES, unless said otherwise: valid UTF-8 (see `problem_of`).
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace besluit::engine {

inline constexpr std::size_t header_line = 76;   ///< characters on a header line, where a fold is possible
inline constexpr std::size_t body_line = 76;     ///< characters on a line of the body, without CRLF
inline constexpr std::size_t encoded_word = 75;  ///< RFC 2047 section 2

/// Why `value` may not stand in a header: CR, LF, NUL or broken UTF-8. `what` names it in the sentence; nullopt when it
/// is fit. Values come from files people write: without this a name could add a header, or a second recipient.
[[nodiscard]] std::optional<std::string> problem_of(std::string_view value, std::string_view what);
/// Why `address` is no address this program can send to: ASCII `local@domain` without quotes, spaces and brackets.
[[nodiscard]] std::optional<std::string> problem_of_address(std::string_view address, std::string_view what);

/// "Name: [tag] text" with its CRLF, folded; what is not plain ASCII becomes encoded words (RFC 2047).
[[nodiscard]] std::string subject_header(std::string_view tag, std::string_view text);
/// `Name: "M. Jansen" <m@example>` with its CRLF, folded. An empty display name is left out.
[[nodiscard]] std::string address_header(std::string_view header, std::string_view name, std::string_view address);
/// The same for several addresses of one name: `To: "Griffie" <a@example>, "Griffie" <b@example>`.
[[nodiscard]] std::string addresses_header(std::string_view header, std::string_view name,
                                           std::span<const std::string> addresses);
/// The body as quoted-printable (RFC 2045 section 6.7): '\n' becomes CRLF, lines of at most `body_line`, no character
/// is split, a line never begins with '.' or "From ".
[[nodiscard]] std::string quoted_printable(std::string_view text);

/// The left side of a Message-ID. Two ids never give the same; at most 128 characters.
[[nodiscard]] std::string id_for_header(std::string_view id);
/// A file name without its extension. Two ids never give the same; at most 200 bytes, never hidden.
[[nodiscard]] std::string id_for_file(std::string_view id);

}  // namespace besluit::engine
