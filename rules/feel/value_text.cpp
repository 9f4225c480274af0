// SPDX-License-Identifier: EUPL-1.2
// Values as text: what `string(...)` gives, and what messages show.
#include "rules/diagnostic/utf8.hpp"
#include "rules/feel/function.hpp"
#include "rules/feel/limits.hpp"
#include "rules/feel/value.hpp"

#include <algorithm>

namespace besluit::feel {
namespace {

bool is_plain_key(std::string_view key) {
  if (key.empty() || (key.front() >= '0' && key.front() <= '9')) return false;
  return std::all_of(key.begin(), key.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == ' ' ||
           static_cast<unsigned char>(c) >= 0x80;
  });
}

std::string in_quotes(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n') {
      out += "\\n";
    } else {
      out += c;
    }
  }
  return out + "\"";
}

class Writer {
 public:
  // `literal`: dates and so on as the expression that makes them, for people who read a trace.
  explicit Writer(bool literal) : literal_(literal) {}

  void write(const Value& value) {
    if (out_.size() > limits::string_bytes_max) return;
    switch (value.kind()) {
      case Kind::null:
        out_ += "null";
        return;
      case Kind::boolean:
        out_ += value.truth() ? "true" : "false";
        return;
      case Kind::number:
        out_ += value.number().text();
        return;
      case Kind::string:
        out_ += in_quotes(value.string());
        return;
      case Kind::date:
        return called("date", text_of(value.date()));
      case Kind::time:
        return called("time", text_of(value.time()));
      case Kind::date_time:
        return called("date and time", text_of(value.date_time()));
      case Kind::days_duration:
        return called("duration", text_of(value.days_duration()));
      case Kind::years_duration:
        return called("duration", text_of(value.years_duration()));
      case Kind::list:
        return write_list(value);
      case Kind::context:
        return write_context(value);
      case Kind::range:
        return write_range(value);
      case Kind::function:
        return write_function(value);
      case Kind::unknown:
        return write_unknown(value);
    }
  }
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  void called(std::string_view function, const std::string& text) {
    if (!literal_) {
      out_ += text;
      return;
    }
    out_ += function;
    out_ += "(\"" + text + "\")";
  }
  void write_list(const Value& value) {
    out_ += '[';
    bool first = true;
    for (const Value& element : value.list()) {
      if (!first) out_ += ", ";
      first = false;
      write(element);
    }
    out_ += ']';
  }
  void write_context(const Value& value) {
    out_ += '{';
    bool first = true;
    for (const Entry& entry : value.context()) {
      if (!first) out_ += ", ";
      first = false;
      out_ += is_plain_key(entry.key) ? entry.key : in_quotes(entry.key);
      out_ += ": ";
      write(entry.value);
    }
    out_ += '}';
  }
  void write_range(const Value& value) {
    const bool start_open = value.start_end() == RangeEnd::open;
    const bool end_open = value.end_end() == RangeEnd::open;
    if (value.start_end() == RangeEnd::undefined || value.end_end() == RangeEnd::undefined) {
      const bool from = value.end_end() == RangeEnd::undefined;
      out_ += from ? (start_open ? "(>" : "(>=") : (end_open ? "(<" : "(<=");
      write(from ? value.range_start() : value.range_end());
      out_ += ')';
      return;
    }
    out_ += start_open ? '(' : '[';
    write(value.range_start());
    out_ += "..";
    write(value.range_end());
    out_ += end_open ? ')' : ']';
  }
  void write_function(const Value& value) {
    out_ += "function(";
    bool first = true;
    for (const Parameter& parameter : value.function().parameters()) {
      if (!first) out_ += ", ";
      first = false;
      out_ += parameter.name;
    }
    out_ += ')';
  }
  void write_unknown(const Value& value) {
    out_ += "unknown(";
    bool first = true;
    for (const Wait& wait : value.waits()) {
      if (!first) out_ += ", ";
      first = false;
      out_ += wait.what;
      if (!wait.on_whom.empty()) out_ += " / " + wait.on_whom;
    }
    out_ += ')';
  }

  bool literal_;
  std::string out_;
};

}  // namespace

std::string text_of(const Value& value) {
  if (value.is(Kind::string)) return value.string();
  Writer writer(false);
  writer.write(value);
  return writer.take();
}

std::string literal_of(const Value& value) {
  Writer writer(true);
  writer.write(value);
  return writer.take();
}

std::string_view kind_name(Kind kind) {
  switch (kind) {
    case Kind::null:
      return "null";
    case Kind::boolean:
      return "boolean";
    case Kind::number:
      return "number";
    case Kind::date:
      return "date";
    case Kind::time:
      return "time";
    case Kind::date_time:
      return "date and time";
    case Kind::days_duration:
      return "days and time duration";
    case Kind::years_duration:
      return "years and months duration";
    case Kind::string:
      return "string";
    case Kind::list:
      return "list";
    case Kind::context:
      return "context";
    case Kind::range:
      return "range";
    case Kind::function:
      return "function";
    case Kind::unknown:
      return "unknown";
  }
  return {};
}

Value parse_at_literal(std::string_view text, const ZoneSource* zones) {
  if (const auto date = parse_civil_date(text)) return Value::date(*date);
  if (const auto time = parse_clock_time(text, zones)) return Value::time(*time);
  if (const auto moment = parse_date_time(text, zones)) return Value::date_time(*moment);
  if (const auto months = parse_months_duration(text)) return Value::years_duration(*months);
  if (const auto days = parse_days_duration(text)) return Value::days_duration(*days);
  return {};
}

}  // namespace besluit::feel
