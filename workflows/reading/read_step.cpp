// SPDX-License-Identifier: EUPL-1.2
#include "workflows/reading/read_step.hpp"

#include "workflows/reading/date_phrase.hpp"
#include "workflows/reading/read_fan_out.hpp"
#include "workflows/reading/readers.hpp"
#include "workflows/reading/route_values.hpp"
#include "workflows/reading/subroute.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace besluit::reading {
namespace {

using definition::Ask;
using definition::Body;
using definition::Exit;
using definition::MeetingChoice;
using definition::Move;
using definition::Organisation;
using definition::Outcome;
using definition::OwnDate;
using definition::Step;

class StepsReader {
 public:
  StepsReader(Report& report, const Organisation* organisation, const DeclaredFacts& facts,
              const std::map<std::string, StepGroup>& groups)
      : report_(report), organisation_(organisation), facts_(facts), groups_(groups) {}

  std::vector<Step> read(const Node* list) {
    const auto nodes = items(report_, list);
    if (list != nullptr && list->is_list() && (nodes.empty() || nodes.size() > steps_max)) {
      if (nodes.empty() && any_lost(groups_)) return {};
      report_.error("R068", list->place(),
                    nodes.empty() ? Text{"een route heeft ten minste één stap", "a route has at least one step"}
                                  : Text{"een route heeft ten hoogste 500 stappen", "a route has at most 500 steps"},
                    nodes.empty() ? Text{"deze lijst is leeg", "this list is empty"}
                                  : Text{"dit zijn er " + std::to_string(nodes.size()),
                                         "these are " + std::to_string(nodes.size())},
                    {"voeg toe: '- stap: ...'", "add: '- step: ...'"});
      return {};
    }
    // Every name first: a step may be named before it is read, and that must not be called unknown.
    for (const Node& node : nodes) all_ids_.push_back(id_of(node));
    for (const Node& node : nodes) read_one(node);
    settle_jumps();
    check_offering(report_, steps_);
    find_branches();
    return std::move(steps_);
  }

 private:
  static std::string id_of(const Node& node) {
    const Node* id = child_named(node, "step");
    return id != nullptr && id->is_scalar() ? id->text : "";
  }

  void read_one(const Node& node) {
    const Fields fields(report_, node, Shape::step);
    Step step;
    step.where = fields.place();
    if (const Node* id = fields["step"]; id != nullptr && id->is_scalar()) {
      step.id = read_id(report_, id).value_or(id->text);
      step.where = id->span;
      check_new(*id, step.id);
    }
    step.stage = stage_of(fields);
    step.who = read_id(report_, fields["who"]).value_or("");
    if (!step.who.empty()) check_role(report_, organisation_, *fields["who"], step.who);
    step.policy = read_id(report_, fields["policy"]).value_or("");
    if (!step.policy.empty()) check_policy(report_, organisation_, *fields["policy"], step.policy);
    step.ground = read_text(report_, fields["ground"]).value_or("");
    step.confidential = read_text(report_, fields["confidential"]).value_or("");
    step.margin = read_term(report_, fields["margin"]);
    step.title = read_text(report_, fields["title"]).value_or("");
    read_kind(fields, step);
    reading::read_choice(report_, fields, step);
    read_fixes(report_, fields, facts_, step);
    read_addressee(report_, fields, organisation_, step);
    read_starts(report_, fields, step);
    read_only_if(report_, fields, facts_, steps_, step);
    check_papers(fields, step);
    steps_.push_back(std::move(step));
  }

  /// A task that is ready after the papers must be in, right before the meeting that the route names.
  void check_papers(const Fields& fields, const Step& step) {
    const Body* body = step.body.empty() || organisation_ == nullptr ? nullptr : organisation_->body(step.body);
    if (body == nullptr || step.meeting.kind != MeetingChoice::Kind::fixed) return;
    const auto meeting = std::ranges::find(body->meetings, step.meeting.date, &definition::Meeting::first);
    if (meeting == body->meetings.end()) return;
    Date papers = body->papers ? terms::back(meeting->date, *body->papers) : meeting->date;
    if (body->sending) papers = std::min(papers, terms::back(meeting->date, *body->sending));
    for (const Step& before : steps_) {
      const OwnDate* ready = before.date(OwnDate::Kind::due);
      if (before.stage != step.stage - 1 || !before.body.empty() || ready == nullptr || ready->years) continue;
      if (ready->date <= papers) continue;
      report_.warning(
          "R096", fields["meeting"]->span,
          {in_quotes(before.id) + " is op " + to_string(ready->date) + " klaar, de stukken moeten op " +
               to_string(papers) + " binnen zijn",
           in_quotes(before.id) + " is ready on " + to_string(ready->date) + ", the papers must be in on " +
               to_string(papers)},
          {"voor deze vergadering is dat te laat", "for this meeting that is too late"},
          {"kies een latere vergadering of een eerdere 'uiterlijk'", "choose a later meeting or an earlier 'due'"});
    }
  }

