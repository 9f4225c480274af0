// SPDX-License-Identifier: EUPL-1.2
#include "engine/notifiers/http.hpp"

#include "engine/notifiers/result.hpp"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <utility>

namespace besluit::engine {
namespace {

using Bytes = std::array<std::uint8_t, 16>;
constexpr std::array<std::uint8_t, 12> mapped_prefix{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};

Bytes mapped(const void* v4) {
  Bytes bytes{};
  std::copy(mapped_prefix.begin(), mapped_prefix.end(), bytes.begin());
  std::memcpy(bytes.data() + 12, v4, 4);
  return bytes;
}

bool within(const Bytes& address, const std::uint8_t* range, int bits) {
  for (int bit = 0; bit < bits; ++bit) {
    const auto mask = static_cast<std::uint8_t>(0x80U >> (static_cast<unsigned>(bit) % 8U));
    if (((address[static_cast<std::size_t>(bit) / 8] ^ range[bit / 8]) & mask) != 0) return false;
  }
  return true;
}

struct Block {
  std::string_view range;
};
// IANA special-purpose registries: what is not on the public internet, and what leads back from there.
constexpr std::array blocks{
    Block{"0.0.0.0/8"},      Block{"10.0.0.0/8"},     Block{"100.64.0.0/10"}, Block{"127.0.0.0/8"},
    Block{"169.254.0.0/16"}, Block{"172.16.0.0/12"},  Block{"192.0.0.0/24"},  Block{"192.168.0.0/16"},
    Block{"198.18.0.0/15"},  Block{"224.0.0.0/4"},    Block{"240.0.0.0/4"},   Block{"::/128"},
    Block{"::1/128"},        Block{"fc00::/7"},       Block{"fe80::/10"},     Block{"ff00::/8"},
    Block{"64:ff9b::/96"},   Block{"64:ff9b:1::/48"}, Block{"2002::/16"},     Block{"2001::/23"},
};

std::size_t on_reply(char* data, std::size_t size, std::size_t count, void* user) {
  auto& body = *static_cast<std::string*>(user);
  const std::size_t bytes = size * count;
  if (body.size() >= http_reply_bytes) return 0;  // enough: the transfer ends here
  body.append(data, std::min(bytes, http_reply_bytes - body.size()));
  return bytes;
}

/// Every connection passes here with the address that it will really have: a name cannot change in between.
curl_socket_t on_open(void* user, curlsocktype, curl_sockaddr* address) {
  const auto& allowed = *static_cast<const std::vector<AddressRange>*>(user);
  if (!may_connect(address->addr, allowed)) return CURL_SOCKET_BAD;
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

struct FreeList {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
struct FreeEasy {
  void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
};
struct FreeMulti {
  void operator()(CURLM* multi) const { curl_multi_cleanup(multi); }
};

}  // namespace

std::expected<AddressRange, std::string> parse_range(std::string_view text) {
  AddressRange range;
  const std::size_t slash = text.find('/');
  const std::string name{text.substr(0, slash)};
  std::array<std::uint8_t, 4> v4{};
  const bool is_v4 = ::inet_pton(AF_INET, name.c_str(), v4.data()) == 1;
  if (is_v4) {
    const Bytes bytes = mapped(v4.data());
    std::copy(bytes.begin(), bytes.end(), range.bytes);
  } else if (::inet_pton(AF_INET6, name.c_str(), range.bytes) != 1) {
    return std::unexpected("'" + std::string(text) + "' is geen adres of reeks adressen");
  }
  if (slash == std::string_view::npos) return range;
  const std::string_view digits = text.substr(slash + 1);
  const int most = is_v4 ? 32 : 128;
  int bits = -1;
  const auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), bits);
  if (failed != std::errc{} || end != digits.data() + digits.size() || bits < 0 || bits > most)
    return std::unexpected("'" + std::string(text) + "' is geen adres of reeks adressen");
  range.bits = is_v4 ? 96 + bits : bits;
  return range;
}

bool may_connect(const sockaddr& address, const std::vector<AddressRange>& allowed) {
  Bytes bytes{};
  if (address.sa_family == AF_INET) {
    sockaddr_in v4{};
    std::memcpy(&v4, &address, sizeof v4);
    bytes = mapped(&v4.sin_addr);
  } else if (address.sa_family == AF_INET6) {
    sockaddr_in6 v6{};
    std::memcpy(&v6, &address, sizeof v6);
    std::memcpy(bytes.data(), &v6.sin6_addr, 16);
  } else {
    return false;
  }
  const bool listed =
      std::ranges::any_of(allowed, [&](const AddressRange& range) { return within(bytes, range.bytes, range.bits); });
  if (listed) return true;
  return std::ranges::none_of(blocks, [&](const Block& block) {
    const auto range = parse_range(block.range);
    return range && within(bytes, range->bytes, range->bits);
  });
}

/// The handles: one for each request that can be under way, kept with their connections.
class HttpClient::Transfers {
 public:
  explicit Transfers(const HttpSettings& settings) : settings_(settings), multi_(curl_multi_init()) {
    for (std::size_t i = 0; i < settings.side_by_side; ++i) free_.emplace_back(std::make_unique<Transfer>());
    curl_multi_setopt(multi_.get(), CURLMOPT_MAXCONNECTS, static_cast<long>(settings.side_by_side));
  }

