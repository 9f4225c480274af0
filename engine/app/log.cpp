// SPDX-License-Identifier: EUPL-1.2
#include "engine/app/log.hpp"

#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <sys/stat.h>

#include <cstdlib>
#include <memory>
#include <string>

namespace besluit::engine {
namespace {

/// JOURNAL_STREAM names the device and inode of the journal's pipe: only when stderr is that one do prefixes help.
bool stderr_is_the_journal() {
  const char* stream = std::getenv("JOURNAL_STREAM");
  struct stat status {};
  if (stream == nullptr || fstat(2, &status) != 0) return false;
  return std::string{stream} == std::to_string(status.st_dev) + ":" + std::to_string(status.st_ino);
}

/// `<0>`..`<7>`: sd-daemon(3).
class LevelPrefix final : public spdlog::custom_flag_formatter {
 public:
  void format(const spdlog::details::log_msg& message, const std::tm&, spdlog::memory_buf_t& out) override {
    const char level = message.level >= spdlog::level::critical ? '2'
                       : message.level == spdlog::level::err    ? '3'
                       : message.level == spdlog::level::warn   ? '4'
                       : message.level == spdlog::level::info   ? '6'
                                                                : '7';
    const char prefix[] = {'<', level, '>'};
    out.append(prefix, prefix + sizeof prefix);
  }
  [[nodiscard]] std::unique_ptr<custom_flag_formatter> clone() const override {
    return std::make_unique<LevelPrefix>();
  }
};

}  // namespace

void log_to_stderr() {
  auto logger = std::make_shared<spdlog::logger>("besluitd", std::make_shared<spdlog::sinks::stderr_sink_mt>());
  auto formatter = std::make_unique<spdlog::pattern_formatter>();
  formatter->add_flag<LevelPrefix>('*').set_pattern(stderr_is_the_journal() ? "%*%v" : "%Y-%m-%dT%H:%M:%S.%e%z %l %v");
  logger->set_formatter(std::move(formatter));
  logger->flush_on(spdlog::level::info);
  spdlog::set_default_logger(std::move(logger));
}

}  // namespace besluit::engine
