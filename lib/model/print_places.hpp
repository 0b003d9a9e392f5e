// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "model/graph_view.hpp"
#include "model/layout.hpp"

namespace govgraph {

/// A piece of evidence, or a part of it, as it stands in print.
struct PrintPlace {
  std::uint32_t page = 1;  ///< counted from 1
  Box box;                 ///< points from the page's upper left corner

  friend bool operator==(const PrintPlace&, const PrintPlace&) = default;
};

/// Runs of text that follow one another in one line, or one column of a vertical line, as one box.
std::vector<PrintPlace> lines_in_print(const std::vector<Placed>& runs);

/// "[1, 56.7, 102.3, 301.5, 113.1]" for each, as a list: the page, then left, top, right, bottom. Empty for none.
std::string boxes_text(const std::vector<PrintPlace>& places);

/// The shortest decimal of it, to a twentieth of a point.
std::string points_text(float points);

/// To a twentieth of a point, as layouts are kept.
double rounded_points(float points);

/// Where mentions and evidence stand in print. Of documents it keeps the last that were asked for, within a bound of
/// bytes. Thread-safe. The view must outlive it.
class PrintPlaces {
 public:
  explicit PrintPlaces(const GraphView& view);
  ~PrintPlaces();
  PrintPlaces(const PrintPlaces&) = delete;
  PrintPlaces& operator=(const PrintPlaces&) = delete;

  /// In the order of the text; empty for a document whose format tells no places. O(log n) in a document that is kept,
  /// else it is unpacked.
  std::vector<PrintPlace> of(const Located& place) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace govgraph