  std::vector<HttpAnswer> send(const std::vector<HttpRequest>& requests) {
    std::vector<HttpAnswer> answers(requests.size());
    std::size_t next = 0;
    std::size_t under_way = 0;
    while (next < requests.size() || under_way > 0) {
      while (next < requests.size() && !free_.empty()) {
        begin(requests[next], next);
        ++next;
        ++under_way;
      }
      int running = 0;
      if (curl_multi_perform(multi_.get(), &running) != CURLM_OK) break;
      int left = 0;
      bool ended = false;
      while (const CURLMsg* message = curl_multi_info_read(multi_.get(), &left)) {
        if (message->msg != CURLMSG_DONE) continue;
        finish(message->easy_handle, message->data.result, answers);
        --under_way;
        ended = true;
      }
      if (!ended && under_way > 0) curl_multi_poll(multi_.get(), nullptr, 0, 1000, nullptr);
    }
    return answers;
  }

 private:
  struct Transfer {
    std::unique_ptr<CURL, FreeEasy> easy{curl_easy_init()};
    std::unique_ptr<curl_slist, FreeList> headers;
    std::string reply;
    std::size_t index = 0;
  };

  void begin(const HttpRequest& request, std::size_t index) {
    std::unique_ptr<Transfer> transfer = std::move(free_.back());
    free_.pop_back();
    transfer->index = index;
    transfer->reply.clear();
    transfer->headers.reset();
    for (const std::string& header : request.headers)
      transfer->headers.reset(curl_slist_append(transfer->headers.release(), header.c_str()));
    CURL* easy = transfer->easy.get();
    curl_easy_reset(easy);  // keeps its connection
    const auto set = [easy](CURLoption option, auto value) { curl_easy_setopt(easy, option, value); };
    set(CURLOPT_URL, request.url.c_str());
    set(CURLOPT_CUSTOMREQUEST, request.method.c_str());
    set(CURLOPT_POSTFIELDS, request.body.c_str());
    set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
    set(CURLOPT_HTTPHEADER, transfer->headers.get());
    set(CURLOPT_WRITEFUNCTION, &on_reply);
    set(CURLOPT_WRITEDATA, static_cast<void*>(&transfer->reply));
    set(CURLOPT_FOLLOWLOCATION, 0L);
    set(CURLOPT_OPENSOCKETFUNCTION, &on_open);
    set(CURLOPT_OPENSOCKETDATA, static_cast<const void*>(&settings_.allowed));
    set(CURLOPT_PROXY, "");
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_CONNECTTIMEOUT, static_cast<long>(settings_.connect_timeout.count()));
    set(CURLOPT_TIMEOUT, static_cast<long>(settings_.total_timeout.count()));
    set(CURLOPT_USERAGENT, "besluitd/" BESLUIT_VERSION);
#if LIBCURL_VERSION_NUM >= 0x075500
    set(CURLOPT_PROTOCOLS_STR, "http,https");
#else
    set(CURLOPT_PROTOCOLS, static_cast<long>(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#endif
    if (!settings_.ca_file.empty()) set(CURLOPT_CAINFO, settings_.ca_file.c_str());
    curl_multi_add_handle(multi_.get(), easy);
    busy_.emplace_back(std::move(transfer));
  }

  void finish(CURL* easy, CURLcode code, std::vector<HttpAnswer>& answers) {
    curl_multi_remove_handle(multi_.get(), easy);
    const auto found =
        std::ranges::find_if(busy_, [easy](const auto& transfer) { return transfer->easy.get() == easy; });
    Transfer& transfer = **found;
    HttpAnswer& answer = answers[transfer.index];
    curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &answer.code);
    curl_off_t wait = 0;
    curl_easy_getinfo(easy, CURLINFO_RETRY_AFTER, &wait);
    answer.retry_after = std::chrono::seconds{wait};
    answer.body = transfer.reply;
    // A reply without end was cut by us, after its status had come.
    const bool cut = code == CURLE_WRITE_ERROR && transfer.reply.size() >= http_reply_bytes;
    if (code != CURLE_OK && !cut) {
      answer.code = 0;
      answer.trouble = code == CURLE_COULDNT_CONNECT ? "geen verbinding (of een adres dat niet is toegestaan)"
                                                     : curl_easy_strerror(code);
    }
    free_.emplace_back(std::move(*found));
    busy_.erase(found);
  }

