// SPDX-License-Identifier: EUPL-1.2
// libFuzzer entry for models: any bytes as a .dmn, read, compiled, analysed and asked. Built with BESLUIT_FUZZ only;
// the corpus beside it is also run, and damaged, by an ordinary test (tests/rules/hostile_model_test.cpp).
#include "rules/decisions/analysis.hpp"
#include "rules/decisions/decision_model.hpp"
#include "rules/decisions/dmn_reader.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace besluit;
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto read = decisions::read_dmn("fuzz.dmn", text);
  if (!read.value) {
    if (!diagnostic::has_errors(read.diagnostics)) std::abort();
    return 0;
  }
  for (const auto mode : {feel::Mode::strict, feel::Mode::lenient}) {
    const auto loaded = decisions::load_model(*read.value, {}, {mode, nullptr});
    for (const auto& d : loaded.diagnostics)
      if (d.span.line < 1 || d.span.column < 1 || diagnostic::render(d, text, Language::nl).empty()) std::abort();
    for (const auto& table : loaded.model->tables()) (void)decisions::analyse(*table.table);
    for (const auto& named : loaded.model->decisions()) (void)loaded.model->decide(named.name, {}, {}, {true, true});
  }
  return 0;
}
