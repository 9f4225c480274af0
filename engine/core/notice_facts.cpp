// SPDX-License-Identifier: EUPL-1.2
#include "engine/core/notice_facts.hpp"

#include "storage/json_text.hpp"

#include <boost/json.hpp>

#include <charconv>
#include <iterator>
#include <limits>

namespace besluit::engine {
namespace {

namespace json = boost::json;

// ---- out: on the path of every fired rung, so straight into one text that need not grow
// -------------------------------

constexpr std::size_t usual_bytes = 512;  ///< a rung's facts with a few reasons

void append_number(std::string& out, int value) {
  char digits[12];
  const auto [end, failed] = std::to_chars(std::begin(digits), std::end(digits), value);
  static_cast<void>(failed);  // eleven characters hold every int
  out.append(digits, end);
}

/// `lead` is everything up to the value: `,"key":`.
void append_text(std::string& out, std::string_view lead, std::string_view value) {
  out.append(lead);
  storage::append_json_string(out, value);
}
void append_unless_empty(std::string& out, std::string_view lead, std::string_view value) {
  if (!value.empty()) append_text(out, lead, value);
}
void append_date(std::string& out, std::string_view lead, Date date) {
  out.append(lead);
  append_number(out, day_number(date));
}

void append_line(std::string& out, const FactLine& line) {
  append_text(out, R"({"step":)", line.step);
  append_unless_empty(out, R"(,"title":)", line.step_title);
  append_unless_empty(out, R"(,"body":)", line.body);
  append_text(out, R"(,"kind":)", dossier::token(line.kind));
  append_date(out, R"(,"legal":)", line.legal);
  append_date(out, R"(,"planning":)", line.planning);
  if (line.meeting) append_date(out, R"(,"meeting":)", *line.meeting);
  if (line.old_planning) append_date(out, R"(,"was":)", *line.old_planning);
  if (!line.own) out.append(R"(,"own":false)");
  append_unless_empty(out, R"(,"owner":)", line.owner);
  append_unless_empty(out, R"(,"participant":)", line.participant);
  std::string_view lead = R"(,"because":[[)";
  for (const terms::Reason& reason : line.derivation) {
    out.append(lead);
    append_number(out, static_cast<int>(reason.rule));
    append_date(out, ",", reason.from);
    append_date(out, ",", reason.to);
    append_text(out, ",", reason.detail);
    lead = "],[";
  }
  out.append(line.derivation.empty() ? "}" : "]]}");
}

// ---- in -----------------------------------------------------------------------------------------------------------

/// Reads one object; remembers the first thing that is wrong and goes on with defaults.
class Reader {
 public:
  Reader(const json::value& value, std::string& problem) : object_(value.if_object()), problem_(problem) {
    if (object_ == nullptr) wrong("an object");
  }

  std::string text(std::string_view key) const {
    const json::value* value = find(key);
    if (value == nullptr) return {};
    if (const json::string* found = value->if_string()) return {found->data(), found->size()};
    wrong(key);
    return {};
  }
  bool flag(std::string_view key, bool otherwise) const {
    const json::value* value = find(key);
    if (value == nullptr) return otherwise;
    if (const bool* found = value->if_bool()) return *found;
    wrong(key);
    return otherwise;
  }
  Date date(std::string_view key) const {
    const json::value* value = find(key);
    if (value == nullptr) wrong(key);
    return value == nullptr ? Date{} : date_in(*value, key);
  }
  std::optional<Date> optional_date(std::string_view key) const {
    const json::value* value = find(key);
    if (value == nullptr) return std::nullopt;
    return date_in(*value, key);
  }
  Date date_in(const json::value& value, std::string_view key) const {
    const std::int64_t* days = value.if_int64();
    // The default date, 1970-01-01, is in range too: a notice without a due day of its own has it.
    if (days != nullptr && *days >= day_number(date_min) && *days <= day_number(date_max))
      return from_day_number(static_cast<int>(*days));
    wrong(key);
    return {};
  }
  const json::array* array(std::string_view key) const {
    const json::value* value = find(key);
    if (value == nullptr) return nullptr;
    const json::array* found = value->if_array();
    if (found == nullptr) wrong(key);
    return found;
  }
  void wrong(std::string_view what) const {
    if (problem_.empty()) problem_ = "de gegevens van het bericht zijn beschadigd (bij '" + std::string(what) + "')";
  }