  void check_new(const Node& node, const std::string& id) {
    const auto same = std::ranges::find(steps_, id, &Step::id);
    if (same == steps_.end()) return;
    report_.error(
        "R055", node.span,
        {"de stap " + in_quotes(id) + " staat er twee keer", "the step " + in_quotes(id) + " stands here twice"},
        {"hier voor de tweede keer", "here for the second time"},
        {"geef een van de twee een andere naam", "give one of the two another name"},
        {{same->where, {"hier voor de eerste keer", "here for the first time"}}});
  }

  int stage_of(const Fields& fields) {
    const int next = steps_.empty() ? 0 : steps_.back().stage + 1;
    const Node* node = fields["together-with"];
    const auto with = read_id(report_, node);
    if (!with) return next;
    const auto found = std::ranges::find(steps_, *with, &Step::id);
    if (found != steps_.end() && found->stage == steps_.back().stage) return found->stage;
    if (std::ranges::find(all_ids_, *with) == all_ids_.end()) {
      unknown_step(*node, node->span, *with);
      return next;
    }
    const Text fix = steps_.empty()
                         ? Text{"haal de regel weg: dit is de eerste stap", "remove the line: this is the first step"}
                         : Text{"schrijf " + in_quotes(steps_.back().id) + ", of zet de stappen onder elkaar",
                                "write " + in_quotes(steps_.back().id) + ", or put the steps below each other"};
    report_.error("R058", node->span,
                  {"een stap is tegelijk met de stap die er vlak voor staat",
                   "a step goes together with the step right before it"},
                  {"deze stap staat er niet vlak voor", "this step does not stand right before it"}, fix);
    return next;
  }

  void unknown_step(const Node&, const diagnostic::Span& span, const std::string& name) {
    if (may_be_lost(groups_, name)) return;
    unknown_name(report_, "R056", span, name, {"stap", "step"},
                 {"deze stap bestaat niet in deze route", "this step does not exist in this route"}, all_ids_);
  }

