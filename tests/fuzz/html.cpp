// SPDX-License-Identifier: Apache-2.0
// A page of HTML to its text, and that to a document. Input: the page.
#include "base/utf8.hpp"
#include "fuzz/document_checks.hpp"
#include "text/formats.hpp"
#include "text/read.hpp"

using namespace govgraph;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string page(reinterpret_cast<const char*>(data), size);
  Diagnostics diagnostics;
  const auto reading = text::read_html({"a.html", "", page, ""}, diagnostics);
  if (!reading) {
    fuzz::require(!diagnostics.empty(), "a page that cannot be read is reported");
    return 0;
  }
  const std::string& text = reading->text;
  diagnostics.clear();
  const auto document = text::read("a.html", text, {"UTF-8", ""}, diagnostics);
  fuzz::require(utf8::is_valid(text) || !diagnostics.empty(), "broken bytes of a page are reported");
  if (document) fuzz::require_sound(*document);
  return 0;
}
