// SPDX-License-Identifier: EUPL-1.2
#include "workflows/reading/meeting_file.hpp"

#include "rules/diagnostic/csv.hpp"
#include "workflows/reading/calendar_events.hpp"
#include "workflows/reading/limits.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

namespace besluit::reading {
namespace {

using definition::Organisation;
using diagnostic::printable;

std::string lowered(std::string_view text) {
  std::string lower(text);
  for (char& letter : lower) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter + ('a' - 'A'));
  }
  return lower;
}

std::string trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(" \t") - first + 1));
}

std::string cut(std::string_view text) {
  constexpr std::size_t bytes_max = 60;
  return "'" + printable(text.substr(0, bytes_max)) + (text.size() > bytes_max ? "...'" : "'");
}

// "2024-07-10", and as spreadsheets write it: "10-7-2024", "10/07/2024".
std::optional<Date> day_in(const std::string& text) {
  if (const auto date = parse_date(text)) return date;
  std::array<std::string, 3> parts;
  std::size_t part = 0;
  for (const char byte : text) {
    if (byte == '-' || byte == '/') {
      if (++part == parts.size()) return std::nullopt;
    } else if (byte >= '0' && byte <= '9') {
      parts[part].push_back(byte);
    } else {
      return std::nullopt;
    }
  }
  if (part != 2 || parts[2].size() != 4) return std::nullopt;
  for (std::string* const short_one : {&parts[0], &parts[1]}) {
    if (short_one->size() == 1) short_one->insert(0, "0");
  }
  return parse_date(parts[2] + "-" + parts[1] + "-" + parts[0]);
}

// Whether `name` stands in `title` as whole words, without regard to case.
bool names(const std::string& title, const std::string& name) {
  const auto word = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & '\x80') != 0; };
  for (std::size_t at = title.find(name); !name.empty() && at != std::string::npos; at = title.find(name, at + 1)) {
    const bool free_before = at == 0 || !word(title[at - 1]);
    const std::size_t end = at + name.size();
    if (free_before && (end == title.size() || !word(title[end]))) return true;
  }
  return false;
}

class FileReader {
 public:
  FileReader(const Source& source, const Organisation& organisation, std::string_view body, const Zone& zone)
      : source_(source), organisation_(organisation), body_(body), zone_(zone) {}

  MeetingFile read();

 private:
  void read_calendar();
  void read_table();
  void read_row(const diagnostic::CsvRecord& row, std::size_t body_at, std::size_t date_at);
  [[nodiscard]] std::optional<std::string> body_named(std::string_view word) const;
  [[nodiscard]] std::optional<std::string> body_in_title(std::string_view title) const;
  [[nodiscard]] std::vector<std::string> names_of_bodies() const;
  void unknown_body(int line, std::string_view said);
  void problem(std::string_view code, int line, Text message, Text label, Text fix = {},
               diagnostic::Severity severity = diagnostic::Severity::error);

  const Source& source_;
  const Organisation& organisation_;
  std::string_view body_;
  const Zone& zone_;
  MeetingFile result_;
};

void FileReader::problem(std::string_view code, int line, Text message, Text label, Text fix,
                         diagnostic::Severity severity) {
  if (result_.diagnostics.size() >= findings_max) return;
  result_.diagnostics.push_back({std::string(code),
                                 severity,
                                 {source_.name, line, 1, 2},
                                 std::move(message),
                                 std::move(label),
                                 std::move(fix),
                                 {}});
}

std::vector<std::string> FileReader::names_of_bodies() const {
  std::vector<std::string> all;
  for (const auto& [id, body] : organisation_.bodies) {
    all.push_back(id);
    all.push_back(body.name);
  }
  return all;
}

std::optional<std::string> FileReader::body_named(std::string_view word) const {
  const std::string wanted = lowered(word);
  for (const auto& [id, body] : organisation_.bodies) {
    if (wanted == lowered(id) || wanted == lowered(body.name)) return id;
  }
  return std::nullopt;
}

