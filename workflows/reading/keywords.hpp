// SPDX-License-Identifier: EUPL-1.2
// The one table of the language: every keyword in Dutch and English, what it holds and where it may stand. The readers,
// their messages, the content hash and the JSON Schemas come from here, so a new keyword is one row.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace besluit::reading {

/// What one value is.
enum class Holds : std::uint8_t {
  id,               ///< a name of its own or a reference to one: letters, digits, '-', '_', '.'
  text,             ///< free text
  whole_number,     ///< decimal, no leading zero
  boolean,          ///< true or false, nothing else
  date,             ///< YYYY-MM-DD
  dates,            ///< YYYY-MM-DD, or a list of them
  term_after,       ///< "2 weken na STAP"
  date_phrase,      ///< YYYY-MM-DD, or "eind augustus 2013, gelezen als 2013-08-31"
  outcome_name,     ///< an outcome in words: "vastgesteld"
  awaited_dossier,  ///< "GEGEVEN [stap STAP]", "kinderen"
  wait_day,         ///< like date_phrase, or the name of a fact
  meeting_days,     ///< YYYY-MM-DD, or a series: "tweede woensdag van de maand, niet in reces"
  term,             ///< "1 werkdag"
  term_before,      ///< "5 werkdagen vooraf"
  term_each,        ///< "elke 5 werkdagen"
  who,              ///< role, person or body id, or a mail address
  mails,            ///< a mail address, or a list of them
  zone,
  kind,  ///< route, organisatie, beslistabel, scenario
  ask,
  data_type,
  meeting,  ///< "ab 2024-07-10", "laatste ab vóór 2024-12-31"
  exit,     ///< "terug naar STAP", "volgende vergadering", "einde UITKOMST", "verder"
  condition,
  members,
  late_papers,     ///< "mogen mee", "met reden", "niet"
  quorum,          ///< "meer dan de helft": see rules/votes/rule_text.hpp
  majority,        ///< "stemmen", "2/3 van de leden"
  acknowledged,    ///< "bevestigd"
  every,           ///< "elke raad", "elk college"
  reply_term,      ///< "wet", "8 weken na ontvangst, eigen regel"
  silence,         ///< "geldt als geen zienswijze"
  gate,            ///< "alle raden voorgesteld": see rules/votes/gate.hpp
  late_rungs,      ///< "elk", "laatste", "geen"
  tell,            ///< "taak", "uitkomst", "einde", "late stukken"
  seen_by,         ///< "iemand", "iedereen"
  which_dates,     ///< "elke datum", "de eerste datum"
  hit_policy,      ///< "uniek", "U", "verzamel som"; see decision_words.hpp
  column,          ///< of a decision table: a data type, or a map with one (see `shape`)
  cell,            ///< FEEL: what a column must be for a rule to match
  result,          ///< of a rule: one value, or a map from outputs to values
  value,           ///< of a fact, as a person types it
  rest,            ///< "volgens plan", "niets"
  outcome,         ///< an outcome of definition/ask.hpp, "aangeleverd", "verzonden" or "geen"
  deed,            ///< "bevestigen", "opschorten", ...
  standing,        ///< of a step: "wacht", "open", "klaar"
  dossier_state,   ///< "loopt", "afgerond", "ingetrokken"
  request_answer,  ///< "toegewezen", "afgewezen"
  notice_kind,     ///< "herinnering", "escalatie", ...
  letter,          ///< text with {{words}}: see definition/letter_template.hpp
  language,        ///< "nl", "en"
  map,             ///< a map with keywords of its own: see `shape`
};

/// How many of them.
enum class Form : std::uint8_t {
  one,
  list,
  named,    ///< a map from an id that the writer chooses to the value
  ordered,  ///< the same, but the order counts
};

/// The maps of the language.
enum class Shape : std::uint8_t {
  none,
  organisation,
  participant,
  council,
  person,
  body,
  policy,
  escalation,
  closure,
  letter,
  route,
  subroute,
  data,
  step,
  part,
  birth,
  decision_table,
  column,
  rule,
  scenario,
  given,
  moment,
  act,
  expectation,
};

/// One row of the table.
struct Keyword {
  std::string_view token;  ///< neutral name: the readers, the hash and the schemas use it; never changes
  std::string_view nl;
  std::string_view en;
  Holds holds = Holds::text;
  Form form = Form::one;
  Shape shape = Shape::none;
  std::string_view about_nl;
  std::string_view about_en;
};

/// A keyword that may stand in a map.
struct Field {
  const Keyword* keyword = nullptr;
  bool required = false;
};

/// A word of a closed list of values.
struct Word {
  std::string_view token;
  std::string_view nl;
  std::string_view en;
};

[[nodiscard]] std::span<const Keyword> keywords();
[[nodiscard]] std::span<const Field> fields_of(Shape shape);
/// The closed list behind `kind`, `ask`, `data_type`, `members`, `acknowledged` or `every`; else empty. A token may
/// have several spellings; the first is the ordinary one.
[[nodiscard]] std::span<const Word> words_of(Holds holds);
/// The name of a map for messages: "een stap" / "a step".
[[nodiscard]] std::string_view name_nl(Shape shape);
[[nodiscard]] std::string_view name_en(Shape shape);

}  // namespace besluit::reading
