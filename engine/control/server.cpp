// SPDX-License-Identifier: EUPL-1.2
#include "engine/control/server.hpp"

#include "engine/control/framing.hpp"
#include "engine/control/listening_socket.hpp"
#include "engine/core/limits.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <deque>
#include <exception>
#include <set>

namespace besluit::engine {

namespace asio = boost::asio;

namespace {

using Protocol = asio::local::stream_protocol;
using boost::system::error_code;
using Clock = std::chrono::steady_clock;

/// One connection. Requests are answered strictly in order: the next one is taken only after the answer to this one was
/// written, so a peer can never pile up answers. Only Watch queues, up to a bound.
class Session final : public std::enable_shared_from_this<Session> {
 public:
  using Closed = std::function<void(const std::shared_ptr<Session>&, const std::string& why)>;

  Session(Protocol::socket socket, std::uint32_t uid, Caller caller, Methods& methods, const ServerBounds& bounds,
          Closed closed)
      : uid_(uid),
        socket_(std::move(socket)),
        caller_(std::move(caller)),
        methods_(methods),
        bounds_(bounds),
        framer_(bounds.request_bytes),
        closed_(std::move(closed)) {}

  void start() {
    error_code ignored;
    socket_.non_blocking(true, ignored);  // for `write`, which tries at once
    // A list of ten thousand dossiers then goes in few pieces: each waits for its reader, and for what the strand does.
    socket_.set_option(asio::socket_base::send_buffer_size(limits::send_buffer_bytes), ignored);
    wait_for_request();
    read();
  }

  /// Called by the listener now and then, so that a request costs no timer of its own.
  void look_at_the_clock(Clock::time_point now) {
    if (waits_for_ != nullptr && now >= until_) close(waits_for_);
  }

  /// Drops the peer. `why` is empty when it left by itself.
  void close(const std::string& why) {
    if (!open_) return;
    open_ = false;
    if (subscription_) methods_.end(*subscription_);
    subscription_.reset();
    error_code ignored;
    socket_.close(ignored);
    expect_nothing();
    closed_(shared_from_this(), why);
  }

  [[nodiscard]] std::uint32_t uid() const { return uid_; }
  [[nodiscard]] const Caller& caller() const { return caller_; }

 private:
  /// Armed once for a whole request, not for each byte: a peer that drips bytes is as silent as one that sends none.
  void wait_for_request() { expect("no whole request in time"); }

  void expect(const char* what) {
    waits_for_ = what;
    until_ = Clock::now() + bounds_.idle;
  }

  void expect_nothing() { waits_for_ = nullptr; }

  void read() {
    if (reading_ || !open_) return;
    reading_ = true;
    socket_.async_read_some(asio::buffer(input_), [self = shared_from_this()](error_code error, std::size_t bytes) {
      self->reading_ = false;
      if (!self->open_) return;
      if (error) return self->close({});
      if (!self->framer_.feed({self->input_.data(), bytes})) return self->close("a request that is too long");
      if (self->subscription_) return self->read();  // nothing more is answered; reading notices when the peer leaves
      self->take_next();
    });
  }

  void take_next() {
    if (busy_ || !open_) return;
    const auto message = framer_.next();
    if (!message) return read();
    if (message->size() > bounds_.request_bytes) return close("a request that is too long");
    const auto request = parse_request(*message);
    if (!request) return close("no Varlink: " + request.error());
    busy_ = true;
    silent_ = request->oneway;
    last_queued_ = false;
    expect_nothing();
    call(*request, ++call_);
  }

  void call(const Request& request, std::uint64_t number) {
    std::weak_ptr<Session> weak = weak_from_this();
    Respond respond = [weak, number](std::string message, bool last) {
      const auto self = weak.lock();
      if (self && self->open_ && self->busy_ && self->call_ == number) self->respond(std::move(message), last);
    };
    try {
      subscription_ = methods_.call(caller_, request, std::move(respond));
    } catch (const std::exception& error) {
      // A fault of ours in one call must not end the daemon; the peer sees its connection go.
      return close(std::string{"internal error: "} + error.what());
    }
    if (subscription_) read();
  }

