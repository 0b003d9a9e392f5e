// SPDX-License-Identifier: Apache-2.0
#include "pipeline/decision_places.hpp"

#include <algorithm>
#include <vector>

#include "base/utf8.hpp"

namespace govgraph::pipeline {

const std::string& DecisionPlaces::source(DocumentId id) {
  if (last_ != id) last_source_ = writer_.source(id);
  last_ = id;
  return last_source_;
}

std::optional<DocumentId> DecisionPlaces::page_of(const Decision& decision, bool& same_bytes) {
  const auto at_path = decision.document.empty() ? std::nullopt : writer_.info(document_id(decision.document));
  same_bytes = at_path && at_path->digest == decision.digest;
  if (same_bytes || (at_path && decision.digest.empty())) return at_path->id;
  if (!decision.digest.empty() && writer_.indexed()) {
    const std::optional<DocumentId> anywhere = writer_.document_with(decision.digest);
    same_bytes = anywhere.has_value();
    return anywhere || !at_path ? anywhere : std::optional(at_path->id);
  }
  if (!decision.digest.empty() && !digests_read_) {
    for (const DocumentInfo& each : writer_.documents()) {
      const auto [known, fresh] = by_digest_.emplace(each.digest, each.id);
      if (!fresh) known->second = std::min(known->second, each.id);
    }
    digests_read_ = true;
  }
  const auto found = by_digest_.find(decision.digest);
  same_bytes = found != by_digest_.end();
  if (same_bytes) return found->second;
  return at_path ? std::optional(at_path->id) : std::nullopt;
}

/// The only place where the text stands, white space left out of account.
std::optional<ByteSpan> DecisionPlaces::words_in(const std::string& source, const std::string& text) const {
  std::string squeezed;
  std::vector<std::uint32_t> at;  // of each byte of it
  for (std::size_t i = 0; i < source.size();) {
    const utf8::Step step = utf8::decode(source, i);
    if (!utf8::is_space(step.code_point)) {
      utf8::append(squeezed, step.code_point);
      at.resize(squeezed.size(), static_cast<std::uint32_t>(i));
    }
    i += step.length;
  }
  const std::size_t first = squeezed.find(text);
  if (first == std::string::npos || squeezed.find(text, first + 1) != std::string::npos) return std::nullopt;
  const std::uint32_t last = at[first + text.size() - 1];
  return ByteSpan{at[first], last + utf8::decode(source, last).length};
}

std::optional<DecisionPlaces::Place> DecisionPlaces::find(const Decision& decision) {
  bool same_bytes = false;
  const std::optional<DocumentId> id = page_of(decision, same_bytes);
  if (!id) return std::nullopt;
  if (!decision.span && decision.text.empty())
    return same_bytes || decision.digest.empty() ? std::optional(Place{*id, {}}) : std::nullopt;
  const std::string& text = source(*id);
  if (decision.span && decision.span->end <= text.size()) {
    const std::string_view there =
        std::string_view(text).substr(decision.span->begin, decision.span->end - decision.span->begin);
    if (decision.text.empty() ? same_bytes : utf8::squeeze(there) == decision.text) return Place{*id, decision.span};
  }
  if (decision.text.empty()) return std::nullopt;
  const std::optional<ByteSpan> found = words_in(text, decision.text);
  return found ? std::optional(Place{*id, found}) : std::nullopt;
}

}  // namespace govgraph::pipeline
