// SPDX-License-Identifier: EUPL-1.2
#include "workflows/reading/hit_policy.hpp"

#include <algorithm>
#include <array>

namespace besluit::reading {
namespace {

using decisions::Aggregation;
using decisions::HitPolicy;

struct Row {
  Word word;
  HitPolicy policy;
  Aggregation aggregation;
};

constexpr std::array table{
    Row{{"unique", "uniek", "unique"}, HitPolicy::unique, Aggregation::none},
    Row{{"any", "eensluidend", "any"}, HitPolicy::any, Aggregation::none},
    Row{{"priority", "voorrang", "priority"}, HitPolicy::priority, Aggregation::none},
    Row{{"first", "eerste", "first"}, HitPolicy::first, Aggregation::none},
    Row{{"output-order", "volgorde van uitkomst", "output order"}, HitPolicy::output_order, Aggregation::none},
    Row{{"rule-order", "volgorde van regels", "rule order"}, HitPolicy::rule_order, Aggregation::none},
    Row{{"collect", "verzamel", "collect"}, HitPolicy::collect, Aggregation::none},
    Row{{"collect-sum", "verzamel som", "collect sum"}, HitPolicy::collect, Aggregation::sum},
    Row{{"collect-lowest", "verzamel laagste", "collect lowest"}, HitPolicy::collect, Aggregation::min},
    Row{{"collect-highest", "verzamel hoogste", "collect highest"}, HitPolicy::collect, Aggregation::max},
    Row{{"collect-count", "verzamel aantal", "collect count"}, HitPolicy::collect, Aggregation::count},
};

constexpr auto words = [] {
  std::array<Word, table.size()> result{};
  for (std::size_t i = 0; i < table.size(); ++i) result[i] = table[i].word;
  return result;
}();

}  // namespace

std::span<const Word> hit_policy_words() {
  return words;
}

std::optional<std::string> read_hit_policy(Report& report, const Node* node) {
  if (node != nullptr && node->is_scalar()) {
    for (const Row& row : table)
      if (node->text == decisions::letter(row.policy, row.aggregation)) return std::string(row.word.token);
  }
  return read_word(report, node, hit_policy_words());
}

HitPolicyMeaning hit_policy_of(std::string_view token) {
  const auto found = std::ranges::find_if(table, [&](const Row& row) { return row.word.token == token; });
  return {found->policy, found->aggregation};
}

}  // namespace besluit::reading
