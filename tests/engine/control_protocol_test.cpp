// SPDX-License-Identifier: EUPL-1.2
#include "engine/control/access.hpp"
#include "engine/control/framing.hpp"
#include "engine/control/protocol.hpp"
#include "tests/support/catch.hpp"

#include <boost/json.hpp>

#include <string>
#include <vector>

namespace {

using namespace besluit::engine;
using Strings = std::vector<std::string>;

/// As it goes over the wire.
std::string ended(std::string text) {
  return text + '\0';
}

Strings messages_of(Framer& framer) {
  Strings all;
  while (auto message = framer.next()) all.push_back(*message);
  return all;
}

TEST_CASE("two messages are found wherever the stream is cut") {
  const std::string stream = ended("{\"a\":1}") + ended("{\"bc\":2}");
  for (std::size_t first = 0; first <= stream.size(); ++first)
    for (std::size_t second = first; second <= stream.size(); ++second) {
      Framer framer{100};
      Strings found;
      for (const std::string& part :
           {stream.substr(0, first), stream.substr(first, second - first), stream.substr(second)}) {
        REQUIRE(framer.feed(part));
        for (auto& message : messages_of(framer)) found.push_back(std::move(message));
      }
      CHECK(found == Strings{"{\"a\":1}", "{\"bc\":2}"});
      CHECK(framer.held() == 0);
    }
}

TEST_CASE("a message may be as long as the bound and no longer") {
  Framer framer{4};
  CHECK(framer.feed(std::string{"abcd"}));
  CHECK(framer.feed(std::string(1, '\0')));
  CHECK(messages_of(framer) == Strings{"abcd"});
  CHECK_FALSE(framer.feed("abcde"));
}

TEST_CASE("a call is read strictly") {
  struct Row {
    std::string message;
    std::string result;  ///< "method parameters flags", or the error's beginning
  };
  const auto deep = [](std::size_t levels) {
    return "{\"method\":\"a.B\",\"parameters\":{\"x\":" + std::string(levels, '[') + std::string(levels, ']') + "}}";
  };
  const std::vector<Row> rows{
      {R"({"method":"a.B"})", "a.B {} "},
      {R"({"method":"a.B","parameters":null,"more":null})", "a.B {} "},
      {R"({"method":"a.B","parameters":{"x":1},"more":true})", "a.B {\"x\":1} more"},
      {R"({"method":"a.B","oneway":true,"upgrade":true})", "a.B {} oneway upgrade"},
      {R"({"method":"a.B","later":[1]})", "a.B {} "},
      {R"({"method":"a.B","more":1})", "oneway, more and upgrade are true or false"},
      {R"({"method":7})", "a call has a method"},
      {R"({"parameters":{}})", "a call has a method"},
      {R"({"method":"a.B","parameters":[]})", "parameters are a JSON object"},
      {R"(["a.B"])", "a call is a JSON object"},
      {"", "no JSON"},
      {"GET / HTTP/1.1", "no JSON"},
      {"{\"method\":\"a.B\"} x", "no JSON"},
      {"{\"method\":\"\xff\"}", "no JSON"},
      {deep(200), "no JSON"},
  };
  for (const Row& row : rows) {
    const auto request = parse_request(row.message);
    std::string result;
    if (request)
      result = request->method + " " + boost::json::serialize(*request->parameters) + " " +
               (request->oneway ? "oneway" : "") + (request->more ? "more" : "") + (request->upgrade ? " upgrade" : "");
    else
      result = request.error().substr(0, row.result.size());
    CAPTURE(row.message);
    CHECK(result == row.result);
  }
  CHECK(parse_request(deep(60)).has_value());
}

TEST_CASE("messages are written with their NUL") {
  using boost::json::object;
  CHECK(reply_message(object{{"a", 1}}) == ended("{\"parameters\":{\"a\":1}}"));
  CHECK(reply_message(object{}, true) == ended("{\"parameters\":{},\"continues\":true}"));
  CHECK(error_message("x.Y", object{}) == ended("{\"error\":\"x.Y\",\"parameters\":{}}"));
}

TEST_CASE("rights follow from who is connected") {
  struct Row {
    std::uint32_t uid;
    Strings groups;
    Rights rights;
  };
  constexpr std::uint32_t daemon = 990;
  const Rights none{};
  const Rights all{true, true, true};
  const std::vector<Row> rows{
      {0, {}, all},
      {daemon, {}, all},
      {1000, {}, none},
      {1000, {"users", "besluitd-clerks", "Besluitd"}, none},
      {1000, {"besluitd"}, {true, false, false}},
      {1000, {"users", "besluitd-clerk"}, {true, true, false}},
      {1000, {"besluitd-admin"}, all},
      {1000, {"besluitd", "besluitd-clerk", "besluitd-admin"}, all},
  };
  for (const Row& row : rows) {
    CAPTURE(row.uid, row.groups);
    CHECK(rights_of(row.uid, row.groups, daemon) == row.rights);
  }
  CHECK(none.allow(Right::none));
  CHECK_FALSE(none.allow(Right::read));
  CHECK(actor_name(1000, "jansen") == "uid 1000 (jansen)");
  CHECK(actor_name(1000, "") == "uid 1000");
}

}  // namespace
