// SPDX-License-Identifier: EUPL-1.2
#include "rules/diagnostic/diagnostic.hpp"
#include "rules/diagnostic/utf8.hpp"
#include "tests/support/catch.hpp"

using namespace besluit;
using namespace besluit::diagnostic;

namespace {

Diagnostic finding(Span span) {
  return {"R021",
          Severity::error,
          std::move(span),
          {"onbekende stap \"zienswijse\"", "unknown step \"zienswijse\""},
          {"deze stap bestaat niet in deze route", "this step is not in this route"},
          {},
          {}};
}

}  // namespace

TEST_CASE("a finding is shown with its line, the caret, a second place and a way out") {
  const std::string source =
      "soort: route\nroute: begroting\ntitel: Begroting\nstappen:\n  - stap: opstellen\n    taak: Opstellen\n"
      "    wie: directie\n\n  - stap: zienswijze\n    aan: elke raad\n    vraagt: zienswijze\n\n  - stap: vaststellen\n"
      "    na: zienswijse\n";
  Diagnostic diagnostic = finding({"begroting.route.yaml", 14, 9, 19});
  diagnostic.notes.push_back({{"begroting.route.yaml", 9, 11, 21}, {"bedoelt u deze?", "did you mean this one?"}});

  CHECK(render(diagnostic, source, Language::nl) ==
        "begroting.route.yaml:14:9: fout[R021]: onbekende stap \"zienswijse\"\n"
        "   |\n"
        "14 |     na: zienswijse\n"
        "   |         ^^^^^^^^^^ deze stap bestaat niet in deze route\n"
        "   |\n"
        " 9 |   - stap: zienswijze\n"
        "   |           ---------- bedoelt u deze?\n"
        "   = uitleg: besluitctl explain R021\n");

  diagnostic.fix = {"schrijf zienswijze", "write zienswijze"};
  diagnostic.severity = Severity::warning;
  CHECK(render(diagnostic, source, Language::nl).find("waarschuwing[R021]: ") != std::string::npos);
  CHECK(render(diagnostic, source, Language::en) ==
        "begroting.route.yaml:14:9: warning[R021]: unknown step \"zienswijse\"\n"
        "   |\n"
        "14 |     na: zienswijse\n"
        "   |         ^^^^^^^^^^ this step is not in this route\n"
        "   |\n"
        " 9 |   - stap: zienswijze\n"
        "   |           ---------- did you mean this one?\n"
        "   = fix: write zienswijze\n"
        "   = explain: besluitctl explain R021\n");
}

TEST_CASE("the caret stands under its character, whatever stands before it") {
  struct Row {
    std::string line;
    int column, end_column;
    std::string shown, marks;
  };
  const std::vector<Row> rows = {
      {"naam: fout", 7, 11, "naam: fout", "      ^^^^"},
      {"éé: x", 5, 6, "éé: x", "    ^"},
      {"e\u0301e: x", 5, 6, "e\u0301e: x", "   ^"},  // a combining accent takes no cell
      {"漢字: x", 5, 6, "漢字: x", "      ^"},       // wide characters take two
      {"漢字: x", 1, 3, "漢字: x", "^^^^"},
      {"\tnaam: x", 2, 6, " naam: x", " ^^^^"},         // a tab is shown as one space
      {"a\x1b[31mb", 7, 8, "a\uFFFD[31mb", "      ^"},  // no colour reaches the terminal
      {"a\xff: x", 5, 6, "a\uFFFD: x", "    ^"},        // a broken byte is one character
      {"\u202Ex: y", 2, 3, "\uFFFDx: y", " ^"},
      {"naam:", 6, 7, "naam:", "     ^"},         // just after the end of the line
      {"naam:", 90, 95, "naam:", "     ^"},       // beyond it
      {"naam: x", 1, 900, "naam: x", "^^^^^^^"},  // a span of more lines is cut
      {"", 1, 2, "", "^"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.line);
    const std::string source = "eerste\n" + row.line + "\r\nlaatste";
    Diagnostic diagnostic = finding({"a.yaml", 2, row.column, row.end_column});
    diagnostic.label = {};
    const std::string first =
        "a.yaml:2:" + std::to_string(row.column) + ": fout[R021]: onbekende stap \"zienswijse\"\n";
    const std::string line = row.shown.empty() ? " 2 |\n" : " 2 | " + row.shown + "\n";
    CHECK(render(diagnostic, source, Language::nl) ==
          first + "   |\n" + line + "   | " + row.marks + "\n   = uitleg: besluitctl explain R021\n");
  }
}

TEST_CASE("a finding without its source, or in another file, is still complete") {
  Diagnostic diagnostic = finding({"a.yaml", 3, 1, 2});
  diagnostic.notes.push_back({{"organisatie.yaml", 12, 3, 6}, {"hier staat het orgaan", "the body is here"}});
  const std::string expected =
      "a.yaml:3:1: fout[R021]: onbekende stap \"zienswijse\"\n"
      "   = zie ook: organisatie.yaml:12:3: hier staat het orgaan\n"
      "   = uitleg: besluitctl explain R021\n";
  CHECK(render(diagnostic, "", Language::nl) == expected);
  CHECK(render(diagnostic, "een\ntwee", Language::nl) == expected);  // the line does not exist
}

TEST_CASE("a line of a megabyte does not flood the screen, and its caret is right") {
  const std::string source = std::string(500'000, 'a') + "XYZ" + std::string(500'000, 'b');
  const std::string shown = render(finding({"a.yaml", 1, 500'001, 500'004}), source, Language::nl);
  CHECK(shown.size() < 800);
  const std::size_t line = shown.find(" 1 | ");
  const std::size_t marks = shown.find("   | ", line);
  // The cut is marked by an ellipsis: three bytes, one cell.
  CHECK(shown.find("XYZ", line) - line - 2 == shown.find("^^^ ", marks) - marks);
}