  void read_kind(const Fields& fields, Step& step) {
    const bool publish = fields.mentions("publish");
    const bool task = fields.mentions("task") || publish;
    const bool body = fields.mentions("body");
    const bool every = fields.mentions("every");
    const bool wait =
        fields.mentions("wait-until") || fields.mentions("wait-for") || fields.mentions("wait-for-dossier");
    const bool inform = fields.mentions("inform");
    const bool rule = fields.mentions("determine");
    const int kinds = static_cast<int>(fields.mentions("task")) + static_cast<int>(publish) + static_cast<int>(body) +
                      static_cast<int>(every) + static_cast<int>(fields.mentions("wait-until")) +
                      static_cast<int>(fields.mentions("wait-for")) +
                      static_cast<int>(fields.mentions("wait-for-dossier")) + static_cast<int>(inform) +
                      static_cast<int>(rule);
    if (kinds != 1) {
      const bool none = kinds == 0;
      report_.error(
          "R059", fields.place(),
          none ? Text{"deze stap vraagt niemand iets", "this step asks nothing of anybody"}
               : Text{"een stap is een taak, gaat naar een orgaan, vraagt alle deelnemers iets, wacht, of bepaalt een "
                      "gegeven: een van deze",
                      "a step is a task, goes to a body, asks all participants, waits, or determines a fact: one of "
                      "these"},
          none ? Text{"hier ontbreekt 'taak', 'orgaan' of 'aan'", "'task', 'body' or 'to' is missing here"}
               : Text{"hier staat meer dan een van deze", "more than one of these stands here"},
          {"voor een taak: 'taak' en 'wie'; voor een orgaan: 'orgaan' en 'vraagt'; voor alle raden: 'aan' en "
           "'vraagt'; om te wachten: 'wacht tot' of 'wacht op'",
           "for a task: 'task' and 'who'; for a body: 'body' and 'asks'; for all councils: 'to' and 'asks'; to wait: "
           "'wait until' or 'wait for'"});
    }
    if (task) {
      read_task(fields, step);
    } else if (body) {
      read_body(fields, step);
    } else if (every) {
      read_every(fields, step);
    } else if (wait) {
      read_waiting(fields, step);
    } else if (rule || inform) {
      nobody_is_asked(fields);
      refuse(fields, {"who", "due-by-law", "due", "target", "remind-of"}, {"een taak", "a task"});
      if (rule)
        read_determine(report_, fields, facts_, step);
      else
        read_inform(report_, fields, organisation_, step);
      read_exits(fields, step);
    }
    if (!every) {
      refuse(fields, {"reply-term", "gate", "else", "lapses"},
             {"een stap aan alle raden of colleges", "a step to all councils or colleges"});
      if (!fields.mentions("written-round")) {
        refuse(fields, {"silence"},
               {"een stap aan alle raden of colleges, of een schriftelijke ronde",
                "a step to all councils or colleges, or a written round"});
      }
    }
    if (!body || fields.mentions("written-round"))
      refuse(fields, {"apart-from"}, {"een stap in een vergadering", "a step in a meeting"});
    else
      read_apart_from(report_, fields, step);
    if (!body) refuse(fields, {"written-round"}, {"een stap bij een orgaan", "a step of a body"});
    if (!body && !every)
      refuse(fields, {"parts"}, {"een stap bij een orgaan of aan alle raden", "a step of a body or to all councils"});
  }

  void read_waiting(const Fields& fields, Step& step) {
    nobody_is_asked(fields);
    if (!fields.mentions("wait-for"))
      refuse(fields, {"who", "due-by-law", "due", "target", "remind-of"}, {"een taak", "a task"});
    read_wait(report_, fields, facts_, step);
    read_dates(fields, step);
    read_exits(fields, step);
  }
  void nobody_is_asked(const Fields& fields) {
    refuse(fields, {"asks", "meeting"}, {"een stap bij een orgaan", "a step of a body"});
    refuse(fields, {"done-within"}, {"een taak", "a task"});
  }

  void refuse(const Fields& fields, std::initializer_list<std::string_view> tokens, const Text& belongs_to) {
    for (const std::string_view token : tokens) {
      const Node* node = fields[token];
      if (node == nullptr) continue;
      report_.error(
          "R060", node->key_span,
          {in_quotes(node->key) + " hoort bij " + belongs_to.nl, in_quotes(node->key) + " belongs to " + belongs_to.en},
          {"dat is deze stap niet", "this step is not"}, {"haal deze regel weg", "remove this line"});
    }
  }

  void require(const Fields& fields, std::string_view token, const Text& name) {
    if (fields.mentions(token)) return;
    const std::string word = in_quotes(spelled(report_, token));
    report_.error("R021", fields.place(), {name.nl + " heeft " + word + " nodig", name.en + " needs " + word},
                  {word + " ontbreekt hier", word + " is missing here"},
                  {"voeg toe: '" + spelled(report_, token) + ": ...'", "add: '" + spelled(report_, token) + ": ...'"});
  }

  void read_task(const Fields& fields, Step& step) {
    step.ask = fields.mentions("choose-from") ? Ask::choice : Ask::task;
    const auto task = read_text(report_, fields["task"]);
    if (step.title.empty()) step.title = task.value_or("");
    if (fields.mentions("publish")) {
      step.ask = Ask::publish;
      const std::string where = read_text(report_, fields["publish"]).value_or("");
      const bool english = report_.written == Report::Written::en;
      if (step.title.empty()) step.title = (english ? "Publish: " : "Bekendmaken: ") + where;
    }
    require(fields, "who", {"een taak", "a task"});
    if (!fields.mentions("body") && !fields.mentions("every"))
      refuse(fields, {"asks", "meeting"}, {"een stap bij een orgaan", "a step of a body"});
    read_dates(fields, step);
    read_within(fields["done-within"], step);
    read_exits(fields, step);
  }

