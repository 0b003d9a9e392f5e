// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "store/contribution.hpp"
#include "store/row_sink.hpp"

namespace govgraph::store {

/// Contributions of several documents, added and taken away, that go into one atomic batch: what they share (a town's
/// node) is added up first. Of this module's own use.
class Group {
 public:
  void add(Contribution contribution) { put(std::move(contribution), 1); }
  void subtract(Contribution contribution) { put(std::move(contribution), -1); }

  bool empty() const { return contributions_.empty(); }
  std::size_t weight() const { return weight_; }  ///< bytes of memory, about

  /// Writes the sum. The group stays as it is.
  void write_to(RowSink& sink) const;
  void clear();

 private:
  struct Signed {
    Contribution contribution;
    int sign;
  };

  void put(Contribution contribution, int sign);
  void write_rows(Family family, RowSink& sink) const;
  void write_items(Family family, RowSink& sink) const;
  void write_postings(RowSink& sink) const;

  std::vector<Signed> contributions_;
  std::size_t weight_ = 0;
};

}  // namespace govgraph::store
