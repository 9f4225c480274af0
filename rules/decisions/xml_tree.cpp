// SPDX-License-Identifier: EUPL-1.2
#include "rules/decisions/xml_tree.hpp"

#include "rules/decisions/limits.hpp"
#include "rules/diagnostic/utf8.hpp"

#include <pugixml.hpp>

#include <algorithm>
#include <array>
#include <cstddef>

namespace besluit::decisions {
namespace {

/// Declarations in force at one place, and attributes of one element: real models have some twenty.
constexpr std::size_t attributes_max = 256;

/// Line and column of ascending byte offsets in one text, in one walk over it.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {}

  utf8::Position at(std::size_t offset) {
    offset = std::min(offset, text_.size());
    if (offset < offset_) *this = Cursor(text_);
    while (offset_ < offset) {
      const char c = text_[offset_++];
      if (c == '\n') {
        place_ = {place_.line + 1, 1};
      } else if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) {
        ++place_.column;
      }
    }
    return place_;
  }

 private:
  std::string_view text_;
  std::size_t offset_ = 0;
  utf8::Position place_;
};

diagnostic::Diagnostic finding(std::string_view code, diagnostic::Span span, Text message, Text label, Text fix) {
  return {std::string(code),
          diagnostic::Severity::error,
          std::move(span),
          std::move(message),
          std::move(label),
          std::move(fix),
          {}};
}

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

class Builder {
 public:
  Builder(const std::string& file, std::string_view text, diagnostic::Diagnostics& diagnostics)
      : file_(file), text_(text), cursor_(text), diagnostics_(diagnostics) {}