  void read_within(const Node* node, Step& step) {
    auto phrase = read_after(report_, node);
    if (!phrase) return;
    if (const StepGroup* group = written_out(groups_, phrase->step)) phrase->step = group->last;
    if (check_earlier(*node, phrase->step_span, phrase->step,
                      {"'klaar binnen' telt vanaf een eerdere stap", "'done within' counts from an earlier step"})) {
      step.within = definition::AfterStep{phrase->term, phrase->step};
    }
  }

  void read_dates(const Fields& fields, Step& step) {
    using Kind = OwnDate::Kind;
    for (const auto& [token, kind] :
         {std::pair{"due-by-law", Kind::statutory}, std::pair{"due", Kind::due}, std::pair{"target", Kind::target}}) {
      const Node* node = fields[token];
      // The day of a task may be known only when the dossier begins, or later: a fact holds it.
      if (kind == Kind::due && step.body.empty() && node != nullptr &&
          names_day(report_, *node, facts_, {"hier hoort een dag", "a day belongs here"})) {
        step.due_fact = node->text;
        continue;
      }
      const auto phrase = read_date_phrase(report_, node);
      if (!phrase) continue;
      const auto sooner = std::ranges::find_if(
          step.dates, [&](const OwnDate& d) { return d.years == phrase->years && d.date < phrase->date; });
      if (sooner != step.dates.end()) {
        report_.warning("R092", node->span,
                        {in_quotes(node->key) + " komt na een datum die strenger is",
                         in_quotes(node->key) + " comes after a date that is stricter"},
                        {"op " + to_string(sooner->date) + " moet het al klaar zijn",
                         "it must be done on " + to_string(sooner->date) + " already"},
                        {"kies een eerdere dag, of haal deze regel weg", "choose an earlier day, or remove this line"});
      }
      step.dates.push_back({kind, phrase->date, phrase->words, phrase->years});
    }
    definition::in_order(step.dates);
    step.reminds_of_each = read_word(report_, fields["remind-of"], words_of(Holds::which_dates)) == "each";
  }

  void read_body(const Fields& fields, Step& step) {
    refuse(fields, {"done-within"}, {"een taak", "a task"});
    const Node* node = fields["body"];
    step.body = read_text(report_, node).value_or("");
    const bool ask = read_asked(fields, step, {"een stap bij een orgaan", "a step of a body"});
    read_written_round(report_, fields, step);
    const bool written = fields.mentions("written-round");
    if (written) {
      refuse(fields, {"meeting", "due-by-law", "due", "target", "remind-of"},
             {"een stap in een vergadering", "a step in a meeting"});
    }
    const Body* body = step.body.empty() || organisation_ == nullptr ? nullptr : organisation_->body(step.body);
    if (body == nullptr && organisation_ != nullptr && !step.body.empty()) {
      unknown_name(report_, "R051", node->span, step.body, {"orgaan", "body"},
                   {"dit orgaan staat niet in de organisatie", "this body is not in the organisation"},
                   keys_of(organisation_->bodies));
    }
    if (body != nullptr && body->meetings.empty() && !written) {
      report_.error(
          "R053", node->span,
          {in_quotes(step.body) + " heeft geen vergaderingen", in_quotes(step.body) + " has no meetings"},
          {"hier kan dus niets worden gepland", "so nothing can be planned here"},
          {"zet 'vergaderingen' bij dit orgaan in de organisatie", "put 'meetings' at this body in the organisation"});
    }
    if (!written) {
      read_dates(fields, step);
      read_choice(fields["meeting"], body, step);
      if (body != nullptr && !body->meetings.empty()) check_dates(fields, *body, step);
    }
    if (step.title.empty() && ask) step.title = title_of(step, body);
    if (ask) read_exits(fields, step);
  }

