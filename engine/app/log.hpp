// SPDX-License-Identifier: EUPL-1.2
// Where log lines go: stderr, with systemd's level prefixes when the journal listens there.
#pragma once

namespace besluit::engine {

/// Sets the program's one logger. Call once, before the first line.
void log_to_stderr();

}  // namespace besluit::engine
