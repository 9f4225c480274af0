// SPDX-License-Identifier: EUPL-1.2
// Writes compact JSON text, left to right. Commas are placed by looking at the last character written, so there is no
// nesting state that could get out of step. Pure; no JSON library.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace besluit::storage {

/// Appends `text` as a JSON string. Bytes that are no UTF-8 become U+FFFD: what is written can always be read again.
void append_json_string(std::string& out, std::string_view text);

class JsonText {
 public:
  /// Room for so many bytes is made at once; more is made when it takes more.
  explicit JsonText(std::size_t expected_bytes = 0) { out_.reserve(expected_bytes); }
  JsonText& open_object() { return open('{'); }
  JsonText& close_object() { return close('}'); }
  JsonText& open_array() { return open('['); }
  JsonText& close_array() { return close(']'); }
  /// REQUIRES: inside an object; one value follows. `name` needs no escapes.
  JsonText& key(std::string_view name) {
    comma();
    out_.push_back('"');
    out_.append(name);
    out_.append("\":");
    return *this;
  }
  /// After a `text` that serves as a key which may need escapes.
  JsonText& colon() {
    out_.push_back(':');
    return *this;
  }
  JsonText& text(std::string_view value) {
    comma();
    append_json_string(out_, value);
    return *this;
  }
  JsonText& number(std::int64_t value) {
    comma();
    out_.append(std::to_string(value));
    return *this;
  }
  JsonText& flag(bool value) {
    comma();
    out_.append(value ? "true" : "false");
    return *this;
  }
  /// REQUIRES: `json` is one whole JSON value.
  JsonText& raw(std::string_view json) {
    comma();
    out_.append(json);
    return *this;
  }
  [[nodiscard]] const std::string& str() const { return out_; }
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  JsonText& open(char bracket) {
    comma();
    out_.push_back(bracket);
    return *this;
  }
  JsonText& close(char bracket) {
    out_.push_back(bracket);
    return *this;
  }
  void comma() {
    if (out_.empty()) return;
    const char last = out_.back();
    if (last != '{' && last != '[' && last != ':') out_.push_back(',');
  }
  std::string out_;
};

}  // namespace besluit::storage
