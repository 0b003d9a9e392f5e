// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/cancellation.hpp"
#include "model/graph_view.hpp"
#include "model/relation_time.hpp"

namespace govgraph::analysis {

/// By what the beginning or the end of a tenure is known.
enum class KnownBy : std::uint8_t {
  kNothing,
  kSentence,   ///< a sentence states the date
  kPage,       ///< of a beginning: the first page that says so
  kSuccessor,  ///< of an end: the first day of whoever holds the office next
  kFormer,     ///< of an end: the first page that calls it former
};

std::string_view name_of(KnownBy by);  ///< "", "sentence", "page", "successor", "former"

/// One person in one office, from when to when as far as pages tell. An office that one person holds at a time (书记,
/// 镇长, but not 副镇长, 委员) passes from hand to hand: who holds it, loses it and holds it again has two tenures.
struct Tenure {
  NodeId seat{};     ///< whose office it is: the organ, or of a town's government the town
  NodeId organ{};    ///< as the last page names it
  std::string role;  ///< without 代 or 代理
  NodeId person{};
  bool acting = false;  ///< some page calls it so
  std::optional<Days> since{};
  std::optional<Days> until{};
  KnownBy since_by = KnownBy::kNothing;
  KnownBy until_by = KnownBy::kNothing;
  std::optional<Days> last_page{};  ///< the last that says it holds
  std::int32_t gap = 0;  ///< days between the stated end of the tenure before and the stated beginning of this
  std::vector<std::pair<EdgeId, ArticleRef>> statements{};  ///< in order of time
};

/// All tenures of an organ or a person, or of the graph where `of` is none: by organ and role, in order of time; those
/// of which nothing tells when they began stand before whoever held the office when they were called former. Offices of
/// a town's government that pages also give to the town are one office, and people of one name in one office are one.
/// Of an area also the offices of the organs that govern it. Cost: of a node its relations and those of its offices; of
/// the graph one pass over edges. Throws CancelledError.
std::vector<Tenure> tenures(const GraphView& view, std::optional<NodeId> of, const Cancellation& cancellation = {});

/// Tenure `first` was followed by `second`, in an office that one person holds at a time. Indices.
struct Succession {
  std::size_t first = 0;
  std::size_t second = 0;
};

/// Who was followed by whom. REQUIRES: in the order of `tenures`.
std::vector<Succession> successions(const std::vector<Tenure>& tenures);

/// Where the statements of a tenure stand, in their order, at most `limit`. The evidence of each of its edges is read
/// once.
std::vector<Located> evidence_of(const GraphView& view, const Tenure& tenure,
                                 std::size_t limit = static_cast<std::size_t>(-1));

/// Whether one person at a time holds such an office in an organ.
bool is_held_by_one(const std::string& role);

}  // namespace govgraph::analysis
