// SPDX-License-Identifier: Apache-2.0
#include "serve/layered_names.hpp"

#include <algorithm>

namespace govgraph::serve {
namespace {

constexpr std::uint32_t kGone = NameChanges::kGone;
constexpr std::size_t kShare = 10, kFew = 1000;

void add(NameIndex& to, const std::vector<std::string>& names, search::Speller& speller) {
  to.add(names.front(), std::span(names).subspan(1), speller);
}

void renumber(std::vector<Found>& found, const std::vector<std::uint32_t>& numbers) {
  for (Found& each : found) each.node = numbers[each.node];
}

}  // namespace

/// All that is not as it was in the shared index, ascending: what changed now, and what had changed before and stayed
/// so.
std::vector<NamedNode> LayeredNames::named_after(const NameChanges& changes) const {
  std::vector<NamedNode> out = changes.named;
  if (!layers_) return out;
  for (std::uint32_t i = 0; i < layers_->came_now.size(); ++i) {
    const std::uint32_t node = changes.moved[layers_->came_now[i]];
    if (node != kGone) out.push_back({node, layers_->came.names_of(i), layers_->came.links(i)});
  }
  std::sort(out.begin(), out.end(), [](const NamedNode& a, const NamedNode& b) { return a.node < b.node; });
  return out;
}

LayeredNames LayeredNames::made_anew(const std::vector<std::uint32_t>& numbers,
                                     const std::vector<NamedNode>& named) const {
  NameIndex all;
  search::Speller speller;
  std::vector<std::uint32_t> links;
  auto next = named.begin();
  const auto add_until = [&](std::uint32_t node) {
    for (; next != named.end() && next->node < node; ++next) {
      add(all, next->names, speller);
      links.push_back(next->links);
    }
  };
  for (std::uint32_t i = 0; i < numbers.size(); ++i) {
    if (numbers[i] == kGone) continue;
    add_until(numbers[i]);
    add(all, base_->names_of(i), speller);
    links.push_back(base_->links(i));
  }
  add_until(kGone);
  all.finish(std::move(links));
  return LayeredNames(std::move(all));
}

LayeredNames LayeredNames::changed(const NameChanges& changes) const {
  auto next = std::make_shared<Layers>();
  std::size_t gone = 0;
  for (std::uint32_t i = 0; i < base_->nodes(); ++i) {
    const std::uint32_t before = now(i);
    next->now.push_back(before == kGone ? kGone : changes.moved[before]);
    gone += next->now.back() == kGone ? 1 : 0;
  }
  const std::vector<NamedNode> named = named_after(changes);
  if (std::max(gone, named.size()) > base_->nodes() / kShare + kFew) return made_anew(next->now, named);
  search::Speller speller;
  std::vector<std::uint32_t> links_gone, links_came;
  for (std::uint32_t i = 0; i < next->now.size(); ++i) {
    if (next->now[i] != kGone) continue;
    add(next->gone, base_->names_of(i), speller);
    links_gone.push_back(0);
  }
  for (const NamedNode& each : named) {
    add(next->came, each.names, speller);
    next->came_now.push_back(each.node);
    links_came.push_back(each.links);
  }
  next->gone.finish(std::move(links_gone));
  next->came.finish(std::move(links_came));
  LayeredNames out(*this);
  out.layers_ = std::move(next);
  return out;
}

NameIndex::Result LayeredNames::search(std::string_view part, std::size_t limit,
                                       const NameIndex::Wanted& wanted) const {
  if (!layers_) return base_->search(part, limit, wanted);
  const Layers& layers = *layers_;
  const auto stayed = [&](std::uint32_t node) {
    return layers.now[node] != kGone && (!wanted || wanted(layers.now[node]));
  };
  NameIndex::Result out, came;
  if (wanted) {
    out = base_->search(part, limit, stayed);
    came = layers.came.search(part, limit, [&](std::uint32_t node) { return wanted(layers.came_now[node]); });
  } else {
    out = {base_->best(part, limit, stayed), base_->count(part) - layers.gone.count(part)};
    came = layers.came.search(part, limit);
  }
  renumber(out.best, layers.now);
  renumber(came.best, layers.came_now);
  out.best.insert(out.best.end(), came.best.begin(), came.best.end());
  std::sort(out.best.begin(), out.best.end());
  out.best.resize(std::min(limit, out.best.size()));
  out.found += came.found;
  return out;
}

void LayeredNames::visit(std::string_view part, const std::function<void(std::uint32_t)>& use) const {
  base_->visit(part, [&](std::uint32_t node) {
    if (now(node) != kGone) use(now(node));
  });
  if (layers_) layers_->came.visit(part, [&](std::uint32_t node) { use(layers_->came_now[node]); });
}

}  // namespace govgraph::serve
