// SPDX-License-Identifier: EUPL-1.2
// The Dutch words of the notices that tell what happened, and of those about the organisation itself. Private to
// notice_text; the letters about dates stand there.
#pragma once

#include "engine/core/letter.hpp"
#include "engine/core/notice_text.hpp"

#include <string>

namespace besluit::engine {

/// Subject, and the paragraphs between salutation and footer. REQUIRES: a kind that no other writer serves.
[[nodiscard]] std::string told_subject(const LetterSetting& setting);
void write_told(const LetterSetting& setting, letter::Letter& out);

}  // namespace besluit::engine
