// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

namespace govgraph::exchange {

/// Where a picture is drawn, in points of a drawing whose upper left corner is 0, 0. Colours are "#rrggbb". What is
/// drawn later lies above. A `hint` is shown by formats that can, where one points at it.
class Canvas {
 public:
  struct Spot {
    double x = 0, y = 0;
  };
  struct Stroke {
    std::string_view colour;
    double width = 1;
    double opacity = 1;
    bool dashed = false;
  };
  struct Style {
    double size = 12;
    std::string_view colour = "#222222";
    bool haloed = false;  ///< with a white rim, so that it is read above lines
  };

  virtual ~Canvas();

  virtual void begin(double width, double height, std::string_view title) = 0;
  virtual void line(Spot from, Spot to, const Stroke& stroke, std::string_view hint) = 0;
  virtual void polygon(std::span<const Spot> corners, std::string_view colour, double opacity) = 0;
  virtual void circle(Spot middle, double radius, std::string_view colour, std::string_view hint) = 0;
  virtual void text(Spot begin, std::string_view text, const Style& style) = 0;  ///< `begin`: of its base line
  virtual void finish() = 0;
};

}  // namespace govgraph::exchange
