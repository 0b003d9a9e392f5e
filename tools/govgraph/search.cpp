// SPDX-License-Identifier: Apache-2.0
#include "search.hpp"

#include <algorithm>
#include <limits>
#include <tuple>

#include "lookup.hpp"
#include "search/pinyin.hpp"

namespace govgraph::cli {
namespace {

enum class Fit { kExact, kPrefix, kContains, kSpelling, kSpellingPrefix, kSpellingPart, kNone };

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& each : out)
    if (each >= 'A' && each <= 'Z') each = static_cast<char>(each - 'A' + 'a');
  return out;
}

Fit fit_of(std::string_view name, std::string_view part) {
  if (name == part) return Fit::kExact;
  if (name.starts_with(part)) return Fit::kPrefix;
  return name.find(part) == std::string_view::npos ? Fit::kNone : Fit::kContains;
}

/// How names fit what is sought: as they are written and, where it is typed in letters, as they are spelt.
class Fits {
 public:
  explicit Fits(std::string_view part) : part_(part), lower_(lower(part)), letters_(search::as_spelling(lower_)) {}

  bool spelt() const { return letters_.has_value(); }

  Fit of(std::string_view name) {
    const Fit out = fit_of(name, part_);
    if (out != Fit::kNone || !letters_) return out;
    if (const Fit any_case = fit_of(lower(name), lower_); any_case != Fit::kNone) return any_case;
    const auto fit = search::fit_of(speller_.spell(name), *letters_);
    return fit ? static_cast<Fit>(static_cast<int>(Fit::kSpelling) + static_cast<int>(*fit)) : Fit::kNone;
  }

  /// The best that one of its names does, and which.
  std::pair<Fit, std::string> of(const Node& node) {
    std::pair out(of(node.name), node.name);
    for (const std::string& alias : node.aliases)
      if (const Fit fit = of(alias); fit < out.first) out = {fit, alias};
    return out;
  }

 private:
  std::string part_, lower_;
  std::optional<std::string> letters_;
  search::Speller speller_;
};

struct Ranked {
  Fit fit = Fit::kNone;
  Hit hit;
};

auto order_of(const Ranked& each) {
  return std::make_tuple(each.fit, -static_cast<std::ptrdiff_t>(each.hit.links),
                         -static_cast<std::ptrdiff_t>(each.hit.mentions), std::string_view(each.hit.node.name),
                         each.hit.node.id);
}

}  // namespace

Hits search(const GraphView& view, std::string_view part, const std::vector<Label>& labels, std::size_t limit) {
  Fits fits(part);
  std::vector<Ranked> ranked;
  const auto take = [&](const Node& node) {
    if (!labels.empty() && std::find(labels.begin(), labels.end(), node.label) == labels.end()) return;
    auto [fit, name] = fits.of(node);
    if (fit != Fit::kNone) ranked.push_back({fit, {node, std::move(name), degree_of(view, node.id)}});
  };
  if (fits.spelt()) {
    view.visit_nodes(std::nullopt, [&](const Node& node) {
      take(node);
      return true;
    });
  } else {
    for (const NodeId id : view.containing(part, std::numeric_limits<std::size_t>::max()))
      if (const auto node = view.node(id)) take(*node);
  }
  const auto better = [](const Ranked& a, const Ranked& b) { return order_of(a) < order_of(b); };
  std::sort(ranked.begin(), ranked.end(), better);
  // Mentions cost a look at the disk, so they are counted only for those that may be shown, and for their equals.
  std::size_t kept = std::min(limit, ranked.size());
  while (kept > 0 && kept < ranked.size() && ranked[kept].fit == ranked[kept - 1].fit &&
         ranked[kept].hit.links == ranked[kept - 1].hit.links && kept < 2 * limit)
    ++kept;
  Hits out;
  out.found = ranked.size();
  ranked.resize(kept);
  for (Ranked& each : ranked) each.hit.mentions = view.mentions(each.hit.node.id).size();
  std::sort(ranked.begin(), ranked.end(), better);
  if (ranked.size() > limit) ranked.resize(limit);
  for (Ranked& each : ranked) out.best.push_back(std::move(each.hit));
  return out;
}

}  // namespace govgraph::cli
