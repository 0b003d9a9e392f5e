// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "model/graph_view.hpp"
#include "store/counted_set.hpp"

/// The items of a row of `nodes`: what documents say of a node's keys.
///   item    = tag(kind, +0x80 when the key is not the node) [key] payload
///   payload = claim: label text(scope) name | alias: form | declared: form | property: text(key) value
namespace govgraph::store {

struct Claim {
  enum class Kind : std::uint8_t { kName = 1, kAlias = 2, kDeclared = 3, kProperty = 4 } kind = Kind::kName;
  NodeId key{};
  Label label = Label::kPerson;  ///< of kName
  std::string_view detail;       ///< of kName the scope, of kProperty the key
  std::string_view text;         ///< the name, the form, the value
};

void append_claim(std::string& out, NodeId node, const Claim& claim);
std::optional<Claim> parse_claim(NodeId node, std::string_view item);

/// Calls `use(claim, count)` for each claim of a row, which lives for the call; false when the row is malformed.
template <class Use>
bool visit_claims(NodeId node, std::string_view row, Use use) {
  CountedSetReader in(row);
  while (in.next()) {
    const std::optional<Claim> claim = parse_claim(node, in.item());
    if (!claim) return false;
    use(*claim, in.count());
  }
  return in.ok();
}

/// The node as shown, over `out`: its name is the longest in code points, then the least, then the one of its own key.
/// False when the row is malformed or claims no name.
bool assemble_node(NodeId id, std::string_view row, Node& out);

/// Its label alone.
std::optional<Label> label_of(NodeId id, std::string_view row);

/// Of several values for a key the one with most votes, then the least.
class Votes {
 public:
  void add(std::string_view key, std::string_view value, std::int64_t count);
  Properties elected();
  void clear() { votes_.clear(); }

 private:
  struct Vote {
    std::string key, value;
    std::int64_t count;
  };
  std::vector<Vote> votes_;
};

}  // namespace govgraph::store
