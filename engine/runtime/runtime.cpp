// SPDX-License-Identifier: EUPL-1.2
#include "engine/runtime/runtime.hpp"

#include "engine/runtime/loop.hpp"
#include "workflows/reading/own_version.hpp"

namespace besluit::engine {

Runtime::Runtime(boost::asio::io_context& io, EngineState state, RuntimeParts parts)
    : loop_(std::make_unique<Loop>(io, std::move(state), std::move(parts))) {}
Runtime::~Runtime() = default;

void Runtime::start() {
  loop_->start();
}
void Runtime::stop(std::function<void()> done) {
  loop_->stop(std::move(done));
}
bool Runtime::stays_awake() const {
  return loop_->stays_awake();
}
void Runtime::on_status(std::function<void(const std::string&)> listener) {
  loop_->on_status(std::move(listener));
}

const EngineState& Runtime::state() const {
  return loop_->state();
}
Instant Runtime::now() const {
  return loop_->now();
}
StatusInfo Runtime::status() const {
  return loop_->status();
}

std::expected<std::shared_ptr<const definition::Workflow>, std::string> Runtime::own_version(
    const definition::Workflow& pinned, const OwnVersion& version, Language language) const {
  return read_own_version(pinned, version, *state().library.organisation, language);
}

std::string Runtime::route_text(const definition::Workflow& pinned) const {
  return reading::route_text(pinned.text);
}

void Runtime::submit(CommandInput input, CommandWaiter waiter) {
  loop_->submit(std::move(input), std::move(waiter));
}
void Runtime::history(std::string stream, std::uint64_t after, std::size_t limit,
                      std::function<void(std::expected<std::vector<storage::JournalRow>, storage::StoreError>)> done) {
  loop_->on_store(
      [stream = std::move(stream), after, limit](storage::Store& store) { return store.journal(stream, after, limit); },
      std::move(done));
}
void Runtime::notices(storage::NoticeQuery query,
                      std::function<void(std::expected<storage::NoticesRead, storage::StoreError>)> done) {
  loop_->on_store([query = std::move(query)](storage::Store& store) { return store.notices(query); }, std::move(done));
}

void Runtime::later(std::function<void()> rest) {
  loop_->later(std::move(rest));
}

void Runtime::change_world(WorldInput input, std::function<void(CommandResult)> done) {
  loop_->change_world(std::move(input), std::move(done));
}

void Runtime::reload(Actor actor, ReloadKind kind, std::function<void(ReloadResult)> done) {
  loop_->reload(std::move(actor), kind, std::move(done));
}

void Runtime::retry(RetryInput input, std::function<void(CommandResult)> done) {
  loop_->retry(std::move(input), std::move(done));
}
void Runtime::try_channel(std::string channel, std::vector<Message> messages,
                          std::function<void(std::expected<std::vector<DeliveryResult>, Text>)> done) {
  loop_->try_channel(std::move(channel), std::move(messages), std::move(done));
}

void Runtime::verify(std::function<void(std::expected<VerifyResult, storage::StoreError>)> done) {
  const Zone* zone = &loop_->state().zone;
  const auto send_time = loop_->state().settings.send_time;
  loop_->on_store(
      [zone, send_time](storage::Store& store) -> std::expected<VerifyResult, storage::StoreError> {
        Verifier verifier{*zone, send_time};
        if (auto scanned = store.scan(verifier.visitor()); !scanned) return std::unexpected(scanned.error());
        return verifier.finish();
      },
      std::move(done));
}

void Runtime::advance_clock(Instant to, Actor actor, std::function<void(std::expected<Instant, Text>)> done) {
  loop_->advance_clock(to, std::move(actor), std::move(done));
}
std::uint64_t Runtime::watch(std::function<void(const Happened&)> listener) {
  return loop_->watch(std::move(listener));
}
void Runtime::unwatch(std::uint64_t subscription) {
  loop_->unwatch(subscription);
}

}  // namespace besluit::engine
