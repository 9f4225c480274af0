// SPDX-License-Identifier: EUPL-1.2
#include "workflows/reading/read_fan_out.hpp"

#include "rules/terms/statutes.hpp"
#include "workflows/reading/readers.hpp"
#include "workflows/reading/route_values.hpp"

#include <algorithm>
#include <utility>

namespace besluit::reading {
namespace {

using definition::Asked;
using definition::FanOut;
using definition::Organisation;
using definition::Outcome;
using definition::ReplyTerm;
using definition::Step;
using terms::Anchor;
using terms::Statute;

bool counts_from(const Statute& statute, Anchor anchor) {
  return std::ranges::find(statute.anchors, anchor) != statute.anchors.end();
}

/// Every version of the rule gives a length in days or more: else a participant cannot be held to it.
bool has_length(const Statute& statute) {
  return std::ranges::all_of(statute.versions, [](const terms::StatuteVersion& version) {
    return version.term && version.term->unit != terms::Unit::hours && !version.limit;
  });
}

class FanOutReader {
 public:
  FanOutReader(Report& report, const Fields& fields, const Organisation* organisation, Step& step)
      : report_(report), fields_(fields), organisation_(organisation), step_(step) {}

  void read() {
    const auto word = read_word(report_, fields_["every"], words_of(Holds::every));
    every_.asked = word == "college" ? Asked::colleges : Asked::councils;
    if (word) check_participants();
    read_term();
    read_silence_meaning();
    read_gate_rule();
    read_lapses();
    step_.every = std::move(every_);
  }

 private:
  void check_participants() {
    if (organisation_ == nullptr) return;
    std::vector<std::string> without;
    for (const auto& [id, participant] : organisation_->participants) {
      if (definition::asked_body(participant, every_.asked).empty()) without.push_back(participant.name);
    }
    const bool council = every_.asked == Asked::councils;
    const Text body{council ? "raad" : "college", council ? "council" : "college"};
    if (organisation_->participants.empty()) {
      report_.error("R100", fields_["every"]->span,
                    {"deze organisatie heeft geen deelnemers", "this organisation has no participants"},
                    {"er is dus geen " + body.nl + " om iets aan te vragen", "so there is no " + body.en + " to ask"},
                    {"zet 'deelnemers' in de organisatie", "put 'participants' in the organisation"});
    } else if (!without.empty()) {
      report_.error("R100", fields_["every"]->span,
                    {votes::told(without, Language::nl) + (without.size() == 1 ? " heeft" : " hebben") + " geen " +
                         body.nl + " in de organisatie",
                     votes::told(without, Language::en) + (without.size() == 1 ? " has" : " have") + " no " + body.en +
                         " in the organisation"},
                    {"zo kan niet elke deelnemer antwoorden", "so not every participant can answer"},
                    {"zet " + in_quotes(body.nl) + " met een contact bij elke deelnemer",
                     "put " + in_quotes(body.en) + " with a contact at every participant"});
    }
  }

  // -- the term ---------------------------------------------------------------------------------------------------

  void read_term() {
    const Node* node = fields_["reply-term"];
    const auto phrase = read_reply_term(report_, node);
    if (!phrase) return;
    ReplyTerm term;
    term.source = step_.ground;
    term.anchor = phrase->anchor;
    if (phrase->by_law) {
      term.statute = statute_of(*node);
      if (term.statute == nullptr) return;
      if (!counts_from(*term.statute, Anchor::receipt) && term.statute->how.direction == terms::Direction::forward)
        term.anchor = ReplyTerm::Anchor::sending;
    } else {
      term.term = phrase->term;
      term.ground = phrase->ground.value_or(terms::Ground::own);
      term.rolling = phrase->rolling;
      if (!phrase->ground) settle_ground(*node, *phrase, term);
      // The article at the step is not where a term of one's own comes from.
      if (term.statute == nullptr && term.ground == terms::Ground::own) term.source = own_words();
    }
    every_.term = std::move(term);
  }

  /// The rule of law at `grond`; null (and reported) when it sets no term that a participant can be held to.
  const Statute* statute_of(const Node& node) {
    const Node* ground = fields_["ground"];
    if (step_.ground.empty()) {
      report_.error("R101", node.span, {"'wet' zegt niet welke wet", "'law' does not say which law"},
                    {"hier hoort een artikel bij", "an article belongs to this"},
                    {"voeg toe: 'grond: Wgr art. 35 lid 1'", "add: 'ground: Wgr art. 35 lid 1'"});
      return nullptr;
    }
    const auto found = terms::statute_named(step_.ground);
    if (!found) {
      report_.error("R101", ground->span, found.error(),
                    {"van dit artikel is geen termijn bekend", "no term is known of this article"},
                    {"of schrijf de termijn zelf, bijvoorbeeld '8 weken na ontvangst, eigen regel'",
                     "or write the term yourself, for example '8 weeks after receipt, own rule'"});
      return nullptr;
    }
    const Statute& statute = **found;
    const bool back = statute.how.direction == terms::Direction::backward;
    const bool fits = back ? counts_from(statute, Anchor::papers_out)
                           : counts_from(statute, Anchor::receipt) || counts_from(statute, Anchor::sending);
    if (fits && has_length(statute)) return &statute;
    const Text from = terms::name(statute.anchors.front());
    report_.error("R101", ground->span,
                  {std::string(statute.article) + " geeft geen termijn om te antwoorden",
                   std::string(statute.article) + " gives no term to answer in"},
                  {"die regel telt vanaf: " + from.nl, "that rule counts from: " + from.en},
                  {"schrijf de termijn zelf, bijvoorbeeld '8 weken na ontvangst, eigen regel'",
                   "write the term yourself, for example '8 weeks after receipt, own rule'"});
    return nullptr;
  }

