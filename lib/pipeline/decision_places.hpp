// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>

#include "model/decision.hpp"
#include "store/writer.hpp"

namespace govgraph::pipeline {

/// Finds the pages of decisions: by the digest, at the path or anywhere; where the page has changed since, by the path
/// and the words, if they stand there once. Of one thread.
class DecisionPlaces {
 public:
  explicit DecisionPlaces(const store::Writer& writer) : writer_(writer) {}

  struct Place {
    DocumentId document{};
    std::optional<ByteSpan> span;  ///< where the decision has one, or words
  };

  /// Nullopt when there is no such page, or its words are gone. A look-up; where the database is not
  /// indexed the first page that has moved costs a pass over all headers. Throws StorageError, CorruptionError.
  std::optional<Place> find(const Decision& decision);

  const std::string& source(DocumentId id);  ///< the text; lives until another is asked for

 private:
  std::optional<DocumentId> page_of(const Decision& decision, bool& same_bytes);
  std::optional<ByteSpan> words_in(const std::string& source, const std::string& text) const;

  const store::Writer& writer_;
  std::map<std::string, DocumentId> by_digest_;
  bool digests_read_ = false;
  std::optional<DocumentId> last_;
  std::string last_source_;
};

}  // namespace govgraph::pipeline
