// SPDX-License-Identifier: EUPL-1.2
#include "engine/notifiers/mail_notifier.hpp"

#include "engine/notifiers/encoding.hpp"
#include "engine/notifiers/result.hpp"
#include "engine/notifiers/smtp_dialogue.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <utility>

namespace besluit::engine {
namespace {

constexpr int time_outs_max = 2;  ///< in a row; then the rest of the batch waits for the next try

struct FreeList {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
struct FreeEasy {
  void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
};

struct Upload {
  std::string_view left;
};

std::size_t on_read(char* buffer, std::size_t size, std::size_t count, void* user) {
  auto& upload = *static_cast<Upload*>(user);
  const std::size_t bytes = std::min(size * count, upload.left.size());
  std::memcpy(buffer, upload.left.data(), bytes);
  upload.left.remove_prefix(bytes);
  return bytes;
}

/// The library's own report is the only place where the words of the other side appear.
int on_debug(CURL*, curl_infotype type, char* data, std::size_t size, void* user) {
  auto& dialogue = *static_cast<SmtpDialogue*>(user);
  const std::string_view text(data, size);
  if (type == CURLINFO_HEADER_OUT) dialogue.sent(text);
  if (type == CURLINFO_HEADER_IN) dialogue.received(text);
  if (type == CURLINFO_DATA_OUT) dialogue.sent_data();
  return 0;
}

/// Nothing the other side says is kept as a body; without this the library would print it.
std::size_t on_write(char*, std::size_t size, std::size_t count, void*) {
  return size * count;
}

std::string url_of(const MailSettings& settings, const Sender& sender) {
  const bool v6 = settings.host.find(':') != std::string::npos;
  const std::string host = v6 ? "[" + settings.host + "]" : settings.host;
  return (settings.security == MailSettings::Security::tls ? "smtps://" : "smtp://") + host + ":" +
         std::to_string(settings.port) + "/" + sender.domain;
}

/// The first line of the file; the error names the file, never its content.
std::expected<std::string, std::string> read_password(const std::string& path) {
  std::ifstream file(path);
  std::string line;
  if (!file || (!std::getline(file, line) && line.empty()))
    return std::unexpected("wachtwoordbestand " + path + " is niet te lezen of leeg");
  while (!line.empty() && line.back() == '\r') line.pop_back();
  return line;
}

struct Try {
  CURLcode code = CURLE_OK;
  SmtpDialogue dialogue;
  bool reused = false;  ///< the connection was there already
};

}  // namespace

MailLibrary::MailLibrary() {
  curl_global_init(CURL_GLOBAL_DEFAULT);
}
MailLibrary::~MailLibrary() {
  curl_global_cleanup();
}

/// One batch: one handle, so one connection as long as it holds.
class MailNotifier::Session {
 public:
  Session(const MailSettings& settings, const Sender& sender, const std::string& password)
      : easy_(curl_easy_init()), bounce_("<" + (sender.bounce.empty() ? sender.mail : sender.bounce) + ">") {
    if (easy_ == nullptr) return;
    set(CURLOPT_URL, url_of(settings, sender).c_str());
#if LIBCURL_VERSION_NUM >= 0x075500
    set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
#else
    set(CURLOPT_PROTOCOLS, static_cast<long>(CURLPROTO_SMTP | CURLPROTO_SMTPS));
#endif
    const bool starttls = settings.security == MailSettings::Security::starttls;
    set(CURLOPT_USE_SSL, static_cast<long>(starttls ? CURLUSESSL_ALL : CURLUSESSL_NONE));
    set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    if (!settings.ca_file.empty()) set(CURLOPT_CAINFO, settings.ca_file.c_str());
    if (!settings.user.empty()) {
      set(CURLOPT_USERNAME, settings.user.c_str());
      set(CURLOPT_PASSWORD, password.c_str());
    }
    set(CURLOPT_PROXY, "");     // a relay is reached directly, whatever the environment says
    set(CURLOPT_NOSIGNAL, 1L);  // threads and SIGALRM do not mix
    set(CURLOPT_CONNECTTIMEOUT, static_cast<long>(settings.connect_timeout.count()));
    set(CURLOPT_TIMEOUT, static_cast<long>(settings.total_timeout.count()));
    set(CURLOPT_MAIL_FROM, bounce_.c_str());
    // One recipient that is refused does not stop the mail for the others.
#if LIBCURL_VERSION_NUM >= 0x080200
    set(CURLOPT_MAIL_RCPT_ALLOWFAILS, 1L);
#else
    set(CURLOPT_MAIL_RCPT_ALLLOWFAILS, 1L);
#endif
    set(CURLOPT_UPLOAD, 1L);
    set(CURLOPT_READFUNCTION, &on_read);
    set(CURLOPT_WRITEFUNCTION, &on_write);
    set(CURLOPT_DEBUGFUNCTION, &on_debug);
    set(CURLOPT_VERBOSE, 1L);
  }

  [[nodiscard]] bool good() const {
    return easy_ != nullptr;
  }

