// SPDX-License-Identifier: EUPL-1.2
#include "engine/app/config.hpp"

#include "rules/terms/date.hpp"
#include "workflows/reading/yaml_tree.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>
#include <map>
#include <utility>

namespace besluit::engine {
namespace {

using diagnostic::Diagnostic;
using diagnostic::Diagnostics;
using diagnostic::Severity;
using reading::Node;

/// The keywords of this file. Those of a channel come from the table of channel kinds.
struct Word {
  std::string_view token;
  std::string_view nl;
  std::string_view en;
};
constexpr std::array top_words{
    Word{"kind", "soort", "kind"},
    Word{"routes", "routes", "routes"},
    Word{"state", "staat", "state"},
    Word{"socket", "socket", "socket"},
    Word{"sendtime", "verzendtijd", "send time"},
    Word{"domain", "domein", "domain"},
    Word{"sender", "afzender", "sender"},
    Word{"channels", "kanalen", "channels"},
    Word{"admin", "beheerder", "admin"},
    Word{"silence", "stilte hoogstens", "longest silence"},
    Word{"heartbeat", "hartslag", "heartbeat"},
    Word{"calendars", "kalenders", "calendars"},
};
constexpr std::array sender_words{
    Word{"name", "naam", "name"},
    Word{"mail", "mail", "mail"},
    Word{"bounce", "retour", "bounce"},
};

Diagnostic finding(std::string_view code, const diagnostic::Span& span, Text message, Text fix = {}) {
  Diagnostic found;
  found.code = code;
  found.severity = Severity::error;
  found.span = span;
  found.message = std::move(message);
  found.fix = std::move(fix);
  return found;
}

std::string in_quotes(std::string_view text) {
  return "'" + diagnostic::printable(text) + "'";
}

/// A sender that says nothing still needs an address and a domain that cannot be anybody's (RFC 2606).
Sender with_defaults(Sender sender) {
  if (sender.domain.empty()) sender.domain = "besluitd.invalid";
  if (sender.mail.empty()) sender.mail = "besluitd@" + sender.domain;
  return sender;
}

class Reader {
 public:
  explicit Reader(Diagnostics& found) : found_(found) {}

  void read(const Node& root, Config& config) {
    const auto top = take_apart(root, top_words);
    if (const Node* kind = get(top, "kind"); kind == nullptr) {
      found_.push_back(finding("C002", root.span, {"'soort: instellingen' ontbreekt.", "'kind: settings' is missing."},
                               {"Begin het bestand met: soort: instellingen", "Begin the file with: kind: settings"}));
    } else if (const std::string text = scalar(*kind); text != "instellingen" && text != "settings") {
      found_.push_back(finding("C002", kind->span,
                               {"Dit is geen bestand met instellingen, maar " + in_quotes(text) + ".",
                                "This is no settings file, but " + in_quotes(text) + "."}));
    }
    text_into(top, "routes", config.routes);
    text_into(top, "state", config.state);
    text_into(top, "socket", config.socket);
    text_into(top, "domain", config.sender.domain);
    text_into(top, "admin", config.admin);
    text_into(top, "calendars", config.calendars);
    text_into(top, "heartbeat", config.heartbeat_url);
    if (const Node* beat = get(top, "heartbeat"); beat != nullptr && !config.heartbeat_url.empty())
      if (const auto fine = check_url(config.heartbeat_url, true); !fine)
        found_.push_back(
            finding("C010", beat->span,
                    {"Dit adres kan niet: " + fine.error() + ".", "This is no url that can be asked for."}));
    if (const Node* time = get(top, "sendtime")) read_send_time(*time, config);
    if (const Node* silence = get(top, "silence")) read_silence(*silence, config);
    if (const Node* sender = get(top, "sender")) {
      const auto words = take_apart(*sender, sender_words);
      text_into(words, "name", config.sender.name);
      text_into(words, "mail", config.sender.mail);
      text_into(words, "bounce", config.sender.bounce);
    }
    if (const Node* channels = get(top, "channels")) read_channels(*channels, config);
  }

 private:
  using Taken = std::map<std::string_view, const Node*>;

  static const Node* get(const Taken& taken, std::string_view token) {
    const auto found = taken.find(token);
    return found == taken.end() ? nullptr : found->second;
  }

  template <std::size_t N>
  Taken take_apart(const Node& map, const std::array<Word, N>& words) {
    Taken taken;
    if (!map.is_map()) {
      found_.push_back(
          finding("C003", map.place(), {"Hier horen regels 'naam: waarde'.", "Lines 'name: value' belong here."}));
      return taken;
    }
    for (const Node& child : map.children) {
      const auto word =
          std::ranges::find_if(words, [&](const Word& w) { return w.nl == child.key || w.en == child.key; });
      if (word == words.end()) {
        unknown(child, words);
      } else if (!taken.emplace(word->token, &child).second) {
        found_.push_back(
            finding("C004", child.key_span,
                    {in_quotes(child.key) + " staat er twee keer.", in_quotes(child.key) + " is given twice."}));
      }
    }
    return taken;
  }

