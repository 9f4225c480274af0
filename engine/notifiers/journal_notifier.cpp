// SPDX-License-Identifier: EUPL-1.2
#include "engine/notifiers/journal_notifier.hpp"

#include "engine/notifiers/result.hpp"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstring>

namespace besluit::engine {
namespace {

/// Of every notice; `journalctl MESSAGE_ID=...` finds them all.
constexpr const char* message_id = "5b7c1f0e4a934d5f9b2f5a2f0c6d8e31";

void field(std::string& out, std::string_view name, std::string_view value) {
  if (value.empty()) return;
  out.append(name);
  if (value.find('\n') == std::string_view::npos) {
    out.append("=").append(value).append("\n");
    return;
  }
  out.append("\n");
  for (unsigned byte = 0; byte < 8; ++byte)
    out.push_back(static_cast<char>(static_cast<std::uint64_t>(value.size()) >> (8U * byte)));
  out.append(value).append("\n");
}

}  // namespace

std::string journal_entry(const Message& message) {
  std::string out;
  field(out, "MESSAGE", message.subject);
  field(out, "MESSAGE_ID", message_id);
  field(out, "PRIORITY", message.kind == "escalation" ? "5" : "6");
  field(out, "SYSLOG_IDENTIFIER", "besluitd");
  field(out, "BESLUITD_NOTICE", message.id);
  field(out, "BESLUITD_KIND", message.kind);
  field(out, "BESLUITD_DOSSIER", message.dossier);
  field(out, "BESLUITD_STEP", message.step);
  field(out, "BESLUITD_ORGANISATION", message.organisation);
  return out;
}

std::vector<DeliveryResult> JournalNotifier::deliver(std::span<const Message> messages) {
  std::vector<DeliveryResult> results = waiting_results(messages);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const int fd = socket_.size() < sizeof address.sun_path ? ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0) : -1;
  if (fd >= 0) std::memcpy(address.sun_path, socket_.data(), socket_.size());
  for (std::size_t i = 0; i < messages.size(); ++i) {
    const std::string entry = journal_entry(messages[i]);
    const ssize_t sent = fd < 0 ? -1
                                : ::sendto(fd, entry.data(), entry.size(), MSG_NOSIGNAL,
                                           reinterpret_cast<const sockaddr*>(&address), sizeof address);
    if (sent == static_cast<ssize_t>(entry.size()))
      results[i].verdict = Verdict::delivered;
    else
      results[i].detail = printable_detail("het journaal " + socket_ + " neemt niets aan: " + std::strerror(errno));
  }
  if (fd >= 0) ::close(fd);
  return results;
}

}  // namespace besluit::engine
