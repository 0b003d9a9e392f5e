// SPDX-License-Identifier: Apache-2.0
#include "text/html_tree.hpp"

#include <algorithm>

namespace govgraph::text {

HtmlTree::Piece HtmlTree::keep(std::string_view text) {
  const Piece out{static_cast<std::uint32_t>(arena_.size()), static_cast<std::uint32_t>(text.size())};
  arena_.append(text);
  return out;
}

HtmlTree::Id HtmlTree::add(Id parent, Node node) {
  const Id id = static_cast<Id>(nodes_.size());
  node.parent = parent;
  node.end = id + 1;
  nodes_.push_back(node);
  Node& above = nodes_[parent];
  if (above.first == kNone)
    above.first = id;
  else
    nodes_[above.last].next = id;
  above.last = id;
  return id;
}

HtmlTree::Id HtmlTree::add_element(Id parent, std::string_view name) {
  // A page has a few dozen names; past what fits, whoever made them up means harm.
  constexpr std::size_t kMostNames = 1000;
  auto found = std::find(names_.begin(), names_.end(), name);
  if (found == names_.end() && names_.size() < kMostNames) found = names_.insert(names_.end(), std::string(name));
  Node node;
  node.name = found == names_.end() ? kRoot : static_cast<std::uint16_t>(found - names_.begin());
  node.text.begin = static_cast<std::uint32_t>(attributes_.size());
  return add(parent, node);
}

HtmlTree::Id HtmlTree::add_text(Id parent, std::string_view text) {
  Node node;
  node.name = kText;
  node.text = keep(text);
  return add(parent, node);
}

void HtmlTree::add_attribute(std::string_view name, std::string_view value) {
  Node& node = nodes_.back();
  if (node.attributes == 0xFFFF) return;
  ++node.attributes;
  const Piece key = keep(name);
  attributes_.emplace_back(key, keep(value));
}

std::string_view HtmlTree::name(Id id) const {
  const std::uint16_t name = nodes_[id].name;
  return name >= kRoot ? std::string_view() : std::string_view(names_[name]);
}

std::string_view HtmlTree::text(Id id) const { return is_text(id) ? at(nodes_[id].text) : std::string_view(); }

std::string_view HtmlTree::attribute(Id id, std::string_view name) const {
  const Node& node = nodes_[id];
  if (node.name == kText) return {};
  for (std::uint32_t i = 0; i < node.attributes; ++i)
    if (at(attributes_[node.text.begin + i].first) == name) return at(attributes_[node.text.begin + i].second);
  return {};
}

}  // namespace govgraph::text
