// SPDX-License-Identifier: EUPL-1.2
#include "engine/notifiers/encoding.hpp"

#include "rules/diagnostic/utf8.hpp"

#include <openssl/evp.h>

#include <array>
#include <cstdint>

namespace besluit::engine {
namespace {

constexpr std::string_view hex_digits = "0123456789ABCDEF";
constexpr std::string_view word_start = "=?utf-8?Q?";
constexpr std::string_view word_end = "?=";

bool is_alnum(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}
bool is_printable(char c) {
  return c >= ' ' && c <= '~';
}

void append_hex(std::string& out, char mark, char c) {
  const auto byte = static_cast<unsigned char>(c);
  out.push_back(mark);
  out.push_back(hex_digits[byte >> 4U]);
  out.push_back(hex_digits[byte & 0xFU]);
}

/// Next character of `text`, at least one byte.
std::string_view take_character(std::string_view& text) {
  const std::size_t bytes = utf8::decode(text, 0).bytes;
  const std::string_view character = text.substr(0, bytes);
  text.remove_prefix(bytes);
  return character;
}

/// Plain enough to stand in a header as it is: printable ASCII, single spaces, nothing that looks encoded.
bool is_plain(std::string_view text) {
  if (text.empty()) return true;
  if (text.front() == ' ' || text.back() == ' ') return false;
  if (text.find("  ") != std::string_view::npos || text.find("=?") != std::string_view::npos) return false;
  for (const char c : text)
    if (!is_printable(c)) return false;
  for (std::size_t begin = 0; begin < text.size();) {  // a word that no fold can help
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    if (end - begin > header_line - 2) return false;
    begin = end + 1;
  }
  return true;
}

/// Appends words with a single space between them, on a new line where one does not fit.
void append_folded(std::string& out, std::size_t& column, std::string_view word) {
  if (column + 1 + word.size() > header_line && column > 1) {
    out += "\r\n ";
    column = 1;
  } else {
    out.push_back(' ');
    ++column;
  }
  out.append(word);
  column += word.size();
}

void append_plain(std::string& out, std::size_t& column, std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    append_folded(out, column, text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

/// Encoded words in the Q form, with only letters and digits bare: that serves subjects and display names alike. White
/// space between two encoded words is not shown, so the spaces of `text` stand inside them.
void append_encoded(std::string& out, std::size_t& column, std::string_view text) {
  std::string word;
  while (!text.empty()) {
    const std::size_t room = header_line - (column + 1 + word_start.size() + word_end.size());
    const bool tight = column + 1 + word_start.size() + word_end.size() + 12 > header_line;
    const std::size_t limit = tight ? encoded_word - word_start.size() - word_end.size()
                                    : std::min(room, encoded_word - word_start.size() - word_end.size());
    word = word_start;
    const std::size_t bound = word_start.size() + limit;
    while (!text.empty()) {
      std::string_view rest = text;
      std::string piece;
      for (const char c : take_character(rest))
        if (is_alnum(c))
          piece.push_back(c);
        else if (c == ' ')
          piece.push_back('_');
        else
          append_hex(piece, '=', c);
      if (word.size() + piece.size() > bound) break;
      word += piece;
      text = rest;
    }
    word += word_end;
    append_folded(out, column, word);
  }
}

std::string digest(std::string_view text) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
  unsigned int size = 0;
  EVP_Digest(text.data(), text.size(), bytes.data(), &size, EVP_sha256(), nullptr);
  std::string result;
  for (unsigned int i = 0; i < 16 && i < size; ++i) append_hex(result, '-', static_cast<char>(bytes[i]));
  std::erase(result, '-');
  return result;
}

/// An injective spelling of `id` with only letters, digits, '-', '_', one sign for '/', '.' where `dots` and escapes.
std::string spelled(std::string_view id, char slash, char escape, bool dots, std::size_t longest) {
  std::string result;
  for (std::size_t i = 0; i < id.size(); ++i) {
    const char c = id[i];
    // Dots that meet, or that stand at an end, are not allowed in a Message-ID; at the front they hide a file.
    const bool inner = i > 0 && i + 1 < id.size() && is_alnum(id[i - 1]) && is_alnum(id[i + 1]);
    if (is_alnum(c) || c == '-' || c == '_')
      result.push_back(c);
    else if (c == '/' && inner)
      result.push_back(slash);
    else if (c == '.' && dots && inner)
      result.push_back('.');
    else
      append_hex(result, escape, c);
  }
  if (result.empty()) result = std::string(1, escape);
  if (result.size() <= longest) return result;
  // The digest is of the id itself; the readable part in front only helps people. '!' and '~' mark the cut: no short
  // spelling holds it.
  const std::string tail = std::string(1, escape == '%' ? '~' : '!') + digest(id);
  return result.substr(0, longest - tail.size()) + tail;
}

}  // namespace

std::optional<std::string> problem_of(std::string_view value, std::string_view what) {
  for (const char c : value)
    if (c == '\r' || c == '\n' || c == '\0')
      return "In " + std::string(what) + " staat een regeleinde of een nulteken; zo wordt het bericht niet verstuurd.";
  if (!utf8::valid(value)) return "In " + std::string(what) + " staat tekst die geen UTF-8 is.";
  return std::nullopt;
}

std::optional<std::string> problem_of_address(std::string_view address, std::string_view what) {
  if (auto problem = problem_of(address, what)) return problem;
  const std::size_t at = address.find('@');
  bool good = at != std::string_view::npos && at > 0 && at + 1 < address.size() && address.rfind('@') == at &&
              address.size() <= 254;
  for (const char c : address)
    good = good && c > ' ' && c <= '~' && std::string_view("()<>[]:;,\\\"").find(c) == std::string_view::npos;
  if (good) return std::nullopt;
  return "In " + std::string(what) + " staat geen bruikbaar mailadres.";
}

std::string subject_header(std::string_view tag, std::string_view text) {
  std::string out = "Subject:";
  std::size_t column = out.size();
  const std::string label = tag.empty() ? std::string{} : "[" + std::string(tag) + "]";
  if (!label.empty() && is_plain(label) && column + 1 + label.size() <= header_line) {
    append_plain(out, column, label);
    if (is_plain(text))
      append_plain(out, column, text);
    else
      append_encoded(out, column, text);
  } else {
    const std::string whole = label.empty() ? std::string(text) : label + " " + std::string(text);
    if (is_plain(whole))
      append_plain(out, column, whole);
    else
      append_encoded(out, column, whole);
  }
  return out + "\r\n";
}

std::string address_header(std::string_view header, std::string_view name, std::string_view address) {
  const std::string one(address);
  return addresses_header(header, name, {&one, 1});
}

std::string addresses_header(std::string_view header, std::string_view name, std::span<const std::string> addresses) {
  std::string out = std::string(header) + ":";
  std::size_t column = out.size();
  std::string phrase = "\"";
  for (const char c : name) {
    if (c == '"' || c == '\\') phrase.push_back('\\');
    phrase.push_back(c);
  }
  phrase.push_back('"');
  for (const std::string& address : addresses) {
    if (name.empty()) {
      // a bare address
    } else if (is_plain(name) && phrase.size() < header_line - (std::string_view(header).size() + 1)) {
      append_folded(out, column, phrase);
    } else {
      append_encoded(out, column, name);
    }
    append_folded(out, column, "<" + address + ">" + (&address == &addresses.back() ? "" : ","));
  }
  return out + "\r\n";
}

std::string quoted_printable(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  std::size_t column = 0;
  while (!text.empty()) {
    // Most of a letter is plain: it is taken over as it stands. What begins or ends a line, or does not fit, is not.
    std::size_t plain = 0;
    while (column + plain > 0 && column + plain + 1 < body_line && plain + 1 < text.size() &&
           is_printable(text[plain]) && text[plain] != '=' && text[plain + 1] != '\n')
      ++plain;
    if (plain > 0) {
      out += text.substr(0, plain);
      column += plain;
      text.remove_prefix(plain);
      continue;
    }
    if (text.front() == '\n') {
      out += "\r\n";
      column = 0;
      text.remove_prefix(1);
      continue;
    }
    const bool from = column == 0 && text.starts_with("From ");
    const bool dot = column == 0 && text.front() == '.';
    const std::string_view character = take_character(text);
    const bool last_on_line = text.empty() || text.front() == '\n';
    std::string piece;
    for (const char c : character) {
      const bool blank_at_end = (c == ' ' || c == '\t') && last_on_line;
      if ((is_printable(c) || c == '\t') && c != '=' && !blank_at_end && !from && !dot)
        piece.push_back(c);
      else
        append_hex(piece, '=', c);
    }
    // A soft break takes one place itself; only what ends a line may use it. (A '.' after a soft break is harmless to
    // SMTP, since the transport doubles it, but not to all that lies behind: it is written as =2E.)
    if (column + piece.size() > body_line - (last_on_line ? 0 : 1)) {
      out += "=\r\n";
      column = 0;
      if (piece == ".") piece = "=2E";
    }
    out += piece;
    column += piece.size();
  }
  if (column > 0) out += "\r\n";
  return out;
}

std::string id_for_header(std::string_view id) {
  return spelled(id, '.', '=', false, 128);
}
std::string id_for_file(std::string_view id) {
  return spelled(id, '+', '%', true, 200);
}

}  // namespace besluit::engine
