// SPDX-License-Identifier: EUPL-1.2
// The English letters, for whoever has `taal: en`. English has no articles to guess and hardly any cases, so these are
// templates, filled with the same words that an organisation's own letters may name.
#include "engine/core/letter.hpp"
#include "engine/core/letter_parts.hpp"

#include <array>

namespace besluit::engine {
namespace {

using dossier::DeadlineKind;
using dossier::NoticeKind;

struct Row {
  NoticeKind kind;
  std::string_view subject;
  std::string_view content;
};

constexpr std::string_view rung_content = R"({{#passed}}
Expected by {{date}}: {{what}}. We have not heard yet that this is done.
{{/passed}}
{{^passed}}
{{#own}}
Could you see to this by {{date}}: {{what}}?
{{/own}}
{{^own}}
Due by {{date}}: {{what}}.
{{/own}}
{{/passed}}
This is about the dossier "{{title}}".

{{cause}}

Why this date?
{{why}}{{#meeting}} The meeting is on {{meeting}}.{{/meeting}})"
                                          R"({{#legal_date}} The term itself ends on {{legal_date}}.{{/legal_date}}

What can you do?
{{#own}}{{^passed}}If it cannot be done in time, please tell us now. {{/passed}})"
                                          R"({{#passed}}Please tell us when it will be done. {{/passed}}{{/own}})"
                                          R"(Is it done already? Then let {{contact}}{{^contact}}us{{/contact}} know.
)";
constexpr std::string_view date_list =
    R"({{#dates}}
- {{date}}: {{what}}{{#meeting}} (meeting on {{meeting}}){{/meeting}})"
    R"({{#old_date}}; it was {{old_date}}{{/old_date}})"
    R"({{#legal_date}}; the term itself ends on {{legal_date}}{{/legal_date}}
{{/dates}}
)";

constexpr std::array rows{
    Row{NoticeKind::reminder, "Reminder: {{what}} by {{date}}", rung_content},
    Row{NoticeKind::escalation,
        "{{#passed}}Late: {{what}} (expected {{date}}){{/passed}}{{^passed}}{{what}}, due by {{date}}{{/passed}}",
        rung_content},
    Row{NoticeKind::dates, "Your dates in dossier {{title}}",
        R"({{#date}}These are your dates{{/date}}{{^date}}You have no dates any more{{/date}})"
        R"( in the dossier "{{title}}".

{{cause}}

@

Why these dates?
{{#dates}}
- {{why}}
{{/dates}}

What can you do?
{{#date}}Put these dates in your diary. If one of them cannot be met, please say so now.{{/date}})"
        R"({{^date}}Take the old dates out of your diary. You will get no more reminders about them.{{/date}}
)"},
    Row{NoticeKind::infeasible, "Not feasible: {{title}}", R"(The plan of the dossier "{{title}}" cannot be met.

{{cause}}

These are the dates as they stand:

@

What can you do?
Choose a later meeting, or shorten a term of your own and record why. Until then the dossier is marked as not feasible.

%See which ways out there are, and what to type for them:

%  besluitctl plan {{dossier}}
)"},
    Row{NoticeKind::withdrawn, "Withdrawn: {{title}}", R"(The dossier "{{title}}" goes no further.

{{cause}}

You need do nothing more for it and will get no more reminders.

@
)"},
    Row{NoticeKind::correction, "Correction: {{title}}",
        R"(We wrote to you before about the dossier "{{title}}"{{#what}} ({{what}}){{/what}}.)"
        R"( That notice turned out not to be needed.

{{cause}}

You need do nothing. We apologise for the confusion.
)"},
    Row{NoticeKind::moved, "A date has moved: dossier {{title}}", R"(Dates in the dossier "{{title}}" have changed.

{{cause}}

@

What can you do?
Change your diary. What you handed in already need not be handed in again.
)"},
    Row{NoticeKind::announcement, "About dossier {{title}}", "This is about the dossier \"{{title}}\".\n\n{{cause}}\n"},
    Row{NoticeKind::request, "A request in dossier {{title}}",
        "There is a request in the dossier \"{{title}}\". It waits for your answer.\n\n{{cause}}\n\nWhat can you "
        "do?\nDecide on it. Have the answer recorded (granted or declined):\n\n"
        "  besluitctl answer {{dossier}} NUMBER granted --reason REASON\n"},
    Row{NoticeKind::assigned, "Your task begins: {{step}}",
        R"(The task "{{step}}" in the dossier "{{title}}" can begin.{{#date}} It must be done by {{date}}.{{/date}}

{{cause}}

Why this date?
{{why}}

What can you do?
Is it done? Then let us know. If it cannot be done in time, please say so now.
)"},
    Row{NoticeKind::invitation, "Written round: {{step}}",
        R"("{{step}}" in the dossier "{{title}}" is decided in writing.)"
        R"({{#date}} The members{{#body}} of {{body}}{{/body}} can answer until {{date}}.{{/date}}

{{cause}}

Why this date?
{{why}}

What can you do?
!Put the proposal to the members and ask for their answers{{#date}} by that day{{/date}}. It needs no meeting. )"
        R"(Gather the answers and let {{#contact}}{{contact}}{{/contact}}{{^contact}}us{{/contact}} know the outcome.
%Put the proposal to the members and ask for their answers{{#date}} by that day{{/date}}. It needs no meeting. )"
        R"(Have they answered? Then record the outcome:

%  besluitctl record {{dossier}} STEP OUTCOME
)"},
    Row{NoticeKind::late_paper, "Papers sent later: {{step}}",
        "Papers for \"{{step}}\" in the dossier \"{{title}}\" were sent later.\n\n{{cause}}\n"},
    Row{NoticeKind::answer, "Answer to your request: {{title}}",
        "Your request in the dossier \"{{title}}\" was decided.\n\n{{cause}}\n"},
    Row{NoticeKind::ended, "Completed: {{title}}",
        "The dossier \"{{title}}\" has ended.\n\n{{cause}}\n\nYou need do nothing more for it.\n"},
    Row{NoticeKind::outcome, "Outcome: {{title}}",
        "There is an outcome in the dossier \"{{title}}\".\n\n{{cause}}\n\nYou need do nothing.\n"},
    Row{NoticeKind::outcome_corrected, "An outcome was corrected: {{title}}",
        "We wrote to you before about an outcome in the dossier \"{{title}}\". It was wrong.\n\n{{cause}}\n\nWe "
        "apologise for the confusion.\n"},
    Row{NoticeKind::outcome_missing, "What was decided? {{step}}",
        "We do not know yet what was decided about \"{{step}}\" in the dossier \"{{title}}\". The dossier goes no "
        "further until that is recorded.\n\n{{cause}}\n\nWhat can you do?\n"
        "!Have the outcome recorded. Was the item not dealt with? Then have it recorded as deferred, or give it "
        "another "
        "meeting.\n"
        "%Record what was decided. Which outcomes there are you see with 'besluitctl show {{dossier}}'.\n\n"
        "%  besluitctl record {{dossier}} STEP OUTCOME\n\n"
        "%Was the item not dealt with? Then choose another meeting (besluitctl retarget), or record that it was "
        "deferred:\n\n%  besluitctl record {{dossier}} STEP deferred\n"},
    Row{NoticeKind::question, "Your answer, please: {{step}}",
        "You receive the papers about \"{{step}}\" in the dossier \"{{title}}\"."
        "{{#date}} Your answer is expected by {{date}}.{{/date}}\n\n{{cause}}\n"
        "{{#date}}\n\nWhy this date?\n{{why}}\n{{/date}}\n\n"
        "What can you do?\nSend your answer{{#date}} by that day{{/date}}. Let us know when you received the papers "
        "too: "
        "a term that begins with the receipt then runs from that day.\n"},
    Row{NoticeKind::delivery_failed, "Notices that could not be delivered: {{title}}",
        "{{cause}}\n\n@\n\nWhat can you do?\nFind out why with 'besluitctl why notice ID'. Send them again with "
        "'besluitctl notices retry'.\n"},
    Row{NoticeKind::channel_failing, "Channel {{title}} fails",
        "{{cause}} The notices wait and are tried again.\n\n@\n\nWhat can you do?\nMend the channel and try it with "
        "'besluitctl notify test {{title}}'.\n"},
    Row{NoticeKind::silence_ending, "Silence {{title}} ends soon",
        "{{cause}} After that notices go out again.\n\n@\n\nWhat can you do?\nMust it last longer? Then agree on "
        "another "
        "silence, with a reason.\n"},
    Row{NoticeKind::hand_over, "You take over",
        "{{cause}} Notices that would go there come to you in that time.\n\n@\n\nWhat can you do?\nPut these dates in "
        "your diary. You need not confirm anything.\n"},
    Row{NoticeKind::digest, "{{title}}", "{{cause}}\n"},
};
static_assert([] {
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (static_cast<std::size_t>(rows[i].kind) != i) return false;
  return rows.size() == static_cast<std::size_t>(NoticeKind::digest) + 1;
}());

// A heading under which nothing came is left out.
std::string without_empty_sections(std::string text) {
  for (const std::string_view heading : {"Why this date?", "Why these dates?"}) {
    const std::size_t at = text.find(heading);
    if (at == std::string::npos) continue;
    const std::size_t end = text.find("\n\n", at);
    const std::string under = text.substr(at + heading.size(), end - at - heading.size());
    if (under.find_first_not_of(" \n-") == std::string::npos) text.erase(at, end - at);
  }
  return text;
}

// The reasons that several dates share are said once.
std::string without_repeats(const std::string& text) {
  std::string result;
  std::string seen;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size() - 1);
    const std::string line = text.substr(begin, end + 1 - begin);
    begin = end + 1;
    if (line.starts_with("- ") && (line == "- \n" || seen.find("\n" + line) != std::string::npos)) continue;
    if (line.starts_with("- ")) seen += "\n" + line;
    result += line;
  }
  return result;
}

// A line that begins with % is for who works with besluitctl, with ! for the others. STEP is the step as it is typed.
std::string for_reader(const LetterSetting& setting, std::string_view content) {
  std::string result;
  while (!content.empty()) {
    const std::size_t end = std::min(content.find('\n'), content.size() - 1) + 1;
    std::string line(content.substr(0, end));
    content.remove_prefix(end);
    if (line.front() == (works_with_ctl(setting) ? '!' : '%')) continue;
    if (line.front() == '%' || line.front() == '!') line.erase(0, 1);
    if (const std::size_t at = line.find(" STEP "); at != line.npos && line.starts_with("  "))
      line.replace(at + 1, 4, setting.step);
    result += line;
  }
  return result;
}

}  // namespace

LetterWords english_words(const LetterSetting& setting, const FactLine& line) {
  LetterWords words;
  words.step = letter::one_line(line.step_title.empty() ? line.step : line.step_title);
  const definition::Body* body = setting.world.body(line.body);
  if (!line.body.empty()) words.body = body == nullptr ? line.body : "the " + letter::one_line(body->name);
  const std::string title = letter::in_quotes(words.step);
  switch (line.kind) {
    case DeadlineKind::papers:
      words.what = line.body.empty() ? "sending out the papers for " + title : "papers for " + words.body;
      break;
    case DeadlineKind::reply:
      words.what = "answer of " + words.body + " to " + title;
      break;
    case DeadlineKind::sending:
      words.what = "sending out the papers for " + words.body;
      break;
    case DeadlineKind::target:
      words.what = "target date of " + title;
      break;
    case DeadlineKind::task:
    case DeadlineKind::statutory:
    case DeadlineKind::agreed:
      words.what = words.step;
      break;
  }
  const auto owner = setting.world.resolve(line.owner);
  const bool another = !line.own || (owner && owner->mail != setting.to.mail);
  words.owed = another ? Owed::by_another : Owed::by_reader;
  return words;
}

LetterParts english_letter(const LetterSetting& setting, const definition::TemplateValues& values) {
  const Row& row = rows[static_cast<std::size_t>(setting.kind)];
  LetterParts parts;
  const std::string name = letter::one_line(setting.to.name);
  parts.salutation = name.empty() ? "Good day," : "Dear " + name + ",";
  parts.subject = letter::capital(letter::one_line(definition::fill(row.subject, values).value_or("")));
  std::string content = for_reader(setting, row.content);
  if (const std::size_t at = content.find('@'); at != std::string::npos)
    content.replace(at, 1,
                    dossier::is_of_organisation(setting.kind) ? "{{#items}}\n- {{item}}\n{{/items}}" : date_list);
  if (setting.facts.late && setting.facts.due < setting.today)
    content += "\nThis notice comes later than was meant: it should have been sent on " +
               spoken(setting.facts.due, Language::en) + ".\n";
  parts.content =
      letter::tidied(without_empty_sections(without_repeats(definition::fill(content, values).value_or("")))) + "\n";
  if (!dossier::is_of_organisation(setting.kind)) {
    letter::Letter questions;
    if (!setting.contact)
      questions.section("Questions?", "Reply to this mail.");
    else if (setting.contact->mail == setting.to.mail)
      questions.section("Questions?", "You are the contact for this dossier yourself.");
    else
      questions.section("Questions?", "Ask " + values.words.at("contact") + ", or reply to this mail.");
    parts.questions = questions.take();
  }
  const std::string about = setting.dossier.empty() ? "" : " about dossier " + setting.dossier;
  parts.footer = "Automatic message" + about + "\n" + letter::one_line(setting.world.name) + "\n";
  return parts;
}

}  // namespace besluit::engine