  /// False when a bound was met, which was reported.
  bool element(const pugi::xml_node& from, XmlNode& into, int depth) {
    const auto offset = static_cast<std::size_t>(std::max<std::ptrdiff_t>(from.offset_debug(), 0));
    if (!counted(offset, depth)) return false;
    const std::string_view name = from.name();
    const auto place = cursor_.at(offset);
    into.span = {file_, place.line, place.column, place.column + static_cast<int>(utf8::count(name))};
    const std::size_t declared = declarations_.size();
    if (!attributes(offset + name.size(), into)) return false;
    const auto colon = name.find(':');
    into.name = name.substr(colon == name.npos ? 0 : colon + 1);
    into.name_space = resolved(colon == name.npos ? std::string_view{} : name.substr(0, colon));
    for (const pugi::xml_node& child : from.children()) {
      if (child.type() == pugi::node_element) {
        if (!element(child, into.children.emplace_back(), depth + 1)) return false;
      } else if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
        if (!text_of(child, into.text, depth)) return false;
      }
    }
    declarations_.resize(declared);
    return true;
  }

 private:
  bool counted(std::size_t offset, int depth) {
    const bool deep = depth > xml_depth_max;
    if (!deep && ++nodes_ <= xml_nodes_max) return true;
    const auto bound = std::to_string(deep ? xml_depth_max : xml_nodes_max);
    refuse("D003", offset,
           deep ? Text{"de elementen staan te diep in elkaar", "the elements are nested too deeply"}
                : Text{"dit bestand heeft te veel elementen", "this file has too many elements"},
           {"de grens is " + bound, "the bound is " + bound});
    return false;
  }

  void refuse(std::string_view code, std::size_t offset, Text message, Text label) {
    const auto place = cursor_.at(offset);
    diagnostics_.push_back(
        finding(code, {file_, place.line, place.column, place.column + 1}, std::move(message), std::move(label), {}));
  }

  bool text_of(const pugi::xml_node& node, Words& into, int depth) {
    const auto offset = static_cast<std::size_t>(std::max<std::ptrdiff_t>(node.offset_debug(), 0));
    if (!counted(offset, depth)) return false;
    return add(into, node.value(), offset, node.type() == pugi::node_pcdata);
  }

  /// Appends what the parser made of the raw text at `offset`, with the place of each character.
  bool add(Words& into, std::string_view decoded, std::size_t offset, bool escapes) {
    into.file = file_;
    int index = static_cast<int>(utf8::count(into.text));
    bool next_is_new_run = true;
    for (std::size_t i = 0; i < decoded.size(); ++index) {
      const auto place = cursor_.at(offset);
      if (next_is_new_run) into.runs.push_back({index, place.line, place.column});
      next_is_new_run = false;
      i += utf8::decode(decoded, i).bytes;
      if (escapes && offset < text_.size() && text_[offset] == '&') {
        const auto end = text_.find(';', offset);
        const auto name = text_.substr(offset + 1, end == text_.npos ? 0 : end - offset - 1);
        if (!known_entity(name)) {
          refuse("D002", offset, {"onbekende verwijzing met '&'", "unknown reference with '&'"},
                 {"alleen &lt; &gt; &amp; &apos; &quot; en &#...; mogen hier",
                  "only &lt; &gt; &amp; &apos; &quot; and &#...; may stand here"});
          return false;
        }
        offset = end + 1;
        next_is_new_run = true;
      } else if (text_.substr(offset).starts_with("\r\n")) {
        offset += 2;
        next_is_new_run = true;
      } else {
        next_is_new_run = offset < text_.size() && (text_[offset] == '\n' || text_[offset] == '\r');
        offset += offset < text_.size() ? utf8::decode(text_, offset).bytes : 0;
      }
    }
    into.text += decoded;
    return true;
  }

  static bool known_entity(std::string_view name) {
    constexpr std::array names{"lt", "gt", "amp", "apos", "quot"};
    const bool number = name.size() > 1 && name.size() < 12 && name[0] == '#';
    return number || std::ranges::find(names, name) != names.end();
  }

  /// Walks over the raw start tag, which the parser found well-formed, because pugixml keeps no place of attributes.
  bool attributes(std::size_t offset, XmlNode& into) {
    std::size_t count = 0;
    while (offset < text_.size() && text_[offset] != '>' && text_[offset] != '/') {
      if (is_blank(text_[offset])) {
        ++offset;
        continue;
      }
      const auto name_begin = offset;
      while (offset < text_.size() && !is_blank(text_[offset]) && text_[offset] != '=') ++offset;
      const auto name = text_.substr(name_begin, offset - name_begin);
      while (offset < text_.size() && text_[offset] != '"' && text_[offset] != '\'') ++offset;
      if (offset >= text_.size()) break;
      const auto value_begin = offset + 1;
      const auto end = text_.find(text_[offset], value_begin);
      if (end == text_.npos) break;
      if (++count > attributes_max || declarations_.size() > attributes_max) {
        refuse("D003", name_begin, {"dit element heeft te veel kenmerken", "this element has too many attributes"},
               {"de grens is " + std::to_string(attributes_max), "the bound is " + std::to_string(attributes_max)});
        return false;
      }
      if (!attribute(name, value_begin, text_.substr(value_begin, end - value_begin), into)) return false;
      offset = end + 1;
    }
    return true;
  }

  bool attribute(std::string_view name, std::size_t offset, std::string_view raw, XmlNode& into) {
    Words value;
    if (!add(value, decoded(raw), offset, true)) return false;
    if (name == "xmlns") {
      declarations_.emplace_back("", value.text);
    } else if (name.starts_with("xmlns:")) {
      declarations_.emplace_back(name.substr(6), value.text);
    } else {
      const auto colon = name.find(':');
      // An attribute of another vocabulary (triso:name) must not pass for ours; xsi is told by its local name.
      const bool foreign = colon != name.npos && name.substr(0, colon) != "xsi";
      if (!foreign) into.attributes.emplace_back(name.substr(colon == name.npos ? 0 : colon + 1), std::move(value));
    }
    return true;
  }

  static std::string decoded(std::string_view raw) {
    std::string text;
    for (std::size_t i = 0; i < raw.size();) {
      if (raw[i] != '&') {
        text += raw[i] == '\n' || raw[i] == '\t' || raw[i] == '\r' ? ' ' : raw[i];
        ++i;
        continue;
      }
      const auto end = std::min(raw.find(';', i), raw.size());
      const auto name = raw.substr(i + 1, end - i - 1);
      if (name == "lt")
        text += '<';
      else if (name == "gt")
        text += '>';
      else if (name == "amp")
        text += '&';
      else if (name == "apos")
        text += '\'';
      else if (name == "quot")
        text += '"';
      else if (name.starts_with('#'))
        utf8::append(text, numbered(name.substr(1)));
      else
        text += '&';
      i = end + 1;
    }
    return text;
  }

  static char32_t numbered(std::string_view digits) {
    const bool hex = digits.starts_with('x');
    char32_t code = 0;
    for (const char c : digits.substr(hex ? 1 : 0)) {
      const char32_t digit = c >= '0' && c <= '9'   ? static_cast<char32_t>(c - '0')
                             : c >= 'a' && c <= 'f' ? static_cast<char32_t>(c - 'a' + 10)
                             : c >= 'A' && c <= 'F' ? static_cast<char32_t>(c - 'A' + 10)
                                                    : 16;
      if (digit >= (hex ? 16U : 10U) || code > 0x10FFFF) return utf8::replacement;
      code = code * (hex ? 16U : 10U) + digit;
    }
    return code;
  }

  std::string resolved(std::string_view prefix) const {
    for (auto it = declarations_.rbegin(); it != declarations_.rend(); ++it)
      if (it->first == prefix) return it->second;
    return {};
  }

  const std::string& file_;
  std::string_view text_;
  Cursor cursor_;
  diagnostic::Diagnostics& diagnostics_;
  std::vector<std::pair<std::string, std::string>> declarations_;  ///< prefix and URI, the innermost last
  int nodes_ = 0;
};

