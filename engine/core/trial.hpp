// SPDX-License-Identifier: EUPL-1.2
// Messages that are no notices: a test of a channel, and an exercise with the notices of a dossier. They are marked
// wherever they show and never stand in the outbox. Pure.
#pragma once

#include "engine/core/message.hpp"

namespace besluit::engine {

/// "[PROEF] Proefbericht via kanaal 'post'".
[[nodiscard]] Message test_message(const definition::Addressee& to, const definition::Organisation& organisation,
                                   const Zone& zone, Instant now, const std::string& channel);

/// The message as an exercise, the `number`-th: marked, with an identity of its own, to `to` alone, and saying for whom
/// it would have been.
[[nodiscard]] Message as_drill(Message message, const definition::Addressee& to, std::size_t number);

}  // namespace besluit::engine