  Try attempt(const std::vector<std::string>& recipients, std::string_view mail, bool fresh) {
    Try result;
    Upload upload{mail};
    std::unique_ptr<curl_slist, FreeList> to;
    for (const std::string& recipient : recipients)
      // The list keeps its head; only the first call makes one.
      if (curl_slist* head = curl_slist_append(to.get(), ("<" + recipient + ">").c_str()); !to) to.reset(head);
    set(CURLOPT_MAIL_RCPT, to.get());
    set(CURLOPT_READDATA, static_cast<void*>(&upload));
    set(CURLOPT_DEBUGDATA, static_cast<void*>(&result.dialogue));
    set(CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(mail.size()));
    set(CURLOPT_FRESH_CONNECT, fresh ? 1L : 0L);
    result.code = curl_easy_perform(easy_.get());
    long connects = 0;
    curl_easy_getinfo(easy_.get(), CURLINFO_NUM_CONNECTS, &connects);
    result.reused = connects == 0;
    // The list and the dialogue end with this function.
    set(CURLOPT_MAIL_RCPT, static_cast<curl_slist*>(nullptr));
    set(CURLOPT_DEBUGDATA, static_cast<void*>(&after_));
    return result;
  }

 private:
  template <typename Value>
  void set(CURLoption option, Value value) {
    curl_easy_setopt(easy_.get(), option, value);
  }

  SmtpDialogue after_;  ///< hears the QUIT; must outlive the handle
  std::unique_ptr<CURL, FreeEasy> easy_;
  std::string bounce_;
};

namespace {

std::string detail_of(const Try& result) {
  const std::string library = curl_easy_strerror(result.code);
  if (result.dialogue.code() >= 400) return printable_detail(result.dialogue.reply());
  if (result.dialogue.reply().empty()) return printable_detail(library);
  return printable_detail(library + " (laatste antwoord: " + result.dialogue.reply() + ")");
}

/// The old connection was gone, or its server wanted to end it, before this message left: a new one may serve.
bool deserves_new_connection(const Try& result) {
  return result.code != CURLE_OK && result.code != CURLE_OPERATION_TIMEDOUT && result.reused &&
         !result.dialogue.data_sent() && (result.dialogue.code() < 400 || result.dialogue.code() == 421);
}

/// The message as a whole, from what was said of each recipient.
DeliveryResult result_of(const Message& message, const std::vector<std::string>& recipients, const Try& outcome) {
  std::vector<AtAddress> tried;
  const auto& answers = outcome.dialogue.recipients();
  const bool taken = outcome.code == CURLE_OK;
  // When all were refused the mail was not even offered: each has an answer of its own.
  const bool each = answers.size() == recipients.size() && std::ranges::none_of(answers, [](const auto& answer) {
                      return SmtpDialogue::verdict_of(answer) == Verdict::delivered || answer.code == 0;
                    });
  for (std::size_t i = 0; i < recipients.size(); ++i) {
    AtAddress one{recipients[i], outcome.dialogue.failure(), detail_of(outcome)};
    if ((taken || each) && i < answers.size()) {
      one.verdict = SmtpDialogue::verdict_of(answers[i]);
      one.detail = printable_detail(answers[i].reply);
    }
    tried.push_back(std::move(one));
  }
  return result_of_all(message, tried);
}

}  // namespace

MailNotifier::MailNotifier(MailSettings settings, Sender sender)
    : settings_(std::move(settings)), sender_(std::move(sender)) {}
MailNotifier::~MailNotifier() = default;

std::vector<DeliveryResult> MailNotifier::deliver(std::span<const Message> messages) {
  std::vector<DeliveryResult> results = waiting_results(messages);
  std::string password;
  std::string trouble;  // why the rest of the batch is not tried
  if (!settings_.user.empty()) {
    auto read = read_password(settings_.password_file);
    if (read)
      password = *std::move(read);
    else
      trouble = read.error();
  }
  if (problem_of_address(sender_.bounce.empty() ? sender_.mail : sender_.bounce, "het adres voor bounces"))
    trouble = "het ingestelde adres voor bounces is geen mailadres";
  Session session(settings_, sender_, password);
  if (!session.good()) trouble = "libcurl kon niet starten";
  int time_outs = 0;
  for (std::size_t i = 0; i < messages.size(); ++i) {
    DeliveryResult& result = results[i];
    const auto mail = mime_message(messages[i], sender_);
    if (!mail) {
      result = {result.id, Verdict::permanent, printable_detail(mail.error())};
      continue;
    }
    if (!trouble.empty()) {
      result.detail = printable_detail(trouble);
      continue;
    }
    const std::vector<std::string> recipients = still_to_reach(messages[i]);
    if (recipients.empty()) {  // an earlier try reached the last of them
      result.verdict = Verdict::delivered;
      continue;
    }
    Try outcome = session.attempt(recipients, *mail, false);
    if (deserves_new_connection(outcome)) outcome = session.attempt(recipients, *mail, true);
    result = result_of(messages[i], recipients, outcome);
    if (outcome.code == CURLE_OK) {
      time_outs = 0;
      continue;
    }
    time_outs = outcome.code == CURLE_OPERATION_TIMEDOUT ? time_outs + 1 : 0;
    if (!outcome.dialogue.in_transaction() || time_outs >= time_outs_max) trouble = result.detail;
  }
  return results;
}

}  // namespace besluit::engine