TEST_CASE("findings are sorted by place and said once") {
  Diagnostics all{finding({"b.yaml", 1, 1, 2}), finding({"a.yaml", 10, 1, 2}), finding({"a.yaml", 9, 5, 6}),
                  finding({"a.yaml", 9, 1, 2}), finding({"a.yaml", 10, 1, 2})};
  Diagnostic noted = finding({"a.yaml", 10, 1, 2});
  noted.notes.push_back({{"a.yaml", 1, 1, 2}, {"x", "x"}});
  all.insert(all.begin() + 2, noted);  // differs, so it stays, and the repeat around it goes
  sort_unique(all);
  REQUIRE(all.size() == 5);
  CHECK(all[0].span == Span{"a.yaml", 9, 1, 2});
  CHECK(all[1].span == Span{"a.yaml", 9, 5, 6});
  CHECK(all[2].notes.empty());
  CHECK(all[3] == noted);
  CHECK(all[4].span.file == "b.yaml");

  CHECK(has_errors(all));
  for (Diagnostic& diagnostic : all) diagnostic.severity = Severity::warning;
  CHECK_FALSE(has_errors(all));
  CHECK_FALSE(has_errors({}));
}

TEST_CASE("the nearest name is found, a far one is not") {
  const std::vector<std::string> bodies{"ab", "auditcommissie", "bao", "dagelijks bestuur", "zienswijze", "réunion"};
  struct Row {
    std::string word, meant;
  };
  const std::vector<Row> rows = {
      {"auditcomissie", "auditcommissie"},
      {"AuditCommissie", "auditcommissie"},
      {"uaditcommissie", "auditcommissie"},
      {"auditcie", ""},
      {"adutcomissei", "auditcommissie"},  // four steps, a third of twelve letters
      {"zienswijse", "zienswijze"},
      {"boa", "bao"},
      {"b", "ab"},
      {"xy", ""},
      {"reunion", "réunion"},
      {"", ""},
      {"college", ""},
      {std::string(5000, 'a'), ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.word);
    CHECK(nearest(row.word, bodies) == row.meant);
  }
  CHECK(nearest("bao", {}).empty());
  CHECK(nearest("zienswij", bodies) == "zienswijze");  // two steps
  CHECK(nearest("zienswi", bodies).empty());           // three, of seven letters
  CHECK(nearest("ac", {"ab", "ad"}) == "ab");          // of two that are as near, the first
  // Every name is found back after one typing error of each kind.
  for (const std::string body : {"auditcommissie", "dagelijks bestuur", "zienswijze"}) {
    for (std::size_t i = 0; i + 1 < body.size(); ++i) {
      std::string without = body, doubled = body, swapped = body, other = body;
      without.erase(i, 1);
      doubled.insert(i, 1, body[i]);
      std::swap(swapped[i], swapped[i + 1]);
      other[i] = '#';
      for (const std::string& typed : {without, doubled, swapped, other}) CHECK(nearest(typed, bodies) == body);
    }
  }
}

TEST_CASE("text for a terminal or a header holds no control characters") {
  CHECK(printable("gewone tekst, één") == "gewone tekst, één");
  CHECK(printable("a\x1b[2Jb\r\nBcc: x\t\x7f\0") == "a[2JbBcc: x");
  CHECK(printable("a\u0085b\u009bc") == "abc");
  CHECK(printable("\u202Aa\u202Eb\u2066c\u2069d\u2028e") == "abcde");
  CHECK(printable("a\xffz\xc3") == "a\uFFFDz\uFFFD");
  CHECK(printable("\xed\xa0\x80") == "\uFFFD\uFFFD\uFFFD");  // a surrogate
  CHECK(printable("\xc0\xaf") == "\uFFFD\uFFFD");            // an overlong slash
  CHECK(printable(std::string(1, '\0')).empty());
}

TEST_CASE("UTF-8: characters, columns, lines and broken bytes") {
  CHECK(utf8::count("één漢😀") == 5);
  CHECK(utf8::first_invalid("één") == std::nullopt);
  CHECK(utf8::first_invalid("één\xff") == std::size_t{5});
  CHECK(utf8::first_invalid("\xf4\x90\x80\x80") == std::size_t{0});  // above U+10FFFF
  CHECK(utf8::first_invalid("a\xe2\x82") == std::size_t{1});
  CHECK(utf8::position_of("één\ntwéé\n", 8) == utf8::Position{2, 3});
  CHECK(utf8::position_of("één", 99) == utf8::Position{1, 4});
  CHECK(utf8::position_of("a\n", 2) == utf8::Position{2, 1});
  CHECK(utf8::column_of("één: x", 7) == 6);
  CHECK(utf8::line_at("a\r\nb", 1) == "a");
  CHECK(utf8::line_at("a\r\nb", 2) == "b");
  CHECK(utf8::line_at("a\n", 2) == "");
  CHECK(utf8::line_at("a\n", 3) == std::nullopt);
  CHECK(utf8::line_at("a", 0) == std::nullopt);
  for (char32_t code = 0; code < 0x110000; code += 7) {
    if (code >= 0xD800 && code <= 0xDFFF) continue;
    std::string text;
    utf8::append(text, code);
    const utf8::Character character = utf8::decode(text, 0);
    if (!character.valid || character.code != code || character.bytes != text.size())
      FAIL("code " << static_cast<unsigned>(code));
  }
}
