// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace govgraph::text {

/// A picture in shades of grey, row by row from the top: 0 is black, 255 white.
struct Picture {
  std::size_t width = 0;
  std::size_t height = 0;
  std::string shades;  ///< width * height bytes

  unsigned char at(std::size_t x, std::size_t y) const { return static_cast<unsigned char>(shades[y * width + x]); }
};

/// Of a PGM file with one byte a pixel (`pdftoppm -gray`); nullopt for anything else, or a cut one.
std::optional<Picture> read_pgm(std::string_view bytes);

std::string write_pgm(const Picture& picture);

/// By how many degrees the lines of a page sink to the right, within ±3; 0 where nothing tells. Found as the angle at
/// which the rows of ink are parted most sharply (the projection profile of Postl, "Detection of linear oblique
/// structures", ICPR 1986), to a fiftieth of a degree. Linear in the pixels.
float skew_of(const Picture& picture);

/// Turned about its middle so that lines that sink by `degrees` are level; of the same size, what comes in is white.
/// Linear.
Picture levelled(const Picture& picture, float degrees);

struct Point {
  float x = 0, y = 0;
};

/// Where a point of a levelled picture, or page, of that size was before it was turned.
Point before_levelling(Point point, float width, float height, float degrees);

}  // namespace govgraph::text
