// SPDX-License-Identifier: EUPL-1.2
// What the commands share: refusals in words, and small questions about a dossier.
#include "workflows/dossier/commands.hpp"

#include "rules/diagnostic/diagnostic.hpp"

#include <algorithm>

namespace besluit::dossier {

std::unexpected<Rejection> refuse(const Setting& setting, const Dossier& before, Refusal code, Text sentence) {
  return std::unexpected(Rejection{code, std::move(sentence), possible_now(setting.workflow, before)});
}

std::unexpected<Rejection> refuse(Refusal code, Text sentence, std::vector<std::string> possible) {
  return std::unexpected(Rejection{code, std::move(sentence), std::move(possible)});
}

Text too_long(const std::string& what_nl, const std::string& what_en) {
  const std::string limit = std::to_string(text_bytes_max);
  return {what_nl + " is te lang: hoogstens " + limit + " bytes.",
          what_en + " is too long: at most " + limit + " bytes."};
}

Text step_unknown(const definition::Workflow& workflow, const std::string& step) {
  std::vector<std::string> names;
  for (const definition::Step& known : workflow.steps) names.push_back(known.id);
  const std::string word = diagnostic::printable(step.substr(0, id_bytes_max));
  const Text hint = meant(step, names);
  return {"De route heeft geen stap '" + word + "'" + hint.nl + " De stappen zijn: " + listed(names, "en") + ".",
          "The route has no step '" + word + "'" + hint.en + " The steps are: " + listed(names, "and") + "."};
}

Text has_ended(const Dossier& dossier) {
  if (dossier.status == Status::withdrawn) {
    return {"Het dossier is ingetrokken; er kan niets meer worden vastgelegd.",
            "The dossier was withdrawn; nothing more can be recorded."};
  }
  std::string result = dossier.result == "completed" ? "voltooid" : dossier.result;
  if (const auto outcome = definition::outcome_named(result)) result = definition::row(*outcome).nl;
  return {"De route is beëindigd (" + result + "); alleen corrigeren kan nog.",
          "The route has ended (" + dossier.result + "); it can only be corrected."};
}

std::string stopped(const std::string& text) {
  const std::size_t last = text.find_last_not_of(" \t\r\n");
  const std::string trimmed = last == std::string::npos ? "" : text.substr(0, last + 1);
  const bool ends = !trimmed.empty() && std::string_view(".!?").find(trimmed.back()) != std::string_view::npos;
  return ends ? trimmed : trimmed + ".";
}

bool is_blank(const std::string& text) {
  return std::ranges::all_of(text, [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; });
}

std::string listed(const std::vector<std::string>& names, const std::string& last_and) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) text += i + 1 == names.size() ? " " + last_and + " " : ", ";
    text += names[i];
  }
  return text;
}

Text meant(const std::string& word, const std::vector<std::string>& names) {
  // The distance is quadratic in the length: a word that long is no slip of the pen.
  const std::string near = word.size() > id_bytes_max ? "" : diagnostic::nearest(word, names);
  if (near.empty()) return {".", "."};
  return {", bedoelt u '" + near + "'?", ", did you mean '" + near + "'?"};
}

std::optional<Rejection> wrong_day(const Setting& setting, const Dossier& before, Date on) {
  if (on > setting.today) {
    return Rejection{Refusal::date_in_future,
                     {"De datum " + besluit::to_string(on) + " ligt in de toekomst; vandaag is het " +
                          besluit::to_string(setting.today) + ".",
                      "The date " + besluit::to_string(on) + " lies in the future; today is " +
                          besluit::to_string(setting.today) + "."},
                     possible_now(setting.workflow, before)};
  }
  if (on < before.started_on - before_start_max) {
    return Rejection{
        Refusal::date_before_start,
        {"De datum " + besluit::to_string(on) + " ligt meer dan een jaar voor de start van het dossier (" +
             besluit::to_string(before.started_on) + ").",
         "The date " + besluit::to_string(on) + " lies more than a year before the start of the dossier (" +
             besluit::to_string(before.started_on) + ")."},
        possible_now(setting.workflow, before)};
  }
  return std::nullopt;
}

std::optional<Rejection> before_meeting(const Setting& setting, const Dossier& before, int step, Date on,
                                        definition::Outcome outcome) {
  const StepState& state = before.steps[static_cast<std::size_t>(step)];
  const definition::Step& asking = setting.workflow.steps[static_cast<std::size_t>(step)];
  const definition::Body* body = setting.world.body(asking.body);
  if (outcome == definition::Outcome::deferred || !asking.meets() || body == nullptr) return std::nullopt;
  if (!state.meeting || on >= state.meeting->date) return std::nullopt;
  if (std::ranges::find(body->meetings, on, &definition::Meeting::date) != body->meetings.end()) return std::nullopt;
  return refuse(setting, before, Refusal::before_meeting,
                {"De stap '" + state.id + "' staat op de agenda van " + spoken(state.meeting->date, Language::nl) +
                     " (" + body->name + "); op " + spoken(on, Language::nl) +
                     " vergadert dit orgaan niet. Is er toch vergaderd? Voeg die vergadering dan eerst toe.",
                 "The step '" + state.id + "' is on the agenda of " + spoken(state.meeting->date, Language::en) + " (" +
                     body->name + "); on " + spoken(on, Language::en) +
                     " this body does not meet. Did it meet after all? Then add that meeting first."})
      .error();
}

bool says_delivered(const std::string& outcome) {
  const auto same = [&](std::string_view word) {
    return std::ranges::equal(outcome, word, [](char a, char b) {
      return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
    });
  };
  return same("delivered") || same("aangeleverd");
}

bool can_deliver(const definition::Workflow& workflow, const Dossier& dossier, int step) {
  const auto at = static_cast<std::size_t>(step);
  if (step < 0 || at >= dossier.steps.size() || at >= workflow.steps.size()) return false;
  const StepState& state = dossier.steps[at];
  return workflow.steps[at].meets() && state.status != StepStatus::done && !state.delivered;
}

bool can_acknowledge(const Dossier& dossier, const std::string& step) {
  return std::ranges::any_of(dossier.deadlines, [&](const Deadline& deadline) {
    const bool for_good = deadline.acknowledged && !deadline.seen_until;
    if (!deadline.running || for_good || deadline.name.step != step) return false;
    return std::ranges::any_of(deadline.rungs,
                               [](const Rung& rung) { return rung.sent || rung.plan.settled == NotSent::none; });
  });
}

void close_for_back(Draft& draft, const Dossier& was, const std::string& deciding) {
  std::vector<DeadlineClosed> closed;
  for (const Deadline& deadline : draft.state().deadlines) {
    if (!deadline.running) continue;
    const int index = was.index_of(deadline.name.step);
    if (index < 0) continue;
    const auto at = static_cast<std::size_t>(index);
    const bool reset = draft.state().steps[at].status == StepStatus::waiting;
    if (deadline.name.step == deciding) {
      closed.push_back({deadline.name, NotSent::step_done, ""});
    } else if (reset && was.steps[at].status == StepStatus::open) {
      closed.push_back({deadline.name, NotSent::sent_back, ""});
    }
  }
  for (DeadlineClosed& event : closed) draft.emit(std::move(event));
}

Date decided_day(const std::optional<definition::Meeting>& meeting, Date on) {
  return meeting ? meeting->date : on;
}

}  // namespace besluit::dossier