std::optional<diagnostic::Diagnostic> refused_as_text(const std::string& file, std::string_view text) {
  const diagnostic::Span start{file, 1, 1, 2};
  if (text.size() > dmn_bytes_max) {
    const auto bound = std::to_string(dmn_bytes_max / 1024);
    return finding("D003", start, {"dit bestand is te groot", "this file is too large"},
                   {"de grens is " + bound + " kB", "the bound is " + bound + " kB"}, {});
  }
  const auto place = [&](std::size_t offset) {
    const auto at = utf8::position_of(text, offset);
    return diagnostic::Span{file, at.line, at.column, at.column + 1};
  };
  if (const auto bad = utf8::first_invalid(text)) {
    return finding("D004", place(*bad), {"dit bestand is geen UTF-8", "this file is not UTF-8"},
                   {"dit teken is niet te lezen", "this character cannot be read"},
                   {"sla het bestand op als UTF-8", "save the file as UTF-8"});
  }
  const auto control = std::ranges::find_if(
      text, [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\r' && c != '\t'; });
  if (control != text.end()) {
    return finding("D004", place(static_cast<std::size_t>(control - text.begin())),
                   {"een stuurteken in het bestand", "a control character in the file"},
                   {"dit teken mag niet in XML staan", "this character may not stand in XML"}, {});
  }
  return std::nullopt;
}

Text reason(pugi::xml_parse_status status) {
  switch (status) {
    case pugi::status_end_element_mismatch:
      return {"dit element wordt niet gesloten, of door een ander", "this element is not closed, or by another one"};
    case pugi::status_bad_attribute:
      return {"hier klopt een kenmerk (naam=\"waarde\") niet", "an attribute (name=\"value\") is not right here"};
    case pugi::status_bad_start_element:
    case pugi::status_bad_end_element:
    case pugi::status_unrecognized_tag:
      return {"hier klopt een element niet", "an element is not right here"};
    case pugi::status_no_document_element:
      return {"er staat geen element in het bestand", "there is no element in the file"};
    default:
      return {"hier klopt de opbouw niet", "the structure is not right here"};
  }
}

}  // namespace

const XmlNode* XmlNode::child(std::string_view local) const {
  const auto found = std::ranges::find(children, local, &XmlNode::name);
  return found == children.end() ? nullptr : &*found;
}

const Words& XmlNode::attribute(std::string_view local) const {
  static const Words none;
  const auto found = std::ranges::find(attributes, local, &std::pair<std::string, Words>::first);
  return found == attributes.end() ? none : found->second;
}

XmlRead read_xml(const std::string& file, std::string_view text) {
  XmlRead result;
  if (auto refused = refused_as_text(file, text)) {
    result.diagnostics.push_back(std::move(*refused));
    return result;
  }
  pugi::xml_document document;
  constexpr unsigned flags = pugi::parse_default | pugi::parse_ws_pcdata_single | pugi::parse_doctype;
  const auto parsed = document.load_buffer(text.data(), text.size(), flags, pugi::encoding_utf8);
  const auto place = [&](std::ptrdiff_t offset) {
    const auto at = utf8::position_of(text, static_cast<std::size_t>(std::max<std::ptrdiff_t>(offset, 0)));
    return diagnostic::Span{file, at.line, at.column, at.column + 1};
  };
  if (!parsed) {
    result.diagnostics.push_back(finding("D001", place(parsed.offset), {"dit is geen goede XML", "this is no good XML"},
                                         reason(parsed.status), {}));
    return result;
  }
  const auto is_doctype = [](const pugi::xml_node& node) { return node.type() == pugi::node_doctype; };
  if (std::any_of(document.begin(), document.end(), is_doctype)) {
    result.diagnostics.push_back(
        finding("D002", place(std::max<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(text.find("<!DOCTYPE")), 0)),
                {"een DOCTYPE mag niet in dit bestand", "a DOCTYPE may not stand in this file"},
                {"DMN kent geen DOCTYPE; zo worden soms bestanden of adressen binnengehaald",
                 "DMN knows no DOCTYPE; it is sometimes used to fetch files or addresses"},
                {"haal de regel met '<!DOCTYPE' weg", "take out the line with '<!DOCTYPE'"}));
    return result;
  }
  XmlNode root;
  Builder builder(file, text, result.diagnostics);
  if (builder.element(document.document_element(), root, 1)) result.root = std::move(root);
  return result;
}

}  // namespace besluit::decisions
