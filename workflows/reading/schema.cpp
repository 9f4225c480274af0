// SPDX-License-Identifier: EUPL-1.2
#include "workflows/reading/schema.hpp"

#include "workflows/reading/limits.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <vector>

namespace besluit::reading {
namespace {

constexpr std::array kinds{SchemaKind{"organisation", "organisatie", "organisation", Shape::organisation},
                           SchemaKind{"route", "route", "route", Shape::route},
                           SchemaKind{"subroute", "deelroute", "subroute", Shape::subroute},
                           SchemaKind{"decision-table", "beslistabel", "decision-table", Shape::decision_table},
                           SchemaKind{"scenario", "scenario", "scenario", Shape::scenario}};

/// How a value of this sort looks: a pattern (of ECMA-262), and examples. Empty: any text.
struct Look {
  Holds holds = Holds::text;
  std::string_view pattern;
  std::array<std::string_view, 2> nl;
  std::array<std::string_view, 2> en;
};
constexpr std::string_view day = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
constexpr std::array looks{
    Look{Holds::id, "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$", {}, {}},
    Look{Holds::date, day, {"2024-07-10", {}}, {"2024-07-10", {}}},
    Look{Holds::dates, day, {"2026-03-26", {}}, {"2026-03-26", {}}},
    Look{Holds::term, {}, {"1 werkdag", "2 weken"}, {"1 working day", "2 weeks"}},
    Look{Holds::term_before, {}, {"5 werkdagen vooraf", "4 weken vooraf"}, {"5 working days before", "4 weeks before"}},
    Look{Holds::term_after, {}, {"2 weken na bao", {}}, {"2 weeks after bao", {}}},
    Look{Holds::term_each, {}, {"elke 5 werkdagen", {}}, {"every 5 working days", {}}},
    Look{Holds::date_phrase,
         {},
         {"2024-07-10", "eind augustus 2013, gelezen als 2013-08-31"},
         {"2024-07-10", "end of August 2013, read as 2013-08-31"}},
    Look{Holds::meeting_days,
         {},
         {"2024-07-10", "tweede woensdag van de maand, in 2025, niet in reces"},
         {"2024-07-10", "second Wednesday of the month, in 2025, not in recess"}},
    Look{Holds::who, {}, {"secretaris", "griffie@leiden.example"}, {"secretary", "clerk@leiden.example"}},
    Look{Holds::mails, "^[^@\\s]+@[^@\\s]+$", {"secretaris@hecht.example", {}}, {"secretary@hecht.example", {}}},
    Look{Holds::zone, {}, {"Europe/Amsterdam", {}}, {"Europe/Amsterdam", {}}},
    Look{Holds::meeting,
         {},
         {"ab 2024-07-10", "laatste ab vóór 2024-12-31"},
         {"ab 2024-07-10", "last ab before 2024-12-31"}},
    Look{Holds::exit, {}, {"terug naar opstellen", "einde niet-ingesteld"}, {"back to draft", "end not-established"}},
    Look{Holds::condition, {}, {"prognose weerstandsvermogen < 3000000", {}}, {"forecast < 3000000", {}}},
    Look{Holds::quorum, {}, {"meer dan de helft", {}}, {"more than half", {}}},
    Look{Holds::majority, {}, {"stemmen", "2/3 van de leden"}, {"votes", "2/3 of the members"}},
    Look{Holds::reply_term,
         {},
         {"wet", "8 weken na ontvangst, eigen regel"},
         {"law", "8 weeks after receipt, own rule"}},
    Look{Holds::silence, {}, {"geldt als geen zienswijze", {}}, {"counts as no view", {}}},
    Look{Holds::letter,
         {},
         {"{{gewoon_onderwerp}}", "{{aanhef}}\n\n{{inhoud}}\n\n{{vragen}}\n\n{{slot}}"},
         {"{{usual_subject}}", "{{salutation}}\n\n{{content}}\n\n{{questions}}\n\n{{footer}}"}},
    Look{Holds::gate, {}, {"alle voorgesteld", "alle beantwoord"}, {"all proposed", "all answered"}},
};

/// A short name says something only as an example of its own keyword.
struct Example {
  std::string_view token;
  std::string_view nl;
  std::string_view en;
};
constexpr std::array id_examples{Example{"organisation", "hecht", "hecht"},
                                 Example{"roles", "jansen", "jansen"},
                                 Example{"deputy", "adjunct", "deputy"},
                                 Example{"route", "herstelplan", "recovery-plan"},
                                 Example{"owner", "secretaris", "secretary"},
                                 Example{"policy", "standaard", "standard"},
                                 Example{"step", "opstellen", "draft"},
                                 Example{"who", "directie", "management"},
                                 Example{"together-with", "opstellen", "draft"},
                                 Example{"body", "bao", "bao"},
                                 Example{"table", "weerstandsvermogen", "reserves"},
                                 Example{"scenario", "ab-eerder", "board-earlier"},
                                 Example{"participant", "leiden", "leiden"},
                                 Example{"received-by", "leiden", "leiden"},
                                 Example{"refused", "step-not-open", "step-not-open"}};

const Look* look_of(Holds holds) {
  const auto found = std::ranges::find(looks, holds, &Look::holds);
  return found == looks.end() ? nullptr : &*found;
}

/// JSON as text, in the order in which it is written.
class Json {
 public:
  void open(char bracket) {
    text_ += bracket;
    first_.push_back(true);
  }
  void close(char bracket) {
    const bool empty = first_.back();
    first_.pop_back();
    if (!empty) line();
    text_ += bracket;
  }
  void item() {
    if (!first_.back()) text_ += ',';
    first_.back() = false;
    line();
  }
  void key(std::string_view name) {
    item();
    text(name);
    text_ += ": ";
  }
  void text(std::string_view value) {
    text_ += '"';
    for (const char c : value) {
      if (c == '"' || c == '\\') text_ += '\\';
      text_ += c;
    }
    text_ += '"';
  }
  void field(std::string_view name, std::string_view value) {
    key(name);
    text(value);
  }
  void raw(std::string_view name, std::string_view value) {
    key(name);
    text_ += value;
  }
  std::string take() { return std::move(text_) + "\n"; }