  const HttpSettings& settings_;
  std::vector<std::unique_ptr<Transfer>> free_;
  std::vector<std::unique_ptr<Transfer>> busy_;
  std::unique_ptr<CURLM, FreeMulti> multi_;  // last: it ends before the handles that it knows
};

HttpClient::HttpClient(HttpSettings settings)
    : settings_(std::move(settings)), transfers_(std::make_unique<Transfers>(settings_)) {}
HttpClient::~HttpClient() = default;

std::vector<HttpAnswer> HttpClient::send(const std::vector<HttpRequest>& requests) {
  return transfers_->send(requests);
}

DeliveryResult result_of(const std::string& id, const HttpAnswer& answer) {
  if (answer.code >= 200 && answer.code < 300) return {id, Verdict::delivered, {}};
  if (answer.code == 0) return {id, Verdict::temporary, printable_detail(answer.trouble)};
  std::string said = "HTTP " + std::to_string(answer.code);
  if (answer.code >= 300 && answer.code < 400) said += ": de server stuurt door; dat volgen wij niet";
  if (answer.code == 410) said += ": de ontvanger wil geen berichten meer";
  if (!answer.body.empty()) said += " " + answer.body;
  const bool refused = answer.code == 400 || answer.code == 413 || answer.code == 422;
  DeliveryResult result{id, refused ? Verdict::permanent : Verdict::temporary, printable_detail(said)};
  if (answer.code == 410) result.verdict = Verdict::closed;
  if (result.verdict == Verdict::temporary) result.retry_after = answer.retry_after;
  return result;
}

std::expected<void, std::string> check_url(std::string_view url, bool http_allowed) {
  constexpr std::string_view secure = "https://";
  constexpr std::string_view plain = "http://";
  const bool is_plain = url.starts_with(plain);
  if (!is_plain && !url.starts_with(secure)) return std::unexpected("het adres begint niet met https://");
  if (is_plain && !http_allowed)
    return std::unexpected("http zonder s mag alleen naar adressen die onder 'toestaan' staan");
  const std::string_view rest = url.substr(is_plain ? plain.size() : secure.size());
  const std::string_view host = rest.substr(0, rest.find_first_of("/?#"));
  if (host.empty()) return std::unexpected("in het adres ontbreekt de naam van de server");
  if (host.find('@') != std::string_view::npos)
    return std::unexpected("een naam of wachtwoord hoort niet in het adres");
  for (const char c : url)
    if (c <= ' ' || c > '~') return std::unexpected("in het adres staat een teken dat er niet hoort");
  return {};
}

}  // namespace besluit::engine
