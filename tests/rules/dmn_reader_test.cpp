// SPDX-License-Identifier: EUPL-1.2
// Models out of XML: what is read, where each text stood, and every way in which bytes can be no model.
#include "rules/decisions/dmn_reader.hpp"
#include "rules/decisions/limits.hpp"
#include "rules/decisions/xml_tree.hpp"
#include "tests/support/catch.hpp"

using namespace besluit;
using decisions::read_dmn;

namespace {

const std::string begin =
    "<definitions xmlns=\"https://www.omg.org/spec/DMN/20230324/MODEL/\" name=\"m\" namespace=\"urn:m\">\n";
const std::string end = "</definitions>\n";

std::string first_finding(const std::string& text) {
  const auto read = read_dmn("m.dmn", text);
  if (read.diagnostics.empty()) return "";
  const auto& d = read.diagnostics.front();
  return d.code + " " + std::to_string(d.span.line) + ":" + std::to_string(d.span.column) + " " + d.message.en;
}

const decisions::Literal& literal_of_first_decision(const decisions::DmnRead& read) {
  return std::get<decisions::Literal>(read.value->decisions.at(0).logic->box);
}

}  // namespace

TEST_CASE("dmn: every namespace from 1.1 to 1.6 is the same language, under any prefix") {
  for (const std::string space :
       {"http://www.omg.org/spec/DMN/20151101/dmn.xsd", "http://www.omg.org/spec/DMN/20180521/MODEL/",
        "https://www.omg.org/spec/DMN/20191111/MODEL/", "https://www.omg.org/spec/DMN/20211108/MODEL/",
        "https://www.omg.org/spec/DMN/20230324/MODEL/", "https://www.omg.org/spec/DMN/20240513/MODEL/"}) {
    for (const std::string prefix : {"", "dmn:"}) {
      const std::string colon = prefix.empty() ? "" : ":dmn";
      const std::string text = "<" + prefix + "definitions xmlns" + colon + "=\"" + space + "\" name=\"m\"><" + prefix +
                               "inputData name=\"a\" id=\"i\"/></" + prefix + "definitions>";
      INFO(text);
      const auto read = read_dmn("m.dmn", text);
      REQUIRE(read.value);
      CHECK(read.diagnostics.empty());
      REQUIRE(read.value->inputs.size() == 1);
      CHECK(read.value->inputs[0].variable.name.text == "a");
    }
  }
}

TEST_CASE("dmn: a text knows where each of its characters stood") {
  const auto read = read_dmn("m.dmn", begin +
                                          "  <decision name=\"d\" id=\"d\">\n"
                                          "    <literalExpression><text>a &lt; b\n"
                                          "  and \xC3\xA9 &gt;= 3</text></literalExpression>\n"
                                          "  </decision>\n" +
                                          end);
  REQUIRE(read.value);
  const auto& words = literal_of_first_decision(read).text;
  CHECK(words.text == "a < b\n  and \xC3\xA9 >= 3");
  const auto at = [&](int from, int until) {
    const auto span = words.part(from, until);
    return std::to_string(span.line) + ":" + std::to_string(span.column) + "-" + std::to_string(span.end_column);
  };
  CHECK(at(0, 1) == "3:30-31");
  CHECK(at(2, 3) == "3:32-33");   // the escape is four characters wide, its piece begins at the ampersand
  CHECK(at(4, 5) == "3:37-38");   // and what follows is pushed to the right
  CHECK(at(8, 11) == "4:3-6");    // "and" on the next line
  CHECK(at(12, 13) == "4:7-8");   // a letter of two bytes is one column
  CHECK(at(14, 16) == "4:9-14");  // ">=" over its escape
  CHECK(at(0, 11) == "3:30-38");  // cut at the end of the first line
}

TEST_CASE("dmn: an attribute knows its place, and one of another vocabulary is not ours") {
  const auto xml =
      decisions::read_xml("m.dmn", "<a xmlns:t='urn:t'\n   name=\"x &amp; y\" t:typeRef=\"no\" typeRef='number'/>");
  REQUIRE(xml.root);
  CHECK(xml.root->attribute("name").text == "x & y");
  CHECK(xml.root->attribute("name").span().line == 2);
  CHECK(xml.root->attribute("name").span().column == 10);
  CHECK(xml.root->attribute("typeRef").text == "number");
  CHECK(xml.root->attributes.size() == 2);
}

