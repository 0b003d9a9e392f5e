// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string_view>
#include <vector>

#include "model/decision.hpp"

/// What decisions make of what one document says. Pure functions.
namespace govgraph::pipeline {

/// A decision and where in the document it lies, if it names a place.
struct PlacedDecision {
  const Decision* decision = nullptr;
  std::vector<Subject> about, other;  ///< what its subjects may be called in the pages: as written, or before they were
                                      ///< renamed or relabelled
  std::optional<ByteSpan> span;
};

/// Whether one scope is the other, or lies within it, or either is not told.
bool scopes_fit(const std::optional<std::string>& wanted, std::string_view scope);

/// Entities that bear the first of the names that any bears: as their own, else as an alias. With a span, only such as
/// are named in it. Indexes, ascending.
std::vector<std::uint32_t> find_entities(const DocumentFacts& facts, const std::vector<Subject>& subjects,
                                         const std::optional<ByteSpan>& span);

/// Each gives whether there was something to do. The facts are in normal order before, not after; ids of what comes new
/// are functions of label, name and scope.
bool split(DocumentFacts& facts, const PlacedDecision& placed);
bool add(DocumentFacts& facts, std::string_view source, const PlacedDecision& placed);

/// Where a page has made two names one that are not: those who are named by the other name become an entity of their
/// own.
bool part_names(DocumentFacts& facts, std::string_view source, const PlacedDecision& placed);
bool leave_out_entity(DocumentFacts& facts, const PlacedDecision& placed);

/// Of the edges of `type` from one of `heads` to one of `tails` (either way, where it is symmetric) the evidence that
/// the decision is about.
bool leave_out_edges(DocumentFacts& facts, const PlacedDecision& placed, const std::set<NodeId>& heads,
                     const std::set<NodeId>& tails);

/// The article of a place: that of a mention there, else the first that spans it.
std::uint32_t article_at(const DocumentFacts& facts, ByteSpan span);

/// The scope of the part that a split takes off.
std::string split_scope(std::string_view scope, const Decision& decision);

}  // namespace govgraph::pipeline
