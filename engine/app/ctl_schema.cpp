// SPDX-License-Identifier: EUPL-1.2
// `schema`: the JSON Schema of a kind of file, for an editor.
#include "engine/app/ctl.hpp"
#include "engine/app/exit_codes.hpp"
#include "rules/diagnostic/diagnostic.hpp"
#include "workflows/reading/schema.hpp"

#include <boost/json.hpp>

namespace besluit::engine::ctl {

namespace json = boost::json;

int run_schema(const Invocation& asked, const Output& output) {
  const bool en = asked.language == Language::en;
  if (asked.subject.empty()) {
    std::string text;
    json::array rows;
    for (const reading::SchemaKind& kind : reading::schema_kinds()) {
      const std::string name{en ? kind.en : kind.nl};
      text += name + "\n";
      rows.emplace_back(name);
    }
    return output.out(asked.json ? json::serialize(rows) + "\n" : text) ? exit_code::done : exit_code::internal;
  }
  const auto schema = reading::schema(asked.subject, asked.language);
  if (schema) return output.out(*schema) ? exit_code::done : exit_code::internal;
  std::vector<std::string> names;
  for (const reading::SchemaKind& kind : reading::schema_kinds()) names.emplace_back(en ? kind.en : kind.nl);
  std::string text = std::string{"besluitctl: "} + (en ? "there is no kind of file '" : "er is geen soort bestand '") +
                     diagnostic::printable(asked.subject) + "'";
  if (const std::string near = diagnostic::nearest(asked.subject, names); !near.empty())
    text += (en ? "; did you mean '" : "; bedoelt u '") + near + "'?";
  output.note(text + "\n");
  return exit_code::not_found;
}

}  // namespace besluit::engine::ctl
