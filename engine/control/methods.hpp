// SPDX-License-Identifier: EUPL-1.2
// The methods of the control interface: from a call to the backend and back. Knows no socket.
#pragma once

#include "engine/control/access.hpp"
#include "engine/control/backend.hpp"
#include "engine/control/protocol.hpp"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace besluit::engine {

/// Who calls.
struct Caller {
  Actor actor;
  Rights rights;
};

/// A message for the caller, or a part of one; `last` is false while more follow (the messages of Watch, the parts of a
/// long answer). Called on the strand, at once or later,
/// perhaps after the caller has gone: whoever gives it must bear that.
using Respond = std::function<void(std::string message, bool last)>;

/// A line for the log about a call that changes something: who, what, on what, and how it ended.
using Audit = std::function<void(const std::string& line)>;

/// What a method is called and who may call it.
struct MethodInfo {
  std::string_view name;
  Right right;
  bool more;  ///< answers more than once
};
[[nodiscard]] std::span<const MethodInfo> control_methods();

class ListRows;

class Methods {
 public:
  /// Both must outlive every callback they still hold; `audit` may be empty.
  Methods(Backend& backend, Administration& administration, Audit audit = {});

  /// Answers exactly once through `respond` (Watch: until `end`). Returns the number of a subscription that the caller
  /// must `end` when the peer leaves.
  std::optional<std::uint64_t> call(const Caller& caller, const Request& request, Respond respond);
  void end(std::uint64_t subscription);

 private:
  Backend& backend_;
  Administration& administration_;
  Audit audit_;
  std::shared_ptr<ListRows> rows_;  ///< an answer that is being made keeps it
  std::size_t watchers_ = 0;
};

}  // namespace besluit::engine