 private:
  void line() { text_ += "\n" + std::string(2 * first_.size(), ' '); }
  std::string text_;
  std::vector<bool> first_;
};

class SchemaWriter {
 public:
  SchemaWriter(const SchemaKind& kind, Language language) : kind_(kind), en_(language == Language::en) {}

  std::string write() {
    json_.open('{');
    json_.field("$schema", "http://json-schema.org/draft-07/schema#");
    json_.field("title", std::string("besluitd: ") + std::string(en_ ? name_en(kind_.shape) : name_nl(kind_.shape)));
    json_.key("allOf");
    json_.open('[');
    json_.item();
    reference(kind_.shape);
    json_.close(']');
    json_.key("definitions");
    json_.open('{');
    while (!wanted_.empty()) {
      const Shape shape = wanted_.back();
      wanted_.pop_back();
      define(shape);
    }
    json_.close('}');
    json_.close('}');
    return json_.take();
  }

 private:
  std::string_view word(std::string_view nl, std::string_view en) const { return en_ ? en : nl; }

  std::string name_of(Shape shape) const {
    // "een stap" -> "stap": the article is of the messages.
    const std::string_view whole = word(name_nl(shape), name_en(shape));
    std::string name{whole.substr(whole.find(' ') + 1)};
    std::ranges::replace(name, ' ', '-');
    return name;
  }

  void reference(Shape shape) {
    if (seen_.insert(shape).second) wanted_.push_back(shape);
    json_.open('{');
    json_.field("$ref", "#/definitions/" + name_of(shape));
    json_.close('}');
  }

  void define(Shape shape) {
    json_.key(name_of(shape));
    json_.open('{');
    json_.field("type", "object");
    json_.raw("additionalProperties", "false");
    json_.key("properties");
    json_.open('{');
    const auto fields = fields_of(shape);
    for (const Field& field : fields) {
      json_.key(word(field.keyword->nl, field.keyword->en));
      property(*field.keyword);
    }
    json_.close('}');
    if (std::ranges::any_of(fields, &Field::required)) {
      json_.key("required");
      json_.open('[');
      for (const Field& field : fields) {
        if (!field.required) continue;
        json_.item();
        json_.text(word(field.keyword->nl, field.keyword->en));
      }
      json_.close(']');
    }
    json_.close('}');
  }

