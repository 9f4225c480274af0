// SPDX-License-Identifier: EUPL-1.2
// Signatures over what is sent: Standard Webhooks and JSON Web Tokens, both HMAC-SHA256. Pure.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace besluit::engine {

[[nodiscard]] std::string hmac_sha256(std::string_view key, std::string_view text);
[[nodiscard]] std::string base64(std::string_view bytes);
[[nodiscard]] std::string base64_url(std::string_view bytes);  ///< without padding
[[nodiscard]] std::expected<std::string, std::string> from_base64(std::string_view text);

/// Secrets as Standard Webhooks writes them, one on a line: "whsec_" and base64 of 24 to 64 bytes. Several while one is
/// being replaced. The error says which line, never what it holds.
[[nodiscard]] std::expected<std::vector<std::string>, std::string> parse_webhook_secrets(std::string_view text);
/// The value of webhook-signature: "v1,<base64>" for each secret.
[[nodiscard]] std::string webhook_signature(const std::vector<std::string>& secrets, std::string_view id,
                                            std::int64_t unix_seconds, std::string_view body);

/// A JWT (HS256) with these claims, a JSON object.
[[nodiscard]] std::string json_web_token(std::string_view secret, std::string_view claims);

}  // namespace besluit::engine