// The longest name wins: "raad Leiderdorp" is not the council of Leiden, and "AB" stands in "DB en AB" with two.
std::optional<std::string> FileReader::body_in_title(std::string_view title) const {
  const std::string lower = lowered(title);
  std::optional<std::string> best;
  std::size_t length = 0;
  bool two = false;
  for (const auto& [id, body] : organisation_.bodies) {
    for (const std::string& name : {lowered(id), lowered(body.name)}) {
      if (!names(lower, name) || name.size() < length) continue;
      two = name.size() == length && best && *best != id;
      best = id;
      length = name.size();
    }
  }
  return two ? std::nullopt : best;
}

void FileReader::unknown_body(int line, std::string_view said) {
  const std::string near = diagnostic::nearest(said, names_of_bodies());
  Text fix{"geef het orgaan met --body ORGAAN", "give the body with --body BODY"};
  if (!near.empty()) fix = {"bedoelt u '" + near + "'?", "did you mean '" + near + "'?"};
  problem(meeting_body_code, line, {cut(said) + " noemt geen orgaan dat bekend is", cut(said) + " names no known body"},
          {"deze regel is overgeslagen", "this line was passed over"}, fix, diagnostic::Severity::warning);
}

void FileReader::read_calendar() {
  CalendarEvents found = calendar_events(source_.text, zone_);
  if (found.problem) problem(meeting_line_code, found.problem_line, *found.problem, {"hier", "here"});
  for (const CalendarEvent& event : found.events) {
    if (event.problem) {
      problem(meeting_line_code, event.line, *event.problem,
              {"deze gebeurtenis begint hier", "this event begins here"});
      continue;
    }
    if (event.days.empty()) continue;
    const auto body = body_.empty() ? body_in_title(event.title) : std::optional<std::string>(body_);
    if (!body) {
      unknown_body(event.line, event.title);
      continue;
    }
    for (const Date day : event.days) result_.meetings.push_back({*body, day, event.line});
  }
}

void FileReader::read_row(const diagnostic::CsvRecord& row, std::size_t body_at, std::size_t date_at) {
  const int line = static_cast<int>(row.line);
  if (row.problem) {
    problem(meeting_line_code, line, *row.problem, {"deze regel is niet te lezen", "this line cannot be read"});
    return;
  }
  const auto field = [&](std::size_t at) { return at < row.fields.size() ? trimmed(row.fields[at]) : std::string{}; };
  const std::string day_text = field(date_at);
  const auto day = day_in(day_text);
  if (!day) {
    problem(meeting_line_code, line,
            {cut(day_text) + " is geen bestaande datum", cut(day_text) + " is no existing date"},
            {"een datum is 2024-07-10 of 10-7-2024", "a date is 2024-07-10 or 10-7-2024"});
    return;
  }
  const std::string name = body_at == row.fields.max_size() ? std::string(body_) : field(body_at);
  const auto body = body_.empty() ? body_named(name) : std::optional<std::string>(body_);
  if (!body) {
    unknown_body(line, name);
    return;
  }
  result_.meetings.push_back({*body, *day, line});
}

void FileReader::read_table() {
  diagnostic::CsvReader reader(source_.text, diagnostic::csv_separator(source_.text));
  const auto header = reader.next();
  if (!header) {
    problem(meeting_line_code, 1, {"het bestand is leeg", "the file is empty"}, {"hier", "here"});
    return;
  }
  const auto column = [&](std::initializer_list<std::string_view> words) {
    for (std::size_t at = 0; at < header->fields.size(); ++at) {
      if (std::ranges::find(words, lowered(trimmed(header->fields[at]))) != words.end()) return at;
    }
    return header->fields.max_size();
  };
  const std::size_t none = header->fields.max_size();
  const std::size_t body_at = column({"orgaan", "body"});
  const std::size_t date_at = column({"datum", "date"});
  if (date_at == none || (body_at == none && body_.empty())) {
    problem(meeting_line_code, 1,
            {"een van de kolommen 'orgaan' en 'datum' ontbreekt", "one of the columns 'body' and 'date' is missing"},
            {"dit is de kop van de tabel", "this is the header of the table"},
            {"zet boven de kolommen 'orgaan' en 'datum', of geef het orgaan met --body ORGAAN",
             "put 'body' and 'date' above the columns, or give the body with --body BODY"});
    return;
  }
  std::size_t rows = 0;
  while (const auto row = reader.next()) {
    if (++rows > calendar_events_max) {
      problem(meeting_line_code, static_cast<int>(row->line),
              {"deze tabel heeft meer dan 5000 regels", "this table has more than 5000 rows"}, {"hier", "here"});
      return;
    }
    read_row(*row, body_at, date_at);
  }
}

