// SPDX-License-Identifier: EUPL-1.2
#include "workflows/reading/read_flow.hpp"

#include "workflows/definition/decided.hpp"
#include "workflows/definition/facts.hpp"
#include "workflows/reading/date_phrase.hpp"
#include "workflows/reading/raw_text.hpp"
#include "workflows/reading/read_fan_out.hpp"
#include "workflows/reading/readers.hpp"
#include "workflows/reading/route_values.hpp"

#include <algorithm>

namespace besluit::reading {
namespace {

using definition::Ask;
using definition::Outcome;
using definition::Step;
using definition::Wait;

/// A text in a condition that is compared with a name: its place in the condition, without the quotes.
struct Compared {
  std::size_t begin = 0;
  std::string text;
};

bool blank(char c) {
  return c == ' ' || c == '\t' || c == '\n';
}

/// The texts behind `name` and a comparison: `name = "x"`, `name != "x"`, `name in ("x", "y")`.
std::vector<Compared> compared_with(std::string_view condition, std::string_view name) {
  std::vector<Compared> found;
  for (std::size_t at = condition.find(name); at != std::string_view::npos; at = condition.find(name, at + 1)) {
    std::size_t i = at + name.size();
    const auto skip = [&] {
      while (i < condition.size() && blank(condition[i])) ++i;
    };
    const auto word = [&](std::string_view wanted) {
      if (!condition.substr(i).starts_with(wanted)) return false;
      i += wanted.size();
      return true;
    };
    skip();
    const bool many = word("in");
    if (!many && !word("!=") && !word("=")) continue;
    skip();
    if (many) (void)(word("(") || word("["));
    for (skip(); i < condition.size() && condition[i] == '"'; skip()) {
      const std::size_t end = condition.find('"', i + 1);
      if (end == std::string_view::npos) break;
      found.push_back({i + 1, std::string(condition.substr(i + 1, end - i - 1))});
      i = end + 1;
      skip();
      if (!many || !word(",")) break;
    }
  }
  return found;
}

std::vector<std::string> outcome_words(const Step& step, bool dutch) {
  std::vector<Outcome> outcomes(definition::allowed(step.ask).begin(), definition::allowed(step.ask).end());
  if (step.every) {
    outcomes = {Outcome::answered, Outcome::not_met};
    if (const auto gate = definition::outcome_named(step.every->gate.outcome)) outcomes.push_back(*gate);
  }
  if (!step.parts.empty()) outcomes = {Outcome::answered};
  std::erase(outcomes, Outcome::deferred);
  outcomes.push_back(Outcome::skipped);
  std::vector<std::string> words;
  for (const Outcome outcome : outcomes)
    words.emplace_back(dutch ? definition::row(outcome).nl : definition::row(outcome).token);
  return words;
}

void check_compared(Report& report, const Node& node, std::string_view condition, const std::string& name,
                    const std::vector<std::string>& possible, const Text& what) {
  for (const Compared& compared : compared_with(condition, name)) {
    if (std::ranges::find(possible, compared.text) != possible.end()) continue;
    report.error("R110",
                 node.part(characters(condition.substr(0, compared.begin)), std::max(1, characters(compared.text))),
                 {in_quotes(compared.text) + " is geen " + what.nl, in_quotes(compared.text) + " is no " + what.en},
                 {"dit komt nooit voor", "this never happens"}, suggestion(compared.text, possible));
  }
}

void belongs_to(Report& report, const Node* node, const Text& step) {
  if (node == nullptr) return;
  report.error("R060", node->key_span,
               {in_quotes(node->key) + " hoort bij " + step.nl, in_quotes(node->key) + " belongs to " + step.en},
               {"dat is deze stap niet", "this step is not"}, {"haal deze regel weg", "remove this line"});
}

std::vector<std::string> names_of(const DeclaredFacts& facts) {
  std::vector<std::string> names;
  for (const auto& input : facts.inputs) names.push_back(input.name);
  return names;
}

/// The declared fact; reported (R111) when there is none.
const definition::Input* known_fact(Report& report, const Node& node, const std::string& name,
                                    const DeclaredFacts& facts) {
  const auto found = std::ranges::find(facts.inputs, name, &definition::Input::name);
  if (found != facts.inputs.end()) return &*found;
  unknown_name(report, "R111", node.span, name, {"gegeven", "fact"},
               {"dit staat niet bij 'gegevens'", "this is not among the 'data'"}, names_of(facts));
  return nullptr;
}

}  // namespace

bool names_day(Report& report, const Node& node, const DeclaredFacts& facts, const Text& label) {
  const auto fact = std::ranges::find(facts.inputs, node.text, &definition::Input::name);
  if (!node.is_scalar() || fact == facts.inputs.end()) return false;
  const bool sound = std::ranges::find(facts.unsound, fact->name) == facts.unsound.end();
  if (sound && fact->type != feel::Type::date) {
    report.error("R111", node.span, {in_quotes(fact->name) + " is geen datum", in_quotes(fact->name) + " is no date"},
                 label, {"geef dat gegeven 'type: datum'", "give that fact 'type: date'"});
  }
  return true;
}

std::optional<feel::Condition> read_condition(Report& report, const Node* node, const feel::Inputs& names,
                                              const std::vector<std::string>& unsound) {
  const auto text = read_text(report, node);
  if (!text) return std::nullopt;
  // About a fact whose type is not known, every complaint would be a guess.
  const auto used = [&](const std::string& name) { return text->find(name) != std::string::npos; };
  if (std::ranges::any_of(unsound, used)) return std::nullopt;
  auto compiled = feel::compile(*text, names);
  if (compiled) return std::move(*compiled);
  for (const feel::Problem& problem : compiled.error()) {
    const std::string near = diagnostic::printable(problem.suggestion);
    // A word behind '=' that is no name is mostly a text that lacks its quotes.
    const auto place = static_cast<std::size_t>(std::max(0, static_cast<int>(problem.begin)));
    const std::size_t equals = text->find_last_not_of(' ', place == 0 ? 0 : place - 1);
    if (near.empty() && place > 0 && equals != std::string::npos && (*text)[equals] == '=') {
      const auto length = static_cast<std::size_t>(problem.end - problem.begin);
      const std::string word = diagnostic::printable(text->substr(place, length));
      report.error(
          "R063", node->part(problem.begin, problem.end - problem.begin), problem.message,
          {"deze voorwaarde klopt hier niet", "this condition is not right here"},
          {"een tekst hoort tussen aanhalingstekens: \"" + word + "\"", "a text belongs in quotes: \"" + word + "\""});
      continue;
    }
    report.error("R063", node->part(problem.begin, problem.end - problem.begin), problem.message,
                 {"deze voorwaarde klopt hier niet", "this condition is not right here"},
                 near.empty() ? Text{} : Text{"bedoelt u '" + near + "'?", "did you mean '" + near + "'?"});
  }
  return std::nullopt;
}

void read_only_if(Report& report, const Fields& fields, const DeclaredFacts& facts, const std::vector<Step>& earlier,
                  Step& step) {
  const Node* node = fields["only-if"];
  if (node == nullptr) return;
  // What is open beside it has no outcome yet.
  std::vector<Step> before;
  for (const Step& other : earlier)
    if (other.stage < step.stage) before.push_back(other);
  step.only_if = read_condition(report, node, definition::condition_inputs(facts.inputs, before), facts.unsound);
  if (!step.only_if) return;
  for (const Step& other : before) {
    const Text name = definition::outcome_name(other.id);
    const std::string of_nl = "uitkomst van de stap " + in_quotes(other.id);
    const std::string of_en = "outcome of the step " + in_quotes(other.id);
    check_compared(report, *node, step.only_if->text(), name.nl, outcome_words(other, true), {of_nl, of_en});
    check_compared(report, *node, step.only_if->text(), name.en, outcome_words(other, false), {of_nl, of_en});
    if (other.options.empty()) continue;
    check_compared(report, *node, step.only_if->text(), other.id, other.options,
                   {"keuze van de stap " + in_quotes(other.id), "choice of the step " + in_quotes(other.id)});
  }
}

void read_choice(Report& report, const Fields& fields, Step& step) {
  const Node* node = fields["choose-from"];
  if (step.ask != Ask::choice)
    return belongs_to(report, node, {"een stap die een keuze vraagt", "a step that asks a choice"});
  const auto wanting = [&](const diagnostic::Span& span, const Text& label) {
    report.error("R112", span,
                 {"een keuze heeft ten minste twee mogelijkheden", "a choice has at least two possibilities"}, label,
                 {"schrijf ze onder 'keuze uit:', elk achter een streepje",
                  "write them below 'choose from:', each behind a dash"});
  };
  if (node == nullptr) {
    if (!fields.mentions("choose-from"))
      wanting(fields.place(), {"'keuze uit' ontbreekt hier", "'choose from' is missing here"});
    return;
  }
  for (const Node& item : items(report, node)) {
    const auto option = read_text(report, &item);
    if (!option) continue;
    if (std::ranges::find(step.options, *option) != step.options.end()) {
      report.error("R112", item.span,
                   {in_quotes(*option) + " staat er twee keer", in_quotes(*option) + " stands here twice"},
                   {"hier voor de tweede keer", "here for the second time"},
                   {"haal een van de twee weg", "remove one of the two"});
      continue;
    }
    step.options.push_back(*option);
    if (*option == "anders" || *option == "other") step.other_option = true;
  }
  if (step.options.size() < 2 && node->is_list()) wanting(node->place(), {"dit is geen keuze", "this is no choice"});
}

void read_fixes(Report& report, const Fields& fields, const DeclaredFacts& facts, Step& step) {
  const Node* node = fields["fixes"];
  if (node == nullptr) return;
  for (const Node& item : items(report, node)) {
    const auto name = read_text(report, &item);
    if (!name) continue;
    const definition::Input* fact = known_fact(report, item, *name, facts);
    if (fact == nullptr) continue;
    if (fact->decided_by != nullptr) {
      report.error("R111", item.span,
                   {in_quotes(*name) + " wordt bepaald door " + in_quotes(fact->decided_by->name),
                    in_quotes(*name) + " is decided by " + in_quotes(fact->decided_by->name)},
                   {"niemand kan dit vastleggen", "nobody can fix this"},
                   {"noem de gegevens waar de tabel naar kijkt", "name the facts that the table looks at"});
      continue;
    }
    step.fixes.push_back(*name);
  }
}

void read_apart_from(Report& report, const Fields& fields, Step& step) {
  const Node* node = fields["apart-from"];
  if (node == nullptr) return;
  for (const Node& item : items(report, node)) {
    const auto route = read_id(report, &item);
    if (route && std::ranges::find(step.apart_from, *route) == step.apart_from.end()) step.apart_from.push_back(*route);
  }
  if (step.apart_from.size() <= apart_from_max) return;
  const std::string most = std::to_string(apart_from_max);
  report.error("R060", node->place(), {"dit zijn te veel routes", "these are too many routes"},
               {"zoveel kan een orgaan niet uit elkaar houden", "a body cannot keep so many apart"},
               {"noem er ten hoogste " + most, "name " + most + " at most"});
}

void read_addressee(Report& report, const Fields& fields, const definition::Organisation* organisation, Step& step) {
  const Node* node = fields["addressed-to"];
  if (node == nullptr) return;
  if (step.ask != Ask::view && step.ask != Ask::wishes && step.ask != Ask::advice)
    return belongs_to(
        report, node,
        {"een stap die een zienswijze, wensen of advies vraagt", "a step that asks for a view, wishes or advice"});
  const auto text = read_text(report, node);
  if (!text) return;
  step.addressed_to = *text == "own college" ? "eigen college" : *text;
  if (step.addressed_to == "eigen college" || organisation == nullptr || organisation->body(*text) != nullptr) return;
  std::vector<std::string> known{report.written == Report::Written::en ? "own college" : "eigen college"};
  for (const auto& [id, body] : organisation->bodies)
    if (body.participant.empty()) known.push_back(id);
  unknown_name(report, "R051", node->span, *text, {"orgaan", "body"},
               {"dit orgaan staat niet in de organisatie", "this body is not in the organisation"}, known);
}

bool read_parts(Report& report, const Fields& fields, Step& step) {
  const Node* node = fields["parts"];
  if (node == nullptr) return fields.mentions("parts");
  const auto nodes = items(report, node);
  for (const Node& item : nodes) {
    const Fields inner(report, item, Shape::part);
    definition::Part part;
    part.id = read_id(report, inner["part"]).value_or("");
    part.title = read_text(report, inner["title"]).value_or("");
    const auto ask = read_word(report, inner["asks"], words_of(Holds::ask));
    if (ask) part.ask = *definition::ask_token(*ask);
    if (part.ask == Ask::choice) {
      report.error("R115", inner["asks"]->span, {"een onderdeel kan geen keuze vragen", "a part cannot ask a choice"},
                   {"een keuze is een stap", "a choice is a step"},
                   {"maak er een eigen stap van", "make it a step of its own"});
    }
    if (std::ranges::find(step.parts, part.id, &definition::Part::id) != step.parts.end() && !part.id.empty()) {
      report.error("R115", inner["part"]->span,
                   {"het onderdeel " + in_quotes(part.id) + " staat er twee keer",
                    "the part " + in_quotes(part.id) + " stands here twice"},
                   {"hier voor de tweede keer", "here for the second time"},
                   {"geef een van de twee een andere naam", "give one of the two another name"});
    }
    step.parts.push_back(std::move(part));
  }
  constexpr std::size_t parts_max = 100;
  if (node->is_list() && (nodes.size() < 2 || nodes.size() > parts_max)) {
    report.error(
        "R115", node->place(), {"een stap heeft 2 tot 100 onderdelen", "a step has 2 to 100 parts"},
        {"dit zijn er " + std::to_string(nodes.size()), "these are " + std::to_string(nodes.size())},
        {"vraag één ding met 'vraagt', of noem meer onderdelen", "ask one thing with 'asks', or name more parts"});
  }
  if (!step.parts.empty()) step.ask = step.parts.front().ask;
  return true;
}

void read_written_round(Report& report, const Fields& fields, Step& step) {
  const Node* node = fields["written-round"];
  if (node == nullptr) return;
  const auto length = read_term(report, node);
  if (!length) return;
  if (length->unit != terms::Unit::working_days || length->count < 1 || length->count > 60) {
    report.error("R114", node->span,
                 {"een schriftelijke ronde duurt 1 tot 60 werkdagen", "a written round takes 1 to 60 working days"},
                 {"dit is een andere termijn", "this is another term"},
                 {"schrijf bijvoorbeeld '5 werkdagen'", "write for example '5 working days'"});
    return;
  }
  step.written = definition::WrittenRound{*length, std::nullopt};
  const Node* silent = fields["silence"];
  if (silent == nullptr && !fields.mentions("silence")) {
    report.error(
        "R114", node->key_span,
        {"bij een schriftelijke ronde moet vaststaan wat geen antwoord betekent",
         "of a written round it must be settled what no answer means"},
        {"'geen antwoord' ontbreekt hier", "'no answer' is missing here"},
        {"voeg toe: 'geen antwoord: geldt als UITKOMST, GROND'", "add: 'no answer: counts as OUTCOME, GROUND'"});
    return;
  }
  const auto phrase = read_silence(report, silent);
  if (!phrase) return;
  const auto possible = definition::allowed(step.ask);
  if (std::ranges::find(possible, phrase->outcome) == possible.end() || phrase->outcome == Outcome::deferred) {
    not_possible(report, phrase->outcome_span, step, phrase->outcome, suggestion("", outcome_words(step, true)));
    return;
  }
  const std::string ground = phrase->ground.empty() ? step.ground : phrase->ground;
  if (ground.empty()) {
    report.error("R114", silent->span,
                 {"op welke grond geldt zwijgen zo?", "on what ground does silence count like this?"},
                 {"hier ontbreekt de grond", "the ground is missing here"},
                 {"zet hem achter een komma, of voeg 'grond' toe", "put it behind a comma, or add 'ground'"});
    return;
  }
  step.written->silence = definition::Silence{phrase->outcome, ground};
}

void read_determine(Report& report, const Fields& fields, const DeclaredFacts& facts, Step& step) {
  step.ask = Ask::rule;
  const Node* node = fields["determine"];
  const auto name = read_text(report, node);
  if (!name) return;
  step.decides = *name;
  if (step.title.empty()) step.title = (report.written == Report::Written::en ? "Determine " : "Bepalen: ") + *name;
  const definition::Input* fact = known_fact(report, *node, *name, facts);
  if (fact == nullptr || fact->decided_by != nullptr) return;
  report.error("R111", node->span,
               {in_quotes(*name) + " wordt door geen tabel bepaald", in_quotes(*name) + " is decided by no table"},
               {"hier wordt een gegeven bepaald", "a fact is decided here"},
               {"zet bij dat gegeven 'volgens: TABEL'", "put 'decided by: TABLE' with that fact"});
}

void read_starts(Report& report, const Fields& fields, Step& step) {
  const Node* node = fields["starts"];
  if (node == nullptr) return;
  for (const Node& item : items(report, node)) {
    const Fields inner(report, item, Shape::birth);
    definition::Birth birth;
    birth.route = read_id(report, inner["born-route"]).value_or("");
    for (const Node& value : entries(report, inner["born-data"]))
      birth.values.emplace(value.key, read_text(report, &value).value_or(""));
    const Node* after = inner["born-on"];
    const auto word = read_text(report, after);
    if (!word) continue;
    const auto outcome = definition::outcome_named(*word);
    auto possible = outcome_words(step, report.written != Report::Written::en);
    possible.pop_back();  // what was skipped decided nothing
    const bool known =
        outcome && std::ranges::find(possible, std::string(report.written != Report::Written::en
                                                               ? definition::row(*outcome).nl
                                                               : definition::row(*outcome).token)) != possible.end();
    if (!known || *outcome == Outcome::skipped) {
      report.error(
          "R116", after->span,
          {"een vervolgdossier begint na een uitkomst van deze stap, en dat is " + in_quotes(*word) + " niet",
           "a dossier that follows begins after an outcome of this step, which " + in_quotes(*word) + " is not"},
          {"dit komt hier niet voor", "this does not happen here"}, suggestion(*word, possible));
      continue;
    }
    birth.outcome = *outcome;
    step.starts.push_back(std::move(birth));
  }
}

void read_inform(Report& report, const Fields& fields, const definition::Organisation* organisation, Step& step) {
  step.ask = Ask::inform;
  for (const Node& item : items(report, fields["inform"])) {
    const auto who = read_text(report, &item);
    if (!who) continue;
    step.inform.push_back(*who);
    if (organisation == nullptr || is_mail(*who) || organisation->resolve(*who)) continue;
    std::vector<std::string> known = keys_of(organisation->roles);
    for (auto& id : keys_of(organisation->people)) known.push_back(std::move(id));
    for (auto& id : keys_of(organisation->bodies)) known.push_back(std::move(id));
    unknown_name(report, "R050", item.span, *who, {"rol", "role"},
                 {"deze rol staat niet in de organisatie", "this role is not in the organisation"}, known);
  }
  if (step.title.empty()) step.title = report.written == Report::Written::en ? "Message" : "Bericht";
}

void read_wait(Report& report, const Fields& fields, const DeclaredFacts& facts, Step& step) {
  step.ask = Ask::wait;
  Wait wait;
  const bool dutch = report.written != Report::Written::en;
  if (const Node* node = fields["wait-until"]) {
    wait.kind = Wait::Kind::day;
    const std::string text = read_text(report, node).value_or("");
    if (names_day(report, *node, facts, {"hier wordt op een dag gewacht", "a day is waited for here"})) {
      wait.fact = text;
    } else if (const auto phrase = read_date_phrase(report, node)) {
      wait.date = phrase->date;
      wait.words = phrase->words;
      wait.years = phrase->years;
    }
    if (step.title.empty()) step.title = (dutch ? "Wachten tot " : "Wait until ") + text;
  } else if (const Node* event = fields["wait-for"]) {
    wait.kind = Wait::Kind::event;
    const std::string text = read_text(report, event).value_or("");
    if (step.title.empty()) step.title = (dutch ? "Wachten op " : "Wait for ") + text;
  } else if (const Node* other = fields["wait-for-dossier"]) {
    const auto phrase = read_awaited_dossier(report, other);
    wait.kind = phrase && phrase->children ? Wait::Kind::children : Wait::Kind::dossier;
    if (phrase && !phrase->children) {
      wait.fact = phrase->fact;
      wait.step = phrase->step;
      const definition::Input* fact = known_fact(report, *other, phrase->fact, facts);
      if (fact != nullptr && fact->type != feel::Type::string) {
        report.error("R111", other->span,
                     {in_quotes(phrase->fact) + " is geen tekst", in_quotes(phrase->fact) + " is no text"},
                     {"hier hoort het nummer van een dossier", "the id of a dossier belongs here"},
                     {"geef dat gegeven 'type: tekst'", "give that fact 'type: text'"});
      }
    }
    if (step.title.empty())
      step.title = phrase && phrase->children ? (dutch ? "Wachten op de vervolgdossiers" : "Wait for what follows")
                                              : (dutch ? "Wachten op dossier " : "Wait for dossier ") + wait.fact;
  }
  step.wait = std::move(wait);
}

}  // namespace besluit::reading
