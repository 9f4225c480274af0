// SPDX-License-Identifier: EUPL-1.2
#include "engine/notifiers/registry.hpp"

#include "engine/notifiers/encoding.hpp"
#include "engine/notifiers/exec_notifier.hpp"
#include "engine/notifiers/file_notifier.hpp"
#include "engine/notifiers/journal_notifier.hpp"
#include "engine/notifiers/mail_notifier.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

namespace besluit::engine {
namespace {

constexpr std::array file_fields{
    ChannelField{"directory", "map", true, "waar de .eml-bestanden komen"},
};
constexpr std::array mail_fields{
    ChannelField{"host", "server", true, "naam of adres van de mailserver"},
    ChannelField{"port", "poort", false, "1 tot en met 65535; standaard 25, bij tls 465, met inloggen 587"},
    ChannelField{"security", "beveiliging", false, "starttls (standaard), tls, of none (geen)"},
    ChannelField{"ca-file", "ca-bestand", false, "certificaten die vertrouwd worden; standaard die van het systeem"},
    ChannelField{"user", "gebruiker", false, "naam om mee in te loggen"},
    ChannelField{"password-file", "wachtwoordbestand", false, "bestand met het wachtwoord op de eerste regel"},
    ChannelField{"connect-timeout", "verbindtijd", false,
                 "seconden om verbinding te maken, 1 tot en met 600; standaard 10"},
    ChannelField{"timeout", "wachttijd", false, "seconden voor één bericht, 1 tot en met 3600; standaard 60"},
};
// What every channel over HTTP has; a chat needs no more.
constexpr std::array chat_fields{
    ChannelField{"url", "adres", false, "waar het bericht heen gaat, https://"},
    ChannelField{"url-file", "adresbestand", false,
                 "bestand met het adres op de eerste regel, als het adres zelf geheim is"},
    ChannelField{"allow", "toestaan", false, "adressen in het eigen netwerk die mogen: 10.1.0.0/16, 127.0.0.1"},
    ChannelField{"ca-file", "ca-bestand", false, "certificaten die vertrouwd worden; standaard die van het systeem"},
    ChannelField{"connect-timeout", "verbindtijd", false,
                 "seconden om verbinding te maken, 1 tot en met 600; standaard 5"},
    ChannelField{"timeout", "wachttijd", false, "seconden voor één bericht, 1 tot en met 3600; standaard 20"},
    ChannelField{"side-by-side", "gelijktijdig", false, "berichten tegelijk, 1 tot en met 64; standaard 8"},
};
/// The fields of a channel over HTTP: what all have, then its own.
template <std::size_t N>
constexpr auto over_http(const std::array<ChannelField, N>& own) {
  std::array<ChannelField, chat_fields.size() + N> all{};
  std::ranges::copy(own, std::ranges::copy(chat_fields, all.begin()).out);
  return all;
}
constexpr auto webhook_fields = over_http(std::array{
    ChannelField{"source", "bron", true, "wie het meldt: urn:nld:oin:00000001823288444000:systeem:besluitd"},
    ChannelField{"secret-file", "sleutelbestand", false, "bestand met sleutels whsec_..., één per regel"},
});
constexpr auto matrix_fields = over_http(std::array{
    ChannelField{"room", "kamer", true, "de kamer: !abc:voorbeeld.nl"},
    ChannelField{"token-file", "tokenbestand", true, "bestand met het toegangstoken op de eerste regel"},
});
constexpr auto notify_nl_fields = over_http(std::array{
    ChannelField{"template", "sjabloon", true, "nummer van het sjabloon, met onderwerp, tekst en dossier"},
    ChannelField{"key-file", "sleutelbestand", true, "bestand met de API-sleutel op de eerste regel"},
});
constexpr auto zgw_fields = over_http(std::array{
    ChannelField{"channel", "kanaal", true, "naam van het kanaal bij de Notificaties API"},
    ChannelField{"main-object", "hoofdobject", true, "adres waaronder dossiers vindbaar zijn"},
    ChannelField{"client", "client", true, "naam waarmee deze toepassing daar bekend is"},
    ChannelField{"secret-file", "sleutelbestand", true, "bestand met het geheim op de eerste regel"},
});
constexpr std::array exec_fields{
    ChannelField{"program", "programma", true, "volledig pad van het programma"},
    ChannelField{"arguments", "argumenten", false, "met een spatie ertussen"},
    ChannelField{"timeout", "wachttijd", false, "seconden voor één bericht, 1 tot en met 3600; standaard 30"},
};
constexpr std::array journal_fields{
    ChannelField{"socket", "socket", false, "standaard /run/systemd/journal/socket"},
};
// In every kind.
constexpr std::array pace_fields{
    ChannelField{"per-minute", "per-minuut", false, "hoogstens zoveel berichten in een minuut, 1 tot en met 100000"},
    ChannelField{"batch", "per-keer", false, "hoogstens zoveel berichten tegelijk, 1 tot en met 2000; standaard 256"},
};
constexpr std::array kinds{
    ChannelKind{"file", "bestand", file_fields},
    ChannelKind{"mail", "mail", mail_fields},
    ChannelKind{"webhook", "webhook", webhook_fields},
    ChannelKind{"mattermost", "mattermost", chat_fields},
    ChannelKind{"slack", "slack", chat_fields},
    ChannelKind{"teams", "teams", chat_fields},
    ChannelKind{"matrix", "matrix", matrix_fields},
    ChannelKind{"notifynl", "notifynl", notify_nl_fields},
    ChannelKind{"zgw", "zgw", zgw_fields},
    ChannelKind{"exec", "programma", exec_fields},
    ChannelKind{"journal", "journaal", journal_fields},
};

std::optional<int> whole_number(std::string_view given, int most) {
  int value = 0;
  const auto [end, failed] = std::from_chars(given.data(), given.data() + given.size(), value);
  if (failed != std::errc{} || end != given.data() + given.size() || value < 1 || value > most) return std::nullopt;
  return value;
}

/// The fields of one channel by their English names.
class Fields {
 public:
  explicit Fields(const ChannelConfig& config) : config_(config) {}

