// SPDX-License-Identifier: EUPL-1.2
// Boost.JSON by name only: headers may speak of it without every includer paying for it.
#pragma once

namespace boost::json {
class array;
class object;
class value;
}  // namespace boost::json