  void respond(std::string&& message, bool last) {
    if (silent_) {
      // Posted, because a thousand oneway calls in one packet must not become a thousand frames deep.
      if (last) asio::post(socket_.get_executor(), [self = shared_from_this()] { self->answered(); });
      return;
    }
    queued_bytes_ += message.size();
    output_.push_back(std::move(message));
    last_queued_ = last;
    // One answer, whole or in parts, may be longer than the bound; what a watcher leaves standing may not.
    if (subscription_ && queued_bytes_ - output_.front().size() > bounds_.backlog_bytes)
      return close("it does not read");
    write();
  }

  void write() {
    if (writing_ || output_.empty() || !open_) return;
    // Nearly every answer fits in the socket's buffer: then there is nothing to wait for.
    const std::string& front = output_.front();
    error_code error;
    const std::size_t bytes = socket_.write_some(asio::buffer(front.data() + written_, front.size() - written_), error);
    if (error && error != asio::error::would_block && error != asio::error::try_again) return close({});
    writing_ = true;
    if (!error)
      return asio::post(socket_.get_executor(), [self = shared_from_this(), bytes] {
        self->writing_ = false;
        if (self->open_) self->wrote(bytes);
      });
    expect("it does not read");
    socket_.async_write_some(asio::buffer(front.data() + written_, front.size() - written_),
                             [self = shared_from_this()](error_code failed, std::size_t sent) {
                               self->writing_ = false;
                               if (!self->open_) return;
                               if (failed) return self->close({});
                               self->wrote(sent);
                             });
  }

  void wrote(std::size_t bytes) {
    written_ += bytes;
    if (written_ == output_.front().size()) {
      queued_bytes_ -= written_;
      written_ = 0;
      output_.pop_front();
    }
    if (!output_.empty()) return write();
    expect_nothing();
    if (last_queued_) answered();
  }

  void answered() {
    if (!open_) return;
    busy_ = false;
    wait_for_request();
    take_next();
  }

  std::uint32_t uid_;
  Protocol::socket socket_;
  Caller caller_;
  Methods& methods_;  ///< ended with the listener, which closes its sessions first
  ServerBounds bounds_;
  Framer framer_;
  Closed closed_;
  std::array<char, 16 * 1024> input_{};
  std::deque<std::string> output_;
  std::size_t queued_bytes_ = 0;     ///< of all messages in `output_`, whole
  std::size_t written_ = 0;          ///< of the first
  std::uint64_t call_ = 0;           ///< the request being answered: a late answer to an older one is ignored
  const char* waits_for_ = nullptr;  ///< why the peer is dropped at `until_`; null when it owes nothing
  Clock::time_point until_{};
  std::optional<std::uint64_t> subscription_;
  bool open_ = true;
  bool reading_ = false;
  bool writing_ = false;
  bool busy_ = false;         ///< a request is being answered
  bool silent_ = false;       ///< ... and its peer wants no answer
  bool last_queued_ = false;  ///< its last message stands in `output_`
};

}  // namespace

class Server::Listener final : public std::enable_shared_from_this<Listener> {
 public:
  Listener(asio::io_context& io, ServerOptions options, Backend& backend, Administration& administration)
      : acceptor_(io),
        pause_(io),
        sweep_(io),
        options_(std::move(options)),
        methods_(backend, administration, options_.log) {}

  std::expected<void, std::string> open() {
    auto made = options_.passed_fd >= 0 ? take_over(options_.passed_fd) : listen_at(options_.path);
    if (!made) return std::unexpected(made.error());
    socket_ = *made;
    error_code error;
    acceptor_.assign(Protocol{}, socket_.fd, error);
    if (error) return std::unexpected("socket " + options_.path + ": " + error.message());
    accept();
    return {};
  }