  template <std::size_t N>
  void unknown(const Node& child, const std::array<Word, N>& words) {
    std::vector<std::string> names;
    for (const Word& word : words) {
      names.emplace_back(word.nl);
      if (word.en != word.nl) names.emplace_back(word.en);
    }
    const std::string meant = diagnostic::nearest(child.key, names);
    Text fix;
    if (!meant.empty()) fix = {"Bedoelt u " + in_quotes(meant) + "?", "Did you mean " + in_quotes(meant) + "?"};
    found_.push_back(
        finding("C005", child.key_span,
                {"Onbekend woord " + in_quotes(child.key) + ".", "Unknown word " + in_quotes(child.key) + "."},
                std::move(fix)));
  }

  std::string scalar(const Node& node) {
    if (node.is_scalar() && !node.text.empty()) return node.text;
    if (!node.broken)
      found_.push_back(finding("C006", node.place(), {"Hier hoort een tekst.", "A text belongs here."}));
    return {};
  }

  void text_into(const Taken& taken, std::string_view token, std::string& target) {
    if (const Node* node = get(taken, token)) target = scalar(*node);
  }

  void read_send_time(const Node& node, Config& config) {
    const std::string text = scalar(node);
    const auto digit = [&](std::size_t i) { return text[i] >= '0' && text[i] <= '9'; };
    if (text.size() == 5 && digit(0) && digit(1) && text[2] == ':' && digit(3) && digit(4)) {
      const int hours = (text[0] - '0') * 10 + (text[1] - '0');
      const int minutes = (text[3] - '0') * 10 + (text[4] - '0');
      if (hours < 24 && minutes < 60) {
        config.send_time = std::chrono::minutes{hours * 60 + minutes};
        return;
      }
    }
    found_.push_back(finding("C007", node.span,
                             {in_quotes(text) + " is geen tijd.", in_quotes(text) + " is no time of day."},
                             {"Schrijf bijvoorbeeld \"08:00\".", "Write for example \"08:00\"."}));
  }

  void read_silence(const Node& node, Config& config) {
    const std::string text = scalar(node);
    int days = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), days);
    if (failed == std::errc() && end == text.data() + text.size() && days >= 1 && days <= 366) {
      config.silence_longest = std::chrono::days{days};
      return;
    }
    found_.push_back(finding("C011", node.span,
                             {in_quotes(text) + " is geen aantal dagen.", in_quotes(text) + " is no number of days."},
                             {"Schrijf een getal van 1 tot en met 366.", "Write a number from 1 to 366."}));
  }

  void read_channels(const Node& channels, Config& config) {
    if (!channels.is_map()) {
      found_.push_back(
          finding("C003", channels.place(), {"Hier horen kanalen met een naam.", "Channels with a name belong here."}));
      return;
    }
    for (const Node& node : channels.children) {
      ChannelConfig channel;
      channel.name = node.key;
      if (!node.is_map()) {
        found_.push_back(finding("C003", node.place(),
                                 {"Kanaal " + in_quotes(node.key) + " heeft regels nodig: soort, ...",
                                  "Channel " + in_quotes(node.key) + " needs lines: kind, ..."}));
        continue;
      }
      for (const Node& field : node.children) {
        if (field.key == "soort" || field.key == "kind")
          channel.kind = scalar(field);
        else
          channel.fields[field.key] = scalar(field);
      }
      judge(channel, node, config);
      config.channels.push_back(std::move(channel));
    }
  }

  void judge(const ChannelConfig& channel, const Node& node, const Config& config) {
    if (auto made = make_notifier(channel, with_defaults(config.sender)); !made)
      found_.push_back(finding("C008", node.key_span, made.error()));
    const auto fine = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
    if (!std::ranges::all_of(channel.name, fine))
      found_.push_back(finding("C009", node.key_span,
                               {"De naam van een kanaal heeft alleen kleine letters, cijfers en '-'.",
                                "A channel's name has lower-case letters, digits and '-' only."}));
  }

  Diagnostics& found_;
};

}  // namespace

ConfigRead read_config(const reading::Source& source) {
  ConfigRead read;
  reading::Parsed parsed = reading::parse(source);
  read.diagnostics = std::move(parsed.diagnostics);
  Config config;
  if (parsed.root) Reader{read.diagnostics}.read(*parsed.root, config);
  diagnostic::sort_unique(read.diagnostics);
  if (parsed.root && !diagnostic::has_errors(read.diagnostics)) read.value = std::move(config);
  return read;
}

Config complete(Config config, const Overrides& overrides) {
  if (!overrides.routes.empty()) config.routes = overrides.routes;
  if (!overrides.state.empty()) config.state = overrides.state;
  if (!overrides.socket.empty()) config.socket = overrides.socket;
  config.sender = with_defaults(std::move(config.sender));
  if (config.channels.empty())
    config.channels.push_back({"bestand", "bestand", {{"map", config.state + "/berichten"}}});
  return config;
}

std::optional<ClockChoice> parse_clock(std::string_view text) {
  if (text == "system") return ClockChoice{};
  if (text == "virtual") return ClockChoice{true, {}};
  constexpr std::string_view prefix = "virtual:";
  if (!text.starts_with(prefix) || text.size() == prefix.size()) return std::nullopt;
  return ClockChoice{true, std::string{text.substr(prefix.size())}};
}

}  // namespace besluit::engine
