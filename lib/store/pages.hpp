// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/error.hpp"
#include "model/graph_view.hpp"
#include "store/database.hpp"

namespace govgraph::store {

/// Paths and texts of documents, the last used kept unpacked. Thread-safe.
class Pages {
 public:
  struct Page {
    std::string path;
    std::string source;
  };

  /// Pages that one scan has met, so that it need not ask what all share. Where one is dropped from there, all are
  /// forgotten at the next look. Of one thread.
  class Recall {
   private:
    friend class Pages;
    struct Slot {
      DocumentId id{};
      std::shared_ptr<const Page> page;  ///< null where the slot is free
    };

    Slot& slot(DocumentId id);
    void grow();

    std::vector<Slot>
        slots_;  ///< a power of two; ids are hashes, so a page stands at the low bits of its own, or soon after
    std::size_t used_ = 0;
    std::uint64_t dropped_ = 0;
  };

  explicit Pages(const Database& database) : database_(database) {}

  /// Throws CorruptionError when the document is not there or cannot be unpacked.
  std::shared_ptr<const Page> page(DocumentId id) const;

  /// The text alone, which is not kept: for whoever goes through many. Empty where there is no such document. Throws
  /// CorruptionError when it cannot be unpacked.
  std::string source(DocumentId id) const;

  /// What stands at a place of the document, into `out`. Throws CorruptionError when the place lies outside.
  void locate(DocumentId id, std::uint32_t article, ByteSpan span, std::string_view rule, Recall& recall,
              Located& out) const;

 private:
  using Recent = std::list<std::pair<DocumentId, std::shared_ptr<const Page>>>;

  const Page& page(DocumentId id, Recall& recall) const;
  CorruptionError missing(DocumentId id) const;
  std::shared_ptr<const Page> load(DocumentId id) const;
  void keep(DocumentId id, const std::shared_ptr<const Page>& page) const;

  const Database& database_;
  mutable std::mutex mutex_;
  mutable Recent recent_;  ///< the last used in front
  mutable std::unordered_map<DocumentId, Recent::iterator> at_;
  mutable std::size_t bytes_ = 0;
  mutable std::atomic<std::uint64_t> dropped_{0};  ///< how often one was
};

}  // namespace govgraph::store
