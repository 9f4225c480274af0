// SPDX-License-Identifier: EUPL-1.2
// The one table of exit codes, for besluitd and besluitctl.
#pragma once

namespace besluit::engine::exit_code {

inline constexpr int done = 0;          ///< success, warnings included; also an empty list
inline constexpr int negative = 1;      ///< answered, but no: infeasible, rejected, a scenario failed
inline constexpr int usage = 64;        ///< the command line is wrong
inline constexpr int bad_data = 65;     ///< a file or the data in it is wrong
inline constexpr int not_found = 66;    ///< no such file, dossier, step or meeting
inline constexpr int unreachable = 69;  ///< the daemon does not answer
inline constexpr int internal = 70;     ///< a mistake of ours
inline constexpr int temporary = 75;    ///< try again later
inline constexpr int no_permission = 77;
inline constexpr int configuration = 78;

}  // namespace besluit::engine::exit_code
