// SPDX-License-Identifier: EUPL-1.2
#include "workflows/reading/canonical.hpp"
#include "workflows/reading/readers.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace besluit::reading {
namespace {

using definition::Body;
using definition::Meeting;
using definition::Organisation;
using definition::Participant;
using definition::Person;

class OrganisationReader {
 public:
  OrganisationReader(Report& report, const Node& root) : report_(report), fields_(report, root, Shape::organisation) {}

  Organisation read() {
    (void)check_kind(report_, fields_, "organisation");
    value_.id = read_id(report_, fields_["organisation"]).value_or("");
    value_.name = read_text(report_, fields_["name"]).value_or("");
    read_zone();
    read_people();
    read_roles();
    // Recess first, and closure of the office last: a series that is "niet in reces" may meet in an office that is
    // closed.
    value_.closures = read_closures(report_, fields_["recess"]);
    read_bodies();
    read_participants();
    read_policies();
    read_letters(report_, fields_["letters"], value_.letters);
    if (fields_["parameters"] != nullptr)
      for (const Node& one : entries(report_, fields_["parameters"]))
        if (auto text = read_text(report_, &one)) value_.parameters.emplace(one.key, std::move(*text));
    for (auto& closure : read_closures(report_, fields_["closure"], definition::Closure::Kind::office))
      value_.closures.push_back(std::move(closure));
    check_names();
    check_rules();
    for (const std::string_view key : {"recess", "closure"}) check_closures(fields_[key]);
    return std::move(value_);
  }

 private:
  void read_zone() {
    const Node* node = fields_["timezone"];
    const auto zone = read_text(report_, node);
    if (!zone || *zone == value_.zone) return;
    report_.error(
        "R046", node->span,
        {"alleen de tijdzone 'Europe/Amsterdam' is mogelijk", "only the time zone 'Europe/Amsterdam' is possible"},
        {"deze tijdzone kan niet", "this time zone is not possible"},
        {"schrijf 'Europe/Amsterdam', of laat de regel weg", "write 'Europe/Amsterdam', or leave the line out"});
  }

  void read_people() {
    for (const Node& node : entries(report_, fields_["people"])) {
      check_id(report_, node.key, node.key_span);
      const Fields fields(report_, node, Shape::person);
      std::vector<std::string> mails = read_mails(report_, fields["mail"]);
      Person person{node.key, read_text(report_, fields["name"]).value_or(""),
                    mails.empty() ? "" : std::move(mails.front()), read_id(report_, fields["deputy"]).value_or(""),
                    read_language(report_, fields["language"])};
      if (mails.size() > 1) person.more_mails.assign(mails.begin() + 1, mails.end());
      if (!person.deputy.empty()) deputies_.emplace_back(fields["deputy"], person.deputy);
      value_.people.emplace(node.key, std::move(person));
    }
  }

  void read_roles() {
    for (const Node& node : entries(report_, fields_["roles"])) {
      check_id(report_, node.key, node.key_span);
      value_.roles.emplace(node.key, "");
      if (node.is_null()) {
        report_.error("R042", node.key_span,
                      {"niemand vervult de rol '" + node.key + "'", "nobody fills the role '" + node.key + "'"},
                      {"hier ontbreekt een mens", "a person is missing here"},
                      {"zet er een naam uit 'mensen' achter, of haal de rol weg",
                       "put a name from 'people' after it, or remove the role"});
        continue;
      }
      const auto person = read_id(report_, &node);
      if (!person) continue;
      value_.roles[node.key] = *person;
      if (!value_.people.contains(*person) && fields_["people"] != nullptr) {
        unknown_name(report_, "R040", node.span, *person, {"mens", "person"},
                     {"deze mens staat niet onder 'mensen'", "this person is not listed under 'people'"},
                     keys_of(value_.people));
      }
    }
  }

  /// What a body and a council have in common.
  /// `recess` is that of the participant whose council it is.
  void read_shared(const Fields& fields, Body& body, const std::vector<definition::Closure>& recess) {
    body.contact = read_text(report_, fields["contact"]).value_or("");
    if (!body.contact.empty()) contacts_.emplace_back(fields["contact"], body.contact);
    body.papers = read_term_before(report_, fields["papers"]);
    body.sending = read_term_before(report_, fields["sending"]);
    auto away = value_.closures;
    away.insert(away.end(), recess.begin(), recess.end());
    body.recess = read_closures(report_, fields["recess"]);
    away.insert(away.end(), body.recess.begin(), body.recess.end());
    body.meetings = read_meetings(report_, fields["meetings"], away);
    check_sending(fields, body);
  }

