// SPDX-License-Identifier: Apache-2.0
// Words with boxes, as `pdftotext -bbox-layout` writes them, to pages and their text. Input: one byte, in how many
// pieces it comes, then what the program writes.
#include "text/pages/bbox.hpp"
#include "fuzz/reading_checks.hpp"
#include "text/pages/compose.hpp"
#include "text/pages/volume.hpp"

using namespace govgraph;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size);
  const std::size_t pieces = input.below(16) + 1;
  std::string_view rest = input.rest();
  const std::size_t length = rest.size() / pieces + 1;
  text::Volume volume;
  text::BboxReader reader(
      [&](text::PageWords&& page) { volume.add(text::compose(lexicon::Lexicon::built_in(), std::move(page))); });
  while (!rest.empty()) {
    reader.add(rest.substr(0, length));
    rest.remove_prefix(std::min(length, rest.size()));
  }
  reader.finish();
  fuzz::require_sound(volume.finish());
  return 0;
}
