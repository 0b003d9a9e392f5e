// SPDX-License-Identifier: Apache-2.0
#include "exchange/picture_labels.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace govgraph::exchange {

double width_of(std::string_view text) {
  double width = 0;
  for (std::size_t i = 0; i < text.size();) {
    const utf8::Step step = utf8::decode(text, i);
    width += step.code_point < 0x2E80 ? 0.56 : 1.0;
    i += step.length;
  }
  return width;
}

std::optional<PictureBox> PictureRoom::take(std::span<const PictureBox> places, Circles circles) {
  std::optional<PictureBox> found;
  for (const PictureBox& box : places) {
    const auto meets = [&](const PictureBox& other) { return box.meets(other); };
    if (!whole_.holds(box) || std::any_of(texts_.begin(), texts_.end(), meets)) continue;
    const bool free = std::none_of(circles_.begin(), circles_.end(), meets);
    if (!free && (circles == Circles::kAvoid || found)) continue;
    found = box;
    if (free) break;
  }
  if (found) texts_.push_back(*found);
  return found;
}

}  // namespace govgraph::exchange