  /// A term that does not say whose it is: the law's, when `grond` says the same; else it is taken for an own rule,
  /// which no weekend lengthens.
  void settle_ground(const Node& node, const ReplyPhrase& phrase, ReplyTerm& term) {
    const auto found = terms::statute_named(step_.ground);
    const auto same = [&](const terms::StatuteVersion& version) { return version.term == phrase.term; };
    if (found && (*found)->how.direction == terms::Direction::forward && has_length(**found) &&
        phrase.anchor == ReplyTerm::Anchor::receipt && counts_from(**found, Anchor::receipt) &&
        std::ranges::any_of((*found)->versions, same)) {
      term.statute = *found;
      term.term = {};
      return;
    }
    report_.warning("R104", node.span, {"deze termijn zegt niet van wie hij is", "this term does not say whose it is"},
                    {"hij wordt gelezen als een eigen regel", "it is read as an own rule"},
                    {"schrijf erachter: ', eigen regel', ', afgesproken' of ', regeling'",
                     "write behind it: ', own rule', ', agreed' or ', arrangement'"});
  }

  // -- silence ----------------------------------------------------------------------------------------------------

  /// What can be answered, and "onbeantwoord"; to several things that are asked: what can be answered to each of them.
  [[nodiscard]] std::vector<Outcome> possible_answers() const {
    auto possible = definition::answers(step_.ask);
    for (const definition::Part& part : step_.parts) {
      const auto to_part = definition::answers(part.ask);
      std::erase_if(possible, [&](Outcome one) { return std::ranges::find(to_part, one) == to_part.end(); });
    }
    possible.push_back(Outcome::unanswered);
    return possible;
  }

  /// What silence most often means: that there is nothing to say.
  [[nodiscard]] std::string usual_silence(bool english) const {
    const auto answers = possible_answers();
    const auto& row = definition::row(answers.size() > 2 ? answers[1] : answers.front());
    return std::string(english ? row.token : row.nl);
  }

  void read_silence_meaning() {
    const Node* node = fields_["silence"];
    if (node == nullptr) {
      if (fields_["reply-term"] == nullptr || fields_.mentions("silence")) return;
      report_.error("R102", fields_["reply-term"]->key_span,
                    {"de termijn kan verstrijken, maar er staat niet wat zwijgen betekent",
                     "the term can run out, but it does not say what silence means"},
                    {"hier ontbreekt " + in_quotes(spelled(report_, "silence")),
                     in_quotes(spelled(report_, "silence")) + " is missing here"},
                    {"voeg toe: 'geen antwoord: geldt als " + usual_silence(false) + "'",
                     "add: 'no answer: counts as " + usual_silence(true) + "'"});
      return;
    }
    auto phrase = read_silence(report_, node);
    if (!phrase) return;
    const auto possible = possible_answers();
    if (std::ranges::find(possible, phrase->outcome) == possible.end()) {
      not_possible(
          report_, phrase->outcome_span, step_, phrase->outcome,
          {"schrijf 'geldt als " + usual_silence(false) + "'", "write 'counts as " + usual_silence(true) + "'"});
      return;
    }
    if (!fields_.mentions("reply-term")) {
      report_.error("R102", node->key_span, {"zonder termijn verstrijkt er niets", "without a term nothing runs out"},
                    {"hier hoort " + in_quotes(spelled(report_, "reply-term")) + " bij",
                     in_quotes(spelled(report_, "reply-term")) + " belongs to this"},
                    {"voeg 'termijn' toe, of haal deze regel weg", "add 'term', or remove this line"});
      return;
    }
    if (!every_.term) return;  // it was reported
    std::string ground = phrase->ground.empty() ? step_.ground : phrase->ground;
    if (ground.empty()) ground = own_words();
    if (ground.empty()) {
      report_.error("R102", node->span, {"er staat niet waarop dit berust", "it does not say what this rests on"},
                    {"zwijgen betekent alleen iets op grond van een wet of afspraak",
                     "silence only means something by law or by agreement"},
                    {"voeg toe: 'grond: ...', of zet hier achter een komma het artikel of 'eigen regel'",
                     "add: 'ground: ...', or put the article or 'own rule' here behind a comma"});
      return;
    }
    every_.silence = definition::Silence{phrase->outcome, std::move(ground)};
  }

