// SPDX-License-Identifier: EUPL-1.2
#include "tests/conformance/tck_run.hpp"

#include "rules/decisions/decision_model.hpp"
#include "rules/decisions/dmn_reader.hpp"
#include "tests/conformance/tck_file.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>

namespace besluit::conformance {
namespace {

namespace fs = std::filesystem;
using feel::Value;

/// A moment for now() and today(); the kit never looks at which one it is.
constexpr feel::CivilDateTime some_moment{1'720'598'400, 0, {}};

std::string read_file(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::vector<fs::path> files_under(const fs::path& folder, std::string_view extension) {
  std::vector<fs::path> files;
  std::error_code error;
  for (auto it = fs::recursive_directory_iterator(folder, error); it != fs::recursive_directory_iterator();
       it.increment(error))
    if (it->is_regular_file(error) && it->path().extension() == extension) files.push_back(it->path());
  std::ranges::sort(files);
  return files;
}

/// The models of one folder: the one that is tested, and those it may import.
class Models {
 public:
  explicit Models(const feel::ZoneSource* zones) : zones_(zones) {}

  std::shared_ptr<const decisions::DecisionModel> load(const fs::path& path) {
    auto main = decisions::read_dmn(path.string(), read_file(path));
    if (!main.value) return nullptr;
    std::vector<decisions::Definitions> others;
    for (const auto& entry : fs::directory_iterator(path.parent_path())) {
      if (entry.path().extension() != ".dmn" || entry.path() == path) continue;
      auto other = decisions::read_dmn(entry.path().string(), read_file(entry.path()));
      if (other.value) others.push_back(std::move(*other.value));
    }
    return decisions::load_model(*main.value, others, {feel::Mode::lenient, zones_}).model;
  }

 private:
  const feel::ZoneSource* zones_;
};

class Runner {
 public:
  Runner(std::string file, const decisions::DecisionModel& model, const feel::ZoneSource* zones, Tally& tally)
      : file_(std::move(file)), model_(model), zones_(zones), tally_(tally) {}

  void run(const TestCase& test) {
    decisions::Facts facts;
    bool fine = true;
    bool valued = false;
    for (const GivenInput& input : test.inputs) {
      auto value = to_value(input.value, zones_);
      if (!value)
        fine = fail(test, input.name, "an input that can be read", input.value.text, {});
      else
        facts.push_back({input.name, std::move(*value), input.name_space});
    }
    for (const WantedResult& result : test.results) {
      ++tally_.results;
      const auto wanted = to_value(result.value, zones_);
      if (!wanted) {
        fine = fail(test, result.name, "a result that can be read", result.value.text, {});
        continue;
      }
      valued = valued || !wanted->is_null();
      fine = judge(test, result, *wanted, facts) && fine;
    }
    ++(fine ? tally_.passed : tally_.failed);
    tally_.valued += valued ? 1 : 0;
    tally_.valued_passed += valued && fine ? 1 : 0;
  }

 private:
  bool judge(const TestCase& test, const WantedResult& result, const Value& wanted, const decisions::Facts& facts) {
    const feel::Host host{zones_, some_moment};
    decisions::Answer answer;
    if (!test.invocable.empty()) {
      answer = model_.serve(test.invocable, facts, host, {});
      // Of a service with several output decisions each is a result of its own.
      if (answer.value.is(feel::Kind::context) && result.name != test.invocable) {
        const Value* part = outputs_of(test.invocable) > 1 ? answer.value.find(result.name) : nullptr;
        if (part != nullptr) answer.value = Value(*part);
      }
    } else {
      answer = model_.decide(result.name, facts, host, {});
    }
    if (matches(wanted, answer.value)) return true;
    std::vector<std::string> messages;
    for (const auto& message : answer.messages) messages.push_back(message.text.en);
    return fail(test, result.name, literal_of(wanted), literal_of(answer.value), std::move(messages));
  }

  std::size_t outputs_of(const std::string& service) const {
    for (const auto& named : model_.services())
      if (named.name == service) return named.type.result().fields().size();
    return 0;
  }

  bool fail(const TestCase& test, const std::string& result, std::string wanted, std::string got,
            std::vector<std::string> messages) {
    tally_.failures.push_back({file_, test.id, result, std::move(wanted), std::move(got), std::move(messages)});
    return false;
  }

  std::string file_;
  const decisions::DecisionModel& model_;
  const feel::ZoneSource* zones_;
  Tally& tally_;
};

void run_file(const fs::path& path, const feel::ZoneSource* zones, Tally& tally) {
  const auto file = read_test_file(path.string(), read_file(path));
  if (file.other) return;
  if (!file.value) {
    std::vector<std::string> messages;
    for (const auto& diagnostic : file.diagnostics) messages.push_back(diagnostic.message.en);
    tally.failures.push_back({path.string(), "", "", "a test file", "no good XML", std::move(messages)});
    ++tally.failed;
    return;
  }
  const fs::path model_path = path.parent_path() / fs::path(file.value->model).filename();
  const auto model = Models(zones).load(model_path);
  if (model == nullptr) {
    tally.failures.push_back({path.string(), "", "", "the model " + model_path.string(), "no model", {}});
    tally.failed += static_cast<int>(std::max<std::size_t>(1, file.value->cases.size()));
    return;
  }
  Runner runner(path.string(), *model, zones, tally);
  for (const TestCase& test : file.value->cases) runner.run(test);
}

}  // namespace

Tree run_tree(const std::string& folder, const feel::ZoneSource* zones) {
  Tree tree;
  std::error_code error;
  tree.found = fs::is_directory(folder, error);
  if (!tree.found) return tree;
  for (const fs::path& path : files_under(folder, ".xml")) run_file(path, zones, tree.tally);
  return tree;
}

void add(Tally& total, Tally more) {
  total.passed += more.passed;
  total.failed += more.failed;
  total.results += more.results;
  total.valued += more.valued;
  total.valued_passed += more.valued_passed;
  std::ranges::move(more.failures, std::back_inserter(total.failures));
}

std::string line_of(const Failure& failure) {
  std::string line = failure.file + " " + failure.test + (failure.result.empty() ? "" : " " + failure.result) +
                     ": wanted " + failure.wanted + ", got " + failure.got;
  for (const std::string& message : failure.messages) line += " (" + message + ")";
  // One line for one failure, whatever stands in the values.
  std::ranges::replace(line, '\n', ' ');
  return line + "\n";
}

std::string closing_lines(const Tally& tally) {
  return std::to_string(tally.results) + " results; " + std::to_string(tally.valued_passed) + " of " +
         std::to_string(tally.valued) + " cases that expect a value other than null passed\n" +
         std::to_string(tally.passed) + " passed, " + std::to_string(tally.failed) + " failed\n";
}

std::string as_json(const Tally& tally) {
  boost::json::array failures;
  for (const Failure& failure : tally.failures) {
    boost::json::array messages(failure.messages.begin(), failure.messages.end());
    failures.push_back(boost::json::object{{"file", failure.file},
                                           {"case", failure.test},
                                           {"result", failure.result},
                                           {"wanted", failure.wanted},
                                           {"got", failure.got},
                                           {"messages", std::move(messages)}});
  }
  return serialize(boost::json::object{{"passed", tally.passed},
                                       {"failed", tally.failed},
                                       {"results", tally.results},
                                       {"not_null", tally.valued},
                                       {"not_null_passed", tally.valued_passed},
                                       {"failures", std::move(failures)}}) +
         "\n";
}

}  // namespace besluit::conformance
