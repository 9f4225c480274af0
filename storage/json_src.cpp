// SPDX-License-Identifier: EUPL-1.2
// The one file that compiles Boost.JSON; everybody else includes <boost/json.hpp> only.
#include <boost/json/src.hpp>
