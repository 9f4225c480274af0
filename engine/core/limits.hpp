// SPDX-License-Identifier: EUPL-1.2
// Every bound of the engine in one place, with what happens at the bound. Bounds of the language stand in
// workflows/reading/limits.hpp.
#pragma once

#include <chrono>
#include <cstddef>

namespace besluit::engine::limits {

using namespace std::chrono_literals;

// -- control socket --
inline constexpr std::size_t request_bytes = 1U << 20U;  ///< one request; a longer one: the peer is dropped
inline constexpr int request_depth = 64;                 ///< JSON nesting; deeper: invalid, the peer is dropped
inline constexpr std::size_t connections = 64;           ///< at once; one more is closed at once
inline constexpr auto idle = 30s;                        ///< silence between requests; then closed (not for `more`)
inline constexpr std::size_t peer_backlog_bytes = 8U << 20U;  ///< replies a peer has not read; beyond: dropped
inline constexpr int send_buffer_bytes = 1 << 20;             ///< of a connection, as far as the system allows
inline constexpr std::size_t text_bytes = 4096;               ///< --note, --reason; longer: refused
inline constexpr std::size_t id_bytes = 100;                  ///< dossier id; longer: refused

// -- one turn of the engine --
inline constexpr std::size_t inputs_per_turn = 256;  ///< more wait for the next turn
inline constexpr std::size_t inputs_per_piece = 2;   ///< decided at once; a turn of more is made by two threads
inline constexpr auto company = 500us;               ///< a turn waits this long for peers who were talking just now
inline constexpr auto awake = 1ms;             ///< the store's thread waits so long for the next turn, then sleeps
inline constexpr auto answer_soon = 1ms;       ///< so long a lone commit is looked at, then it is slept on
inline constexpr auto next_soon = 200us;       ///< and so long is looked whether who had the answer has another one
inline constexpr int settled_per_turn = 1000;  ///< dossiers that one input touches by way of others
inline constexpr int rungs_per_turn = 512;  ///< claimed in one transaction; the rest in the next: who asks gets a turn
inline constexpr auto catch_up = 1s;        ///< rows that lag are written when it was quiet for so long
inline constexpr std::size_t caught_up_per_turn = 64;  ///< so many; a command waits no longer than that
inline constexpr std::size_t recent_dossiers = 16;  ///< kept decoded until the next turn; more cost more than they save
inline constexpr std::size_t rejections_per_peer_hour = 120;  ///< journaled; further ones are answered, not journaled

// -- outbox --
inline constexpr std::size_t notices_per_delivery = 256;  ///< handed to a channel at once
inline constexpr std::size_t asked_per_turn = 1024;       ///< notices looked at for a channel; more in the next turn
inline constexpr auto gather = 100ms;                     ///< a notice or a result waits this long for others
inline constexpr auto talk_pause = 20ms;  ///< peers were talking, and are silent for so long: there is time for notices
inline constexpr auto pause_wanted = 1s;  ///< notices wait so long for a pause, then they go in between
inline constexpr int attempts_max = 90;   ///< temporary failures, some two weeks; then failed
inline constexpr auto retry_first = 1min;  ///< doubles with each try
inline constexpr auto retry_longest = 4h;
inline constexpr auto channel_alarm = 1h;  ///< nothing gets through for so long: the admin hears of it

// -- store --
inline constexpr auto commit_retry_first = 200ms;  ///< after a failed commit; doubles
inline constexpr auto commit_retry_longest = 30s;
inline constexpr auto busy_timeout = 2s;  ///< waiting for a lock held by another process

// -- reading back --
inline constexpr std::size_t notices_listed = 10'000;   ///< `notices` without a dossier; the newest are kept
inline constexpr std::size_t history_listed = 100'000;  ///< events of one dossier

// -- long answers: others are heard between two slices --
inline constexpr std::size_t decoded_per_slice = 64;   ///< dossiers that are decoded for an answer
inline constexpr std::size_t passed_per_slice = 4096;  ///< dossiers that an answer only passes by
inline constexpr std::size_t part_bytes = 200'000;     ///< of a long answer: handed on while the rest is made
inline constexpr std::size_t rows_kept = 20'000;       ///< dossiers up to which the rows of `list` are kept as text

// -- watch --
inline constexpr std::size_t watchers = 16;  ///< at once; one more is refused

}  // namespace besluit::engine::limits
