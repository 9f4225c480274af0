// SPDX-License-Identifier: EUPL-1.2
// `term`: one legal term, one rule of the law, or a file of cases; without a daemon.
#include "engine/app/ctl.hpp"
#include "engine/app/exit_codes.hpp"
#include "engine/app/files.hpp"
#include "engine/control/views.hpp"
#include "rules/diagnostic/csv.hpp"
#include "rules/diagnostic/diagnostic.hpp"
#include "rules/terms/case_file.hpp"
#include "rules/terms/holidays.hpp"
#include "rules/terms/limits.hpp"
#include "rules/terms/statutes.hpp"

#include <fmt/format.h>
#include <boost/json.hpp>

#include <charconv>
#include <expected>

namespace besluit::engine::ctl {

namespace json = boost::json;

namespace {

/// How the command ends, when it ends early; what there was to say has been said.
using Early = std::unexpected<int>;

Early refuse(const Text& sentence, Language language, const Output& output, int code) {
  output.note("besluitctl: " + diagnostic::printable(sentence.in(language)) + "\n");
  return Early{code};
}

Text no_date(const std::string& option, const std::string& text) {
  const std::string said = diagnostic::printable(text);
  return {option + " '" + said + "' is geen bestaande datum; schrijf JJJJ-MM-DD",
          option + " '" + said + "' is no existing date; write YYYY-MM-DD"};
}

/// What is shown of an answer, in both forms.
struct Shown {
  terms::Due due;
  std::optional<terms::LocalMoment> moment;
  std::string_view reach;
  Text reach_clause;
};

json::object as_json(const Shown& shown, Language language) {
  json::object object;
  object["legal_date"] = to_string(shown.due.legal);
  object["planning_date"] = to_string(shown.due.planning);
  object["moment"] = shown.moment ? json::value(terms::to_string(*shown.moment)) : json::value(nullptr);
  object["provisional"] = shown.due.provisional;
  object["atw"] = shown.reach;
  object["derivation"] = views::derivation(shown.due.derivation, language);
  object["sentence"] = terms::sentence(shown.due.derivation, language);
  object["fingerprint"] = terms::fingerprint(shown.due.derivation);
  return object;
}

std::string as_text(const Shown& shown, const print::Look& look) {
  const Language language = look.language;
  const bool nl = language == Language::nl;
  std::string day = spoken(shown.due.legal, language);
  if (shown.moment) day += " " + terms::to_string(*shown.moment).substr(11);
  std::string text = print::toned(day, print::Tone::bold, look) + "\n";
  if (shown.due.planning != shown.due.legal) {
    text += fmt::format("  {} {}\n", nl ? "plan op:" : "plan for:", spoken(shown.due.planning, language));
  }
  text += fmt::format("  {}\n", terms::sentence(shown.due.derivation, language));
  if (shown.due.provisional) {
    text += fmt::format(
        fmt::runtime(
            nl ? "  Voorlopig: de bij koninklijk besluit gelijkgestelde dagen zijn bekend van {} tot en met {}.\n"
               : "  Provisional: the days equated by royal decree are known from {} up to and including {}.\n"),
        spoken_short(terms::decrees_known_from(), language), spoken_short(terms::decrees_known_until(), language));
  }
  return text;
}

int show(const Shown& shown, const Invocation& asked, const Output& output) {
  const std::string text =
      asked.json ? json::serialize(as_json(shown, asked.language)) + "\n" : as_text(shown, look_of(asked));
  return output.out(text) ? exit_code::done : exit_code::internal;
}

std::expected<int, int> one_term(const Invocation& asked, const Output& output) {
  auto phrase = terms::parse_phrase(asked.term);
  if (!phrase) return refuse(phrase.error(), asked.language, output, exit_code::usage);
  terms::TermQuestion question{*std::move(phrase), {}, {}, {}, {}};
  question.how.direction = asked.backward ? terms::Direction::backward : terms::Direction::forward;
  question.how.counting = asked.inclusive ? terms::Counting::inclusive : terms::Counting::exclusive;
  question.how.ground = asked.no_atw ? terms::Ground::own : terms::Ground::law;
  if (!asked.from.empty()) {
    question.day = parse_date(asked.from);
    if (!question.day) question.moment = terms::parse_local_moment(asked.from);
    if (!question.day && !question.moment)
      return refuse(no_date("--from", asked.from), asked.language, output, exit_code::usage);
  }
  auto found = terms::answer(question);
  if (!found) return refuse(found.error(), asked.language, output, exit_code::usage);
  return show({std::move(found->due), found->moment, terms::token(found->reach), terms::clause(found->reach)}, asked,
              output);
}

std::expected<int, int> one_rule(const Invocation& asked, const Output& output) {
  const auto statute = terms::statute_named(asked.rule);
  if (!statute) return refuse(statute.error(), asked.language, output, exit_code::usage);
  terms::StatuteQuestion question;
  const bool dated = !asked.from.empty() || !asked.act.empty();
  if (!dated)
    return refuse({"--rule heeft --from DATUM nodig: de dag van de " + terms::name((*statute)->anchors.front()).nl,
                   "--rule needs --from DATE: the day of the " + terms::name((*statute)->anchors.front()).en},
                  asked.language, output, exit_code::usage);
  for (const auto& [option, text, into] :
       {std::tuple{"--from", &asked.from, &question.anchor}, std::tuple{"--act", &asked.act, &question.act}}) {
    if (text->empty()) continue;
    const auto day = parse_date(*text);
    if (!day) return refuse(no_date(option, *text), asked.language, output, exit_code::usage);
    *into = *day;
  }
  if (asked.from.empty()) question.anchor = question.act;
  if (asked.act.empty()) question.act = question.anchor;
  if (!asked.budget_year.empty()) {
    int year = 0;
    const char* const end = asked.budget_year.data() + asked.budget_year.size();
    const auto read = std::from_chars(asked.budget_year.data(), end, year);
    if (read.ec != std::errc{} || read.ptr != end || year < 1900 || year > 2199)
      return refuse({"--budget-year is een jaar van 1900 tot en met 2199", "--budget-year is a year from 1900 to 2199"},
                    asked.language, output, exit_code::usage);
    question.budget_year = year;
  }
  auto due = terms::due_by(**statute, question);
  if (!due) return refuse(due.error(), asked.language, output, exit_code::usage);
  terms::LegalTerm how = (*statute)->how;
  const auto* const version = terms::version_on(**statute, question.act);
  if (version->term) how.term = *version->term;
  const terms::Reach reach = version->term ? terms::reach_of(how) : terms::Reach::fixed_date;
  return show({*std::move(due), std::nullopt, terms::token(reach), terms::clause(reach)}, asked, output);
}

/// Collects what a file of cases gives: lines for the output, and how it ends.
class Cases {
 public:
  Cases(const Invocation& asked, const Output& output) : asked_(asked), output_(output) {}

