// SPDX-License-Identifier: EUPL-1.2
#include "workflows/reading/own_version.hpp"

#include "workflows/reading/companions.hpp"
#include "workflows/reading/fields.hpp"
#include "workflows/reading/yaml_tree.hpp"

#include <algorithm>

namespace besluit::reading {
namespace {

/// In double quotes, so that whatever a person types stays one text.
std::string in_quotes(const std::string& text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') result += '\\';
    result += c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
  }
  return result + "\"";
}

std::size_t line_begin(const std::string& text, int line) {
  std::size_t at = 0;
  for (int n = 1; n < line && at < text.size(); ++n) {
    const std::size_t end = text.find('\n', at);
    at = end == std::string::npos ? text.size() : end + 1;
  }
  return at;
}

/// The item of the file that a step stands in: its own, or the one that names its subroute.
const Node* item_of(const Node& list, const std::string& step) {
  for (const Node& item : list.children) {
    const Node* id = child_named(item, "step");
    if (id != nullptr && (step == id->text || step.starts_with(id->text + "."))) return &item;
  }
  return nullptr;
}

/// The step right before which, or right after which, the new one goes; nullopt: such a step is not known.
std::optional<std::size_t> neighbour(const definition::Workflow& route, const AddedStep& added) {
  if (added.place == AddedStep::Place::last) return route.steps.size() - 1;
  const int index = route.index_of(added.other);
  if (index < 0) return std::nullopt;
  // Steps that are open together stand below each other and stay together.
  auto at = static_cast<std::size_t>(index);
  const int stage = route.steps[at].stage;
  if (added.place == AddedStep::Place::before)
    while (at > 0 && route.steps[at - 1].stage == stage) --at;
  else
    while (at + 1 < route.steps.size() && route.steps[at + 1].stage == stage) ++at;
  return at;
}

}  // namespace

std::string route_text(const std::string& kept) {
  return unpacked({"", kept}).route.text;
}

std::string with_route(const std::string& kept, const std::string& route) {
  return packed({"", route}, unpacked({"", kept}).companions);
}

std::expected<std::string, Text> with_step(const std::string& text, const definition::Workflow& route,
                                           const AddedStep& added) {
  const auto at = neighbour(route, added);
  if (!at) {
    return std::unexpected(Text{"De stap '" + added.other + "' bestaat niet in deze route.",
                                "The step '" + added.other + "' does not exist in this route."});
  }
  const Parsed parsed = parse({"", text});
  const Node* list = parsed.root ? child_named(*parsed.root, "steps") : nullptr;
  const bool before = added.place == AddedStep::Place::before;
  const Text flow{"De stappen van deze route staan niet onder elkaar; voeg de stap zelf toe in het bestand.",
                  "The steps of this route do not stand below each other; add the step in the file yourself."};
  const Node* item = list == nullptr ? nullptr : item_of(*list, route.steps[*at].id);
  if (item == nullptr) return std::unexpected(flow);
  std::size_t place = line_begin(text, item->span.line);
  const std::size_t dash = text.find_first_not_of(' ', place);
  if (dash == std::string::npos || text[dash] != '-') return std::unexpected(flow);
  const std::string indent = text.substr(place, dash - place);
  if (!before) {
    // Behind everything that is indented deeper than the dash of its item.
    std::size_t line = text.find('\n', place);
    place = line == std::string::npos ? text.size() : line + 1;
    while (place < text.size()) {
      const std::size_t first = text.find_first_not_of(' ', place);
      const bool inside =
          first != std::string::npos && text[first] != '\n' && text[first] != '#' && first - place > indent.size();
      if (!inside) break;
      line = text.find('\n', place);
      place = line == std::string::npos ? text.size() : line + 1;
    }
  }
  Report file("");  // only for the language of its keywords
  file.written = list->key == spelled(file, "steps") ? Report::Written::nl : Report::Written::en;
  std::string lines = indent + "- " + spelled(file, "step") + ": " + added.id + "\n";
  const auto put = [&](std::string_view token, const std::string& value) {
    lines += indent + "  " + spelled(file, token) + ": " + value + "\n";
  };
  put("task", in_quotes(added.task));
  put("who", added.who);
  if (added.due) put("due", to_string(*added.due));
  if (added.place == AddedStep::Place::beside) put("together-with", route.steps[*at].id);
  std::string result = text.substr(0, place);
  if (!result.empty() && result.back() != '\n') result += '\n';
  return result + lines + text.substr(place);
}

}  // namespace besluit::reading
