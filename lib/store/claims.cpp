// SPDX-License-Identifier: Apache-2.0
#include "store/claims.hpp"

#include <algorithm>
#include <tuple>

#include "base/bytes.hpp"
#include "base/utf8.hpp"
#include "store/counted_set.hpp"
#include "store/keys.hpp"

namespace govgraph::store {
namespace {

constexpr std::uint8_t kForeign = 0x80;

/// A name that a key claims, with the order in which a node prefers them.
struct Candidate {
  std::size_t length = 0;
  std::string name;
  bool foreign = false;
  NodeId key{};
  Label label = Label::kPerson;
  std::string scope;

  bool better_than(const Candidate& other) const {
    if (length != other.length) return length > other.length;
    return std::tie(name, foreign, key, label, scope) < std::tie(other.name, other.foreign, other.key, other.label, other.scope);
  }
};

Candidate candidate_of(NodeId node, const Claim& claim) {
  return {utf8::length(claim.text), std::string(claim.text), claim.key != node, claim.key, claim.label, std::string(claim.detail)};
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

bool visit_claims(NodeId node, std::string_view row, const std::function<void(const Claim&, std::int64_t)>& use) {
  CountedSetReader in(row);
  while (in.next()) {
    const std::optional<Claim> claim = parse_claim(node, in.item());
    if (!claim) return false;
    use(*claim, in.count());
  }
  return in.ok();
}

std::optional<Node> assemble_node(NodeId id, std::string_view row) {
  std::optional<Candidate> best;
  std::vector<std::string> forms;
  Votes votes;
  const bool sound = visit_claims(id, row, [&](const Claim& claim, std::int64_t count) {
    if (claim.kind == Claim::Kind::kProperty) return votes.add(claim.detail, claim.text, count);
    forms.emplace_back(claim.text);
    if (claim.kind != Claim::Kind::kName) return;
    Candidate next = candidate_of(id, claim);
    if (!best || next.better_than(*best)) best = std::move(next);
  });
  if (!sound || !best) return std::nullopt;
  std::sort(forms.begin(), forms.end());
  forms.erase(std::unique(forms.begin(), forms.end()), forms.end());
  std::erase(forms, best->name);
  return Node{id, best->label, std::move(best->name), std::move(best->scope), std::move(forms), votes.elected()};
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
  const std::optional<Node> node = assemble_node(id, row);
  return node ? std::optional(node->label) : std::nullopt;
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