  /// The first thing wrong with the names, if any.
  std::optional<Text> take(const ChannelKind& kind) {
    for (const auto& [name, value] : config_.fields) {
      const ChannelField* field = find(kind, name);
      if (field == nullptr)
        return about("heeft een onbekend veld '" + name + "'", "has an unknown field '" + name + "'");
      if (!values_.emplace(field->en, value).second)
        return about("noemt '" + name + "' twee keer", "names '" + name + "' twice");
    }
    for (const ChannelField& field : kind.fields)
      if (field.required && text(field.en).empty())
        return about("mist '" + std::string(field.nl) + "'", "lacks '" + std::string(field.en) + "'");
    return std::nullopt;
  }
  [[nodiscard]] std::string text(std::string_view field) const {
    const auto found = values_.find(field);
    return found == values_.end() ? std::string{} : found->second;
  }
  /// nullopt when it is given and no whole number in the range.
  [[nodiscard]] std::optional<int> number(std::string_view field, int otherwise, int most) const {
    const std::string given = text(field);
    return given.empty() ? otherwise : whole_number(given, most);
  }
  [[nodiscard]] Text about(const std::string& nl, const std::string& en) const {
    return {"Kanaal '" + config_.name + "' " + nl + ".", "Channel '" + config_.name + "' " + en + "."};
  }

