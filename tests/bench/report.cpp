// SPDX-License-Identifier: EUPL-1.2
#include "tests/bench/report.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace besluit::bench {
namespace {

std::string shown(double value) {
  return value >= 100 ? fmt::format("{:.0f}", value) : fmt::format("{:.2f}", value);
}

std::string or_null(const std::optional<double>& value) {
  return value ? fmt::format("{:.6g}", *value) : "null";
}

}  // namespace

double median(std::vector<double> values) {
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  const std::size_t middle = values.size() / 2;
  return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

Figure against_bare(std::string name, std::string unit, std::vector<double> values, const std::vector<double>& bares,
                    double ratio_at_least) {
  std::vector<double> ratios;
  for (std::size_t i = 0; i < values.size(); ++i) ratios.push_back(values[i] / bares[i]);
  const double ratio = median(ratios);
  return {.name = std::move(name),
          .value = median(values),
          .unit = std::move(unit),
          .bare = median(bares),
          .ratio = ratio,
          .gate = ratio_at_least > 0 ? fmt::format("ratio >= {}", ratio_at_least) : "",
          .met = ratio_at_least > 0 ? std::optional(ratio >= ratio_at_least) : std::nullopt,
          .binding = ratio_at_least > 0,
          .rounds = std::move(values)};
}

std::string as_table(const std::vector<Figure>& figures) {
  std::string out =
      fmt::format("{:<44} {:>10} {:<14} {:>10} {:>6}  {}\n", "what", "measured", "", "bare", "ratio", "gate");
  for (const auto& figure : figures) {
    const std::string verdict = !figure.met ? "" : *figure.met ? "  met" : "  NOT MET";
    out += fmt::format("{:<44} {:>10} {:<14} {:>10} {:>6}  {}{}\n", figure.name, shown(figure.value), figure.unit,
                       figure.bare ? shown(*figure.bare) : "-", figure.ratio ? shown(*figure.ratio) : "-", figure.gate,
                       verdict);
  }
  return out;
}

std::string as_json(const std::vector<Figure>& figures) {
  std::string out = "[";
  for (const auto& figure : figures) {
    std::string rounds;
    for (const double value : figure.rounds) rounds += fmt::format("{}{:.6g}", rounds.empty() ? "" : ",", value);
    out += fmt::format(
        R"({}{{"name":"{}","value":{:.6g},"unit":"{}","bare":{},"ratio":{},"gate":{},"met":{},"rounds":[{}]}})",
        out.size() > 1 ? ",\n " : "", figure.name, figure.value, figure.unit, or_null(figure.bare),
        or_null(figure.ratio), figure.gate.empty() ? "null" : '"' + figure.gate + '"',
        !figure.met   ? "null"
        : *figure.met ? "true"
                      : "false",
        rounds);
  }
  return out + "]\n";
}

}  // namespace besluit::bench