  void take(const terms::CaseResult& row) {
    if (!row.answer) {
      bad_ = true;
      const std::string name = row.id.empty() ? "" : " (" + diagnostic::printable(row.id) + ")";
      note(row, name, diagnostic::printable(row.answer.error().in(asked_.language)));
      return;
    }
    const bool differs = row.differs();
    if (differs) {
      different_ = true;
      const bool nl = asked_.language == Language::nl;
      note(row, " (" + diagnostic::printable(row.id) + ")",
           fmt::format(fmt::runtime(nl ? "verwacht {}, berekend {}. {}" : "expected {}, computed {}. {}"),
                       diagnostic::printable(row.expected_date), row.date(),
                       terms::sentence(row.answer->due.derivation, asked_.language)));
    }
    if (!asked_.json) {
      text_ += diagnostic::csv_field(row.id) + "," + row.date() + "\n";
      if (text_.size() > 64 * 1024) flush();
      return;
    }
    json::object object =
        as_json({row.answer->due, row.answer->moment, terms::token(row.answer->reach), {}}, asked_.language);
    object["id"] = row.id;
    object["date"] = row.date();
    object["expected_date"] = row.expected_date.empty() ? json::value(nullptr) : json::value(row.expected_date);
    object["differs"] = differs;
    text_ += (text_.empty() ? "[" : ",\n ") + json::serialize(object);
  }

  int finish() {
    if (asked_.json) text_ = (text_.empty() ? "[" : text_) + "]\n";
    flush();
    if (failed_) return exit_code::internal;
    if (bad_) return exit_code::bad_data;
    return different_ ? exit_code::negative : exit_code::done;
  }

 private:
  void note(const terms::CaseResult& row, const std::string& name, const std::string& said) {
    output_.note(fmt::format("{}:{}:{} {}\n", diagnostic::printable(asked_.cases), row.line, name, said));
  }
  void flush() {
    failed_ = !output_.out(text_) || failed_;
    text_.clear();
  }

  const Invocation& asked_;
  const Output& output_;
  std::string text_;
  bool bad_ = false;
  bool different_ = false;
  bool failed_ = false;
};

std::expected<int, int> cases(const Invocation& asked, const Output& output) {
  const auto source = files::read_file(asked.cases, terms::cases_bytes_max);
  if (!source) {
    const bool missing = source.error().kind == files::FileError::Kind::missing;
    return refuse(source.error().sentence, asked.language, output,
                  missing ? exit_code::not_found : exit_code::bad_data);
  }
  Cases collected(asked, output);
  const auto read = terms::run_cases(source->text, [&](const terms::CaseResult& row) { collected.take(row); });
  const int code = collected.finish();
  if (read) return code;
  output.note(fmt::format("{}:1: {}\n", diagnostic::printable(asked.cases),
                          diagnostic::printable(read.error().in(asked.language))));
  return exit_code::bad_data;
}

}  // namespace

int run_term(const Invocation& asked, const Output& output) {
  const auto code = !asked.cases.empty()  ? cases(asked, output)
                    : !asked.rule.empty() ? one_rule(asked, output)
                                          : one_term(asked, output);
  return code ? *code : code.error();
}

}  // namespace besluit::engine::ctl
