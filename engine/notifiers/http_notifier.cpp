// SPDX-License-Identifier: EUPL-1.2
#include "engine/notifiers/http_notifier.hpp"

#include "engine/notifiers/result.hpp"

#include <fstream>
#include <iterator>

namespace besluit::engine {
namespace {

constexpr std::size_t secret_file_bytes = 16384;

}  // namespace

std::expected<std::string, std::string> read_secret_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string text(secret_file_bytes, '\0');
  if (file) file.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(file.gcount() > 0 ? static_cast<std::size_t>(file.gcount()) : 0);
  if (text.empty()) return std::unexpected("bestand " + path + " is niet te lezen of leeg");
  return text;
}

std::expected<std::string, std::string> read_secret_line(const std::string& path) {
  auto text = read_secret_file(path);
  if (!text) return text;
  text->resize(std::min(text->find_first_of("\r\n"), text->size()));
  if (text->empty()) return std::unexpected("bestand " + path + " begint met een lege regel");
  return text;
}

std::expected<std::string, std::string> Target::get() const {
  if (url_file.empty()) return url;
  auto read = read_secret_line(url_file);
  if (!read) return read;
  if (const auto fine = check_url(*read, http_allowed); !fine)
    return std::unexpected("bestand " + url_file + ": " + fine.error());
  return read;
}

std::vector<DeliveryResult> HttpNotifier::deliver(std::span<const Message> messages) {
  std::vector<std::vector<AtAddress>> tried(messages.size());
  std::vector<HttpRequest> requests;
  std::vector<AtAddress*> places;
  const auto ask = [&](const Message& message, AtAddress& place) {
    auto request = make_(message);
    if (!request) {
      place.detail = printable_detail(request.error());
      return;
    }
    requests.push_back(std::move(*request));
    places.push_back(&place);
  };
  for (std::size_t i = 0; i < messages.size(); ++i) {
    if (each_ == Each::message) {
      ask(messages[i], tried[i].emplace_back());
      continue;
    }
    const std::vector<std::string> addresses = still_to_reach(messages[i]);
    tried[i].reserve(addresses.size());  // the places are kept
    for (const std::string& address : addresses) {
      Message alone = messages[i];
      alone.to_mail = address;
      alone.more_mails.clear();
      ask(alone, tried[i].emplace_back(AtAddress{address}));
    }
  }
  const std::vector<HttpAnswer> answers = client_.send(requests);
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const DeliveryResult said = result_of({}, answers[i]);
    *places[i] = {places[i]->address, said.verdict, said.detail, said.retry_after};
  }
  std::vector<DeliveryResult> results;
  results.reserve(messages.size());
  for (std::size_t i = 0; i < messages.size(); ++i)
    results.push_back(each_ == Each::address
                          ? result_of_all(messages[i], tried[i])
                          : DeliveryResult{messages[i].id, tried[i].front().verdict, std::move(tried[i].front().detail),
                                           tried[i].front().retry_after});
  return results;
}

}  // namespace besluit::engine
