// SPDX-License-Identifier: EUPL-1.2
// From events to outbox rows, and when a failed delivery is tried again. Pure.
#pragma once

#include "engine/core/engine_state.hpp"
#include "engine/ports/delivery.hpp"
#include "storage/records.hpp"
#include "workflows/dossier/dossier.hpp"
#include "workflows/dossier/event.hpp"

#include <string>
#include <vector>

namespace besluit::engine {

/// What every outbox row of one turn needs to know.
struct OutboxSetting {
  const definition::Organisation& world;
  const definition::Workflow& workflow;
  const Zone& zone;
  const Settings& settings;
};

/// The notices that `event` sends, one for each channel. `before` is the state before the event.
void notice_rows(const OutboxSetting& setting, const dossier::Dossier& before, const dossier::Recorded& event,
                 std::vector<storage::NoticeRow>& rows);

/// One row for each channel, `row.id` followed by "@channel". A channel that is left out is used all the same when
/// there is no other.
void divide_over_channels(const Settings& settings, storage::NoticeRow row, std::vector<storage::NoticeRow>& rows,
                          const std::string& left_out = {});

/// The ids, without a channel, of the notices that `event` sends: what `verify` holds the outbox to.
[[nodiscard]] std::vector<std::string> notice_ids(const std::string& dossier, const dossier::Recorded& event);

/// A notice's id without its "@channel".
[[nodiscard]] std::string without_channel(const std::string& notice_id);

/// How long to wait after `attempts` failed tries (1 or more): limits::retry_first, doubled each time, at most
/// limits::retry_longest.
[[nodiscard]] std::chrono::milliseconds retry_delay(int attempts);

/// ... and with what sets this notice apart from others that failed with it: up to a quarter more, the same each time,
/// so that they do not all come back at one moment.
[[nodiscard]] std::chrono::milliseconds retry_delay(int attempts, std::string_view id);

/// What one result makes of a notice.
[[nodiscard]] storage::NoticeUpdate settle(const storage::NoticeRow& notice, const DeliveryResult& result, Instant now);

}  // namespace besluit::engine