  /// `vraagt`, or `onderdelen` with an ask each; false when nothing was understood.
  bool read_asked(const Fields& fields, Step& step, const Text& name) {
    if (fields.mentions("parts")) {
      if (const Node* node = fields["asks"]) {
        report_.error(
            "R115", node->key_span,
            {"een stap met onderdelen vraagt per onderdeel iets", "a step with parts asks something in each part"},
            {"hier staat 'vraagt' voor de hele stap", "here 'asks' stands for the whole step"},
            {"haal deze regel weg", "remove this line"});
      }
      return read_parts(report_, fields, step) && !step.parts.empty();
    }
    require(fields, "asks", name);
    const auto ask = read_word(report_, fields["asks"], words_of(Holds::ask));
    if (ask) step.ask = *definition::ask_token(*ask);
    return ask.has_value();
  }

  void read_every(const Fields& fields, Step& step) {
    refuse(fields, {"due-by-law", "due", "target", "remind-of"}, {"een taak of een orgaan", "a task or a body"});
    refuse(fields, {"done-within"}, {"een taak", "a task"});
    refuse(fields, {"meeting"}, {"een stap bij een orgaan", "a step of a body"});
    if (!read_asked(fields, step, {"een stap aan alle raden of colleges", "a step to all councils or colleges"}))
      return;
    read_fan_out(report_, fields, organisation_, step);
    if (step.title.empty()) step.title = title_of(step, nullptr);
    read_exits(fields, step);
    if (const Node* node = fields["else"]) step.every->otherwise = read_one_exit(*node, Outcome::not_met, step);
  }

  std::string title_of(const Step& step, const Body* body) const {
    if (!step.parts.empty()) {
      const std::string many =
          std::to_string(step.parts.size()) + (report_.written == Report::Written::en ? " asks to " : " vragen aan ");
      if (step.every) return many + (step.every->asked == definition::Asked::councils ? "raden" : "colleges");
      return many + (body != nullptr ? body->name : step.body);
    }
    std::string title(report_.written == Report::Written::en ? row(step.ask).en : row(step.ask).nl);
    if (title.front() >= 'a' && title.front() <= 'z') title.front() = static_cast<char>(title.front() - 'a' + 'A');
    if (step.every) return title + (step.every->asked == definition::Asked::councils ? " raden" : " colleges");
    return title + " " + (body != nullptr ? body->name : step.body);
  }

  void read_choice(const Node* node, const Body* body, Step& step) {
    const auto phrase = read_meeting(report_, node);
    if (!phrase) return;
    step.meeting = phrase->choice;
    if (phrase->body != step.body && !step.body.empty()) {
      report_.error(
          "R067", phrase->body_span,
          {"deze stap gaat naar " + in_quotes(step.body) + ", de vergadering is van " + in_quotes(phrase->body),
           "this step goes to " + in_quotes(step.body) + ", the meeting is of " + in_quotes(phrase->body)},
          {"dit is een ander orgaan", "this is another body"},
          {"schrijf " + in_quotes(step.body), "write " + in_quotes(step.body)});
      return;
    }
    if (body == nullptr || body->meetings.empty()) return;
    check_meeting(*phrase, *body);
  }

  void check_meeting(const MeetingPhrase& phrase, const Body& body) {
    if (phrase.choice.years) return;  // which meeting that is depends on the year
    const bool fixed = phrase.choice.kind == MeetingChoice::Kind::fixed;
    const auto fits = [&](const definition::Meeting& m) {
      return fixed ? m.first == phrase.choice.date : m.date < phrase.choice.date;
    };
    if (std::ranges::any_of(body.meetings, fits)) return;
    const auto near = std::ranges::min_element(body.meetings, {}, [&](const definition::Meeting& m) {
      return std::abs((m.first - phrase.choice.date).count());
    });
    const std::string date = to_string(phrase.choice.date);
    report_.error("R054", phrase.date_span,
                  fixed ? Text{in_quotes(body.id) + " vergadert niet op " + date,
                               in_quotes(body.id) + " does not meet on " + date}
                        : Text{in_quotes(body.id) + " vergadert niet vóór " + date,
                               in_quotes(body.id) + " does not meet before " + date},
                  {"zo'n vergadering staat niet in de organisatie", "the organisation has no such meeting"},
                  {"de dichtstbijzijnde is " + to_string(near->first), "the nearest is " + to_string(near->first)});
  }

