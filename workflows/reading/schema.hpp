// SPDX-License-Identifier: EUPL-1.2
// JSON Schemas (draft-07) of the files, from the one table of keywords: what an editor offers while somebody types.
// A schema knows words and forms; whether names exist and dates fit together only the reader knows. Pure.
#pragma once

#include "rules/diagnostic/text.hpp"
#include "workflows/reading/keywords.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace besluit::reading {

/// A kind of file that has a schema.
struct SchemaKind {
  std::string_view token;
  std::string_view nl;  ///< also the name of its file
  std::string_view en;
  Shape shape = Shape::none;
};
[[nodiscard]] std::span<const SchemaKind> schema_kinds();

/// The schema of a kind (by its token or either word) for files in the keywords of `language`, as indented JSON that
/// ends with a line end; the same for ever for the same table. nullopt: there is no such kind.
[[nodiscard]] std::optional<std::string> schema(std::string_view kind, Language language);

}  // namespace besluit::reading