TEST_CASE("dmn: bytes that are no model are refused with a code and a place") {
  struct Row {
    std::string text;
    std::string finding;
  };
  const std::vector<Row> rows{
      {"", "D001 1:1 this is no good XML"},
      {"hello", "D001 1:6 this is no good XML"},
      {begin, "D001 1:94 this is no good XML"},
      {begin + "<decision></input>" + end, "D001 2:13 this is no good XML"},
      {"<!DOCTYPE a SYSTEM \"file:///etc/passwd\">\n<a/>", "D002 1:1 a DOCTYPE may not stand in this file"},
      {"<!DOCTYPE lolz [<!ENTITY lol \"lol\">]><a>&lol;</a>", "D002 1:1 a DOCTYPE may not stand in this file"},
      {begin + "<decision name=\"&secret;\"/>" + end, "D002 2:17 unknown reference with '&'"},
      {begin + "<description>a &nbsp; b</description>" + end, "D002 2:16 unknown reference with '&'"},
      {std::string("<a>\xFF</a>"), "D004 1:4 this file is not UTF-8"},
      {std::string("<a>\x01</a>"), "D004 1:4 a control character in the file"},
      {std::string("<a>\0</a>", 8), "D004 1:4 a control character in the file"},
      {"<html/>", "D005 1:2 this is no DMN model"},
      {"<definitions xmlns=\"urn:other\"/>", "D005 1:2 this is no DMN model"},
      {begin + "<decision id=\"d\"/>" + end, "D006 2:2 'decision' has no name"},
      {begin + "<decision id=\"d\" name=\"a\"/>\n<decision id=\"d\" name=\"b\"/>" + end,
       "D007 3:15 the id 'd' occurs twice"},
      {begin + "<decision name=\"d\"><decisionTable hitPolicy=\"BEST\"><output/></decisionTable></decision>" + end,
       "D012 2:46 unknown hit policy 'BEST'"},
      {begin +
           "<decision "
           "name=\"d\"><decisionTable><input/><output/><rule><outputEntry/></rule></decisionTable></decision>" +
           end,
       "D011 2:53 this rule has 0 conditions, the table has 1"},
      {begin + "<decision name=\"d\"><decisionTable aggregation=\"SUM\"><output/></decisionTable></decision>" + end,
       "D012 2:21 sum, count, lowest and highest do not fit here"},
      {begin + "<decision name=\"d\"><for iteratorVariable=\"i\"><in/></for></decision>" + end,
       "D006 2:47 'for' lacks 'in'"},
      {begin + "<import namespace=\"x\" importType=\"http://www.w3.org/2001/XMLSchema\"/>" + end,
       "D013 2:2 this kind of import is not read: 'http://www.w3.org/2001/XMLSchema'"},
  };
  for (const auto& row : rows) {
    INFO(row.text);
    CHECK(first_finding(row.text) == row.finding);
  }
}

TEST_CASE("dmn: depth, number and size are bounded") {
  std::string deep;
  for (int i = 0; i < 5000; ++i) deep += "<a>";
  for (int i = 0; i < 5000; ++i) deep += "</a>";
  CHECK(first_finding(deep) == "D003 1:770 the elements are nested too deeply");
  std::string many = "<a>";
  for (int i = 0; i < decisions::xml_nodes_max; ++i) many += "<b/>";
  CHECK(first_finding(many + "</a>").substr(0, 5) == "D003 ");
  CHECK(first_finding(std::string(decisions::dmn_bytes_max + 1, ' ')) == "D003 1:1 this file is too large");
  std::string wide = "<a";
  for (int i = 0; i < 300; ++i) wide += " xmlns:p" + std::to_string(i) + "=\"u\"";
  CHECK(first_finding(wide + "/>").substr(0, 5) == "D003 ");
}