  /// "eigen regel", as the term says it.
  [[nodiscard]] std::string own_words() const {
    const Node* node = fields_["reply-term"];
    const auto comma = node == nullptr ? std::string::npos : node->text.find(", ");
    if (comma == std::string::npos) return {};
    // Only whose rule it is; that it rolls says nothing about silence.
    const std::string words = node->text.substr(comma + 2);
    return words.substr(0, words.find(report_.written == Report::Written::en ? " with " : " met "));
  }

  void read_lapses() {
    const Node* node = fields_["lapses"];
    every_.lapses = read_text(report_, node).value_or("");
    if (node == nullptr || every_.asked == Asked::councils) return;
    report_.error("R060", node->key_span,
                  {"een college wordt niet met de raad gekozen", "an executive is not elected with the council"},
                  {"dit hoort bij 'aan: elke raad'", "this belongs to 'to: every council'"},
                  {"haal deze regel weg", "remove this line"});
  }

  // -- the gate ---------------------------------------------------------------------------------------------------

  void read_gate_rule() {
    const Node* node = fields_["gate"];
    const auto& answered = definition::row(Outcome::answered);
    every_.gate = {{{votes::Kind::all, {}, 0, 0, votes::Measure::heads, votes::Base::entitled, {}}},
                   std::string(answered.token),
                   std::string(answered.nl),
                   ""};
    if (node == nullptr) return;
    votes::Vocabulary known;
    for (const definition::OutcomeRow& row : definition::outcomes())
      known.outcomes.push_back({std::string(row.token), std::string(row.nl), std::string(row.token)});
    if (organisation_ != nullptr) known.holders = keys_of(organisation_->participants);
    auto gate = read_gate(report_, node, known);
    if (!gate) return;
    if (gate->outcome.empty()) {
      const auto& row = definition::row(step_.parts.empty() ? definition::favourable(step_.ask) : Outcome::answered);
      gate->outcome = row.token;
      gate->outcome_word = row.nl;
    }
    const auto outcome = definition::outcome_named(gate->outcome);
    auto possible = step_.parts.empty() ? definition::answers(step_.ask) : std::vector<Outcome>{};
    possible.push_back(Outcome::answered);
    if (!outcome || std::ranges::find(possible, *outcome) == possible.end()) {
      std::vector<std::string> words;
      for (const Outcome one : possible)
        words.emplace_back(report_.written == Report::Written::en ? definition::row(one).token
                                                                  : definition::row(one).nl);
      not_possible(report_, node->span, step_, outcome.value_or(Outcome::done), suggestion("", words));
      return;
    }
    check_numbers(*node, *gate);
    every_.gate = std::move(*gate);
  }

  /// "12 van 18" while 17 are asked, and other numbers that do not fit.
  void check_numbers(const Node& node, const votes::Gate& gate) {
    if (organisation_ == nullptr) return;
    const auto voters = definition::voters_of(*organisation_, every_);
    if (voters.empty()) return;  // reported at `aan`
    const auto judged = votes::judge(gate, voters);
    if (judged) return;
    report_.error(
        "R103", node.span, judged.error(),
        {"deze regel past niet bij de deelnemers", "this rule does not fit the participants"},
        {"pas de regel aan, of schrijf een breuk zoals '2/3'", "change the rule, or write a share such as '2/3'"});
  }

  Report& report_;
  const Fields& fields_;
  const Organisation* organisation_;
  Step& step_;
  FanOut every_;
};

}  // namespace

void read_fan_out(Report& report, const Fields& fields, const Organisation* organisation, Step& step) {
  FanOutReader(report, fields, organisation, step).read();
}

void check_offering(Report& report, const std::vector<Step>& steps) {
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const Step& step = steps[i];
    if (!step.every || !step.every->term || !step.every->term->counts_back()) continue;
    const bool offered =
        std::any_of(steps.begin() + static_cast<std::ptrdiff_t>(i), steps.end(),
                    [&](const Step& later) { return later.stage > step.stage && !later.body.empty(); });
    if (offered) continue;
    const std::string article(step.every->term->statute->article);
    report.error("R101", step.where,
                 {article + " telt terug vanaf de vergadering waar het stuk wordt aangeboden, maar die volgt niet",
                  article + " counts back from the meeting to which the piece is offered, but none follows"},
                 {"na deze stap komt geen orgaan meer", "no body comes after this step"},
                 {"zet er een stap met 'orgaan' onder", "put a step with 'body' below it"});
  }
}

void not_possible(Report& report, const diagnostic::Span& span, const Step& step, Outcome outcome, const Text& fix) {
  const auto& asked = definition::row(step.ask);
  const auto& row = definition::row(outcome);
  report.error("R061", span,
               {"een stap die " + in_quotes(asked.nl) + " vraagt, kan niet " + in_quotes(row.nl) + " worden",
                "a step that asks for " + in_quotes(asked.en) + " cannot become " + in_quotes(row.token)},
               {"dit komt hier niet voor", "this does not happen here"}, fix);
}

}  // namespace besluit::reading
