// SPDX-License-Identifier: Apache-2.0
// Rich text to its text, and that to a document. Input: what stands behind the mark of the format.
#include "base/utf8.hpp"
#include "fuzz/document_checks.hpp"
#include "text/formats.hpp"
#include "text/read.hpp"

using namespace govgraph;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Diagnostics diagnostics;
  const std::string bytes = "{\\rtf" + std::string(reinterpret_cast<const char*>(data), size);
  const auto reading = text::read_rtf({"a.rtf", "", bytes, ""}, diagnostics);
  if (!reading) {
    fuzz::require(!diagnostics.empty(), "what cannot be read is reported");
    return 0;
  }
  fuzz::require(utf8::is_valid(reading->text), "characters are whole");
  const auto document = text::read("a.rtf", reading->text, {"UTF-8", ""}, diagnostics);
  if (document) fuzz::require_sound(*document);
  return 0;
}