 private:
  static const ChannelField* find(const ChannelKind& kind, std::string_view name) {
    for (const ChannelField& field : kind.fields)
      if (field.en == name || field.nl == name) return &field;
    for (const ChannelField& field : pace_fields)
      if (field.en == name || field.nl == name) return &field;
    return nullptr;
  }
  const ChannelConfig& config_;
  std::map<std::string_view, std::string> values_;
};

std::optional<MailSettings::Security> security_named(std::string_view name) {
  using enum MailSettings::Security;
  if (name.empty() || name == "starttls") return starttls;
  if (name == "tls") return tls;
  if (name == "none" || name == "geen") return none;
  return std::nullopt;
}

bool is_this_machine(std::string_view host) {
  return host == "localhost" || host == "127.0.0.1" || host == "::1";
}

/// The host stands in a URL: only what a name or an address is made of.
bool is_host(std::string_view host) {
  return host.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-:") ==
         std::string_view::npos;
}

std::expected<MailSettings, Text> mail_settings(const Fields& fields) {
  MailSettings settings;
  settings.host = fields.text("host");
  if (!is_host(settings.host))
    return std::unexpected(
        fields.about("heeft een server die geen naam of adres is", "has a host that is no name or address"));
  const auto security = security_named(fields.text("security"));
  if (!security)
    return std::unexpected(fields.about("kent als beveiliging alleen starttls, tls of none",
                                        "knows only starttls, tls or none as its security"));
  settings.security = *security;
  settings.ca_file = fields.text("ca-file");
  settings.user = fields.text("user");
  settings.password_file = fields.text("password-file");
  if (settings.user.empty() != settings.password_file.empty())
    return std::unexpected(fields.about("heeft 'gebruiker' en 'wachtwoordbestand' samen nodig, of geen van beide",
                                        "needs both 'user' and 'password-file', or neither"));
  if (!settings.user.empty() && *security == MailSettings::Security::none && !is_this_machine(settings.host))
    return std::unexpected(fields.about("zou een wachtwoord onbeveiligd over het netwerk sturen",
                                        "would send a password over the network in the clear"));
  const int usual = *security == MailSettings::Security::tls ? 465 : settings.user.empty() ? 25 : 587;
  const auto port = fields.number("port", usual, 65535);
  const auto connect = fields.number("connect-timeout", 10, 600);
  const auto total = fields.number("timeout", 60, 3600);
  if (!port || !connect || !total)
    return std::unexpected(fields.about("heeft een poort of tijd die geen heel getal binnen zijn grenzen is",
                                        "has a port or time that is no whole number within its bounds"));
  settings.port = *port;
  settings.connect_timeout = std::chrono::seconds{*connect};
  settings.total_timeout = std::chrono::seconds{*total};
  return settings;
}

using Made = std::expected<std::unique_ptr<Notifier>, Text>;

Made make_mail(std::string_view kind, const Fields& fields, const Sender& sender) {
  if (problem_of_address(sender.mail, "afzender") ||
      (!sender.bounce.empty() && problem_of_address(sender.bounce, "bounces")))
    return std::unexpected(
        fields.about("heeft een afzender zonder bruikbaar mailadres", "has a sender without a usable mail address"));
  if (kind == "file") return std::make_unique<FileNotifier>(fields.text("directory"), sender);
  auto settings = mail_settings(fields);
  if (!settings) return std::unexpected(settings.error());
  return std::make_unique<MailNotifier>(*std::move(settings), sender);
}

std::expected<HttpSettings, Text> http_settings(const Fields& fields) {
  HttpSettings settings;
  settings.ca_file = fields.text("ca-file");
  const auto connect = fields.number("connect-timeout", 5, 600);
  const auto total = fields.number("timeout", 20, 3600);
  const auto many = fields.number("side-by-side", 8, 64);
  if (!connect || !total || !many)
    return std::unexpected(fields.about("heeft een tijd of aantal dat geen heel getal binnen zijn grenzen is",
                                        "has a time or number that is no whole number within its bounds"));
  settings.connect_timeout = std::chrono::seconds{*connect};
  settings.total_timeout = std::chrono::seconds{*total};
  settings.side_by_side = static_cast<std::size_t>(*many);
  std::string_view rest;
  const std::string allowed = fields.text("allow");
  for (rest = allowed; !rest.empty();) {
    const std::size_t end = std::min(rest.find(','), rest.size());
    std::string_view one = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    while (one.starts_with(' ')) one.remove_prefix(1);
    while (one.ends_with(' ')) one.remove_suffix(1);
    const auto range = parse_range(one);
    if (!range)
      return std::unexpected(fields.about("staat een adres toe dat er geen is: " + range.error(),
                                          "allows an address that is none: '" + std::string(one) + "'"));
    settings.allowed.push_back(*range);
  }
  return settings;
}

std::expected<Target, Text> target_of(const Fields& fields, const HttpSettings& settings) {
  Target target{fields.text("url"), fields.text("url-file"), !settings.allowed.empty()};
  if (target.url.empty() == target.url_file.empty())
    return std::unexpected(
        fields.about("heeft 'adres' of 'adresbestand' nodig, niet allebei", "needs 'url' or 'url-file', not both"));
  if (!target.url.empty())
    if (const auto fine = check_url(target.url, target.http_allowed); !fine)
      return std::unexpected(fields.about("heeft een adres dat niet kan: " + fine.error(), "has a url that cannot be"));
  return target;
}

Made make_http(std::string_view kind, const Fields& fields, const NotifierTools& tools) {
  auto settings = http_settings(fields);
  if (!settings) return std::unexpected(settings.error());
  auto target = target_of(fields, *settings);
  if (!target) return std::unexpected(target.error());
  RequestMaker maker;
  auto each = HttpNotifier::Each::message;
  if (kind == "webhook") {
    const std::string source = fields.text("source");
    if (!source.starts_with("urn:nld:") || source.find_first_of(" \t\"<>") != std::string::npos)
      return std::unexpected(
          fields.about("heeft een bron die geen urn:nld:... is", "has a source that is no urn:nld:..."));
    maker = webhook_requests(*target, source, fields.text("secret-file"), tools.now);
  } else if (kind == "teams") {
    maker = teams_requests(*target);
  } else if (kind == "matrix") {
    maker = matrix_requests(*target, fields.text("room"), fields.text("token-file"));
  } else if (kind == "notifynl") {
    maker = notify_nl_requests(*target, fields.text("template"), fields.text("key-file"), tools.now);
    each = HttpNotifier::Each::address;
  } else if (kind == "zgw") {
    maker = zgw_requests(*target, fields.text("channel"), fields.text("main-object"), fields.text("client"),
                         fields.text("secret-file"), tools.now);
  } else {
    maker = mattermost_requests(*target);
  }
  return std::make_unique<HttpNotifier>(*std::move(settings), std::move(maker), each);
}

Made make_exec(const Fields& fields) {
  ExecSettings settings;
  settings.program = fields.text("program");
  if (!settings.program.starts_with('/'))
    return std::unexpected(
        fields.about("noemt een programma zonder volledig pad", "names a program without its full path"));
  const auto timeout = fields.number("timeout", 30, 3600);
  if (!timeout)
    return std::unexpected(fields.about("heeft een wachttijd die geen heel getal binnen haar grenzen is",
                                        "has a timeout that is no whole number within its bounds"));
  settings.timeout = std::chrono::seconds{*timeout};
  const std::string arguments = fields.text("arguments");
  std::string word;
  for (const char c : arguments + " ") {
    if (c != ' ') word.push_back(c);
    if (c == ' ' && !word.empty()) settings.arguments.push_back(std::exchange(word, {}));
  }
  return std::make_unique<ExecNotifier>(std::move(settings));
}

Made make(std::string_view kind, const Fields& fields, const Sender& sender, const NotifierTools& tools) {
  if (kind == "file" || kind == "mail") return make_mail(kind, fields, sender);
  if (kind == "exec") return make_exec(fields);
  if (kind == "journal") {
    const std::string socket = fields.text("socket");
    return socket.empty() ? std::make_unique<JournalNotifier>() : std::make_unique<JournalNotifier>(socket);
  }
  return make_http(kind, fields, tools);
}

}  // namespace

std::span<const ChannelKind> channel_kinds() {
  return kinds;
}

std::span<const ChannelField> pace_of_channels() {
  return pace_fields;
}

std::optional<ChannelRule> channel_rule(const ChannelConfig& config) {
  ChannelRule rule;
  for (const auto& [name, value] : config.fields) {
    const bool minute = name == pace_fields[0].en || name == pace_fields[0].nl;
    const bool batch = name == pace_fields[1].en || name == pace_fields[1].nl;
    if (!minute && !batch) continue;
    const auto number = whole_number(value, minute ? 100'000 : 2000);
    if (!number) return std::nullopt;
    (minute ? rule.per_minute : rule.batch) = static_cast<std::size_t>(*number);
  }
  return rule;
}

std::expected<std::unique_ptr<Notifier>, Text> make_notifier(const ChannelConfig& config, const Sender& sender,
                                                             const NotifierTools& tools) {
  Fields fields(config);
  for (const ChannelKind& kind : kinds) {
    if (config.kind != kind.en && config.kind != kind.nl) continue;
    if (auto problem = fields.take(kind)) return std::unexpected(*std::move(problem));
    if (!channel_rule(config))
      return std::unexpected(fields.about("heeft een tempo dat geen heel getal binnen zijn grenzen is",
                                          "has a pace that is no whole number within its bounds"));
    return make(kind.en, fields, sender, tools);
  }
  std::string known_nl;
  std::string known_en;
  for (const ChannelKind& kind : kinds) {
    known_nl += (known_nl.empty() ? "" : ", ") + std::string(kind.nl);
    known_en += (known_en.empty() ? "" : ", ") + std::string(kind.en);
  }
  return std::unexpected(fields.about("heeft een onbekende soort '" + config.kind + "'; bekend zijn " + known_nl,
                                      "has an unknown kind '" + config.kind + "'; known are " + known_en));
}

}  // namespace besluit::engine