  /// Is there a meeting on or before the last day?
  void check_dates(const Fields& fields, const Body& body, const Step& step) {
    for (const auto& [token, kind] :
         {std::pair{"due-by-law", OwnDate::Kind::statutory}, std::pair{"due", OwnDate::Kind::due}}) {
      const OwnDate* last = step.date(kind);
      if (last == nullptr || last->years) continue;
      const Node* node = fields[token];
      const std::string date = to_string(last->date);
      const definition::Meeting& first = body.meetings.front();
      if (first.date > last->date) {
        report_.error("R054", node->span,
                      {in_quotes(body.id) + " vergadert niet op of vóór " + date,
                       in_quotes(body.id) + " does not meet on or before " + date},
                      {"zo'n vergadering staat niet in de organisatie", "the organisation has no such meeting"},
                      {"de dichtstbijzijnde is " + to_string(first.date), "the nearest is " + to_string(first.date)});
        continue;
      }
      if (step.meeting.kind != MeetingChoice::Kind::fixed) continue;
      const auto named = std::ranges::find(body.meetings, step.meeting.date, &definition::Meeting::first);
      if (named == body.meetings.end() || named->date <= last->date) continue;
      report_.warning(
          "R093", node->span,
          {"de vergadering van " + to_string(named->date) + " komt na " + date,
           "the meeting of " + to_string(named->date) + " comes after " + date},
          {"dan moet dit behandeld zijn", "this must have been dealt with by then"},
          {"kies een eerdere vergadering, of pas de datum aan", "choose an earlier meeting, or change the date"});
    }
  }

  void read_exits(const Fields& fields, Step& step) {
    std::vector<Outcome> possible(definition::allowed(step.ask).begin(), definition::allowed(step.ask).end());
    if (step.every) possible = definition::answers(step.ask);
    if (!step.parts.empty()) possible = {Outcome::answered};
    for (const definition::OutcomeRow& row : definition::outcomes()) {
      const Outcome outcome = row.outcome;
      if (definition::follows_only(outcome)) continue;
      const Node* node = fields[exit_keyword(outcome)];
      if (node == nullptr) continue;
      if (std::ranges::find(possible, outcome) == possible.end()) {
        not_possible(report_, node->key_span, step, outcome, {"haal deze regel weg", "remove this line"});
        continue;
      }
      auto exit = read_one_exit(*node, outcome, step);
      if (exit) step.exits.push_back(std::move(*exit));
    }
  }

  std::optional<Exit> read_one_exit(const Node& node, Outcome outcome, const Step& step) {
    auto phrase = read_exit(report_, &node);
    if (!phrase) return std::nullopt;
    if (const StepGroup* group = written_out(groups_, phrase->target)) phrase->target = group->first;
    if (!step.meets() && phrase->move == Move::defer) {
      report_.error("R062", node.span,
                    step.every ? Text{"alle raden samen hebben geen volgende vergadering",
                                      "all councils together have no next meeting"}
                               : Text{"deze stap heeft geen vergadering", "this step has no meeting"},
                    {"dit kan hier niet", "this is not possible here"},
                    {"schrijf 'naar STAP', 'einde UITKOMST' of 'verder'", "write 'to STEP', 'end RESULT' or 'go on'"});
      return std::nullopt;
    }
    if (outcome == Outcome::deferred && phrase->move == Move::advance) {
      report_.error("R062", node.span,
                    {"wat wordt aangehouden, gaat niet verder alsof het besloten is",
                     "what is deferred does not go on as if it were decided"},
                    {"dit kan na aanhouden niet", "this is not possible after a deferral"},
                    {"schrijf 'volgende vergadering', 'naar STAP' of 'einde UITKOMST'",
                     "write 'next meeting', 'to STEP' or 'end RESULT'"});
      return std::nullopt;
    }
    if (phrase->move == Move::jump && !settle_jump(node, *phrase, step)) return std::nullopt;
    if (phrase->move == Move::back && !step.asks_somebody()) {
      // It comes about by itself, so it would go round for ever.
      report_.error("R062", node.span,
                    {"een stap die niemand iets vraagt, kan niet terug", "a step that asks nobody cannot go back"},
                    {"dit zou eindeloos rondgaan", "this would go round for ever"},
                    {"schrijf 'naar STAP' met een latere stap, of 'einde UITKOMST'",
                     "write 'to STEP' with a later step, or 'end RESULT'"});
      return std::nullopt;
    }
    const Text earlier{"'terug naar' wijst naar een eerdere stap", "'back to' points to an earlier step"};
    if (phrase->move == Move::back && !check_earlier(node, phrase->target_span, phrase->target, earlier))
      return std::nullopt;
    if (phrase->move == Move::end && phrase->target.empty()) phrase->target = row(outcome).token;
    return Exit{outcome, phrase->move, phrase->target};
  }

