// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "model/graph_view.hpp"

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

/// Calls `use` for each claim of a row; false when the row is malformed.
bool visit_claims(NodeId node, std::string_view row, const std::function<void(const Claim&, std::int64_t count)>& use);

/// The node as shown: its name is the longest in code points, then the least, then the one of its own key. Nullopt when
/// the row is malformed or claims no name.
std::optional<Node> assemble_node(NodeId id, std::string_view row);

/// Its label alone.
std::optional<Label> label_of(NodeId id, std::string_view row);

/// Of several values for a key the one with most votes, then the least.
class Votes {
 public:
  void add(std::string_view key, std::string_view value, std::int64_t count);
  Properties elected();

 private:
  struct Vote {
    std::string key, value;
    std::int64_t count;
  };
  std::vector<Vote> votes_;
};

}  // namespace govgraph::store