  /// Papers that go out before they must be in: then they must be in on the day that they go out.
  void check_sending(const Fields& fields, const Body& body) {
    if (!body.papers || !body.sending) return;
    const Date day = body.meetings.empty() ? make_date(2024, 7, 10) : body.meetings.front().date;
    const Date papers = terms::back(day, *body.papers);
    const Date sending = terms::back(day, *body.sending);
    if (sending >= papers) return;
    report_.warning(
        "R095", fields["sending"]->span,
        {"de stukken gaan de deur uit voordat ze binnen moeten zijn", "the papers are sent out before they must be in"},
        {"voor een vergadering op " + to_string(day) + ": uit op " + to_string(sending) + ", binnen op " +
             to_string(papers),
         "for a meeting on " + to_string(day) + ": out on " + to_string(sending) + ", in on " + to_string(papers)},
        {"maak 'aanleveren' langer of 'verzenden' korter", "make 'papers' longer or 'sending' shorter"});
  }

  /// A recess in which everything happens is a slip: nobody would be reminded of anything.
  void check_closures(const Node* list) {
    if (list == nullptr || !list->is_list()) return;
    Report quiet("");
    for (const Node& item : list->children) {
      const Node* until = item.child(spelled(report_, "until"));
      if (until == nullptr) continue;
      const auto from = read_date(quiet, item.child(spelled(report_, "from")));
      const auto last = read_date(quiet, until);
      if (!from || !last || *last < *from) continue;
      const bool long_one = *last - *from >= std::chrono::days{366};
      const auto within = [&](const Meeting& meeting) { return *from <= meeting.date && meeting.date <= *last; };
      std::size_t meetings = 0;
      std::size_t inside = 0;
      for (const auto& [id, body] : value_.bodies) {
        meetings += body.meetings.size();
        inside += static_cast<std::size_t>(std::ranges::count_if(body.meetings, within));
      }
      const bool all = meetings > 0 && inside == meetings;
      if (!long_one && !all) continue;
      report_.warning("R094", until->span,
                      all ? Text{"alle vergaderingen vallen in deze dagen", "all meetings lie in these days"}
                          : Text{"deze dagen beslaan meer dan een jaar", "these days cover more than a year"},
                      {"zo lang wordt niemand herinnerd", "for so long nobody is reminded"},
                      {"kijk het jaar na", "check the year"});
    }
  }

  void read_bodies() {
    for (const Node& node : entries(report_, fields_["bodies"])) {
      check_id(report_, node.key, node.key_span);
      const Fields fields(report_, node, Shape::body);
      Body body;
      body.id = node.key;
      body.name = read_text(report_, fields["name"]).value_or("");
      read_shared(fields, body, {});
      body.members = read_word(report_, fields["members"], words_of(Holds::members)).value_or("");
      const auto late = read_word(report_, fields["late-papers"], words_of(Holds::late_papers));
      if (late == "with-reason") body.late_papers = definition::LatePapers::with_reason;
      if (late == "refused") body.late_papers = definition::LatePapers::refused;
      body.quorum = read_rule(report_, fields["quorum"], votes::Use::quorum);
      body.majority = read_rule(report_, fields["majority"], votes::Use::majority);
      if (body.members == "participants") {
        rules_.emplace_back(fields["quorum"], body.quorum);
        rules_.emplace_back(fields["majority"], body.majority);
      }
      if (value_.roles.contains(node.key) || value_.people.contains(node.key)) {
        report_.error(
            "R047", node.key_span,
            {"'" + node.key + "' is al een rol of een mens", "'" + node.key + "' is already a role or a person"},
            {"een bericht aan deze naam kan nu twee kanten op", "a message to this name could go two ways"},
            {"geef het orgaan een andere korte naam", "give the body another short name"});
      }
      value_.bodies.emplace(node.key, std::move(body));
    }
  }

  std::optional<std::string> read_council(const Node* node, const Participant& participant, std::string_view kind) {
    if (node == nullptr) return std::nullopt;
    const Fields fields(report_, *node, Shape::council);
    Body body;
    body.id = participant.id + "/" + std::string(kind);
    body.name = read_text(report_, fields["name"]).value_or(std::string(kind) + " " + participant.name);
    body.participant = participant.id;
    read_shared(fields, body, participant.closures);
    std::string id = body.id;
    value_.bodies.emplace(id, std::move(body));
    return id;
  }