  /// "naar STAP" goes back when the step stands earlier. One that comes later is held to its stage at the end.
  bool settle_jump(const Node& node, ExitPhrase& phrase, const Step& step) {
    if (std::ranges::find(steps_, phrase.target, &Step::id) != steps_.end()) {
      phrase.move = Move::back;
      return true;
    }
    if (std::ranges::find(all_ids_, phrase.target) == all_ids_.end()) {
      unknown_step(node, phrase.target_span, phrase.target);
      return false;
    }
    jumps_.push_back({step.id, step.stage, phrase.target, phrase.target_span});
    return true;
  }
  void settle_jumps() {
    for (const Jump& jump : jumps_) {
      const auto target = std::ranges::find(steps_, jump.target, &Step::id);
      if (target == steps_.end() || target->stage > jump.stage) continue;
      const Text label = target->id == jump.from ? Text{"dit is de stap zelf", "this is the step itself"}
                                                 : Text{"deze stap staat tegelijk open", "this step is open beside it"};
      report_.error("R057", jump.span,
                    {"'naar' wijst naar een eerdere of een latere stap", "'to' points to an earlier or a later step"},
                    label, {"kies een andere stap", "choose another step"});
    }
  }

  void find_branches() {
    const int count = static_cast<int>(steps_.size());
    for (int one = 0; one < count; ++one) {
      for (int other = one + 1; other < count && steps_[one].only_if; ++other) {
        if (!steps_[other].only_if || !steps_[one].only_if->excludes(*steps_[other].only_if)) continue;
        steps_[one].excludes.push_back(other);
        steps_[other].excludes.push_back(one);
      }
    }
  }

  /// REQUIRES: the step itself is not yet in `steps_`, so what is found there is earlier.
  bool check_earlier(const Node& node, const diagnostic::Span& span, const std::string& name, const Text& message) {
    if (std::ranges::find(steps_, name, &Step::id) != steps_.end()) return true;
    if (std::ranges::find(all_ids_, name) == all_ids_.end()) {
      unknown_step(node, span, name);
      return false;
    }
    std::vector<std::string> earlier;
    for (const Step& step : steps_) earlier.push_back(step.id);
    report_.error("R057", span, message,
                  {in_quotes(name) + " komt niet eerder", in_quotes(name) + " does not come earlier"},
                  suggestion("", earlier));
    return false;
  }

  /// "naar STAP" with a step that was not read yet.
  struct Jump {
    std::string from;
    int stage = 0;
    std::string target;
    diagnostic::Span span;
  };

  Report& report_;
  const Organisation* organisation_;
  const DeclaredFacts& facts_;
  const std::map<std::string, StepGroup>& groups_;
  std::vector<Jump> jumps_;
  std::vector<std::string> all_ids_;
  std::vector<Step> steps_;
};

}  // namespace

void check_role(Report& report, const Organisation* organisation, const Node& node, const std::string& name) {
  if (organisation == nullptr || organisation->roles.contains(name) || organisation->people.contains(name)) return;
  auto known = keys_of(organisation->roles);
  for (auto& person : keys_of(organisation->people)) known.push_back(std::move(person));
  unknown_name(report, "R050", node.span, name, {"rol", "role"},
               {"deze rol staat niet in de organisatie", "this role is not in the organisation"}, known);
}

void check_policy(Report& report, const Organisation* organisation, const Node& node, const std::string& name) {
  if (organisation == nullptr || organisation->policies.contains(name)) return;
  unknown_name(report, "R052", node.span, name, {"beleid", "policy"},
               {"dit beleid staat niet in de organisatie", "this policy is not in the organisation"},
               keys_of(organisation->policies));
}

std::vector<Step> read_steps(Report& report, const Node* node, const Organisation* organisation,
                             const DeclaredFacts& facts, const std::map<std::string, StepGroup>& groups) {
  return StepsReader(report, organisation, facts, groups).read(node);
}

}  // namespace besluit::reading
