// SPDX-License-Identifier: EUPL-1.2
// Journals recorded by released versions are replayed for ever: the state they lead to must not change.
// A new sample is recorded with `test_storage "[record]"`, once, when a version is released; an old one never changes.
#include "tests/storage/scripted.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/places.hpp"

#include <boost/json.hpp>
#include <fstream>

using namespace besluit;
using namespace besluit::storage;
using storage::testing::Script;
using storage::testing::whole_life;

namespace {

const std::string folder = besluit::test::source_dir() + "/tests/storage/journals/";

// One line of a sample: an event's row, or (the last line) the state that all of them lead to.
struct Sample {
  std::vector<JournalRow> rows;
  std::string state;
};

JournalRow row_of(const boost::json::object& line) {
  const auto text = [&](const char* key) { return std::string(line.at(key).as_string()); };
  return {text("stream"),
          boost::json::value_to<std::uint64_t>(line.at("seq")),
          line.at("at_ms").as_int64(),
          boost::json::value_to<std::int32_t>(line.at("effective_on")),
          text("actor"),
          text("type"),
          text("body"),
          text("world")};
}

Sample read_sample(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error("no sample " + path);
  Sample sample;
  for (std::string line; std::getline(file, line);) {
    const boost::json::value value = boost::json::parse(line);
    const auto& object = value.as_object();
    if (object.contains("state"))
      sample.state = std::string(object.at("state").as_string());
    else
      sample.rows.push_back(row_of(object));
  }
  return sample;
}

}  // namespace

TEST_CASE("the journal of version 0.1 still leads to the same dossier") {
  const Sample sample = read_sample(folder + "v0.1.jsonl");
  REQUIRE(sample.rows.size() > 50);
  std::vector<dossier::Recorded> events;
  for (const auto& row : sample.rows) {
    auto event = decode_event(row);
    REQUIRE(event);
    CHECK(encode_event(row.stream.substr(2), *event) == row);
    events.push_back(std::move(*event));
  }
  const auto recorded = decode_dossier(sample.state);
  REQUIRE(recorded);
  CHECK(dossier::replay(recorded->id, events) == *recorded);
  CHECK(recorded->result == "adopted");
}

TEST_CASE("record a journal sample", "[.][record]") {
  const Script script = whole_life("herstelplan-eigen-vermogen-2024-1");
  std::ofstream file(folder + "recorded.jsonl");
  for (const auto& event : script.events()) {
    const JournalRow row = encode_event(script.dossier().id, event);
    file << boost::json::object{{"stream", row.stream}, {"seq", row.seq},
                                {"at_ms", row.at_ms},   {"effective_on", row.effective_on},
                                {"actor", row.actor},   {"type", row.type},
                                {"body", row.body},     {"world", row.world}}
         << "\n";
  }
  file << boost::json::object{{"state", encode_dossier(script.dossier())}} << "\n";
}
