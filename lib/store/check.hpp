// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/cancellation.hpp"

namespace govgraph::store {

struct CheckReport {
  std::uint64_t documents = 0;
  std::uint64_t rows = 0;            ///< derived rows that were compared
  std::uint64_t contradictions = 0;  ///< all that were found
  std::vector<std::string> faults;   ///< the first hundred of them, each a sentence
  bool unfinished = false;           ///< documents came or went since names were last joined across all

  bool sound() const { return contradictions == 0; }
};

/// Derives every node, step, name and piece of evidence anew from what the documents say, in a temporary database (in
/// TMPDIR, about as large as the derived part), and compares row by row; tells, too, whether the documents
/// themselves can be read and hold together, whether the checksums of all tables are right and whether all documents
/// are there that the last command left. The indexes by which changes are judged (index_rows.hpp) are compared, too;
/// joins must stand with both of their keys, which documents name, but whether they are all is not asked. A writer may
/// go on beside it. Throws only when `path` cannot be opened, and CancelledError.
CheckReport check(const std::string& path, const Cancellation& cancellation = {});

}  // namespace govgraph::store
