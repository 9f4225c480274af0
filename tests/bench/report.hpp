// SPDX-License-Identifier: EUPL-1.2
// What a suite measures, and how it is shown.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace besluit::bench {

/// One measured figure. `value` and `bare` are medians over the rounds; `ratio` is the median of the rounds' own
/// ratios, because the machine's speed drifts between rounds but hardly within one.
struct Figure {
  std::string name;
  double value = 0;
  std::string unit;             ///< "transitions/s", "s", "MB"
  std::optional<double> bare;   ///< the calibration beside it, same unit
  std::optional<double> ratio;  ///< value / bare
  std::string gate;             ///< "ratio >= 0.6", or an aim: "aim <= 2 s"; empty: none
  std::optional<bool> met;      ///< absent without a gate or aim
  bool binding = false;         ///< a gate that is not met makes the run fail; an aim does not
  std::vector<double> rounds;   ///< the values, in order
};

struct Options {
  double seconds = 10;  ///< about how long each measurement may take
  std::string routes;   ///< folder with the Hecht files
  std::string daemon;   ///< path of besluitd; empty: the one beside this program
  std::string part;     ///< one part of a suite; empty: all of it
};

/// A named group of measurements. Prints nothing; progress goes to stderr.
struct Suite {
  const char* name;
  const char* what;
  std::vector<Figure> (*run)(const Options& options);
};

[[nodiscard]] double median(std::vector<double> values);
/// Compares two sides measured in the same rounds.
[[nodiscard]] Figure against_bare(std::string name, std::string unit, std::vector<double> values,
                                  const std::vector<double>& bares, double ratio_at_least);
[[nodiscard]] std::string as_table(const std::vector<Figure>& figures);
[[nodiscard]] std::string as_json(const std::vector<Figure>& figures);

std::vector<Figure> run_store(const Options& options);
std::vector<Figure> run_calendar(const Options& options);
std::vector<Figure> run_rules(const Options& options);
std::vector<Figure> run_language(const Options& options);
std::vector<Figure> run_notices(const Options& options);

}  // namespace besluit::bench
