// SPDX-License-Identifier: Apache-2.0
// What parsers of PDF and recognisers of pictures write (MinerU, docling, hOCR, ALTO, PaddleOCR) to its text. Input:
// the file.
#include "fuzz/reading_checks.hpp"
#include "text/formats.hpp"

using namespace govgraph;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  for (const bool recognised : {false, true}) {
    Diagnostics diagnostics;
    auto reading = recognised ? text::text_of_recognised(bytes, "a", lexicon::Lexicon::built_in(), diagnostics)
                              : text::read_json({"a.json", "", bytes, ""}, diagnostics);
    if (reading)
      fuzz::require_sound(std::move(*reading));
    else
      fuzz::require(!diagnostics.empty(), "a file that cannot be read is reported");
  }
  return 0;
}