MeetingFile FileReader::read() {
  if (!body_.empty() && organisation_.body(body_) == nullptr) {
    const std::string near = diagnostic::nearest(body_, names_of_bodies());
    const std::string said = cut(body_);
    problem(meeting_line_code, 1, {"onbekend orgaan " + said, "unknown body " + said},
            {"gegeven met --body", "given with --body"},
            near.empty() ? Text{} : Text{"bedoelt u '" + near + "'?", "did you mean '" + near + "'?"});
    return std::move(result_);
  }
  if (source_.text.size() > meeting_file_bytes_max) {
    problem(meeting_line_code, 1, {"het bestand is groter dan 8 MB", "the file is larger than 8 MB"}, {"hier", "here"});
    return std::move(result_);
  }
  const std::string begin = source_.text.substr(0, 200);
  const bool calendar = lowered(source_.name).ends_with(".ics") || begin.find("BEGIN:VCALENDAR") != std::string::npos;
  if (calendar) {
    read_calendar();
  } else {
    read_table();
  }
  const auto order = [](const MeetingEntry& a, const MeetingEntry& b) {
    return std::tie(a.body, a.date) < std::tie(b.body, b.date);
  };
  std::stable_sort(result_.meetings.begin(), result_.meetings.end(), order);
  const auto same = [](const MeetingEntry& a, const MeetingEntry& b) { return a.body == b.body && a.date == b.date; };
  result_.meetings.erase(std::unique(result_.meetings.begin(), result_.meetings.end(), same), result_.meetings.end());
  return std::move(result_);
}

// Of a day that is gone and one that is new the nearest pairs come first; at most two weeks lie between them.
void pair_up(MeetingChanges& changes) {
  constexpr int days_max = 14;
  struct Pair {
    int apart;
    Date old;
    Date now;
  };
  std::vector<Pair> pairs;
  for (const Date old : changes.gone) {
    for (const Date now : changes.added) {
      const int apart = std::abs(static_cast<int>((now - old).count()));
      if (apart <= days_max) pairs.push_back({apart, old, now});
    }
  }
  std::ranges::stable_sort(pairs, {}, &Pair::apart);
  for (const Pair& pair : pairs) {
    if (std::ranges::find(changes.gone, pair.old) == changes.gone.end()) continue;
    if (std::ranges::find(changes.added, pair.now) == changes.added.end()) continue;
    changes.moved.emplace_back(pair.old, pair.now);
    std::erase(changes.gone, pair.old);
    std::erase(changes.added, pair.now);
  }
  std::ranges::sort(changes.moved);
}

}  // namespace

MeetingFile read_meeting_file(const Source& source, const Organisation& organisation, std::string_view body,
                              const Zone& zone) {
  return FileReader(source, organisation, body, zone).read();
}

std::vector<MeetingChanges> changes_of(const MeetingFile& file, const Organisation& organisation) {
  std::vector<MeetingChanges> all;
  std::map<std::string, std::set<Date>> imported;
  for (const MeetingEntry& entry : file.meetings) imported[entry.body].insert(entry.date);
  for (const auto& [id, days] : imported) {
    MeetingChanges changes;
    changes.body = id;
    const definition::Body* const body = organisation.body(id);
    if (body == nullptr) continue;
    std::set<Date> known;
    for (const definition::Meeting& meeting : body->meetings) {
      if (meeting.date >= *days.begin() && meeting.date <= *days.rbegin()) known.insert(meeting.date);
    }
    std::ranges::set_difference(days, known, std::back_inserter(changes.added));
    std::ranges::set_difference(known, days, std::back_inserter(changes.gone));
    changes.kept = static_cast<int>(days.size() - changes.added.size());
    pair_up(changes);
    all.push_back(std::move(changes));
  }
  return all;
}

}  // namespace besluit::reading
