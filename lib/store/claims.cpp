// SPDX-License-Identifier: Apache-2.0
#include "store/claims.hpp"

#include <algorithm>
#include <tuple>

#include "base/bytes.hpp"
#include "base/sort_unique.hpp"
#include "base/utf8.hpp"
#include "store/keys.hpp"

namespace govgraph::store {
namespace {

constexpr std::uint8_t kForeign = 0x80;

/// What decides, beside itself, whether the name of a node gives way to another.
struct Standing {
  bool foreign = false;
  NodeId key{};
};

bool is_better(const Claim& claim, const Node& node, const Standing& standing) {
  const std::size_t length = utf8::length(claim.text), before = utf8::length(node.name);
  if (length != before) return length > before;
  const bool foreign = claim.key != node.id;
  const std::string_view name = node.name, scope = node.scope;
  return std::tie(claim.text, foreign, claim.key, claim.label, claim.detail) <
         std::tie(name, standing.foreign, standing.key, node.label, scope);
}

}  // namespace

void append_claim(std::string& out, NodeId node, const Claim& claim) {
  const bool foreign = claim.key != node;
  out += static_cast<char>(static_cast<std::uint8_t>(claim.kind) | (foreign ? kForeign : 0));
  if (foreign) append_id(out, claim.key);
  if (claim.kind == Claim::Kind::kName) out += static_cast<char>(claim.label);
  if (claim.kind == Claim::Kind::kName || claim.kind == Claim::Kind::kProperty) bytes::append_text(out, claim.detail);
  out.append(claim.text);
}

std::optional<Claim> parse_claim(NodeId node, std::string_view item) {
  bytes::Cursor in(item);
  Claim out;
  const std::uint8_t tag = in.byte(), kind = tag & ~kForeign;
  if (kind < 1 || kind > 4) return std::nullopt;
  out.kind = Claim::Kind{kind};
  out.key = (tag & kForeign) != 0 ? NodeId{in.be64()} : node;
  if (out.kind == Claim::Kind::kName) {
    const std::uint8_t label = in.byte();
    if (label < 1 || label > labels().size()) return std::nullopt;
    out.label = Label{label};
  }
  if (out.kind == Claim::Kind::kName || out.kind == Claim::Kind::kProperty) out.detail = in.text();
  out.text = in.rest();
  if (!in.ok()) return std::nullopt;
  return out;
}

bool assemble_node(NodeId id, std::string_view row, Node& out) {
  out.id = id;
  out.aliases.clear();
  Standing standing;
  bool named = false;
  Votes votes;
  const bool sound = visit_claims(id, row, [&](const Claim& claim, std::int64_t count) {
    if (claim.kind == Claim::Kind::kProperty) return votes.add(claim.detail, claim.text, count);
    if (claim.kind != Claim::Kind::kName || (named && !is_better(claim, out, standing))) {
      out.aliases.emplace_back(claim.text);
      return;
    }
    if (named) out.aliases.push_back(out.name);
    named = true;
    standing = {claim.key != id, claim.key};
    out.label = claim.label;
    out.name = claim.text;
    out.scope = claim.detail;
  });
  if (!sound || !named) return false;
  sort_unique(out.aliases);
  std::erase(out.aliases, out.name);
  out.properties = votes.elected();
  return true;
}

std::optional<Label> label_of(NodeId id, std::string_view row) {
  std::optional<Label> only;
  bool several = false;
  const bool sound = visit_claims(id, row, [&](const Claim& claim, std::int64_t) {
    if (claim.kind != Claim::Kind::kName) return;
    several = several || (only && *only != claim.label);
    only = claim.label;
  });
  if (!sound || !several) return sound ? only : std::nullopt;
  Node node;
  return assemble_node(id, row, node) ? std::optional(node.label) : std::nullopt;
}

void Votes::add(std::string_view key, std::string_view value, std::int64_t count) {
  for (Vote& each : votes_)
    if (each.key == key && each.value == value) {
      each.count += count;
      return;
    }
  votes_.push_back({std::string(key), std::string(value), count});
}

Properties Votes::elected() {
  std::sort(votes_.begin(), votes_.end(), [](const Vote& a, const Vote& b) {
    if (a.key != b.key) return a.key < b.key;
    return a.count != b.count ? a.count > b.count : a.value < b.value;
  });
  Properties out;
  for (Vote& each : votes_)
    if (out.empty() || out.back().first != each.key) out.emplace_back(std::move(each.key), std::move(each.value));
  return out;
}

}  // namespace govgraph::store