  void property(const Keyword& keyword) {
    json_.open('{');
    json_.field("description", word(keyword.about_nl, keyword.about_en));
    if (keyword.holds == Holds::kind) {
      constant_kind();
    } else {
      switch (keyword.form) {
        case Form::one:
          value(keyword);
          break;
        case Form::list:
          json_.field("type", "array");
          json_.key("items");
          one(keyword);
          break;
        case Form::named:
        case Form::ordered:
          json_.field("type", "object");
          json_.key("additionalProperties");
          one(keyword);
          break;
      }
    }
    json_.close('}');
  }

  /// The file says what it is; another word is another kind of file.
  void constant_kind() {
    for (const Word& one : words_of(Holds::kind))
      if (one.token == kind_.token) {
        json_.key("enum");
        json_.open('[');
        json_.item();
        json_.text(word(one.nl, one.en));
        json_.close(']');
      }
  }

  void one(const Keyword& keyword) {
    json_.open('{');
    value(keyword);
    json_.close('}');
  }

  void value(const Keyword& keyword) {
    if (const auto words = words_of(keyword.holds); !words.empty()) {
      choice(words);
      return;
    }
    switch (keyword.holds) {
      case Holds::map:
        json_.key("allOf");
        json_.open('[');
        json_.item();
        reference(keyword.shape);
        json_.close(']');
        return;
      case Holds::column:
        json_.key("anyOf");
        json_.open('[');
        json_.item();
        json_.open('{');
        choice(words_of(Holds::data_type));
        json_.close('}');
        json_.item();
        reference(keyword.shape);
        json_.close(']');
        return;
      case Holds::mails:
      case Holds::dates:
        json_.key("anyOf");
        json_.open('[');
        json_.item();
        json_.open('{');
        text_value(keyword);
        json_.close('}');
        json_.item();
        json_.open('{');
        json_.field("type", "array");
        json_.raw("maxItems", std::to_string(keyword.holds == Holds::mails ? mails_max : new_councils_max));
        json_.key("items");
        json_.open('{');
        text_value(keyword);
        json_.close('}');
        json_.close('}');
        json_.close(']');
        return;
      case Holds::whole_number:
        json_.field("type", "integer");
        json_.raw("minimum", "0");
        return;
      case Holds::boolean:
        json_.field("type", "boolean");
        return;
      case Holds::result:
        types({"string", "number", "boolean", "object"});
        return;
      case Holds::cell:
      case Holds::value:
        types({"string", "number", "boolean"});
        return;
      case Holds::text:
        types({"string", "number"});  // a title may be a year
        return;
      default:
        text_value(keyword);
    }
  }

  void types(std::initializer_list<std::string_view> names) {
    json_.key("type");
    json_.open('[');
    for (const std::string_view name : names) {
      json_.item();
      json_.text(name);
    }
    json_.close(']');
  }

  void text_value(const Keyword& keyword) {
    const Look* look = look_of(keyword.holds);
    json_.field("type", "string");
    if (look == nullptr) return;
    if (!look->pattern.empty()) json_.field("pattern", look->pattern);
    std::vector<std::string_view> examples;
    for (const std::string_view example : en_ ? look->en : look->nl)
      if (!example.empty()) examples.push_back(example);
    if (keyword.holds == Holds::id)
      for (const Example& one : id_examples)
        if (one.token == keyword.token) examples.push_back(word(one.nl, one.en));
    if (examples.empty()) return;
    json_.key("examples");
    json_.open('[');
    for (const std::string_view example : examples) {
      json_.item();
      json_.text(example);
    }
    json_.close(']');
  }

  /// A closed list; a word that two tokens share, or that has two spellings, stands once.
  void choice(std::span<const Word> words) {
    json_.key("enum");
    json_.open('[');
    std::set<std::string_view> written;
    for (const Word& one : words) {
      const std::string_view spelling = word(one.nl, one.en);
      if (spelling.empty() || !written.insert(spelling).second) continue;
      json_.item();
      json_.text(spelling);
    }
    json_.close(']');
  }

  const SchemaKind& kind_;
  bool en_;
  Json json_;
  std::vector<Shape> wanted_;
  std::set<Shape> seen_;
};

}  // namespace

std::span<const SchemaKind> schema_kinds() {
  return kinds;
}

std::optional<std::string> schema(std::string_view kind, Language language) {
  for (const SchemaKind& one : kinds)
    if (kind == one.token || kind == one.nl || kind == one.en) return SchemaWriter{one, language}.write();
  return std::nullopt;
}

}  // namespace besluit::reading