  void read_participants() {
    for (const Node& node : entries(report_, fields_["participants"])) {
      check_id(report_, node.key, node.key_span);
      const Fields fields(report_, node, Shape::participant);
      Participant participant;
      participant.id = node.key;
      participant.name = read_text(report_, fields["name"]).value_or("");
      participant.votes = read_whole(report_, fields["votes"], 0, votes_max).value_or(1);
      participant.closures = read_closures(report_, fields["recess"]);  // its councils know no series in it
      participant.new_councils = read_dates(report_, fields["new-council"]);
      if (!participant.new_councils.empty() && !fields.mentions("council")) {
        report_.error("R060", fields["new-council"]->key_span,
                      {"deze deelnemer heeft geen raad", "this participant has no council"},
                      {"zonder 'raad' zegt deze dag niets", "without 'council' this day says nothing"},
                      {"voeg 'raad' toe, of haal deze regel weg", "add 'council', or remove this line"});
      }
      participant.council = read_council(fields["council"], participant, "raad");
      participant.college = read_council(fields["college"], participant, "college");
      value_.participants.emplace(node.key, std::move(participant));
    }
  }

  void read_policies() {
    for (const Node& node : entries(report_, fields_["policies"])) {
      check_id(report_, node.key, node.key_span);
      auto policy = read_policy(report_, node);
      if (const Node* escalate = node.child(spelled(report_, "escalate")); escalate != nullptr && escalate->is_list()) {
        for (const Node& item : escalate->children) {
          const Node* to = item.child(spelled(report_, "to"));
          if (to != nullptr && to->is_scalar() && !to->broken) receivers_.emplace_back(to, to->text);
        }
      }
      value_.policies.emplace(node.key, std::move(policy));
    }
  }

  /// Names that point to something else, once everything is known.
  void check_names() {
    auto people_and_roles = keys_of(value_.roles);
    for (auto& person : keys_of(value_.people)) people_and_roles.push_back(std::move(person));
    auto everybody = people_and_roles;
    for (auto& body : keys_of(value_.bodies)) everybody.push_back(std::move(body));
    const auto check = [&](const Node* node, const std::string& name, const std::vector<std::string>& known,
                           bool mail) {
      if ((mail && is_mail(name)) || std::ranges::find(known, name) != known.end()) return;
      unknown_name(report_, "R041", node->span, name, {"naam", "name"},
                   mail ? Text{"dit is geen rol, mens, orgaan of mailadres dat bekend is",
                               "this is no known role, person, body or mail address"}
                        : Text{"dit is geen rol of mens die bekend is", "this is no known role or person"},
                   known);
    };
    for (const auto& [node, name] : deputies_) check(node, name, people_and_roles, false);
    for (const auto& [node, name] : contacts_) check(node, name, people_and_roles, true);
    for (const auto& [node, name] : receivers_) check(node, name, everybody, true);
  }

  /// "12 van 18" where the participants are the members and are not 18.
  void check_rules() {
    std::int64_t votes = 0;
    for (const auto& [id, participant] : value_.participants) votes += participant.votes;
    const auto members = static_cast<std::int64_t>(value_.participants.size());
    for (const auto& [node, rule] : rules_) {
      for (const votes::Threshold& part : rule) {
        const std::int64_t all = part.measure == votes::Measure::heads ? members : votes;
        const std::int64_t asked = part.of != 0 ? part.of : part.kind == votes::Kind::count ? part.count : 0;
        if (part.of != 0 ? part.of == all : asked <= all) continue;
        const bool heads = part.measure == votes::Measure::heads;
        report_.error("R029", node->span,
                      {"deze regel gaat over " + std::to_string(asked) + (heads ? " leden" : " stemmen") +
                           ", maar het zijn er " + std::to_string(all),
                       "this rule speaks of " + std::to_string(asked) + (heads ? " members" : " votes") +
                           ", but there are " + std::to_string(all)},
                      {"dit getal past niet bij de deelnemers", "this number does not fit the participants"},
                      {"pas het getal aan, of schrijf een breuk zoals '2/3'",
                       "change the number, or write a share such as '2/3'"});
      }
    }
  }

  Report& report_;
  Fields fields_;
  Organisation value_;
  std::vector<std::pair<const Node*, votes::Thresholds>> rules_;  ///< of bodies whose members are the participants
  std::vector<std::pair<const Node*, std::string>> deputies_;
  std::vector<std::pair<const Node*, std::string>> contacts_;
  std::vector<std::pair<const Node*, std::string>> receivers_;
};

}  // namespace

OrganisationRead read_organisation(const Source& source) {
  Parsed parsed = parse(source);
  Report report(source.name);
  report.take_over(std::move(parsed.diagnostics));
  OrganisationRead result;
  if (parsed.root && !is_other_kind(report, *parsed.root, "organisation")) {
    auto value = OrganisationReader(report, *parsed.root).read();
    if (!diagnostic::has_errors(report.findings())) {
      value.hash = sha256_hex(canonical(*parsed.root, Shape::organisation));
      value.text = source.text;
      result.value = std::move(value);
    }
  }
  result.diagnostics = std::move(report.findings());
  diagnostic::sort_unique(result.diagnostics);
  return result;
}

}  // namespace besluit::reading