 private:
  const json::value* find(std::string_view key) const {
    return object_ == nullptr ? nullptr : object_->if_contains(json::string_view(key.data(), key.size()));
  }
  const json::object* object_;
  std::string& problem_;
};

terms::Reason read_reason(const json::value& value, const Reader& owner) {
  const json::array* parts = value.if_array();
  if (parts == nullptr || parts->size() != 4 || !(*parts)[0].is_int64() || !(*parts)[3].is_string()) {
    owner.wrong("because");
    return {};
  }
  const std::int64_t rule = (*parts)[0].get_int64();
  if (rule < 0 || rule > std::numeric_limits<std::uint8_t>::max() ||
      terms::token(static_cast<terms::Rule>(rule)).empty()) {
    owner.wrong("because");
    return {};
  }
  const json::string& detail = (*parts)[3].get_string();
  return {static_cast<terms::Rule>(rule), owner.date_in((*parts)[1], "because"), owner.date_in((*parts)[2], "because"),
          std::string(detail.data(), detail.size())};
}

FactLine read_line(const json::value& value, std::string& problem) {
  const Reader in(value, problem);
  FactLine line;
  line.step = in.text("step");
  line.step_title = in.text("title");
  line.body = in.text("body");
  if (const auto kind = dossier::deadline_kind_named(in.text("kind")))
    line.kind = *kind;
  else
    in.wrong("kind");
  line.legal = in.date("legal");
  line.planning = in.date("planning");
  line.meeting = in.optional_date("meeting");
  line.old_planning = in.optional_date("was");
  line.own = in.flag("own", true);
  line.owner = in.text("owner");
  line.participant = in.text("participant");
  if (const json::array* because = in.array("because"))
    for (const json::value& reason : *because) line.derivation.push_back(read_reason(reason, in));
  return line;
}

}  // namespace

std::string encode(const NoticeFacts& facts) {
  std::string out;
  out.reserve(usual_bytes);
  append_text(out, R"({"title":)", facts.title);
  append_unless_empty(out, R"(,"contact":)", facts.contact);
  append_unless_empty(out, R"(,"why":)", facts.why);
  append_unless_empty(out, R"(,"why_en":)", facts.why_en);
  if (facts.late) out.append(R"(,"late":true)");
  if (facts.meeting_only) out.append(R"(,"meeting_only":true)");
  append_date(out, R"(,"due":)", facts.due);
  std::string_view lead = R"(,"lines":[)";
  for (const FactLine& line : facts.lines) {
    out.append(lead);
    append_line(out, line);
    lead = ",";
  }
  if (!facts.lines.empty()) out.append("]");
  lead = R"(,"items":[)";
  for (const std::string& item : facts.items) {
    append_text(out, lead, item);
    lead = ",";
  }
  if (!facts.items.empty()) out.append("]");
  if (facts.drill) out.append(R"(,"drill":true)");
  out.append("}");
  return out;
}

std::expected<NoticeFacts, std::string> decode_facts(std::string_view text) {
  json::error_code failed;
  const json::value value = json::parse(json::string_view(text.data(), text.size()), failed);
  if (failed) return std::unexpected("de gegevens van het bericht zijn beschadigd (geen JSON)");
  std::string problem;
  const Reader in(value, problem);
  NoticeFacts facts;
  facts.title = in.text("title");
  facts.contact = in.text("contact");
  facts.why = in.text("why");
  facts.why_en = in.text("why_en");
  facts.late = in.flag("late", false);
  facts.meeting_only = in.flag("meeting_only", false);
  facts.due = in.date("due");
  if (const json::array* lines = in.array("lines"))
    for (const json::value& line : *lines) facts.lines.push_back(read_line(line, problem));
  if (const json::array* items = in.array("items"))
    for (const json::value& item : *items) {
      if (!item.is_string()) in.wrong("items");
      if (item.is_string()) facts.items.emplace_back(item.get_string().data(), item.get_string().size());
    }
  facts.drill = in.flag("drill", false);
  if (!problem.empty()) return std::unexpected(std::move(problem));
  return facts;
}

}  // namespace besluit::engine
