// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "base/cancellation.hpp"

namespace govgraph::store {

/// The format that this program writes, and the newest that it reads. 2 has the indexes of index_rows.hpp, which who
/// writes must keep, 3 that of documents by their digests among them; one of an earlier format becomes one of format 3
/// when it is opened for writing, and gets them when it is judged.
inline constexpr std::uint32_t kFormat = 3;
inline constexpr std::uint32_t kOldestFormat = 1;  ///< the oldest that it reads

/// What a graph was built with: documents that were read in different ways do not belong together.
struct BuildStamp {
  std::string lexicon;  ///< version of the lexicon; empty: not known, or of no concern to this writer
  std::string passes;   ///< of the passes
  std::string options;  ///< those of the command line that change what is read

  friend bool operator==(const BuildStamp&, const BuildStamp&) = default;
};

/// From when on a document is written in slices, so that memory is bounded, and several documents together as files of
/// sorted rows; less only for tests.
struct LargeDocuments {
  std::size_t facts = std::size_t{6} << 20;   ///< bytes of its packed facts: some 4 MB of pages
  std::size_t slice = std::size_t{24} << 20;  ///< bytes in memory of derived rows
  std::size_t group = std::size_t{8} << 20;   ///< bytes in memory of several documents, some 2 MB of pages
};

struct OpenOptions {
  BuildStamp stamp{};     ///< how the documents that come were read
  bool restamps = false;  ///< also where the database was built otherwise: Writer::restamp says when none of it is left
  bool create = true;     ///< make the database when there is none
  bool bulk = false;      ///< for a new database that takes many documents at once, each path once; see Writer::flush
  Cancellation cancellation{};  ///< once requested, what scans, derives anew or merges throws CancelledError
  LargeDocuments large{};
  void* environment = nullptr;  ///< a rocksdb::Env that outlives the writer, for tests of faults; null: the machine's
};

}  // namespace govgraph::store
