// SPDX-License-Identifier: EUPL-1.2
// libFuzzer entry for the reader: any bytes as a route, an organisation and a folder. Built with BESLUIT_FUZZ only; the
// corpus beside it is also run as an ordinary test (tests/workflows/reading_input_test.cpp).
#include "workflows/reading/reading.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace besluit;
  const reading::Source source{"fuzz.yaml", std::string(reinterpret_cast<const char*>(data), size)};
  const auto route = reading::read_workflow(source, nullptr);
  const auto organisation = reading::read_organisation(source);
  const auto folder = reading::read_folder({source});
  if (route.value.has_value() == diagnostic::has_errors(route.diagnostics)) std::abort();
  if (organisation.value.has_value() == diagnostic::has_errors(organisation.diagnostics)) std::abort();
  for (const auto& d : folder.diagnostics) {
    if (reading::code(d.code) == nullptr || d.span.line < 1 || d.span.column < 1) std::abort();
    if (diagnostic::render(d, source.text, Language::nl).empty()) std::abort();
  }
  return 0;
}
