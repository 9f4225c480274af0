// SPDX-License-Identifier: EUPL-1.2
// From the events of yaml-cpp to our own tree. Private to the reader: the only header that knows yaml-cpp.
#pragma once

#include "workflows/reading/raw_text.hpp"
#include "workflows/reading/report.hpp"
#include "workflows/reading/yaml_tree.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/mark.h>

#include <optional>
#include <string>
#include <vector>

namespace besluit::reading {

void refuse_anchor_at(Report& report, const diagnostic::Span& span);
void refuse_alias_at(Report& report, const diagnostic::Span& span);
void refuse_tag_at(Report& report, const diagnostic::Span& span);

/// Builds the tree. REQUIRES: `raw`, `mended` (what was reported and mended in the raw text before) and `report`
/// outlive it. A bound or a second document ends the parsing by throwing `Stop`, which only `parse` catches.
class TreeBuilder final : public YAML::EventHandler {
 public:
  struct Stop {
    bool first_is_whole = false;  ///< the first document was read to its end; only what follows is refused
  };

  TreeBuilder(const RawText& raw, const Oddities& mended, Report& report)
      : raw_(raw), mended_(mended), report_(report) {}

  void OnDocumentStart(const YAML::Mark& mark) override;
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override;
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override;
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override;
  void OnMapEnd() override { close(); }
  void OnAnchor(const YAML::Mark& mark, const std::string& name) override;

  /// The finished root; absent when the text holds no value at all.
  [[nodiscard]] std::optional<Node>& root() { return root_; }

 private:
  struct Frame {
    Node node;
    bool expects_key = true;  ///< of a map: the next event is a key
    bool drop_value = false;  ///< the key was refused, so its value goes too
    bool is_key = false;      ///< a map or list in the place of a key
    std::string key;
    diagnostic::Span key_span;
  };

  void open(const YAML::Mark& mark, const std::string& tag, Node::Kind kind);
  void close();
  void add(Node node);
  void add_key(const Node& node);
  void count(const YAML::Mark& mark);
  /// Refuses an explicit tag; true when there was one.
  bool refuse_tag(const YAML::Mark& mark, const std::string& tag);
  void place_plain(Node& node, const YAML::Mark& mark);
  void place_quoted(Node& node, const YAML::Mark& mark);
  [[nodiscard]] diagnostic::Span span(const YAML::Mark& mark, std::size_t bytes) const;

  const RawText& raw_;
  const Oddities& mended_;
  Report& report_;
  std::vector<Frame> frames_;
  std::optional<Node> root_;
  int documents_ = 0;
  int nodes_ = 0;
};

}  // namespace besluit::reading
