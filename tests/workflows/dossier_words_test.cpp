// SPDX-License-Identifier: EUPL-1.2
// The words of the closed lists: each enumerator has one, no two share one, and they read back.
#include "tests/workflows/dossier_desk.hpp"

#include <set>

namespace besluit::testing {
namespace {

using namespace besluit::dossier;

void check_words(const std::vector<std::string>& words) {
  const std::set<std::string> different(words.begin(), words.end());
  CHECK(different.size() == words.size());
  for (const std::string& word : words) {
    INFO(word);
    CHECK_FALSE(word.empty());
    CHECK(word.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") == std::string::npos);
  }
}

}  // namespace

TEST_CASE("reasons for not sending") {
  Lines words;
  for (const NotSent reason : all_not_sent()) {
    words.push_back(reason_token(reason));
    CHECK(reason_named(words.back()) == reason);
    for (const std::string detail : {"", "bao/papers-2"}) {
      const Text sentence = reason_sentence(reason, detail);
      CHECK(sentence.nl.ends_with("."));
      CHECK(sentence.en.ends_with("."));
    }
  }
  CHECK(words.size() == 15);
  check_words(words);
  CHECK(reason_named("zomaar") == std::nullopt);
  CHECK(reason_sentence(NotSent::superseded, "bao/papers-2").nl ==
        "De datum is vervangen door een nieuwe (bao/papers-2).");
}

TEST_CASE("refusals, events, commands and states") {
  Lines words;
  for (const Refusal refusal : all_refusals()) words.push_back(token(refusal));
  CHECK(words.size() == 59);
  check_words(words);
  check_words(all_event_types());
  CHECK(type_of(Started{}) == "started");
  CHECK(type_of(OutcomeCorrected{}) == "outcome-corrected");
  CHECK(type_of(NoticeRaised{}) == "notice-raised");
  CHECK(type_of(Rejected{}) == "rejected");
  CHECK(name_of(Start{}) == "start");
  CHECK(name_of(Acknowledge{}) == "ack");
  CHECK(Lines{token(Status::running), token(Status::ended), token(Status::withdrawn)} ==
        Lines{"running", "ended", "withdrawn"});
  CHECK(Lines{token(StepStatus::waiting), token(StepStatus::open), token(StepStatus::done)} ==
        Lines{"waiting", "open", "done"});
}

TEST_CASE("kinds of deadlines and notices read back") {
  for (const auto kind : {DeadlineKind::papers, DeadlineKind::sending, DeadlineKind::task, DeadlineKind::target,
                          DeadlineKind::statutory, DeadlineKind::agreed, DeadlineKind::reply}) {
    CHECK(deadline_kind_named(token(kind)) == kind);
  }
  for (int i = 0; i <= static_cast<int>(NoticeKind::digest); ++i) {
    const auto kind = static_cast<NoticeKind>(i);
    CHECK(notice_kind_named(token(kind)) == kind);
  }
  CHECK(deadline_kind_named("") == std::nullopt);
  CHECK(notice_kind_named("dossier") == std::nullopt);
}

TEST_CASE("the name of a deadline") {
  const DeadlineName name{"wensen-en-bedenkingen", DeadlineKind::papers, 12};
  CHECK(to_string(name) == "wensen-en-bedenkingen/papers-12");
  CHECK(parse_deadline_name(to_string(name)) == name);
  const DeadlineName own{"zienswijze", DeadlineKind::reply, 2, "leiden"};
  CHECK(to_string(own) == "zienswijze/leiden/reply-2");
  CHECK(parse_deadline_name(to_string(own)) == own);
  CHECK(name.same_line({"wensen-en-bedenkingen", DeadlineKind::papers, 1}));
  CHECK_FALSE(own.same_line({"zienswijze", DeadlineKind::reply, 2, "katwijk"}));
  for (const char* const bad :
       {"", "bao", "bao/papers", "bao/papers-", "bao/papers-0", "bao/papers-x", "bao/papers-1x", "bao/papers--1",
        "/papers-1", "bao//papers-1", "bao/paper-1", "bao-1/papers", "bao/papers-99999999999"}) {
    INFO(bad);
    CHECK(parse_deadline_name(bad) == std::nullopt);
  }
}

}  // namespace besluit::testing
