// SPDX-License-Identifier: Apache-2.0
#include "lookup.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include <fmt/core.h>

#include "base/error.hpp"
#include "base/hash.hpp"
#include "base/utf8.hpp"
#include "language.hpp"
#include "quote.hpp"
#include "words.hpp"

namespace govgraph::cli {
namespace {

constexpr std::size_t kListed = 20;
constexpr std::size_t kCandidates = 2000;

std::optional<Node> by_id(const GraphView& view, std::string_view wanted) {
  if (wanted.size() == 17 && wanted.front() == 'n') wanted.remove_prefix(1);
  std::uint64_t id = 0;
  return parse_hex64(wanted, id) ? view.node(NodeId{id}) : std::nullopt;
}

std::vector<Node> nodes_of(const GraphView& view, const std::vector<NodeId>& ids, std::optional<Label> label) {
  std::vector<Node> out;
  for (const NodeId id : ids) {
    auto node = view.node(id);
    if (node && (!label || node->label == *label)) out.push_back(std::move(*node));
  }
  return out;
}

/// "HOLDS_ROLE → 柳河镇党委", of its first relation.
std::string a_neighbour(const GraphView& view, NodeId id) {
  std::string out;
  view.visit_neighbors(id, Direction::kBoth, std::nullopt, [&](const Neighbor& step) {
    if (const auto other = view.node(step.node))
      out = fmt::format("{}{} {}", step.outgoing ? "" : "← ", word_of(step.type), printable(other->name));
    return false;
  });
  return out;
}

[[noreturn]] void refuse_ambiguous(const GraphView& view, std::string_view wanted, const std::vector<Node>& nodes) {
  std::string message = said("{} nodes bear the name '{}'; give the id of the one you mean:", nodes.size(), wanted);
  for (std::size_t i = 0; i < std::min(nodes.size(), kListed); ++i) {
    const Node& node = nodes[i];
    message += fmt::format("\n  {}  {}  {}", hex(node.id), word_of(node.label), printable(node.name));
    if (!node.scope.empty()) message += fmt::format("  ({})", printable(node.scope));
    message += said("  {} mentions", view.mentions(node.id).size());
    if (const std::string neighbour = a_neighbour(view, node.id); !neighbour.empty()) message += "  " + neighbour;
  }
  if (nodes.size() > kListed)
    message += said("\n  … and {} more: `govgraph search {}` lists them", nodes.size() - kListed, wanted);
  throw UsageError(message);
}

[[noreturn]] void refuse_unknown(const GraphView& view, std::string_view wanted) {
  const auto names = similar_names(view, wanted, 3);
  std::string hint;
  for (const std::string& each : names) hint += (hint.empty() ? "; did you mean " : ", ") + printable(each);
  throw UsageError(fmt::format("no node is named '{}'{}{} `govgraph search` finds parts of names", wanted, hint,
                               hint.empty() ? ";" : "?"));
}

/// The set of pairs of neighbouring characters (of a single character, itself).
std::vector<std::string> pairs_of(std::string_view text) {
  const std::u32string all = utf8::decode_all(text);
  std::vector<std::string> out;
  if (all.size() == 1) out.push_back(utf8::encode(all));
  for (std::size_t i = 0; i + 1 < all.size(); ++i) out.push_back(utf8::encode(std::u32string_view(all).substr(i, 2)));
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

/// Shared pairs, twice over all pairs: 1 for the same text, 0 for nothing in common (Dice's measure).
double likeness(const std::vector<std::string>& a, std::string_view name) {
  const auto b = pairs_of(name);
  std::vector<std::string> both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return a.empty() || b.empty() ? 0 : 2.0 * static_cast<double>(both.size()) / static_cast<double>(a.size() + b.size());
}

}  // namespace

std::string hex(NodeId id) { return hex64(static_cast<std::uint64_t>(id)); }

double tidy(float confidence) { return std::round(static_cast<double>(confidence) * 1e4) / 1e4; }

std::size_t degree_of(const GraphView& view, NodeId id) {
  std::size_t degree = 0;
  view.visit_neighbors(id, Direction::kBoth, std::nullopt, [&](const Neighbor&) { return ++degree, true; });
  return degree;
}

std::vector<std::string> similar_names(const GraphView& view, std::string_view wanted, std::size_t limit) {
  const auto pairs = pairs_of(wanted);
  std::map<std::string, double> found;
  for (const std::string& pair : pairs)
    for (const NodeId id : view.containing(pair, kCandidates))
      if (const auto node = view.node(id)) {
        found.emplace(node->name, likeness(pairs, node->name));
        for (const std::string& alias : node->aliases) found.emplace(alias, likeness(pairs, alias));
      }
  std::vector<std::pair<double, std::string>> order;
  for (const auto& [name, like] : found)
    if (like > 0.2) order.emplace_back(-like, name);
  std::sort(order.begin(), order.end());
  std::vector<std::string> out;
  for (std::size_t i = 0; i < std::min(limit, order.size()); ++i) out.push_back(order[i].second);
  return out;
}

Node find_node(const GraphView& view, std::string_view wanted) {
  if (wanted.empty()) throw UsageError("the name of a node is empty");
  if (auto node = by_id(view, wanted)) return *node;
  std::optional<Label> label;
  std::string_view name = wanted;
  std::vector<Node> nodes = nodes_of(view, view.named(name), std::nullopt);
  if (const std::size_t colon = wanted.find(':'); nodes.empty() && colon != std::string_view::npos) {
    label = label_named(wanted.substr(0, colon));
    if (label) {
      name = wanted.substr(colon + 1);
      nodes = nodes_of(view, view.named(name), label);
    }
  }
  if (nodes.empty()) refuse_unknown(view, name);
  if (nodes.size() > 1) refuse_ambiguous(view, wanted, nodes);
  return nodes.front();
}

}  // namespace govgraph::cli
