// SPDX-License-Identifier: EUPL-1.2
#include "rules/terms/statutes.hpp"

#include "rules/diagnostic/diagnostic.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

namespace besluit::terms {
namespace {

constexpr Date always = date_min;
constexpr Date change_2015 = make_date(2015, 1, 1);
constexpr Date change_2022 = make_date(2022, 7, 1);  // law of 15-12-2021, Stb. 2022, 18; in force by Stb. 2022, 128

constexpr Term weeks(int count) {
  return {count, Unit::weeks};
}
constexpr LegalTerm forward_by_law{{}, Direction::forward, Counting::exclusive, Ground::law, Rolling::by_ground};
constexpr LegalTerm from_the_day_itself{{}, Direction::forward, Counting::inclusive, Ground::law, Rolling::by_ground};
constexpr LegalTerm backward_by_law{{}, Direction::backward, Counting::exclusive, Ground::law, Rolling::by_ground};
constexpr LegalTerm without_atw{{}, Direction::forward, Counting::exclusive, Ground::law, Rolling::switched_off};

constexpr std::array at_receipt{Anchor::receipt};
constexpr std::array at_sending{Anchor::sending};
constexpr std::array at_adoption{Anchor::adoption};
constexpr std::array at_publication{Anchor::publication};
constexpr std::array at_inspection{Anchor::inspection};
constexpr std::array at_notice{Anchor::notice};
constexpr std::array at_period_end{Anchor::period_end};
constexpr std::array at_hearing{Anchor::hearing};
constexpr std::array at_delivery{Anchor::delivery};
// "Voordat zij aan het algemeen bestuur wordt aangeboden": the earlier of the two readings is the safe one.
constexpr std::array at_offering{Anchor::papers_out, Anchor::meeting};

constexpr std::array wgr_1_3{StatuteVersion{change_2022, weeks(8), {}}};
constexpr std::array wgr_34b{StatuteVersion{change_2015, {}, YearLimit{4, 15, -1}},
                             StatuteVersion{change_2022, {}, YearLimit{4, 30, -1}}};
constexpr std::array wgr_34_2{StatuteVersion{always, weeks(2), YearLimit{7, 15, -1}},
                              StatuteVersion{change_2015, weeks(2), YearLimit{8, 1, -1}},
                              StatuteVersion{change_2022, weeks(2), YearLimit{9, 15, -1}}};
constexpr std::array wgr_34_4{StatuteVersion{always, weeks(2), YearLimit{7, 15, 1}}};
constexpr std::array wgr_35_1{StatuteVersion{always, weeks(6), {}}, StatuteVersion{change_2015, weeks(8), {}},
                              StatuteVersion{change_2022, weeks(12), {}}};
constexpr std::array ten_days{StatuteVersion{always, Term{10, Unit::days}, {}}};
constexpr std::array four_weeks{StatuteVersion{always, weeks(4), {}}};
constexpr std::array six_weeks{StatuteVersion{always, weeks(6), {}}};
constexpr std::array eight_weeks{StatuteVersion{always, weeks(8), {}}};
constexpr std::array twelve_weeks{StatuteVersion{always, weeks(12), {}}};
constexpr std::array thirteen_weeks{StatuteVersion{always, weeks(13), {}}};
constexpr std::array one_week{StatuteVersion{always, weeks(1), {}}};
constexpr std::array one_month{StatuteVersion{always, Term{1, Unit::months}, {}}};
constexpr std::array two_months{StatuteVersion{always, Term{2, Unit::months}, {}}};
constexpr std::array fine_days{StatuteVersion{always, Term{42, Unit::days}, {}}};
constexpr std::array one_day_in_hours{StatuteVersion{always, Term{24, Unit::hours}, {}}};

constexpr std::array table{
    Statute{"wgr-1-3",
            "Wgr art. 1 lid 3",
            "zienswijze van de raad op een ontwerpregeling",
            "view of the council on a draft arrangement",
            forward_by_law,
            at_receipt,
            wgr_1_3,
            {},
            Mark::verified},
    Statute{"wgr-34b",
            "Wgr art. 34b",
            "kaders en voorlopige jaarrekening naar de raden",
            "principles and provisional accounts to the councils",
            forward_by_law,
            at_sending,
            wgr_34b,
            {},
            Mark::verified},
    Statute{"wgr-34-2",
            "Wgr art. 34 lid 2",
            "begroting naar gedeputeerde staten",
            "budget to the province",
            forward_by_law,
            at_adoption,
            wgr_34_2,
            {},
            Mark::verified},
    Statute{"wgr-34-4",
            "Wgr art. 34 lid 4",
            "jaarrekening naar gedeputeerde staten",
            "annual accounts to the province",
            forward_by_law,
            at_adoption,
            wgr_34_4,
            {},
            Mark::verified},
    Statute{"wgr-35-1",
            "Wgr art. 35 lid 1",
            "ontwerpbegroting naar de raden, voordat het AB haar krijgt",
            "draft budget to the councils, before the board gets it",
            backward_by_law,
            at_offering,
            wgr_35_1,
            {},
            Mark::interpretation},
    Statute{"wgr-37-1",
            "Wgr art. 37 lid 1",
            "mededeling van gedeputeerde staten aan de minister",
            "notice of the province to the minister",
            forward_by_law,
            at_notice,
            ten_days,
            {},
            Mark::verified},
    Statute{"wgr-37-4",
            "Wgr art. 37",
            "schorsing of vernietiging na de mededeling",
            "suspension or annulment after the notice",
            forward_by_law,
            at_notice,
            four_weeks,
            {},
            Mark::verified},
    Statute{"awb-3-16",
            "Awb art. 3:16",
            "zienswijzen na terinzagelegging",
            "views after laying open for inspection",
            from_the_day_itself,
            at_inspection,
            six_weeks,
            {},
            Mark::verified},
    Statute{"awb-4-13",
            "Awb art. 4:13",
            "redelijke beslistermijn",
            "reasonable term to decide",
            forward_by_law,
            at_receipt,
            eight_weeks,
            {},
            Mark::verified},
    Statute{"awb-4-17",
            "Awb art. 4:17 lid 1",
            "dagen van de dwangsom",
            "days of the penalty",
            without_atw,
            at_notice,
            fine_days,
            {},
            Mark::verified},
    Statute{"awb-6-7",
            "Awb art. 6:7",
            "bezwaar of beroep",
            "objection or appeal",
            forward_by_law,
            at_publication,
            six_weeks,
            {},
            Mark::verified},
    Statute{"awb-6-9",
            "Awb art. 6:9 lid 2",
            "ontvangst van wat op tijd is gepost",
            "receipt of what was posted in time",
            forward_by_law,
            at_period_end,
            one_week,
            {},
            Mark::verified},
    Statute{"awb-7-4",
            "Awb art. 7:4 lid 1",
            "stukken voor de hoorzitting",
            "papers for the hearing",
            backward_by_law,
            at_hearing,
            ten_days,
            {},
            Mark::verified},
    Statute{"awb-7-10", "Awb art. 7:10 lid 1", "beslissing op bezwaar", "decision on an objection", forward_by_law,
            at_period_end, six_weeks, weeks(6), Mark::verified},
    Statute{"awb-7-10-advies", "Awb art. 7:10 lid 1 (adviescommissie)", "beslissing op bezwaar na advies",
            "decision on an objection after advice", forward_by_law, at_period_end, twelve_weeks, weeks(6),
            Mark::verified},
    Statute{"awb-10-31", "Awb art. 10:31", "besluit over goedkeuring", "decision on approval", forward_by_law,
            at_sending, thirteen_weeks, weeks(13), Mark::recalled},
    Statute{"wor-25-6",
            "WOR art. 25 lid 6",
            "opschorting van de uitvoering",
            "suspension of the execution",
            forward_by_law,
            at_notice,
            one_month,
            {},
            Mark::interpretation},
    Statute{"wor-26-2",
            "WOR art. 26 lid 2",
            "beroep van de ondernemingsraad",
            "appeal of the works council",
            forward_by_law,
            at_notice,
            one_month,
            {},
            Mark::verified},
    Statute{"gemeentewet-20-2",
            "Gemeentewet art. 20 lid 2",
            "tweede vergadering na de oproep",
            "second meeting after the call",
            forward_by_law,
            at_delivery,
            one_day_in_hours,
            {},
            Mark::verified},
    Statute{"gemeentewet-198-3",
            "Gemeentewet art. 198 lid 3",
            "indemniteitsvoorstel",
            "proposal of indemnity",
            forward_by_law,
            at_receipt,
            two_months,
            {},
            Mark::interpretation},
};

std::unexpected<Text> wrong(std::string nl, std::string en) {
  return std::unexpected(Text{std::move(nl), std::move(en)});
}

// "Wgr art. 35 lid 1", "Wgr 35(1)" and "wgr-35-1" become "wgr 35 1".
std::string plain(std::string_view name) {
  std::string words;
  for (const char byte : name) {
    const bool upper = byte >= 'A' && byte <= 'Z';
    const bool kept = upper || (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
    if (kept) {
      words.push_back(upper ? static_cast<char>(byte + 32) : byte);
    } else if (!words.empty() && words.back() != ' ') {
      words.push_back(' ');
    }
  }
  while (!words.empty() && words.back() == ' ') words.pop_back();
  for (const std::string_view filler : {" art ", " artikel ", " lid "}) {
    for (auto at = words.find(filler); at != std::string::npos; at = words.find(filler)) {
      words.replace(at, filler.size(), " ");
    }
  }
  return words;
}

Date limit_of(const YearLimit& limit, int budget_year) {
  return make_date(budget_year + limit.year_offset, limit.month, limit.day);
}

}  // namespace

std::span<const Statute> statutes() {
  return table;
}

std::string_view token(Anchor anchor) {
  constexpr std::array<std::string_view, 11> tokens{"receipt",    "papers-out",  "meeting",    "sending",
                                                    "adoption",   "publication", "inspection", "notice",
                                                    "period-end", "hearing",     "delivery"};
  return tokens[static_cast<std::size_t>(anchor)];
}

Text name(Anchor anchor) {
  switch (anchor) {
    case Anchor::receipt:
      return {"ontvangst", "receipt"};
    case Anchor::papers_out:
      return {"verzending van de vergaderstukken", "sending out the papers of the meeting"};
    case Anchor::meeting:
      return {"vergadering", "meeting"};
    case Anchor::sending:
      return {"toezending", "sending"};
    case Anchor::adoption:
      return {"vaststelling", "adoption"};
    case Anchor::publication:
      return {"bekendmaking", "publication"};
    case Anchor::inspection:
      return {"terinzagelegging", "laying open for inspection"};
    case Anchor::notice:
      return {"kennisgeving", "notice"};
    case Anchor::period_end:
      return {"einde van de termijn ervoor", "end of the term before it"};
    case Anchor::hearing:
      return {"hoorzitting", "hearing"};
    case Anchor::delivery:
      return {"bezorging van de oproep", "delivery of the call"};
  }
  return {};
}

std::expected<const Statute*, Text> statute_named(std::string_view name) {
  constexpr std::size_t bytes_max = 100;
  const std::string wanted = plain(name.substr(0, bytes_max));
  for (const Statute& statute : table) {
    if (wanted == plain(statute.id) || wanted == plain(statute.article)) return &statute;
  }
  std::vector<std::string> ids;
  for (const Statute& statute : table) ids.emplace_back(statute.id);
  const std::string near = diagnostic::nearest(name.substr(0, bytes_max), ids);
  const std::string said = diagnostic::printable(name.substr(0, bytes_max));
  if (near.empty()) {
    return wrong(fmt::format("onbekende regel '{}'; 'besluitctl explain --list' noemt ze", said),
                 fmt::format("unknown rule '{}'; 'besluitctl explain --list' names them", said));
  }
  return wrong(fmt::format("onbekende regel '{}', bedoelt u '{}'?", said, near),
               fmt::format("unknown rule '{}', did you mean '{}'?", said, near));
}

const StatuteVersion* version_on(const Statute& statute, Date act) {
  const StatuteVersion* found = nullptr;
  for (const StatuteVersion& version : statute.versions) {
    if (version.from <= act) found = &version;
  }
  return found;
}

std::expected<Due, Text> due_by(const Statute& statute, const StatuteQuestion& question) {
  const StatuteVersion* const version = version_on(statute, question.act);
  if (version == nullptr) {
    return wrong(fmt::format("{} bestond op {} nog niet", statute.article, spoken_short(question.act, Language::nl)),
                 fmt::format("{} did not exist on {}", statute.article, spoken_short(question.act, Language::en)));
  }
  std::optional<Due> found;
  if (version->term) {
    LegalTerm how = statute.how;
    how.term = *version->term;
    auto due = derive(how, question.anchor, statute.article);
    if (!due) return std::unexpected(sentence(due.error()));
    found = *std::move(due);
    if (statute.versions.size() > 1) {
      const std::string detail = to_string(*version->term, Language::nl) + "; " + std::string(statute.article);
      found->derivation.insert(found->derivation.begin(), {Rule::version, question.act, question.act, detail});
    }
  }
  if (!version->limit) return *std::move(found);
  if (!question.budget_year) {
    return wrong(fmt::format("{} noemt een datum; geef het begrotingsjaar", statute.article),
                 fmt::format("{} names a date; give the budget year", statute.article));
  }
  const int year = *question.budget_year + version->limit->year_offset;
  if (year <= year_of(date_min) || year > year_of(date_max)) {
    return std::unexpected(sentence(TermFault::outside_calendar));
  }
  Due limit = last_day_before(limit_of(*version->limit, *question.budget_year));
  return found ? earlier(*std::move(found), std::move(limit)) : limit;
}

}  // namespace besluit::terms
