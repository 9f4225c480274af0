// SPDX-License-Identifier: EUPL-1.2
#include "engine/notifiers/registry.hpp"

#include "engine/notifiers/encoding.hpp"
#include "engine/notifiers/file_notifier.hpp"
#include "engine/notifiers/mail_notifier.hpp"

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
constexpr std::array kinds{
    ChannelKind{"file", "bestand", file_fields},
    ChannelKind{"mail", "mail", mail_fields},
};

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
    if (given.empty()) return otherwise;
    int value = 0;
    const auto [end, failed] = std::from_chars(given.data(), given.data() + given.size(), value);
    if (failed != std::errc{} || end != given.data() + given.size() || value < 1 || value > most) return std::nullopt;
    return value;
  }
  [[nodiscard]] Text about(const std::string& nl, const std::string& en) const {
    return {"Kanaal '" + config_.name + "' " + nl + ".", "Channel '" + config_.name + "' " + en + "."};
  }

 private:
  static const ChannelField* find(const ChannelKind& kind, std::string_view name) {
    for (const ChannelField& field : kind.fields)
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

}  // namespace

std::span<const ChannelKind> channel_kinds() {
  return kinds;
}

std::expected<std::unique_ptr<Notifier>, Text> make_notifier(const ChannelConfig& config, const Sender& sender) {
  Fields fields(config);
  for (const ChannelKind& kind : kinds) {
    if (config.kind != kind.en && config.kind != kind.nl) continue;
    if (auto problem = fields.take(kind)) return std::unexpected(*std::move(problem));
    if (problem_of_address(sender.mail, "afzender") ||
        (!sender.bounce.empty() && problem_of_address(sender.bounce, "bounces")))
      return std::unexpected(
          fields.about("heeft een afzender zonder bruikbaar mailadres", "has a sender without a usable mail address"));
    if (kind.en == "file") return std::make_unique<FileNotifier>(fields.text("directory"), sender);
    auto settings = mail_settings(fields);
    if (!settings) return std::unexpected(settings.error());
    return std::make_unique<MailNotifier>(*std::move(settings), sender);
  }
  return std::unexpected(fields.about("heeft een onbekende soort '" + config.kind + "'; bekend zijn bestand en mail",
                                      "has an unknown kind '" + config.kind + "'; known are file and mail"));
}

}  // namespace besluit::engine
