// SPDX-License-Identifier: EUPL-1.2
#include "engine/notifiers/signing.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <array>

namespace besluit::engine {
namespace {

constexpr std::string_view secret_prefix = "whsec_";
constexpr std::size_t secret_least = 24;  ///< bytes
constexpr std::size_t secret_most = 64;

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

std::string hmac_sha256(std::string_view key, std::string_view text) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
  unsigned int size = 0;
  HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), bytes_of(text), text.size(), bytes.data(), &size);
  return {bytes.begin(), bytes.begin() + size};
}

std::string base64(std::string_view bytes) {
  std::string out(4 * ((bytes.size() + 2) / 3) + 1, '\0');
  const int size =
      EVP_EncodeBlock(reinterpret_cast<unsigned char*>(out.data()), bytes_of(bytes), static_cast<int>(bytes.size()));
  out.resize(static_cast<std::size_t>(size));
  return out;
}

std::string base64_url(std::string_view bytes) {
  std::string out = base64(bytes);
  while (!out.empty() && out.back() == '=') out.pop_back();
  std::ranges::replace(out, '+', '-');
  std::ranges::replace(out, '/', '_');
  return out;
}

std::expected<std::string, std::string> from_base64(std::string_view text) {
  if (text.empty() || text.size() % 4 != 0) return std::unexpected("geen base64");
  std::string out(text.size() / 4 * 3, '\0');
  const int size =
      EVP_DecodeBlock(reinterpret_cast<unsigned char*>(out.data()), bytes_of(text), static_cast<int>(text.size()));
  if (size < 0) return std::unexpected("geen base64");
  std::size_t padding = 0;
  while (padding < 2 && text[text.size() - 1 - padding] == '=') ++padding;
  out.resize(static_cast<std::size_t>(size) - padding);
  return out;
}

std::expected<std::vector<std::string>, std::string> parse_webhook_secrets(std::string_view text) {
  std::vector<std::string> secrets;
  int number = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    ++number;
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.remove_suffix(1);
    if (line.empty() || line.front() == '#') continue;
    const auto secret = line.starts_with(secret_prefix) ? from_base64(line.substr(secret_prefix.size()))
                                                        : std::unexpected(std::string{});
    if (!secret || secret->size() < secret_least || secret->size() > secret_most)
      return std::unexpected("regel " + std::to_string(number) +
                             " is geen sleutel 'whsec_...' van 24 tot en met 64 bytes");
    secrets.push_back(*secret);
  }
  if (secrets.empty()) return std::unexpected("er staat geen sleutel in");
  return secrets;
}

std::string webhook_signature(const std::vector<std::string>& secrets, std::string_view id, std::int64_t unix_seconds,
                              std::string_view body) {
  const std::string signed_text = std::string(id) + "." + std::to_string(unix_seconds) + "." + std::string(body);
  std::string out;
  for (const std::string& secret : secrets) {
    if (!out.empty()) out += ' ';
    out += "v1," + base64(hmac_sha256(secret, signed_text));
  }
  return out;
}

std::string json_web_token(std::string_view secret, std::string_view claims) {
  const std::string head = base64_url(R"({"typ":"JWT","alg":"HS256"})") + "." + base64_url(claims);
  return head + "." + base64_url(hmac_sha256(secret, head));
}

}  // namespace besluit::engine
