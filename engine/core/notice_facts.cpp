// SPDX-License-Identifier: EUPL-1.2
#include "engine/core/notice_facts.hpp"

#include "storage/json_text.hpp"

#include <boost/json.hpp>

#include <limits>

namespace besluit::engine {
namespace {

namespace json = boost::json;
using storage::JsonText;

// ---- out: on the path of every fired rung, so without a tree in between ---------------------------------------------

void text_unless_empty(JsonText& out, std::string_view key, const std::string& value) {
  if (!value.empty()) out.key(key).text(value);
}

void write_line(JsonText& out, const FactLine& line) {
  out.open_object();
  out.key("step").text(line.step);
  text_unless_empty(out, "title", line.step_title);
  text_unless_empty(out, "body", line.body);
  out.key("kind").text(dossier::token(line.kind));
  out.key("legal").number(day_number(line.legal));
  out.key("planning").number(day_number(line.planning));
  if (line.meeting) out.key("meeting").number(day_number(*line.meeting));
  if (line.old_planning) out.key("was").number(day_number(*line.old_planning));
  if (!line.own) out.key("own").flag(false);
  text_unless_empty(out, "owner", line.owner);
  if (!line.derivation.empty()) {
    out.key("because").open_array();
    for (const terms::Reason& reason : line.derivation) {
      out.open_array().number(static_cast<int>(reason.rule));
      out.number(day_number(reason.from)).number(day_number(reason.to)).text(reason.detail).close_array();
    }
    out.close_array();
  }
  out.close_object();
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
  if (const json::array* because = in.array("because"))
    for (const json::value& reason : *because) line.derivation.push_back(read_reason(reason, in));
  return line;
}

}  // namespace

std::string encode(const NoticeFacts& facts) {
  JsonText out;
  out.open_object();
  out.key("title").text(facts.title);
  text_unless_empty(out, "contact", facts.contact);
  text_unless_empty(out, "why", facts.why);
  if (facts.late) out.key("late").flag(true);
  out.key("due").number(day_number(facts.due));
  if (!facts.lines.empty()) {
    out.key("lines").open_array();
    for (const FactLine& line : facts.lines) write_line(out, line);
    out.close_array();
  }
  out.close_object();
  return out.take();
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
  facts.late = in.flag("late", false);
  facts.due = in.date("due");
  if (const json::array* lines = in.array("lines"))
    for (const json::value& line : *lines) facts.lines.push_back(read_line(line, problem));
  if (!problem.empty()) return std::unexpected(std::move(problem));
  return facts;
}

}  // namespace besluit::engine
