// SPDX-License-Identifier: EUPL-1.2
#include "engine/core/hand_out.hpp"

#include "engine/core/limits.hpp"
#include "engine/core/outbox.hpp"
#include "engine/core/pipeline.hpp"
#include "workflows/dossier/event.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace besluit::engine {
namespace {

using storage::NoticeRow;

std::int64_t milliseconds(Instant instant) {
  return instant.time_since_epoch().count();
}

storage::NoticeUpdate update_of(const NoticeRow& notice, const Judgement& judgement, Instant now) {
  storage::NoticeUpdate update;
  update.id = notice.id;
  update.attempts = notice.attempts;
  update.next_try_ms = notice.next_try_ms;
  update.last_error = notice.last_error;
  update.reason_code = judgement.code;
  update.reason = judgement.reason;
  if (judgement.gate == Gate::drop) {
    update.delivery = storage::Delivery::dropped;
    update.settled_ms = milliseconds(now);
  } else {
    update.next_try_ms = milliseconds(judgement.until);
  }
  return update;
}

/// The hand-out of one channel.
class ChannelHandOut {
 public:
  ChannelHandOut(const HandOutQuestion& question, const std::string& channel, const ChannelQueue& queue, HandOut& out)
      : question_(question), channel_(channel), queue_(queue), out_(out) {}

  void run() {
    const auto rule = question_.state.settings.rules.find(channel_);
    std::size_t room =
        room_in(queue_, rule == question_.state.settings.rules.end() ? ChannelRule{} : rule->second, question_.now);
    if (queue_.closed || queue_.under_way > 0 || room == 0) return;
    std::size_t asked = 0;
    for (const auto& [when, id] : queue_.tries) {
      if (when > question_.now) break;
      // Those that wait or are dropped take no room, but each costs a look at its dossier.
      if (passed_.size() >= room || asked++ >= std::max(room, limits::asked_per_turn)) {
        out_.more = true;
        break;
      }
      const auto found = question_.state.outbox.find(id);
      if (found != question_.state.outbox.end()) ask(found->second);
    }
    merge_held();
    group();
  }

 private:
  struct Passed {
    const NoticeRow* notice;
    bool grouped;  ///< its policy wants one mail a day
  };

  void ask(const NoticeRow& notice) {
    const auto dossier = notice.dossier.empty() ? nullptr : question_.dossier(notice.dossier);
    const auto route = dossier ? question_.route(dossier->workflow_hash) : nullptr;
    const Circumstances here{*question_.library.organisation,
                             question_.state.zone,
                             question_.state.settings.send_time,
                             question_.now,
                             dossier.get(),
                             route.get()};
    const Judgement judgement = judge(here, notice);
    if (judgement.gate != Gate::go) {
      out_.updates.push_back(update_of(notice, judgement, question_.now));
      return;
    }
    const definition::Policy* policy = policy_of(here, notice);
    const auto kind = dossier::notice_kind_named(notice.kind);
    passed_.push_back({&notice, policy != nullptr && policy->one_mail_a_day && kind && rule_of(*kind).may_be_grouped});
  }

  /// Of rungs about one step that were held back and come free together, a person gets the last only.
  void merge_held() {
    std::map<std::tuple<std::string, std::string, std::string>, const NoticeRow*> last;
    const auto key = [](const NoticeRow& notice) { return std::tuple(notice.dossier, notice.step, notice.to); };
    const auto counts = [](const NoticeRow& notice) { return !notice.rung.empty() && was_held(notice); };
    for (const Passed& passed : passed_) {
      if (!counts(*passed.notice)) continue;
      const NoticeRow*& kept = last[key(*passed.notice)];
      if (kept == nullptr || kept->due_ms < passed.notice->due_ms) kept = passed.notice;
    }
    std::erase_if(passed_, [&](const Passed& passed) {
      if (!counts(*passed.notice)) return false;
      const NoticeRow* kept = last[key(*passed.notice)];
      if (kept == passed.notice) return false;
      const auto merged = dossier::NotSent::merged;
      out_.updates.push_back(
          update_of(*passed.notice,
                    {Gate::drop, dossier::reason_token(merged), dossier::reason_sentence(merged, kept->rung).nl, {}},
                    question_.now));
      return true;
    });
  }

  void group() {
    // Receiver, and which of several addresses have it already -> index into out_.send: what one mailbox has and
    // another has not cannot be in one mail.
    std::map<std::pair<std::string, std::string>, std::size_t> place;
    for (const Passed& passed : passed_) {
      const NoticeRow& notice = *passed.notice;
      if (!passed.grouped) {
        out_.send.push_back({notice.id, channel_, {notice.id}});
        continue;
      }
      const auto [found, fresh] = place.try_emplace({notice.to, notice.reached}, out_.send.size());
      // The first of them names the whole: the same on every try, as long as it is among them.
      if (fresh)
        out_.send.push_back({notice.id, channel_, {notice.id}});
      else
        out_.send[found->second].notices.push_back(notice.id);
    }
  }

  const HandOutQuestion& question_;
  const std::string& channel_;
  const ChannelQueue& queue_;
  HandOut& out_;
  std::vector<Passed> passed_;
};

}  // namespace

std::size_t room_in(const ChannelQueue& queue, const ChannelRule& rule, Instant now) {
  const std::size_t batch = rule.batch == 0 ? limits::notices_per_delivery : rule.batch;
  if (rule.per_minute == 0) return batch;
  const std::size_t used = now - queue.minute < std::chrono::minutes{1} ? queue.in_minute : 0;
  return std::min(batch, rule.per_minute - std::min(used, rule.per_minute));
}

HandOut hand_out(const HandOutQuestion& question) {
  HandOut out;
  for (const auto& [channel, queue] : question.state.queues) ChannelHandOut{question, channel, queue, out}.run();
  return out;
}

}  // namespace besluit::engine
