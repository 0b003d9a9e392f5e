// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/contribution.hpp"
#include "store/file_sink.hpp"
#include "store/group.hpp"
#include "store/statements.hpp"

namespace govgraph::store {

/// One half of the change: what the document says under some equivalences, taken away or added.
struct Half {
  Half(DocumentId id, std::span<const NodeId> nodes, int its_sign) : builder(id, nodes), sign(its_sign) {}

  void move_to(Group& group) { sign > 0 ? group.add(builder.take()) : group.subtract(builder.take()); }

  ContributionBuilder builder;
  int sign;
};

/// A change of one large document, or of many. Derived rows are made in slices, each of which becomes a file of sorted
/// rows a family; `commit` lets the database take up all of them, or none. So it costs the memory of the facts as
/// packed bytes and of one slice. Throws CancelledError between two facts or rows. Of this module's own use.
class LargeChange {
 public:
  /// REQUIRES that nothing waits to be written to `database`, which outlives it.
  LargeChange(Database& database, std::size_t slice_weight, Cancellation cancellation);
  ~LargeChange();
  LargeChange(const LargeChange&) = delete;
  LargeChange& operator=(const LargeChange&) = delete;

  void subtract(DocumentId id, std::string_view row) { derive(id, row, -1); }
  void add(DocumentId id, std::string_view row) { derive(id, row, 1); }

  /// The document is joined as `wanted` says, which holds for all documents. False when it is so already.
  bool rejoin(DocumentId id, std::string_view row, const Equivalences& wanted);

  /// What several documents add and take away, as a slice of its own.
  void add(const Group& group);

  /// A row of the families that are not derived: of each family in ascending order, each key once.
  void put(Family family, std::string_view key, std::string_view value) { own_.put(family, key, value); }
  void erase(Family family, std::string_view key) { own_.erase(family, key); }

  void commit();

 private:
  /// Where the files are made, unless a bulk load has it already.
  class Folder {
   public:
    explicit Folder(std::string path);
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

   private:
    std::string path_;
    bool own_ = false;
  };

  void derive(DocumentId id, std::string_view row, int sign);
  void write_slice(std::span<Half> halves, std::size_t least);
  void keep(FileSink& sink);

  Database& database_;
  std::size_t slice_weight_;
  Cancellation cancellation_;
  Folder folder_;  // goes last
  std::size_t slices_ = 0;
  FileSink own_;
  std::map<Family, std::vector<std::string>> files_;
};

}  // namespace govgraph::store
