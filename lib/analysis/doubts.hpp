// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/cancellation.hpp"
#include "model/graph_view.hpp"

namespace govgraph::analysis {

/// What a reader should look at before she trusts that a node is one thing.
struct Doubt {
  enum class Kind : std::uint8_t {
    kJoined,  ///< unlike names that were made one
    kSame,    ///< likely one, and not joined: a candidate for SAME_AS
    kTwo,     ///< one name in two organs, years apart: may be two
  } kind = Kind::kJoined;
  NodeId node{};   ///< that bears the fuller name
  NodeId other{};  ///< of kSame: the other node; else `node`
  Label label = Label::kPerson;
  std::string name, scope;              ///< of `node`
  std::string other_name, other_scope;  ///< the other name; of kTwo the organs, "甲 / 乙"
  std::string reason;
  std::uint64_t times = 1;     ///< in so many documents; of kSame how often `other` is named
  Located place, other_place;  ///< a sentence of each
};

std::string_view name_of(Doubt::Kind kind);  ///< "joined", "same", "two"

struct DoubtOptions {
  std::vector<Label> labels{};   ///< none: all
  std::optional<NodeId> node{};  ///< only of this one
  std::size_t limit = 50;        ///< of each kind
  bool joined = true, same = true, two = true;
  Cancellation cancellation{};
};

/// Joined ones first, then candidates, then what may be two, each in the order of names. What people have decided is in
/// no doubt. Cost: a pass over the headers of documents; for `two` one over the edges; a look-up or two for each that
/// is shown. Throws CancelledError.
std::vector<Doubt> find_doubts(const GraphView& view, const DoubtOptions& options = {});

}  // namespace govgraph::analysis
