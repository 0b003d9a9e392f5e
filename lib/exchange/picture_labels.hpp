// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace govgraph::exchange {

struct PictureBox {
  double left = 0, top = 0, right = 0, bottom = 0;

  bool meets(const PictureBox& other) const {
    return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
  }
  bool holds(const PictureBox& other) const {
    return left <= other.left && other.right <= right && top <= other.top && other.bottom <= bottom;
  }
};

/// About how wide a text is drawn, in sizes of its letters.
double width_of(std::string_view text);

/// Room for texts: none covers another. A look costs a look at each text and each circle, so their number must be
/// bounded.
class PictureRoom {
 public:
  PictureRoom(PictureBox whole, std::vector<PictureBox> circles) : whole_(whole), circles_(std::move(circles)) {}

  enum class Circles : std::uint8_t { kAvoid, kAvoidIfPossible };

  /// Takes the first of the places that covers no text and no circle; else, if that will do, the first that covers no
  /// text.
  std::optional<PictureBox> take(std::span<const PictureBox> places, Circles circles);

 private:
  PictureBox whole_;
  std::vector<PictureBox> circles_, texts_;
};

}  // namespace govgraph::exchange