  void close() {
    if (!acceptor_.is_open()) return;
    error_code ignored;
    acceptor_.close(ignored);
    pause_.cancel();
    sweep_.cancel();
    remove_file(socket_);
    const auto sessions = sessions_;
    for (const auto& session : sessions) session->close({});
  }

  [[nodiscard]] std::size_t connections() const { return sessions_.size(); }

 private:
  void accept() {
    acceptor_.async_accept([self = shared_from_this()](error_code error, Protocol::socket peer) {
      if (!self->acceptor_.is_open()) return;
      if (!error) self->welcome(std::move(peer));
      if (error && error != asio::error::connection_aborted) return self->accept_later();
      self->accept();
    });
  }

  /// No descriptors left: trying at once again would spin.
  void accept_later() {
    pause_.expires_after(std::chrono::milliseconds{100});
    pause_.async_wait([self = shared_from_this()](error_code error) {
      if (!error && self->acceptor_.is_open()) self->accept();
    });
  }

  void welcome(Protocol::socket peer) {
    ucred credentials{};
    socklen_t size = sizeof credentials;
    if (::getsockopt(peer.native_handle(), SOL_SOCKET, SO_PEERCRED, &credentials, &size) != 0) return;
    if (sessions_.size() >= options_.bounds.connections) return log("a peer", "too many connections");
    const std::uint32_t uid = credentials.uid;
    const PeerNames names = options_.lookup(uid, credentials.gid);
    Caller caller{{actor_name(uid, names.user)}, rights_of(uid, names.groups, options_.daemon_uid)};
    const auto same = std::ranges::count(sessions_, uid, [](const auto& session) { return session->uid(); });
    if (uid != 0 && uid != options_.daemon_uid &&
        static_cast<std::size_t>(same) >= options_.bounds.connections_per_user)
      return log(caller.actor.name, "too many connections of one user");
    std::weak_ptr<Listener> weak = weak_from_this();
    auto session = std::make_shared<Session>(std::move(peer), uid, std::move(caller), methods_, options_.bounds,
                                             [weak](const std::shared_ptr<Session>& closed, const std::string& why) {
                                               const auto self = weak.lock();
                                               if (!self) return;
                                               self->sessions_.erase(closed);
                                               if (!why.empty()) self->log(closed->caller().actor.name, why);
                                             });
    sessions_.insert(session);
    session->start();
    if (sessions_.size() == 1) sweep();
  }

  /// Drops the peers that were silent too long; while there are peers at all.
  void sweep() {
    sweep_.expires_after(std::clamp<std::chrono::milliseconds>(options_.bounds.idle / 16, std::chrono::milliseconds{1},
                                                               std::chrono::seconds{1}));
    sweep_.async_wait([self = shared_from_this()](error_code error) {
      if (error || !self->acceptor_.is_open()) return;
      const auto sessions = self->sessions_;
      const auto now = Clock::now();
      for (const auto& session : sessions) session->look_at_the_clock(now);
      if (!self->sessions_.empty()) self->sweep();
    });
  }

  void log(const std::string& who, const std::string& why) const {
    if (options_.log) options_.log(who + ": dropped: " + why);
  }

  Protocol::acceptor acceptor_;
  asio::steady_timer pause_;
  asio::steady_timer sweep_;
  ServerOptions options_;
  Methods methods_;
  ListeningSocket socket_;
  std::set<std::shared_ptr<Session>> sessions_;
};

Server::Server(asio::io_context& io, ServerOptions options, Backend& backend, Administration& administration)
    : listener_(std::make_shared<Listener>(io, std::move(options), backend, administration)) {}

Server::~Server() {
  close();
}

std::expected<void, std::string> Server::open() {
  return listener_->open();
}

void Server::close() {
  listener_->close();
}

std::size_t Server::connections() const {
  return listener_->connections();
}

}  // namespace besluit::engine
