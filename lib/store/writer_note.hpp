// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace govgraph::store {

/// The file WRITER beside the lock: who holds it. It only tells; the lock decides. Goes with this. Of this module's own
/// use.
class WriterNote {
 public:
  /// What cannot be written is left out.
  explicit WriterNote(const std::string& path);
  ~WriterNote();
  WriterNote(const WriterNote&) = delete;
  WriterNote& operator=(const WriterNote&) = delete;

 private:
  std::string file_;
};

/// "`govgraph build`, process 4711 on machine, since 2025-01-06 09:30 UTC"; "" when nobody left a note, or one who is
/// no more.
std::string writer_of(const std::string& path);

}  // namespace govgraph::store
